// The main job, end to end: an agreement is filled in by keyboard and labels, its errors are met and mended, a reason
// is given, a key made, the file signed and downloaded; then the command and a stock JOSE library judge the file.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { verifyWithJose } from "../interop/support.mjs";
import { screenshot, visit } from "./support/browser.mjs";
import { bangfu, cleanCase, json } from "./support/command.mjs";
import { AGREEMENT, address, filling, saved, type } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const PASSPHRASE = "correct-horse-battery";
const SIGNER = "张安（虚构）";
const REASON = "麻醉医师由协作医院选派，双方另有书面约定，人员由帮扶单位统一管理。";
const SUPPORTER = { name: "示例市中心医院（虚构）", uscc: "12370900990000017P" };
const OFFICE = { name: "示例市卫生健康委员会（虚构）", uscc: "11370900990000041B" };

const on = stage();
const { answer, cellLabel, fillIn } = filling();
const folder = mkdtempSync(join(tmpdir(), "bangfu-journey-"));

after(() => rmSync(folder, { recursive: true }));

/// Pictures for people, wide and narrow, of the part of the page they are about.
async function pictures(page, name, about = page.getByRole("heading", { level: 1 })) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await about.scrollIntoViewIfNeeded();
    await screenshot(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/// The register of keys an office would keep: its root key, and the key that signed.
function roster(card) {
  const root = join(folder, "root.pem");
  assert.equal(bangfu(["key", "new", "--alg", "ed25519", "--out", root], { passphrase: PASSPHRASE }).status, 0);
  const rootCard = json(["key", "card", root, "--json"], { passphrase: PASSPHRASE });
  const entry = ({ kid, alg, spki, phone_code }, org, holder, role) => ({
    kid, alg, spki, phone_code, org, holder, roles: [role], not_before: "2026-01-01", not_after: "2027-12-31", status: "active",
  });
  const document = {
    type: "roster", title: "公钥名册", form: { id: "bangfu/roster", version: "1" }, id: "example", revision: 1, previous: null,
    issued: "2026-01-01T09:00:00+08:00", next_update: "2099-01-01T00:00:00+08:00", issuer: OFFICE,
    keys: [entry(rootCard, OFFICE, "赵六（虚构）", "root"), entry(card, SUPPORTER, SIGNER, "supporter")],
  };
  const [bare, signed] = [join(folder, "roster-unsigned.json"), join(folder, "roster.json")];
  writeFileSync(bare, JSON.stringify(document));
  const args = ["sign", bare, "--key", root, "--role", "root", "--org", OFFICE.uscc, "--signer", "赵六（虚构）", "--at", "2026-01-01T09:05:00+08:00", "--out", signed];
  const { status, stderr } = bangfu(args, { passphrase: PASSPHRASE });
  assert.equal(status, 0, stderr);
  return { file: signed, root: rootCard.kid };
}

test("an agreement is filled in, checked, signed, carried and verified", { timeout: 300_000 }, async () => {
  const { page, errors } = await visit(on.browser, on.host.url + address(AGREEMENT));
  await page.getByRole("heading", { level: 1, name: /对口帮扶责任书/ }).waitFor();
  const { answers } = cleanCase().document;
  await fillIn(page, answers);

  // Errors are met beside the field and in the summary, with the clause, and are mended.
  await answer(page, "supporter_uscc", "12370900990000071P");
  await page.getByText("帮扶单位统一社会信用代码的校验码不对").first().waitFor();
  await answer(page, "term_from", "2025-02-29");
  await page.getByText("责任书起始日期不是一个存在的日期").first().waitFor();
  await type(page, cellLabel("team", 0, "to"), "2026-06-30");
  const tooShort = page.locator(".finding", { hasText: "不满 12 个月" });
  await tooShort.getByText("依据").click();
  await tooShort.getByText("《泰卫发〔2024〕6号》附件3 二（一）").first().waitFor();
  await tooShort.getByText("每次派驻时间不少于1年").first().waitFor();
  await pictures(page, "form-errors", tooShort);
  await answer(page, "supporter_uscc", SUPPORTER.uscc);
  await answer(page, "term_from", answers.term_from);
  await type(page, cellLabel("team", 0, "to"), answers.team[0].to);
  await tooShort.waitFor({ state: "detached" });

  // A 原则上 rule is not kept: empty words are no reason, a real one is.
  await type(page, cellLabel("team", 7, "hospital"), "示例协作医院（虚构）");
  await page.getByRole("button", { name: "添加一行年度" }).focus();
  const reason = page.getByLabel(/^请写明理由/).first();
  await reason.fill("核实无误");
  await page.getByText("“核实无误”一类的话不能作为理由").first().waitFor();
  await reason.fill(REASON);
  await page.getByText("已写理由，随文件一起签名").first().waitFor();
  await saved(page);

  // The draft survives a reload.
  await page.reload();
  await page.getByLabel("帮扶单位名称").first().waitFor();
  assert.equal(await page.getByLabel("帮扶单位名称").first().inputValue(), SUPPORTER.name);
  assert.equal(await page.getByLabel(/^请写明理由/).count(), 0, "nothing is told before the person has been there");

  // A key of one's own.
  await page.goto(`${on.host.url}#/keys`);
  await page.getByLabel("保管人姓名").fill(SIGNER);
  await page.getByLabel("口令", { exact: true }).first().fill(PASSPHRASE);
  await page.getByLabel("再输入一次口令").fill(PASSPHRASE);
  const [keyFile] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "生成密钥" }).click()]);
  await page.getByText("密钥已生成").first().waitFor();
  assert.equal(page.workers().length, 1, "the key file is locked off the page's thread");
  const pem = join(folder, "supporter.pem");
  await keyFile.saveAs(pem);
  await pictures(page, "key-made");

  // Check your answers, then sign.
  await page.goto(on.host.url + address(AGREEMENT));
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByText(/^可以签名/).waitFor();
  await page.getByText(REASON).first().waitFor();
  await pictures(page, "review");
  await page.getByLabel(new RegExp(`帮扶单位.*${SUPPORTER.name}`)).check();
  await page.getByLabel("签名人", { exact: true }).fill(SIGNER);
  await page.getByLabel(/口令/).first().fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "签名并保存文件" }).click()]);
  await page.getByText("已签名").first().waitFor();
  assert.equal(download.suggestedFilename(), `对口帮扶责任书-2026-${SUPPORTER.name}.bangfu.json`);
  const file = join(folder, "signed.bangfu.json");
  await download.saveAs(file);
  await pictures(page, "signed", page.getByRole("button", { name: "打印盖章用的纸质件" }));

  // What was signed is what was typed.
  const envelope = JSON.parse(readFileSync(file, "utf8"));
  const expected = structuredClone(answers);
  expected.team[7].hospital = "示例协作医院（虚构）";
  assert.deepEqual(envelope.document.answers, expected);
  assert.deepEqual(envelope.document.explanations.map(({ reason }) => reason), [REASON]);

  // The command agrees: ready by the rules, and one valid signature of two by the roster.
  const report = json(["check", file, "--json"]);
  assert.equal(report.verdict, "ready");
  assert.equal(report.counts.explained, 1);
  const card = json(["key", "card", pem, "--json"], { passphrase: PASSPHRASE });
  const { file: rosterFile, root } = roster(card);
  const verdict = json(["verify", file, "--roster", rosterFile, "--root", root, "--json"]);
  assert.equal(verdict.state, "incomplete");
  assert.deepEqual(verdict.missing, ["recipient"]);
  assert.deepEqual(verdict.signatures.map(({ state, role, signer }) => [state, role, signer]), [["valid", "supporter", SIGNER]]);

  // A stock JOSE library agrees.
  const checked = await verifyWithJose(envelope, JSON.parse(readFileSync(rosterFile, "utf8")));
  assert.equal(checked.document, verdict.document.digest);

  // So does the page that opens the file, first without a roster, then with it.
  await page.goto(`${on.host.url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(file);
  await page.getByText("手头没有名册，还不能判断是谁签的").first().waitFor();
  await page.getByLabel(/选择名册文件/).setInputFiles(rosterFile);
  await page.getByRole("button", { name: "已核对，使用这份名册" }).click();
  await page.getByText("还差受援单位签名").first().waitFor();
  await page.getByText(REASON).first().waitFor();
  await pictures(page, "opened", page.getByRole("heading", { name: "签名情况" }));

  // A changed figure is caught, in words.
  const changed = join(folder, "changed.bangfu.json");
  writeFileSync(changed, readFileSync(file, "utf8").replace('"supporter_staff": 500', '"supporter_staff": 600'));
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(changed);
  await page.getByText(/签名之后内容被改动过/).first().waitFor();
  assert.deepEqual(errors, []);
});
