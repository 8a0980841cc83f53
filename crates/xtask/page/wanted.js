// Which of the site's modules draws the route in the address: the same division as in site/src/app.rs.
const wanted = () => {
  const [, page] = /^#\/(\w+)/.exec(location.hash) || [];
  if (page === "form") return "form";
  return ["check", "notice", "open", "office", "keys", "roster", "help", "sheet"].includes(page) ? "desk" : "home";
};
