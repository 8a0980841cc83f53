// Makes the bundle by which a bench of form libraries mounts the single file beside its peers:
// `node bundle.mjs BENCH` writes BENCH/dist/bangfu.js.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SINGLE, SITE } from "../../browser/support/built.mjs";
import { packer } from "../../browser/support/command.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/// The compiled measuring form and an index that names it, by their ids in the page.
export function packs() {
  const folder = mkdtempSync(join(tmpdir(), "bangfu-measure-"));
  try {
    cpSync(SITE, folder, { recursive: true });
    packer(["add", here("measure-2026"), folder]);
    const read = (id) => readFileSync(join(folder, "packs", `${id}.json`), "utf8");
    return Object.fromEntries(["index", "measure-2026", "measure-2026/table"].map((id) => [id, read(id)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/// Writes the bundle into the folder of a bench.
export function bundle(bench) {
  const { index, ...own } = packs();
  const page = JSON.stringify(readFileSync(SINGLE, "utf8"));
  mkdirSync(join(bench, "dist"), { recursive: true });
  const adapter = readFileSync(here("peer.js"), "utf8");
  writeFileSync(join(bench, "dist/bangfu.js"), `{\nconst PAGE = ${page};\nconst PACKS = ${JSON.stringify({ ...own, index })};\n${adapter}}\n`);
}
