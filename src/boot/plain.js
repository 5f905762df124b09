// Where there is no WebAssembly, the lesson in plain JavaScript (xtask/src/site/plain.rs) takes its place: the same
// numbers, later. src/boot/watch.js asks for it, and hears if that does not come either.
addEventListener("plain-wanted", event => {
  event.preventDefault();
  // src/boot/extras.js then asks for its module in the same form.
  document.documentElement.setAttribute("data-plain", "");
  import("./plain.js").catch(() => dispatchEvent(new Event("plain-missing")));
});
