//! Sentences and tables as markup. Building it as text keeps thousands of cells out of the
//! reactive tree: a table is replaced whole, and only when it is looked at or tested.

use super::{Cell, RichText, Table};
use crate::format::number;

/// Text that is safe between tags and inside quoted attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// Where a line must not end: a number is read with its error and its unit.
const HELD: [(&str, &str); 2] = [(" ± ", "\u{A0}±\u{A0}"), (" bp", "\u{A0}bp")];

/// A text whose numbers keep their errors and units on one line.
fn held(text: &str) -> String {
    HELD.iter().fold(text.to_owned(), |text, (loose, tight)| text.replace(loose, tight))
}

impl RichText {
    /// The sentence as markup, a `<b>` with its role's class around each colored part.
    #[must_use]
    pub fn html(&self) -> String {
        let span = |span: &super::Span| match span.role {
            None => held(&escaped(&span.text)),
            Some(role) => format!("<b class=\"{}\">{}</b>", role.class(), held(&escaped(&span.text))),
        };
        self.spans().iter().map(span).collect()
    }
}

impl Table {
    /// Head and body of the table; every numeric cell carries its number, unrounded.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::from("<thead><tr>");
        for column in &self.columns {
            html.push_str("<th scope=\"col\">");
            html.push_str(&escaped(&column.heading()));
            html.push_str("</th>");
        }
        html.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            html.push_str("<tr>");
            for cell in row {
                match cell {
                    Cell::Text(text) => {
                        html.push_str("<td>");
                        html.push_str(&escaped(text));
                    }
                    Cell::Number { value, shown } => {
                        html.push_str("<td class=\"table-number\" data-value=\"");
                        html.push_str(&number::shortest(*value));
                        html.push_str("\">");
                        html.push_str(&escaped(shown));
                    }
                }
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody>");
        html
    }
}

/// A story as list items, each a button that names the control it sets and its value.
#[must_use]
pub fn story(beats: &[super::StoryBeat]) -> String {
    let item = |beat: &super::StoryBeat| {
        let (control, value) = (beat.control, number::shortest(beat.value));
        let (label, words) = (escaped(&beat.label), escaped(&beat.words.text()));
        format!(
            "<li><button type=\"button\" data-goes=\"{control}\" data-to=\"{value}\" title=\"{words}\">{label}</button></li>"
        )
    };
    beats.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{ColorRole, Column};

    #[test]
    fn roles_become_classes_and_text_is_escaped() {
        let words = RichText::plain("a < b: ").colored(ColorRole::Buy, "buy & hold");
        assert_eq!(words.html(), "a &lt; b: <b class=\"role-buy\">buy &amp; hold</b>");
    }

    #[test]
    fn a_number_stays_on_the_line_of_its_error_and_its_unit() {
        assert_eq!(RichText::plain("a range of 193 ± 3 bp").html(), "a range of 193\u{A0}±\u{A0}3\u{A0}bp");
    }

    #[test]
    fn a_numeric_cell_carries_its_number() {
        let table = Table {
            columns: vec![Column::new("spot", "$"), Column::new("delta", "")],
            rows: vec![vec![Cell::number(1.0 / 3.0, "0.33"), Cell::number(2.0 / 3.0, "0.67")]],
            along: None,
        };
        assert_eq!(
            table.html(),
            "<thead><tr><th scope=\"col\">spot ($)</th><th scope=\"col\">delta</th></tr></thead><tbody><tr>\
             <td class=\"table-number\" data-value=\"0.3333333333333333\">0.33</td>\
             <td class=\"table-number\" data-value=\"0.6666666666666666\">0.67</td></tr></tbody>"
        );
    }
}
