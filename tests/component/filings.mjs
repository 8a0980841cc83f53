// The filings by which builds are compared: every golden case and two thousand random ones; and what a report is as
// canonical JSON.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = process.env.BANGFU ?? join(ROOT, "target/debug/bangfu");
const RANDOM = ["2000", "1"];

/// Writes the filings an example of `tests/examples/` makes; gives their list and folder, which is gone afterwards.
function made(example, ...words) {
  const folder = mkdtempSync(join(tmpdir(), "bangfu-filings-"));
  after(() => rmSync(folder, { recursive: true }));
  const run = ["run", "-q", "-p", "bangfu-tests", "--example", example, "--", folder, ...words];
  execFileSync("cargo", run, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  return { folder, list: JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) };
}

/// Every golden case: `{folder, list: {name, today, file}[]}`.
export const golden = () => made("expand-cases");

/// Two thousand random filings, the same every time.
export const random = () => made("random-filings", ...RANDOM);

/// What a file holds, as a page would have it.
export const text = (folder, file) => readFileSync(join(folder, file), "utf8");

/// The value as canonical JSON (RFC 8785): names are ASCII and numbers whole here, so sorting is all there is to it.
export function canonical(value) {
  const sorted = (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part;
  return JSON.stringify(value, sorted);
}

/// The SHA-256 digest of a text.
export const digest = (text) => createHash("sha256").update(text).digest("hex");

/// What the command says of files in a folder, without their names.
export function command(folder, today, files) {
  const { stdout, error } = spawnSync(COMMAND, ["check", "--json", "--today", today, ...files], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  if (error) throw error;
  const reports = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  return reports.map(({ file, ...report }, at) => {
    if (file !== files[at]) throw new Error(`${files[at]}: the command speaks of ${file}`);
    return report;
  });
}

/// The digest of the command's report on each filing, in their order; one process for each day.
export function told({ folder, list }) {
  const digests = new Map();
  for (const today of new Set(list.map((filing) => filing.today))) {
    const files = list.filter((filing) => filing.today === today).map(({ file }) => file);
    command(folder, today, files).forEach((report, at) => digests.set(files[at], digest(canonical(report))));
  }
  return list.map(({ file }) => digests.get(file));
}

/// The names of the filings whose digests differ.
export const differing = ({ list }, ours, theirs) =>
  list.filter((_, at) => ours[at] !== theirs[at]).map(({ name }) => name);
