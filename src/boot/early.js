// Notes what the reader does before the page is live, for src/app/early.rs to do again. A finger that only
// scrolls over a slider has done nothing, whatever the browser made of it.
(() => {
  window.early = [];
  let finger;
  const note = it => window.early && it.matches("input[name], [data-early]") && window.early.push(it);
  const on = (name, action) => addEventListener(name, event => window.early && action(event), true);
  on("pointerdown", ({ target: it, pointerType, clientX, clientY }) => {
    finger = pointerType === "touch" && it.type === "range" && { it, value: it.value, clientX, clientY };
  });
  on("pointerup", ({ clientX, clientY }) => {
    if (!finger) return;
    const { it } = finger, across = Math.abs(clientX - finger.clientX), down = Math.abs(clientY - finger.clientY);
    across >= 4 && across > down ? note(it) : (it.value = finger.value);
    finger = null;
  });
  on("pointercancel", () => {
    if (finger) finger.it.value = finger.value;
    finger = null;
  });
  for (const name of ["input", "change"]) on(name, ({ target: it }) => finger || note(it));
  on("click", ({ target }) => {
    const button = target.closest("button");
    button && note(button);
  });
})();
