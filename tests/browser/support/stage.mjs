// A browser and a host for the tests of one file, opened before the first and closed after the last.

import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { SITE } from "./built.mjs";
import { serve } from "./server.mjs";

/// The stage; `browser` and `host` are there once the tests run. The site is served under `path`.
export function stage(path = "/") {
  const open = {};
  before(async () => {
    open.browser = await launch();
    open.host = await serve(SITE, path);
  });
  after(async () => {
    await open.browser?.close();
    await open.host?.close();
  });
  return open;
}
