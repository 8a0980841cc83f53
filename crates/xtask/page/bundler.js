// For bundlers that take `new URL("…", import.meta.url)` for a file to ship: Vite, webpack, Rollup, Parcel.
import init from "../web/bangfu.js";

await init();

export * from "../web/bangfu.js";
export { default } from "../web/bangfu.js";
