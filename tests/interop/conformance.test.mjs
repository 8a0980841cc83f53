// The command against the conformance kit, by the runner in Python. Left out, with the reason, without Python.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = process.env.BANGFU ?? join(ROOT, "target/debug/bangfu");
const missing = spawnSync("python3", ["--version"]).status !== 0;

test("every case of the kit", { skip: missing && "Python is missing" }, () => {
  const words = [join(ROOT, "tests/conformance/run.py"), COMMAND, "check", "--json"];
  const { status, stdout, stderr } = spawnSync("python3", words, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^[0-9]{4,} passed, 0 failed$/m);
});
