// Keeping a roster, end to end: it is begun, keys from cards are taken in after a telephone call, one is given up, the
// root signs; then the command judges the roster, and the page that opens files judges by it.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { bangfu, cleanCase, json } from "./support/command.mjs";
import { handedOver, roster } from "./support/office.mjs";
import { stage } from "./support/stage.mjs";

const PASSPHRASE = "correct-horse-battery";
const OFFICE = { name: "示例市卫生健康委员会（虚构）", uscc: "11370900990000041B", holder: "赵六（虚构）" };
const SUPPORTER = { name: "示例市中心医院（虚构）", uscc: "12370900990000017P", holder: "张三（虚构）" };
const RECIPIENT = { name: "示例县人民医院（虚构）", uscc: "12370902990000025F", holder: "李四（虚构）" };

const on = stage();
const folder = mkdtempSync(join(tmpdir(), "bangfu-roster-"));

after(() => rmSync(folder, { recursive: true }));

/// A key and its card, both made by the command.
function made({ holder }) {
  const pem = join(folder, `${holder}.pem`);
  const { status, stderr } = bangfu(["key", "new", "--out", pem], { passphrase: PASSPHRASE });
  assert.equal(status, 0, stderr);
  const card = json(["key", "card", pem, "--json"], { passphrase: PASSPHRASE });
  const file = join(folder, `公钥卡-${holder}.json`);
  writeFileSync(file, JSON.stringify(card));
  return { pem, card, file };
}

/// The part of the page under this heading.
const part = (page, title) => page.locator(".card", { has: page.getByRole("heading", { name: title }) });

/// Pictures for people, wide and narrow.
async function pictures(page, name, about = page.getByRole("heading", { level: 1 })) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await about.scrollIntoViewIfNeeded();
    await screenshot(page, `${name}-${width}`);
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beside <= 0, `${name}: nothing stands beside a page ${width} wide`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/// Another digit in the third group, as a keeper with the wrong card would read it out.
const mistaken = (code) => code.slice(0, 14) + ((Number(code[14]) + 1) % 10) + code.slice(15);

/// As somebody types who listens: 幺 for one, some digits full-width, blanks anywhere.
const asHeard = (code) => ` ${code.replaceAll("1", "幺").replaceAll("2", "２").replace(" ", "")}`;

test("a roster is begun, filled, revoked from, signed and used", { timeout: 300_000 }, async () => {
  const [root, supporter, recipient] = [OFFICE, SUPPORTER, RECIPIENT].map(made);
  const { page, errors } = await visit(on.browser, `${on.host.url}#/keys`);
  await page.getByRole("link", { name: "管理公钥名册（名册管理单位用）" }).click();
  await page.getByRole("heading", { level: 1, name: "公钥名册管理" }).waitFor();

  // It is begun with the card of the root; what is missing is told.
  const begin = part(page, "新建名册");
  await begin.getByLabel("选择公钥卡").setInputFiles(root.file);
  await pictures(page, "roster-start");
  await begin.getByText(`已选择“公钥卡-${OFFICE.holder}.json”`).waitFor();
  assert.equal(await begin.getByLabel("保管人").inputValue(), OFFICE.holder);
  await begin.getByLabel("单位名称").fill(OFFICE.name);
  await begin.getByLabel("统一社会信用代码").fill("11370900990000014B");
  await begin.getByLabel("名册编号").fill("3709-example");
  await begin.getByRole("button", { name: "建立名册" }).click();
  await begin.getByText("统一社会信用代码不对").waitFor();
  await pictures(page, "roster-begin", begin.getByRole("button", { name: "建立名册" }));
  await begin.getByLabel("统一社会信用代码").fill(OFFICE.uscc);
  await begin.getByRole("button", { name: "建立名册" }).click();
  await page.getByRole("heading", { name: `${OFFICE.name} 第 1 期` }).waitFor();
  await part(page, "登记的公钥（1 把）").getByText(root.card.phone_code.slice(0, 5)).waitFor();

  // A private key is not taken for a card, and a mistyped code is refused and named.
  const enrol = part(page, "登记一把公钥");
  await enrol.getByLabel("选择公钥卡").setInputFiles(supporter.pem);
  await enrol.getByText("这是密钥文件，不是公钥卡").waitFor();
  await enrol.getByLabel("选择公钥卡").setInputFiles(root.file);
  await enrol.getByText("这把公钥已在名册里").waitFor();
  await enrol.getByLabel("选择公钥卡").setInputFiles(supporter.file);
  const heard = enrol.getByLabel("电话里听到的核对码");
  await heard.fill(mistaken(supporter.card.phone_code));
  await enrol.getByText("第 3 组与公钥卡上的不一致").waitFor();
  assert.equal(await enrol.getByRole("button", { name: "登记这把公钥" }).count(), 0, "nothing to enrol with yet");
  await pictures(page, "roster-code-differs", heard);
  await heard.fill(supporter.card.phone_code.slice(0, 20));
  await enrol.getByText("目前一致").waitFor();
  assert.equal(await enrol.getByRole("button", { name: "登记这把公钥" }).count(), 0);

  /// Takes a key in, once its code was heard.
  async function takeIn({ card, file }, { name, uscc, holder }, role) {
    await enrol.getByLabel(/^(选择公钥卡|换一张公钥卡)$/).setInputFiles(file);
    await heard.fill(asHeard(card.phone_code));
    await enrol.getByText("每一组都一致，可以登记").waitFor();
    assert.equal(await enrol.getByLabel("保管人").inputValue(), holder);
    await enrol.getByLabel("单位名称").fill(name);
    await enrol.getByLabel("统一社会信用代码").fill(uscc);
    await enrol.getByLabel(role, { exact: true }).check();
    await pictures(page, "roster-enrol", enrol.getByRole("button", { name: "登记这把公钥" }));
    await enrol.getByRole("button", { name: "登记这把公钥" }).click();
    await page.getByRole("button", { name: `撤销：登记${name} ${holder}的公钥` }).waitFor();
  }
  await takeIn(supporter, SUPPORTER, "帮扶单位");
  await takeIn(recipient, RECIPIENT, "受援单位");
  await page.getByRole("button", { name: /^撤销：/ }).click();
  await part(page, "登记的公钥（2 把）").waitFor();
  await takeIn(recipient, RECIPIENT, "受援单位");

  // The work is still there after an interruption.
  await page.reload();
  await page.getByText("已打开上次没有签名的名册稿").waitFor();
  const keys = part(page, "登记的公钥（3 把）");

  // A lost key is given up, with its reason.
  await keys.getByRole("button", { name: `停用${RECIPIENT.name} ${RECIPIENT.holder}的公钥` }).click();
  await keys.getByLabel(/^已遗失/).check();
  await keys.getByRole("button", { name: "停用这把公钥" }).click();
  await keys.getByText("请写明原因").waitFor();
  await pictures(page, "roster-revoke", keys.getByRole("button", { name: "停用这把公钥" }));
  await keys.getByLabel("原因").fill("U盘遗失");
  await keys.getByRole("button", { name: "停用这把公钥" }).click();
  await keys.getByText(/ 起：U盘遗失$/).waitFor();
  await pictures(page, "roster-keys", keys.getByRole("heading"));

  // Only the root signs, with its passphrase.
  const sign = part(page, "签名并签发");
  const submit = sign.getByRole("button", { name: "签名并下载名册" });
  await sign.getByLabel(/密钥文件/).setInputFiles(supporter.pem);
  await sign.getByLabel("根密钥的口令").fill(PASSPHRASE);
  await submit.click();
  await sign.getByText("这把密钥不是名册里的根密钥").waitFor();
  await sign.getByLabel(/密钥文件/).setInputFiles(root.pem);
  await sign.getByLabel("根密钥的口令").fill("not-this-passphrase");
  await submit.click();
  await sign.getByText("口令不对").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "root-passphrase");
  await pictures(page, "roster-sign", submit);
  await sign.getByLabel("根密钥的口令").fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent("download"), submit.click()]);
  await page.getByRole("heading", { name: "第 1 期已签名" }).waitFor();
  assert.equal(download.suggestedFilename(), "公钥名册-第1期.bangfu.json");
  const file = join(folder, "roster.bangfu.json");
  await download.saveAs(file);
  const printed = await part(page, "第 1 期已签名").locator(".phone-code li").allInnerTexts();
  assert.equal(printed.map((group) => group.trim()).join(" "), root.card.phone_code);
  await page.getByRole("button", { name: "在这台电脑上使用这份名册" }).click();
  await page.getByText("这台电脑已使用这份名册").waitFor();
  await pictures(page, "roster-signed");

  // The command agrees: the roster holds, and tells the key that was given up.
  const by = ["--roster", file, "--root", root.card.kid, "--json"];
  assert.equal(json(["verify", file, ...by]).state, "valid");
  const { document } = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual(document.keys.map(({ kid, status, roles }) => [kid, status, ...roles]), [
    [root.card.kid, "active", "root"],
    [supporter.card.kid, "active", "supporter"],
    [recipient.card.kid, "compromised", "recipient"],
  ]);
  assert.equal(document.keys[2].reason, "U盘遗失");
  const { document: filing, today } = cleanCase();
  const bare = join(folder, "filing.json");
  writeFileSync(bare, JSON.stringify(filing));
  const sealed = (from, to, { pem }, { uscc, holder }, role) => {
    const args = ["sign", from, "--key", pem, "--role", role, "--org", uscc, "--signer", holder, "--today", today, "--out", to];
    const { status, stderr } = bangfu(args, { passphrase: PASSPHRASE });
    assert.equal(status, 0, stderr);
    return to;
  };
  const first = sealed(bare, join(folder, "first.bangfu.json"), supporter, SUPPORTER, "supporter");
  const both = sealed(first, join(folder, "both.bangfu.json"), recipient, RECIPIENT, "recipient");
  const told = json(["verify", both, ...by]);
  assert.deepEqual(told.signatures.map(({ state, rule }) => [state, rule]), [["valid", null], ["invalid", "key-revoked"]]);

  // So does the page that opens files, by the roster taken into use.
  await page.goto(`${on.host.url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(both);
  await page.getByText("这把密钥已挂失或撤销").first().waitFor();
  await page.locator(".signatures li", { hasText: SUPPORTER.name }).getByText("这处签名成立").waitFor();

  // The next revision goes on from this one, and names it.
  await page.goto(`${on.host.url}#/roster`);
  await page.getByLabel("选择名册文件").setInputFiles(file);
  await page.getByRole("heading", { name: `${OFFICE.name} 第 2 期` }).waitFor();
  assert.equal(await page.getByText("还没有核对过签这份名册的根密钥").count(), 0, "its root is known here");
  await page.getByRole("button", { name: "放弃这一稿" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "放弃这一稿" }).click();
  await part(page, "新建名册").waitFor();
  assert.deepEqual(errors, []);
});

test("a key of the national algorithms, made on this computer, hands out its card, and reminds of a second copy", { timeout: 120_000 }, async () => {
  const { page, errors } = await visit(on.browser, `${on.host.url}#/keys`);
  await page.getByLabel("保管人姓名").fill(SUPPORTER.holder);
  await page.getByLabel("口令", { exact: true }).first().fill(PASSPHRASE);
  await page.getByLabel("再输入一次口令").fill(PASSPHRASE);
  await page.getByLabel("使用国密算法（SM2、SM3）").check();
  await pictures(page, "keys-new", page.getByRole("button", { name: "生成密钥" }));
  const [keyFile] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "生成密钥" }).click()]);
  await page.getByText("密钥已生成").first().waitFor();
  const pem = join(folder, "kept.pem");
  await keyFile.saveAs(pem);

  const kept = part(page, "这台电脑上的密钥");
  await kept.getByText("还没有再下载过密钥文件").waitFor();
  await pictures(page, "keys-card", kept.getByRole("button", { name: "下载公钥卡" }));
  const [card] = await Promise.all([page.waitForEvent("download"), kept.getByRole("button", { name: "下载公钥卡" }).click()]);
  assert.equal(card.suggestedFilename(), `公钥卡-${SUPPORTER.holder}.json`);
  const saved = JSON.parse(readFileSync(await card.path(), "utf8"));
  assert.equal(saved.alg, "SM2");
  assert.deepEqual(saved, json(["key", "card", pem, "--json"], { passphrase: PASSPHRASE }));

  await Promise.all([page.waitForEvent("download"), kept.getByRole("button", { name: "下载密钥文件" }).click()]);
  await kept.getByText("还没有再下载过密钥文件").waitFor({ state: "detached" });

  // It may be the root of a roster as it is.
  await page.goto(`${on.host.url}#/roster`);
  await page.getByLabel(new RegExp(`^${SUPPORTER.holder.replace(/[（）]/g, ".")}`)).check();
  assert.equal(await page.getByLabel("保管人").inputValue(), SUPPORTER.holder);
  assert.deepEqual(errors, []);
});

test("a new root is taken for the old one's where the old one announced it", { timeout: 120_000 }, async () => {
  const dates = { from: "2026-01-01", to: "2027-12-31", issued: "2026-01-01T09:00:00+08:00", nextUpdate: "2099-01-01T00:00:00+08:00" };
  const { file: first } = roster(folder, [], dates);
  const { announcing, following } = handedOver(folder, first);
  const { page, errors } = await visit(on.browser, `${on.host.url}#/open`);
  const panel = part(page, "公钥名册");
  const choose = (file) => panel.getByLabel(/选择名册文件|换一份名册/).setInputFiles(file);
  const use = () => panel.getByRole("button", { name: "已核对，使用这份名册" }).click();
  const kept = () => panel.getByText("以后打开文件都用这份名册核对").waitFor();

  await choose(first);
  await use();
  await kept();
  await choose(following);
  await panel.getByText("手头同一单位的名册没有登记过这把新的根密钥").waitFor();
  await panel.getByRole("button", { name: "已打电话核实，改用这份名册" }).waitFor();
  await pictures(page, "root-unannounced", panel);
  await panel.getByRole("button", { name: "不使用" }).click();

  await choose(announcing);
  await panel.getByText("与这台电脑上已核对过的名册出自同一把密钥").waitFor();
  await use();
  await kept();
  await choose(following);
  await panel.getByText("手头的名册已经登记了这把新的根密钥").waitFor();
  await use();
  await kept();
  await panel.getByText("第 3 期").waitFor();
  assert.deepEqual(errors, []);
});
