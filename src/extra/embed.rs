//! The code that shows a figure, in its state, on another page.

use web_sys::{Element, Event, HtmlTextAreaElement};

use super::page::without_part;
use super::shown::Shown;
use super::{dialog, words};
use crate::chart::html::escaped;
use crate::ui::{browser, share};

/// The name in a link of the figure that stands alone.
pub(super) const EMBED: &str = "embed";
/// Around a figure that stands alone, in CSS pixels: what its page adds to its height.
const AROUND_PX: f64 = 90.0;

/// Shows the code, to be copied.
pub(super) fn show(shown: &Shown) {
    let height = shown.element.get_bounding_client_rect().height() + AROUND_PX;
    let code = code(&shown.link, shown.spec.id, &shown.figure.finding().text(), height);
    let body = format!(
        "<p>{}</p><textarea readonly rows=\"5\" aria-label=\"{}\">{}</textarea><p><button type=\"button\">{}</button></p>",
        words::EMBED_HELP,
        words::EMBED_CODE,
        escaped(&code),
        words::COPY
    );
    let Some(dialog) = dialog::open(words::EMBED, &body) else { return };
    let text = browser::find::<HtmlTextAreaElement>(&dialog, "textarea");
    if let (Some(text), Some(button)) = (text, browser::find::<Element>(&dialog, "button[type=button]")) {
        let pressed = button.clone();
        browser::on(&button, "click", move |_: Event| copy(text.clone(), pressed.clone()));
    }
}

fn copy(text: HtmlTextAreaElement, button: Element) {
    share::take(&text.value(), move |taken| {
        if !taken {
            text.select();
        }
        button.set_text_content(Some(if taken { words::COPIED } else { words::COPY_BY_HAND }));
    });
}

fn code(link: &str, figure: &str, title: &str, height: f64) -> String {
    let address = with(without_part(link), EMBED, figure);
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height:.0}\" style=\"border:0\" loading=\"lazy\" \
         allow=\"clipboard-write; fullscreen\"></iframe>",
        escaped(&address),
        escaped(title)
    )
}

/// An address without its hash whose query has this name, and this value unless it is empty.
pub(super) fn with(page: &str, name: &str, value: &str) -> String {
    let (page, joint) = (without(page, name), if value.is_empty() { "" } else { "=" });
    let mark = if page.contains('?') { '&' } else { '?' };
    format!("{page}{mark}{name}{joint}{value}")
}

/// An address without its hash whose query has this name no more.
pub(super) fn without(page: &str, name: &str) -> String {
    let Some((page, query)) = page.split_once('?') else { return page.to_owned() };
    let kept = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let kept: Vec<&str> = query.split('&').filter(kept).collect();
    if kept.is_empty() { page.to_owned() } else { format!("{page}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_set_and_taken_back_and_the_state_stays() {
        let page = "https://a.test/b/?v=3&spot=104";
        let alone = with(page, "embed", "dealer-delta");
        assert_eq!(alone, "https://a.test/b/?v=3&spot=104&embed=dealer-delta");
        assert_eq!(with(&alone, "embed", "echo"), "https://a.test/b/?v=3&spot=104&embed=echo");
        assert_eq!(without(&alone, "embed"), page);
        assert_eq!(with("https://a.test/", "present", ""), "https://a.test/?present");
        assert_eq!(without("https://a.test/?present", "present"), "https://a.test/");
    }

    #[test]
    fn the_code_is_safe_markup() {
        let code = code("https://a.test/?v=3&spot=104#echo", "echo", "100 \"bp\" & more", 700.4);
        assert!(code.starts_with("<iframe src=\"https://a.test/?v=3&amp;spot=104&amp;embed=echo\" "), "{code}");
        assert!(code.contains("title=\"100 &quot;bp&quot; &amp; more\"") && code.contains("height=\"700\""), "{code}");
    }
}
