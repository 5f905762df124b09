// Once the page is live and idle, keeps a copy of the site for when there is no network: src/offline/worker.js.
addEventListener("TrunkApplicationStarted", () => (window.requestIdleCallback || setTimeout)(async () => {
  try {
    await navigator.serviceWorker.register("sw.js");
  } catch {
    // From a file, in a sandboxed frame, in a browser without workers or room: the page is as it was.
  }
}, { timeout: 3000 }));
