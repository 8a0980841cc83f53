const chosen = modules[wanted()];
const link = document.createElement("link");
link.rel = "modulepreload";
link.href = new URL(chosen.glue, import.meta.url).href;
link.integrity = chosen.glueIntegrity;
document.head.append(link);

const source = () => fetch(new URL(chosen.wasm, import.meta.url), { integrity: chosen.wasmIntegrity });
const init = async (options) => (await import(link.href)).default(options);

// Keeping the site for later comes after what is wanted now.
const started = () => {
  const script = document.createElement("script");
  script.src = new URL(offline.path, import.meta.url).href;
  script.integrity = offline.integrity;
  document.head.append(script);
};

