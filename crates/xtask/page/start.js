async function start() {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is missing");
  await init({ module_or_path: source() });
  started();
}

start().catch((error) => {
  console.error(error);
  const note = document.getElementById("opening") || document.getElementById("app");
  note.hidden = false;
  note.textContent = "$SENTENCE";
  regret(note);
});
