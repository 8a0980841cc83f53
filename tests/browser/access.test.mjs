// Whoever comes can use every page in every state: axe-core finds nothing against WCAG 2.2 AA, wide and narrow, light and
// dark, in colours of the system's; nothing is cut off at 320 px or when enlarged; and the page speaks as an office does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cutOff, dress, strange, violations, words } from "./support/audit.mjs";
import { visit } from "./support/browser.mjs";
import { AGREEMENT, address, editable } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";
import { JOURNEYS } from "./support/states.mjs";

const on = stage();

/// Latin words that a notice itself uses.
const OF_NOTICES = ["DRG", "CT", "AED"];

for (const [part, journey] of Object.entries(JOURNEYS)) {
  test(`${part}: open to everybody, uncut, in plain words`, { timeout: 900_000 }, async () => {
    const found = [];
    await journey(on, async (name, page) => {
      const told = [...(await violations(page)), ...(await cutOff(page))];
      const said = strange(await words(page), OF_NOTICES);
      if (said.length) told.push(`says ${said.join(", ")}`);
      found.push(...told.map((text) => `${name}: ${text}`));
    });
    assert.deepEqual(found, []);
  });
}

/// Where the focus is, and what of it can be seen: its middle must belong to it.
const focus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const own = (x, y) => {
      const there = document.elementFromPoint(x, y);
      const label = element.labels?.[0];
      return Boolean(there && (element.contains(there) || there.contains(element) || label?.contains(there)));
    };
    const middle = (top + bottom) / 2;
    const style = getComputedStyle(element.matches(".picker input") ? element.nextElementSibling : element);
    return {
      name: element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.slice(0, 30),
      seen: own((left + right) / 2, middle) || own(left + 4, middle),
      ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });

for (const [name, size] of [["on an office screen", { width: 1366, height: 768 }], ["enlarged to 200 %", { width: 683, height: 384 }], ["on a phone", { width: 390, height: 844 }]]) {
  test(`what has the focus is marked and never hidden ${name}`, { timeout: 300_000 }, async () => {
    const { page, close } = await visit(on.browser, on.host.url + address(AGREEMENT));
    await dress(page, size);
    await editable(page);
    const faults = [];
    for (const key of ["Tab", "Shift+Tab"]) {
      const names = [];
      for (;;) {
        await page.keyboard.press(key);
        const now = await focus(page);
        if (!now && names.length === 0) continue;
        if (!now || (names.length > 1 && now.name === names[0])) break;
        names.push(now.name);
        if (!now.seen) faults.push(`${key}: ${now.name} is hidden`);
        if (!now.ringed) faults.push(`${key}: ${now.name} is not marked`);
        assert.ok(names.length < 400, "the focus goes round");
      }
      assert.ok(names.length > 60, `${key} came to ${names.length} places only`);
    }
    assert.deepEqual(faults, []);
    await close();
  });
}

test("nothing moves for whoever wants no motion", async () => {
  const { page, close } = await visit(on.browser, `${on.host.url}#/help`, { reducedMotion: "reduce" });
  await page.getByRole("heading", { level: 1, name: "帮助" }).waitFor();
  const moving = await page.evaluate(() => {
    const waiting = document.createElement("p");
    waiting.className = "waiting";
    document.querySelector("main").append(waiting);
    return document.getAnimations().length;
  });
  assert.equal(moving, 0);
  await close();
});
