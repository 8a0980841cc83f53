// A session that is closed gives its memory back: after thousands the instance has grown no further.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startWeb } from "./support.mjs";

const FORM = "taian-2024/agreement-county";
const TODAY = "2026-12-01";
/// Sessions until the instance has what it needs at most at a time.
const SETTLED = 100;
const SESSIONS = 10_000;

test("ten thousand sessions", async () => {
  const { component, memory } = await startWeb();
  const filing = component.blank(FORM, 2026);
  const work = (count) => {
    for (let at = 0; at < count; at++) {
      const session = component.open(filing, TODAY);
      session.set("/team", [{ name: "甲（虚构）" }, { name: "乙（虚构）" }]);
      session.enter("/supporter_staff", String(at));
      session.free();
    }
    return memory.buffer.byteLength;
  };
  const settled = work(SETTLED);
  assert.equal(work(SESSIONS), settled);
});
