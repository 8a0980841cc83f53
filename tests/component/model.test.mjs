// The component of the Component Model: a filing is filled in and judged by it in Node (jco) and in Python (wasmtime)
// as by the npm package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canonical } from "./filings.mjs";
import { loadNode, transpiled } from "./support.mjs";
import * as python from "./wasmtime.mjs";

const FORM = "taian-2024/agreement-county";
const TODAY = "2026-12-01";
const RULE = "taian-tertiary-staff-share";
const REASON = "另一名护士由协作医院选派，双方另有书面约定。";
const TEAM = Array.from({ length: 5 }, (_, at) => ({ name: `甲${at}（虚构）` }));

const component = await loadNode();
const filing = component.blank(FORM, 2026);
const { cases, rosters } = JSON.parse(readFileSync(new URL("../vectors/envelopes.json", import.meta.url), "utf8"));
const { input_text: envelope, context } = cases.find(({ group, needs }) => group === "good" && !needs);
const roster = rosters[context.roster];

/// What the npm package says to the same calls.
function expected() {
  const session = component.open(filing, TODAY);
  const set = (path, value) => canonical(session.set(path, value));
  const answers = [
    canonical(component.forms()),
    canonical(component.verify(envelope, roster, context.root, context.today)),
    canonical(session.enter("/supporter_staff", "500")),
    set("/team", TEAM),
    canonical(session.explain(RULE, "/team", REASON)),
    "no-such-place",
    canonical(session.report()),
    session.text(),
    "today",
  ];
  session.free();
  return answers;
}

test("in Node", async () => {
  const filings = await transpiled();
  const code = (call) => {
    try {
      return call();
    } catch (problem) {
      return problem.code;
    }
  };
  const session = filings.Session.open(filing, TODAY);
  const answers = [
    filings.forms(),
    filings.verify(envelope, roster, context.root, context.today),
    session.enter("/supporter_staff", "500"),
    session.set("/team", JSON.stringify(TEAM)),
    session.explain(RULE, "/team", REASON),
    code(() => session.set("/nowhere", "1")),
    session.report(),
    session.text(),
    code(() => filings.Session.open(filing, "2025-02-29")),
  ];
  session[Symbol.dispose]?.();
  assert.deepEqual(answers, expected());
  assert.equal(JSON.parse(filings.blank(FORM, 2026)).form.id, FORM);
  assert.equal(code(() => filings.blank("no/such-form", 2026)), "unknown-form");
});

test("in Python", { skip: python.unusable() }, () => {
  const answers = python.answers([
    ["forms"],
    ["verify", envelope, roster, context.root, context.today],
    ["[static]session.open", filing, TODAY],
    ["[method]session.enter", null, "/supporter_staff", "500"],
    ["[method]session.set", null, "/team", JSON.stringify(TEAM)],
    ["[method]session.explain", null, RULE, "/team", REASON],
    ["[method]session.set", null, "/nowhere", "1"],
    ["[method]session.report", null],
    ["[method]session.text", null],
    ["verify", envelope, roster, context.root, "2025-02-29"],
  ]);
  assert.deepEqual(answers, expected());
});
