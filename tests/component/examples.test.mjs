// The examples of the package's README: their types hold, and the one for Node says what the command says. Those for
// pages run in `browser/component.test.mjs`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { cleanCase } from "../browser/support/command.mjs";
import { examples } from "./examples.mjs";

const COMPILER = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const folder = examples();
const node = (...words) => spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });

for (const example of ["react", "node"]) {
  test(`strict types of the example for ${example}`, () => {
    const { status, stdout } = node(COMPILER, "--project", example);
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });
}

test("wrong types are refused", () => {
  writeFileSync(join(folder, "node/wrong.mjs"), 'import { check } from "bangfu";\ncheck(1, "2026-12-01");\n');
  const { status, stdout } = node(COMPILER, "--project", "node");
  assert.match(stdout, /wrong\.mjs/);
  assert.notEqual(status, 0);
});

test("the example for Node", () => {
  const { document, today } = cleanCase();
  const file = join(folder, "filing.json");
  writeFileSync(file, JSON.stringify(document));
  const clean = node("node/check.mjs", file, today);
  assert.deepEqual([clean.status, clean.stdout], [0, "ready\n"]);
  delete document.answers.overall_goal;
  writeFileSync(file, JSON.stringify(document));
  const faulty = node("node/check.mjs", file, today);
  assert.equal(faulty.status, 1);
  assert.match(faulty.stdout, /^\/overall_goal /m);
  assert.match(faulty.stdout, /blocked\n$/);
});
