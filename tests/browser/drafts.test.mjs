// Drafts are never lost: Chromium is killed fifty times mid-typing; two tabs, a full and a blocked store, drafts of an
// older version, a damaged journal; deleting everything on a shared computer.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launchToKill, screenshot, visit } from "./support/browser.mjs";
import { cleanCase } from "./support/command.mjs";
import { AGREEMENT, address, editable, filling, paste, saved, type } from "./support/filling.mjs";
import { stage } from "./support/stage.mjs";

const on = stage();
const { cellLabel, heading, newRow } = filling();

const NAME = "帮扶单位名称";
const GOAL = "对口帮扶总体目标";
const STAFF = "帮扶单位专业技术人员总数";
const OTHERS = "这份草稿正在另一个标签页里填写";
const TAKEN = "这份草稿已转到另一个标签页里填写";
const DELETED = "这份草稿已在另一个标签页里删除";
const NOT_STORED = "没能保存到这台电脑：浏览器的存储空间已满或被禁用";
const TAKE = { name: "转到这里填写" };

const box = (page, label) => page.getByLabel(label, { exact: true });
const holds = (page, label, value) =>
  page.waitForFunction(([label, value]) => {
    const named = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)?.control;
    return (named ?? document.querySelector(`[aria-label="${label}"]`))?.value === value;
  }, [label, value]);
const draftOf = async (page) => (await shelf(page, "drafts")).map(([key]) => key).find((key) => !key.includes("/"));
const addressOf = (draft, form = AGREEMENT) => `${on.host.url}${address(form)}/${draft}`;

async function form(options) {
  const visitor = await visit(on.browser, `${on.host.url}${address(AGREEMENT)}/new`, options);
  await editable(visitor.page);
  return visitor;
}

/// A page of the same host that is none of ours: who leaves for it leaves the form as if the tab were closed.
async function leave(page) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${on.host.url}packs/index.json`);
}

/// What lies on a shelf of the store, with its keys; `change` may change it.
const shelf = (page, name, change = []) =>
  page.evaluate(async ([name, change]) => {
    const answer = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const database = await answer(indexedDB.open("bangfu"));
    const store = database.transaction(name, "readwrite").objectStore(name);
    for (const [key, text] of change) await answer(store.put(text, key));
    const [keys, texts] = [await answer(store.getAllKeys()), await answer(store.getAll())];
    database.close();
    return keys.map((key, at) => [key, texts[at]]);
  }, [name, change]);

/// Saves a file with this button; gives its text.
async function backup(page, name = "备份文件") {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return readFileSync(await file.path(), "utf8");
}

/// Numbers that look random and are the same every time.
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("Chromium is killed fifty times mid-typing, and at most the last second is missing", { timeout: 600_000 }, async (context) => {
  const profile = mkdtempSync(join(tmpdir(), "bangfu-profile-"));
  const random = numbers(20261210);
  const values = (page) =>
    page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".sections [id^=place-]:is(input[type=text], textarea)")].map(({ id, value }) => [id, value])));
  const letters = [..."对口帮扶责任书派驻人员专科建设远程会诊双向转诊abc123"];

  let chromium = await launchToKill(profile);
  context.after(async () => {
    await chromium.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  await chromium.page.goto(`${on.host.url}${address(AGREEMENT)}/new`);
  await editable(chromium.page);
  await newRow(chromium.page, "team");
  await type(chromium.page, NAME, "示例");
  await saved(chromium.page);
  const there = addressOf(await draftOf(chromium.page));
  let [rows, most] = [1, 0];
  let expected = await values(chromium.page);
  let typing;
  await chromium.kill();

  /// What is there after a kill: all that was there before, and of what was being typed all but the last second.
  const survived = async (round) => {
    const found = await values(chromium.page);
    const held = { ...found };
    if (typing) {
      const { id, before, letters, killed } = typing;
      const text = (letters) => before + letters.map(({ letter }) => letter).join("");
      const [whole, sure] = [text(letters), text(letters.filter(({ at }) => at < killed - 1000))];
      assert.ok(whole.startsWith(found[id]), `round ${round}: “${found[id]}” was never typed, “${whole}” was`);
      assert.ok(found[id].startsWith(sure), `round ${round}: “${found[id]}” lacks more than a second of “${whole}”`);
      most = Math.max(most, [...whole].length - [...found[id]].length);
      held[id] = before;
    }
    assert.deepEqual(held, expected, `round ${round}`);
    expected = found;
    typing = undefined;
  };

  for (let round = 0; round < 50; round += 1) {
    chromium = await launchToKill(profile);
    const { page } = chromium;
    if (round % 10 === 9) {
      // While the draft is being opened.
      const going = page.goto(there).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, random(600)));
      await chromium.kill();
      await going;
      continue;
    }
    await page.goto(there);
    await editable(page);
    await survived(round);
    if (round % 8 === 7) {
      await newRow(page, "team");
      await box(page, cellLabel("team", rows, "name")).waitFor();
      rows += 1;
      await saved(page);
      expected = await values(page);
    }
    const row = random(rows);
    const label = [NAME, GOAL, cellLabel("team", row, "name"), cellLabel("team", row, "specialty")][random(4)];
    const target = box(page, label);
    typing = { id: await target.getAttribute("id"), before: await target.inputValue(), letters: [] };
    await target.focus();
    // Behind what is there: in a table Ctrl+End leads to its last cell.
    await page.keyboard.press(label.includes(" 第 ") ? "F2" : "ControlOrMeta+End");
    const killing = new Promise((resolve) => setTimeout(resolve, 100 + random(1700))).then(() => {
      typing.killed = Date.now();
      return chromium.kill();
    });
    try {
      for (;;) {
        const typed = { letter: letters[random(letters.length)], at: Infinity };
        typing.letters.push(typed);
        await page.keyboard.insertText(typed.letter);
        typed.at = Date.now();
        await new Promise((resolve) => setTimeout(resolve, 15 + random(60)));
      }
    } catch (error) {
      if (typing.killed === undefined) throw error;
    }
    await killing;
  }
  chromium = await launchToKill(profile);
  await chromium.page.goto(there);
  await editable(chromium.page);
  await survived(50);
  context.diagnostic(`most characters missing after a kill: ${most}`);
});

test("a second tab is told, may read, and takes the draft over and gives it back", async () => {
  const first = await form();
  await type(first.page, NAME, "示例市中心医院（虚构）");
  await saved(first.page);
  const there = addressOf(await draftOf(first.page));
  const page = await first.page.context().newPage();
  await page.goto(there);
  await page.getByText(OTHERS).waitFor();
  assert.equal(await box(page, NAME).inputValue(), "示例市中心医院（虚构）");
  assert.ok(await box(page, NAME).isDisabled());
  for (const [width, height] of [[1280, 900], [390, 800]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `draft-others-${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });

  // What the first goes on with is there once the second takes over.
  await type(first.page, STAFF, "500");
  await page.getByRole("button", TAKE).click();
  await holds(page, STAFF, "500");
  assert.ok(await box(page, NAME).isEnabled());
  await first.page.getByText(TAKEN).waitFor();
  assert.ok(await box(first.page, NAME).isDisabled());
  await first.page.keyboard.press("ControlOrMeta+Z");
  assert.equal(await box(first.page, STAFF).inputValue(), "500");
  await screenshot(first.page, "draft-taken-1366");
  await type(page, STAFF, "600");
  await saved(page);

  // The other way round.
  await first.page.getByRole("button", TAKE).click();
  await holds(first.page, STAFF, "600");
  await page.getByText(TAKEN).waitFor();
  await type(first.page, NAME, "另一家医院（虚构）");
  await saved(first.page);

  // The check says the same, and does not sign.
  await page.goto(there.replace("#/form/", "#/check/"));
  await page.getByText(OTHERS).waitFor();
  await page.getByText("另一家医院（虚构）").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "签名并保存文件" }).count(), 0);
  await page.getByText("请在那里签名，或先转到这里").waitFor();

  // Once the first is gone nobody asks.
  await first.page.close();
  await page.goto(there);
  await editable(page);
  await page.reload();
  await editable(page);
  await holds(page, NAME, "另一家医院（虚构）");
  assert.ok(await box(page, NAME).isEnabled());
  assert.equal(await page.getByText(OTHERS).count(), 0);
  assert.deepEqual(first.errors, []);
});

test("where the browser knows no locks, the tab that is written over notices and overwrites nothing", async () => {
  const prepare = (page) => page.context().addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined }));
  const first = await form({ prepare });
  await type(first.page, NAME, "示例市中心医院（虚构）");
  await saved(first.page);
  const there = addressOf(await draftOf(first.page));
  const page = await first.page.context().newPage();
  await page.goto(there);
  await holds(page, NAME, "示例市中心医院（虚构）");
  await type(page, STAFF, "500");
  await saved(page);
  await box(first.page, NAME).focus();
  await first.page.keyboard.insertText("x");
  await first.page.getByText(TAKEN).waitFor();
  assert.ok(await box(first.page, NAME).isDisabled());
  await type(page, STAFF, "600");
  await saved(page);
  await first.page.getByRole("button", TAKE).click();
  await holds(first.page, STAFF, "600");
  assert.deepEqual(first.errors, []);
});

test("a draft that another tab deletes is told, and can be kept or saved as a file", async () => {
  const first = await form();
  await type(first.page, NAME, "示例市中心医院（虚构）");
  await saved(first.page);
  const page = await first.page.context().newPage();
  await page.goto(`${on.host.url}#/`);
  await page.getByRole("button", { name: "删除这份草稿" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除这份草稿" }).click();
  await page.getByText("已从这台电脑删除 1 份草稿").waitFor();
  await first.page.getByText(DELETED).waitFor();
  assert.ok(await box(first.page, NAME).isDisabled());
  await screenshot(first.page, "draft-deleted-1366");
  assert.equal(JSON.parse(await backup(first.page, "下载备份")).answers.supporter_name, "示例市中心医院（虚构）");
  assert.deepEqual([await shelf(page, "drafts"), await shelf(page, "journal")], [[], []]);

  await first.page.getByRole("button", { name: "仍要留下，保存到这台电脑" }).click();
  await saved(first.page);
  await type(first.page, STAFF, "500");
  await saved(first.page);
  await page.goto(addressOf(await draftOf(page)));
  await page.getByText(OTHERS).waitFor();
  await holds(page, STAFF, "500");
  assert.deepEqual(first.errors, []);
});

test("a full store is told at once; saving goes on by itself once there is room, and nothing is lost", async () => {
  const { page, errors } = await form();
  // Set before the first write: Chromium remembers for half a minute how much room it saw.
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Storage.overrideQuotaForOrigin", { origin: on.host.origin, quotaSize: 1 });
  await type(page, NAME, "示例市中心医院（虚构）");
  await type(page, STAFF, "500");
  await page.getByText(NOT_STORED).waitFor();
  for (const [width, height] of [[1280, 900], [390, 800]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `draft-full-${width}`);
  }
  const { answers } = JSON.parse(await backup(page, "下载备份"));
  assert.deepEqual([answers.supporter_name, answers.supporter_staff], ["示例市中心医院（虚构）", 500]);
  await protocol.send("Storage.overrideQuotaForOrigin", { origin: on.host.origin });
  await saved(page);
  assert.equal(await page.getByText(NOT_STORED).count(), 0);
  const there = addressOf(await draftOf(page));
  await leave(page);
  await page.goto(there);
  await holds(page, STAFF, "500");
  assert.deepEqual(errors, []);
});

const BLOCKED = {
  missing: () => Object.defineProperty(window, "indexedDB", { get: () => undefined }),
  refused: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  },
};

for (const [how, prepare] of Object.entries(BLOCKED)) {
  test(`a store that is ${how} is told before anything is typed, and the backup file has everything`, async () => {
    const { page, errors } = await form({ prepare: (page) => page.addInitScript(prepare) });
    await page.getByText(NOT_STORED).waitFor();
    await type(page, NAME, "示例市中心医院（虚构）");
    await page.getByText(NOT_STORED).waitFor();
    assert.equal(JSON.parse(await backup(page, "下载备份")).answers.supporter_name, "示例市中心医院（虚构）");
    // Whoever closes the page is asked first.
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    assert.equal(question.type(), "beforeunload");
    await question.dismiss();
    assert.equal(await box(page, NAME).inputValue(), "示例市中心医院（虚构）");
    assert.deepEqual(errors, []);
  });
}

test("a draft of an older version of the page is read and gone on with", async () => {
  const { document } = cleanCase();
  const draft = {
    id: document.id, form: AGREEMENT, title: document.title, year: 2026, filer: "示例市中心医院（虚构）",
    saved: "2026-11-20T16:20:00+08:00", text: `${JSON.stringify(document)}\n`,
  };
  const { page, errors } = await visit(on.browser, "about:blank");
  await leave(page);
  await page.evaluate(async (draft) => {
    const request = indexedDB.open("bangfu", 3);
    request.onupgradeneeded = () => ["drafts", "keys", "rosters", "receipts", "roster-work"].forEach((name) => request.result.createObjectStore(name));
    await new Promise((resolve) => (request.onsuccess = resolve));
    const writing = request.result.transaction("drafts", "readwrite");
    writing.objectStore("drafts").put(JSON.stringify(draft), draft.id);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    request.result.close();
  }, draft);
  await page.goto(`${on.host.url}#/`);
  await page.getByText("2026-11-20 16:20 保存").waitFor();
  await page.getByRole("link", { name: "继续填写" }).first().click();
  await holds(page, NAME, document.answers.supporter_name);
  await type(page, STAFF, "600");
  await saved(page);
  const [whole, journal] = [await shelf(page, "drafts"), await shelf(page, "journal")];
  assert.deepEqual(whole.map(([key, text]) => [key, JSON.parse(text).text]), [[draft.id, draft.text]], "it was not written anew");
  assert.equal(journal.length, 2);
  await leave(page);
  await page.goto(addressOf(draft.id));
  await holds(page, STAFF, "600");
  const { answers } = JSON.parse(await backup(page));
  assert.deepEqual(answers, { ...document.answers, supporter_staff: 600 });
  assert.deepEqual(errors, []);
});

test("of a damaged journal what can be read is kept, the person is told, and nothing is deleted", async () => {
  const { page, errors } = await form();
  const entered = [[NAME, "示例市中心医院（虚构）"], [STAFF, "500"], ["帮扶单位统一社会信用代码", "12370900990000017P"]];
  for (const [label, text] of entered) {
    await type(page, label, text);
    await saved(page);
  }
  await newRow(page, "team");
  await type(page, cellLabel("team", 0, "name"), "甲（虚构）");
  await saved(page);
  const id = await draftOf(page);
  await leave(page);
  const batches = (await shelf(page, "journal")).slice(1);
  const at = batches.findIndex(([, text]) => text.includes("/supporter_staff"));
  const foreign = `${id}/${String(batches.length + 3).padStart(8, "0")}`;
  const broken = [[batches[at][0], "{broken"], [foreign, JSON.stringify({ saved: "2026-11-20T16:20:00+08:00", filer: "", changes: 3, edits: [{ at: "/no_such_field", value: 1 }, { will: "come" }] })]];
  await shelf(page, "journal", broken);
  await page.goto(addressOf(id));
  // The broken batch, the gap before the foreign one, and its two edits.
  await page.getByText("有 4 处改动没能读出，其余都已恢复").waitFor();
  await screenshot(page, "draft-unread-1366");
  await holds(page, NAME, "示例市中心医院（虚构）");
  await holds(page, "帮扶单位统一社会信用代码", "12370900990000017P");
  await holds(page, cellLabel("team", 0, "name"), "甲（虚构）");
  const aside = (await shelf(page, "drafts")).filter(([key]) => key.startsWith(`${id}/unread/`));
  assert.equal(aside.length, 1);
  for (const [key, text] of broken) assert.ok(JSON.parse(aside[0][1]).some((pair) => pair[0] === key && pair[1] === text));
  await type(page, STAFF, "600");
  await saved(page);
  await leave(page);
  await page.goto(addressOf(id));
  await holds(page, STAFF, "600");
  assert.equal(await page.getByText("没能读出").count(), 0, "it is told once");
  assert.deepEqual(errors, []);
});

test("all drafts are deleted at one click from a shared computer, and nothing else", async () => {
  const { page, errors } = await form();
  for (const name of ["甲医院（虚构）", "乙医院（虚构）", "丙医院（虚构）"]) {
    await page.goto(`${on.host.url}#/`);
    // Whoever leaves before everything has come breaks off what is still coming.
    await page.getByRole("link", { name: /^这份通知逐句怎样核对/ }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.goto(`${on.host.url}${address(AGREEMENT)}/new`);
    await editable(page);
    await type(page, NAME, name);
    await saved(page);
  }
  await page.goto(`${on.host.url}#/`);
  await page.getByText(/丙医院（虚构）/).waitFor();
  await shelf(page, "drafts", [["of-another-version", "?"]]);
  await shelf(page, "keys", [["kid", "a key"]]);
  await page.getByRole("button", { name: "全部删除" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("删除这台电脑上的 3 份草稿？").waitFor();
  await question.getByText("密钥、名册和回执不是草稿，仍留在这台电脑上").waitFor();
  for (const [width, height] of [[1280, 900], [390, 800]]) {
    await page.setViewportSize({ width, height });
    await question.scrollIntoViewIfNeeded();
    await screenshot(page, `drafts-delete-all-${width}`);
  }
  await question.getByRole("button", { name: "全部删除" }).click();
  await page.getByText("已从这台电脑删除 3 份草稿").waitFor();
  await page.getByText("还没有草稿").waitFor();
  await screenshot(page, "drafts-deleted-390");
  const left = await Promise.all(["drafts", "journal", "keys"].map((name) => shelf(page, name)));
  assert.deepEqual(left, [[], [], [["kid", "a key"]]]);
  assert.deepEqual(errors, []);
});

test("of a draft of five thousand rows a keystroke writes a few bytes, and it is opened again to the letter", { timeout: 180_000 }, async () => {
  const TASKS = "taian-2024/tasks";
  const tasks = filling(TASKS);
  const cell = (row, column) => tasks.cellLabel("clinics", row, column);
  const { page, errors } = await visit(on.browser, `${on.host.url}${address(TASKS)}/new`, {
    permissions: ["clipboard-read", "clipboard-write"],
    prepare: (page) =>
      page.addInitScript(() => {
        window.written = 0;
        window.persisted = 0;
        for (const name of ["add", "put"]) {
          const original = IDBObjectStore.prototype[name];
          IDBObjectStore.prototype[name] = function (value, key) {
            window.written += new TextEncoder().encode(value + key).length;
            return original.call(this, value, key);
          };
        }
        StorageManager.prototype.persist = async () => (window.persisted += 1);
      }),
  });
  await tasks.newRow(page, "clinics");
  const line = (at) => `甲${at + 1}村卫生室（虚构）\t是\t${1000 + at}\t是\t是\t公有\t120\t观察诊查床\t服务能力提升\t都有\t是\t是`;
  await paste(page, cell(0, "name"), Array.from({ length: 5000 }, (_, at) => line(at)).join("\r\n"));
  await page.locator('table[aria-rowcount="5001"]').waitFor();
  await saved(page);
  const id = await draftOf(page);
  await leave(page);

  await page.goto(addressOf(id, TASKS));
  await page.locator('table[aria-rowcount="5001"]').waitFor();
  await tasks.scrollTo(page, "clinics", 4000);
  await page.getByText("还没有改动").waitFor();
  assert.equal(await page.evaluate(() => window.persisted), 0);
  await page.evaluate(() => (window.written = 0));
  await box(page, cell(4000, "area")).focus();
  await page.keyboard.press("End");
  await page.keyboard.type("0");
  await saved(page);
  const bytes = await page.evaluate(() => window.written);
  assert.ok(bytes > 0 && bytes < 500, `${bytes} bytes for a keystroke`);
  assert.equal(await page.evaluate(() => window.persisted), 1, "the browser is asked to keep the store");

  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "删除第 4001 行" }).click();
  await page.locator('table[aria-rowcount="5000"]').waitFor();
  await page.keyboard.press("ControlOrMeta+Z");
  await page.locator('table[aria-rowcount="5001"]').waitFor();
  await paste(page, cell(4000, "name"), "乙村卫生室（虚构）\t否\t八百\r\n丙村卫生室（虚构）\t是");
  await saved(page);
  const before = await backup(page);
  assert.ok(before.includes("八百") && before.includes("1200"));
  await leave(page);
  assert.ok((await shelf(page, "journal")).length > 3, "the journal was not written into the draft");
  await page.goto(addressOf(id, TASKS));
  await page.locator('table[aria-rowcount="5001"]').waitFor();
  assert.equal(await backup(page), before);
  assert.deepEqual(errors, []);
});

test("after many changes a backup file is advised, until there is one", async () => {
  const { page, errors } = await form();
  await type(page, NAME, "示例市中心医院（虚构）");
  await page.evaluate(([name, staff]) => {
    const boxes = [name, staff].map((label) => [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label).control);
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    for (let count = 0; count < 200; count += 1) {
      const box = boxes[count % 2];
      set.call(box, `${count + 1}`);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, [NAME, STAFF]);
  const advice = page.getByText("建议存一份备份文件");
  await advice.waitFor();
  for (const [width, height] of [[1280, 900], [390, 800]]) {
    await page.setViewportSize({ width, height });
    await screenshot(page, `draft-backup-advised-${width}`);
  }
  await backup(page);
  await advice.waitFor({ state: "detached" });
  await saved(page);
  assert.deepEqual(errors, []);
});

test("a character of the computer's own making does not cost the draft", async () => {
  const { page } = await form();
  await type(page, NAME, "示例\ue123医院（虚构）");
  await saved(page);
  const id = await draftOf(page);
  await page.goto(`${on.host.url}#/`);
  await page.getByText("示例\ue123医院（虚构）").waitFor();
  await page.goto(addressOf(id));
  await holds(page, NAME, "示例\ue123医院（虚构）");
});
