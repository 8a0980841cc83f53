// The component in pages: the examples of its README run as they stand there, and it says of every golden case and of
// random filings what it says in Node, which is what the command says (`component/same-findings.test.mjs`).

import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { examples } from "../component/examples.mjs";
import { canonical, differing, digest, golden, random, text } from "../component/filings.mjs";
import { COMPONENT, loadNode } from "../component/support.mjs";
import { launch, visit } from "./support/browser.mjs";
import { cleanCase } from "./support/command.mjs";
import { serve } from "./support/server.mjs";

const folder = examples();
/// The plain page, with the package beside it.
const plain = join(folder, "page");
cpSync(COMPONENT, join(plain, "bangfu"), { recursive: true });
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/// Opens a folder as a static host serves it.
async function opened(place) {
  const host = await serve(place, "/");
  const { page, errors, close } = await visit(browser, host.url, {
    // No example has an icon.
    prepare: (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })),
  });
  return { page, errors, close: async () => { await close(); await host.close(); } };
}

test("the plain page checks a file", async () => {
  const { page, errors, close } = await opened(plain);
  const choose = (document) => {
    const file = { name: "x.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) };
    return page.getByLabel("填报文件").setInputFiles(file);
  };
  await page.getByText("请选择文件").waitFor();
  const { document } = cleanCase();
  delete document.answers.overall_goal;
  await choose(document);
  await page.getByText("1 处要看").waitFor();
  assert.equal(await page.getByRole("listitem").count(), 1);
  await choose({ type: "receipt" });
  await page.getByText("这个文件不是填报表").waitFor();
  assert.equal(await page.getByRole("listitem").count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test("the React example, built with Vite, checks what is typed", async () => {
  const root = join(folder, "react");
  await build({ root, logLevel: "error", build: { target: "es2022" } });
  const { page, errors, close } = await opened(join(root, "dist"));
  const told = page.getByRole("status");
  const findings = async () => Number(/\d+/.exec(await told.textContent())[0]);
  await told.getByText(/还有 \d+ 处要看/).waitFor();
  const before = await findings();
  const wrong = page.locator("em").filter({ hasText: "应是 1 到 99999 之间的整数" });
  await page.getByLabel("专业技术人员总数").fill("不知道");
  await wrong.waitFor();
  await page.getByLabel("专业技术人员总数").fill("500");
  await wrong.waitFor({ state: "detached" });
  await page.getByLabel("帮扶单位名称").fill("示例市中心医院（虚构）");
  assert.ok((await findings()) < before);
  assert.deepEqual(errors, []);
  await close();
});

/// In a page: the digest of the component's report on each filing, in their order.
async function judge({ component, filings, canonical }) {
  const { default: init, check } = await import(component);
  await init();
  const written = new Function(`return ${canonical}`)();
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const digests = [];
  for (const { filing, today } of await (await fetch(filings)).json()) {
    const report = new TextEncoder().encode(written(check(filing, today)));
    digests.push(hex(await crypto.subtle.digest("SHA-256", report)));
  }
  return digests;
}

for (const [name, make] of Object.entries({ "every golden case": golden, "random filings": random })) {
  test(`${name}: the same report as in Node`, async () => {
    const filings = make();
    const given = filings.list.map(({ file, today }) => ({ filing: text(filings.folder, file), today }));
    const { check } = await loadNode();
    const expected = given.map(({ filing, today }) => digest(canonical(check(filing, today))));
    writeFileSync(join(plain, "filings.json"), JSON.stringify(given));
    const { page, close } = await opened(plain);
    const request = { component: "/bangfu/web/bangfu.js", filings: "/filings.json", canonical: `${canonical}` };
    assert.deepEqual(differing(filings, await page.evaluate(judge, request), expected), []);
    await close();
  });
}
