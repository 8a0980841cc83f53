// What comes out of the printer: of every form, from the page and from the command, filled in and blank.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { visit } from "./support/browser.mjs";
import { bangfu, cleanCase, json } from "./support/command.mjs";
import { address, editable } from "./support/filling.mjs";
import { body, printed, squeezed } from "./support/pdf.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const folder = mkdtempSync(join(tmpdir(), "bangfu-print-"));

after(() => rmSync(folder, { recursive: true }));

/// What `bangfu print` makes of a filing, as a file.
function paper(name, filing, today) {
  const [file, out] = [join(folder, `${name}.json`), join(folder, `${name}.html`)];
  writeFileSync(file, filing);
  const { status, stderr } = bangfu(["print", file, "--out", out, "--today", today]);
  assert.equal(status, 0, stderr);
  return out;
}

/// The pages of a file the command made.
async function fromCommand(file) {
  const { page, errors, requests, close } = await visit(on.browser, pathToFileURL(file).href);
  const pages = await printed(page);
  assert.equal(requests.length, 1, "it asks for nothing else");
  assert.deepEqual(errors, []);
  await close();
  return pages;
}

/// A page of the site, on a day.
const site = (route, today) =>
  visit(on.browser, on.host.url + route, { prepare: (page) => page.clock.setFixedTime(`${today}T10:00:00+08:00`) });

/// The site with a filing that was opened.
async function opened(filing, today) {
  const visitor = await site("#/open", today);
  await visitor.page.getByLabel("选择文件", { exact: true }).setInputFiles({ name: "x.bangfu.json", mimeType: "application/json", buffer: Buffer.from(filing) });
  await visitor.page.getByRole("heading", { name: "文件内容" }).waitFor();
  return visitor;
}

/// Goes from the form to where it is printed: the focus stands on the button that prints.
async function toPrint(page) {
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.waitForFunction(() => document.activeElement.id === "print");
}

/// The words of an answer, each with how often it stands in the filing.
function words(answers) {
  const counts = new Map();
  const take = (value) => {
    if (Array.isArray(value) && value.some((item) => typeof item === "object")) value.forEach((row) => Object.values(row).forEach(take));
    else {
      const text = squeezed(Array.isArray(value) ? value.join("、") : String(value));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  };
  Object.values(answers).forEach(take);
  return counts;
}

/// Every answer stands on the pages, as often as it was given; nothing stands in the margins; the pages are numbered.
function complete(pages, answers, foot) {
  const text = body(pages);
  for (const [word, count] of words(answers)) {
    assert.ok(text.split(word).length - 1 >= count, `${word}: ${count}`);
  }
  inPlace(pages, foot);
}

function inPlace(pages, foot) {
  for (const [at, page] of pages.entries()) {
    assert.deepEqual(page.outside, [], `page ${at + 1}`);
    const number = `第${at + 1}页/共${pages.length}页`;
    assert.ok(page.foot.includes(number) && page.foot.replace(number, "").startsWith(foot), page.foot);
  }
}

const forms = json(["forms", "--json"]);

for (const { id } of forms) {
  test(`${id} is printed whole`, { timeout: 120_000 }, async () => {
    const { today, document } = cleanCase(id);
    const filing = JSON.stringify(document);
    const pages = await fromCommand(paper(id.replace("/", "-"), filing, today));
    complete(pages, document.answers, "核对码");
    assert.ok(body(pages).includes("打印时还没有人签名"));

    const { page, errors, close } = await opened(filing, today);
    assert.deepEqual(await printed(page), pages, "the opened file prints as the command does");

    await page.getByRole("button", { name: "继续填写" }).click();
    await toPrint(page);
    complete(await printed(page), document.answers, "核对码");
    assert.equal(await page.locator("#paper").count(), 0, "on the screen there is no paper");
    assert.deepEqual(errors, []);
    await close();
  });

  test(`${id} is printed blank`, { timeout: 120_000 }, async () => {
    const { today, document } = cleanCase(id);
    const { stdout } = bangfu(["new", id, "--year", document.period.to.slice(0, 4)]);
    const pages = await fromCommand(paper(`${id.replace("/", "-")}-blank`, stdout, today));
    inPlace(pages, "未签名");
    const text = body(pages);
    for (const { label, options, table, type } of json(["fields", id, "--json"])) {
      assert.ok(text.includes(squeezed(label)), label);
      if (table) assert.ok(text.includes(squeezed(table)), table);
      if (!table && type.startsWith("choice")) for (const option of options) assert.ok(text.includes(`□${squeezed(option)}`), option);
    }

    const { page, errors, close } = await site(address(id), today);
    await editable(page);
    assert.match((await printed(page)).map(({ body }) => body).join(""), /^要打印这张表，请按页面下方的“打印”/);
    await toPrint(page);
    // The page takes the year of its day.
    const [ours, theirs] = [body(await printed(page)), text].map((text) => text.replace(/\d{4}年度/, ""));
    assert.equal(ours, theirs, "the blank form of the page is that of the command");
    assert.deepEqual(errors, []);
    await close();
  });
}

test("the paper of 德州 follows the notice's template, word for word and in its order", async () => {
  const { today, document } = cleanCase("dezhou-2019/agreement");
  const text = body(await fromCommand(paper("dezhou", JSON.stringify(document), today)));
  const template = [
    "三级、二级医院对口帮扶乡镇卫生院责任书",
    "为全面贯彻党的十九大和全国、全省卫生健康大会精神，坚持以人民为中心的发展思想，实施乡村振兴战略，落实健康扶贫政策，推进分级诊疗制度，保证《德州市优质医疗资源下沉实施方案（2019-2021年）》（以下简称《方案》）顺利实施，确保基层医院服务能力有效提升，对口帮扶双方医院和乡镇人民政府承诺：",
    "一、医院的责任（一）帮扶医院1.根据受援医院实际需求",
    "2.保证派出人员各项福利待遇不变",
    "3.加强专项经费使用管理，按照有关规定使用。",
    "（二）受援医院1.摸清本地医院情况",
    "（三）共同责任在本责任书的框架下，针对双方实际，制定可量化的对口帮扶目标",
    "二、县市区卫生健康行政部门责任（一）落实政府对公立医院的投入责任。（二）将对口帮扶工作任务落实情况和效果作为乡镇卫生院院长考核内容。（三）为帮扶医院派驻人员提供必要的工作条件、政策支持和生活保障。",
    "帮扶医院（签字、盖章）县市区卫生健康局（签字、盖章）受援医院（签字、盖章）年月日",
    "附：填报事项",
  ];
  let from = 0;
  for (const words of template) {
    const at = text.indexOf(words, from);
    assert.ok(at >= 0, words);
    from = at + words.length;
  }
});

test("a table of five thousand rows is printed with its heads on every page", { timeout: 300_000 }, async () => {
  const { today, document } = cleanCase("taian-2024/tasks");
  const [first] = document.answers.clinics;
  // Chromium itself prints no more than about a thousand pages at once, so the rows are short.
  for (const [column, value] of Object.entries(first)) if (Array.isArray(value)) first[column] = value.slice(0, 1);
  const name = (at) => `甲${at}村卫生室（虚构）`;
  document.answers.clinics = Array.from({ length: 5000 }, (_, at) => ({ ...first, name: name(at + 1) }));
  const pages = await fromCommand(paper("long", JSON.stringify(document), today));
  inPlace(pages, "");
  const text = body(pages);
  for (let row = 1; row <= 5000; row += 1) assert.ok(text.includes(`${row}${name(row)}`), name(row));
  const heads = json(["fields", "taian-2024/tasks", "--json"]).filter(({ path }) => path.startsWith("/clinics/*/"));
  const head = `序号${heads.map(({ label }) => squeezed(label)).join("")}`;
  const rows = pages.filter(({ body }) => /甲\d+村卫生室/.test(body));
  assert.ok(rows.length > 100);
  for (const { body, wide } of rows) assert.ok(wide && body.includes(head), body.slice(0, 200));
});
