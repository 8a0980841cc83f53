// A static host such as a county office might have: plain files below some path, nothing else.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/// Serves `folder` under `path` (which starts and ends with a slash) on a free port of this machine, with `headers` of
/// the host's own; `brotli` as a host does that has a compressed copy of every file.
export async function serve(folder, path, headers = {}, { brotli = false } = {}) {
  const copies = new Map();
  const compressed = (file, body) => {
    if (!copies.has(file)) copies.set(file, brotliCompressSync(body));
    return copies.get(file);
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = decodeURIComponent(pathname);
    try {
      if (!name.startsWith(path) || name.includes("..")) throw new Error("outside");
      const file = join(folder, name.slice(path.length) || "index.html");
      const body = await readFile(file);
      const kind = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
      response.writeHead(200, { ...headers, ...kind, ...(brotli && { "content-encoding": "br" }) });
      response.end(brotli ? compressed(file, body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + encodeURI(path),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
