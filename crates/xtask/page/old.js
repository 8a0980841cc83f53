// Only browsers that know no modules run this, so it is written for them.
document.getElementById("app").textContent = "$SENTENCE";
