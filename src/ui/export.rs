//! A figure's numbers and picture as files. They are made on the device and go nowhere else.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

use super::chart::{Rgb, Tone};
use super::{browser, theme};

/// Offers the table as a CSV file.
pub fn save_csv(name: &str, csv: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(csv));
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) {
        browser::download(&format!("{name}.csv"), &blob);
    }
}

/// Offers the picture as a PNG file: the finding above it, the address of the state below.
pub fn save_picture(name: &str, canvas: &HtmlCanvasElement, finding: &str) {
    let Some(sheet) = composed(canvas, finding) else { return };
    let file = format!("{name}.png");
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            browser::download(&file, &blob);
        }
    });
    drop(sheet.to_blob(save.unchecked_ref()));
}

fn composed(canvas: &HtmlCanvasElement, finding: &str) -> Option<HtmlCanvasElement> {
    let ratio = browser::pixel_ratio();
    let sheet: HtmlCanvasElement = browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.dyn_into().ok()?;
    let (title, note, margin) = (20.0 * ratio, 11.0 * ratio, 20.0 * ratio);
    let width = f64::from(canvas.width()) + 2.0 * margin;
    let title_font = format!("600 {} ui-serif, Georgia, serif", browser::pixels(title));
    context.set_font(&title_font);
    let lines =
        wrapped(finding, width - 2.0 * margin, |text| context.measure_text(text).map_or(0.0, |size| size.width()));
    #[expect(clippy::cast_precision_loss, reason = "a sentence has a few lines")]
    let head = margin + lines.len() as f64 * title * 1.3;
    let height = head + f64::from(canvas.height()) + note + 2.0 * margin;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what browsers can allocate"
    )]
    let whole = |pixels: f64| pixels.ceil().clamp(1.0, 8_192.0) as u32;
    sheet.set_width(whole(width));
    sheet.set_height(whole(height));

    let colours = theme::current();
    let fill = |tone: Tone| {
        let Rgb(red, green, blue) = colours.colour(tone);
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
    };
    fill(Tone::Card);
    context.fill_rect(0.0, 0.0, width, height);
    fill(Tone::Ink);
    // Setting the size has reset the context.
    context.set_font(&title_font);
    let mut y = margin + title;
    for line in &lines {
        context.fill_text(line, margin, y).ok()?;
        y += title * 1.3;
    }
    context.draw_image_with_html_canvas_element(canvas, margin, head).ok()?;
    fill(Tone::Soft);
    context.set_font(&format!("{} system-ui, sans-serif", browser::pixels(note)));
    context.fill_text(&browser::address(), margin, height - margin).ok()?;
    Some(sheet)
}

/// Breaks a sentence into lines that fit a width.
fn wrapped(text: &str, width: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || measure(&longer) <= width {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let lines = wrapped("the dealer buys nine thousand shares", 12.0, |text| {
            f64::from(u32::try_from(text.len()).unwrap_or(0))
        });
        assert_eq!(lines, ["the dealer", "buys nine", "thousand", "shares"]);
    }
}
