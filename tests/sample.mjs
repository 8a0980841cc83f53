// Sample folders as an office receives them, made by the generator of `cargo xtask sample`, and the command run on them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const BANGFU = process.env.BANGFU;
const MAKE = join(dirname(BANGFU ?? ""), "examples", "make-sample");

/// When the office of a sample folder receives.
export const RECEIVED = "2026-12-20T09:00:00+08:00";
/// The passphrase of its key. TEST ONLY.
export const PASSPHRASE = "correct-horse-battery";

/// A folder of so many filings below `home`: where it is, what must be found in it, and the command run on it.
export function sample(home, filings, seed) {
  const folder = join(home, `${filings}-${seed}`);
  const made = spawnSync(MAKE, [folder, `${filings}`, `${seed}`], { encoding: "utf8" });
  assert.equal(made.status, 0, `${made.error ?? made.stderr}: run cargo build -p bangfu-tests --example make-sample`);
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const root = read("根密钥编号.txt");
  const receive = (...more) => {
    const words = ["receive", "收到", "--roster", "名册.bangfu.json", "--root", root, "--pack", "taian-2024", "--year", "2026"];
    const all = [...words, "--at", RECEIVED, "--expected", "应报名单.csv", ...more];
    return spawnSync(BANGFU, all, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, BANGFU_PASSPHRASE: PASSPHRASE } });
  };
  return { folder, root, receive, expected: JSON.parse(read("expected.json")) };
}
