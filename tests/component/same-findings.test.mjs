// Every build says the same of every golden case, of random filings and of files that cannot be read: byte for byte
// once written as canonical JSON. BANGFU is the command; the filings are written by `expand-cases` and `random-filings`.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canonical, command, differing, digest, golden, random, text, told } from "./filings.mjs";
import { loadNode, transpiled } from "./support.mjs";
import * as python from "./wasmtime.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bangfu-broken-"));
after(() => rmSync(folder, { recursive: true }));

const BROKEN = {
  "nothing.json": "",
  "cut.json": '{"type": "filing", "form": {',
  "twice.json": '{"type": "filing", "a": 1, "a": 2}',
  "exponent.json": '{"type": "filing", "a": 1e400}',
  "fraction.json": '{"type": "filing", "a": 3.0}',
  "invisible.json": '{"type": "filing", "title": "张\u200b三"}',
  "half.json": '{"type": "filing", "title": "\\ud800"}',
  "deep.json": "[".repeat(100000),
  "other.json": '{"type": "receipt"}',
  "unknown.json": '{"type": "filing", "form": {"id": "no/such-form"}, "answers": {}}',
  "members.json": '{"format": "bangfu/1"}',
};

/// The digest of a component's report on each filing, in their order.
const judged = ({ folder, list }, check) => list.map(({ file, today }) => digest(check(text(folder, file), today)));

for (const [name, filings] of Object.entries({ "every golden case": golden(), "random filings": random() })) {
  const expected = told(filings);

  test(`${name}: the component in Node`, async () => {
    assert.ok(filings.list.length >= 2000);
    const { check } = await loadNode();
    const ours = judged(filings, (filing, today) => canonical(check(filing, today)));
    assert.deepEqual(differing(filings, ours, expected), []);
  });

  test(`${name}: the component model, by jco in Node`, async () => {
    const { check } = await transpiled();
    assert.deepEqual(differing(filings, judged(filings, check), expected), []);
  });

  test(`${name}: the component model, by wasmtime in Python`, { skip: python.unusable() }, () => {
    assert.deepEqual(differing(filings, python.digests(filings), expected), []);
  });
}

test("files that cannot be read", async () => {
  const { check } = await loadNode();
  for (const [file, content] of Object.entries(BROKEN)) writeFileSync(join(folder, file), content);
  const today = "2026-11-22";
  const files = Object.keys(BROKEN);
  command(folder, today, files).forEach((report, at) => {
    assert.equal(report.verdict, "unreadable", files[at]);
    assert.equal(canonical(check(text(folder, files[at]), today)), canonical(report), files[at]);
  });
});

test("values the user typed are masked", async () => {
  const { blank, check } = await loadNode();
  const filing = JSON.parse(blank("taian-2024/agreement-county", 2026));
  filing.answers = { term_from: "2025-02-29" };
  const { findings } = check(JSON.stringify(filing), "2026-11-22");
  const found = findings.find(({ path, state }) => path === "/term_from" && state === "failed");
  assert.equal(found.facts.have, "＊".repeat(8));
});

test("arguments that are none are answered", async () => {
  const { blank, check, open, verify } = await loadNode();
  const filing = blank("taian-2024/agreement-county", 2026);
  const codes = [
    [check(undefined, "2026-11-22"), "argument"],
    [check(filing, "2025-02-29"), "today"],
    [open(filing, undefined), "today"],
    [blank("taian-2024/agreement-county", NaN), "argument"],
    [blank("taian-2024/agreement-county", 20261), "year"],
    [blank(null, 2026), "argument"],
    [verify(filing, 1), "argument"],
    [verify('{"format": "bangfu/1"}', undefined, undefined, "tomorrow"), "today"],
  ];
  for (const [answer, code] of codes) assert.equal(answer.problem.code, code);
});

test("a session answers what changed", async () => {
  const { blank, check, open } = await loadNode();
  const session = open(blank("taian-2024/agreement-county", 2026), "2026-11-22");
  const set = (path, value) => session.set(path, value);
  assert.equal(set("/nowhere", "x").problem.code, "no-such-place");
  assert.equal(set("/supporter_staff", 1.5).problem.code, "number");
  assert.equal(set("/supporter_staff", NaN).problem.code, "argument");
  assert.equal(set("/supporter_staff", 1n).problem.code, "argument");
  assert.equal(set("/supporter_name", "示例\u200b医院").problem.code, "forbidden-character");
  assert.equal(session.enter("/supporter_name", " 示例\u200b医院（虚构） ").length > 0, true);
  assert.equal(JSON.parse(session.text()).answers.supporter_name, "示例医院（虚构）");
  const [went] = set("/supporter_staff", 500).filter(({ path }) => path === "/supporter_staff");
  assert.equal(went.state, "passed");
  assert.equal("finding" in went, false);
  set("/team", Array.from({ length: 5 }, (_, at) => ({ name: `甲${at}（虚构）` })));
  const [short] = session.report().findings.filter(({ rule }) => rule === "taian-tertiary-staff-share");
  assert.deepEqual([short.facts.required, short.facts.have, short.facts.short], [6, 5, 1]);
  const reasoned = session.explain(short.rule, short.path, "另一名护士由协作医院选派，双方另有书面约定。");
  assert.equal(reasoned.counts.explained, 1);
  assert.equal(check(session.text(), "2026-11-22").counts.explained, 1);
  set("/supporter_name", null);
  assert.equal("supporter_name" in JSON.parse(session.text()).answers, false);
  session.free();
});

test("a roster is verified by the pinned root, a filing by the roster", async () => {
  const { blank, verify } = await loadNode();
  const read = (file) => JSON.parse(readFileSync(join(ROOT, "tests/vectors", file), "utf8"));
  const { rosters, cases } = read("envelopes.json");
  const states = (list) => {
    for (const { name, input_text: input, context, expect, needs } of list) {
      if (needs || !input || context.receipt || context.highest_accepted_revision) continue;
      const verdict = verify(input, rosters[context.roster], context.root, context.today);
      assert.equal(verdict.state, expect.state, name);
      if (expect.rule) assert.equal(verdict.rule, expect.rule, name);
    }
  };
  states(cases.filter(({ group }) => group === "good" || group === "refusal"));
  const { main } = rosters;
  const { root, today } = cases[0].context;
  assert.equal(verify(main, undefined, root, today).state, "valid");
  assert.equal(verify(blank("taian-2024/agreement-county", 2026)).rule, "envelope-members");
  assert.equal(verify(main, undefined, "0".repeat(64), today).state, "unknown-key");
});
