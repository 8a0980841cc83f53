// Which of the site's two modules draws the route in the address: the same division as in site/src/app.rs.
const wanted = () => (/^#\/(check|notice|open|office|keys|roster|help|sheet)(\/|$)/.test(location.hash) ? "desk" : "form");
