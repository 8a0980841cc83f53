// The worker: it is handed its module, then answers one request after the other.
let ready;
self.onmessage = async ({ data: { wasm, id, call, words } }) => {
  if (wasm) {
    ready = wasm_bindgen({ module_or_path: wasm });
    return;
  }
  try {
    await ready;
    self.postMessage({ id, value: wasm_bindgen[call](...words) });
  } catch (error) {
    self.postMessage({ id, error });
  }
};
