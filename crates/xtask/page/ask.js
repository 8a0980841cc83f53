// Asks the worker that unlocks and locks key files, which the first question starts. `glue` and `wasm` say where it is.
{
  let worker;
  let count = 0;
  const asked = new Map();
  const settle = ({ data: { id, value, error } }) => {
    const { resolve, reject } = asked.get(id);
    asked.delete(id);
    error === undefined ? resolve(value) : reject(error);
  };
  const breakOff = () => {
    for (const { reject } of asked.values()) reject();
    asked.clear();
    worker = undefined;
  };
  const start = async () => {
    const address = URL.createObjectURL(new Blob([await glue()], { type: "text/javascript" }));
    const started = new Worker(address);
    started.onmessage = settle;
    started.onerror = breakOff;
    started.postMessage({ wasm: await wasm() });
    return started;
  };
  globalThis.bangfuAsk = async (call, words) => {
    worker ??= start();
    const started = await worker.catch((error) => { worker = undefined; throw error; });
    return new Promise((resolve, reject) => {
      const id = ++count;
      asked.set(id, { resolve, reject });
      started.postMessage({ id, call, words });
    });
  };
}
