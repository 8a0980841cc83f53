// What a page is asked about access: axe-core's rules, whether it fits a narrow screen, and the words it says.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];

const PLAIN = { colorScheme: "light", forcedColors: "none", contrast: "no-preference" };
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/// How a page is looked at: `[name, window, colours, rules]`; where only colours change, only they are judged.
const LOOKS = [
  ["wide", WIDE, {}, undefined],
  ["narrow", NARROW, {}, undefined],
  ["wide and dark", WIDE, { colorScheme: "dark" }, COLOURS],
  ["narrow and dark", NARROW, { colorScheme: "dark" }, COLOURS],
  ["in forced colours", WIDE, { forcedColors: "active" }, COLOURS],
  ["in dark forced colours", WIDE, { forcedColors: "active", colorScheme: "dark" }, COLOURS],
  ["with more contrast", WIDE, { contrast: "more" }, COLOURS],
];

/// Gives the page a window and colours; without arguments those it began with.
export async function dress(page, size = { width: 1366, height: 768 }, colours = {}) {
  await page.setViewportSize(size);
  await page.emulateMedia({ ...PLAIN, ...colours });
}

/// What axe-core finds wrong, in lines: the look, the rule, the element.
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  // What is under a bar now is scrolled out from under it; that the focus is, a test of its own says.
  const pin = (position) =>
    page.evaluate((position) => {
      for (const bar of document.querySelectorAll(".bar, .actions")) bar.style.position = position;
    }, position);
  await pin("static");
  const found = [];
  for (const [look, size, colours, rules] of LOOKS) {
    await dress(page, size, colours);
    const options = rules
      ? { runOnly: { type: "rule", values: rules } }
      : { runOnly: { type: "tag", values: TAGS }, rules: { "target-size": { enabled: true } } };
    const { violations } = await page.evaluate((options) => axe.run(document, { ...options, resultTypes: ["violations"] }), options);
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) found.push(`${look}: ${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`);
    }
  }
  await pin("");
  await dress(page);
  return found;
}

/// What stands beside the page or is cut off, at 320 px and where an office screen is enlarged to 200 %.
export async function cutOff(page) {
  const found = [];
  for (const size of [{ width: 320, height: 800 }, { width: 683, height: 384 }]) {
    await dress(page, size);
    const told = await page.evaluate(() => {
      const told = [];
      const beside = document.documentElement.scrollWidth - innerWidth;
      if (beside > 0) told.push(`the page scrolls ${beside} px sideways`);
      const scrolls = (element) => {
        for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
          const { overflowX } = getComputedStyle(outer);
          if (overflowX === "auto" || overflowX === "scroll") return true;
        }
        return false;
      };
      const hidden = (element) => element.closest(".hidden, .skip, .turned, [aria-hidden=true], svg, .grid thead") || !element.checkVisibility();
      for (const element of document.body.querySelectorAll("*")) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!(own || element.matches("input, select, textarea, button")) || hidden(element) || scrolls(element)) continue;
        const { left, right, width } = element.getBoundingClientRect();
        const name = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.slice(0, 20)}”`;
        if (width > 0 && (left < -1 || right > innerWidth + 1)) told.push(`${name} stands beside the page`);
        const clips = getComputedStyle(element).overflowX === "hidden" || getComputedStyle(element).overflowX === "clip";
        if (own && clips && element.scrollWidth > element.clientWidth + 1) told.push(`${name} is cut off`);
      }
      return told;
    });
    found.push(...told.map((text) => `${size.width} px: ${text}`));
  }
  await dress(page);
  return found;
}

/// Every word of ours a person meets on the page, seen or read out; what is quoted is the notice's.
export function words(page) {
  return page.evaluate(() => {
    const spoken = ["aria-label", "title", "placeholder", "alt"];
    const elements = [...document.querySelectorAll(spoken.map((name) => `[${name}]`).join())];
    const read = elements.flatMap((element) => spoken.map((name) => element.getAttribute(name) ?? ""));
    const others = [...document.querySelectorAll(".offer code, blockquote")].map((element) => element.innerText);
    const all = [document.title, document.body.innerText, ...read].join("\n");
    return others.filter(Boolean).reduce((text, words) => text.replaceAll(words, ""), all);
  });
}

/// Words of ours that nobody in an office says, and traces of a program's own values.
const JARGON = /JSON|hash|哈希|schema|wasm|UUID|digest|undefined|\bNaN\b|\bnull\b|\[object|校验失败|非法|[!！]/gi;
/// Names a person knows or has to choose by, names and endings of files, keys of the keyboard.
const KNOWN = new Set(
  "Excel WPS Word PDF CSV UTF GBK Edge Chrome Firefox U Ed SM Ctrl Tab Shift Esc Home End Delete C D V X Y Z xlsx xls et csv zip pem ics bangfu json".split(" "),
);

/// What the page says that it should not: jargon, exclamation marks, and Latin words beyond the known ones.
export function strange(text, allowed = []) {
  // A file is named as it is called on the disk, a cell as in its workbook.
  const said = text.replace(/\.bangfu\.json|[^\s“”：，]+\.(json|xlsx|docx|csv|pem|zip|ics)\b|\b[A-Z]{1,2}\d+\b/g, "");
  const latin = said.match(/(?<![0-9A-Za-z])[A-Za-z]+/g) ?? [];
  const unknown = latin.filter((word) => !KNOWN.has(word) && !allowed.includes(word));
  return [...new Set([...(said.match(JARGON) ?? []), ...unknown])];
}
