// Pictures of every page in every state, wide and narrow, light and dark, for people to look at:
// `node browser/gallery.mjs [part …]` in tests/ makes them anew in target/screenshots/gallery/.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { dress } from "./support/audit.mjs";
import { launch } from "./support/browser.mjs";
import { SCREENSHOTS, SITE } from "./support/built.mjs";
import { serve } from "./support/server.mjs";
import { JOURNEYS } from "./support/states.mjs";

const folder = join(SCREENSHOTS, "gallery");
const SIZES = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
/// Of a long page, its beginning.
const TALL = { 1280: { width: 1280, height: 2000 }, 390: { width: 390, height: 2400 } };
const SCHEMES = ["light", "dark"];
const parts = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
const on = { browser: await launch(), host: await serve(SITE, "/") };
for (const [part, journey] of Object.entries(JOURNEYS)) {
  if (parts.length && !parts.includes(part)) continue;
  await journey(on, async (name, page) => {
    for (const size of SIZES) {
      for (const colorScheme of SCHEMES) {
        await dress(page, size, { colorScheme });
        await page.evaluate(() => scrollTo(0, 0));
        const path = join(folder, `${name}-${size.width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, ...TALL[size.width] } });
      }
    }
    await dress(page);
    console.log(name);
  });
}
await on.browser.close();
await on.host.close();
