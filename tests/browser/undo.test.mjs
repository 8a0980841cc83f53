// Taking back and doing again, step by step: typing, choices, rows, reasons; by keyboard and by the buttons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { AGREEMENT, address, editable, filling, saved, type } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const { answer, cellLabel, heading, newRow } = filling();

const NAME = "帮扶单位名称";
const STAFF = "帮扶单位专业技术人员总数";

async function form(options) {
  const visitor = await visit(on.browser, on.host.url + address(AGREEMENT), options);
  await editable(visitor.page);
  return visitor;
}

const box = (page, label) => page.getByLabel(label, { exact: true });
const holds = (page, label, value) =>
  page.waitForFunction(([label, value]) => {
    const named = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)?.control;
    return (named ?? document.querySelector(`[aria-label="${label}"]`))?.value === value;
  }, [label, value]);
const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const undo = (page) => page.keyboard.press("ControlOrMeta+Z");
const redo = (page) => page.keyboard.press("ControlOrMeta+Y");

test("what is typed into a box is one step, and the focus returns to it", async () => {
  const { page, errors } = await form();
  await type(page, NAME, "示例市中心医院（虚构）");
  await type(page, STAFF, "500");
  await type(page, STAFF, "600");
  await undo(page);
  await holds(page, STAFF, "500");
  assert.ok(await box(page, STAFF).evaluate((box) => box === document.activeElement));
  await says(page, `已撤销：填写（${STAFF}），还能撤销 2 步`);
  await undo(page);
  await holds(page, STAFF, "");
  await undo(page);
  await holds(page, NAME, "");
  assert.ok(await box(page, NAME).evaluate((box) => box === document.activeElement));
  await undo(page);
  await redo(page);
  await holds(page, NAME, "示例市中心医院（虚构）");
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await holds(page, STAFF, "500");
  await type(page, NAME, "另一家医院（虚构）");
  await redo(page);
  await holds(page, STAFF, "500");
  assert.equal(await box(page, NAME).inputValue(), "另一家医院（虚构）");
  await saved(page);
  assert.deepEqual(errors, []);
});

test("a box that is being typed into takes back its own typing first", async () => {
  const { page, errors } = await form();
  await type(page, STAFF, "500");
  await box(page, NAME).focus();
  await page.keyboard.type("abc");
  await holds(page, NAME, "abc");
  await undo(page);
  await holds(page, NAME, "");
  assert.equal(await box(page, STAFF).inputValue(), "500");
  await undo(page);
  await holds(page, STAFF, "");
  await redo(page);
  await holds(page, STAFF, "500");
  assert.equal(await box(page, NAME).inputValue(), "");
  assert.deepEqual(errors, []);
});

test("choices, rows and reasons are steps", async () => {
  const { page, errors } = await form();
  await answer(page, "supporter_kind", "综合医院");
  const chosen = page.getByLabel("综合医院", { exact: true });
  await undo(page);
  await page.waitForFunction((radio) => !radio.checked, await chosen.elementHandle());
  await redo(page);
  await page.waitForFunction((radio) => radio.checked, await chosen.elementHandle());

  const name = (row) => cellLabel("team", row, "name");
  for (const [row, person] of ["甲（虚构）", "乙（虚构）", "丙（虚构）"].entries()) {
    await newRow(page, "team");
    await type(page, name(row), person);
  }
  await page.getByRole("button", { name: "删除第 2 行" }).click();
  await box(page, name(2)).waitFor({ state: "detached" });
  await undo(page);
  await holds(page, name(1), "乙（虚构）");
  await says(page, "已撤销：删除一行");
  await holds(page, name(2), "丙（虚构）");
  await undo(page);
  await holds(page, name(2), "");
  await undo(page);
  await box(page, name(2)).waitFor({ state: "detached" });
  await says(page, "已撤销：添加一行");
  assert.equal(await page.getByRole("group", { name: heading("team"), exact: true }).locator("tbody tr[id]").count(), 2);
  assert.deepEqual(errors, []);
});

test("the buttons do the same, keep the focus, and say when there is nothing left", async () => {
  const { page, errors } = await form();
  const [back, again] = ["撤销", "重做"].map((name) => page.getByRole("button", { name, exact: true }));
  const isOff = (button) => button.getAttribute("aria-disabled");
  assert.deepEqual([await isOff(back), await isOff(again)], ["true", "true"]);
  await type(page, NAME, "示例市中心医院（虚构）");
  assert.deepEqual([await isOff(back), await isOff(again)], [null, "true"]);
  await back.focus();
  await page.keyboard.press("Enter");
  await holds(page, NAME, "");
  assert.ok(await back.evaluate((button) => button === document.activeElement));
  assert.deepEqual([await isOff(back), await isOff(again)], ["true", null]);
  await back.click({ force: true });
  await again.click();
  await holds(page, NAME, "示例市中心医院（虚构）");
  await says(page, "已重做：填写");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await screenshot(page, `undo-${width}`);
  }
  assert.deepEqual(errors, []);
});

test("a list shows again what was chosen before", async () => {
  const { page, errors } = await form();
  const list = box(page, "帮扶单位等级");
  const shown = () => list.evaluate((list) => list.selectedOptions[0].label);
  const blank = await shown();
  await list.selectOption("三级甲等");
  await list.selectOption("二级乙等");
  await undo(page);
  await says(page, "还能撤销 1 步");
  assert.equal(await shown(), "三级甲等");
  await undo(page);
  await says(page, "还能撤销 0 步");
  assert.equal(await shown(), blank);
  await redo(page);
  await says(page, "已重做");
  assert.equal(await shown(), "三级甲等");
  assert.deepEqual(errors, []);
});

test("a reason is one step", async () => {
  const { page, errors } = await form();
  await newRow(page, "team");
  await type(page, cellLabel("team", 0, "name"), "甲（虚构）");
  await newRow(page, "team");
  await type(page, cellLabel("team", 1, "name"), "甲（虚构）");
  const reason = page.getByLabel(/^请写明理由/).first();
  await reason.waitFor();
  await reason.focus();
  await page.keyboard.insertText("两位同名，专业不同，已分别");
  await page.keyboard.insertText("核对身份证件。");
  await page.keyboard.press("Tab");
  await undo(page);
  await says(page, "已撤销：写理由");
  await page.waitForFunction((box) => box.value === "", await reason.elementHandle());
  await redo(page);
  await page.waitForFunction((box) => box.value === "两位同名，专业不同，已分别核对身份证件。", await reason.elementHandle());
  assert.deepEqual(errors, []);
});
