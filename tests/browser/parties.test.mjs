// Three offices sign one agreement on three computers: copies in parallel, merged and counter-signed by the bureau, which
// issues a receipt; then whatever is changed in the file is caught, in words.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { cleanCase, json } from "./support/command.mjs";
import { OFFICE, PASSPHRASE, newKey, roster } from "./support/office.mjs";
import { stage } from "./support/stage.mjs";
import { TAMPERINGS } from "./support/tampering.mjs";

const on = stage();
const folder = mkdtempSync(join(tmpdir(), "bangfu-parties-"));
const at = (name) => join(folder, name);

const { document } = cleanCase("dezhou-2019/agreement");
document.period = { from: "2019-01-01", to: "2019-12-31" };
const holders = { supporter: "张三（虚构）", recipient: "李四（虚构）", bureau: "王五（虚构）" };
const titles = { supporter: "帮扶医院", recipient: "受援医院", bureau: "县市区卫生健康局" };
let keys;
let register;

before(() => {
  writeFileSync(at("bare.json"), JSON.stringify(document));
  const algorithms = { supporter: "ed25519", recipient: "sm2", bureau: "ed25519" };
  keys = Object.fromEntries(Object.entries(algorithms).map(([role, alg]) => [role, newKey(folder, role, alg)]));
  const keepers = document.parties.map(({ role, name, uscc }) => ({
    role, body: { name, uscc }, holder: holders[role], key: keys[role],
  }));
  const dates = { from: "2019-01-01", to: "2021-12-31", issued: "2019-07-01T09:00:00+08:00", nextUpdate: "2099-01-01T00:00:00+08:00" };
  register = roster(folder, keepers, dates);
});

after(() => rmSync(folder, { recursive: true }));

/// A computer of its own, on a day and hour.
async function computer(hour) {
  const prepare = (page) => page.clock.setFixedTime(`2019-07-${hour}+08:00`);
  const visitor = await visit(on.browser, `${on.host.url}#/open`, { prepare });
  return visitor;
}

async function open(page, ...files) {
  await page.goto(`${on.host.url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(files.map(at));
}

/// Opens the roster first where this computer has none.
async function relyOnRoster(page) {
  await page.goto(`${on.host.url}#/open`);
  await page.getByLabel(/选择名册文件/).setInputFiles(register.file);
  await page.getByRole("button", { name: "已核对，使用这份名册" }).click();
  await page.getByText("以后打开文件都用这份名册核对").waitFor();
}

async function download(page, name, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  await download.saveAs(at(name));
}

/// Signs the open filing in a role.
async function sign(page, role, name) {
  await page.getByLabel("签名人", { exact: true }).waitFor();
  const choice = page.getByLabel(new RegExp(`^${titles[role]} `));
  if ((await choice.count()) > 0) await choice.check();
  await page.getByLabel("选择密钥文件", { exact: true }).setInputFiles(keys[role]);
  await page.getByLabel("签名人", { exact: true }).fill(holders[role]);
  await page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
  await download(page, name, "签名并保存文件");
  await page.getByText("已签名", { exact: true }).first().waitFor();
}

/// The verdict of the command on a file of the folder.
const verdict = (file, ...more) =>
  json(["verify", at(file), "--roster", register.file, "--root", register.root, "--today", "2019-07-31", "--json", ...more]);

test("copies signed in parallel are merged and received", { timeout: 240_000 }, async () => {
  // A fills in and signs.
  const a = await computer("20T09:00:00");
  await open(a.page, "bare.json");
  await a.page.getByRole("button", { name: "继续填写" }).click();
  await a.page.getByRole("button", { name: "检查并签名" }).click();
  await a.page.getByText(/^可以签名/).waitFor();
  await sign(a.page, "supporter", "a.json");

  // B and C sign copies of it on their own computers.
  const b = await computer("21T09:00:00");
  await open(b.page, "a.json");
  await sign(b.page, "recipient", "b.json");
  const c = await computer("22T09:00:00");
  await relyOnRoster(c.page);
  await open(c.page, "a.json");
  await c.page.getByText("还差县级卫健局、受援单位签名").waitFor();
  await sign(c.page, "bureau", "c.json");

  // The bureau opens both copies together: they become one file, signed by all three.
  await open(c.page, "b.json", "c.json");
  await c.page.getByText("已把 2 份合成一份，共 3 个签名").waitFor();
  await c.page.getByText("三方均已签名，内容未被改动").waitFor();
  await screenshot(c.page, "merged");
  await download(c.page, "merged.json", "保存合成的文件");
  assert.equal(verdict("merged.json").state, "valid");

  // It issues a receipt with the office's key.
  await c.page.getByText("出具回执（收件单位用）").click();
  const panel = c.page.locator(".receive-panel");
  await panel.getByLabel(/^已备案/).check();
  await panel.getByLabel("回执编号").fill("示卫备〔2019〕6号");
  assert.match(await panel.locator("#received-at-hint").textContent(), /2019 年 7 月 31 日 24:00 前收到的算按时/);
  await panel.getByLabel("选择密钥文件", { exact: true }).setInputFiles(register.office);
  await panel.getByLabel("收件单位密钥的口令", { exact: true }).fill(PASSPHRASE);
  await panel.scrollIntoViewIfNeeded();
  await screenshot(c.page, "receiving");
  await download(c.page, "receipt.json", "签名并保存回执");
  await c.page.getByText("回执已签名").waitFor();
  const receipt = JSON.parse(readFileSync(at("receipt.json"), "utf8")).document;
  assert.deepEqual(
    [receipt.result, receipt.on_time, receipt.deadline, receipt.office],
    ["accepted", true, "2019-08-01T00:00:00+08:00", OFFICE],
  );
  assert.equal(verdict("receipt.json", "--filing", at("merged.json")).state, "valid");

  // The same filing again gets the same receipt.
  await open(c.page, "merged.json");
  await c.page.getByText("出具回执（收件单位用）").click();
  await panel.getByLabel(/^已备案/).check();
  await panel.getByLabel("回执编号").fill("示卫备〔2019〕99号");
  await panel.getByLabel("选择密钥文件", { exact: true }).setInputFiles(register.office);
  await panel.getByLabel("收件单位密钥的口令", { exact: true }).fill(PASSPHRASE);
  await panel.getByRole("button", { name: "签名并保存回执" }).click();
  await c.page.getByText("这份文件已有回执，原样再给一份").waitFor();

  // A opens the receipt with the filing, some days later.
  await a.page.clock.setFixedTime("2019-07-25T09:00:00+08:00");
  await relyOnRoster(a.page);
  await open(a.page, "merged.json", "receipt.json");
  await a.page.getByText("收件单位已签名，内容未被改动").waitFor();
  await a.page.getByText("按时：2019 年 7 月 22 日 09:00 收到，早于截止时间 2019 年 8 月 1 日 00:00。").waitFor();
  await a.page.getByText("已备案").first().waitFor();
  await a.page.getByRole("heading", { name: "回执的内容" }).scrollIntoViewIfNeeded();
  await screenshot(a.page, "receipt");
  for (const { errors, close } of [a, b, c]) {
    assert.deepEqual(errors, []);
    await close();
  }
});

test("a bureau counter-signs what it merged; copies that differ are told apart", { timeout: 120_000 }, async () => {
  const signers = [["supporter", "one.json"], ["recipient", "two.json"]];
  for (const [role, out] of signers) {
    const { page, close } = await computer("20T09:00:00");
    await open(page, "bare.json");
    await page.getByRole("button", { name: "继续填写" }).click();
    await page.getByRole("button", { name: "检查并签名" }).click();
    await page.getByText(/^可以签名/).waitFor();
    await sign(page, role, out);
    await close();
  }
  const { page, errors, close } = await computer("23T09:00:00");
  await open(page, "one.json", "two.json");
  await page.getByText("已把 2 份合成一份，共 2 个签名").waitFor();
  await sign(page, "bureau", "countersigned.json");
  assert.equal(verdict("countersigned.json").state, "valid");

  const changed = JSON.parse(readFileSync(at("two.json"), "utf8"));
  changed.document.answers.team_size += 1;
  writeFileSync(at("changed.json"), JSON.stringify(changed));
  await open(page, "one.json", "changed.json");
  await page.getByText("这两份文件的正文不一样，不能合并").waitFor();
  await page.getByRole("row", { name: /驻点团队人数/ }).waitFor();
  await screenshot(page, "not-merged");
  assert.deepEqual(errors, []);
  await close();
});

test("whatever is changed in a signed file is caught, in words", { timeout: 120_000 }, async () => {
  const { page, close } = await computer("31T09:00:00");
  await relyOnRoster(page);
  const text = readFileSync(at("merged.json"), "utf8");
  assert.ok(TAMPERINGS.length >= 20);
  for (const [what, change, words] of TAMPERINGS) {
    const changed = change(text);
    assert.notEqual(changed, text, what);
    const name = `${what}.json`;
    writeFileSync(at(name), changed);
    await open(page, name);
    await page.getByText(words).first().waitFor({ timeout: 10_000 }).catch(() => assert.fail(`${what}: not told “${words}”`));
    assert.equal(await page.getByText("内容未被改动").count(), 0, what);
  }
  await close();
});

test("what was signed is changed by a new revision, whose changes are shown before anyone signs", { timeout: 120_000 }, async () => {
  const { page, errors, close } = await computer("24T09:00:00");
  await relyOnRoster(page);
  await open(page, "merged.json");
  await page.getByText("修改后另出新版").first().click();
  await page.getByRole("button", { name: "修改后另出新版" }).click();
  await page.getByRole("heading", { level: 1, name: /对口帮扶责任书/ }).waitFor();
  const box = page.getByLabel("其他目标", { exact: true });
  await box.fill("增加远程会诊一项。");
  await box.press("Tab");
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByRole("heading", { name: /^与第 1 版相比，改了 \d+ 处/ }).waitFor();
  await page.getByRole("row", { name: /其他目标.*增加远程会诊一项/ }).waitFor();
  await page.getByRole("heading", { name: /^与第 1 版相比/ }).scrollIntoViewIfNeeded();
  await screenshot(page, "amended");
  await sign(page, "supporter", "second.json");
  const second = JSON.parse(readFileSync(at("second.json"), "utf8")).document;
  assert.equal(second.revision, 2);
  assert.equal(second.previous, verdict("merged.json").document.digest);

  // Opened beside the first, the changes are shown to whoever signs next.
  await open(page, "merged.json", "second.json");
  await page.getByRole("heading", { name: /^与第 1 版相比，改了 \d+ 处/ }).waitFor();
  assert.match(await page.locator(".opened > .quiet").first().textContent(), new RegExp(basename("second.json")));
  assert.deepEqual(errors, []);
  await close();
});
