// Reading QR codes as a scanner does: from a picture.

import jsqr from "jsqr";

const read = jsqr.default ?? jsqr;

/// What the QR code in a picture (PNG) says, and its version; nothing where there is none. A browser takes the picture
/// apart.
export async function scanned(browser, png) {
  const page = await browser.newPage();
  const { data, width, height } = await page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    pen.drawImage(bitmap, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: Array.from(data), width, height };
  }, `data:image/png;base64,${png.toString("base64")}`);
  await page.close();
  const found = read(Uint8ClampedArray.from(data), width, height);
  return found && { text: found.data, version: found.version };
}
