// What Lighthouse thinks of the home page and of a form, as a phone on a slow network sees the hosted site from a host
// that compresses: `node lighthouse.mjs`. The last line is the result as JSON.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { AGREEMENT, address } from "../browser/support/filling.mjs";
import { SITE } from "../browser/support/built.mjs";
import { program } from "../browser/support/browser.mjs";
import { serve } from "../browser/support/server.mjs";

/// Each page is seen so often; the middle figure counts.
const TURNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const { url, close } = await serve(SITE, "/bangfu/", {}, { brotli: true });
const pages = [];
for (const [name, route] of [["home", ""], ["form", address(AGREEMENT)]]) {
  const seen = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const chrome = await launch({ chromePath: program(), chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"] });
    const { lhr } = await lighthouse(url + route, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    await chrome.kill();
    if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
    seen.push(lhr);
  }
  const scores = CATEGORIES.map((category) => [category, Math.round(100 * median(seen.map((lhr) => lhr.categories[category].score)))]);
  const times = TIMES.map((audit) => [audit, Math.round(1000 * median(seen.map((lhr) => lhr.audits[audit].numericValue))) / 1000]);
  const faults = Object.values(seen[0].audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
  pages.push({ page: name, ...Object.fromEntries(scores), ...Object.fromEntries(times), faults: faults.map(({ id }) => id) });
}
await close();
console.log(JSON.stringify(pages));
