// The `openssl` command: whether it can be used, and its forms of signatures and keys.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { place, write } from "./stage.mjs";

/// OpenSSL's own ID is empty: ours goes with every SM2 signature.
const ID = "distid:1234567812345678";

/// Runs it; gives what it prints, as bytes.
export function openssl(...args) {
  const { status, stdout, stderr, error } = spawnSync("openssl", args);
  if (error || status !== 0) throw error ?? new Error(`openssl ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/// Why it cannot be used here for an algorithm; false when it can.
export function unusable(alg) {
  const { stdout, error } = spawnSync("openssl", ["version"], { encoding: "utf8" });
  if (error) return "there is no openssl command here";
  const major = /^OpenSSL (\d+)/.exec(stdout)?.[1];
  if (!(major >= 3)) return `needs OpenSSL 3, found ${stdout.trim()}`;
  const curves = alg === "sm2" ? openssl("ecparam", "-list_curves").toString() : "SM2";
  return !curves.includes("SM2") && "this OpenSSL was built without SM2";
}

/// A new plain key file.
export function newKey(alg) {
  const kind = { ed25519: ["ED25519"], sm2: ["EC", "-pkeyopt", "ec_paramgen_curve:SM2"] }[alg];
  const file = place("openssl.pem");
  openssl("genpkey", "-algorithm", ...kind, "-out", file);
  return file;
}

/// The public key of a key file, as base64 of its SPKI.
export const spki = (file, ...options) =>
  openssl("pkey", "-in", file, ...options, "-pubout", "-outform", "DER").toString("base64");

/// The private key of a key file, decrypted, as PKCS#8 in DER.
export const privateKey = (file, ...options) => {
  const pem = write("plain.pem", openssl("pkey", "-in", file, ...options));
  return openssl("pkcs8", "-topk8", "-nocrypt", "-in", pem, "-outform", "DER");
};

/// The signature of a text as our files hold it.
export function sign(alg, file, text) {
  const message = write("message", text);
  if (alg === "ed25519") return openssl("pkeyutl", "-sign", "-inkey", file, "-rawin", "-in", message);
  return raw(openssl("dgst", "-sm3", "-sign", file, "-sigopt", ID, message));
}

/// The same with OpenSSL's own, empty ID.
export const signWithoutId = (file, text) => raw(openssl("dgst", "-sm3", "-sign", file, write("message", text)));

/// Whether a signature of our files holds.
export function verify(alg, spki, text, signature) {
  const pem = `-----BEGIN PUBLIC KEY-----\n${spki.replace(/.{64}(?=.)/g, "$&\n")}\n-----END PUBLIC KEY-----\n`;
  const key = write("public.pem", pem);
  const options = alg === "sm2" ? ["-digest", "sm3", "-pkeyopt", ID] : [];
  const file = write("signature", alg === "sm2" ? der(signature) : signature);
  const args = ["pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", ...options];
  const { status } = spawnSync("openssl", [...args, "-in", write("message", text), "-sigfile", file]);
  return status === 0;
}

/// SM3 of a text, in hexadecimal.
export const sm3 = (text) => openssl("dgst", "-sm3", "-binary", write("message", text)).toString("hex");

/// r ‖ s of `SEQUENCE { INTEGER r, INTEGER s }`.
function raw(der) {
  const numbers = [];
  for (let at = 2; at < der.length; at += 2 + der[at + 1]) numbers.push(der.subarray(at + 2, at + 2 + der[at + 1]));
  return Buffer.concat(numbers.map((number) => Buffer.concat([Buffer.alloc(32), number]).subarray(-32)));
}

/// `SEQUENCE { INTEGER r, INTEGER s }` of r ‖ s.
function der(raw) {
  const integer = (bytes) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const sign = bytes[start] & 0x80 ? [0] : [];
    const number = Buffer.concat([Buffer.from(sign), bytes.subarray(start)]);
    return Buffer.concat([Buffer.from([2, number.length]), number]);
  };
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/// The text of a file.
export const text = (file) => readFileSync(file, "utf8");
