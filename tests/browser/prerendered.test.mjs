// What can be read before the program is there, and where it never comes: the list of forms, and every form to print.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { screenshot, visit } from "./support/browser.mjs";
import { SITE } from "./support/built.mjs";
import { json } from "./support/command.mjs";
import { AGREEMENT, address } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const PATH = "/卫健局/bangfu-2026/";
const on = stage(PATH);
const forms = json(["forms", "--json"]);

const MILLIMETRE = 96 / 25.4;
/// The closing bracket of a heading may hang over the end of its line by its empty half.
const HANGING = 16;
/// A4 without the margins of the paper.
const UPRIGHT = (210 - 28 - 26) * MILLIMETRE;
const LYING = (297 - 37 - 27) * MILLIMETRE;

const withoutProgram = (page) => page.route("**/*.wasm", (route) => route.abort());
/// Opens a page in a browser that loses the program on the way.
const visited = (route) => visit(on.browser, on.host.url + route, { prepare: withoutProgram });
/// Every question of a form, with its unit and options.
const asked = (form) => json(["fields", form, "--json"]).flatMap(({ label, table, unit, options }) => [label, table, unit, ...options]).filter(Boolean);

test("home shows every form of every notice without the program, and how to print it", async () => {
  const { page, close } = await visited("");
  await page.getByText("没能打开帮扶填报").waitFor();
  for (const { id, title } of forms) {
    const line = page.getByRole("listitem").filter({ has: page.locator(`a[href="blank/${id}.html"]`) });
    assert.match(await line.textContent(), new RegExp(title.replace(/[（）]/g, ".")));
  }
  await screenshot(page, "prerendered-home-1366");
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, "prerendered-home-390");
  await page.locator(`a[href="blank/${AGREEMENT}.html"]`).click();
  await page.getByText("这是空白表").waitFor();
  await close();
});

test("home without the program shows the place that was chosen", async () => {
  const prepare = async (page) => {
    await withoutProgram(page);
    await page.addInitScript(() => localStorage.setItem("bangfu-settings", "dezhou-2019 2021"));
  };
  const { page, close } = await visit(on.browser, on.host.url, { prepare });
  await page.getByText("没能打开帮扶填报").waitFor();
  await page.getByRole("heading", { name: "德州市" }).waitFor();
  assert.equal(await page.getByRole("heading", { level: 2 }).count(), 1);
  await close();
});

test("a form shows its text while the program is on its way, and where it never comes", async () => {
  const { page, close } = await visited(address(AGREEMENT));
  await page.getByRole("heading", { level: 1, name: /对口帮扶责任书/ }).waitFor();
  await page.getByText("没能打开帮扶填报").waitFor();
  const text = await page.locator("#main").textContent();
  for (const { label, table } of json(["fields", AGREEMENT, "--json"])) assert.ok(text.includes(table ?? label), label);
  await screenshot(page, "prerendered-form");
  await page.getByRole("link", { name: "空白表" }).click();
  await page.waitForURL(`${on.host.url}blank/${AGREEMENT}.html`);
  await close();
});

for (const [route, what] of [["", "home"], [address(AGREEMENT), "a form"]]) {
  test(`${what}: between the first words and the program nothing is blank, and nothing jumps`, async () => {
    const prepare = (page) =>
      page.addInitScript(() => {
        globalThis.seen = [];
        globalThis.moved = 0;
        const look = () => {
          const shown = [...document.querySelectorAll("h1")].some((h1) => h1.getClientRects().length > 0);
          globalThis.seen.push(shown ? "words" : "nothing");
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) globalThis.moved += value;
        }).observe({ type: "layout-shift", buffered: true });
      });
    const { page, errors, close } = await visit(on.browser, on.host.url + route, { prepare });
    await page.getByLabel("选择年度").waitFor();
    await page.getByRole("button", { name: "检查并签名" }).or(page.getByRole("heading", { name: "可以填写的表" })).waitFor();
    await page.waitForFunction(() => globalThis.seen.length > 3);
    const { seen, moved } = await page.evaluate(() => ({ seen: globalThis.seen, moved: globalThis.moved }));
    assert.ok(!seen.slice(seen.indexOf("words")).includes("nothing"), seen.join(" "));
    assert.ok(moved < 0.1, `layout shift ${moved}`);
    assert.deepEqual(errors, []);
    await close();
  });
}

test("without scripts every blank form is read and printed, and nothing is cut", { timeout: 300_000 }, async () => {
  const { page, errors, requests, close } = await visit(on.browser, on.host.url, { javaScriptEnabled: false });
  await page.getByText(/浏览器设置.*脚本/).waitFor();
  for (const { id, title } of forms) {
    await page.goto(on.host.url);
    await page.locator(`a[href="blank/${id}.html"]`).click();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    const text = (await page.locator("#main").textContent()).replace(/\s+/g, "");
    for (const words of asked(id)) assert.ok(text.includes(words.replace(/\s+/g, "")), `${id}: ${words}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.ok(pdf.match(/\/Type\s*\/Page\b/g)?.length > 1, `${id} is printed on pages`);
  }
  await page.goto(`${on.host.url}blank/${AGREEMENT}.html`);
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `blank-${width}`);
  }
  assert.deepEqual(errors, []);
  assert.deepEqual(requests.filter((url) => !url.startsWith(on.host.url)), []);
  await close();
});

test("on paper no part of a blank form is wider than its page", { timeout: 120_000 }, async () => {
  const { page, close } = await visit(on.browser, on.host.url);
  await page.emulateMedia({ media: "print" });
  for (const { id } of forms) {
    for (const [width, parts] of [[UPRIGHT, ".sections > :not(.stamps) > :not(.wide), .stamps, .form-head"], [LYING, ".wide"]]) {
      await page.setViewportSize({ width: Math.floor(width), height: 900 });
      await page.goto(`${on.host.url}blank/${id}.html`);
      const beyond = await page.evaluate(
        ([parts, width, hanging]) => [...document.querySelectorAll(parts)].filter((part) => part.getBoundingClientRect().width > width + 1 || part.scrollWidth > part.clientWidth + hanging).map((part) => part.textContent.slice(0, 40)),
        [parts, width, HANGING],
      );
      assert.deepEqual(beyond, [], id);
    }
  }
  await close();
});

test("plain pages run no script and take only styles that are what the build made", async () => {
  for (const { id } of forms) {
    const html = await readFile(join(SITE, `blank/${id}.html`), "utf8");
    assert.doesNotMatch(html, /<script|javascript:| style=| on\w+=/);
    assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"/);
    const styles = html.match(/<link rel="stylesheet"[^>]*>/g);
    assert.equal(styles.length, 2);
    for (const style of styles) assert.match(style, /integrity="sha384-/);
  }
});
