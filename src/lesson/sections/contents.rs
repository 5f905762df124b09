//! The list of contents, read off the page itself: nothing to keep in step.

use leptos::prelude::*;

/// Where the list goes; no text of the page can hold it.
const MARK: &str = "data-contents-here";

/// The button, and the list that it folds out. On wide screens the list stands in the margin.
pub(super) fn markup() -> impl IntoView {
    view! {
        <button type="button" class="quiet contents-button" popovertarget="contents">"Contents"</button>
        <nav id="contents" popover="auto" aria-label="Contents"><ol inner_html=MARK></ol></nav>
    }
}

/// The page with its list of contents filled in.
pub(super) fn filled(page: &str) -> String {
    let item = |(id, title): (&str, &str)| format!("<li><a href=\"#{id}\">{title}</a></li>");
    page.replacen(MARK, &sections(page).map(item).collect::<String>(), 1)
}

/// Address and title of every section that has a heading, in page order.
fn sections(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("<section id=\"").skip(1).filter_map(|section| {
        let (id, rest) = section.split_once('"')?;
        let (_, heading) = rest.split_once("<h2>")?;
        let (title, _) = heading.split_once('<')?;
        Some((id, title))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_with_headings_are_listed() {
        let page = "<ol>data-contents-here</ol><section id=\"a\"><p></p></section>\
                    <section id=\"b\" class=\"wide\"><h2>B<a></a></h2></section><section id=\"c\"><h2>C</h2></section>";
        assert_eq!(sections(page).collect::<Vec<_>>(), [("b", "B"), ("c", "C")]);
        assert!(filled(page).starts_with("<ol><li><a href=\"#b\">B</a></li><li><a href=\"#c\">C</a></li></ol>"));
    }
}
