// A visit to every page of the site, with every module and worker at work.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { AGREEMENT, address, saved, type } from "./filling.mjs";
import { roster } from "./office.mjs";

/// What the tour types into the first form, and where.
export const NAME = { label: "帮扶单位名称", text: "示例市中心医院（虚构）" };

const DESK = [
  ["#/open", "打开文件"],
  ["#/office", "收件"],
  ["#/roster", /名册/],
  ["#/help", "帮助"],
  ["#/notice/dezhou-2019", /德州/],
];

const folder = mkdtempSync(join(tmpdir(), "bangfu-tour-"));
after(() => rmSync(folder, { recursive: true }));

let register;
before(() => {
  const term = { from: "2026-01-01", to: "2099-12-31", issued: "2026-01-01T09:00:00+08:00", nextUpdate: "2099-01-01T00:00:00+08:00" };
  register = roster(folder, [], term).file;
});

/// Waits until a box holds a text.
export const holds = (page, { label, text }) =>
  page.waitForFunction(({ label, text }) => [...document.querySelectorAll("label")].find((one) => one.textContent === label)?.control?.value === text, { label, text });

/// Goes everywhere. `plain` also to the plain page of a form, which the single file does not have.
export async function tour(page, base, { plain = true } = {}) {
  // Home, a form, its draft after the page is loaded anew, its review.
  await page.goto(base);
  await page.getByRole("heading", { name: "可以填写的表" }).waitFor();
  await page.goto(base + address(AGREEMENT));
  await type(page, NAME.label, NAME.text);
  await saved(page);
  await page.reload();
  await holds(page, NAME);
  await page.getByRole("button", { name: "检查并签名" }).click();
  await page.getByText(/^还不能签名/).first().waitFor();

  // The desk.
  for (const [route, name] of DESK) {
    await page.goto(base + route);
    await page.getByRole("heading", { level: 1, name }).waitFor();
  }
  if (plain) {
    await page.goto(`${base}blank/dezhou-2019/agreement.html`);
    await page.getByRole("heading", { level: 1, name: /责任书/ }).waitFor();
  }

  // The workers: a key is made, a folder received, a workbook written.
  await page.goto(`${base}#/keys`);
  await page.getByLabel("保管人姓名").first().fill("张三（虚构）");
  await page.getByLabel("口令", { exact: true }).first().fill("correct-horse-battery");
  await page.getByLabel("再输入一次口令").fill("correct-horse-battery");
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "生成密钥" }).click()]);
  await page.goto(`${base}#/open`);
  await page.getByLabel(/选择名册文件|选择文件/).first().setInputFiles(register);
  await page.getByRole("button", { name: "已核对，使用这份名册" }).click();
  await page.goto(`${base}#/office`);
  const file = { name: "别的文件.json", mimeType: "application/json", buffer: Buffer.from("{}") };
  await page.getByLabel("选择文件或压缩包").setInputFiles(file);
  await page.getByRole("tab", { name: /不能用的文件/ }).waitFor();
  await page.goto(`${base}#/sheet/${AGREEMENT}`);
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 Excel 表样" }).click()]);
}
