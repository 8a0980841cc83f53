// Filling in a form as a person does: by the labels in the page and with the keyboard.

import { json } from "./command.mjs";

/// The address of the form of these tests, below the site's.
export const FORM = "#/form/taian-2024/agreement-county";

const FIELDS = json(["fields", "taian-2024/agreement-county", "--json"]);
const byPath = new Map(FIELDS.map((field) => [field.path, field]));
const TABLES = {
  annual_tasks: "年度分解任务",
  indicators: "量化考核指标",
  specialties: "特色或重点专科、重点科室",
  team: "派驻人员名单",
  uploads: "按年度上传备案",
};
const ROWS = { annual_tasks: "任务", indicators: "指标", specialties: "专科", team: "人员", uploads: "年度" };

/// The visible name of a cell.
export const cellLabel = (table, row, column) =>
  `${TABLES[table]} 第 ${row + 1} 行 ${byPath.get(`/${table}/*/${column}`).label}`;

/// Types a text into the box with this name: click into it, replace what is there, leave it with Tab.
export async function type(page, label, text) {
  const box = page.getByLabel(label, { exact: true });
  await box.focus();
  await page.keyboard.press("ControlOrMeta+A");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(String(text));
  await page.keyboard.press("Tab");
}

/// Answers a field of the form.
export async function answer(page, id, value) {
  const field = byPath.get(`/${id}`);
  if (field.type === "choices") {
    const group = page.getByRole("group", { name: field.label });
    for (const option of value) await group.getByLabel(option, { exact: true }).press("Space");
  } else if (field.type === "choice") {
    await choose(page, field, value);
  } else {
    await type(page, field.label, value);
  }
}

async function choose(page, field, value) {
  const group = page.getByRole("group", { name: field.label });
  if ((await group.count()) > 0) {
    await group.getByLabel(value, { exact: true }).press("Space");
  } else {
    await page.getByLabel(field.label, { exact: true }).selectOption(value);
  }
}

/// Adds a row to a table and fills it in.
export async function addRow(page, table, row, cells) {
  await page.getByRole("button", { name: `添加一行${ROWS[table]}`, exact: true }).press("Enter");
  for (const [column, value] of Object.entries(cells)) {
    const label = cellLabel(table, row, column);
    if (byPath.get(`/${table}/*/${column}`).type === "choice") {
      await page.getByLabel(label, { exact: true }).selectOption(value);
    } else {
      await type(page, label, value);
    }
  }
}

/// Fills in every answer of a filing, in its order.
export async function fillIn(page, answers) {
  for (const [id, value] of Object.entries(answers)) {
    if (id in TABLES) {
      for (const [row, cells] of value.entries()) await addRow(page, id, row, cells);
    } else {
      await answer(page, id, value);
    }
  }
}

/// Waits until the page says that everything is saved.
export const saved = (page) => page.getByText(/^已自动保存/).waitFor();
