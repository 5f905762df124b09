//! A small window over the page. The browser keeps the keyboard in it and gives the focus back afterwards.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

use super::words;
use crate::chart::html::escaped;
use crate::ui::browser;

/// Opens a window with a heading and what stands in it, as markup. It is gone from the page once it is closed.
pub(super) fn open(heading: &str, body: &str) -> Option<HtmlDialogElement> {
    let document = browser::document()?;
    let dialog: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
    dialog.set_class_name("extra");
    let (heading, close) = (escaped(heading), words::CLOSE);
    dialog.set_inner_html(&format!(
        "<h2 id=\"extra-heading\">{heading}</h2>{body}\
         <form method=\"dialog\"><button class=\"button-quiet\">{close}</button></form>"
    ));
    browser::set_attribute(&dialog, "aria-labelledby", "extra-heading");
    // Where the page stands in full screen, only what is in the same element shows.
    let host = document.fullscreen_element().or_else(|| document.body().map(Into::into))?;
    host.append_child(&dialog).ok()?;
    let closed = dialog.clone();
    browser::on(&dialog, "close", move |_: Event| closed.remove());
    let outside = dialog.clone();
    browser::on(&dialog, "click", move |event: Event| {
        // The window itself is hit only around what stands in it.
        if event.target().as_ref() == Some(outside.as_ref()) {
            outside.close();
        }
    });
    dialog.show_modal().ok()?;
    Some(dialog)
}
