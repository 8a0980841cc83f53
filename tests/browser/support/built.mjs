// What `cargo xtask build` made. `cargo xtask test` names the places; by hand they are those of a plain build.

import { fileURLToPath } from "node:url";

const target = (path) => fileURLToPath(new URL(`../../../target/${path}`, import.meta.url));

/// The folder of the hosted site.
export const SITE = process.env.BANGFU_SITE ?? target("site");
/// The component.
export const COMPONENT = process.env.BANGFU_COMPONENT ?? target("component");
/// The single file.
export const SINGLE = process.env.BANGFU_SINGLE ?? target("bangfu.html");
/// Where screenshots go.
export const SCREENSHOTS = process.env.BANGFU_SCREENSHOTS ?? target("screenshots");
