// Keys and signatures of both algorithms between the command and OpenSSL 3, in both directions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bangfu } from "../browser/support/command.mjs";
import * as other from "./openssl.mjs";
import {
  PASSPHRASE, canonicalDocument, imported, judged, message, newKey, place, run, sha256Digest, signed, unsigned,
} from "./stage.mjs";

const OTHER = "openssl test only";
const from = (passphrase) => ["-passin", `pass:${passphrase}`];

for (const [alg, name] of [["ed25519", "Ed25519"], ["sm2", "SM2"]]) {
  const skip = other.unusable(alg);
  const document = () => (alg === "sm2" ? `sm3:${other.sm3(canonicalDocument())}` : sha256Digest());

  test(`${name}: OpenSSL reads a key file of ours`, { skip }, () => {
    const { file, card } = newKey(alg);
    assert.equal(card.alg, name);
    assert.equal(other.spki(file, ...from(PASSPHRASE)), card.spki);
    assert.throws(() => other.spki(file, ...from("another passphrase")));
  });

  test(`${name}: a key that OpenSSL made is taken over, and OpenSSL reads it again`, { skip }, () => {
    const plain = other.newKey(alg);
    const { file, card } = imported(plain);
    assert.equal(card.spki, other.spki(plain));
    assert.deepEqual(other.privateKey(file, ...from(PASSPHRASE)), other.privateKey(plain));
    assert.equal(bangfu(["key", "show", plain], { passphrase: PASSPHRASE }).status, 2, "it is not encrypted");
  });

  for (const [how, options] of [
    ["PBKDF2", ["-v2", "aes-256-cbc", "-iter", "600000"]],
    ["PBKDF2 at OpenSSL's own cost", ["-v2", "aes-256-cbc"]],
    ["scrypt", ["-v2", "aes-256-cbc", "-scrypt"]],
  ]) {
    test(`${name}: a key file that OpenSSL encrypted with ${how} is read, and written anew`, { skip }, () => {
      const plain = other.newKey(alg);
      const locked = place("locked.pem");
      other.openssl("pkcs8", "-topk8", ...options, "-in", plain, "-passout", `pass:${OTHER}`, "-out", locked);
      const shown = JSON.parse(run(["key", "show", locked, "--json"], { passphrase: OTHER }));
      assert.equal(shown.spki, other.spki(plain));
      const { file, card } = imported(locked, { oldPassphrase: OTHER });
      assert.deepEqual(card, shown);
      assert.deepEqual(other.privateKey(file, ...from(PASSPHRASE)), other.privateKey(plain));
    });
  }

  test(`${name}: OpenSSL verifies what we signed`, { skip }, () => {
    const { file, card } = newKey(alg);
    const [entry] = signed(file).signatures;
    assert.equal(entry.statement.document, document());
    const signature = Buffer.from(entry.signature, "base64url");
    assert.equal(signature.length, 64);
    assert.ok(other.verify(alg, card.spki, message(entry), signature));
    assert.ok(!other.verify(alg, card.spki, `${message(entry)}x`, signature));
  });

  test(`${name}: we verify what OpenSSL signed`, { skip }, () => {
    const plain = other.newKey(alg);
    const { card } = imported(plain);
    const entry = unsigned(card, document());
    const signature = other.sign(alg, plain, entry.message);
    assert.equal(judged(card, entry, signature), "valid");
    const changed = unsigned(card, document());
    changed.statement.signer = "张三丰（虚构）";
    assert.equal(judged(card, changed, signature), "bad-signature");
  });

  test(`${name}: the digest of the other algorithm is refused`, { skip: skip || other.unusable("sm2") }, () => {
    const plain = other.newKey(alg);
    const { card } = imported(plain);
    const foreign = alg === "sm2" ? sha256Digest() : `sm3:${other.sm3(canonicalDocument())}`;
    const entry = unsigned(card, foreign);
    assert.equal(judged(card, entry, other.sign(alg, plain, entry.message)), "document-digest");
  });
}

test("SM2: a signature made with OpenSSL's own ID does not hold", { skip: other.unusable("sm2") }, () => {
  const plain = other.newKey("sm2");
  const { card } = imported(plain);
  const entry = unsigned(card, `sm3:${other.sm3(canonicalDocument())}`);
  assert.equal(judged(card, entry, other.signWithoutId(plain, entry.message)), "bad-signature");
});

test("SM2: a file with the curve's parameters before the key is taken over", { skip: other.unusable("sm2") }, () => {
  const file = place("ecparam.pem");
  other.openssl("ecparam", "-name", "SM2", "-genkey", "-out", file);
  assert.match(other.text(file), /PARAMETERS/);
  assert.equal(imported(file).card.spki, other.spki(file));
});
