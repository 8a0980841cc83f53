// The examples of the package's README, in a folder of their own where `bangfu` is installed: what they import is found
// as in anybody's project.

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { COMPONENT } from "./support.mjs";

const EXAMPLES = fileURLToPath(new URL("examples", import.meta.url));
const LIBRARIES = fileURLToPath(new URL("../node_modules", import.meta.url));

/// A copy of the examples, gone after the tests of the file.
export function examples() {
  const folder = mkdtempSync(join(tmpdir(), "bangfu-examples-"));
  after(() => rmSync(folder, { recursive: true }));
  cpSync(EXAMPLES, folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  for (const library of ["react", "react-dom", "@types"]) {
    symlinkSync(join(LIBRARIES, library), join(folder, "node_modules", library), "junction");
  }
  cpSync(COMPONENT, join(folder, "node_modules/bangfu"), { recursive: true });
  return folder;
}
