// The element `bangfu-form`: the form page of this site inside any page of its origin. The page is in a frame, so no
// style gets in or out; both speak by messages of this origin alone. `component` says where the component is.
const site = new URL(".", import.meta.url);
const LOOKS = ["accent", "paper", "surface", "ink", "line"];
const now = () => new Date(Date.now() + 8 * 3600000).toISOString();
const today = () => now().slice(0, 10);

const load = async () => {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = new URL(component.glue, site).href;
  link.integrity = component.glueIntegrity;
  document.head.append(link);
  const module = await import(link.href);
  await module.default({ module_or_path: fetch(new URL(component.wasm, site), { integrity: component.wasmIntegrity }) });
  return module;
};
let loading;
const bangfu = () => (loading = loading || load());

const say = (element, type, detail) => element.dispatchEvent(new CustomEvent(type, { detail }));

// What each element holds: its frame, the filing as it stands, how often one was opened, how it hears the frame.
const held = new WeakMap();

// A frame of its own for each filing: nothing of the one before is left in it.
const frame = (address) => {
  const made = document.createElement("iframe");
  made.title = "帮扶填报";
  made.style.cssText = "display:block;width:100%;height:600px;border:0";
  if (address) made.src = address;
  return made;
};

// Opens the filing of the attributes: an unsaved draft of this tab, as which the form's page finds it.
const open = async (element) => {
  const own = held.get(element);
  const turn = ++own.turn;
  own.text = null;
  const { blank, check } = await bangfu();
  const year = element.getAttribute("year");
  const given = element.getAttribute("filing");
  const text = given === null ? blank(element.getAttribute("form"), year ? Number(year) : Number(now().slice(0, 4))) : given;
  const problem = text.problem || check(text, today()).problem;
  if (turn !== own.turn) return;
  if (problem) {
    say(element, "problem", problem);
    return;
  }
  const file = JSON.parse(text);
  const filing = file.document || file;
  const { id, title, form, period, parties } = filing;
  const draft = {
    id, title, form: form.id, year: Number(period.from.slice(0, 4)), filer: parties.length ? parties[0].name : "",
    saved: `${now().slice(0, 19)}+08:00`, changes: 0, text: file.document ? JSON.stringify(filing) : text,
  };
  sessionStorage.setItem(id, JSON.stringify(draft));
  const next = frame(new URL(`index.html#/form/${form.id}/${id}`, site).href);
  own.frame.replaceWith(next);
  own.frame = next;
};

// Hands the page the looks that are set at the element: `--bangfu-accent` and the like.
const look = (element) => {
  const style = getComputedStyle(element);
  const looks = LOOKS.map((name) => [name, style.getPropertyValue(`--bangfu-${name}`).trim()]);
  const value = Object.fromEntries(looks.filter(([, value]) => value));
  held.get(element).frame.contentWindow.postMessage({ bangfu: "looks", value }, site.origin);
};

const hear = async (element, { source, origin, data }) => {
  const own = held.get(element);
  if (source !== own.frame.contentWindow || origin !== site.origin) return;
  const { bangfu: what, value } = data;
  if (what === "framed") look(element);
  if (what === "height") own.frame.style.height = `${value}px`;
  if (what === "signed") say(element, "signed", { text: value });
  if (what !== "filing" || value === own.text) return;
  const type = own.text === null ? "ready" : "change";
  own.text = value;
  const { verdict, counts } = await element.report();
  if (own.text === value) say(element, type, { verdict, counts });
};

customElements.define("bangfu-form", class extends HTMLElement {
  static get observedAttributes() {
    return ["form", "year", "filing"];
  }

  constructor() {
    super();
    const own = { frame: frame(), text: null, turn: 0, hear: (event) => hear(this, event) };
    held.set(this, own);
    const shadow = this.attachShadow({ mode: "open" });
    const block = document.createElement("style");
    block.textContent = ":host { display: block; }";
    shadow.append(block, own.frame);
  }

  connectedCallback() {
    addEventListener("message", held.get(this).hear);
    open(this);
  }

  disconnectedCallback() {
    removeEventListener("message", held.get(this).hear);
  }

  attributeChangedCallback(name, before, value) {
    if (this.isConnected && before !== value) open(this);
  }

  // The filing as it stands; null until it is open.
  text() {
    return held.get(this).text;
  }

  // What the rules say of it today, what people typed included; null until it is open.
  async report() {
    const text = this.text();
    if (text === null) return null;
    const session = (await bangfu()).open(text, today());
    const report = session.report();
    session.free();
    return report;
  }

  // Checks a filing on a day `YYYY-MM-DD`, as the component does.
  async check(filing, day) {
    return (await bangfu()).check(filing, day);
  }
});
