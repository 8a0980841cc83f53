// A worker: it is handed its module, then answers requests.
let ready;
self.onmessage = async ({ data: { wasm, id, call, words } }) => {
  if (wasm) {
    ready = wasm_bindgen({ module_or_path: wasm });
    return;
  }
  try {
    await ready;
    self.postMessage({ id, value: await wasm_bindgen[call](...words) });
  } catch (error) {
    self.postMessage({ id, error });
  }
};
