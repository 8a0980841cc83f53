// Filling in a form as a person does: by the labels in the page and with the keyboard.

import { json } from "./command.mjs";

/// The address of a form, below the site's.
export const address = (form) => `#/form/${form}`;

/// The form most tests fill in.
export const AGREEMENT = "taian-2024/agreement-county";

/// Waits until a form can be filled in. Its words are in the page before the program is.
export const editable = (page) => page.getByRole("button", { name: "检查并签名" }).waitFor();

/// Types a text into the box with this name: click into it, replace what is there, leave it with Tab.
export async function type(page, label, text) {
  const box = page.getByLabel(label, { exact: true });
  await box.waitFor();
  await box.focus();
  await page.keyboard.press("ControlOrMeta+A");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(String(text));
  await page.keyboard.press("Tab");
}

/// Waits until the page says that everything is saved.
export const saved = (page) => page.getByText(/^已自动保存/).waitFor();

/// What a person types into a cell.
const text = (value) => (Array.isArray(value) ? value.join("、") : String(value ?? ""));

/// A cell as a spreadsheet puts it on the clipboard.
const copied = (value) => (/["\t\n]/.test(text(value)) ? `"${text(value).replaceAll('"', '""')}"` : text(value));

/// Puts a text on the clipboard and pastes it into the box with this name. The page must be allowed to use the clipboard.
export async function paste(page, label, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  const box = page.getByLabel(label, { exact: true });
  await box.waitFor();
  await box.focus();
  await page.keyboard.press("ControlOrMeta+V");
}

/// What a person can do with one form of the library.
export function filling(form = AGREEMENT) {
  const fields = json(["fields", form, "--json"]);
  const byPath = new Map(fields.map((field) => [field.path, field]));
  /// The columns of a table, from the left.
  const columns = (table) => fields.filter(({ path }) => path.startsWith(`/${table}/*/`));
  const heading = (table) => columns(table)[0].table;
  const id = ({ path }) => path.split("/").at(-1);

  /// The visible name of a cell.
  const cellLabel = (table, row, column) =>
    `${heading(table)} 第 ${row + 1} 行 ${byPath.get(`/${table}/*/${column}`).label}`;

  async function choose(page, field, value) {
    const group = page.getByRole("group", { name: field.label, exact: true });
    await group.or(page.getByLabel(field.label, { exact: true })).first().waitFor();
    if ((await group.count()) > 0) {
      await group.getByLabel(value, { exact: true }).press("Space");
    } else {
      await page.getByLabel(field.label, { exact: true }).selectOption(value);
    }
  }

  /// Answers a field of the form.
  async function answer(page, name, value) {
    const field = byPath.get(`/${name}`);
    if (field.type === "choices") {
      const group = page.getByRole("group", { name: field.label, exact: true });
      for (const option of value) await group.getByLabel(option, { exact: true }).press("Space");
    } else if (field.type === "choice") {
      await choose(page, field, value);
    } else {
      await type(page, field.label, value);
    }
  }

  /// Puts an empty row below the others of a table.
  const newRow = (page, table) =>
    page
      .getByRole("group", { name: heading(table), exact: true })
      .getByRole("button", { name: /^添加一行/ })
      .press("Enter");

  /// Adds a row to a table and fills it in, cell by cell.
  async function addRow(page, table, row, cells) {
    await newRow(page, table);
    for (const [column, value] of Object.entries(cells)) {
      const label = cellLabel(table, row, column);
      if (byPath.get(`/${table}/*/${column}`).type === "choice") {
        await page.getByLabel(label, { exact: true }).selectOption(value);
      } else {
        await type(page, label, text(value));
      }
    }
  }

  /// Adds a row and pastes a block into its first cell, as it comes from a spreadsheet. The page must be allowed to use
  /// the clipboard.
  async function pasteRows(page, table, rows) {
    await newRow(page, table);
    const names = columns(table).map(id);
    const block = rows.map((row) => names.map((name) => copied(row[name])).join("\t")).join("\r\n");
    await paste(page, cellLabel(table, 0, names[0]), block);
    const group = page.getByRole("group", { name: heading(table), exact: true });
    await group.locator(`table[aria-rowcount="${rows.length + 1}"]`).waitFor();
  }

  /// Scrolls a long table until a row is in sight.
  async function scrollTo(page, table, row) {
    const grid = page.getByRole("group", { name: heading(table), exact: true }).locator(".long");
    await grid.evaluate((grid, row) => {
      const rows = Number(grid.querySelector("table").getAttribute("aria-rowcount")) - 1;
      grid.scrollIntoView();
      if (grid.scrollHeight > grid.clientHeight) grid.scrollTop = (grid.scrollHeight * row) / rows - grid.clientHeight / 2;
      else scrollBy(0, grid.getBoundingClientRect().top + (grid.scrollHeight * row) / rows - innerHeight / 2);
    }, row);
    await page.getByLabel(cellLabel(table, row, id(columns(table)[0])), { exact: true }).waitFor();
  }

  /// Fills in every answer of a filing, in its order; tables with `put`, which takes page, table and rows.
  async function fillIn(page, answers, put) {
    for (const [name, value] of Object.entries(answers)) {
      if (byPath.has(`/${name}`)) await answer(page, name, value);
      else if (put) await put(page, name, value);
      else for (const [row, cells] of value.entries()) await addRow(page, name, row, cells);
    }
  }

  return { answer, addRow, cellLabel, columns, fillIn, heading, newRow, pasteRows, scrollTo };
}
