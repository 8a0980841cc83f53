// Python with the pinned libraries of requirements.txt, in a virtual environment below target/; or why there is none.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const HOME = here("../../target/python");
const PYTHON = `${HOME}/bin/python`;

function run(program, args, input) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", input });
  return { ok: !error && status === 0, stdout, why: error?.message ?? stderr };
}

/// Why Python cannot be asked; `false` when it can.
export function unusable() {
  if (!run("python3", ["--version"]).ok) return "Python is missing";
  if (!existsSync(PYTHON) && !run("python3", ["-m", "venv", HOME]).ok) return "Python cannot make a virtual environment";
  const asked = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", here("requirements.txt")];
  if (run(PYTHON, ["-c", "import joserfc, rfc8785, cryptography, openpyxl, duckdb, wasmtime"]).ok || run(PYTHON, asked).ok) return false;
  return "the Python libraries cannot be had";
}

/// What a piece of Python prints, in this folder.
export function python(code, input, cwd) {
  const { status, stdout, stderr } = spawnSync(PYTHON, ["-c", code], { encoding: "utf8", input, cwd });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/// The answer of a script to a request.
export function ask(request, script = "other.py") {
  const { ok, stdout, why } = run(PYTHON, [here(script)], JSON.stringify(request));
  if (!ok) throw new Error(why);
  return JSON.parse(stdout);
}
