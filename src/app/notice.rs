//! The notice about a link that could not be used as it stands.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::{Store, words};
use crate::chart::html::escaped;
use crate::ui::live::{Slot, on_click, once_live, printed};
use crate::ui::reactive::effect;
use crate::ui::{browser, schedule};

/// When the page has found its shape, in milliseconds after it is live.
const SETTLED_MS: i32 = 2 * schedule::FAR_REST_MS;
/// What was wrong with the link, if anything was, where the reader is.
#[component]
pub(super) fn LinkNotice() -> impl IntoView {
    let store = Store::here();
    let (notice, list) = (Slot::<HtmlElement>::default(), Slot::<Element>::default());
    let marks = (notice.here(), list.here());
    once_live(move || {
        if let (Some(notice), Some(list)) = (notice.get(), list.get()) {
            effect(move || show(&notice, &list, &store.problems()));
        }
    });
    let close = on_click(move || store.dismiss_problems());
    printed(|| {
        view! {
            <div class="notice notice-link" role="status" data-notice hidden data-live=marks.0>
                <p>{words::LINK_NOTICE}</p>
                <ul data-live=marks.1></ul>
                <button type="button" class="button-quiet" data-live=close>{words::CLOSE}</button>
            </div>
        }
    })
}

fn show(notice: &HtmlElement, list: &Element, problems: &[String]) {
    let item = |problem: &String| format!("<li>{}</li>", escaped(problem));
    list.set_inner_html(&problems.iter().map(item).collect::<String>());
    notice.set_hidden(problems.is_empty());
    if !problems.is_empty() {
        uncover(notice);
        // Once more when pictures further up have taken their height.
        let notice = notice.clone();
        schedule::after(SETTLED_MS, move || uncover(&notice));
    }
}

/// Moves the part that the address leads to out from under the notice.
fn uncover(notice: &HtmlElement) {
    let target = browser::document().and_then(|document| document.query_selector(":target").ok().flatten());
    let (Some(target), Some(window)) = (target, web_sys::window()) else { return };
    let (covered, top) = (notice.get_bounding_client_rect(), target.get_bounding_client_rect().top());
    if (covered.top()..covered.bottom()).contains(&top) {
        window.scroll_by_with_x_and_y(0.0, top - covered.bottom());
    }
}
