// How long from a keystroke until the finding is in the page, beside form libraries, in the same run:
// `node run.mjs BENCH [--rows 100,5000] [--peers bangfu,bare] [--rounds 3]`. BENCH is a folder with `keystroke/run.mjs`,
// which times every peer in a browser of its own, taking turns. The last line is the result as JSON.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./bundle.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "100,5000" },
    peers: { type: "string", default: "bangfu,bare" },
    rounds: { type: "string", default: "3" },
    keys: { type: "string", default: "7" },
  },
});
const bench = resolve(positionals[0] ?? ".");
bundle(bench);

const folder = mkdtempSync(join(tmpdir(), "bangfu-keystroke-"));
const out = join(folder, "keystroke.jsonl");
const options = Object.entries({ ...values, out }).flatMap(([name, value]) => [`--${name}`, value]);
const { status } = spawnSync(process.execPath, ["keystroke/run.mjs", ...options], { cwd: bench, stdio: ["ignore", "inherit", "inherit"] });
if (status !== 0) throw new Error(`${bench}/keystroke/run.mjs ended with ${status}`);
const runs = readFileSync(out, "utf8").trim().split("\n").map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/// The times of one peer and size; the first key of a run finds cold code and does not count.
function figures(peer, rows) {
  const own = runs.filter((run) => run.peer === peer && run.rows === rows);
  const times = (kind, what) => own.flatMap((run) => (run[kind]?.out ?? []).slice(1).map((key) => key[what]));
  const faults = own.map((run) => run.error ?? run.cell?.fail ?? run.cross?.fail ?? run.pageerror).filter(Boolean);
  return {
    peer,
    rows,
    keys: times("cell", "dom").length,
    cell_ms: median(times("cell", "dom")),
    painted_ms: median(times("cell", "paint")),
    sum_ms: median(times("cross", "dom")),
    mount_ms: median(own.map((run) => run.mount?.paint).filter(Boolean)),
    heap_mib: median(own.map((run) => run.heap / 2 ** 20).filter(Boolean)),
    ...(faults.length > 0 && { faults }),
  };
}

const table = values.peers.split(",").flatMap((peer) => values.rows.split(",").map((rows) => figures(peer, Number(rows))));
console.log(JSON.stringify(table));
