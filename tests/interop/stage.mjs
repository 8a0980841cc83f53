// An agreement, a roster that lists one foreign key, and the command that signs and verifies: what another program's
// signature needs to be judged.

import canonicalize from "canonicalize";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { bangfu, cleanCase, json } from "../browser/support/command.mjs";
import { compact, documentDigest } from "./support.mjs";

const OFFICE = { name: "示例市卫生健康委员会（虚构）", uscc: "11370900990000041B" };
const SIGNER = "张三（虚构）";
const SIGNED = "2026-12-01T09:12:30+08:00";
const TODAY = "2026-12-08";

/// The passphrase of every key file that the command writes here. TEST ONLY.
export const PASSPHRASE = "interop test only";

const folder = mkdtempSync(join(tmpdir(), "bangfu-interop-"));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

/// A place for one more file.
export const place = (name) => join(folder, `${++count}-${name}`);

/// Writes a file and says where.
export function write(name, content) {
  const path = place(name);
  writeFileSync(path, content);
  return path;
}

/// Runs the command, which must succeed.
export function run(args, options) {
  const { status, stdout, stderr } = bangfu(args, { passphrase: PASSPHRASE, ...options });
  if (status !== 0) throw new Error(`bangfu ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/// A new key of ours: its file and its card.
export function newKey(alg) {
  const file = place("key.pem");
  const card = JSON.parse(run(["key", "new", "--alg", alg, "--json", "--out", file]));
  return { file, card };
}

/// Another program's key, taken over into a key file of ours.
export function imported(path, options) {
  const file = place("key.pem");
  const card = JSON.parse(run(["key", "import", path, "--json", "--out", file], options));
  return { file, card };
}

/// The agreement as the supporter signs it with this key file.
export function signed(file) {
  const { document } = cleanCase();
  const [supporter] = document.parties;
  const filing = write("filing.json", JSON.stringify(document));
  const out = place("signed.json");
  run(["sign", filing, "--key", file, ...as("supporter", supporter), "--out", out]);
  return JSON.parse(readFileSync(out, "utf8"));
}

/// An entry for the same statement, not signed yet, and the text that a signature must cover.
export function unsigned(card, document) {
  const [supporter] = cleanCase().document.parties;
  const head = { alg: card.alg, kid: card.kid, typ: "bangfu-filing+jws" };
  const statement = {
    document, role: "supporter", purpose: "approve", org: supporter.uscc, signer: SIGNER, time: SIGNED, seen: [],
  };
  return { head, statement, message: message({ head, statement }) };
}

/// What the signature of an entry covers.
export const message = (entry) => compact({ ...entry, signature: "" }).slice(0, -1);

/// The canonical bytes of the agreement, which a digest is made of.
export const canonicalDocument = () => canonicalize(cleanCase().document);

/// The digest under which a statement signed with Ed25519 names the agreement.
export const sha256Digest = () => documentDigest(cleanCase().document);

/// The first signature of the agreement with this entry, as the command judges it by a roster that lists `card`.
export function judged(card, { head, statement }, signature) {
  const entry = { head, statement, signature: signature.toString("base64url") };
  const envelope = { format: "bangfu/1", document: cleanCase().document, signatures: [entry] };
  const root = newKey("ed25519");
  const file = write("envelope.json", JSON.stringify(envelope));
  const options = ["--roster", roster(root, card), "--root", root.card.kid, "--today", TODAY, "--json"];
  const { state, rule } = json(["verify", file, ...options]).signatures[0];
  return rule ?? state;
}

/// A roster of the root and the supporter's key, signed by the root.
function roster(root, card) {
  const [supporter] = cleanCase().document.parties;
  const entry = ({ kid, alg, spki, phone_code }, role, { name, uscc }) => ({
    kid, alg, spki, phone_code, org: { name, uscc }, holder: SIGNER, roles: [role],
    not_before: "2026-01-01", not_after: "2027-12-31", status: "active",
  });
  const document = {
    type: "roster", title: "公钥名册", form: { id: "bangfu/roster", version: "1" },
    id: "interop", revision: 1, previous: null,
    issued: "2026-11-30T09:00:00+08:00", next_update: "2027-03-01T00:00:00+08:00", issuer: OFFICE,
    keys: [entry(root.card, "root", OFFICE), entry(card, "supporter", supporter)],
  };
  const bare = write("roster.json", JSON.stringify(document));
  const out = place("roster.json");
  run(["sign", bare, "--key", root.file, ...as("root", OFFICE), "--out", out]);
  return out;
}

const as = (role, { uscc }) => ["--role", role, "--org", uscc, "--signer", SIGNER, "--at", SIGNED];
