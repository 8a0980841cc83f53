// The `bangfu` command, for what a test checks outside the browser.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const COMMAND = process.env.BANGFU ?? `${ROOT}target/debug/bangfu`;

/// Runs the command; gives its exit status, output and messages.
export function bangfu(args, { passphrase, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(COMMAND, args, {
    encoding: "utf8",
    input,
    env: { ...process.env, BANGFU_PASSPHRASE: passphrase ?? "" },
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/// What the command prints as JSON.
export function json(args, options) {
  const { stdout, stderr } = bangfu(args, options);
  if (!stdout) throw new Error(`bangfu ${args.join(" ")}: ${stderr}`);
  return JSON.parse(stdout);
}

/// The golden case without findings, for tests that need a whole agreement.
export function cleanCase() {
  const path = `${ROOT}forms/taian-2024/cases/agreement-county/clean.json`;
  return JSON.parse(readFileSync(path, "utf8"));
}
