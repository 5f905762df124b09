// Puts the reader's own choice of light or dark in force before anything is painted; the module, which
// switches and remembers it (src/ui/theme.rs), arrives later.
(function () {
  'use strict';
  var key = 'dealer-hedging:theme';
  try {
    var choice = localStorage.getItem(key);
    if (choice === null) {
      // Earlier versions remembered it under a name that others on the same host may use as well.
      choice = localStorage.getItem('theme');
      if (choice === 'light' || choice === 'dark') localStorage.setItem(key, choice);
    }
    if (choice === 'light' || choice === 'dark') document.documentElement.setAttribute('data-theme', choice);
  } catch (blocked) {
    // Without storage the page follows the system.
  }
})();
