// Checks signatures with none of our code: the stock `jose` and `canonicalize` packages, and Node's SHA-256.

import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { compactVerify, importSPKI } from "jose";

const base64url = (value) => Buffer.from(canonicalize(value)).toString("base64url");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/// An entry of `signatures` as a compact JWS (RFC 7515): head, statement and signature.
export function compact({ head, statement, signature }) {
  return `${base64url(head)}.${base64url(statement)}.${signature}`;
}

/// The digest under which other files name an entry.
export const entryDigest = (entry) => `sha-256:${sha256(compact(entry))}`;

/// The digest under which statements name a document.
export const documentDigest = (document) => `sha-256:${sha256(canonicalize(document))}`;

/// Checks every signature of an envelope against the keys of a roster, and that each statement names the document.
/// Gives the digests of the document and of the entries, or rejects with the first thing that does not hold.
/// Only the mathematics is checked: roles, revocation, completeness and replay are not.
export async function verifyWithJose(envelope, roster) {
  const document = documentDigest(envelope.document);
  for (const entry of envelope.signatures) {
    const known = roster.document.keys.find(({ kid }) => kid === entry.head.kid);
    if (!known) throw new Error(`no key ${entry.head.kid} in the roster`);
    if (sha256(Buffer.from(known.spki, "base64")) !== known.kid) throw new Error(`${known.kid} is not that key`);
    const pem = `-----BEGIN PUBLIC KEY-----\n${known.spki}\n-----END PUBLIC KEY-----`;
    const key = await importSPKI(pem, "Ed25519");
    await compactVerify(compact(entry), key, { algorithms: ["Ed25519"] });
    if (entry.statement.document !== document) throw new Error("the statement names another document");
  }
  return { document, signatures: envelope.signatures.map(entryDigest) };
}
