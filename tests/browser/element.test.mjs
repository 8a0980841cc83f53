// The element `bangfu-form` in somebody's page: attributes, events, methods, looks; no style gets in or out; and its
// check says of every golden case and of random filings what the component says.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canonical, differing, digest, golden, random, text } from "../component/filings.mjs";
import { loadNode } from "../component/support.mjs";
import { launch, visit } from "./support/browser.mjs";
import { SITE } from "./support/built.mjs";
import { cleanCase } from "./support/command.mjs";
import { editable } from "./support/filling.mjs";
import { serve } from "./support/server.mjs";

const KEY = fileURLToPath(new URL("../keys/supporter.pem", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../component/examples/element/index.html", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bangfu-element-"));
cpSync(EXAMPLE, join(folder, "index.html"));
cpSync(SITE, join(folder, "bangfu"), { recursive: true });

let browser, host;
before(async () => {
  browser = await launch();
  host = await serve(folder, "/");
});
after(async () => {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

/// The page with the element, its frame, and what it said last.
async function opened() {
  const prepare = (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  const { page, errors, close } = await visit(browser, host.url, { prepare });
  const frame = page.frameLocator("bangfu-form iframe");
  const status = page.getByRole("status").first();
  await status.filter({ hasText: /^ready/ }).waitFor();
  await editable(frame);
  return { page, frame, status, errors, close };
}

const element = (page, act, ...words) =>
  page.evaluate(([act, words]) => document.querySelector("bangfu-form")[act](...words), [act, words]);

test("a form is filled in: events, text and report follow", async () => {
  const { page, frame, status, errors, close } = await opened();
  const blank = JSON.parse(await element(page, "text"));
  assert.equal(blank.form.id, "taian-2024/agreement-county");
  assert.equal(blank.period.from, "2026-01-01");
  const before = await status.textContent();
  const box = frame.getByLabel("帮扶单位名称", { exact: true });
  await box.fill("示例市中心医院（虚构）");
  await status.filter({ hasText: /^change blocked/ }).waitFor();
  assert.notEqual((await status.textContent()).replace("change", "ready"), before);
  assert.equal(JSON.parse(await element(page, "text")).answers.supporter_name, "示例市中心医院（虚构）");
  const { verdict, findings } = await element(page, "report");
  assert.equal(verdict, "blocked");
  assert.equal(findings.some(({ path }) => path === "/supporter_name"), false);
  assert.deepEqual(errors, []);
  await close();
});

test("attributes choose what is open", async () => {
  const { page, frame, status, close } = await opened();
  const set = (name, value) =>
    page.evaluate(([name, value]) => document.querySelector("bangfu-form").setAttribute(name, value), [name, value]);
  const { document } = cleanCase();
  await set("filing", JSON.stringify(document));
  await page.waitForFunction((id) => JSON.parse(globalThis.document.querySelector("bangfu-form").text() ?? "{}").id === id, document.id);
  await editable(frame);
  assert.equal(await frame.getByLabel("帮扶单位名称", { exact: true }).inputValue(), document.answers.supporter_name);
  await set("filing", "{");
  await status.filter({ hasText: "没能读出这个文件" }).waitFor();
  await page.evaluate(() => document.querySelector("bangfu-form").removeAttribute("filing"));
  await set("form", "dezhou-2019/contacts");
  await page.waitForFunction(() => JSON.parse(document.querySelector("bangfu-form").text() ?? "{}").form?.id === "dezhou-2019/contacts");
  await close();
});

test("a signature made in the frame is told", async () => {
  const { page, frame, status, close } = await opened();
  const { document } = cleanCase();
  const filing = JSON.stringify(document);
  await page.evaluate((filing) => globalThis.document.querySelector("bangfu-form").setAttribute("filing", filing), filing);
  await page.waitForFunction((id) => JSON.parse(globalThis.document.querySelector("bangfu-form").text() ?? "{}").id === id, document.id);
  await editable(frame);
  await frame.getByRole("button", { name: "检查并签名" }).click();
  await frame.getByLabel(/选择密钥文件/).setInputFiles(KEY);
  await frame.getByLabel(new RegExp(`帮扶单位.*${document.parties[0].name}`)).check();
  await frame.getByLabel("签名人", { exact: true }).fill("张三（虚构）");
  await frame.getByLabel(/口令/).first().fill("test-only-passphrase");
  await frame.getByRole("button", { name: "签名并保存文件" }).click();
  await status.filter({ hasText: /^signed \d+/ }).waitFor();
  await close();
});

test("looks are handed in, styles stay where they are, the height follows", async () => {
  const { page, frame, close } = await opened();
  const root = frame.locator("html");
  assert.equal(await root.evaluate((root) => getComputedStyle(root).getPropertyValue("--accent").trim()), "#7a1f5c");
  const colour = (place) => place.evaluate((place) => getComputedStyle(place).color);
  assert.equal(await colour(page.locator("h1").first()), "rgb(1, 2, 3)");
  assert.notEqual(await colour(frame.locator("h1").first()), "rgb(1, 2, 3)");
  assert.equal(await page.locator("h1").first().evaluate((heading) => getComputedStyle(heading).getPropertyValue("--accent")), "");
  const scrolls = () => root.evaluate((root) => root.scrollHeight - innerHeight);
  await page.waitForFunction(() => document.querySelector("bangfu-form").getBoundingClientRect().height > 2000);
  assert.ok((await scrolls()) <= 1);
  await close();
});

test("only the frame is heard", async () => {
  const { page, status, close } = await opened();
  const before = await status.textContent();
  await page.evaluate(() => postMessage({ bangfu: "signed", value: "x" }, "*"));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.equal(await status.textContent(), before);
  await close();
});

/// In the page: the digest of the element's report on each filing, in their order.
async function judge({ filings, canonical }) {
  const element = document.querySelector("bangfu-form");
  const written = new Function(`return ${canonical}`)();
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const digests = [];
  for (const { filing, today } of await (await fetch(filings)).json()) {
    const report = new TextEncoder().encode(written(await element.check(filing, today)));
    digests.push(hex(await crypto.subtle.digest("SHA-256", report)));
  }
  return digests;
}

for (const [name, make] of Object.entries({ "every golden case": golden, "random filings": random })) {
  test(`${name}: the report of the component`, async () => {
    const filings = make();
    const given = filings.list.map(({ file, today }) => ({ filing: text(filings.folder, file), today }));
    const { check } = await loadNode();
    const expected = given.map(({ filing, today }) => digest(canonical(check(filing, today))));
    writeFileSync(join(folder, "filings.json"), JSON.stringify(given));
    const { page, close } = await opened();
    const digests = await page.evaluate(judge, { filings: "/filings.json", canonical: `${canonical}` });
    assert.deepEqual(differing(filings, digests, expected), []);
    await close();
  });
}
