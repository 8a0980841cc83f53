// Signatures between the command and Python's `joserfc` and `rfc8785`, in both directions; left out, with the reason,
// where there is no Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ask, unusable } from "./python.mjs";
import { imported, judged, message, sha256Digest, unsigned, write } from "./stage.mjs";

const skip = unusable();
const vectors = JSON.parse(readFileSync(new URL("../vectors/envelopes.json", import.meta.url), "utf8"));
const parse = (text) => JSON.parse(text.replace(/^\ufeff/, ""));
const good = vectors.cases
  .filter(({ group, input_text, context }) => group === "good" && input_text && context.roster)
  .map((vector) => ({ ...vector, envelope: parse(vector.input_text), roster: parse(vectors.rosters[vector.context.roster]) }))
  .filter(({ envelope }) => envelope.signatures.every(({ head }) => head.alg === "Ed25519"));

test("joserfc verifies good files, and no changed statement", { skip }, () => {
  assert.ok(good.length > 0);
  for (const { name, envelope, roster, expect } of good) {
    const { document, held } = ask({ verify: envelope, roster });
    assert.equal(document, expect.document, name);
    assert.ok(held.every(Boolean), name);
    const changed = structuredClone(envelope);
    changed.signatures[0].statement.signer += "二";
    assert.equal(ask({ verify: changed, roster }).held[0], false, name);
  }
});

test("we verify what joserfc signed", { skip }, () => {
  const { head, statement } = unsigned({ alg: "Ed25519", kid: "" }, sha256Digest());
  const signed = ask({ sign: { head, statement } });
  const { card } = imported(write("theirs.pem", signed.pem));
  assert.equal(card.kid, signed.head.kid);
  const entry = { head: signed.head, statement };
  assert.equal(signed.compact.slice(0, -87), message(entry), "joserfc signs the same bytes");
  const signature = Buffer.from(signed.signature, "base64url");
  assert.equal(judged(card, entry, signature), "valid");
  signature[0] ^= 1;
  assert.equal(judged(card, entry, signature), "bad-signature");
});
