//! Pictures on paper. Browsers tell a page that it is about to be printed, and take what stands there when the
//! page has answered: there is no frame in between in which anything could be painted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Event;

use super::{browser, sight};

/// Width for which a picture is drawn on paper, in CSS pixels: that of a column of A4 or Letter.
pub(crate) const WIDTH_PX: f64 = 690.0;
/// Device pixels for each of them: some 200 dots an inch.
pub(crate) const RATIO: f64 = 2.0;

type Listener = Rc<dyn Fn(bool)>;

thread_local! {
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
    static PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Calls back with true when the page is about to be printed, with false when it has been.
pub(crate) fn on_print(action: impl Fn(bool) + 'static) {
    let first = LISTENERS.with_borrow_mut(|listeners| {
        listeners.push(Rc::new(action));
        listeners.len() == 1
    });
    let (true, Some(window)) = (first, web_sys::window()) else { return };
    // What waits has its turn between two listeners.
    browser::on(&window, "beforeprint", |_: Event| sight::wake_all());
    browser::on(&window, "beforeprint", |_: Event| tell(true));
    browser::on(&window, "afterprint", |_: Event| tell(false));
    // Some browsers have only this; in the others both come.
    browser::on_media_change("print", || tell(browser::matches_media("print")));
}

fn tell(printing: bool) {
    if PRINTING.replace(printing) == printing {
        return;
    }
    let listeners = LISTENERS.with_borrow(Clone::clone);
    for listener in listeners {
        listener(printing);
    }
}
