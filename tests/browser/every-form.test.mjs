// Every form of every notice opens from the home page of its place, is filled in from its clean filing, and may then be
// signed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { SITE } from "./support/built.mjs";
import { cleanCase, json } from "./support/command.mjs";
import { editable, filling } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();

const notices = JSON.parse(readFileSync(join(SITE, "packs/index.json"), "utf8"));
const placeOf = (pack) => notices.find(({ id }) => id === pack).place;

/// The home page of a place in a year, on a day of the filing.
async function home({ pack, year, today }) {
  const prepare = async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.setFixedTime(`${today}T10:00:00+08:00`);
  };
  const visitor = await visit(on.browser, on.host.url, { prepare });
  await visitor.page.getByLabel("选择地区", { exact: true }).selectOption(placeOf(pack));
  await visitor.page.getByLabel("选择年度", { exact: true }).selectOption(String(year));
  return visitor;
}

for (const { id, pack, title } of json(["forms", "--json"])) {
  test(`${id} is filled in and may be signed`, { timeout: 180_000 }, async () => {
    const { today, document } = cleanCase(id);
    const { fillIn, pasteRows } = filling(id);
    const { page, errors, requests, close } = await home({ pack, year: document.period.to.slice(0, 4), today });
    await page.getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) }).getByRole("link", { name: "新填一份" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await editable(page);
    await fillIn(page, document.answers, pasteRows);
    await screenshot(page, `form-${id.replace("/", "-")}`);
    await page.getByRole("button", { name: "检查并签名" }).click();
    await page.getByText(/^可以签名/).waitFor();
    // A clerk of one place downloads no form of another, and no other form of the place.
    const packs = requests.filter((url) => /\/packs\//.test(url)).map((url) => new URL(url).pathname);
    const wanted = new Set(["/packs/index.json", `/packs/${pack}.json`, `/packs/${id}.json`, "/packs/taian-2024.json"]);
    assert.deepEqual(packs.filter((path) => !wanted.has(path)), []);
    assert.deepEqual(errors, []);
    await close();
  });
}
