const chosen = modules[wanted()];
const link = document.createElement("link");
link.rel = "modulepreload";
link.href = new URL(chosen.glue, import.meta.url).href;
link.integrity = chosen.glueIntegrity;
document.head.append(link);

const add = (file) => {
  const script = document.createElement("script");
  script.src = new URL(file.path, import.meta.url).href;
  script.integrity = file.integrity;
  document.head.append(script);
  return script;
};

// Inside another page, the program finds whom to tell.
const framed = parent !== self && new Promise((resolve) => {
  const script = add(embedded);
  script.onload = script.onerror = resolve;
});

// The words of a form come first; the program, thirty times as large, does not take the line from them.
const source = async () => {
  await shown;
  return fetch(new URL(chosen.wasm, import.meta.url), { integrity: chosen.wasmIntegrity });
};
const init = async (options) => {
  await framed;
  return (await import(link.href)).default(options);
};

// Keeping the site for later comes after what is wanted now.
const started = () => add(offline);
