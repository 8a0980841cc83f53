// What goes wrong on a clerk's computer: broken files, wrong passphrases, a browser that does not store, half-typed
// words, odd numbers and dates, a block of two hundred rows. One clear sentence each, and nothing lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { screenshot, visit } from "./support/browser.mjs";
import { AGREEMENT, address, editable, filling, saved, type } from "./support/filling.mjs";
import { cleanCase } from "./support/command.mjs";
import { stage } from "./support/stage.mjs";

const sample = (name) => fileURLToPath(new URL(`../cli/files/${name}`, import.meta.url));
const KEY = fileURLToPath(new URL("../keys/supporter.pem", import.meta.url));

const on = stage();
const { answer, cellLabel, fillIn, scrollTo } = filling();

async function form(options) {
  const visitor = await visit(on.browser, on.host.url + address(AGREEMENT), options);
  await editable(visitor.page);
  return visitor;
}

const valueOf = (page, label) => page.getByLabel(label, { exact: true }).inputValue();

test("files that cannot be used get one sentence each, and the next file can be chosen", async () => {
  const { page, errors } = await visit(on.browser, `${on.host.url}#/open`);
  const picker = page.getByLabel("选择文件", { exact: true });
  const sentences = {
    "truncated.json": "没能读出这个文件",
    "duplicate-member.json": "同一个项目写了两次",
    "exponent.json": "数字的写法不对",
    "fraction.json": "数字的写法不对",
    "gbk.json": "请用 UTF-8 另存",
    "zero-width.json": "看不见的字符",
    "unknown-form.json": "这里没有收录这份表",
    "table.xlsx": "这是 Excel、Word 或压缩文件",
  };
  for (const [name, sentence] of Object.entries(sentences)) {
    await picker.setInputFiles(sample(name));
    await page.getByText(sentence).first().waitFor();
  }
  await picker.setInputFiles({ name: "clean.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(cleanCase().document)) });
  await page.getByText("这份表还没有人签名").waitFor();
  assert.deepEqual(errors, []);
});

test("a wrong passphrase is said, and the right one still works", async () => {
  const { page } = await visit(on.browser, `${on.host.url}#/keys`);
  await page.getByLabel("选择密钥文件").setInputFiles(KEY);
  const unlock = page.getByRole("button", { name: "打开并保存到这台电脑" });
  const loader = page.locator("form", { has: unlock });
  await loader.getByLabel("保管人姓名", { exact: true }).fill("张三（虚构）");
  const passphrase = loader.getByLabel("口令", { exact: true });
  await passphrase.fill("not-the-passphrase");
  await unlock.click();
  await page.getByText(/口令不对/).first().waitFor();
  await page.waitForFunction(() => document.activeElement.id === "loaded-passphrase");
  assert.equal(await passphrase.getAttribute("aria-invalid"), "true");
  await loader.getByLabel("保管人姓名", { exact: true }).fill("");
  await unlock.click();
  await loader.getByText("请填写保管人姓名").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "loaded-holder");
  assert.equal(await passphrase.getAttribute("aria-invalid"), null);
  await loader.getByLabel("保管人姓名", { exact: true }).fill("张三（虚构）");
  await passphrase.fill("test-only-passphrase");
  await unlock.click();
  await page.getByRole("button", { name: /^下载密钥文件/ }).waitFor();
});

const BLOCKED = () => {
  Object.defineProperty(window, "indexedDB", { get: () => undefined });
};
const FULL = () => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
};

for (const [state, prepare] of [["blocked", BLOCKED], ["full", FULL]]) {
  test(`a ${state} store is told at once; the backup file and the check still have everything`, async () => {
    const { page } = await form({ prepare: (page) => page.addInitScript(prepare) });
    await answer(page, "supporter_name", "示例市中心医院（虚构）");
    await page.getByText("没能保存到这台电脑").waitFor();
    const [backup] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "备份文件" }).click()]);
    assert.equal(JSON.parse(readFileSync(await backup.path(), "utf8")).answers.supporter_name, "示例市中心医院（虚构）");
    await page.getByRole("button", { name: "检查并签名" }).click();
    await page.getByText(/^还不能签名/).waitFor();
    await page.getByText("示例市中心医院（虚构）").first().waitFor();
  });
}

test("what is typed oddly is repaired or told, and never lost", async () => {
  const { page } = await form();
  await answer(page, "supporter_name", "示例\u200b市中心医院（虚构）");
  assert.equal(await valueOf(page, "帮扶单位名称"), "示例市中心医院（虚构）");
  await answer(page, "supporter_uscc", "１２３７０９００９９０００００１７p");
  assert.equal(await valueOf(page, "帮扶单位统一社会信用代码"), "12370900990000017P");
  await answer(page, "supporter_staff", "５００ 人");
  assert.equal(await valueOf(page, "帮扶单位专业技术人员总数"), "500");
  await answer(page, "term_from", "2026年1月5日");
  assert.equal(await valueOf(page, "责任书起始日期"), "2026-01-05");
  for (const [id, label, text, sentence] of [
    ["supporter_staff", "帮扶单位专业技术人员总数", "1e400", "应是 1 到 99999 之间的整数"],
    ["supporter_staff", "帮扶单位专业技术人员总数", "3.5", "应是 1 到 99999 之间的整数"],
    ["term_to", "责任书终止日期", "2025-02-29", "不是一个存在的日期"],
    ["station_days_per_visit", "每次到站天数", "一天", "应是一个数"],
  ]) {
    await answer(page, id, text);
    await page.getByText(sentence).first().waitFor();
    assert.equal(await valueOf(page, label), text);
  }
  await saved(page);
  await page.reload();
  await page.getByLabel("责任书终止日期").waitFor();
  assert.equal(await valueOf(page, "责任书终止日期"), "2025-02-29");
});

test("half-typed pinyin is not an answer", async () => {
  const { page } = await form();
  const keyboard = await page.context().newCDPSession(page);
  await page.getByLabel("帮扶单位名称", { exact: true }).focus();
  await keyboard.send("Input.imeSetComposition", { text: "shili", selectionStart: 5, selectionEnd: 5 });
  await page.getByText("已填 0 / 50").waitFor();
  assert.equal(await valueOf(page, "帮扶单位名称"), "shili");
  await keyboard.send("Input.insertText", { text: "示例医院（虚构）" });
  await page.getByText("已填 1 / 50").waitFor();
  assert.equal(await valueOf(page, "帮扶单位名称"), "示例医院（虚构）");
});

test("two hundred rows are pasted from a spreadsheet and stay easy to edit", async () => {
  const { page } = await form();
  await page.getByRole("button", { name: "添加一行人员" }).click();
  const rows = Array.from({ length: 200 }, (_, at) =>
    [`甲${at + 1}（虚构）`, at % 3 ? "护士" : "医师", "内科", "主治医师", "2026/1/1", "2026年12月31日", "示例市中心医院（虚构）"].join("\t"),
  );
  await page.getByLabel(cellLabel("team", 0, "name"), { exact: true }).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, rows.join("\r\n"));
  await scrollTo(page, "team", 199);
  assert.equal(await valueOf(page, cellLabel("team", 199, "to")), "2026-12-31");
  await type(page, cellLabel("team", 199, "to"), "2026-06-30");
  await page.getByText("第 200 行的派驻结束日期太早").first().waitFor();
  await type(page, cellLabel("team", 199, "to"), "2026-12-31");
  await page.getByText("第 200 行的派驻结束日期太早").first().waitFor({ state: "detached" });
  const last = page.getByLabel(cellLabel("team", 199, "name"), { exact: true });
  await last.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("一字一字地打进去的名字（虚构）");
  assert.equal(await last.inputValue(), "一字一字地打进去的名字（虚构）");
  await page.keyboard.press("Enter");
  await page.getByLabel(cellLabel("team", 200, "name"), { exact: true }).waitFor();
  await page.getByRole("button", { name: "删除第 201 行" }).click();
  await page.getByLabel(cellLabel("team", 200, "name"), { exact: true }).waitFor({ state: "detached" });
});

test("home shows what is due, and the draft that was begun", async () => {
  const { page, errors } = await form();
  const { supporter_name, supporter_kind } = cleanCase().document.answers;
  await fillIn(page, { supporter_name, supporter_kind });
  await saved(page);
  await page.goto(`${on.host.url}#/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText(/对口帮扶责任书 · 示例市中心医院（虚构）/).waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `home-${width}`);
  }
  await page.getByRole("button", { name: "删除这份草稿" }).first().click();
  await page.getByRole("button", { name: "留着" }).click();
  await page.getByRole("button", { name: "全部删除" }).click();
  await page.getByText("删除后不能恢复").waitFor();
  await page.getByRole("alertdialog").getByRole("button", { name: "全部删除" }).click();
  await page.getByText("还没有草稿").waitFor();
  assert.deepEqual(errors, []);
});
