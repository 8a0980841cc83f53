// Workbooks between the command and Python's `openpyxl`: every form filled in by its labels comes back as it was typed,
// and what people and spreadsheets do to a workbook is told at its cell. Left out, with the reason, without Python.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { bangfu, cleanCase, json } from "../browser/support/command.mjs";
import { ask, unusable } from "./python.mjs";
import { place, run, write } from "./stage.mjs";

const skip = unusable();
const COUNTY = "taian-2024/agreement-county";
const forms = json(["forms", "--json"]).map(({ id }) => id);
const openpyxl = (request) => ask(request, "workbook.py");

/// What the command makes of a workbook.
function read(workbook, form, today) {
  return json(["sheet", "read", workbook, form, "--today", today, "--json", "--show-values"]);
}

/// The clean filing of a form in its workbook, as the command writes it.
function filled(form) {
  const workbook = place("filled.xlsx");
  const { document } = cleanCase(form);
  run(["sheet", "template", form, "--from", write("filing.json", JSON.stringify(document)), "--out", workbook]);
  return workbook;
}

/// The findings of reading the clean agreement after these edits, and the answers.
function damaged(edits, form = COUNTY) {
  const out = place("damaged.xlsx");
  openpyxl({ edit: filled(form), out, edits });
  const { reading, document, findings } = read(out, form, cleanCase(form).today);
  return { reading, answers: document.answers, findings };
}

const shown = ({ sheet, cell, rule, effect, count }) =>
  `${sheet ?? "*"}!${cell ?? "*"} ${rule} ${effect}${count > 1 ? ` ${count}` : ""}`;

for (const form of forms) {
  test(`${form} filled in by its labels`, { skip }, () => {
    const [template, out] = [place("template.xlsx"), place("filled.xlsx")];
    run(["sheet", "template", form, "--out", template]);
    const { document, today } = cleanCase(form);
    const fields = json(["fields", form, "--json"]);
    openpyxl({ fill: template, out, fields, answers: document.answers });
    const { reading, document: after } = read(out, form, today);
    assert.deepEqual(reading, []);
    assert.deepEqual(after.answers, document.answers);
    assert.deepEqual(after.parties, document.parties);
  });
}

const TEAM = "派驻人员名单";
const FIELDS = "填报内容";

/// Damage, the findings it gives, and what the answers hold then.
const cases = [
  {
    about: "a credit code became a number and lost its digits",
    edits: [["set", FIELDS, "B5", 123709009900000000, "0"]],
    findings: [`${FIELDS}!B5 cut-digits kept`],
    text: /只留住前 15 位/,
    holds: ({ supporter_uscc }) => supporter_uscc === "123709009900000000",
  },
  {
    about: "a credit code became text after it had lost its digits",
    edits: [["set", FIELDS, "B5", "123709009900000000"]],
    findings: [`${FIELDS}!B5 cut-digits kept`],
    holds: ({ supporter_uscc }) => supporter_uscc === "123709009900000000",
  },
  {
    about: "a credit code in scientific notation",
    edits: [["set", FIELDS, "B5", "1.23709E+17"]],
    findings: [`${FIELDS}!B5 exponent kept`],
    text: /科学记数/,
    holds: ({ supporter_uscc }) => supporter_uscc === "1.23709E+17",
  },
  {
    about: "a credit code that is a short number may have lost leading zeros",
    edits: [["set", FIELDS, "B5", 12345678, "0"]],
    findings: [`${FIELDS}!B5 lost-zeros kept`],
    text: /前面的 0 可能已经丢了/,
    holds: ({ supporter_uscc }) => supporter_uscc === "12345678",
  },
  {
    about: "a credit code in full-width characters and lower case",
    edits: [["set", FIELDS, "B5", "１２３７０９００ 990000017p"]],
    findings: [`${FIELDS}!B5 code-spelling repaired`],
    holds: ({ supporter_uscc }) => supporter_uscc === "12370900990000017P",
  },
  {
    about: "days in four spellings",
    edits: ["2025/12/15", "2025.12.15", "2025年12月15日", "20251215"].map((day, at) => ["set", TEAM, `E${at + 3}`, day, "@"]),
    findings: [`${TEAM}!E3 day-spelling repaired 4`],
    holds: ({ team }) => team.every(({ from }) => from === "2025-12-15"),
  },
  {
    about: "days kept as numbers without a format",
    edits: [["set", TEAM, "E4", 46006, "General"], ["set", TEAM, "F4", 20261231, "General"]],
    findings: [`${TEAM}!E4 day-as-number repaired`, `${TEAM}!F4 day-spelling repaired`],
    holds: ({ team }) => team[1].from === "2025-12-15" && team[1].to === "2026-12-31",
  },
  {
    about: "a day that does not exist, and words",
    edits: [["set", TEAM, "F5", "2026-02-30"], ["set", TEAM, "F6", "明年年底"], ["set", FIELDS, "B18", "2026年2月30日"]],
    findings: [`${FIELDS}!B18 no-such-day kept`, `${TEAM}!F5 no-such-day kept`, `${TEAM}!F6 no-day kept`],
    text: /没有这一天/,
    holds: ({ team, term_from }) =>
      team[2].to === "2026-02-30" && team[3].to === "明年年底" && term_from === "2026年2月30日",
  },
  {
    about: "a day with a time",
    edits: [["day", TEAM, "E3", "2025-12-15T08:30:00"]],
    findings: [`${TEAM}!E3 time-dropped repaired`],
    holds: ({ team }) => team[0].from === "2025-12-15",
  },
  {
    about: "days counted from 1904",
    edits: [["from-1904"]],
    findings: ["*!* counted1904 told"],
    text: /1904/,
    holds: ({ team, term_to }) => team[0].from === "2025-12-15" && term_to === "2026-12-31",
  },
  {
    about: "a year that Excel shows as a day, and a number that it took for one",
    edits: [["set", "年度分解任务", "A3", 2025, "yyyy-mm-dd"], ["day", FIELDS, "B45", "2026-03-05"]],
    findings: [`${FIELDS}!B45 day-for-number kept`, "年度分解任务!A3 year-as-day repaired"],
    holds: ({ annual_tasks, station_group_size }) =>
      annual_tasks[0].year === 2025 && station_group_size === "2026-03-05",
  },
  {
    about: "numbers as text, with units and in full width",
    edits: [["set", FIELDS, "B32", "500", "@"], ["set", FIELDS, "B34", "８人"], ["set", FIELDS, "B29", "2 个"]],
    findings: [`${FIELDS}!B29 number-spelling repaired 2`, `${FIELDS}!B32 number-as-text repaired`],
    holds: ({ supporter_staff, posted_count, specialty_count }) =>
      supporter_staff === 500 && posted_count === 8 && specialty_count === 2,
  },
  {
    about: "a fraction and words where a whole number is asked for",
    edits: [["set", FIELDS, "B37", 6.5], ["set", FIELDS, "B38", "两人"]],
    findings: [`${FIELDS}!B37 fraction kept`, `${FIELDS}!B38 no-number kept`],
    text: /这里要整数/,
    holds: ({ backbone_count, leader_count }) => backbone_count === "6.5" && leader_count === "两人",
  },
  {
    about: "a share that Excel made a percentage of",
    form: "taian-2024/tasks",
    edits: [["set", FIELDS, "volume_share", 0.68, "0.0%"]],
    findings: [],
    holds: ({ volume_share }) => volume_share === "68.0",
  },
  {
    about: "words that are no option, and one with other brackets",
    edits: [["set", FIELDS, "B7", "三级特等"], ["set", FIELDS, "B52", "内科、 精神(心理)科"], ["set", TEAM, "B3", true]],
    findings: [`${FIELDS}!B7 no-option kept`, `${FIELDS}!B52 option-spelling repaired`, `${TEAM}!B3 no-option kept`],
    text: /不在选项里/,
    holds: ({ supporter_level, key_departments, team }) =>
      supporter_level === "三级特等" && key_departments[1] === "精神（心理）科" && team[0].post === "TRUE",
  },
  {
    about: "formulas that fail, and one without its result",
    edits: [["set", TEAM, "C3", "#REF!"], ["set", TEAM, "C4", "#N/A"], ["set", FIELDS, "B34", "=SUM(B29,6)"]],
    findings: [
      `${FIELDS}!B34 formula-uncalculated left-out`,
      `${TEAM}!C3 formula-error left-out`,
      `${TEAM}!C4 formula-error left-out`,
    ],
    text: /公式还没有算出结果/,
    holds: ({ team, posted_count }) => !("specialty" in team[0]) && posted_count === undefined,
  },
  {
    about: "merged cells",
    edits: [["merge", TEAM, "G3:G5"]],
    findings: [`${TEAM}!G3:G5 merged kept`],
    text: /合并/,
    holds: ({ team }) => team[0].hospital && !("hospital" in team[1]) && team[3].hospital,
  },
  {
    about: "hidden rows",
    edits: [["hide-row", TEAM, 5], ["hide-row", TEAM, 6], ["hide-row", TEAM, 40]],
    findings: [`${TEAM}!A5 hidden-row told 2`],
    holds: ({ team }) => team.length === 8,
  },
  {
    about: "a row below the others, blank rows behind it, cells with only white space",
    edits: [["set", TEAM, "A13", "合计"], ["set", TEAM, "B21", "　"], ["set", TEAM, "B22", "　"]],
    findings: [
      `${TEAM}!A13 below-gap told`,
      `${TEAM}!B21 white-space repaired 2`,
    ],
    text: /上面隔着空行/,
    holds: ({ team }) => team.length === 9 && team[8].name === "合计",
  },
  {
    about: "a line break in a name",
    edits: [["set", TEAM, "A3", "张安\n（虚构）"]],
    findings: [`${TEAM}!A3 line-break repaired`],
    holds: ({ team }) => team[0].name === "张安 （虚构）",
  },
  {
    about: "a column of one's own between the others",
    edits: [["insert-column", TEAM, 3], ["set", TEAM, "C2", "备注"], ["set", TEAM, "C3", "组长"], ["set", TEAM, "C4", "副组长"]],
    findings: [`${TEAM}!C2 unknown-column left-out 2`],
    text: /“备注”/,
    holds: ({ team }) => team[0].specialty === "心血管内科",
  },
  {
    about: "columns that changed places",
    edits: [["swap-columns", TEAM, 1, 3]],
    findings: [`${TEAM}!C2 moved-column told`],
    holds: ({ team }) => team[0].post === "医师" && team[0].title === "主任医师",
  },
  {
    about: "heads that changed places without their ids: what people see counts",
    edits: [["set", TEAM, "B2", "职称"], ["set", TEAM, "D2", "岗位"]],
    findings: [`${TEAM}!C2 moved-column told`, ...[3, 4, 5, 6, 7, 8, 9, 10].map((row) => `${TEAM}!D${row} no-option kept`)],
    holds: ({ team }) => team[0].title === "医师" && team[0].post === "主任医师",
  },
  {
    about: "a head in other words, and a column that is gone",
    edits: [["set", TEAM, "C2", "所学专业"], ["delete-column", TEAM, 7]],
    findings: [`${TEAM}!C2 renamed-column told`, `${TEAM}!* missing-column left-out`],
    text: /“专业”/,
    holds: ({ team }) => team[0].specialty === "心血管内科" && !("hospital" in team[0]),
  },
  {
    about: "a sheet with another name, one that is gone, one that is new",
    edits: [["rename-sheet", TEAM, "人员"], ["delete-sheet", "量化考核指标"], ["add-sheet", "草稿", "另见附件"]],
    findings: ["量化考核指标!* missing-sheet left-out", "人员!* renamed-sheet told", "草稿!* unknown-sheet left-out"],
    holds: ({ team, indicators }) => team.length === 8 && indicators === undefined,
  },
  {
    about: "a field that is gone, and one that is new",
    edits: [["delete-row", FIELDS, 8], ["set", FIELDS, "A70", "备注"], ["set", FIELDS, "B70", "无"]],
    findings: [`${FIELDS}!B70 unknown-field left-out`, `${FIELDS}!* missing-field left-out`],
    holds: ({ supporter_leader, recipient_name }) => supporter_leader === undefined && recipient_name,
  },
  {
    about: "another version, and other rules",
    edits: [["set", "表样信息", "B2", "0"]],
    findings: ["*!* other-version told"],
    text: /第 0 版.*第 1 版/,
    holds: ({ team }) => team.length === 8,
  },
  {
    about: "other rules of the same version",
    edits: [["set", "表样信息", "B3", `sha-256:${"0".repeat(64)}`]],
    findings: ["*!* other-rules told"],
    holds: ({ team }) => team.length === 8,
  },
  {
    about: "a workbook that does not say what it is, without ids",
    edits: [["delete-sheet", "表样信息"], ["delete-row", TEAM, 1], ["delete-row", FIELDS, 1], ["delete-column", FIELDS, 5]],
    findings: ["*!* no-marks told"],
    holds: ({ team, discipline_plan }) => team.length === 8 && discipline_plan,
  },
];

for (const { about, form, edits, findings, text, holds } of cases) {
  test(about, { skip }, () => {
    const found = damaged(located(edits, form), form);
    assert.deepEqual(found.reading.map(shown), findings);
    assert.ok(!text || found.reading.some((finding) => text.test(finding.text)), "the sentence");
    assert.ok(holds(found.answers), JSON.stringify(found.answers));
  });
}

/// Edits of a single field may name the field in place of its cell.
function located(edits, form) {
  const named = (cell) => typeof cell === "string" && /^[a-z_]+$/.test(cell);
  const cellOf = (field) => openpyxl({ locate: filled(form), field }).cell;
  return edits.map((edit) => edit.map((part, at) => (at === 2 && named(part) ? cellOf(part) : part)));
}

test("the findings of the rules stand at their cells", { skip }, () => {
  const { findings } = damaged([["set", TEAM, "F4", "2026-02-30"], ["set", FIELDS, "B34", 9]]);
  const places = findings.map(({ sheet, cell, rule }) => `${sheet}!${cell} ${rule}`);
  assert.ok(places.includes(`${TEAM}!F4 taian-data-quality`), places.join("\n"));
  assert.ok(places.some((place) => place.startsWith(`${FIELDS}!B34 `)), places.join("\n"));
});

test("the workbook of another form is refused in one line", { skip }, () => {
  const { status, stderr } = bangfu(["sheet", "read", filled(COUNTY), "taian-2024/tasks"]);
  assert.equal(status, 2);
  assert.match(stderr, /^[^\n]*对口帮扶责任书[^\n]*年度任务清单[^\n]*（other-form）\n$/);
});

test("what was read is saved as a filing", { skip }, () => {
  const out = place("read.json");
  const args = ["sheet", "read", filled(COUNTY), COUNTY, "--out", out, "--today", "2026-11-22", "--json"];
  const { status, stdout } = bangfu(args);
  assert.equal(status, 0);
  assert.ok(!("document" in JSON.parse(stdout)));
  assert.ok(existsSync(out));
  assert.equal(json(["check", out, "--today", "2026-11-22", "--json"]).verdict, "ready");
});

test("what people typed is masked unless asked for", { skip }, () => {
  const out = place("damaged.xlsx");
  openpyxl({ edit: filled(COUNTY), out, edits: [["set", TEAM, "F6", "明年年底"]] });
  const [finding] = json(["sheet", "read", out, COUNTY, "--json"]).reading;
  assert.equal(finding.typed, "＊＊＊＊");
});
