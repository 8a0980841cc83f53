// Loads the component the way a program that installed it would: by the entry points its manifest names.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const target = fileURLToPath(new URL("../../target/component", import.meta.url));

/// The folder of the package.
export const COMPONENT = process.env.BANGFU_COMPONENT ?? target;

/// The package's manifest.
export async function manifest() {
  return JSON.parse(await readFile(join(COMPONENT, "package.json"), "utf8"));
}

/// The entry point for Node, ready to use.
export async function loadNode() {
  const { exports } = await manifest();
  return import(pathToFileURL(join(COMPONENT, exports["./node"].default)));
}

/// The entry point for pages, started with the module's bytes since Node fetches no files.
export async function loadWeb() {
  const { exports } = await manifest();
  const web = await import(pathToFileURL(join(COMPONENT, exports["./web"].default)));
  const bytes = await readFile(join(COMPONENT, exports["./web/bangfu_bg.wasm"]));
  web.initSync({ module: bytes });
  return web;
}

/// The TypeScript declarations of an entry point.
export async function declarations(entry) {
  const { exports } = await manifest();
  return readFile(join(COMPONENT, exports[entry].types), "utf8");
}
