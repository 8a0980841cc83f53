// The tables of `bangfu receive --out` in DuckDB: the queries of crates/cli/README.md run on them, and a total added up
// there from its cells is the one the command told. Left out, with the reason, where there is no Python.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { python, unusable } from "./python.mjs";
import { sample } from "../sample.mjs";

const skip = unusable();
const home = mkdtempSync(join(tmpdir(), "bangfu-duckdb-"));
after(() => rmSync(home, { recursive: true }));

const readme = readFileSync(new URL("../../crates/cli/README.md", import.meta.url), "utf8");
const queries = [...readme.matchAll(/```sql\n([^`]*)```/g)].map(([, query]) => query);

const RUN = `
import duckdb, json, sys
queries = json.load(sys.stdin)
answers = []
for query in queries:
    rows = duckdb.sql(query)
    answers.append([dict(zip(rows.columns, row)) for row in rows.fetchall()])
print(json.dumps(answers))
`;

test("the queries of the README run, and totals agree", { skip, timeout: 120_000 }, () => {
  const office = sample(home, 100, 11);
  const told = JSON.parse(office.receive("--json").stdout);
  const { status } = office.receive("--out", "结果");
  assert.equal(status, 1, "something cannot be put on record");
  assert.equal(queries.length, 3);
  const csv = queries[0].replace("cells.parquet", "cells.csv");
  const answers = python(RUN, JSON.stringify([...queries, csv]), office.folder);
  const [totals, findings, places, again] = answers;
  assert.deepEqual(again, totals, "CSV and Parquet hold the same");
  const expected = told.totals.filter(({ from }) => from.length > 0).map(({ id, value, from }) => ({
    total: id, value, filings: new Set(from.map(({ document }) => document)).size,
  }));
  const by = (one, other) => (one.total < other.total ? -1 : 1);
  assert.deepEqual(totals, expected.sort(by));
  assert.ok(findings.length > 0);
  const listed = told.queue.filter(({ listed }) => listed).length;
  assert.equal(places.reduce((sum, { expected }) => sum + expected, 0), listed);
});
