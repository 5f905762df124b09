// Keeps what the link leads to in place while what stands above it takes its height. Other browsers do that by
// themselves; Safari's engine does not.
(() => {
  // After a reload or on the way back it is where the reader was that counts.
  const [visit] = performance.getEntriesByType("navigation");
  if (CSS.supports("overflow-anchor", "auto") || visit && visit.type !== "navigate") return;
  const root = document.documentElement;
  let touched;
  for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(sign, () => touched = true, { once: true, passive: true });
  }
  new MutationObserver((_, watch) => {
    watch.disconnect();
    const target = document.getElementById(location.hash.slice(1));
    if (!target || touched) return;
    // Where it is in sight, a notice may have made room for itself.
    const { top } = target.getBoundingClientRect();
    if (top < 0 || top > innerHeight) target.scrollIntoView();
  }).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
})();
