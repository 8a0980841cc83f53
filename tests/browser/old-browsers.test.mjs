// What is shipped stays within what browsers of 2020 know (site/README.md), and older ones are told so.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { visit } from "./support/browser.mjs";
import { COMPONENT, SINGLE, SITE } from "./support/built.mjs";
import { AGREEMENT, address } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();

const scriptsOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => join(folder, name));
/// Reads a script as a browser of that year would; scripts of the site that know modules are read as such.
const read = (source, sourceType, ecmaVersion = 2020) => parse(source, { ecmaVersion, sourceType });
const isModule = (source) => /^(import|export)\b/m.test(source) || source.includes("import.meta");

test("every script of the site and the component is ES2020", () => {
  const files = [...scriptsOf(SITE), ...scriptsOf(COMPONENT)];
  assert.ok(files.length > 10);
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    // The entry points for bundlers wait at the top, which no browser of 2020 reads; a bundler takes them in.
    const version = file.endsWith("bundler/bangfu.js") ? 2022 : 2020;
    assert.doesNotThrow(() => read(source, isModule(source) ? "module" : "script", version), file);
  }
});

test("every script of the single file is ES2020", async () => {
  const html = await readFile(SINGLE, "utf8");
  const scripts = [...html.matchAll(/<script(?: (type="module"|nomodule|type="text\/plain"[^>]*))?>([^]*?)<\/script>/g)];
  assert.ok(scripts.length >= 6);
  for (const [, kind, source] of scripts) read(source, kind === 'type="module"' ? "module" : "script");
});

test("the script for browsers without modules is what they understand", () => {
  const [old] = scriptsOf(SITE).filter((name) => /\/old-/.test(name));
  read(readFileSync(old, "utf8"), "script", 5);
});

test("a browser without modules reads a plain sentence, and the way to the blank forms", async () => {
  const prepare = (page) => page.route("**/start-*.js", (route) => route.abort());
  const { page, close } = await visit(on.browser, on.host.url, { prepare });
  // This browser knows modules and passes the script over; an older one runs it.
  const [, address] = /nomodule src="([^"]+)"/.exec(await (await fetch(on.host.url)).text());
  await page.addScriptTag({ url: address });
  await page.getByText("没能打开帮扶填报").waitFor();
  assert.ok(await page.locator(`a[href="blank/${AGREEMENT}.html"]`).isVisible());
  await close();
});

for (const route of ["", address(AGREEMENT), "#/open"]) {
  test(`a browser without WebAssembly reads a plain sentence, and the way to the blank forms: ${route || "#/"}`, async () => {
    const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
    const { page, close } = await visit(on.browser, on.host.url + route, { prepare });
    await page.getByText("没能打开帮扶填报").waitFor();
    await page.locator(`a[href$="blank/${AGREEMENT}.html"]`).waitFor();
    await close();
  });
}
