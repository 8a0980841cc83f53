// Every page of the site in every state a person meets, for whoever has something to ask of all of them: `JOURNEYS` goes
// through them, part by part, and calls `at(name, page)` in each.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RECEIVED, sample } from "../../sample.mjs";
import { visit } from "./browser.mjs";
import { SITE } from "./built.mjs";
import { cleanCase, json } from "./command.mjs";
import { AGREEMENT, address, editable, filling, saved, type } from "./filling.mjs";
import { OFFICE, PASSPHRASE, card, done, newKey, roster } from "./office.mjs";

const TODAY = "2026-11-21T10:00:00+08:00";
const CLERK = { name: "示例市中心医院（虚构）", holder: "张三（虚构）" };
const broken = fileURLToPath(new URL("../../cli/files/truncated.json", import.meta.url));

/// A computer of its own on a day before the year's last deadline.
async function computer({ browser, host }, path, { today = TODAY, prepare, ...options } = {}) {
  const onADay = async (page) => {
    await page.clock.setFixedTime(today);
    await prepare?.(page);
  };
  return visit(browser, host.url + path, { ...options, prepare: onADay });
}

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/// A file of a text, as a person chooses it.
const chosen = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/// Opens the clean filing, or a changed one, and goes on with it as a draft.
async function draft(page, change = () => {}, form = AGREEMENT) {
  const { document } = cleanCase(form);
  change(document.answers);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(chosen("备份.bangfu.json", JSON.stringify(document)));
  await page.getByRole("button", { name: "继续填写" }).click();
  await editable(page);
}

/// What is wrong with a filing that cannot be signed yet: something to mend, something to give a reason for.
function faulty(answers) {
  answers.supporter_uscc = "12370900990000071P";
  answers.term_to = "2025-02-29";
  answers.team[7].hospital = "示例协作医院（虚构）";
  delete answers.overall_goal;
}

/// Keys, a roster, and an agreement signed by one side and by both.
function papers(folder) {
  const { document } = cleanCase();
  const holders = { supporter: CLERK.holder, recipient: "李四（虚构）" };
  const keys = Object.fromEntries(Object.keys(holders).map((role) => [role, newKey(folder, role)]));
  const keepers = document.parties
    .filter(({ role }) => keys[role])
    .map(({ role, name, uscc }) => ({ role, body: { name, uscc }, holder: holders[role], key: keys[role] }));
  const dates = { from: "2026-01-01", to: "2027-12-31", issued: "2026-01-01T09:00:00+08:00", nextUpdate: "2099-01-01T00:00:00+08:00" };
  const register = roster(folder, keepers, dates);
  const at = (name) => join(folder, name);
  writeFileSync(at("没有签名.bangfu.json"), JSON.stringify(document));
  const sign = (from, role, to, ...more) => {
    const { uscc } = document.parties.find((party) => party.role === role);
    const verb = more.length ? "refuse" : "sign";
    done([verb, at(from), "--key", keys[role], "--role", role, "--org", uscc, "--signer", holders[role], "--at", "2026-11-20T09:00:00+08:00", ...more, "--out", at(to)]);
  };
  sign("没有签名.bangfu.json", "supporter", "一方签名.bangfu.json");
  sign("一方签名.bangfu.json", "recipient", "双方签名.bangfu.json");
  sign("一方签名.bangfu.json", "recipient", "不同意.bangfu.json", "--reason", "派驻人数与双方商定的不一致，请改为 8 人。");
  const both = readFileSync(at("双方签名.bangfu.json"), "utf8");
  writeFileSync(at("改动过.bangfu.json"), both.replace('"supporter_staff": 500', '"supporter_staff": 600'));
  return { ...register, keys, at };
}

/// A folder that goes away when the work is done.
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "bangfu-states-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const file = (page) => page.getByLabel("选择文件", { exact: true });
const answer = (page) => page.getByRole("button", { name: "已核对，使用这份名册" });

async function home(on, at) {
  const { page, close } = await computer(on, "");
  await heading(page, /^距 12 月 10 日/);
  await page.getByText("还没有草稿").waitFor();
  await at("home", page);
  await page.goto(`${on.host.url}#/open`);
  await draft(page, faulty);
  await type(page, "帮扶单位名称", CLERK.name);
  await saved(page);
  await page.goto(`${on.host.url}#/`);
  await page.getByRole("button", { name: "删除这份草稿" }).waitFor();
  await at("home-draft", page);
  await page.getByRole("button", { name: "删除这份草稿" }).click();
  await page.getByRole("alertdialog").waitFor();
  await at("home-deleting", page);
  await close();
}

async function forms(on, at) {
  for (const { id, title } of json(["forms", "--json"])) {
    const { page, close } = await computer(on, address(id));
    await heading(page, title);
    await editable(page);
    await at(`form-blank-${id.replace("/", "-")}`, page);
    await close();
  }
}

async function findings(on, at) {
  const { page, close } = await computer(on, "#/open");
  await draft(page, faulty);
  const { cellLabel } = filling();
  await type(page, "帮扶单位统一社会信用代码", "12370900990000071P");
  await type(page, "责任书终止日期", "2025-02-29");
  await type(page, cellLabel("team", 0, "to"), "2026-06-30");
  await type(page, cellLabel("team", 7, "hospital"), "示例协作医院（虚构）");
  await page.getByRole("button", { name: /^添加一行年度/ }).focus();
  await page.getByLabel(/^请写明理由/).first().fill("核实无误");
  for (const clause of await page.locator(".finding .clause summary").all()) await clause.click();
  await page.locator(".finding blockquote").first().waitFor();
  await page.getByRole("button", { name: "举例：怎样算符合" }).first().click();
  await page.getByText("这样填不符合").waitFor();
  await at("form-findings", page);
  await close();
}

async function table(on, at) {
  const form = "taian-2024/tasks";
  const prepare = (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page, close } = await computer(on, address(form), { prepare });
  const { cellLabel, pasteRows } = filling(form);
  await heading(page, /年度任务清单/);
  await editable(page);
  const [pattern] = cleanCase(form).document.answers.clinics;
  await pasteRows(page, "clinics", Array.from({ length: 200 }, (_, row) => ({ ...pattern, name: `第 ${row + 1} 村卫生室（虚构）` })));
  await type(page, cellLabel("clinics", 1, "name"), "第 1 村卫生室（虚构）");
  await page.locator(".finding").first().waitFor();
  await at("form-long-table", page);
  await close();
}

async function signing(on, at) {
  const blank = await computer(on, address(AGREEMENT));
  await heading(blank.page, /对口帮扶责任书/);
  await blank.page.getByRole("button", { name: "检查并签名" }).click();
  await blank.page.getByText(/^还不能签名/).waitFor();
  await at("check-blank", blank.page);
  await blank.close();
  const blocked = await computer(on, "#/open");
  await draft(blocked.page, faulty);
  await blocked.page.getByRole("button", { name: "检查并签名" }).click();
  await blocked.page.getByText(/^还不能签名/).waitFor();
  await at("check-blocked", blocked.page);
  await blocked.close();
  const { page, close } = await computer(on, "#/open");
  await draft(page, (answers) => (answers.team[7].hospital = "示例协作医院（虚构）"));
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByLabel(/^请写明理由/).fill("麻醉医师由协作医院选派，双方另有书面约定，人员由帮扶单位统一管理。");
  await page.getByText(/^可以签名/).waitFor();
  await page.getByRole("group", { name: "密钥" }).waitFor();
  await at("check-ready", page);
  await inFolder(async (folder) => {
    await page.getByLabel(new RegExp(`帮扶单位.*${CLERK.name}`)).check();
    await page.getByRole("button", { name: "签名并保存文件" }).click();
    await page.getByText("请选择密钥").first().waitFor();
    await at("check-nothing-chosen", page);
    await page.getByLabel("选择密钥文件", { exact: true }).setInputFiles(newKey(folder, CLERK.holder));
    await page.getByLabel("签名人", { exact: true }).fill(CLERK.holder);
    await page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
    await page.getByRole("button", { name: "签名并保存文件" }).click();
    await page.getByRole("heading", { name: "已签名" }).waitFor();
    await at("signed", page);
  });
  await close();
}

async function keys(on, at) {
  const { page, close } = await computer(on, "#/keys");
  await page.getByText("这台电脑上还没有密钥").waitFor();
  await at("keys", page);
  await page.getByLabel("保管人姓名").first().fill(CLERK.holder);
  await page.getByLabel("口令", { exact: true }).first().fill("lamp");
  await page.getByRole("button", { name: "生成密钥" }).click();
  await page.getByText("口令至少要 12 个字符，现在是 4 个").waitFor();
  await at("keys-too-short", page);
  await page.getByLabel("口令", { exact: true }).first().fill(PASSPHRASE);
  await page.getByLabel("再输入一次口令").fill(PASSPHRASE);
  await page.getByRole("button", { name: "生成密钥" }).click();
  await page.getByText("密钥已生成").first().waitFor();
  await at("keys-made", page);
  await page.getByRole("button", { name: "完成" }).click();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await page.getByRole("button", { name: "删除这把密钥" }).waitFor();
  await at("keys-kept", page);
  await close();
}

async function opened(on, at) {
  await inFolder(async (folder) => {
    const made = papers(folder);
    const { page, close } = await computer(on, "#/open");
    await heading(page, "打开文件");
    await page.getByText("用 Excel 填写").first().waitFor();
    await at("open", page);
    const open = async (name, words) => {
      await file(page).setInputFiles(made.at(`${name}.bangfu.json`));
      await page.getByText(words).first().waitFor();
      await page.getByRole("heading", { name: "按通知要求核对" }).waitFor();
    };
    await file(page).setInputFiles(broken);
    await page.getByText("没能读出这个文件").waitFor();
    await at("open-broken", page);
    await open("没有签名", "这份表还没有人签名");
    await at("open-unsigned", page);
    await open("一方签名", "手头没有名册");
    await at("open-without-roster", page);
    await page.getByLabel(/选择名册文件/).setInputFiles(made.file);
    await answer(page).waitFor();
    await at("open-roster-question", page);
    await answer(page).click();
    await page.getByText("还差受援单位签名").first().waitFor();
    await at("open-incomplete", page);
    await open("双方签名", "双方均已签名");
    await page.getByText("出具回执（收件单位用）").click();
    await page.getByLabel(/^已备案/).waitFor();
    await at("open-valid", page);
    await open("不同意", /不同意/);
    await at("open-refused", page);
    await open("改动过", "签名之后内容被改动过");
    await at("open-changed", page);
    await close();
  });
}

async function keeping(on, at) {
  await inFolder(async (folder) => {
    const root = newKey(folder, "root");
    const other = newKey(folder, "other");
    const { page, close } = await computer(on, "#/roster");
    await heading(page, "公钥名册管理");
    await at("roster", page);
    const part = (title) => page.locator(".card", { has: page.getByRole("heading", { name: title }) });
    const begin = part("新建名册");
    await begin.getByLabel("选择公钥卡").setInputFiles(card(root));
    await begin.getByLabel("单位名称").fill(OFFICE.name);
    await begin.getByLabel("统一社会信用代码").fill(OFFICE.uscc);
    await begin.getByLabel("保管人").fill("赵六（虚构）");
    await begin.getByLabel("名册编号").fill("3709-example");
    await begin.getByRole("button", { name: "建立名册" }).click();
    await page.getByRole("heading", { name: `${OFFICE.name} 第 1 期` }).waitFor();
    const enrol = part("登记一把公钥");
    await enrol.getByLabel("选择公钥卡").setInputFiles(card(other));
    await enrol.getByLabel("电话里听到的核对码").fill("12345");
    await at("roster-work", page);
    const sign = part("签名并签发");
    await sign.getByLabel(/密钥文件/).setInputFiles(root);
    await sign.getByLabel("根密钥的口令").fill(PASSPHRASE);
    await sign.getByRole("button", { name: "签名并下载名册" }).click();
    await page.getByRole("heading", { name: "第 1 期已签名" }).waitFor();
    await at("roster-signed", page);
    await close();
  });
}

async function office(on, at) {
  await inFolder(async (folder) => {
    const made = sample(folder, 60, 1);
    const { page, close } = await computer(on, "#/office", { today: RECEIVED });
    await page.getByText("收件前先要有公钥名册").waitFor();
    await at("office-without-roster", page);
    await page.getByRole("link", { name: "去打开名册文件" }).click();
    await page.getByLabel(/选择名册文件/).setInputFiles(join(made.folder, "名册.bangfu.json"));
    await answer(page).click();
    await page.getByRole("link", { name: "收件" }).click();
    await page.getByLabel("选择名单").setInputFiles(join(made.folder, "应报名单.csv"));
    await page.getByText("应报名单.csv").waitFor();
    await at("office", page);
    await page.getByLabel("选择文件夹").setInputFiles(join(made.folder, "收到"));
    const tab = (name) => page.getByRole("tab", { name });
    await tab("谁报了").waitFor({ timeout: 120_000 });
    await page.locator("table.queue tbody tr").first().waitFor();
    await at("office-queue", page);
    await tab("合计").click();
    await page.locator(".totals").waitFor();
    for (const clause of await page.locator(".totals .clause summary").all()) await clause.click();
    await at("office-totals", page);
    await page.getByRole("button", { name: /出自哪些文件/ }).first().click();
    await page.locator("table.queue tbody button").first().waitFor();
    await at("office-cells", page);
    await page.locator("table.queue tbody button").first().click();
    await page.locator(".cell-view").waitFor();
    await at("office-cell", page);
    await tab(/^要核对的/).click();
    await at("office-checks", page);
    await tab(/^不能用的文件/).click();
    await at("office-unusable", page);
    await tab("图").click();
    for (const shown of await page.locator(".chart details summary").all()) await shown.click();
    await at("office-pictures", page);
    await page.getByRole("button", { name: "催报单" }).click();
    await page.getByRole("textbox", { name: "催报单" }).waitFor();
    await at("office-reminder", page);
    await page.getByRole("button", { name: "批量回执" }).click();
    await page.getByLabel("编号的前面").waitFor();
    await at("office-receipts", page);
    await page.getByRole("button", { name: "拟稿", exact: true }).click();
    await page.getByRole("button", { name: /^拟稿：/ }).first().waitFor();
    await at("office-drafting", page);
    await close();
  });
}

async function notices(on, at) {
  for (const { id } of JSON.parse(readFileSync(join(SITE, "packs/index.json"), "utf8"))) {
    const { page, close } = await computer(on, `#/notice/${id}`);
    await page.getByRole("heading", { name: /^逐句看怎样核对/ }).waitFor();
    await at(`notice-${id}`, page);
    await close();
  }
}

async function others(on, at) {
  const { page, close } = await computer(on, "#/help");
  await heading(page, "帮助");
  await page.getByRole("heading", { name: "用 Excel 填写" }).waitFor();
  await at("help", page);
  await page.goto(`${on.host.url}#/sheet/${AGREEMENT}`);
  await heading(page, "用 Excel 填写");
  await at("workbook", page);
  const [template] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 Excel 表样" }).click()]);
  await page.getByLabel("选择工作簿").setInputFiles({ name: "表样.xlsx", mimeType: "", buffer: readFileSync(await template.path()) });
  await page.getByText("已读入 表样.xlsx").waitFor();
  await at("workbook-read", page);
  for (const [name, path] of [
    ["no-page", "#/nowhere"],
    ["no-form", "#/form/nowhere-2024/agreement"],
    ["no-draft", `#/form/${AGREEMENT}/00000000-0000-4000-8000-000000000000`],
    ["no-notice", "#/notice/nowhere-2024"],
    ["no-workbook", "#/sheet/nowhere-2024/agreement"],
    ["no-check", `#/check/${AGREEMENT}/00000000-0000-4000-8000-000000000000`],
  ]) {
    await page.goto(on.host.url + path);
    await page.getByRole("link", { name: "回到首页" }).waitFor();
    await at(name, page);
  }
  await close();
  const unplugged = (page) => page.route("**/packs/taian-2024*/**", (route) => route.abort());
  const lost = await computer(on, address(AGREEMENT), { prepare: unplugged });
  await lost.page.getByText("没能取到表样").waitFor();
  await at("no-pack", lost.page);
  await lost.close();
}

/// Parts of the site, each with the way through its states.
export const JOURNEYS = { home, forms, findings, table, signing, keys, opened, keeping, office, notices, others };
