// Loads what only some readers want (src/extras.rs: files, embedding, presenting, walking through a picture) when
// it is first wanted, and then lets the reader's press or key count. A page with `?embed=figure` shows that figure
// alone, with or without modules.
(() => {
  const root = document.documentElement, asks = "[data-export]";
  // Grows with each time that it did not arrive: some browsers remember a failure by the address.
  let loading, loaded, again = "";

  const load = () => loading ??= (root.hasAttribute("data-plain")
    ? import("./plain-extras.js" + again)
    : import("./extras.js" + again).then(module => module.default({ module_or_path: "./extras_bg.wasm" })))
    .then(() => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "./extras.css" }));
      loaded = true;
      if (again) dispatchEvent(new Event("extras-here"));
    }, why => {
      loading = null;
      again += "?";
      throw why;
    });

  const want = event => load().then(
    () => event.target.dispatchEvent(new event.constructor(event.type, event)),
    () => dispatchEvent(new Event("extras-missing")),
  );

  addEventListener("click", event => loaded || event.target.closest(asks) && want(event));
  addEventListener("keydown", event => loaded || event.key === "?" && !event.target.matches("[inputmode], textarea") && want(event));

  // Marks the way from the root to one figure: the style sheet hides what is not on it.
  addEventListener("alone", ({ detail }) => {
    document.querySelectorAll("[data-way]").forEach(it => it.removeAttribute("data-way"));
    let it = document.getElementById(detail);
    root.toggleAttribute("data-alone", !!it);
    for (; it && it !== root; it = it.parentElement) it.setAttribute("data-way", "");
  });

  // The figure of the reader's chain lives in that module as well: it comes when the figure comes near from above. What
  // it brings then takes its room below the window.
  addEventListener("DOMContentLoaded", () => {
    if (!window.IntersectionObserver) return load().catch(() => {});
    const near = new IntersectionObserver(seen => {
      if (seen.some(it => it.isIntersecting)) near.disconnect(), load().catch(() => {});
    }, { rootMargin: "0% 0% 60%" });
    document.querySelectorAll("[data-chain]").forEach(it => near.observe(it));
  });

  const query = new URLSearchParams(location.search);
  if (query.has("embed") || query.has("present")) addEventListener("DOMContentLoaded", () => {
    dispatchEvent(new CustomEvent("alone", { detail: query.get("embed") }));
    load().catch(() => {});
  });
})();
