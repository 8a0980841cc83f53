// Loads the component the way a program that installed it would: by the entry points its manifest names.

import { transpile } from "@bytecodealliance/jco-transpile";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const target = (path) => fileURLToPath(new URL(`../../target/${path}`, import.meta.url));

/// The folder of the package.
export const COMPONENT = process.env.BANGFU_COMPONENT ?? target("component");

/// The component of the Component Model.
export const MODEL = process.env.BANGFU_COMPONENT_MODEL ?? target("component-model/bangfu.wasm");

/// The package's manifest.
export async function manifest() {
  return JSON.parse(await readFile(join(COMPONENT, "package.json"), "utf8"));
}

/// An entry point that starts by itself.
export async function load(entry) {
  const { exports } = await manifest();
  return import(pathToFileURL(join(COMPONENT, exports[entry].default)));
}

/// The entry point for Node, ready to use.
export const loadNode = () => load("./node");

/// The entry point for pages and the memory of its instance, started with the module's bytes since Node fetches no files.
export async function startWeb() {
  const { exports } = await manifest();
  const component = await load("./web");
  const bytes = await readFile(join(COMPONENT, exports["./web/bangfu_bg.wasm"]));
  const { memory } = component.initSync({ module: bytes });
  return { component, memory };
}

/// The entry point for pages, ready to use.
export const loadWeb = async () => (await startWeb()).component;

/// The TypeScript declarations of an entry point.
export async function declarations(entry) {
  const { exports } = await manifest();
  return readFile(join(COMPONENT, exports[entry].types), "utf8");
}

/// The interface of the Component Model's component in Node, transpiled by jco into a folder from where the
/// shims of WASI are found.
export async function transpiled() {
  const { files } = await transpile(MODEL, { name: "bangfu" });
  const folder = fileURLToPath(new URL("../node_modules/.bangfu-transpiled", import.meta.url));
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return (await import(pathToFileURL(join(folder, "bangfu.js")))).filings;
}
