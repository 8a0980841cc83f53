// Holds a function `check(filing, today)` to the conformance kit: `node run.mjs ./mine.mjs`, or `conform(check)`.
//
// `filing` is the text of a file, `today` a day `YYYY-MM-DD`; the answer is the report, as an object or as JSON text.
// Nothing is needed but Node.

import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/// The value as canonical JSON (RFC 8785). Numbers of a report are whole; JavaScript sorts texts by UTF-16 code unit.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/// A copy of a document with a JSON Patch (RFC 6902) of `add`, `remove` and `replace` applied.
export function patched(document, patch) {
  const copy = structuredClone(document);
  for (const { op, path, value } of patch) {
    const steps = path.slice(1).split("/");
    const last = steps.pop();
    const parent = steps.reduce((part, step) => part[step], copy);
    if (!Array.isArray(parent)) {
      if (op === "remove") delete parent[last];
      else parent[last] = structuredClone(value);
    } else if (op === "remove") parent.splice(Number(last), 1);
    else parent.splice(Number(last), op === "add" ? 0 : 1, structuredClone(value));
  }
  return copy;
}

/// Every case of the kit: `{file, name, today, text, report}`.
export function* cases(folder = HERE) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl")).sort()) {
    let clean;
    for (const line of readFileSync(`${folder}/${file}`, "utf8").trimEnd().split("\n")) {
      const { filing, name, today, patch, text, report } = JSON.parse(line);
      if (filing) clean = filing;
      else yield { file, name, today, report, text: text ?? JSON.stringify(patched(clean, patch)) };
    }
  }
}

/// Holds a program to the kit. Answers how many cases passed, and those that did not: `{name, expected, answered}`.
export async function conform(check, folder = HERE) {
  const failed = [];
  let passed = 0;
  for (const { name, today, text, report } of cases(folder)) {
    const answer = await check(text, today);
    const answered = canonical(typeof answer === "string" ? JSON.parse(answer) : answer);
    const expected = canonical(report);
    if (answered === expected) passed += 1;
    else failed.push({ name, expected, answered });
  }
  return { passed, failed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.length !== 3) {
    console.error("usage: node run.mjs MODULE, which exports check(filing, today)");
    process.exit(2);
  }
  const { check } = await import(pathToFileURL(resolve(process.argv[2])));
  const { passed, failed } = await conform(check);
  for (const { name, expected, answered } of failed) {
    console.log(`${name}\n  expected ${expected}\n  answered ${answered}`);
  }
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
}
