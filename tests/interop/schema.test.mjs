// The JSON Schema of every form with Ajv, as `crates/api/README.md` says: it is one by the meta-schema, and refuses
// exactly the golden cases and changed filings that have a structural fault a schema can see. BANGFU is the command.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = process.env.BANGFU ?? join(ROOT, "target/debug/bangfu");
const told = (...words) => JSON.parse(execFileSync(COMMAND, words, { encoding: "utf8" }));
const schemas = new Map(told("forms", "--json").map(({ id }) => [id, told("schema", id)]));

test("every schema is one by the meta-schema, and has nothing Ajv does not know", () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false });
  for (const [form, schema] of schemas) {
    assert.equal(ajv.validateSchema(schema), true, form);
    ajv.compile(schema);
  }
});

test("golden cases and changed filings are refused for a structural fault and for nothing else", async () => {
  const ajv = new Ajv({ strict: false });
  const validators = new Map([...schemas].map(([form, schema]) => [form, ajv.compile(schema)]));
  const faults = {};
  const words = ["run", "-q", "-p", "bangfu-tests", "--example", "structural-faults"];
  const cargo = spawn("cargo", words, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: cargo.stdout })) {
    const { form, fault, spelling, filing } = JSON.parse(line);
    const accepted = validators.get(form)(filing);
    if (!spelling) assert.equal(accepted, fault === null, `${fault} ${line}`);
    faults[fault] = (faults[fault] ?? 0) + 1;
  }
  const sum = Object.values(faults).reduce((one, other) => one + other, 0);
  assert.ok(sum > 12000, `${sum}`);
  for (const fault of [null, "readable", "required", "document-members", "document-value"]) {
    assert.ok(faults[fault] > 100, `${fault}: ${JSON.stringify(faults)}`);
  }
});
