const chosen = modules[wanted()];
const link = document.createElement("link");
link.rel = "modulepreload";
link.href = new URL(chosen.glue, import.meta.url).href;
link.integrity = chosen.glueIntegrity;
document.head.append(link);

// The words of a form come first; the program, thirty times as large, does not take the line from them.
const source = async () => {
  await shown;
  return fetch(new URL(chosen.wasm, import.meta.url), { integrity: chosen.wasmIntegrity });
};
const init = async (options) => (await import(link.href)).default(options);

// Keeping the site for later comes after what is wanted now.
const started = () => {
  const script = document.createElement("script");
  script.src = new URL(offline.path, import.meta.url).href;
  script.integrity = offline.integrity;
  document.head.append(script);
};

