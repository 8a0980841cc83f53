// Copies of the built site that a test may change, as a host would have them.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { SITE } from "./built.mjs";

const integrity = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

/// A copy of the site in a folder of its own, gone after the tests of the file.
export function siteCopy() {
  const folder = mkdtempSync(join(tmpdir(), "bangfu-site-"));
  after(() => rmSync(folder, { recursive: true }));
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

/// Makes a copy the next version of itself: its page says so, and its service worker names the new page.
export function nextVersion(folder, version) {
  const change = (name, ...change) => {
    const path = join(folder, name);
    const before = readFileSync(path, "utf8");
    const after = before.replace(...change);
    if (before === after) throw new Error(`${name} stayed as it was`);
    writeFileSync(path, after);
    return [before, after];
  };
  const [before, now] = change("index.html", /(<meta name="test-version"[^>]*>)?<\/head>/, `<meta name="test-version" content="${version}"></head>`);
  change("service-worker.js", integrity(before), integrity(now));
  change("service-worker.js", /(const version = [^;]*?)[0-9a-f]{16}/, `$1${version.padStart(16, "0")}`);
}
