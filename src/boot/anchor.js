// Holds what the link leads to where it is while the page comes to life and what stands above it takes its height.
// All browsers do that by themselves but Safari's kind.
(() => {
  if (CSS.supports("overflow-anchor", "auto")) return;
  const root = document.documentElement;
  const place = () => {
    const it = document.getElementById(location.hash.slice(1));
    return it && it.getBoundingClientRect().top + scrollY;
  };
  let before;
  addEventListener("DOMContentLoaded", () => before = place());
  new MutationObserver((_, watch) => {
    watch.disconnect();
    // Whoever has scrolled away meanwhile stays there.
    const stood = before - scrollY;
    if (before && stood > -innerHeight && stood < innerHeight) scrollBy(0, place() - before);
  }).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
})();
