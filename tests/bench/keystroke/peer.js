// The single file's page inside the measuring page: its parts are put where they stand in the file, the form is opened
// by its address, and the rows come as a clerk brings them, copied from a spreadsheet. PAGE is the file, PACKS the
// compiled measuring form: both are set by `bundle.mjs`.

const COLUMNS = { id: "id", name: "name", county: "county", tier: "tier", population: "population", staff: "staff", visits: "visits", budget: "budget", startDate: "start", endDate: "end", phone: "phone", done: "done" };

const nextFrame = window.requestAnimationFrame.bind(window);
const frame = () => new Promise(nextFrame);

async function until(found) {
  for (;;) {
    const answer = found();
    if (answer) return answer;
    await frame();
  }
}

const place = (pointer) => document.getElementById(`place${pointer.replaceAll("/", "-")}`);
const box = (row, column) => place(`/rows/${row}/${COLUMNS[column]}`);

/// A script of the file, as one that runs here.
function alive(script) {
  const copy = document.createElement("script");
  for (const { name, value } of script.attributes) copy.setAttribute(name, value);
  copy.textContent = script.textContent;
  return copy;
}

/// Puts a text into a box as typing does.
function type(input, text) {
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
  input.blur();
}

const cellText = (value) => (typeof value === "boolean" ? (value ? "是" : "否") : String(value ?? ""));

function paste(input, rows) {
  const clipboardData = new DataTransfer();
  const lines = rows.map((row) => Object.keys(COLUMNS).map((column) => cellText(row[column])).join("\t"));
  clipboardData.setData("text/plain", lines.join("\n"));
  input.focus();
  input.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}

async function mount(element, { target, rows }) {
  const file = new DOMParser().parseFromString(PAGE, "text/html");
  for (const [id, text] of Object.entries(PACKS)) {
    const script = file.getElementById(`pack-${id}`) ?? file.createElement("script");
    script.type = "application/json";
    script.id = `pack-${id}`;
    script.textContent = text;
    file.head.append(script);
  }
  element.replaceWith(...file.body.childNodes);
  location.hash = "#/form/measure-2026/table/new";
  for (const part of file.head.querySelectorAll("style, script")) document.head.append(part.localName === "script" ? alive(part) : part);
  type(await until(() => place("/target")), String(target));
  const add = () => [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("添加一行"));
  (await until(add)).click();
  paste(await until(() => box(0, "id")), rows);
  await until(() => box(1, "id"));
  // Once the paste is done the focus comes back to where it was made.
  for (let frames = 0; frames < 10; frames += 1) await frame();
  // What concerns a whole table is told once it was left.
  place("/target").focus();
}

/// Scrolls the page to the table and the table to a row.
function scrollTo(row) {
  const table = document.querySelector(".grid");
  const frame = table.closest(".scroll");
  frame.scrollIntoView({ block: "center" });
  frame.scrollTop = (frame.scrollHeight * row) / table.ariaRowCount - frame.clientHeight / 2;
}

/// Resolved once nothing is on the way to a row.
let going = Promise.resolve();

/// Goes to a cell as a person does, and lets everything that follows from it come to rest: they type long after they came
/// there, and what going there takes is no part of a keystroke. The bench waits for one frame; it is held back until then.
function go(row, column) {
  going = (async () => {
    scrollTo(row);
    (await until(() => box(row, column))).focus();
    for (let frames = 0; frames < 4; frames += 1) await frame();
  })();
}
window.requestAnimationFrame = (callback) => void going.then(() => nextFrame(callback));

function cell(row, column) {
  const input = () => {
    const there = box(row, column);
    const stands = there && document.activeElement === there;
    return stands ? there : { focus: () => go(row, column), get value() { return box(row, column).value; } };
  };
  const error = () => {
    const there = box(row, column);
    const told = there.closest("tr").nextElementSibling;
    return there.getAttribute("aria-invalid") === "true" && Boolean(told?.matches(".row-findings") && told.textContent.includes("应"));
  };
  return { input, error };
}

const crossError = () => document.getElementById("open-points").textContent.includes("合计");

window.PEER = { mount, cell, crossError };
