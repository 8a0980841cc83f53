// What an office keeps, made with the command: keys, their cards, and a roster signed by its root.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bangfu, json } from "./command.mjs";

/// The passphrase of every key of the tests.
export const PASSPHRASE = "correct-horse-battery";
/// The body that keeps the roster and receives filings.
export const OFFICE = { name: "示例市卫生健康委员会（虚构）", uscc: "11370900990000041B" };

/// Runs the command, which must end well.
export function done(args) {
  const { status, stderr } = bangfu(args, { passphrase: PASSPHRASE });
  assert.equal(status, 0, `bangfu ${args.join(" ")}: ${stderr}`);
}

/// Makes a key; gives its file.
export function newKey(folder, name, alg = "ed25519") {
  const file = join(folder, `${name}.pem`);
  done(["key", "new", "--alg", alg, "--out", file]);
  return file;
}

/// The card of a key, as a file.
export function card(key) {
  const file = key.replace(/\.pem$/, ".card.json");
  writeFileSync(file, JSON.stringify(json(["key", "card", key, "--json"], { passphrase: PASSPHRASE })));
  return file;
}

/// A signed roster of a root, an office and the keepers: `{name, role, body: {name, uscc}, holder, key}` each.
/// Gives the file, the kid of the root, and the office's key.
export function roster(folder, keepers, { from, to, issued, nextUpdate }) {
  const root = newKey(folder, "root");
  const office = newKey(folder, "office");
  const term = ["--issued", issued, "--next-update", nextUpdate];
  const enrolled = (key, body, holder) => [
    "--card", card(key), "--org", body.uscc, "--name", body.name, "--holder", holder, "--from", from, "--to", to,
  ];
  let open = join(folder, "roster-0.json");
  done(["roster", "new", "--id", "example", ...enrolled(root, OFFICE, "赵六（虚构）"), ...term, "--out", open]);
  const all = [{ role: "office", body: OFFICE, holder: "赵六（虚构）", key: office }, ...keepers];
  for (const [at, { role, body, holder, key }] of all.entries()) {
    const next = join(folder, `roster-${at + 1}.json`);
    done(["roster", "add", open, ...enrolled(key, body, holder), "--role", role, ...term, "--out", next]);
    open = next;
  }
  const file = join(folder, "roster.json");
  done(["roster", "sign", open, "--key", root, "--signer", "赵六（虚构）", "--at", issued, "--out", file]);
  const { kid } = json(["key", "show", root, "--json"], { passphrase: PASSPHRASE });
  return { file, root: kid, office };
}

/// The two revisions after a roster of [`roster`]: in the first the old root enrols a new one, which signs the second.
export function handedOver(folder, first) {
  const root = newKey(folder, "root-new");
  const signed = (revision, key, ...change) => {
    const [bare, file] = ["bare", "signed"].map((state) => join(folder, `handed-over-${revision}-${state}.json`));
    const term = ["--issued", `2026-0${revision}-01T09:00:00+08:00`, "--next-update", "2099-01-01T00:00:00+08:00"];
    done(["roster", ...change, ...term, "--out", bare]);
    done(["roster", "sign", bare, "--key", key, "--signer", "赵六（虚构）", "--at", `2026-0${revision}-01T09:05:00+08:00`, "--out", file]);
    return file;
  };
  const dates = ["--from", "2026-01-01", "--to", "2027-12-31"];
  const enrol = (key, role, holder) => [
    "--card", card(key), "--org", OFFICE.uscc, "--name", OFFICE.name, "--holder", holder, "--role", role, ...dates,
  ];
  const announcing = signed(2, join(folder, "root.pem"), "add", first, ...enrol(root, "root", "钱七（虚构）"));
  const next = newKey(folder, "office-new");
  return { announcing, following: signed(3, root, "add", announcing, ...enrol(next, "office", "钱七（虚构）")) };
}
