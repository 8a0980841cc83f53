export * from "../web/bangfu.js";
export { default } from "../web/bangfu.js";
