// The pictures of README.md: `node browser/pictures.mjs FOLDER` in tests/ takes them anew.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { dress } from "./support/audit.mjs";
import { launch } from "./support/browser.mjs";
import { SITE } from "./support/built.mjs";
import { serve } from "./support/server.mjs";
import { JOURNEYS } from "./support/states.mjs";

/// Part and state of each, and the element that its upper edge shows first.
const PICTURES = {
  home: { part: "home", state: "home-draft" },
  form: { part: "findings", state: "form-findings", from: ".card:has(.finding)" },
  office: { part: "office", state: "office-queue" },
};
const SIZE = { width: 1280, height: 800 };

const folder = resolve(process.argv[2] ?? ".");
mkdirSync(folder, { recursive: true });
const on = { browser: await launch(), host: await serve(SITE, "/") };
for (const [name, { part, state, from }] of Object.entries(PICTURES)) {
  let taken = false;
  await JOURNEYS[part](on, async (at, page) => {
    if (at !== state) return;
    await dress(page, SIZE, { colorScheme: "light" });
    await page.evaluate((from) => (from ? document.querySelector(from).scrollIntoView() : scrollTo(0, 0)), from);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await dress(page);
    taken = true;
  });
  if (!taken) throw new Error(`${part} has no state ${state}`);
  console.log(name);
}
await on.browser.close();
await on.host.close();
