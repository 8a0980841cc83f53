// Workbooks in a real browser: the template of a form is filled in with Python's `openpyxl` and read back, damage is told
// at its cell, an office takes its list from a workbook and saves what a folder came to as one. Left out, with the reason,
// without Python.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { ask, python, unusable } from "../interop/python.mjs";
import { RECEIVED, sample } from "../sample.mjs";
import { screenshot, visit } from "./support/browser.mjs";
import { SINGLE } from "./support/built.mjs";
import { cleanCase, json } from "./support/command.mjs";
import { AGREEMENT, address, saved, type } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const skip = unusable();
const on = stage();
const home = mkdtempSync(join(tmpdir(), "bangfu-workbook-"));
after(() => rmSync(home, { recursive: true }));
let count = 0;
const place = (name) => join(home, `${++count}-${name}`);

const TEAM = "派驻人员名单";
const TITLE = "用 Excel 填写";
/// Rows above the lines of an exported queue.
const HEAD = 1;

/// Goes from the form to its workbook, as a clerk does.
async function arrive(at = on.host.url) {
  const visited = await visit(on.browser, at + address(AGREEMENT));
  await visited.page.getByRole("link", { name: TITLE }).click();
  await visited.page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  return visited;
}

/// Downloads with a press of this button; gives the file's place.
async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  const out = place(file.suggestedFilename());
  await file.saveAs(out);
  return out;
}

/// The clean agreement typed into a template by the labels in it.
function fillIn(template) {
  const out = place("填好.xlsx");
  ask({ fill: template, out, fields: json(["fields", AGREEMENT, "--json"]), answers: cleanCase().document.answers }, "workbook.py");
  return out;
}

function edit(workbook, edits) {
  const out = place("改过.xlsx");
  ask({ edit: workbook, out, edits }, "workbook.py");
  return out;
}

async function read(page, workbook) {
  await page.getByLabel("选择工作簿", { exact: true }).setInputFiles(workbook);
}

/// What is told under a heading: `sheet!cell text` each.
const told = (page, heading) =>
  page.getByRole("heading", { level: 4, name: heading }).evaluate((heading) => {
    const items = [];
    for (let next = heading.nextElementSibling; next && next.tagName !== "H4"; next = next.nextElementSibling) {
      if (!next.matches(".of-sheet")) continue;
      const sheet = next.querySelector("h5").textContent;
      for (const item of next.querySelectorAll("li")) {
        items.push([`${sheet}!${item.querySelector(".cell-name").textContent}`, item.querySelector(".says").textContent]);
      }
    }
    return items;
  });

async function pictures(page, name) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `workbook-${name}-${width}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "nothing stands beside the page");
  }
}

for (const [about, where] of [["the hosted site", () => on.host.url], ["the single file", () => pathToFileURL(SINGLE).href]]) {
  test(`${about}: template, filled in by others, read back, gone on with`, { skip }, async () => {
    const { page, errors, close } = await arrive(where());
    const template = await download(page, "下载 Excel 表样");
    assert.match(template, /对口帮扶责任书.*-\d{4}\.xlsx$/);
    await read(page, fillIn(template));
    await page.getByRole("heading", { name: /^已读入 .*填好\.xlsx：.*派驻人员名单 8 行/ }).waitFor();
    await page.getByText("每一格都读出来了，没有改动。").waitFor();
    await pictures(page, about.includes("single") ? "read-single" : "read");
    await page.getByRole("button", { name: "接着填写" }).click();
    await page.getByRole("heading", { level: 1, name: /对口帮扶责任书/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "备份文件" }).click()]);
    const { answers, parties } = JSON.parse(readFileSync(await file.path(), "utf8"));
    assert.deepEqual({ answers, parties }, (({ answers, parties }) => ({ answers, parties }))(cleanCase().document));
    assert.deepEqual(errors, []);
    await close();
  });
}

test("damage is told at its sheet and cell, and so is what the rules find", { skip }, async () => {
  const { page, errors, close } = await arrive();
  const filled = fillIn(await download(page, "下载 Excel 表样"));
  await read(page, edit(filled, [
    ["set", "填报内容", "B5", 123709009900000000, "0"],
    ["set", TEAM, "E4", 46006, "General"],
    ["set", TEAM, "F5", "2026-02-30"],
  ]));
  await page.getByRole("heading", { name: /^已读入/ }).waitFor();
  const notes = await told(page, /^读入时要留意的/);
  assert.deepEqual(notes.map(([cell]) => cell), ["填报内容!B5", `${TEAM}!E4`, `${TEAM}!F5`]);
  assert.match(notes[0][1], /只留住前 15 位/);
  assert.match(notes[2][1], /没有这一天/);
  const findings = await told(page, /^按通知要求核对/);
  const cells = findings.map(([cell]) => cell);
  assert.ok(cells.includes("填报内容!B5") && cells.includes(`${TEAM}!F5`), cells.join());
  await pictures(page, "damaged");
  assert.deepEqual(errors, []);
  await close();
});

test("what is no workbook ends in a sentence, and two at once too", { skip }, async () => {
  const { page, errors, close } = await arrive();
  const [broken, other] = [place("broken.xlsx"), place("other.xlsx")];
  writeFileSync(broken, "no workbook");
  await read(page, broken);
  await page.getByText("这个文件不是 Excel 工作簿（.xlsx）。请确认没有选错文件，原文件没有改动").waitFor();
  python(`import openpyxl\nbook = openpyxl.Workbook()\nbook.active["A1"] = "别的表"\nbook.save(${JSON.stringify(other)})\nprint("null")`);
  await read(page, other);
  await page.getByRole("heading", { name: /^已读入 .*other\.xlsx：0 项/ }).waitFor();
  await page.getByText("工作簿里没有表样信息，已按工作表的名称和表头读入").waitFor();
  await page.getByLabel("选择工作簿", { exact: true }).evaluate((input) => (input.multiple = true));
  await read(page, [broken, other]);
  await page.getByText("一次只能读入一个工作簿。请只选一个。").waitFor();
  assert.deepEqual(errors, []);
  await close();
});

test("a draft goes along in the template", { skip }, async () => {
  const { page, errors, close } = await visit(on.browser, on.host.url + address(AGREEMENT));
  const [{ label }] = json(["fields", AGREEMENT, "--json"]).filter(({ path }) => path === "/supporter_name");
  await type(page, label, "甲市第一医院（虚构）");
  await saved(page);
  await page.getByRole("link", { name: TITLE }).click();
  const choice = page.getByLabel("表样里带上");
  await choice.locator("option", { hasText: "甲市第一医院（虚构）" }).waitFor({ state: "attached" });
  await choice.selectOption({ index: 1 });
  const workbook = await download(page, "下载 Excel 表样");
  await read(page, workbook);
  await page.getByRole("heading", { name: /^已读入 .*：\d+ 项/ }).waitFor();
  await page.getByRole("button", { name: "接着填写" }).click();
  await page.waitForFunction((label) => [...document.querySelectorAll("label")].some((one) => one.textContent === label), label);
  assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), "甲市第一医院（虚构）");
  assert.deepEqual(errors, []);
  await close();
});

test("an office takes its list from a workbook, and saves the queue as one", { skip, timeout: 240_000 }, async () => {
  const office = sample(home, 40, 3);
  const list = place("应报名单.xlsx");
  python(
    `import csv, openpyxl\nbook = openpyxl.Workbook()\nfor row in csv.reader(open("应报名单.csv", encoding="utf-8-sig")):\n    book.active.append(row)\nbook.save(${JSON.stringify(list)})\nprint("null")`,
    "",
    office.folder,
  );
  const prepare = (page) => page.clock.setFixedTime(new Date(RECEIVED));
  const { page, errors, close } = await visit(on.browser, `${on.host.url}#/open`, { prepare });
  await page.getByLabel(/选择名册文件|选择文件/).first().setInputFiles(join(office.folder, "名册.bangfu.json"));
  await page.getByRole("button", { name: "已核对，使用这份名册" }).click();
  await page.getByRole("link", { name: "收件" }).click();
  await page.getByLabel("选择名单").setInputFiles(list);
  await page.getByText("应报名单.xlsx").waitFor();
  await page.getByLabel("选择文件夹").setInputFiles(join(office.folder, "收到"));
  await page.getByRole("tab", { name: "谁报了" }).waitFor({ timeout: 120_000 });
  const out = await download(page, "导出 Excel");
  const rows = python(
    `import json, openpyxl\nbook = openpyxl.load_workbook(${JSON.stringify(out)})\nprint(json.dumps({sheet.title: sheet.max_row for sheet in book}))`,
  );
  const { queue } = JSON.parse(office.receive("--json").stdout);
  const [lines] = Object.values(rows);
  assert.equal(lines, queue.length + HEAD, `${JSON.stringify(rows)} for a queue of ${queue.length}`);
  assert.deepEqual(errors, []);
  await close();
});
