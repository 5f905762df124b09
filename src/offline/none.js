// In place of the worker while the lesson is being changed (`trunk serve`): keeps nothing, and what an earlier visit to
// this address has kept goes.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  const ours = (await caches.keys()).filter(name => name.startsWith(`${self.registration.scope} `));
  await Promise.all(ours.map(name => caches.delete(name)));
  await self.registration.unregister();
})()));
