// Only browsers that know no modules run this, so it is written for them.
var note = document.getElementById("opening");
note.removeAttribute("hidden");
note.textContent = "$SENTENCE";
