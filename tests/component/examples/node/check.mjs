// node check.mjs FILE [YYYY-MM-DD] — prints what the rules say of a filing; fails when it may not be signed.
import { readFileSync } from "node:fs";
import { check } from "bangfu";

const [file = "", today = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
const { verdict, findings, problem } = check(readFileSync(file, "utf8"), today);
if (problem) console.error(problem.text);
for (const { path, text, sources } of findings) {
  console.log(path, text, sources.map(({ section, quote }) => `${section}“${quote}”`).join("；"));
}
console.log(verdict);
process.exitCode = verdict === "ready" ? 0 : 1;
