//! A figure's numbers and picture as files. They are made on the device and go nowhere else.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

use super::{browser, schedule, theme};
use crate::chart::{ColorRole, Rgb};

/// Tells spreadsheets that what follows is UTF-8; many guess otherwise.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Longest part of a file's name that says the state.
const STATE_LETTERS: usize = 80;
/// How long a download stays at its address.
const DOWNLOAD_MS: i32 = 40_000;
/// Device pixels to a CSS pixel at least: a file is looked at on other screens than the one it was made on.
const LEAST_RATIO: f64 = 2.0;

/// The state that a file shows.
pub(crate) struct Source {
    /// The address that brings it back.
    pub link: String,
    /// What is set in it, as pairs like those of a link.
    pub state: String,
}

/// Offers the table as a CSV file.
pub(crate) fn save_csv(name: &str, source: &Source, csv: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(&format!("{BYTE_ORDER_MARK}{csv}")));
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) {
        download(&format!("{}.csv", named(name, &source.state)), &blob);
    }
}

/// Offers bytes as a download. Nothing leaves the device.
fn download(name: &str, blob: &Blob) {
    let Some(document) = browser::document() else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else { return };
    let link = document.create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    let (Some(link), Some(body)) = (link, document.body()) else { return };
    link.set_href(&url);
    link.set_download(name);
    // Some browsers follow no link outside the page, and some begin to read only later.
    drop(body.append_child(&link));
    link.click();
    link.remove();
    schedule::after(DOWNLOAD_MS, move || drop(web_sys::Url::revoke_object_url(&url)));
}

/// A file's name with the state that it shows, as far as a name may hold it.
fn named(name: &str, state: &str) -> String {
    let state: String = state
        .chars()
        .map(|letter| match letter {
            '=' => '-',
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => letter,
            _ => '_',
        })
        .collect();
    match state.char_indices().nth(STATE_LETTERS) {
        Some((end, _)) => format!("{name}_{}_and-more", &state[..end]),
        None if state.is_empty() => name.to_owned(),
        None => format!("{name}_{state}"),
    }
}

/// Device pixels to a CSS pixel of an exported picture.
pub(crate) fn ratio() -> f64 {
    browser::pixel_ratio().max(LEAST_RATIO)
}

/// Offers the picture as a PNG file: the finding above it, the link to the state below.
pub(crate) fn save_picture(name: &str, source: &Source, picture: &HtmlCanvasElement, finding: &str) {
    let Some(sheet) = composed(picture, finding, &source.link) else { return };
    let file = format!("{}.png", named(name, &source.state));
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            download(&file, &blob);
        }
    });
    drop(sheet.to_blob(save.unchecked_ref()));
}

/// A text in lines.
struct Block {
    lines: Vec<String>,
    font: String,
    /// From one line to the next, in device pixels.
    step: f64,
}

impl Block {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.step
    }

    /// Writes them below each other, the first one a step below `top`.
    fn write(&self, context: &CanvasRenderingContext2d, left: f64, top: f64) -> Option<()> {
        context.set_font(&self.font);
        let mut y = top;
        for line in &self.lines {
            y += self.step;
            context.fill_text(line, left, y).ok()?;
        }
        Some(())
    }
}

fn composed(picture: &HtmlCanvasElement, finding: &str, link: &str) -> Option<HtmlCanvasElement> {
    let ratio = ratio();
    let sheet: HtmlCanvasElement = browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.dyn_into().ok()?;
    let (title, note, margin) = (20.0 * ratio, 11.0 * ratio, 20.0 * ratio);
    let width = f64::from(picture.width()) + 2.0 * margin;
    let set = |font: String, step: f64, text: &str, split: fn(&str) -> Vec<&str>, joint: &str| {
        context.set_font(&font);
        let measure = |text: &str| context.measure_text(text).map_or(0.0, |size| size.width());
        Block { lines: wrapped(split(text), joint, width - 2.0 * margin, measure), font, step }
    };
    let head =
        set(format!("600 {} ui-serif, Georgia, serif", browser::pixels(title)), title * 1.3, finding, words, " ");
    // An address has no spaces to break it at.
    let foot = set(format!("{} system-ui, sans-serif", browser::pixels(note)), note * 1.4, link, letters, "");

    let top = margin + head.height();
    let height = top + f64::from(picture.height()) + foot.height() + 2.0 * margin;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what browsers can allocate"
    )]
    let whole = |pixels: f64| pixels.ceil().clamp(1.0, 8_192.0) as u32;
    sheet.set_width(whole(width));
    sheet.set_height(whole(height));

    let colors = theme::current();
    let fill = |role: ColorRole| {
        let Rgb(red, green, blue) = colors.color(role);
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
    };
    fill(ColorRole::Card);
    context.fill_rect(0.0, 0.0, width, height);
    fill(ColorRole::Ink);
    // Lines stand on their feet: the first one begins at the margin.
    head.write(&context, margin, margin - 0.3 * title)?;
    context.draw_image_with_html_canvas_element(picture, margin, top).ok()?;
    fill(ColorRole::Soft);
    foot.write(&context, margin, height - margin - foot.height())?;
    Some(sheet)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn letters(text: &str) -> Vec<&str> {
    text.char_indices().map(|(at, letter)| &text[at..at + letter.len_utf8()]).collect()
}

/// Joins pieces into lines that fit a width.
fn wrapped(pieces: Vec<&str>, joint: &str, width: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces {
        let Some(line) = lines.last_mut() else { break };
        let longer = if line.is_empty() { piece.to_owned() } else { format!("{line}{joint}{piece}") };
        if line.is_empty() || measure(&longer) <= width {
            *line = longer;
        } else {
            lines.push(piece.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> f64 {
        f64::from(u32::try_from(text.len()).unwrap_or(0))
    }

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let lines = wrapped(words("the dealer buys nine thousand shares"), " ", 12.0, count);
        assert_eq!(lines, ["the dealer", "buys nine", "thousand", "shares"]);
        assert_eq!(wrapped(letters("abcdéfg"), "", 3.0, count), ["abc", "dé", "fg"]);
    }

    #[test]
    fn a_file_is_named_after_its_state() {
        assert_eq!(named("dealer-delta", ""), "dealer-delta");
        assert_eq!(named("dealer-delta", "spot=104&days=2.5"), "dealer-delta_spot-104_days-2.5");
        let long = named("same-news", &format!("path={}", "1,".repeat(90)));
        assert!(long.ends_with("_1_1_and-more") && long.len() < 110, "{long}");
    }
}
