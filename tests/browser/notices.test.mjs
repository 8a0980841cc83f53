// A notice as the site shows it: its calendar, what becomes of each sentence, where it contradicts itself; and a notice
// that a host puts beside a site which is already built.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { SITE } from "./support/built.mjs";
import { bangfu, cleanCase, json, packer } from "./support/command.mjs";
import { filling, type } from "./support/filling.mjs";
import { serve } from "./support/server.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const folder = mkdtempSync(join(tmpdir(), "bangfu-notices-"));
const notices = JSON.parse(readFileSync(join(SITE, "packs/index.json"), "utf8"));

after(() => rmSync(folder, { recursive: true }));

for (const { id } of notices) {
  test(`${id} is told sentence by sentence, as the command tells it`, async () => {
    const { page, errors, close } = await visit(on.browser, `${on.host.url}#/notice/${id}`);
    await page.getByRole("heading", { name: /^逐句看怎样核对/ }).waitFor();
    const passages = page.locator("section").filter({ has: page.getByRole("heading", { name: /^逐句看怎样核对/ }) });
    const asked = json(["coverage", id, "--json"]);
    assert.equal(await passages.getByRole("listitem").count(), asked.length);
    const quotes = await passages.locator("blockquote p:last-child").allTextContents();
    assert.deepEqual(quotes, asked.map(({ quote }) => `“${quote}”`));
    for (const [how, word] of [["rule", "按规则核对"], ["person", "由人判断"], ["not-checked", "不核对"]]) {
      const number = asked.filter((passage) => passage.how === how).length;
      await page.getByRole("button", { name: `${word} ${number} 处` }).click();
      assert.equal(await passages.getByRole("listitem").count(), number);
    }
    // Both sides of a contradiction are quoted, and how they are read.
    const contradictions = page.locator(".contradiction");
    assert.ok((await contradictions.count()) > 0);
    for (const contradiction of await contradictions.all()) {
      assert.ok((await contradiction.locator("blockquote").count()) > 0);
      assert.match(await contradiction.textContent(), /怎样理解：.{8,}/);
    }
    await screenshot(page, `notice-${id}`);
    assert.deepEqual(errors, []);
    await close();
  });
}

test("the year's duties are told with the days left, and go into a calendar", async () => {
  const prepare = (page) => page.clock.setFixedTime("2025-11-21T10:00:00+08:00");
  const { page, close } = await visit(on.browser, on.host.url, { prepare });
  await page.getByRole("heading", { level: 1, name: "距 12 月 10 日报送活动工作总结还有 19 天" }).waitFor();
  await page.getByText("已过 294 天").waitFor();
  await screenshot(page, "home-duties");
  await page.getByRole("link", { name: /报送日历/ }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "报送日历（.ics）" }).click()]);
  const file = join(folder, "calendar.ics");
  await download.saveAs(file);
  const told = bangfu(["duties", "--year", "2025", "--pack", "taian-2024", "--ics"]).stdout;
  // The command stamps the real day, the page the day of this test.
  const events = (text) => text.replace(/^DTSTAMP:.*$/gm, "");
  assert.equal(events(readFileSync(file, "utf8")), events(told));
  await page.getByLabel("选择年度", { exact: true }).selectOption("2023");
  await page.goto(on.host.url);
  await page.getByText(/说的是 2024 至 2026 年；其他年度的要求请看新的通知/).waitFor();
  await close();
});

test("a compiled notice put beside a built site appears without building it anew", async () => {
  const notice = join(folder, "linyi-2026");
  const site = join(folder, "site");
  cpSync(SITE, site, { recursive: true });
  packer(["new", notice]);
  packer(["add", notice, site]);
  const host = await serve(site, "/");
  const { page, errors, close } = await visit(on.browser, host.url);
  await page.getByLabel("选择地区", { exact: true }).selectOption("示例市（虚构）");
  await page.getByRole("listitem").filter({ hasText: "年度报告（县（市、区））" }).getByRole("link", { name: "新填一份" }).click();
  await type(page, "选派人数", "4");
  await page.getByText(/选派人数.*4.*5/).first().waitFor();
  await type(page, "选派人数", "5");
  await type(page, "填报单位名称", "示例县卫生健康局（虚构）");
  await type(page, "统一社会信用代码", "12370900990000017P");
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByText(/^可以签名/).waitFor();
  assert.deepEqual(errors, []);
  await close();
  await host.close();
});

test("six hundred clinics are pasted from a spreadsheet and checked", { timeout: 180_000 }, async () => {
  const form = "taian-2024/tasks";
  const { today, document } = cleanCase(form);
  const { cellLabel, pasteRows, scrollTo } = filling(form);
  const prepare = async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.setFixedTime(`${today}T10:00:00+08:00`);
  };
  const { page, errors, close } = await visit(on.browser, `${on.host.url}#/form/${form}`, { prepare });
  await page.getByRole("heading", { level: 1, name: /年度任务清单/ }).waitFor();
  const [pattern] = document.answers.clinics;
  const clinics = Array.from({ length: 600 }, (_, at) => ({ ...pattern, name: `第 ${at + 1} 村卫生室（虚构）` }));
  await pasteRows(page, "clinics", clinics);
  await scrollTo(page, "clinics", 599);
  assert.equal(await page.getByLabel(cellLabel("clinics", 599, "name"), { exact: true }).inputValue(), clinics[599].name);
  // Somewhere in the middle a row is wrong, is told, and is mended.
  await scrollTo(page, "clinics", 299);
  await type(page, cellLabel("clinics", 299, "name"), clinics[0].name);
  const told = page.locator(".finding", { hasText: /第 1 行/ });
  await told.first().waitFor();
  await screenshot(page, "six-hundred-clinics");
  await type(page, cellLabel("clinics", 299, "name"), clinics[299].name);
  await told.first().waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
  await close();
});
