// A real Chromium, and what a test wants to know about a page in it.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { SCREENSHOTS } from "./built.mjs";

const QUIET = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function program() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.BANGFU_CHROMIUM ?? places.find(existsSync);
  if (!found) throw new Error("Chromium is missing: install chromium or google-chrome");
  return found;
}

/// Starts the browser; the caller closes it.
export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: program(),
    args: root ? ["--no-sandbox", ...QUIET] : QUIET,
  });
}

/// Opens a page of its own, with nothing left from other pages, and notes what happens in it. `options` are those of
/// a browser context; `prepare` may change the page before it goes anywhere. No service worker stands between the page
/// and its host, unless `serviceWorkers: "allow"` asks for it.
/// `errors` holds console errors, uncaught exceptions, breaches of the content security policy and failed requests;
/// `requests` holds every address the page asked for.
export async function visit(browser, url, { prepare, ...options } = {}) {
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1366, height: 768 },
    serviceWorkers: "block",
    ...options,
  });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // A page may be left before its icon has come.
    if (!request.url().endsWith("/icon.svg") || why !== "net::ERR_ABORTED") errors.push(`${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.url()}: ${response.status()}`);
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  await prepare?.(page);
  await page.goto(url);
  return { page, errors, requests, close: () => context.close() };
}

/// Keeps a picture of the page for people to look at.
export function screenshot(page, name) {
  return page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
