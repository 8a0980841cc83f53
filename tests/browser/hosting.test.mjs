// The site on a static host under some path, and as one file opened by double-click.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { screenshot, visit } from "./support/browser.mjs";
import { SINGLE, SITE } from "./support/built.mjs";
import { cleanCase, json } from "./support/command.mjs";
import { serve } from "./support/server.mjs";
import { AGREEMENT, address } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";
import { tour } from "./support/tour.mjs";

const PATH = "/卫健局/bangfu-2026/";

const on = stage(PATH);

/// Scripts that browsers and other people's pages name, which therefore keep their names.
const BY_NAME = ["service-worker.js", "element.js"];

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

test("every page works under the headers a host is advised to set, and asks for nothing from elsewhere", { timeout: 300_000 }, async () => {
  const advice = await readFile(new URL("../../site/README.md", import.meta.url), "utf8");
  const headers = Object.fromEntries([...advice.matchAll(/add_header (\S+) "([^"]+)" always;/g)].map(([, name, value]) => [name, value]));
  assert.match(headers["Content-Security-Policy"], /frame-ancestors 'self'/);
  const host = await serve(SITE, PATH, headers);
  const { page, errors, requests, close } = await visit(on.browser, host.url, { serviceWorkers: "allow" });
  page.context().on("request", (request) => requests.push(request.url()));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await tour(page, host.url);
  assert.deepEqual(errors, []);
  assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(host.url)), []);
  await close();
  await host.close();
});

test("every script, style and module is fetched by its integrity", async () => {
  const html = await readFile(join(SITE, "index.html"), "utf8");
  const named = html.match(/<(script|link rel="stylesheet")[^>]*>/g);
  assert.equal(named.length, 3);
  for (const element of named) assert.match(element, / integrity="sha384-[\w+/]{64}"/);
  assert.doesNotMatch(html, /'unsafe-inline'|'unsafe-eval'| style=/);
  const names = await readdir(SITE, { recursive: true });
  const texts = await Promise.all(names.filter((name) => /\.(html|js)$/.test(name)).map((name) => readFile(join(SITE, name), "utf8")));
  for (const name of names.filter((name) => /\.(js|css|wasm)$/.test(name) && !BY_NAME.includes(name))) {
    const digest = createHash("sha384").update(await readFile(join(SITE, name))).digest("base64");
    const fetching = texts.filter((text) => text.includes(name.split("/").at(-1)));
    assert.ok(fetching.length > 0, `${name} is fetched by something`);
    for (const text of fetching) assert.ok(text.includes(`sha384-${digest}`), `${name} is fetched by its integrity`);
  }
});

test("the checksums of a release hold", async () => {
  const sums = await readFile(join(SITE, "../SHA256SUMS"), "utf8");
  const lines = sums.trimEnd().split("\n").map((line) => line.split("  "));
  for (const [digest, path] of lines) assert.equal(sha256(await readFile(join(SITE, "..", path))), digest, path);
  const files = (await readdir(SITE, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.equal(lines.filter(([, path]) => path.startsWith("site/")).length, files.length);
  assert.ok(lines.some(([, path]) => path === "bangfu.html") && lines.some(([, path]) => path === "component/package.json"));
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

for (const [file, route] of [["bangfu-home-*.wasm", ""], ["bangfu-home-*.js", ""], ["bangfu-form-*.wasm", address(AGREEMENT)], ["bangfu-desk-*.wasm", "#/open"], ["bangfu-desk-*.js", "#/open"]]) {
  test(`a damaged ${file} is not run`, async () => {
    const prepare = (page) =>
      page.route(`**/${file}`, async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.length - 1] ^= 1;
        await route.fulfill({ response, body });
      });
    const visitor = await visit(on.browser, on.host.url + route, { prepare });
    await visitor.page.getByText("没能打开帮扶填报").waitFor();
    await visitor.close();
  });
}

test("a damaged script or style of the page itself is not taken", async () => {
  const prepare = (page) =>
    page.route(/\/(start|style)-/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()} ` });
    });
  const { page, close } = await visit(on.browser, on.host.url, { prepare });
  await page.waitForLoadState("networkidle");
  assert.equal(await page.evaluate(() => document.styleSheets.length), 0);
  assert.equal(await page.getByLabel("选择年度").count(), 0, "nothing was started");
  await page.getByRole("link", { name: "空白表" }).first().waitFor();
  await close();
});

test("the single file does the whole job from the disk without fetching anything", { timeout: 300_000 }, async () => {
  const url = pathToFileURL(SINGLE).href;
  const folder = await mkdtemp(join(tmpdir(), "bangfu-single-"));
  const { page, errors, requests, close } = await visit(on.browser, url, { serviceWorkers: "allow", acceptDownloads: true });
  await tour(page, url, { plain: false });
  // A filing is opened, signed, saved; the command and the page judge the file.
  const bare = join(folder, "bare.json");
  await writeFile(bare, JSON.stringify(cleanCase().document));
  await page.goto(`${url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(bare);
  await page.getByRole("button", { name: "继续填写" }).click();
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByText(/^可以签名/).first().waitFor();
  await page.getByLabel(/^帮扶单位/).check();
  await page.getByLabel("选择密钥文件").setInputFiles(fileURLToPath(new URL("../keys/supporter.pem", import.meta.url)));
  await page.getByLabel("签名人", { exact: true }).fill("张三（虚构）");
  await page.getByLabel(/口令/).first().fill("test-only-passphrase");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "签名并保存文件" }).click()]);
  const signed = join(folder, "signed.bangfu.json");
  await download.saveAs(signed);
  assert.equal(json(["verify", signed, "--json"]).signatures.length, 1);
  await page.goto(`${url}#/open`);
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(signed);
  await page.getByRole("heading", { name: "文件内容" }).waitFor();
  await page.getByText("内容未被改动").or(page.getByText("这把密钥不在名册里")).first().waitFor();
  assert.deepEqual(errors, []);
  assert.deepEqual(requests.filter((asked) => !/^(data|blob):/.test(asked) && asked.split("#")[0] !== url), []);
  await close();
  await rm(folder, { recursive: true });
});
