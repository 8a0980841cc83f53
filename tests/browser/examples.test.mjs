// What keeps a rule, by an example, in the clause of a finding: fetched when it is asked for, in both builds the same as
// the command says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { visit } from "./support/browser.mjs";
import { SINGLE } from "./support/built.mjs";
import { json } from "./support/command.mjs";
import { AGREEMENT, address, editable, type } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();

/// The rule of the form that a code mistyped by one character breaks.
const rule = () => json(["rules", AGREEMENT, "--json"]).find(({ kind, paths }) => kind === "identifier" && paths.includes("/supporter_uscc"));

async function asked(page) {
  await type(page, "帮扶单位统一社会信用代码", "12370900990000071P");
  const { id } = rule();
  const finding = page.locator(`#finding-${id}place-supporter_uscc`);
  await finding.locator("summary").click();
  await finding.getByRole("button", { name: "举例：怎样算符合" }).click();
  await finding.getByText("这样填符合").waitFor();
  const lists = await finding.locator(".example ul").all();
  return Promise.all(lists.map((list) => list.locator("li").allTextContents()));
}

const told = () => {
  const { id } = rule();
  const { passes, fails } = json(["rules", AGREEMENT, id, "--json"]);
  return [passes, fails].map((answers) => answers.map(({ label, answer }) => `${label}：${answer}`));
};

test("an example is fetched when somebody asks, and is the command's", async () => {
  const { page, errors } = await visit(on.browser, on.host.url + address(AGREEMENT));
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await editable(page);
  assert.deepEqual(await asked(page), told());
  const examples = () => fetched.filter((path) => path.includes("/examples/"));
  assert.deepEqual(examples(), [`/examples/${AGREEMENT}.json`]);
  await page.getByRole("button", { name: "收起例子" }).click();
  await page.getByText("这样填符合").waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("the single file carries its examples", async () => {
  const { page, errors } = await visit(on.browser, pathToFileURL(SINGLE).href + address(AGREEMENT));
  await editable(page);
  assert.deepEqual(await asked(page), told());
  assert.deepEqual(errors, []);
});
