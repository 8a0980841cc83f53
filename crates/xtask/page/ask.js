// Asks a worker by its name; the first question starts it. `workers` says where each is.
{
  const started = new Map();
  const start = async (name) => {
    const { glue, wasm } = workers[name];
    const address = URL.createObjectURL(new Blob([await glue()], { type: "text/javascript" }));
    const worker = new Worker(address);
    const asked = new Map();
    let count = 0;
    worker.onmessage = ({ data: { id, value, error } }) => {
      const { resolve, reject } = asked.get(id);
      asked.delete(id);
      error === undefined ? resolve(value) : reject(error);
    };
    worker.onerror = () => {
      for (const { reject } of asked.values()) reject();
      started.delete(name);
    };
    worker.postMessage({ wasm: await wasm() });
    return (call, words) => new Promise((resolve, reject) => {
      const id = ++count;
      asked.set(id, { resolve, reject });
      worker.postMessage({ id, call, words });
    });
  };
  globalThis.bangfuAsk = async (name, call, words) => {
    if (!started.has(name)) started.set(name, start(name));
    const ask = await started.get(name).catch((error) => { started.delete(name); throw error; });
    return ask(call, words);
  };
}
