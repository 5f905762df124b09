//! What else there is for a figure, as a list to choose from.

use super::shown::{OF, figure_of};
use super::{asked, dialog, words};
use crate::chart::html::escaped;
use crate::ui::browser;
use crate::ui::extra::{ASKS, Extra};

/// Shows the list for the figure around a button.
pub(super) fn show(button: &web_sys::Element) {
    let Some(figure) = figure_of(button) else { return };
    let item = |(extra, label, what): (Extra, &str, &str)| {
        let (name, label, what) = (extra.name(), escaped(label), escaped(what));
        format!("<li><button type=\"button\" {ASKS}=\"{name}\">{label}</button> {what}</li>")
    };
    let items: Vec<String> = words::MORE_LIST.into_iter().map(item).collect();
    let body = format!("<ul class=\"extra-more\">{}</ul>", items.concat());
    if let Some(dialog) = dialog::open(words::MORE, &body) {
        browser::set_attribute(&dialog, OF, &figure.id());
        let closed = dialog.clone();
        // Heard of after the choice itself, whose window may take its place.
        browser::on(&dialog, "click", move |event: web_sys::Event| {
            if asked(&event).is_some() {
                closed.close();
            }
        });
    }
}
