//! A picture as a PNG file: the finding above it, how to read it and the address of the state below.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::files;
use super::shown::Shown;
use super::wrap::{Block, Words};
use crate::chart::{ColorRole, Rgb};
use crate::ui::canvas::paint_canvas;
use crate::ui::{browser, theme};

/// Device pixels to a CSS pixel at least: a file is looked at on other screens than the one it was made on.
const LEAST_RATIO: f64 = 2.0;
/// Around the sheet, in CSS pixels.
pub(super) const MARGIN_PX: f64 = 20.0;

/// Offers the picture.
pub(super) fn save(shown: &Shown) {
    let Some(sheet) = sheet(shown) else { return };
    let file = files::name(shown, "png");
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            files::download(&file, &blob);
        }
    });
    drop(sheet.to_blob(save.unchecked_ref()));
}

fn canvas() -> Option<HtmlCanvasElement> {
    browser::document()?.create_element("canvas").ok()?.dyn_into().ok()
}

fn sheet(shown: &Shown) -> Option<HtmlCanvasElement> {
    let (ratio, colors, inner) = (browser::pixel_ratio().max(LEAST_RATIO), theme::current(), shown.width().0);
    let picture = canvas()?;
    paint_canvas(&picture, &shown.scene(), &colors, inner, ratio, true)?;
    let (finding, reading) = (shown.figure.finding().text(), shown.figure.caption().text());
    let margin = MARGIN_PX * ratio;
    let words = Words::set(&finding, &reading, &shown.link, f64::from(picture.width()), ratio)?;
    let tops = [margin, margin + words.finding.height(), 0.0];
    let below = tops[1] + f64::from(picture.height()) + 0.3 * margin;
    let address = below + words.reading.height() + 0.3 * margin;
    let (width, height) = (f64::from(picture.width()) + 2.0 * margin, address + words.address.height() + margin);

    let sheet = canvas()?;
    sheet.set_width(whole(width));
    sheet.set_height(whole(height));
    let context: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.dyn_into().ok()?;
    let fill = |role: ColorRole| {
        let Rgb(red, green, blue) = colors.color(role);
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
    };
    let write = |block: &Block, top: f64| {
        context.set_font(&block.font());
        block.placed(top).try_for_each(|(line, y)| context.fill_text(line, margin, y).ok())
    };
    fill(ColorRole::Card);
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_canvas_element(&picture, margin, tops[1]).ok()?;
    fill(ColorRole::Ink);
    write(&words.finding, tops[0])?;
    fill(ColorRole::Soft);
    write(&words.reading, below)?;
    write(&words.address, address)?;
    Some(sheet)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what browsers can allocate")]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().clamp(1.0, 8_192.0) as u32
}
