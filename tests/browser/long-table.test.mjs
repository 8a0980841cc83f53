// A table of five thousand rows: pasted at once, drawn in part, walked through, jumped into, taken back, printed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { address, editable, filling, paste, saved, type } from "./support/filling.mjs";
import { body, printed } from "./support/pdf.mjs";
import { stage } from "./support/stage.mjs";

const FORM = "taian-2024/tasks";
const ROWS = 5000;
const on = stage();
const { cellLabel, heading, newRow, scrollTo } = filling(FORM);
const cell = (row, column) => cellLabel("clinics", row, column);

/// Rows as a spreadsheet copies them; the clinic in row 4,321 is too small, the population of the eleventh no number.
function block(rows) {
  const line = (at) => [
    `甲${at + 1}村卫生室（虚构）`, "是", at === 10 ? "一千" : 1000 + at, at % 3 ? "是" : "否", "是", "公有", at === 4320 ? 60 : 120,
    "观察诊查床、智慧随访设备、康复理疗设备、必要的检查设备、卫生厕所和冷暖空调", "服务能力提升、诊疗环境提升、管理水平提升",
    "都有", "是", "是",
  ];
  return Array.from({ length: rows }, (_, at) => line(at).join("\t")).join("\r\n");
}

async function form(options) {
  const visitor = await visit(on.browser, on.host.url + address(FORM), {
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  await editable(visitor.page);
  const table = visitor.page.getByRole("group", { name: heading("clinics"), exact: true }).locator("table");
  return { ...visitor, table };
}

/// The form with all rows pasted.
async function filled(options, rows = block(ROWS)) {
  const visitor = await form(options);
  await newRow(visitor.page, "clinics");
  await paste(visitor.page, cell(0, "name"), rows);
  await counts(visitor.table, ROWS);
  return visitor;
}

/// Waits until the table says it has so many rows.
const counts = (table, rows) => table.and(table.page().locator(`[aria-rowcount="${rows + 1}"]`)).waitFor();
const drawn = (table) => table.locator("tbody tr:not(.gap, .row-findings)").count();
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
const until = (page, label) => page.waitForFunction((label) => document.activeElement.getAttribute("aria-label") === label, label);

async function backup(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "备份文件" }).click()]);
  return JSON.parse(readFileSync(await file.path(), "utf8")).answers;
}

test("five thousand rows pasted over others are one step, taken back and done again to the letter", async () => {
  const { page, table, errors } = await form();
  await newRow(page, "clinics");
  await paste(page, cell(0, "name"), "乙村卫生室（虚构）\t否\t88\r\n丙村卫生室（虚构）\t是\t八百\r\n");
  await page.getByText("第 2 行的服务人口应是").first().waitFor();
  const before = await backup(page);
  await paste(page, cell(0, "name"), block(ROWS));
  await counts(table, ROWS);
  await page.getByText("第 11 行的服务人口应是").first().waitFor();
  await page.getByText("第 4321 行的面积（含厕所）应不少于 100 ㎡").first().waitFor();
  assert.equal(await page.getByText("第 2 行的服务人口应是").count(), 0);
  assert.ok((await drawn(table)) < 100);
  await screenshot(page, "table-5000-1280");
  const after = await backup(page);
  assert.equal(after.clinics.length, ROWS);

  await page.keyboard.press("ControlOrMeta+Z");
  await counts(table, 2);
  await page.getByRole("status").filter({ hasText: "已撤销：粘贴 5000 行" }).waitFor();
  assert.equal(await page.getByLabel(cell(1, "population"), { exact: true }).inputValue(), "八百");
  await page.getByText("第 2 行的服务人口应是").first().waitFor();
  assert.deepEqual(await backup(page), before);

  await page.keyboard.press("ControlOrMeta+Y");
  await counts(table, ROWS);
  await page.getByText("第 4321 行的面积（含厕所）应不少于 100 ㎡").first().waitFor();
  assert.deepEqual(await backup(page), after);
  await saved(page);
  assert.deepEqual(errors, []);
});

test("the keyboard walks on where rows were not drawn", async () => {
  const { page, table, errors } = await filled();
  await page.getByLabel(cell(0, "name"), { exact: true }).focus();
  const edge = await drawn(table);
  for (let row = 1; row <= edge + 40; row += 1) {
    await page.keyboard.press(row % 2 ? "Enter" : "ArrowDown");
    await until(page, cell(row, "name"));
  }
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), cell(edge + 39, "insured"));
  for (let row = edge + 40; row < edge + 60; row += 1) {
    await until(page, cell(row - 1, "insured"));
    for (let tab = 0; tab < 12; tab += 1) await page.keyboard.press("Tab");
  }
  await until(page, cell(edge + 59, "insured"));
  assert.equal(await page.locator(":focus").locator("xpath=ancestor::tr").getAttribute("aria-rowindex"), String(edge + 61));

  // Scrolled away, the row with the focus stays, and so do its neighbours.
  await scrollTo(page, "clinics", 3000);
  assert.equal(await focused(page), cell(edge + 59, "insured"));
  assert.ok((await drawn(table)) < 100);
  await page.keyboard.press("Tab");
  await until(page, cell(edge + 60, "name"));
  await scrollTo(page, "clinics", 3000);
  await page.keyboard.press("ArrowUp");
  await until(page, cell(edge + 59, "name"));
  await page.getByLabel(cell(edge + 75, "name"), { exact: true }).waitFor();
  assert.deepEqual(errors, []);
});

test("the list of what is open leads into row 4,321, from the check too", async () => {
  const { page, errors } = await filled();
  const place = page.getByLabel(cell(4320, "area"), { exact: true });
  const inSight = () =>
    place.evaluate((box) => {
      const [own, frame, head] = [box, box.closest(".long"), box.closest("table").tHead].map((part) => part.getBoundingClientRect());
      return own.top >= head.bottom - 1 && own.bottom <= Math.min(frame.bottom, innerHeight) + 1;
    });
  await page.locator("#open-points").getByRole("button", { name: /第 4321 行的面积/ }).click();
  await until(page, cell(4320, "area"));
  assert.ok(await inSight());
  await page.getByLabel(cell(4325, "area"), { exact: true }).waitFor();
  await page.waitForTimeout(200);
  assert.ok(await inSight(), "the page has scrolled on");
  await screenshot(page, "table-4321-1280");

  await page.getByRole("button", { name: "检查并签名" }).click();
  const point = page.getByRole("listitem").filter({ hasText: "第 4321 行的面积（含厕所）应不少于 100 ㎡" });
  await point.getByRole("button", { name: "去修改" }).click();
  await until(page, cell(4320, "area"));
  await type(page, cell(4320, "area"), "100");
  await page.getByText("第 4321 行的面积（含厕所）应不少于 100 ㎡").first().waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("before signing a hundred rows are read at a time", { timeout: 120_000 }, async () => {
  const { page, errors } = await filled();
  await page.getByRole("button", { name: "检查并签名" }).click();
  const table = page.getByRole("region", { name: heading("clinics"), exact: true });
  const rows = table.locator("tbody tr");
  await table.getByText("第 1—100 行，共 5000 行").first().waitFor();
  assert.equal(await rows.count(), 100);
  await table.getByRole("button", { name: "后一页" }).last().click();
  await table.getByText("第 101—200 行，共 5000 行").first().waitFor();
  assert.match(await rows.first().innerText(), /^101\s+甲101村卫生室（虚构）/);
  assert.match(await rows.last().innerText(), /^200\s+甲200村卫生室（虚构）/);
  await screenshot(page, "check-5000-1280");
  await table.getByRole("button", { name: "前一页" }).first().click();
  await table.getByText("第 1—100 行，共 5000 行").first().waitFor();
  assert.deepEqual(errors, []);
});

test("row 5,000 is typed into like any other", async () => {
  const { page, table, errors } = await filled();
  await scrollTo(page, "clinics", ROWS - 1);
  await type(page, cell(ROWS - 1, "area"), "99");
  const row = table.locator(`tr[aria-rowindex="${ROWS + 1}"]`);
  await row.getByText("第 5000 行的面积（含厕所）应不少于 100 ㎡，现在是 99 ㎡").waitFor();
  await page.keyboard.press("ControlOrMeta+Z");
  await until(page, cell(ROWS - 1, "area"));
  assert.equal(await page.getByLabel(cell(ROWS - 1, "area"), { exact: true }).inputValue(), "120");
  await row.getByText("应不少于 100 ㎡").waitFor({ state: "detached" });
  await page.getByLabel(cell(ROWS - 1, "name"), { exact: true }).focus();
  await page.keyboard.press("Enter");
  await until(page, cell(ROWS, "name"));
  await counts(table, ROWS + 1);
  await page.getByRole("button", { name: "删除第 5001 行" }).click();
  await counts(table, ROWS);
  await page.keyboard.press("ControlOrMeta+Z");
  await counts(table, ROWS + 1);
  assert.deepEqual(errors, []);
});

test("paper has every row", { timeout: 120_000 }, async () => {
  // Chromium itself prints no more than about a thousand pages at once, so the rows are short.
  const short = block(ROWS).replace(/、智慧随访设备[^\t]*/g, "").replace(/、诊疗环境提升[^\t]*/g, "");
  const { page, table, errors } = await filled({}, short);
  assert.ok((await drawn(table)) < 100);
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.waitForFunction(() => document.activeElement.id === "print");
  const text = body(await printed(page));
  for (let row = 1; row <= ROWS; row += 1) assert.ok(text.includes(`${row}甲${row}村卫生室（虚构）是`), row);
  assert.ok(text.includes("一千"), "what could not be read is printed as it was typed");
  assert.deepEqual(errors, []);
});

test("on a phone each row is a card, and few are drawn", async () => {
  const { page, table, errors } = await filled({ viewport: { width: 390, height: 800 } });
  assert.ok((await drawn(table)) < 40);
  await scrollTo(page, "clinics", 2000);
  await type(page, cell(2000, "area"), "50");
  await table.getByText("第 2001 行的面积（含厕所）应不少于 100 ㎡，现在是 50 ㎡").waitFor();
  assert.ok((await drawn(table)) < 40);
  await screenshot(page, "table-5000-390");
  assert.deepEqual(errors, []);
});
