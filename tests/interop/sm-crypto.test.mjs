// SM2 keys and signatures between the command and `sm-crypto`, an implementation of its own, in both directions.

import assert from "node:assert/strict";
import { test } from "node:test";
import crypto from "sm-crypto";
import { canonicalDocument, imported, judged, message, newKey, signed, unsigned, write } from "./stage.mjs";

const { sm2, sm3 } = crypto;
const options = { hash: true, der: false, userId: "1234567812345678" };
const digest = () => `sm3:${sm3(canonicalDocument())}`;
const point = ({ spki }) => Buffer.from(spki, "base64").subarray(26).toString("hex");

/// A key of theirs as plain PKCS#8.
function theirs() {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const start = "308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420";
  const der = Buffer.from(`${start}${privateKey}a144034200${publicKey}`, "hex").toString("base64");
  const file = write("theirs.pem", `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`);
  return { privateKey, publicKey, file };
}

test("a key that sm-crypto made is taken over", () => {
  const { publicKey, file } = theirs();
  assert.equal(point(imported(file).card), publicKey);
});

test("a key whose halves do not belong together is refused", () => {
  const [one, other] = [theirs(), theirs()];
  const start = "308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420";
  const der = Buffer.from(`${start}${one.privateKey}a144034200${other.publicKey}`, "hex").toString("base64");
  const file = write("mixed.pem", `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`);
  assert.throws(() => imported(file), /key-format/);
});

test("sm-crypto verifies what we signed", () => {
  const { file, card } = newKey("sm2");
  const [entry] = signed(file).signatures;
  assert.equal(entry.statement.document, digest());
  const signature = Buffer.from(entry.signature, "base64url").toString("hex");
  const holds = (text) => sm2.doVerifySignature(text, signature, point(card), options);
  assert.ok(holds(message(entry)));
  assert.ok(!holds(`${message(entry)}x`));
});

test("we verify what sm-crypto signed", () => {
  const { privateKey, file } = theirs();
  const { card } = imported(file);
  const entry = unsigned(card, digest());
  const sign = (text) => Buffer.from(sm2.doSignature(text, privateKey, options), "hex");
  assert.equal(judged(card, entry, sign(entry.message)), "valid");
  assert.equal(judged(card, entry, sign(`${entry.message}x`)), "bad-signature");
});

test("both sign with one key and verify each other", () => {
  const { privateKey, publicKey, file } = theirs();
  const ours = imported(file);
  const [entry] = signed(ours.file).signatures;
  const signature = Buffer.from(entry.signature, "base64url").toString("hex");
  assert.ok(sm2.doVerifySignature(message(entry), signature, publicKey, options));
  const theirSignature = sm2.doSignature(message(entry), privateKey, options);
  assert.equal(judged(ours.card, entry, Buffer.from(theirSignature, "hex")), "valid");
});
