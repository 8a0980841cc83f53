// The receiving office in a real browser: a folder of made-up filings with known faults is opened, and the page must find
// what the generator put in and the command tells; a total is opened down to the signed cell; a changed file turns its
// totals red; the reminder, receipts in bulk and a drafted summary are taken out.

import assert from "node:assert/strict";
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PASSPHRASE, RECEIVED, sample } from "../sample.mjs";
import { screenshot, visit } from "./support/browser.mjs";
import { SINGLE } from "./support/built.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const home = mkdtempSync(join(tmpdir(), "bangfu-office-"));
after(() => rmSync(home, { recursive: true }));

/// How many filings; `BANGFU_FILINGS=10000` for a city's.
const FILINGS = Number(process.env.BANGFU_FILINGS ?? 300);
/// How many the page lists of what is found between files.
const LISTED = 300;

let office;
let told;
before(() => {
  office = sample(home, FILINGS, 1);
  told = JSON.parse(office.receive("--json").stdout);
});

/// Opens the office's page on a computer that has the roster.
async function arrive(address = on.host.url) {
  const prepare = (page) => page.clock.setFixedTime(new Date(RECEIVED));
  const visited = await visit(on.browser, `${address}#/open`, { prepare, permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = visited;
  await page.getByLabel(/选择名册文件|选择文件/).first().setInputFiles(join(office.folder, "名册.bangfu.json"));
  await page.getByRole("button", { name: "已核对，使用这份名册" }).click();
  await page.getByRole("link", { name: "收件" }).click();
  await page.getByRole("heading", { level: 1, name: "收件" }).waitFor();
  return visited;
}

/// Opens the folder, and waits until everything is put together.
async function receive(page, folder = join(office.folder, "收到")) {
  await page.getByLabel("选择名单").setInputFiles(join(office.folder, "应报名单.csv"));
  await page.getByText("应报名单.csv").waitFor();
  await page.getByLabel("选择文件夹").setInputFiles(folder);
  await page.getByRole("tab", { name: "谁报了" }).waitFor({ timeout: 600_000 });
}

/// Pictures for people, wide and narrow; nothing may stand beside the page.
async function pictures(page, name) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `office-${name}-${width}`);
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beside <= 0, `${name}: nothing stands beside a page ${width} wide`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/// Every line of the queue as the page shows it, page after page.
async function lines(page) {
  const all = [];
  for (;;) {
    await page.locator("table.queue tbody tr").first().waitFor();
    const rows = await page.locator("table.queue tbody tr").evaluateAll((rows) =>
      rows.map((row) => ({
        standing: row.querySelector(".standing").textContent,
        problems: [...row.querySelectorAll(".line-problems li")].map((item) => [
          item.querySelector(".file")?.textContent ?? "",
          [...item.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join(""),
        ]),
      })),
    );
    all.push(...rows);
    const next = page.getByRole("button", { name: "下一页" });
    if ((await next.count()) === 0 || (await next.isDisabled())) return all;
    const shown = await page.getByText(/^第 \d+ 至/).textContent();
    await next.click();
    await page.waitForFunction((before) => !document.body.textContent.includes(before), shown);
  }
}

const sorted = (list) => list.map((item) => JSON.stringify(item)).sort();

test("the page finds exactly the known faults, and tells them as the command does", { timeout: 1_200_000 }, async () => {
  const keys = (faults) => sorted(faults.map(({ kind, file, about }) => [kind, file, about]));
  assert.deepEqual(keys(told.faults), keys(office.expected.faults), "the command finds what was put in");
  const { page, errors, close } = await arrive();
  await pictures(page, "begin");
  await receive(page);
  await pictures(page, "queue");
  const shown = await lines(page);
  const WORDS = { missing: "未报", faulty: "应退回", unverified: "待核", incomplete: "不全", returned: "退回", late: "迟报", amended: "更正", filed: "已报" };
  const count = (list) => Object.fromEntries(Object.values(WORDS).map((word) => [word, list.filter((one) => one === word).length]));
  const expected = Object.fromEntries(Object.entries(told.counts).map(([name, count]) => [WORDS[name], count]));
  assert.deepEqual(count(shown.map(({ standing }) => standing)), expected);
  const problems = told.queue.filter(({ standing }) => standing !== "missing").flatMap(({ problems }) => problems);
  assert.deepEqual(sorted(shown.flatMap(({ problems }) => problems)), sorted(problems.map(({ file, text }) => [file ?? "", text])));

  await page.getByRole("tab", { name: /不能用的文件/ }).click();
  const unusable = await page.locator(".found").first().locator("li").evaluateAll((items) => items.map((item) => [...item.querySelectorAll("p")].map((p) => p.textContent)));
  assert.deepEqual(sorted(unusable), sorted(told.unusable.map(({ file, text }) => [file, text])));
  await pictures(page, "unusable");

  await page.getByRole("tab", { name: /要核对的/ }).click();
  const found = await page.locator(".found").evaluateAll((lists) => lists.map((list) => list.querySelectorAll("li").length));
  const listed = (list) => Math.min(list.length, LISTED);
  assert.deepEqual(found, [listed(told.differences), listed(told.repeats)]);
  const texts = await page.locator(".found").first().locator("li p:first-child").allTextContents();
  assert.deepEqual(texts, told.differences.slice(0, LISTED).map(({ text }) => text));
  const tab = `要核对的 ${told.differences.length + told.repeats.length}`;
  assert.ok(await page.getByRole("tab", { name: tab, exact: true }).isVisible());
  await pictures(page, "checks");

  await page.getByRole("tab", { name: "图" }).click();
  assert.ok((await page.getByRole("img").count()) >= 3);
  await page.locator("details summary", { hasText: "用表格看" }).first().click();
  const places = await page.locator(".chart details table").first().locator("tbody tr").count();
  assert.equal(places, 6, "every part of the city is a row of the table");
  await pictures(page, "pictures");
  assert.deepEqual(errors, []);
  await close();
});

test("filters, search and the reminder", { timeout: 300_000 }, async () => {
  const { page, errors, close } = await arrive();
  await receive(page);
  await page.getByRole("button", { name: `未报 ${told.counts.missing}` }).click();
  await page.getByText(`共 ${told.counts.missing} 份`).waitFor();
  await page.getByRole("button", { name: /^全部/ }).click();
  const one = told.queue.find(({ standing, partner }) => standing === "faulty" && partner);
  await page.getByLabel("查找").fill(one.partner);
  await page.getByLabel("查找").blur();
  const count = told.queue.filter(({ unit, partner }) => partner.includes(one.partner) || unit.includes(one.partner)).length;
  await page.getByText(`共 ${count} 份`).waitFor();

  await page.getByRole("button", { name: "催报单" }).click();
  const area = page.getByRole("textbox", { name: "催报单" });
  const text = await area.inputValue();
  for (const { unit, standing } of told.queue.filter(({ standing }) => standing === "missing")) assert.ok(text.includes(unit), `${unit} ${standing}`);
  assert.match(text, /《泰卫发〔2024〕6号》/);
  await page.getByRole("button", { name: "复制" }).click();
  await page.getByText("已复制").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  await pictures(page, "reminder");
  await page.emulateMedia({ media: "print" });
  await screenshot(page, "office-reminder-paper");
  assert.ok(await page.locator("pre.print-only").isVisible());
  assert.deepEqual(errors, []);
  await close();
});

test("a total opens to the signed cell; a changed file turns its totals red", { timeout: 300_000 }, async () => {
  const good = sample(home, 20, 12);
  const told = JSON.parse(good.receive("--json").stdout);
  const { page, errors, close } = await arrive();
  office = { ...office, folder: good.folder };
  await page.getByRole("link", { name: "打开文件" }).click();
  await page.getByLabel(/名册/).first().setInputFiles(join(good.folder, "名册.bangfu.json"));
  await page.getByRole("button", { name: /使用这份名册|改用这份名册/ }).click();
  await page.getByRole("link", { name: "收件" }).click();
  await receive(page, join(good.folder, "收到"));
  await page.getByRole("tab", { name: "合计" }).click();
  const total = told.totals.find(({ id }) => id === "sent-all");
  await pictures(page, "totals");
  assert.equal(await page.locator(".total.must").count(), 0, "nothing is red");
  await page.getByRole("button", { name: /出自哪些文件：下沉人员总数/ }).click();
  await page.getByText(`共 ${total.from.length} 份`).waitFor();
  await pictures(page, "cells");
  await page.locator("table.queue tbody button").first().click();
  const cell = page.locator(".cell-view");
  await cell.waitFor();
  assert.match(await cell.innerText(), /内容未被改动/);
  assert.match(await cell.innerText(), /县级卫健局|填报单位|卫生健康/);
  await pictures(page, "cell");

  const place = join(good.folder, "收到", total.from[0].file);
  writeFileSync(place, readFileSync(place, "utf8").replace("派出人员全部到岗", "派出人员大部到岗"));
  await page.getByRole("button", { name: "重新选择文件夹" }).click();
  await receive(page, join(good.folder, "收到"));
  await page.getByRole("tab", { name: "合计" }).click();
  const red = page.locator(".total.must", { hasText: "下沉人员总数" });
  await red.getByText("这个数还不能用").waitFor();
  await pictures(page, "red");
  assert.deepEqual(errors, []);
  await close();
});

test("receipts in bulk hold, and a summary is drafted and goes on as a draft", { timeout: 300_000 }, async () => {
  const made = sample(home, 40, 13);
  office = made;
  const told = JSON.parse(made.receive("--json").stdout);
  const { page, errors, close } = await arrive();
  await receive(page);
  await page.getByRole("button", { name: "批量回执" }).click();
  await page.getByLabel("编号的前面").fill("示卫备〔2026〕");
  await page.getByLabel(/选择密钥文件|选择密钥|密钥文件/).first().setInputFiles(join(made.folder, "收件密钥.pem"));
  await page.getByLabel("收件单位密钥的口令").fill(PASSPHRASE);
  await pictures(page, "receipts");
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    page.getByRole("button", { name: "签名并保存回执" }).click(),
  ]);
  const came = told.queue.filter(({ file }) => file).length;
  await page.getByText(`出具了 ${came} 份回执`).waitFor();
  const archive = join(made.folder, "收到", "回执.zip");
  await download.saveAs(archive);

  // The archive lies with the rest: its receipts are read, hold, and nothing is issued twice.
  await page.getByRole("button", { name: "重新选择文件夹" }).click();
  await receive(page);
  await page.getByRole("tab", { name: /不能用的文件/ }).click();
  assert.equal(await page.locator(".found").first().locator("li").count(), told.unusable.length, "every receipt in the archive holds");

  await page.getByRole("button", { name: "拟稿", exact: true }).click();
  await page.getByRole("button", { name: /^拟稿：活动工作总结/ }).click();
  await page.getByText(/份签过名的原件拟好了/).waitFor();
  await pictures(page, "drafting");
  await page.getByRole("button", { name: "接着填写" }).click();
  await page.getByLabel("下沉人员总数").waitFor({ timeout: 60_000 });
  const people = new Set(told.totals.find(({ id }) => id === "on-post").from.map(({ file, path }) => `${file}${path}`));
  assert.equal(Number(await page.getByLabel("下沉人员总数").inputValue()), told.totals.find(({ id }) => id === "on-post").persons, `${people.size} rows`);
  assert.deepEqual(errors, []);
  await close();
});

test("the single file opened from disk receives too", { timeout: 300_000 }, async () => {
  office = sample(home, 20, 14);
  const told = JSON.parse(office.receive("--json").stdout);
  const { page, errors, close } = await arrive(`file://${SINGLE}`);
  await receive(page);
  await page.getByRole("button", { name: `已报 ${told.counts.filed}` }).waitFor();
  assert.deepEqual(errors, []);
  await close();
});
