// The component against the conformance kit: every golden case and texts that are no filing, byte for byte once written
// as canonical JSON. The command is held to the same kit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { conform } from "../conformance/run.mjs";
import { loadNode } from "./support.mjs";

test("every case of the kit", async () => {
  const { check } = await loadNode();
  const { passed, failed } = await conform(check);
  assert.deepEqual(failed, []);
  assert.ok(passed > 2000, `${passed}`);
});

test("a program that answers otherwise fails", async () => {
  const { check } = await loadNode();
  const other = (filing, today) => ({ ...check(filing, today), notes: ["另一个程序"] });
  const { passed, failed } = await conform(other);
  assert.equal(passed, 0);
  assert.ok(failed.length > 2000, `${failed.length}`);
});
