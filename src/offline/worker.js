// Keeps a copy of the site, so that it opens without network after one visit. xtask/src/site/offline.rs writes `SITE`
// before this text, and both into sw.js beside index.html, wherever that is hosted:
//
//   version  a digest of all of it, this text included
//   named    files whose names hold a digest of their content, and which index.html names
//   further  such files that others name
//   plain    files whose content may change under the same name; "./" is index.html
//
// No two versions mix. A page asks for its files by names that hold their content, so what has the name is right,
// whoever kept it; and a page is kept only together with everything that it names. A new version is fetched whole
// beside the old one, and takes its place when no page is open any more: that is how browsers exchange workers, as
// long as none of them calls skipWaiting().
//
// The page itself comes from the network wherever that answers in time, so that nobody reads an old one for longer
// than the network is away. Whatever fails here ends in what would have happened without it.

const PAGE = "./";
/** How long the network may take to begin its answer before the kept page is shown, in milliseconds. */
const PATIENCE_MS = 3000;
/** All copies on an origin share one place, and there may be several lessons, or several copies of one. */
const OURS = `${self.registration.scope} `;
const OWN = OURS + SITE.version;

const address = name => new URL(name, self.registration.scope).href;
const kept = (request, where) => caches.match(request, { ignoreVary: true, ...where });

// --- Keeping a version: all of it or nothing ---

async function keep() {
  const cache = await caches.open(OWN);
  const files = [...SITE.named, ...SITE.further, ...SITE.plain];
  try {
    await Promise.all(files.map(async name => cache.put(name, await file(name))));
  } catch (incomplete) {
    await caches.delete(OWN);
    throw incomplete;
  }
}

async function file(name) {
  const plain = SITE.plain.includes(name);
  // What another version has under a name that holds its content need not travel again.
  const same = !plain && await kept(address(name));
  if (same) return same;
  const answer = await fetch(name, { cache: plain ? "no-cache" : "default" });
  // Some hosts answer with a page for whatever they do not have.
  const isPage = (answer.headers.get("Content-Type") || "").includes("html");
  if (!answer.ok || isPage !== (name === PAGE)) throw new Error(`${name} did not arrive`);
  return isPage ? whole(answer) : answer;
}

/** The page, if it is that of this version: a host in the middle of an update may have another. */
async function whole(answer) {
  const text = await answer.text();
  const missing = SITE.named.find(name => !text.includes(name));
  if (missing) throw new Error(`this page does not go with ${missing}`);
  // Made anew, since browsers refuse an answer that was redirected in place of a page.
  return new Response(text, answer);
}

async function dropOthers() {
  // Not while the next version is on its way: it will do so.
  if (self.registration.installing) return;
  const others = (await caches.keys()).filter(name => name.startsWith(OURS) && name !== OWN);
  await Promise.all(others.map(name => caches.delete(name)));
}

addEventListener("install", event => event.waitUntil(keep()));
addEventListener("activate", event => {
  // The page of the first visit asks here, too, for what it loads later.
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

// --- Answering ---

async function page(request) {
  // Never from what the browser remembers by itself: that may be older than the files that a host still has.
  const asked = fetch(request, { cache: "no-cache" });
  const late = new Promise(resolve => { setTimeout(resolve, PATIENCE_MS); });
  const answer = await Promise.race([asked, late]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  // If nothing is kept, what the network says is all there is, an error perhaps.
  return await kept(address(PAGE), { cacheName: OWN }).catch(() => null) || asked;
}

async function part(request) {
  // What is asked for again may have a question mark behind its name (src/boot/extras.js).
  return await kept(request, { ignoreSearch: true }).catch(() => null) || fetch(request);
}

addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("Range")) return;
  if (request.mode !== "navigate") return event.respondWith(part(request));
  // Its state stands in the query. Any other address, a picture in a window of its own perhaps, is the network's.
  const isPage = [PAGE, "index.html"].some(name => address(name) === url.origin + url.pathname);
  if (isPage) event.respondWith(page(request));
});
