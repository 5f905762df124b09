// Keeps what the link leads to in place while what stands above it takes its height. Other browsers do that by
// themselves; Safari's engine does not.
(() => {
  // After a reload or on the way back it is where the reader was that counts.
  const [visit] = performance.getEntriesByType("navigation");
  if (CSS.supports("overflow-anchor", "auto") || visit && visit.type !== "navigate") return;
  let target, before, touched;
  const place = () => target.getBoundingClientRect().top + scrollY;
  for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(sign, () => touched = true, { once: true, passive: true });
  }
  addEventListener("DOMContentLoaded", () => {
    target = document.getElementById(location.hash.slice(1));
    if (target) before = place();
  });
  new MutationObserver((_, watch) => {
    watch.disconnect();
    // By as much as it moved, since a notice may have made room for itself.
    if (target && !touched) scrollBy(0, place() - before);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-ready"] });
})();
