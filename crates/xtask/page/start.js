async function start() {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is missing");
  await init({ module_or_path: source() });
}

start().catch((error) => {
  console.error(error);
  document.getElementById("app").textContent = "$SENTENCE";
});
