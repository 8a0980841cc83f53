// The main job with the keyboard alone: a key is made, an agreement is filled in, checked, signed and saved, and no mouse
// is near. Every page says where one is: its title in the tab, the focus on its heading.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { visit } from "./support/browser.mjs";
import { cleanCase, json } from "./support/command.mjs";
import { AGREEMENT, address, editable, saved } from "./support/filling.mjs";
import { PASSPHRASE } from "./support/office.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const SIGNER = "张三（虚构）";
const TITLE = "对口帮扶责任书（城市三级医院 → 县级医院）";
const { today, document: { answers } } = cleanCase();

/// What has the focus: its id, what it is called, what it is.
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    return { id: element.id, name: name.trim(), tag: element.tagName.toLowerCase() };
  });

/// Presses a key until the focus is where it is wanted, by its name or by its id.
async function reach(page, wanted, key = "Tab") {
  const is = ({ id, name }) => (wanted instanceof RegExp ? wanted.test(name) : wanted.startsWith("#") ? id === wanted.slice(1) : name === wanted);
  for (let pressed = 0; pressed < 500; pressed += 1) {
    if (is(await focused(page))) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not come to ${wanted}`);
}

/// Comes to a thing and presses a key on it.
async function press(page, wanted, key = "Enter", way = "Tab") {
  await reach(page, wanted, way);
  await page.keyboard.press(key);
}

/// A page was come to: its heading has the focus, its name is in the tab.
async function arrived(page, heading) {
  await page.waitForFunction((heading) => document.activeElement?.tagName === "H1" && document.activeElement.textContent === heading, heading);
  assert.equal(await page.title(), `${heading} - 帮扶填报`);
}

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFileSync(await download.path(), "utf8");
}

const fields = json(["fields", AGREEMENT, "--json"]);
const columnsOf = (table) => fields.filter(({ path }) => path.startsWith(`/${table}/*/`));

/// Answers a question the focus comes to next, as its kind is answered.
async function answer(page, { path, type, options }, value) {
  const id = `#place${path.replaceAll("/", "-")}`;
  if (type === "choices") {
    for (const option of value) {
      const at = options.indexOf(option);
      await press(page, at === 0 ? id : `${id}-${at}`, "Space");
    }
  } else if (type === "choice") {
    await reach(page, id);
    const { tag } = await focused(page);
    if (tag === "input") await page.keyboard.press("Space");
    const steps = options.indexOf(value) + (tag === "select" ? 1 : 0);
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
  } else {
    await reach(page, id);
    await page.keyboard.insertText(String(value));
  }
}

/// Adds a row, goes back into its first cell and pastes a block that was copied from a spreadsheet.
async function paste(page, table, rows) {
  const columns = columnsOf(table);
  const names = columns.map(({ path }) => path.split("/").at(-1));
  const cell = (value) => (Array.isArray(value) ? value.join("、") : String(value ?? ""));
  const block = rows.map((row) => names.map((name) => cell(row[name])).join("\t")).join("\r\n");
  await page.evaluate((text) => navigator.clipboard.writeText(text), block);
  const group = page.getByRole("group", { name: columns[0].table, exact: true });
  const add = await group.getByRole("button", { name: /^添加一行/ }).textContent();
  await press(page, add);
  await reach(page, `#place-${table}-0-${names[0]}`, "Shift+Tab");
  await page.keyboard.press("ControlOrMeta+V");
  await group.locator(`table[aria-rowcount="${rows.length + 1}"]`).waitFor();
}

test("a filing is begun, filled in, checked, signed and saved without a mouse", { timeout: 300_000 }, async () => {
  const prepare = (page) => page.clock.setFixedTime(`${today}T10:00:00+08:00`);
  const { page, errors, close } = await visit(on.browser, on.host.url, { prepare, permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByLabel("选择年度").waitFor();
  // Whoever leaves home at once breaks off what it is still fetching, which would be noted as an error below.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).name, "跳到正文");
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).id, "main");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "the bar is skipped");

  // A key of one's own.
  await press(page, "密钥", "Enter", "Shift+Tab");
  await arrived(page, "签名密钥");
  await reach(page, "保管人姓名");
  await page.keyboard.insertText(SIGNER);
  await reach(page, "口令");
  await page.keyboard.type(PASSPHRASE);
  await reach(page, "再输入一次口令");
  await page.keyboard.type(PASSPHRASE);
  await downloaded(page, () => press(page, "生成密钥"));
  await page.waitForFunction(() => document.activeElement?.textContent === "密钥已生成");

  // Home again, and into the form.
  await press(page, "帮扶填报", "Enter", "Shift+Tab");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1" && document.title === `${document.activeElement.textContent} - 帮扶填报`);
  const forms = page.getByRole("listitem").filter({ has: page.getByText(TITLE, { exact: true }) });
  const begin = await forms.getByRole("link").first().evaluate((link) => link.getAttribute("href"));
  for (;;) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.getAttribute("href"))) === begin) break;
  }
  await page.keyboard.press("Enter");
  await arrived(page, TITLE);

  for (const [name, value] of Object.entries(answers)) {
    const field = fields.find(({ path }) => path === `/${name}`);
    if (field) await answer(page, field, value);
    else await paste(page, name, value);
  }
  await saved(page);
  await press(page, "检查并签名");
  await arrived(page, "对口帮扶责任书");
  await page.getByText(/^可以签名/).waitFor();

  await press(page, /^帮扶单位 /, "Space");
  await reach(page, "签名人");
  assert.equal(await page.evaluate(() => document.activeElement.value), SIGNER, "the key's holder is taken over");
  await reach(page, "口令");
  await page.keyboard.type("not-this-passphrase");
  await page.keyboard.press("Enter");
  await page.getByText("口令不对").waitFor();
  await page.waitForFunction(() => document.activeElement.matches("#sign-passphrase[aria-invalid=true]"));
  await page.keyboard.type(PASSPHRASE);
  const envelope = JSON.parse(await downloaded(page, () => page.keyboard.press("Enter")));
  await page.waitForFunction(() => document.activeElement?.textContent === "已签名");
  assert.deepEqual(envelope.document.answers, answers);
  assert.equal(envelope.signatures.length, 1);
  assert.deepEqual(errors, []);
  await close();
});

test("what is wrong is summed up on top of the check, and each place is one key away", async () => {
  const { page, errors, close } = await visit(on.browser, on.host.url + address(AGREEMENT));
  await editable(page);
  await press(page, "检查并签名", "Enter", "Shift+Tab");
  await page.waitForFunction(() => /^还有 \d+ 处需要改正$/.test(document.activeElement?.textContent));
  const summary = page.getByRole("region", { name: /^还有 \d+ 处需要改正$/ });
  const links = await summary.getByRole("button").allTextContents();
  assert.equal(new Set(links).size, links.length, "each is said once");
  await press(page, /^帮扶单位名称还没有填写.*去修改$/);
  await page.waitForFunction(() => document.activeElement?.id === "place-supporter_name");
  assert.deepEqual(errors, []);
  await close();
});

test("what keeps a key from being made stands at its box, and the box has the focus", async () => {
  const { page, close } = await visit(on.browser, `${on.host.url}#/keys`);
  const name = page.getByLabel("保管人姓名").first();
  const first = page.getByLabel("口令", { exact: true }).first();
  const again = page.getByLabel("再输入一次口令");
  const refused = async (box, text) => {
    await page.getByRole("button", { name: "生成密钥" }).press("Enter");
    await page.getByText(text).waitFor();
    assert.equal(await box.evaluate((element) => element === document.activeElement), true, text);
    assert.equal(await box.getAttribute("aria-invalid"), "true");
    const told = await box.evaluate((element) => element.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(""));
    assert.ok(told.includes(text), told);
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 1);
  };
  await name.waitFor();
  await refused(name, "请填写保管人姓名");
  await name.fill(SIGNER);
  await refused(first, "请输入口令，至少 12 个字符");
  await first.fill("lamp");
  await refused(first, "口令至少要 12 个字符，现在是 4 个");
  await first.fill(PASSPHRASE);
  await again.fill("lamp");
  await refused(again, "两次输入的口令不一样");
  await close();
});

test("every page has its own title, and the way back keeps it", async () => {
  const { page, close } = await visit(on.browser, on.host.url);
  await page.getByLabel("选择年度").waitFor();
  const titles = [await page.title()];
  for (const [link, heading] of [["打开文件", "打开文件"], ["收件", "收件"], ["密钥", "签名密钥"], ["帮助", "帮助"]]) {
    await page.getByRole("navigation").getByRole("link", { name: link, exact: true }).press("Enter");
    await arrived(page, heading);
    titles.push(await page.title());
  }
  assert.equal(new Set(titles).size, titles.length);
  await page.goBack();
  await arrived(page, "签名密钥");
  await close();
});
