// Answers for the site, with the network or without. One version is kept whole, each file as the build made it, or not
// at all; the next one waits until no page uses this one, or until the person takes it up.
const files = [
$FILES];
// SHA-256 of packs/index.json, which names the files of the notices. `bangfu-packer add` writes the new one here.
const packs = "$PACKS";

const scope = self.registration.scope;
const mine = `bangfu ${scope} `;
const version = `${mine}$VERSION ${packs}`;

const integrity = (hex) => `sha256-${btoa(String.fromCharCode(...hex.match(/../g).map((byte) => parseInt(byte, 16))))}`;

const fetched = async ([path, integrity]) => {
  const response = await fetch(path, { integrity, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A host may keep index.html under another address; a page must not be answered with the way to it.
  const { headers, redirected } = response;
  return redirected ? new Response(await response.blob(), { headers }) : response;
};

const install = async () => {
  const cache = await caches.open(version);
  const keep = async (file) => cache.put(file[0], await fetched(file));
  const index = ["packs/index.json", integrity(packs)];
  const notices = await (await fetched(index)).json();
  const named = notices.flatMap((notice) => [notice, ...notice.forms]);
  const all = [...files, index, ...named.map(({ file, sha256 }) => [`packs/${file}`, integrity(sha256)])];
  await Promise.all(all.map(keep));
};

const activate = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(mine) && name !== version) await caches.delete(name);
  }
  await self.clients.claim();
};

const answer = async (request) => {
  const address = new URL(request.url);
  address.search = address.hash = "";
  if (address.href === scope) address.pathname += "index.html";
  const cache = await caches.open(version);
  return (await cache.match(address.href, { ignoreVary: true })) || fetch(request);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});
