//! The page's address, and the state that it holds.

use web_sys::Event;

use crate::scenario::{Scenario, link};
use crate::ui::browser;
use crate::ui::extra::{STATE, STATE_WANTED};

/// An address without the part of the page that it leads to.
pub(super) fn without_part(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// The state that the page is in.
pub(super) fn state_of_page() -> Scenario {
    let address = address_of_state();
    link::read(without_part(&address).split_once('?').map_or("", |(_, query)| query)).state
}

/// Leaves for another address.
pub(super) fn go(address: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().assign(address));
    }
}

/// The address of the state as it stands: the page's own word for it, and the address bar's where the page does not
/// answer.
pub(super) fn address_of_state() -> String {
    let answer = || {
        let root = browser::root()?;
        root.dispatch_event(&Event::new(STATE_WANTED).ok()?).ok()?;
        root.get_attribute(STATE)
    };
    answer().unwrap_or_else(browser::address)
}
