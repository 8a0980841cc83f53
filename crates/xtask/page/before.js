// What is read until the program is there: the list of forms that stands in the page, or the form the address names.
const opening = document.getElementById("opening");
const list = document.querySelector("#main > div");
const form = /^#\/form\/([\w-]+\/[\w-]+)/.exec(location.hash);
const blank = form && list.querySelector(`a[href="blank/${form[1]}.html"]`);

const place = () => {
  try {
    return (localStorage.getItem("bangfu-settings") || "").split(" ")[0];
  } catch {
    return "";
  }
};

const showForm = async (id) => {
  const says = opening.textContent;
  const response = await fetch(`packs/${id}.json`);
  if (!response.ok) return;
  // The program finds it here, as in the single file, and fetches it no second time.
  const pack = document.createElement("script");
  pack.type = "application/json";
  pack.id = `pack-${id}`;
  pack.textContent = await response.text();
  document.head.append(pack);
  const words = formWords(JSON.parse(pack.textContent), says);
  words.id = "ready";
  opening.hidden = true;
  list.replaceWith(words);
};

if (/^(#\/?)?$/.test(location.hash)) {
  const own = document.getElementById(`forms-${place()}`);
  if (own) for (const other of list.querySelectorAll("section")) other.hidden = other !== own;
} else {
  document.getElementById("ready").removeAttribute("id");
  list.hidden = true;
  opening.hidden = false;
}
// The words were seen when the browser says that it has painted their heading (Element Timing), else when the frame
// after the next begins. In the background there are none.
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const painted = () => new Promise((resolve) => new PerformanceObserver(resolve).observe({ type: "element", buffered: true }));
const tells = (PerformanceObserver.supportedEntryTypes || []).includes("element");
const late = () => new Promise((resolve) => setTimeout(resolve, 300));
const seen = () => document.hidden || Promise.race([tells ? painted() : frame().then(frame), late()]);
const shown = blank && showForm(form[1]).catch(() => {}).then(seen);

// The program does not come: the forms can be read and printed all the same.
const regret = async (note) => {
  await shown;
  note.hidden = list.hidden = false;
  const waits = blank && document.querySelector("#main > #ready .quiet");
  if (!waits) return;
  waits.remove();
  note.append(" ", blank.cloneNode(true));
};

