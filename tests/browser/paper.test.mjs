// The printed companion: the codes on the paper of a filing, and a paper compared with the open file.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { offPaper, onPaper, screenshot, visit } from "./support/browser.mjs";
import { bangfu, cleanCase, json } from "./support/command.mjs";
import { AGREEMENT, address, editable } from "./support/filling.mjs";
import { printed, squeezed } from "./support/pdf.mjs";
import { scanned } from "./support/qr.mjs";
import { stage } from "./support/stage.mjs";

const KEY = fileURLToPath(new URL("../keys/supporter.pem", import.meta.url));
const PASSPHRASE = "test-only-passphrase";
const MILLIMETRE = 96 / 25.4;

const on = stage();
const folder = mkdtempSync(join(tmpdir(), "bangfu-paper-"));

after(() => rmSync(folder, { recursive: true }));

/// What the QR code of a signed file says, by the digest the command tells.
function qrText(file) {
  const { digest } = json(["verify", file, "--json"]).document;
  return `BF1:${digest.replace("sha-256:", "").toUpperCase()}`;
}

/// A filing signed by one party, the same without signature, and the codes that belong to them.
function signed(name, change = () => {}) {
  const { document } = cleanCase();
  change(document);
  const [bare, file] = [join(folder, `${name}-bare.json`), join(folder, `${name}.bangfu.json`)];
  writeFileSync(bare, JSON.stringify(document));
  const args = ["sign", bare, "--key", KEY, "--role", "supporter", "--org", "12370900990000017P", "--signer", "张三（虚构）", "--at", "2026-12-01T09:12:30+08:00", "--out", file];
  const { status, stderr } = bangfu(args, { passphrase: PASSPHRASE });
  assert.equal(status, 0, stderr);
  const [, code] = /核对码　([\d ]+)/.exec(bangfu(["verify", file]).stdout);
  return { bare, file, code, qr: qrText(file) };
}

const one = signed("one");
const other = signed("other", (document) => (document.answers.supporter_staff = 501));

/// Opens a file in a page of its own.
async function opened(file) {
  const { page, errors, close } = await visit(on.browser, `${on.host.url}#/open`, { deviceScaleFactor: 3 });
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(file);
  await page.getByRole("heading", { name: "文件内容" }).waitFor();
  return { page, errors, close };
}

const middle = ({ x, width }) => x + width / 2;

test("the paper of a signed filing bears its codes", async () => {
  const { page, errors, close } = await opened(one.file);
  const qr = page.getByRole("img", { name: /^二维码/ });
  assert.equal(await qr.count(), 0, "on the screen there is no companion");

  const [sheet] = await printed(page);
  assert.equal(sheet.foot.replace(/第\d+页\/共\d+页/, ""), squeezed(`核对码${one.code.slice(0, 11)}……`));
  await onPaper(page);
  assert.deepEqual(await scanned(on.browser, await qr.screenshot()), { text: one.qr, version: 5 });
  const [box, stamps, code] = await Promise.all([".qr", ".stamps", ".binding .code"].map((part) => page.locator(part).boundingBox()));
  for (const side of [box.width, box.height]) assert.ok(Math.abs(side - 27 * MILLIMETRE) < 1, `${side} pixels`);
  assert.ok(box.y - (stamps.y + stamps.height) > 15 * MILLIMETRE, "clear of the stamps");
  assert.ok(middle(code) > box.x + box.width && code.y > box.y - 10 && code.y < box.y + box.height, "the code beside it");
  assert.equal(await page.locator(".binding .code").innerText(), one.code);

  assert.equal(await page.getByText("打印时还没有人签名").count(), 0);
  await page.locator(".stamps").scrollIntoViewIfNeeded();
  await screenshot(page, "paper-end");
  assert.deepEqual(errors, []);
  await close();
});

test("a code from a paper is compared with the open file", async () => {
  const { page, errors, close } = await opened(one.file);
  const box = page.getByLabel("纸质件上的核对码", { exact: true });
  const answer = page.locator(".paper-check").getByRole("status");
  const [same, another, slip] = ["是这份文件", "不是这份文件：纸质件是另一份或另一版", "核对码抄写有误，请再看一遍"];
  const mistyped = one.code.replace(/\d/, (digit) => (Number(digit) + 1) % 10);
  const cases = [
    [one.code, same],
    [one.code.replaceAll(" ", "").replaceAll("1", "幺"), same],
    [one.code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)), same],
    [one.qr, same],
    [` ${one.qr.toLowerCase()} `, same],
    [other.code, another],
    [other.qr, another],
    [mistyped, slip],
    [one.qr.slice(0, -1), slip],
    [one.code.slice(0, 11), "核对码是 32 位数字，这里有 10 位，请再看一遍"],
    ["", "请先抄写核对码，或扫二维码"],
  ];
  for (const [typed, says] of cases) {
    await box.focus();
    await page.keyboard.press("ControlOrMeta+A");
    if (typed === "") await page.keyboard.press("Delete");
    else await page.keyboard.insertText(typed);
    await answer.waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await answer.waitFor();
    assert.equal(await answer.innerText(), says, typed);
  }

  // A scanner types over what it typed before.
  await page.keyboard.insertText(other.qr);
  await page.keyboard.press("Enter");
  await answer.filter({ hasText: another }).waitFor();
  await page.keyboard.insertText(one.qr);
  await page.keyboard.press("Enter");
  await answer.filter({ hasText: /^是这份文件/ }).waitFor();
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await box.scrollIntoViewIfNeeded();
    await screenshot(page, `paper-check-${width}`);
  }
  assert.deepEqual(errors, []);
  await close();
});

test("a draft from the form bears no code, the reviewed filing the one it is then signed with", { timeout: 120_000 }, async () => {
  const { page, errors, close } = await visit(on.browser, on.host.url + address(AGREEMENT), { deviceScaleFactor: 3 });
  // The words have a heading too; and what is still being fetched when the page is left would be noted as an error below.
  await editable(page);
  await page.waitForLoadState("networkidle");
  await onPaper(page);
  assert.equal(await page.getByText("核对码").count(), 0);
  assert.equal(await page.locator(".qr").count(), 0);
  await offPaper(page);

  await page.goto(`${on.host.url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(one.bare);
  await page.getByRole("button", { name: "继续填写" }).click();
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByText(/^可以签名/).waitFor();
  await onPaper(page);
  const reviewed = await scanned(on.browser, await page.locator(".qr").screenshot());
  assert.ok(await page.getByText("打印时还没有人签名").isVisible());
  await offPaper(page);

  await page.getByLabel(/^帮扶单位/).check();
  await page.getByLabel("选择密钥文件").setInputFiles(KEY);
  await page.getByText("已选择“supporter.pem”").waitFor();
  await page.getByLabel("签名人", { exact: true }).fill("张三（虚构）");
  await page.getByLabel(/口令/).first().fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "签名并保存文件" }).click()]);
  const file = join(folder, "reviewed.bangfu.json");
  await download.saveAs(file);
  await page.getByText("已签名", { exact: true }).waitFor();
  assert.equal(reviewed.text, qrText(file));
  await onPaper(page);
  assert.deepEqual(await scanned(on.browser, await page.locator(".qr").screenshot()), reviewed);
  assert.equal(await page.getByText("打印时还没有人签名").count(), 0);
  assert.deepEqual(errors, []);
  await close();
});
