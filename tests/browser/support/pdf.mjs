// What stands on printed pages, and where.

import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const POINTS = 72 / 25.4;

/// Margins of the paper in millimetres, upright and on its long side: top, right, bottom, left.
const MARGINS = { upright: [37, 26, 35, 28], wide: [26, 25, 26, 25] };

/// Fonts draw some characters with the same picture as a radical, and a PDF then names the radical.
const RADICALS = new Map(
  Object.entries({
    "⺟": "母", "⺠": "民", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门", "⻘": "青", "⻙": "韦",
    "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄",
    "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟", "⺻": "聿", "⺼": "肉", "⻁": "虎", "⻂": "衣", "⻑": "長", "⻒": "镸",
  }),
);

/// A text without white space, its characters as they are typed.
export const squeezed = (text) =>
  Array.from(text.replace(/\s/g, ""), (character) => RADICALS.get(character) ?? (/[⼀-⿕]/.test(character) ? character.normalize("NFKC") : character)).join("");

/// The pages of a PDF. Each has its size in points, the text of its body and of its foot, squeezed, and what stands
/// outside the box between the margins (and below it, at the foot).
export async function pages(bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const read = async (number) => {
    const page = await document.getPage(number);
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const wide = width > height;
    const [top, right, bottom, left] = MARGINS[wide ? "wide" : "upright"].map((length) => length * POINTS);
    const placed = items
      .filter(({ str }) => str.trim() !== "")
      .map(({ str, transform: [, , , , x, y], width, height }) => ({ text: str, x, y, width, height, foot: y < bottom }));
    // A letter may reach a little beyond its line.
    const outside = ({ x, y, width: length, height: size, foot }) =>
      x < left - 1 || x + length > width - right + 1 || y + size > height - top + 3 || (foot && (y > bottom - 6 * POINTS || y < 8 * POINTS));
    const text = (foot) => squeezed(placed.filter((item) => item.foot === foot).map(({ text }) => text).join(""));
    return { wide, body: text(false), foot: text(true), outside: placed.filter(outside) };
  };
  const all = [];
  for (let number = 1; number <= document.numPages; number += 1) all.push(await read(number));
  await document.destroy();
  return all;
}

/// Prints a page of the browser as a person does who takes the sizes the page asks for.
export async function printed(page) {
  return pages(await page.pdf({ preferCSSPageSize: true }));
}

/// The text of all pages.
export const body = (pages) => pages.map(({ body }) => body).join("");
