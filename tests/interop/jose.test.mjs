// Signed filings hold in a stock JOSE library, and changed ones do not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { verifyWithJose } from "./support.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/envelopes.json", import.meta.url), "utf8"));
const parse = (text) => JSON.parse(text.replace(/^\ufeff/, ""));
const onlyEd25519 = ({ signatures }) => signatures.every(({ head }) => head.alg === "Ed25519");

const good = vectors.cases
  .filter(({ group, input_text, context }) => group === "good" && input_text && context.roster)
  .map((vector) => ({ ...vector, envelope: parse(vector.input_text), roster: parse(vectors.rosters[vector.context.roster]) }))
  .filter(({ envelope }) => onlyEd25519(envelope));

test("there are good files to verify", () => assert.ok(good.length > 0));

for (const { name, envelope, roster, expect } of good) {
  test(`${name}: holds`, async () => {
    const { document, signatures } = await verifyWithJose(envelope, roster);
    assert.equal(document, expect.document);
    assert.deepEqual(signatures, expect.signatures);
  });

  test(`${name}: a changed answer is noticed`, async () => {
    const changed = structuredClone(envelope);
    changed.document.answers.added = 1;
    await assert.rejects(verifyWithJose(changed, roster), /another document/);
  });

  test(`${name}: a changed statement is noticed`, async () => {
    const changed = structuredClone(envelope);
    changed.signatures[0].statement.signer += "二";
    await assert.rejects(verifyWithJose(changed, roster), { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
  });
}
