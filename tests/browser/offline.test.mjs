// The site without a network: kept whole at the first visit, taken up anew only when the person says so.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, screenshot, visit } from "./support/browser.mjs";
import { packer } from "./support/command.mjs";
import { AGREEMENT, address, type } from "./support/filling.mjs";
import { serve } from "./support/server.mjs";
import { nextVersion, siteCopy } from "./support/site.mjs";
import { NAME, holds, tour } from "./support/tour.mjs";

const PATH = "/卫健局/bangfu-2026/";
const OFFER = "帮扶填报有了新版本";
const PARTNER = { label: "受援单位名称", text: "示例县人民医院（虚构）" };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/// Opens the site of a folder for the first time, and waits until it is kept.
async function firstVisit(folder) {
  const host = await serve(folder, PATH);
  const visitor = await visit(browser, host.url, { serviceWorkers: "allow" });
  await visitor.page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  return { host, ...visitor };
}

/// Waits until the next version is fetched and stands by.
const nextFetched = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener("statechange", () => worker.state !== "installing" && done()));
    return Boolean(registration.waiting);
  });

const kept = (page) => page.evaluate(() => caches.keys());
const version = (page) => page.evaluate(() => document.querySelector("meta[name=test-version]")?.content ?? "");
const offered = (page) => page.getByText(OFFER);

test("after the first visit everything works with the network off and the host gone", { timeout: 300_000 }, async () => {
  const { page, host, errors, close } = await firstVisit(siteCopy());
  assert.ok((await kept(page)).every((name) => name.startsWith(`bangfu ${host.url} `)), "only what belongs to this folder");
  await host.close();
  await page.context().setOffline(true);

  await tour(page, host.url);
  await page.goto(host.url + address(AGREEMENT));
  await holds(page, NAME);
  await screenshot(page, "offline-form");
  assert.deepEqual(errors, []);
  await close();
});

test("a newer version is offered and never forced; drafts are saved first, what is old goes", { timeout: 300_000 }, async () => {
  const site = siteCopy();
  const { page, host, close } = await firstVisit(site);
  const other = await page.context().newPage();
  await other.goto(host.url);
  await page.goto(host.url + address(AGREEMENT));
  await type(page, NAME.label, NAME.text);
  const [first] = await kept(page);

  nextVersion(site, "2");
  assert.ok(await nextFetched(page), "the next version stands by");
  await offered(page).waitFor();
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => scrollTo(0, 0));
    await screenshot(page, `offline-update-${width}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${width}: nothing stands beside the page`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("button", { name: "以后再说" }).click();
  await offered(page).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel(NAME.label, { exact: true }).inputValue(), NAME.text, "the form is as it was");

  // Whoever opens the page again still has the old version, and is asked again.
  await page.reload();
  await offered(page).waitFor();
  assert.equal(await version(page), "");
  await type(page, PARTNER.label, PARTNER.text);
  await page.getByRole("button", { name: "保存草稿并更新" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=test-version]"));
  assert.equal(await version(page), "2");
  for (const answer of [NAME, PARTNER]) await holds(page, answer);
  assert.equal(await offered(page).count(), 0);
  const names = await kept(page);
  assert.equal(names.length, 1, "the old version is gone");
  assert.notEqual(names[0], first);

  // The other tab is told, and stays as it was.
  await offered(other).waitFor();
  assert.equal(await version(other), "");
  await other.getByRole("button", { name: "保存草稿并更新" }).click();
  await other.waitForFunction(() => document.querySelector("meta[name=test-version]"));
  await close();
  await host.close();
});

test("where drafts cannot be saved the page is not left", { timeout: 120_000 }, async () => {
  const site = siteCopy();
  const { page, host, close } = await firstVisit(site);
  nextVersion(site, "2");
  assert.ok(await nextFetched(page));
  await page.evaluate(() => (globalThis.bangfuSettle = () => Promise.reject("没能保存到这台电脑")));
  await page.getByRole("button", { name: "保存草稿并更新" }).click();
  await page.getByText("没能保存到这台电脑").waitFor();
  assert.equal(await version(page), "");
  assert.ok(await page.getByRole("button", { name: "保存草稿并更新" }).isEnabled());
  await close();
  await host.close();
});

test("a notice put beside the site is kept too", { timeout: 120_000 }, async () => {
  const site = siteCopy();
  const { page, host, close } = await firstVisit(site);
  const notice = join(siteCopy(), "linyi-2026");
  packer(["new", notice]);
  packer(["add", notice, site]);
  assert.ok(await nextFetched(page), "the added notice is a new version");
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "保存草稿并更新" }).click()]);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await host.close();
  await page.context().setOffline(true);
  await page.getByLabel("选择地区", { exact: true }).selectOption("示例市（虚构）");
  await page.getByRole("link", { name: "新填一份" }).first().click();
  await type(page, "选派人数", "4");
  await close();
});

test("a site with a damaged file is not kept", { timeout: 120_000 }, async () => {
  const site = siteCopy();
  const name = /"(assets\/style-[^"]+)"/.exec(readFileSync(join(site, "index.html"), "utf8"))[1];
  writeFileSync(join(site, name), `${readFileSync(join(site, name), "utf8")} `);
  const host = await serve(site, PATH);
  const { page, close } = await visit(browser, host.url, { serviceWorkers: "allow" });
  const state = await page.evaluate(async () => {
    const { installing } = await navigator.serviceWorker.register("service-worker.js");
    return new Promise((resolve) => installing.addEventListener("statechange", () => resolve(installing.state)));
  });
  assert.equal(state, "redundant");
  await close();
  await host.close();
});

test("the site can be installed", async () => {
  const host = await serve(siteCopy(), PATH);
  const { page, close } = await visit(browser, host.url);
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(url, `${host.url}manifest.webmanifest`);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A page of a test is always in a private window.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  await close();
  await host.close();
});
