// Stands guard over the module, which cannot do it itself: when it does not start, the pictures of the
// opening state take the place of the empty ones, the controls are off, and a notice says why. If it starts
// after all, nothing of that remains. When it stops later on, the notice offers a reload that keeps the state.
//
// A plain script in the page itself: it must run where modules and further files do not arrive.
(function () {
  'use strict';
  // Counted from the moment at which the text is there: pictures, a word, and off.
  var PICTURES_MS = 4000, WORD_MS = 8000, OFF_MS = 20000;
  var root = document.documentElement;
  var live = false, failed = '', undo = [], pictures = false, controls = false, asked, awaited, told;

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function change(element, attribute, value) {
    var before = element.getAttribute(attribute);
    if (value === null) element.removeAttribute(attribute);
    else element.setAttribute(attribute, value);
    undo.push(function () {
      if (before === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, before);
    });
  }

  // --- What the reader sees ---

  // The reason is one of those that the notice has words for.
  function tell(reason) {
    var notice = document.querySelector('[data-stopped]');
    if (!notice) return;
    told = reason;
    all('[data-why]', notice).forEach(function (words) {
      words.hidden = words.getAttribute('data-why').split(' ').indexOf(reason) < 0;
    });
    all('[data-with-link]', notice).forEach(function (words) { words.hidden = location.search.length < 2; });
    // By hand, since the style sheet may be among what is missing: in sight wherever the reader is.
    notice.style.position = 'sticky';
    notice.style.top = '0';
    notice.style.zIndex = '4';
    notice.hidden = false;
    if (getComputedStyle(notice).display !== 'flex') {
      notice.style.background = 'Canvas';
      notice.style.borderBottom = '1px solid';
    }
  }

  function untell() {
    var notice = document.querySelector('[data-stopped]');
    if (notice) notice.hidden = true;
  }

  // The pictures and the numbers for readers without JavaScript stand ready as text.
  function showPictures(eager) {
    if (!pictures) {
      pictures = true;
      all('.figure noscript, .last-picture noscript').forEach(function (ready) {
        var place = ready.parentNode, parsed = new DOMParser().parseFromString(ready.textContent, 'text/html');
        all('img, a', parsed).forEach(function (instead) {
          place.insertBefore(document.adoptNode(instead), ready);
          undo.push(function () { instead.remove(); });
        });
        all('canvas, .figure-handle', place).forEach(function (part) { change(part, 'hidden', ''); });
      });
    }
    // Whoever prints the page now has no module to paint them.
    if (eager) all('.figure-stage > img').forEach(function (picture) { picture.loading = 'eager'; });
  }

  function turnOff() {
    if (controls) return;
    controls = true;
    all('input, select, button').forEach(function (control) {
      // The list of contents folds out without the module, and the notice has buttons of its own.
      if (control.hasAttribute('popovertarget') || (control.closest && control.closest('[data-stopped]'))) return;
      if (!control.disabled) change(control, 'disabled', '');
    });
    all('[role=slider]').forEach(function (control) {
      change(control, 'aria-disabled', 'true');
      change(control, 'tabindex', null);
    });
    change(root, 'data-off', '');
  }

  // --- The module does not start ---

  function fail(reason) {
    if (live || failed || (reason === 'wasm' && askForPlain())) return;
    failed = reason;
    if (document.readyState !== 'loading') showFailure();
  }

  // Asks once for plain JavaScript instead; whether it is on its way. Where the script that brings it does not run,
  // nobody takes the event.
  function askForPlain() {
    if (!asked) {
      asked = true;
      awaited = !dispatchEvent(new CustomEvent('plain-wanted', { cancelable: true }));
    }
    return awaited;
  }

  addEventListener('plain-missing', function () {
    awaited = false;
    fail('wasm');
  });

  function showFailure() {
    showPictures(true);
    turnOff();
    tell(failed);
  }

  function waitFor(milliseconds, action) {
    setTimeout(function () { if (!live && !failed) action(); }, milliseconds);
  }

  function begin() {
    if (failed) return showFailure();
    waitFor(PICTURES_MS, showPictures);
    waitFor(WORD_MS, function () { tell('slow'); });
    // It may still come, and then all is on again.
    waitFor(OFF_MS, turnOff);
  }

  function recover() {
    live = true;
    failed = '';
    undo.reverse().forEach(function (back) { back(); });
    undo = [];
    untell();
  }

  function runsWebAssembly() {
    try {
      // The smallest module there is.
      return !!new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    } catch (missingOrRefused) {
      return false;
    }
  }

  function isKeptOut() {
    return location.protocol === 'file:' || window.origin === 'null';
  }

  // Why starting failed, from the error that it ended with; none where a file did not arrive.
  function reasonOf(error) {
    var said = error ? String(error.name || '') + ' ' + String(error.message || error) : '';
    if (!runsWebAssembly() || /unsafe-eval|disallowed by embedder|refused to compile/i.test(said)) return 'wasm';
    if (!error) return isKeptOut() ? 'place' : 'file';
    // The last is what Firefox says of a module that was cut while it arrived.
    if (/^(CompileError|LinkError|SyntaxError|InternalError out of memory)/.test(said)) return 'file';
    // Thrown while it ran, it was whole.
    var ran = /^(RuntimeError|RangeError|InternalError)/.test(said) || /wasm-function|\.wasm:/.test(error.stack || '');
    return !ran && /fetch|load|network|import|mime/i.test(said) ? 'file' : 'other';
  }

  // --- Errors: the module's own, and nobody else's ---

  // What its two files are called, without their endings.
  function stem() {
    var link = document.querySelector('link[rel=modulepreload]');
    var name = link ? link.getAttribute('href').split('/').pop() : '';
    return name.replace(/\.js$/, '') || 'dealer-hedging';
  }

  function isForeign(places) {
    return /(chrome|moz|safari|safari-web|ms-browser)-extension:|webkit-masked-url:/.test(places);
  }

  function isTrap(error) {
    var name = error && error.name;
    return name === 'RuntimeError' || name === 'RangeError' || name === 'InternalError';
  }

  function hear(error, file) {
    var places = String(file || '') + ' ' + String((error && error.stack) || '');
    if (isForeign(places)) return;
    var own = places.indexOf(stem()) >= 0;
    if (live) {
      // An exception costs what it interrupted, and the module mends that; a trap leaves it in doubt.
      if (isTrap(error) && (own || error.name === 'RuntimeError')) tell('halted');
    } else if (own || (isTrap(error) && error.name === 'RuntimeError')) {
      fail(reasonOf(error));
    }
  }

  addEventListener('error', function (event) {
    // A file that does not arrive says so at its element, and only on the way down.
    if (event.target && event.target.id === 'module') fail(reasonOf(null));
    else if (event.target === window) hear(event.error, event.filename);
  }, true);
  addEventListener('unhandledrejection', function (event) { hear(event.reason, ''); });
  // The start script's own word for it.
  addEventListener('lesson-stopped', function (event) { fail(reasonOf(event.detail || {})); });

  // src/boot/extras.js could not load what the reader asked for.
  addEventListener('extras-missing', function () { tell('extra'); });
  addEventListener('extras-here', function () { if (told === 'extra') untell(); });

  new MutationObserver(function () {
    if (!live && root.hasAttribute('data-ready')) recover();
  }).observe(root, { attributes: true, attributeFilter: ['data-ready'] });

  // --- The notice's buttons ---

  // The address of the state that the controls show: the module writes it a moment after each change, unless
  // the browser refused or it stopped just then.
  function address() {
    var query = new URLSearchParams(location.search);
    // The deck's come last: while somebody drags, others wait.
    all('.control-field input[name]').concat(all('aside .control-field input')).forEach(function (field) {
      if (field.value === field.defaultValue) query.delete(field.name);
      else query.set(field.name, field.value);
    });
    all('[data-choice] input[name]').concat(all('aside [data-choice] input')).forEach(function (word) {
      if (!word.checked) return;
      if (word.defaultChecked) query.delete(word.name);
      else query.set(word.name, word.value);
    });
    return String(query);
  }

  function reload() {
    var query = live ? address() : location.search.slice(1);
    if (query === location.search.slice(1)) location.reload();
    else location.replace(location.pathname + (query && '?' + query) + location.hash);
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-reload], [data-put-away]');
    if (!button) return;
    if (button.hasAttribute('data-reload')) reload();
    else untell();
  });

  function whenRead() {
    if (document.readyState === 'loading') return;
    document.removeEventListener('readystatechange', whenRead);
    begin();
  }
  document.addEventListener('readystatechange', whenRead);
  whenRead();
})();
