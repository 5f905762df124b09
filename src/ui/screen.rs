//! What makes every picture stale although nothing that it shows has changed.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Event;

use super::browser;

type Listener = Rc<dyn Fn()>;

thread_local! {
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
}

/// Calls back when the window has another size or zoom, when it moved to a screen with other pixels, and
/// when the page comes back after the browser may have dropped its pictures.
pub(crate) fn on_change(action: impl Fn() + 'static) {
    let first = LISTENERS.with_borrow_mut(|listeners| {
        listeners.push(Rc::new(action));
        listeners.len() == 1
    });
    let (true, Some(window), Some(document)) = (first, web_sys::window(), browser::document()) else { return };
    browser::on(&window, "resize", |_: Event| tell());
    browser::on(&window, "pageshow", |_: Event| tell());
    browser::on(&document, "visibilitychange", |_: Event| tell());
    follow_ratio();
}

fn tell() {
    let listeners = LISTENERS.with_borrow(Clone::clone);
    for listener in listeners {
        listener();
    }
}

/// A screen with other pixels resizes nothing. A query can only ask whether the ratio is still the one that
/// it names, so each change asks anew.
fn follow_ratio() {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let query = format!("(resolution: {}dppx)", crate::format::number::shortest(ratio));
    browser::once_media_changes(&query, || {
        tell();
        follow_ratio();
    });
}
