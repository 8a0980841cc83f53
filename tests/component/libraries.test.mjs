// Packs as files: libraries are made of them, know nothing of each other, and check as the compiled-in packs do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cleanCase } from "../browser/support/command.mjs";
import { serve } from "../browser/support/server.mjs";
import { COMPONENT, load } from "./support.mjs";

const FORM = "taian-2024/agreement-county";
const OTHER = "dezhou-2019/contacts";
const TODAY = "2026-12-01";
const bytes = (form) => new Uint8Array(readFileSync(join(COMPONENT, "packs", `${form}.json`)));
const text = (form) => readFileSync(join(COMPONENT, "packs", `${form}.json`), "utf8");
const full = await load("./node");
const alone = await load("./check/node");

let host;
before(async () => (host = await serve(COMPONENT, "/")));
after(() => host.close());

/// A filing with faults of several kinds.
function faulty() {
  const { document } = cleanCase();
  document.answers.term_to = "2025-02-29";
  document.answers.team = document.answers.team.slice(0, 5);
  delete document.answers.overall_goal;
  return JSON.stringify(document);
}

for (const [name, component] of Object.entries({ "the whole component": full, "checking alone": alone })) {
  test(`${name}: libraries side by side`, () => {
    const one = component.load(bytes(FORM));
    const other = component.load(text(OTHER));
    const both = component.load([bytes(FORM), text(OTHER)]);
    const ids = (library) => library.forms().map(({ id }) => id);
    assert.deepEqual([ids(one), ids(other), ids(both)], [[FORM], [OTHER], [FORM, OTHER]]);
    const filing = faulty();
    assert.deepEqual(one.check(filing, TODAY), full.check(filing, TODAY));
    assert.deepEqual(both.check(filing, TODAY), full.check(filing, TODAY));
    assert.equal(other.check(filing, TODAY).problem.code, "unknown-form");
    one.free();
    assert.deepEqual(both.check(filing, TODAY), full.check(filing, TODAY));
  });

  test(`${name}: what is no pack is answered`, () => {
    for (const given of ["", "{}", new Uint8Array([0xff]), [text(FORM), "x"]]) {
      assert.equal(typeof component.load(given).problem.text, "string");
    }
    for (const given of [undefined, 1, {}, [null]]) {
      assert.equal(component.load(given).problem.code, "argument");
    }
  });

  test(`${name}: packs from an address`, async () => {
    const library = await component.fetchLibrary(`${host.url}packs/${FORM}.json`, new URL(`packs/${OTHER}.json`, host.url));
    assert.deepEqual(library.forms().map(({ id }) => id), [FORM, OTHER]);
    assert.equal((await component.fetchLibrary(`${host.url}packs/none.json`)).problem.code, "fetch");
  });
}

test("the index lists every pack there is", () => {
  const forms = JSON.parse(text("index")).flatMap((notice) => notice.forms);
  assert.deepEqual(forms.map(({ id }) => id), full.forms().map(({ id }) => id));
  for (const { id, bytes: length } of forms) assert.equal(bytes(id).length, length);
});

test("a library opens sessions that outlive it", () => {
  const library = full.load(bytes(FORM));
  const session = library.open(library.blank(FORM, 2026), TODAY);
  library.free();
  assert.ok(session.enter("/supporter_staff", "500").length > 0);
  assert.equal(JSON.parse(session.text()).answers.supporter_staff, 500);
  session.free();
});

test("checking alone refuses what is signed", () => {
  const { cases } = JSON.parse(readFileSync(new URL("../vectors/envelopes.json", import.meta.url), "utf8"));
  const { input_text: signed } = cases.find(({ group, input_text: text }) => group === "good" && text);
  assert.equal(alone.load(bytes(FORM)).check(signed, TODAY).problem.code, "signed");
});
