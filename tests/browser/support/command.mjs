// The `bangfu` command, for what a test checks outside the browser.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PACKER = process.env.BANGFU_PACKER ?? `${ROOT}target/debug/bangfu-packer`;
const COMMAND = process.env.BANGFU ?? `${ROOT}target/debug/bangfu`;

/// Runs the command; gives its exit status, output and messages.
export function bangfu(args, { passphrase, oldPassphrase, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(COMMAND, args, {
    encoding: "utf8",
    input,
    env: { ...process.env, BANGFU_PASSPHRASE: passphrase ?? "", BANGFU_OLD_PASSPHRASE: oldPassphrase ?? passphrase ?? "" },
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/// Runs the packer, which compiles notices; gives what it prints.
export function packer(args) {
  const { status, stdout, stderr, error } = spawnSync(PACKER, args, { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`bangfu-packer ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/// What the command prints as JSON.
export function json(args, options) {
  const { stdout, stderr } = bangfu(args, options);
  if (!stdout) throw new Error(`bangfu ${args.join(" ")}: ${stderr}`);
  return JSON.parse(stdout);
}

/// The golden case of a form without findings.
export function cleanCase(form = "taian-2024/agreement-county") {
  const path = `${ROOT}forms/${form.replace("/", "/cases/")}/clean.json`;
  return JSON.parse(readFileSync(path, "utf8").replaceAll("{place}", form.split("-")[0]));
}
