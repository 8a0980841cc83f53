// A form's words, in the shape the program gives them, with nothing to type into.
const part = (tag, kind, ...parts) => {
  const made = document.createElement(tag);
  made.className = kind;
  made.append(...parts);
  return made;
};

const formWords = ({ notice, sources: passages = [], forms: [form] }, opening) => {
  const clause = (ids) => {
    const named = ids.map((id) => passages.find((passage) => passage.id === id).section);
    return part("div", "clause", `$CLAUSE：${named.filter((section, at) => section !== named[at - 1]).join("、")}`);
  };
  const required = (id) => form.rules.some(({ kind, grade, args }) => kind === "required" && grade === "must" && args.fields && args.fields.includes(id));
  const item = (id) => {
    const field = form.fields.find((field) => field.id === id);
    if (!field) {
      const { label, hint = "" } = form.tables.find((table) => table.id === id);
      return part("div", "table-field", part("h3", "", label), part("p", "hint", hint));
    }
    const { type, label, hint = "" } = field;
    const asked = part("p", "hint", ...(required(id) ? [part("span", "required", "$REQUIRED")] : []), hint);
    return part("div", "field", part("p", "label", label), asked, part("div", type === "paragraph" ? "box lines" : "box"));
  };
  const section = ({ title, intro, wording = [], sources = [], items = [] }, at) => {
    const number = (at > 9 ? "十" : "") + "一二三四五六七八九十"[at % 10];
    const said = [...(intro ? [part("p", "intro", intro)] : []), ...wording.map((words) => part("p", "wording", words))];
    if (sources.length > 0) said.push(clause(sources));
    return part("section", "card", part("h2", "", `${number}、${title}`), ...said, ...items.map(item));
  };
  const heading = part("h1", "", `${form.title}（${form.subtitle}）`);
  heading.setAttribute("elementtiming", "words");
  const head = [
    heading,
    part("p", "quiet", `${opening} · 《${notice.number}》`),
    part("p", "intro", form.intro),
  ];
  return part("div", "editor", part("div", "form-head", ...head), part("aside", "rail"), part("div", "sections", ...form.sections.map(section)));
};

