// The page says of a filing what the command says, finding by finding, in the same words and order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./support/browser.mjs";
import { bangfu, cleanCase } from "./support/command.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();

const GRADES = { must: "强制", "in-principle": "核实", strive: "提示", encouraged: "提示" };
const word = ({ state, grade }) => (state === "could-not-check" ? "未能核对" : GRADES[grade]);

/// What the command says, for the day the page has.
function told(text, today) {
  const { stdout } = bangfu(["check", "-", "--json", "--today", today], { input: text });
  return JSON.parse(stdout).findings.map((finding) => word(finding) + finding.text);
}

const clean = () => cleanCase().document;

function faulty() {
  const document = clean();
  const { answers } = document;
  answers.supporter_uscc = "12370900990000071P";
  answers.supporter_level = "二级甲等";
  answers.term_to = "2025-02-29";
  answers.supporter_staff = 1000;
  answers.team = answers.team.slice(0, 5).map((person) => ({ ...person, hospital: `${person.name}所在医院` }));
  answers.specialties[0] = { kind: "重点专科", department: "内科", discipline: "相关" };
  answers.station_visits_per_month = 2;
  answers.station_methods = ["带教", "授课"];
  answers.nobody_asked = "x";
  delete answers.overall_goal;
  document.parties.pop();
  return document;
}

const FILINGS = {
  "a blank filing": () => bangfu(["new", "taian-2024/agreement-county", "--year", "2026"]).stdout,
  "a filing with many faults": () => JSON.stringify(faulty()),
  "a filing without faults": () => JSON.stringify(clean()),
};

for (const [name, make] of Object.entries(FILINGS)) {
  test(name, async () => {
    const { page, errors, close } = await visit(on.browser, `${on.host.url}#/open`);
    const text = make();
    const today = await page.evaluate(() => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10));
    const expected = told(text, today);
    await page.getByLabel("选择文件", { exact: true }).setInputFiles({ name: "x.bangfu.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.getByRole("heading", { name: "按通知要求核对" }).waitFor();
    const found = await page.locator(".by-the-rules li").allTextContents();
    assert.deepEqual(found, expected);
    assert.deepEqual(errors, []);
    await close();
  });
}
