//! The list of keys.

use super::{dialog, words};
use crate::chart::html::escaped;

/// Shows what the keys do.
pub(super) fn show() {
    let row = |(keys, what): (&str, &str)| format!("<dt>{}</dt><dd>{}</dd>", escaped(keys), escaped(what));
    let rows: String = words::KEY_LIST.into_iter().map(row).collect();
    drop(dialog::open(words::KEYS, &format!("<dl class=\"extra-keys\">{rows}</dl>")));
}
