//! Files, made on the device: nothing leaves it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement};

use super::shown::Shown;
use super::{dialog, words};
use crate::chart::{Cell, Column, Table};
use crate::scenario::link;
use crate::ui::{browser, schedule};

/// Tells spreadsheets that what follows is UTF-8; many guess otherwise.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Longest part of a file's name that says the state.
const STATE_LETTERS: usize = 80;
/// How long a download stays at its address: some browsers begin to read late.
const DOWNLOAD_MS: i32 = 40_000;

/// Offers the numbers as a CSV file, whose first line says where they come from.
pub(super) fn save_csv(shown: &Shown) {
    let table = with_address(shown.figure.table(), &shown.link);
    save_text(shown, "csv", "text/csv;charset=utf-8", &format!("{BYTE_ORDER_MARK}{}", table.csv()));
}

/// The same table with one more column, which holds the address of the state beside the first row: the file stays a
/// table for whatever opens it.
fn with_address(mut table: Table, link: &str) -> Table {
    table.columns.push(Column::new(words::MADE_FROM, ""));
    for (place, row) in table.rows.iter_mut().enumerate() {
        row.push(Cell::text(if place == 0 { link } else { "" }));
    }
    table
}

/// Offers a text as a file of this kind.
pub(super) fn save_text(shown: &Shown, ending: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        download(&name(shown, ending), &blob);
    }
}

/// Offers bytes as a download.
pub(super) fn download(name: &str, blob: &Blob) {
    let Some(document) = browser::document() else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else {
        // As in some closed frames.
        drop(dialog::open(words::NO_FILE, &format!("<p>{}</p>", words::NO_FILE_HELP)));
        return;
    };
    let link = document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(link), Some(body)) = (link, document.body()) else { return };
    link.set_href(&url);
    link.set_download(name);
    // Some browsers follow no link outside the page.
    drop(body.append_child(&link));
    link.click();
    link.remove();
    schedule::after(DOWNLOAD_MS, move || drop(web_sys::Url::revoke_object_url(&url)));
}

/// What a figure's file is called.
pub(super) fn name(shown: &Shown, ending: &str) -> String {
    format!("{}.{ending}", named(shown.spec.id, &link::changes(&shown.state)))
}

/// A figure's name with the state that it shows, as far as the name of a file may hold it.
fn named(figure: &str, state: &str) -> String {
    let state: String = state
        .chars()
        .map(|letter| match letter {
            '=' => '-',
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => letter,
            _ => '_',
        })
        .collect();
    match state.char_indices().nth(STATE_LETTERS) {
        Some((end, _)) => format!("{figure}_{}_and-more", &state[..end]),
        None if state.is_empty() => figure.to_owned(),
        None => format!("{figure}_{state}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_state() {
        assert_eq!(named("dealer-delta", ""), "dealer-delta");
        assert_eq!(named("dealer-delta", "spot=104&days=2.5"), "dealer-delta_spot-104_days-2.5");
        let long = named("same-news", &format!("path={}", "1,".repeat(90)));
        assert!(long.ends_with("_1_1_and-more") && long.len() < 110, "{long}");
    }

    #[test]
    fn a_table_with_its_address_is_still_a_table() {
        let mut table = Table::of(&[("spot", "$")]);
        table.row().price(99.0);
        table.row().price(100.0);
        let csv = with_address(table, "https://a.test/?v=3&spot=104").csv();
        assert_eq!(csv, format!("spot ($),{}\r\n99,https://a.test/?v=3&spot=104\r\n100,\r\n", words::MADE_FROM));
    }
}
