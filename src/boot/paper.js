// What is folded away on the screen stands open on paper, and is folded again afterwards. Not the module's
// task: a page without it is printed too.
(function () {
  'use strict';
  var opened = null;

  function open() {
    if (opened) return;
    opened = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (fold) { fold.open = true; });
  }

  function close() {
    if (!opened) return;
    opened.forEach(function (fold) { fold.open = false; });
    opened = null;
  }

  addEventListener('beforeprint', open);
  addEventListener('afterprint', close);
  // Some browsers have only this; the others come here as well, to find it done.
  var paper = window.matchMedia && matchMedia('print');
  if (paper) {
    var follow = function (media) { if (media.matches) open(); else close(); };
    if (paper.addEventListener) paper.addEventListener('change', follow);
    else paper.addListener(follow);
  }
})();
