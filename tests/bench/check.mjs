// How many filings a second the component checks in Node, beside validators of JSON, taking turns on the same documents:
// `node check.mjs BENCH [--rounds 9]`. BENCH is the folder of a peer benchmark with `validate/lib.mjs` and its libraries:
// ajv, compiled, and zod, both told the rules of fields; what reaches over cells they have as functions written by hand.
// Every side begins with the text. The last line is the result as JSON.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { load as component } from "../component/support.mjs";
import { packs } from "./keystroke/bundle.mjs";

const DOCUMENTS = "tasklist-600";
const TODAY = "2026-12-01";
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: "string", default: "9" } } });
const bench = resolve(positionals[0] ?? ".");
const { resolve: place } = createRequire(join(bench, "package.json"));
const library = (name) => import(pathToFileURL(place(name)));

const { load, schemaOf, toZod, crossTasklist } = await import(pathToFileURL(join(bench, "validate/lib.mjs")));
const { default: Ajv } = await library("ajv/dist/2020.js");
const zod = await library("zod");
const { lines } = load(DOCUMENTS);
const schema = schemaOf("tasklist");
const ajv = new Ajv({ allErrors: true, strict: false }).compile(schema);
const shape = toZod(zod.z ?? zod, schema).superRefine((document, context) => {
  for (const path of crossTasklist(document)) context.addIssue({ code: "custom", path, message: "cross" });
});

const { load: loaded } = await component("./node");
const ours = loaded(packs()["measure-2026/table"]);
const [{ id, title }] = ours.forms();

/// The same document as a filing of the measuring form.
function filing(line, at) {
  const { target, rows } = JSON.parse(line);
  const row = ({ startDate, endDate, done, county, ...cells }) =>
    ({ ...cells, county: Number(county), start: startDate, end: endDate, done: done ? "是" : "否" });
  const filer = { name: "示例单位（虚构）", uscc: "12370900990000017P" };
  return JSON.stringify({
    type: "filing", title, form: { id, version: "1", pack: "sha-256:" },
    id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`, revision: 1, previous: null,
    period: { from: "2026-01-01", to: "2026-12-31" }, parties: [{ role: "bureau", ...filer }],
    answers: { filer_name: filer.name, filer_uscc: filer.uscc, target, rows: rows.map(row) }, explanations: [],
  });
}

const filings = lines.map(filing);
/// What each side does to a document, by its place; whether it refuses it.
const SIDES = {
  bangfu: (at) => ours.check(filings[at], TODAY).verdict !== "ready",
  "ajv, fields": (at) => !ajv(JSON.parse(lines[at])),
  "ajv, fields, and rules by hand": (at) => {
    const document = JSON.parse(lines[at]);
    return !ajv(document) | (crossTasklist(document).length > 0);
  },
  "zod, fields, and rules by hand": (at) => !shape.safeParse(JSON.parse(lines[at])).success,
};

const times = Object.fromEntries(Object.keys(SIDES).map((side) => [side, []]));
const refused = {};
for (let round = -1; round < Number(values.rounds); round++) {
  for (const [side, judge] of Object.entries(SIDES)) {
    refused[side] = 0;
    const started = performance.now();
    for (let at = 0; at < lines.length; at++) refused[side] += judge(at) ? 1 : 0;
    // The first round finds cold code and does not count.
    if (round >= 0) times[side].push((performance.now() - started) / lines.length);
  }
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const own = median(times.bangfu);
const table = Object.keys(SIDES).map((side) => {
  const each = median(times[side]);
  return { side, milliseconds: each, per_second: 1000 / each, ratio: own / each, refused: refused[side], of: lines.length };
});
console.log(JSON.stringify(table));
