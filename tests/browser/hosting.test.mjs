// The site on a static host under some path, and as one file opened by double-click.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { screenshot, visit } from "./support/browser.mjs";
import { SINGLE, SITE } from "./support/built.mjs";
import { stage } from "./support/stage.mjs";

const PATH = "/卫健局/bangfu-2026/";

const on = stage(PATH);

async function opened({ page }) {
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  assert.match(await page.title(), /帮扶填报/);
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

test("the hosted site opens under any path and fetches nothing from elsewhere", async () => {
  const visitor = await visit(on.browser, on.host.url);
  await opened(visitor);
  assert.deepEqual(visitor.errors, []);
  assert.ok(visitor.requests.length > 3, "the site is more than its page");
  for (const url of visitor.requests) {
    assert.ok(/^(data|blob):/.test(url) || url.startsWith(on.host.url), url);
  }
  await screenshot(visitor.page, "hosting-home");
  await visitor.close();
});

test("no file of the first view is fetched twice", async () => {
  const visitor = await visit(on.browser, on.host.url);
  await opened(visitor);
  const files = visitor.requests.filter((url) => /\.(js|css|wasm)$/.test(url));
  assert.deepEqual(files.toSorted(), [...new Set(files)].toSorted());
  await visitor.close();
});

test("the single file opens from the disk without fetching anything", async () => {
  const url = pathToFileURL(SINGLE).href;
  const visitor = await visit(on.browser, url);
  await opened(visitor);
  assert.deepEqual(visitor.errors, []);
  assert.deepEqual(visitor.requests.filter((asked) => !/^(data|blob):/.test(asked)), [url]);
  await screenshot(visitor.page, "hosting-single");
  await visitor.close();
});

test("the single file locks a key file off the page's thread, and without workers does it all the same", async () => {
  const without = (page) => page.addInitScript(() => delete globalThis.Worker);
  for (const [workers, prepare] of [[1, undefined], [0, without]]) {
    const { page, errors, close } = await visit(on.browser, `${pathToFileURL(SINGLE).href}#/keys`, { prepare });
    await page.getByLabel("保管人姓名").first().fill("张三（虚构）");
    await page.getByLabel("口令", { exact: true }).first().fill("correct-horse-battery");
    await page.getByLabel("再输入一次口令").fill("correct-horse-battery");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "生成密钥" }).click()]);
    assert.match(await readFile(await download.path(), "utf8"), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    assert.equal(page.workers().length, workers);
    assert.deepEqual(errors, []);
    await close();
  }
});

test("both carry the same packs, byte for byte as the index says", async () => {
  const index = JSON.parse(await readFile(join(SITE, "packs/index.json"), "utf8"));
  assert.ok(index.some(({ id }) => id === "taian-2024"));
  const visitor = await visit(on.browser, pathToFileURL(SINGLE).href);
  const inside = (id) => visitor.page.evaluate((name) => document.getElementById(name)?.textContent, id);
  assert.deepEqual(JSON.parse(await inside("pack-index")), index);
  for (const { id, file, bytes, sha256: digest } of index) {
    const hosted = await readFile(join(SITE, "packs", file));
    assert.deepEqual([hosted.length, sha256(hosted)], [bytes, digest], file);
    assert.equal(sha256(await inside(`pack-${id}`)), digest, id);
  }
  await visitor.close();
});

test("without scripts the page says what to do", async () => {
  const visitor = await visit(on.browser, on.host.url, { javaScriptEnabled: false });
  assert.match(await visitor.page.locator("body").textContent(), /浏览器设置.*脚本/);
  await visitor.close();
});

test("a browser without WebAssembly gets a plain sentence", async () => {
  const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const visitor = await visit(on.browser, on.host.url, { prepare });
  await visitor.page.getByText("没能打开帮扶填报").waitFor();
  await visitor.close();
});

test("a damaged module is not run", async () => {
  const prepare = (page) =>
    page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 1] ^= 1;
      await route.fulfill({ response, body });
    });
  const visitor = await visit(on.browser, on.host.url, { prepare });
  await visitor.page.getByText("没能打开帮扶填报").waitFor();
  await visitor.close();
});
