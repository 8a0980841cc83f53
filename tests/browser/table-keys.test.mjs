// A table as a spreadsheet: every key, blocks, the clipboard, rows in and out, sorting, the filter, what stays in sight,
// and what a screen reader is told. On five thousand rows where that matters.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { AGREEMENT, address, editable, filling, paste } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const FORM = "taian-2024/tasks";
const ROWS = 5000;
const on = stage();
const { cellLabel, columns, heading, newRow, scrollTo } = filling(FORM);
const ids = columns("clinics").map(({ path }) => path.split("/").at(-1));
const cell = (row, column) => cellLabel("clinics", row, column);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// Rows as a spreadsheet copies them.
function block(rows, change = () => {}) {
  const line = (at) => {
    const cells = [
      `甲${at + 1}村卫生室（虚构）`, "是", String(1000 + at), at % 3 ? "是" : "否", "是", "公有", "120",
      "观察诊查床、智慧随访设备、康复理疗设备、必要的检查设备、卫生厕所和冷暖空调", "服务能力提升、诊疗环境提升、管理水平提升",
      "都有", "是", "是",
    ];
    change(cells, at);
    return cells.join("\t");
  };
  return Array.from({ length: rows }, (_, at) => line(at)).join("\r\n");
}

/// The form with these rows pasted.
async function filled(rows, change, options) {
  const visitor = await visit(on.browser, on.host.url + address(FORM), {
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const { page } = visitor;
  await editable(page);
  await newRow(page, "clinics");
  await paste(page, cell(0, "name"), block(rows, change));
  const group = page.getByRole("group", { name: heading("clinics"), exact: true });
  const grid = group.getByRole("grid");
  await counts(grid, rows);
  const tool = (name) => group.getByRole("button", { name, exact: true });
  return { ...visitor, group, grid, tool };
}

const counts = (grid, rows) => grid.and(grid.page().locator(`[aria-rowcount="${rows + 1}"]`)).waitFor();
const box = (page, row, column) => page.getByLabel(cell(row, column), { exact: true });
const at = (page, row, column) =>
  page.waitForFunction((label) => document.activeElement.getAttribute("aria-label") === label, cell(row, column));
const holds = (page, row, column, value) =>
  page.waitForFunction(
    ([label, value]) => document.querySelector(`[aria-label="${label}"]`)?.value === value,
    [cell(row, column), value],
  );
const go = (page, row, column) => box(page, row, column).click();
const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const selected = (grid, cells) =>
  grid.page().waitForFunction((cells) => document.querySelectorAll('[role="gridcell"][aria-selected="true"]').length === cells, cells);
const caret = (page) =>
  page.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd, document.activeElement.value.length]);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function answers(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "备份文件" }).click()]);
  return JSON.parse(readFileSync(await file.path(), "utf8")).answers;
}

test("arrows, Enter, Home, End and the page keys go where they go in a spreadsheet", async () => {
  const { page, errors } = await filled(ROWS);
  const press = async (key, row, column) => {
    await page.keyboard.press(key);
    await at(page, row, column);
  };
  await go(page, 0, "name");
  await press("ArrowDown", 1, "name");
  assert.deepEqual(await caret(page), [0, 10, 10], "all text of a cell that was gone into is marked");
  await press("ArrowRight", 1, "planned");
  await press("ArrowRight", 1, "population");
  await press("ArrowLeft", 1, "planned");
  await press("ArrowDown", 2, "planned");
  assert.equal(await box(page, 2, "planned").inputValue(), "是", "an arrow does not choose");
  await press("Enter", 3, "planned");
  await press("Shift+Enter", 2, "planned");
  await press("ArrowUp", 1, "planned");
  await press("End", 1, ids.at(-1));
  await press("ArrowRight", 1, ids.at(-1));
  await press("Home", 1, "name");
  await press("ArrowLeft", 1, "name");
  await press("Tab", 1, "planned");
  await press("Shift+Tab", 1, "name");
  await press("Shift+Tab", 0, ids.at(-1));
  await press("Tab", 1, "name");
  await press("Control+End", ROWS - 1, ids.at(-1));
  await press("Control+Home", 0, "name");
  await press("Control+ArrowDown", ROWS - 1, "name");
  await press("Control+ArrowUp", 0, "name");
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => !document.activeElement.getAttribute("aria-label").includes("第 1 行"));
  const down = await page.evaluate(() => Number(document.activeElement.closest("tr").getAttribute("aria-rowindex")) - 2);
  assert.ok(down > 5 && down < 30, `a page is ${down} rows`);
  await press("PageDown", 2 * down, "name");
  await press("PageUp", down, "name");
  assert.deepEqual(errors, []);
});

test("inside a text the arrows move the caret; F2 puts it at the end; Esc takes back what is typed", async () => {
  const { page, errors } = await filled(3);
  await go(page, 0, "name");
  await page.keyboard.press("ArrowDown");
  await at(page, 1, "name");
  await page.keyboard.press("F2");
  assert.deepEqual(await caret(page), [10, 10, 10]);
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await caret(page), [9, 9, 10]);
  await page.keyboard.press("Home");
  assert.deepEqual(await caret(page), [0, 0, 10]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await caret(page), [1, 1, 10]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await at(page, 1, "planned");

  // What is typed takes the place of what was there; Esc brings that back.
  await page.keyboard.press("ArrowRight");
  await at(page, 1, "population");
  await page.keyboard.type("77");
  await holds(page, 1, "population", "77");
  await page.keyboard.press("Escape");
  await holds(page, 1, "population", "1001");
  await at(page, 1, "population");
  assert.deepEqual(await caret(page), [0, 4, 4]);
  await page.keyboard.type("78");
  await page.keyboard.press("Enter");
  await at(page, 2, "population");
  await page.keyboard.press("Escape");
  assert.equal(await box(page, 1, "population").inputValue(), "78", "Esc in another cell takes nothing back");
  await page.keyboard.press("ControlOrMeta+Z");
  await holds(page, 1, "population", "1001");
  assert.deepEqual(errors, []);
});

test("a list opens with F2 and is chosen from by keyboard; Delete empties it", async () => {
  const { page, errors } = await filled(3);
  await go(page, 0, "name");
  await page.keyboard.press("Tab");
  await at(page, 0, "planned");
  await page.keyboard.press("F2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await holds(page, 0, "planned", "否");
  await at(page, 0, "planned");
  await page.keyboard.press("Delete");
  await holds(page, 0, "planned", "");
  await at(page, 0, "planned");
  await page.evaluate(() => navigator.clipboard.writeText("否"));
  await page.keyboard.press("ArrowDown");
  await at(page, 1, "planned");
  await page.keyboard.press("ControlOrMeta+V");
  await holds(page, 1, "planned", "否");
  await page.keyboard.press("ControlOrMeta+C");
  assert.equal(await clipboard(page), "否\r\n");
  assert.deepEqual(errors, []);
});

test("blocks are selected with Shift and the arrows, by drawing, by Shift and a click, and rows by their numbers", async () => {
  const { page, grid, errors } = await filled(ROWS);
  await go(page, 0, "population");
  await selected(grid, 1);
  await page.keyboard.press("ArrowDown");
  await at(page, 1, "population");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await selected(grid, 4);
  await page.keyboard.press("Shift+ArrowUp");
  await selected(grid, 2);
  await page.keyboard.press("Escape");
  await selected(grid, 1);

  const middle = async (row, column) => {
    const { x, y, width, height } = await box(page, row, column).boundingBox();
    return [x + width / 2, y + height / 2];
  };
  await page.mouse.move(...(await middle(0, "name")));
  await page.mouse.down();
  await page.mouse.move(...(await middle(1, "name")), { steps: 4 });
  await page.mouse.move(...(await middle(2, "population")), { steps: 8 });
  await page.mouse.up();
  await selected(grid, 9);
  await screenshot(page, "table-block-1280");
  await page.mouse.move(...(await middle(4, "name")));
  await selected(grid, 9);
  await box(page, 4, "planned").click({ modifiers: ["Shift"] });
  await selected(grid, 10);
  await go(page, 1, "name");
  await selected(grid, 1);

  await grid.getByRole("rowheader", { name: "2", exact: true }).click();
  await selected(grid, ids.length);
  await grid.getByRole("rowheader", { name: "4", exact: true }).click({ modifiers: ["Shift"] });
  await selected(grid, 3 * ids.length);
  await go(page, 0, "name");
  await page.keyboard.press("Control+Shift+End");
  await at(page, ROWS - 1, ids.at(-1));
  await page.keyboard.press("ControlOrMeta+C");
  const copied = await clipboard(page);
  assert.equal(copied.split("\r\n").length, ROWS + 1);
  assert.equal(copied, `${block(ROWS)}\r\n`);
  await page.keyboard.press("Escape");
  await selected(grid, 1);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowUp");
  await selected(grid, 2);
  await page.keyboard.type("x");
  await selected(grid, 1);
  await holds(page, ROWS - 2, "name", "x");
  assert.deepEqual(errors, []);
});

test("a block that is copied and pasted is the same to the letter, tabs, line breaks and quotes too", async () => {
  const odd = ['"说\t""好\n两""行"', '3"', '"""引"""', "", '"尾\r\n行"'];
  const { page, grid, errors } = await filled(12, (cells, row) => {
    if (row < odd.length) [cells[2], cells[6]] = [odd[row], odd[odd.length - 1 - row]];
  });
  const before = (await answers(page)).clinics;
  assert.equal(before[0].population, '说"好\n两"行', "a tab between quotes is no end of a cell");
  await go(page, 0, "planned");
  await box(page, 0, "population").focus();
  for (let down = 1; down < odd.length; down += 1) await page.keyboard.press("Shift+ArrowDown");
  for (let right = 0; right < 4; right += 1) await page.keyboard.press("Shift+ArrowRight");
  await selected(grid, 25);
  await page.keyboard.press("ControlOrMeta+C");
  const copied = await clipboard(page);
  assert.ok(copied.startsWith('"说""好\n两""行"\t否\t是\t公有\t'), JSON.stringify(copied));
  assert.ok(copied.endsWith("\r\n"));

  await go(page, 6, "population");
  await page.keyboard.press("ControlOrMeta+V");
  await holds(page, 7, "population", '3"');
  const after = (await answers(page)).clinics;
  for (let row = 0; row < odd.length; row += 1) {
    for (const id of ids.slice(2, 7)) assert.equal(after[6 + row][id], before[row][id], `row ${row} ${id}`);
    assert.equal(after[6 + row].name, before[6 + row].name);
  }
  assert.equal(after.length, 12);
  await page.keyboard.press("ControlOrMeta+Z");
  await says(page, "已撤销：粘贴 5 行");
  assert.deepEqual((await answers(page)).clinics, before);

  // Cut and pasted elsewhere: the same, and nothing where it was.
  await go(page, 0, "population");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ControlOrMeta+X");
  await holds(page, 1, "population", "");
  await go(page, 11, "population");
  await page.keyboard.press("ControlOrMeta+V");
  await counts(grid, 13);
  const moved = (await answers(page)).clinics;
  assert.deepEqual([moved[0].population, moved[0].weak, moved[1].population], [undefined, undefined, undefined]);
  assert.deepEqual([moved[11].population, moved[12].population], [before[0].population, before[1].population]);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Z");
  await says(page, "已撤销：清空");
  assert.deepEqual((await answers(page)).clinics, before);

  // One cell into many.
  await page.evaluate(() => navigator.clipboard.writeText("否"));
  await go(page, 0, "name");
  await page.keyboard.press("Tab");
  await at(page, 0, "planned");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ControlOrMeta+V");
  await holds(page, 2, "planned", "否");
  await holds(page, 0, "planned", "否");
  await holds(page, 3, "planned", "是");
  await page.keyboard.press("ControlOrMeta+Z");
  await holds(page, 0, "planned", "是");
  assert.deepEqual(errors, []);
});

test("filling down, emptying, rows in and out: each is one step", async () => {
  const { page, grid, tool, errors } = await filled(ROWS);
  const before = await answers(page);
  const undone = async (what) => {
    await page.keyboard.press("ControlOrMeta+Z");
    await says(page, `已撤销：${what}`);
    assert.deepEqual(await answers(page), before);
  };
  await go(page, 0, "population");
  await page.keyboard.press("Control+Shift+ArrowDown");
  await at(page, ROWS - 1, "population");
  await page.keyboard.press("ControlOrMeta+D");
  await holds(page, ROWS - 1, "population", "1000");
  const filledDown = (await answers(page)).clinics;
  assert.ok(filledDown.every((row, at) => row.population === 1000 && row.name === before.clinics[at].name));
  await undone("向下填充");

  await go(page, 1, "population");
  await page.keyboard.press("ControlOrMeta+D");
  await holds(page, 1, "population", "1000");
  await undone("向下填充");

  await go(page, 1, "population");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Delete");
  await holds(page, 2, "population", "");
  await holds(page, 1, "weak", "");
  await undone("清空");

  await go(page, 1, "name");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control++");
  await counts(grid, ROWS + 2);
  await at(page, 1, "name");
  await holds(page, 1, "name", "");
  await holds(page, 3, "name", "甲2村卫生室（虚构）");
  await undone("添加 2 行");

  await go(page, 1, "name");
  await tool("下方插入").click();
  await at(page, 2, "name");
  await holds(page, 3, "name", "甲3村卫生室（虚构）");
  await undone("添加一行");

  await go(page, 1, "name");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+-");
  await counts(grid, ROWS - 2);
  await at(page, 1, "name");
  await holds(page, 1, "name", "甲4村卫生室（虚构）");
  await undone("删除 2 行");

  await go(page, 0, "name");
  await page.keyboard.press("Control+End");
  await at(page, ROWS - 1, ids.at(-1));
  await tool("删除所选行").click();
  await at(page, ROWS - 2, ids.at(-1));
  await undone("删除一行");
  assert.deepEqual(errors, []);
});

test("a table is sorted by value, by day and by pinyin, as one step", async () => {
  const names = ["张庄", "李庄10", "王庄", "李庄9", "安庄"];
  const numbers = ["30", "4", "一千", "", "200"];
  const { page, tool, errors } = await filled(5, (cells, row) => ([cells[0], cells[2]] = [names[row], numbers[row]]));
  const before = await answers(page);
  const column = (id) => page.evaluate((label) => [...document.querySelectorAll(`[data-label="${label}"] :is(input, select)`)].map(({ value }) => value), id);
  const label = (id) => columns("clinics").find(({ path }) => path.endsWith(`/${id}`)).label;
  const sorted = async (by, button, expected) => {
    await go(page, 0, by);
    await tool(button).click();
    await holds(page, 0, by, expected[0]);
    assert.deepEqual(await column(label(by)), expected);
    await at(page, 0, by);
  };
  await sorted("population", "按本列升序", ["4", "30", "200", "一千", ""]);
  await page.keyboard.press("ControlOrMeta+Z");
  await says(page, "已撤销：排序");
  assert.deepEqual(await answers(page), before);
  await sorted("population", "按本列降序", ["200", "30", "4", "一千", ""]);
  await sorted("name", "按本列升序", ["安庄", "李庄9", "李庄10", "王庄", "张庄"]);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("ControlOrMeta+Z");
  await holds(page, 0, "name", "张庄");
  assert.deepEqual(await answers(page), before);
  assert.deepEqual(errors, []);
});

test("days are sorted by day", async () => {
  const { page, errors } = await visit(on.browser, on.host.url + address(AGREEMENT), { permissions: ["clipboard-read", "clipboard-write"] });
  const team = filling(AGREEMENT);
  const day = (row) => team.cellLabel("team", row, "from");
  await editable(page);
  await team.newRow(page, "team");
  const lines = ["2026/10/1", "2026年9月30日", "2025-12-31"].map((from, at) => `甲${at}（虚构）\t医师\t内科\t主治医师\t${from}\t2027-12-31`);
  await paste(page, team.cellLabel("team", 0, "name"), lines.join("\n"));
  await page.getByLabel(day(2), { exact: true }).click();
  await page.getByRole("group", { name: team.heading("team"), exact: true }).getByRole("button", { name: "按本列升序" }).click();
  await page.waitForFunction((label) => document.querySelector(`[aria-label="${label}"]`).value === "2025-12-31", day(0));
  assert.equal(await page.getByLabel(day(1), { exact: true }).inputValue(), "2026-09-30");
  assert.equal(await page.getByLabel(day(2), { exact: true }).inputValue(), "2026-10-01");
  assert.deepEqual(errors, []);
});

test("only rows with findings are shown, and a mended one stays until the table is left", async () => {
  const wrong = [10, 2000, 4320];
  const { page, grid, group, errors } = await filled(ROWS, (cells, row) => {
    if (wrong.includes(row)) cells[6] = "60";
  });
  const shown = () => grid.locator("tbody tr[id]").count();
  const numbers = () => grid.getByRole("rowheader").allInnerTexts();
  const filter = group.getByRole("button", { name: /^只看有问题的行/ });
  await group.getByRole("button", { name: "只看有问题的行（3）" }).click();
  await page.waitForFunction(() => document.querySelectorAll("#place-clinics tbody tr[id]").length === 3);
  assert.deepEqual(await numbers(), ["11", "2001", "4321"]);
  assert.equal(await filter.getAttribute("aria-pressed"), "true");
  await screenshot(page, "table-filter-1280");

  // The keyboard walks through what is shown; what is done there touches nothing else.
  await box(page, 10, "area").click();
  await page.keyboard.press("ArrowDown");
  await at(page, 2000, "area");
  await page.keyboard.type("120");
  await page.keyboard.press("Enter");
  await at(page, 4320, "area");
  await group.getByRole("button", { name: "只看有问题的行（2）" }).waitFor();
  assert.deepEqual(await numbers(), ["11", "2001", "4321"], "a mended row stays while somebody is in the table");
  await page.keyboard.press("Control+Shift+ArrowUp");
  await selected(grid, 3);
  await page.keyboard.press("ControlOrMeta+D");
  const { clinics } = await answers(page);
  assert.deepEqual([10, 11, 2000, 4320].map((row) => clinics[row].area), [60, 120, 60, 60]);
  await box(page, 10, "area").focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await group.getByRole("button", { name: "只看有问题的行（2）" }).waitFor();

  await page.getByRole("button", { name: "备份文件" }).focus();
  await page.waitForFunction(() => document.querySelectorAll("#place-clinics tbody tr[id]").length === 2);
  assert.deepEqual(await numbers(), ["11", "4321"]);
  await filter.click();
  await box(page, 0, "name").waitFor();
  assert.equal(await filter.getAttribute("aria-pressed"), "false");
  assert.ok((await shown()) < 100);

  // A place that the filter hides is shown when somebody goes there.
  await filter.click();
  await page.waitForFunction(() => document.querySelectorAll("#place-clinics tbody tr[id]").length === 2);
  await page.getByLabel("市里分配的改造提升家数", { exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await says(page, "已撤销：填写");
  await at(page, 2000, "area");
  assert.deepEqual(errors, []);
});

test("a composition is never disturbed", async () => {
  const { page, errors } = await filled(3);
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text) => keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await go(page, 1, "name");
  await page.keyboard.press("ArrowUp");
  await at(page, 0, "name");
  await compose("shi");
  await holds(page, 0, "name", "shi");
  for (const key of ["ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Home", "F2", "Tab", "ControlOrMeta+D"]) {
    const handled = await page.evaluate((key) => {
      const event = new KeyboardEvent("keydown", { key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true });
      return !document.activeElement.dispatchEvent(event);
    }, key.replace("ControlOrMeta+", ""));
    assert.equal(handled, false, `${key} is the composition's`);
  }
  await compose("shili");
  await holds(page, 0, "name", "shili");
  await at(page, 0, "name");
  await keyboard.send("Input.insertText", { text: "示例村卫生室（虚构）" });
  await holds(page, 0, "name", "示例村卫生室（虚构）");
  await page.keyboard.press("Enter");
  await at(page, 1, "name");
  assert.equal((await answers(page)).clinics[0].name, "示例村卫生室（虚构）");
  await box(page, 1, "name").focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await holds(page, 0, "name", "甲1村卫生室（虚构）");
  assert.deepEqual(errors, []);
});

test("number, first column and head stay in sight", async () => {
  const { page, grid, errors } = await filled(ROWS);
  const frame = grid.locator("xpath=..");
  await scrollTo(page, "clinics", 2500);
  const places = () =>
    frame.evaluate((frame) => {
      const rect = (element) => element.getBoundingClientRect();
      const row = [...frame.querySelectorAll("tbody tr[id]")].find((row) => rect(row).top > rect(frame).top + 150);
      const [number, first, second] = [...row.children].map(rect);
      const head = [...frame.querySelectorAll("thead th")].map(rect);
      const under = document.elementFromPoint(first.left + first.width / 2, first.top + 10);
      return {
        left: rect(frame).left, top: rect(frame).top, number: number.left, width: number.width, first: first.left, second: second.left,
        head: [head[0].left, head[1].left, head[1].top], above: row.children[1].contains(under),
      };
    });
  const before = await places();
  await frame.evaluate((frame) => (frame.scrollLeft = 600));
  const after = await places();
  assert.ok(after.second < before.second - 300, "the table was scrolled");
  for (const name of ["number", "first"]) assert.ok(Math.abs(after[name] - before[name]) < 1.5, `${name}: ${before[name]} → ${after[name]}`);
  assert.ok(Math.abs(after.number - after.left) < 2 && Math.abs(after.first - after.number - after.width) < 1.5);
  assert.ok(Math.abs(after.head[0] - after.number) < 1.5 && Math.abs(after.head[1] - after.first) < 1.5);
  assert.ok(Math.abs(after.head[2] - after.top) < 3, "the head is at the top");
  assert.ok(after.above, "what is scrolled away lies below the first column");
  await screenshot(page, "table-frozen-1280");
  assert.deepEqual(errors, []);
});

test("a row is added by one click, though a finding comes and moves the button", async () => {
  const { page, grid, group, errors } = await filled(3);
  await go(page, 2, "area");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("60");
  const add = group.getByRole("button", { name: /^添加一行/ });
  await add.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await add.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await counts(grid, 4);
  await at(page, 3, "name");
  await group.getByText("第 3 行的面积（含厕所）应不少于 100 ㎡").waitFor();
  await page.keyboard.press("ControlOrMeta+Z");
  await counts(grid, 3);
  assert.deepEqual(errors, []);
});

test("a screen reader is told of a grid of five thousand rows, and axe finds nothing", { timeout: 120_000 }, async () => {
  const { page, grid, errors } = await filled(ROWS, (cells, row) => {
    if (row === 2) cells[6] = "60";
  });
  assert.equal(await grid.getAttribute("aria-rowcount"), String(ROWS + 1));
  assert.equal(await grid.getAttribute("aria-colcount"), String(ids.length + 2));
  await go(page, 0, "name");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await selected(grid, 2);

  const tree = await page.context().newCDPSession(page);
  await tree.send("Accessibility.enable");
  const { nodes } = await tree.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const shown = (node) => (node.ignored ? (node.childIds ?? []).flatMap((id) => shown(known.get(id))) : [node]);
  const children = (node) => (node.childIds ?? []).flatMap((id) => shown(known.get(id)));
  const role = (node) => node.role?.value;
  const within = (node) => [node, ...children(node).flatMap(within)];
  const found = nodes.find((node) => !node.ignored && role(node) === "grid" && node.name.value === heading("clinics"));
  const rows = within(found).filter((node) => role(node) === "row");
  assert.deepEqual(children(rows[0]).map(role), Array(ids.length + 2).fill("columnheader"));
  assert.deepEqual(children(rows[2]).map(role), ["rowheader", ...Array(ids.length + 1).fill("gridcell")]);
  assert.equal(children(rows[2])[0].name.value, "2");
  const property = (node, name) => node.properties.find((property) => property.name === name)?.value.value;
  assert.deepEqual(children(rows[2]).slice(1, -1).map((node) => property(node, "selected")), ids.map((_, at) => at < 2));
  assert.equal(property(found, "multiselectable"), true);
  const controls = within(found).filter((node) => ["textbox", "combobox", "button", "spinbutton"].includes(role(node)));
  assert.ok(controls.length > 100);
  assert.deepEqual(controls.filter((node) => !node.name?.value).map(role), []);
  const indices = await grid.locator("tbody tr:nth-child(2) > *").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("aria-colindex")));
  assert.deepEqual(indices, Array.from({ length: ids.length + 2 }, (_, at) => String(at + 1)));

  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run("#place-clinics"));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html]), []);
  assert.deepEqual(errors, []);
});

test("on a phone rows stay cards, with the same buttons", async () => {
  const { page, grid, group, tool, errors } = await filled(ROWS, undefined, { viewport: { width: 390, height: 800 } });
  assert.equal(await grid.locator("tbody td").first().evaluate((cell) => getComputedStyle(cell).position), "static");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing is wider than the phone");
  await go(page, 0, "name");
  await tool("下方插入").click();
  await at(page, 1, "name");
  await group.scrollIntoViewIfNeeded();
  await screenshot(page, "table-tools-390");
  assert.deepEqual(errors, []);
});
