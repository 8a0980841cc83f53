// The component in Node: its entry points, and that plain text goes in and plain objects come out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { declarations, loadNode, loadWeb } from "./support.mjs";

const NAMES = ["forms", "explain", "blank", "check", "open", "load", "fetchLibrary", "verify"];
const FORM = "taian-2024/agreement-county";
const TODAY = "2026-06-01";

/// Nothing but the values JSON has: no Map, no class, no BigInt.
function assertPlain(value) {
  assert.deepEqual(structuredClone(value), JSON.parse(JSON.stringify(value)));
}

test("both entry points export the whole of it", async () => {
  for (const component of [await loadNode(), await loadWeb()]) {
    for (const name of NAMES) assert.equal(typeof component[name], "function", name);
  }
});

test("the declarations name every function", async () => {
  for (const entry of ["./node", "./web"]) {
    const text = await declarations(entry);
    for (const name of NAMES) assert.match(text, new RegExp(`export function ${name}\\(`), name);
  }
});

test("forms are listed as plain objects", async () => {
  const { forms } = await loadNode();
  const list = forms();
  assertPlain(list);
  assert.ok(list.some(({ id }) => id === FORM));
});

test("a rule is explained with its clause and examples", async () => {
  const { explain } = await loadNode();
  const explained = explain(FORM, "taian-tertiary-team-size");
  assertPlain(explained);
  assert.ok(explained.sources[0].quote && explained.findings[0]);
  assert.notDeepEqual(explained.passes, explained.fails);
  assert.equal(explain(FORM, "no-such-rule").problem.code, "unknown-rule");
  assert.equal(explain("no/such-form", "no-such-rule").problem.code, "unknown-form");
  assert.equal(explain(FORM).problem.code, "argument");
});

test("a blank filing is text that can be checked", async () => {
  const { blank, check } = await loadNode();
  const filing = blank(FORM, 2026);
  assert.equal(JSON.parse(filing).form.id, FORM);
  const report = check(filing, TODAY);
  assertPlain(report);
  assert.equal(report.verdict, "blocked");
  assert.ok(report.findings.length > 0);
});

test("a session reports what a check reports", async () => {
  const { blank, check, open } = await loadNode();
  const filing = blank(FORM, 2026);
  const session = open(filing, TODAY);
  assert.deepEqual(session.report(), check(filing, TODAY));
  session.free();
});

test("broken text is answered, not thrown", async () => {
  const { blank, check, open, verify } = await loadNode();
  for (const answer of [check("{", TODAY), open("{", TODAY), verify("{"), blank("no/such-form", 2026)]) {
    assert.equal(typeof answer, "object");
    assertPlain(answer);
  }
});

test("a filing that nobody signed has no verified signature", async () => {
  const { blank, verify } = await loadNode();
  const verdict = verify(blank(FORM, 2026));
  assertPlain(verdict);
  assert.notEqual(verdict.state, "valid");
});
