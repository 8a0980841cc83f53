// A real Chromium, and what a test wants to know about a page in it.

import { spawn } from "node:child_process";
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

/// Where the browser is.
export function program() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.BANGFU_CHROMIUM ?? places.find(existsSync);
  if (!found) throw new Error("Chromium is missing: install chromium or google-chrome");
  return found;
}

const quietly = () => (process.getuid?.() === 0 ? ["--no-sandbox", ...QUIET] : QUIET);

/// Starts the browser; the caller closes it.
export function launch() {
  return chromium.launch({ executablePath: program(), args: quietly() });
}

/// Starts a browser with a profile that stays, in a process group of its own, and its first page. `kill` ends the whole
/// group at once, as a power cut does.
export async function launchToKill(profile) {
  const words = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, ...quietly(), "about:blank"];
  const child = spawn(program(), words, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error(`Chromium ended: ${said}`)));
    child.stderr.on("data", (text) => {
      said += text;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? (await context.newPage());
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  return { page, kill };
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

/// Shows a page as it is when the browser prints it, until [`offPaper`].
export async function onPaper(page) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
}

/// Shows the page again.
export async function offPaper(page) {
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
}

/// Keeps a picture of the page for people to look at.
export function screenshot(page, name) {
  return page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
