//! A picture as an SVG file: shapes that stay sharp at any size, with the same words around them as the picture in
//! pixels.

use std::fmt::Write as _;

use super::files;
use super::picture::MARGIN_PX;
use super::shown::Shown;
use super::wrap::{Block, Words};
use crate::chart::html::escaped;
use crate::chart::svg::svg;
use crate::chart::{ColorRole, Rgb, Theme};
use crate::ui::theme;

/// Offers the picture.
pub(super) fn save(shown: &Shown) {
    if let Some(sheet) = sheet(shown) {
        files::save_text(shown, "svg", "image/svg+xml", &sheet);
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the width of an element on the page")]
fn sheet(shown: &Shown) -> Option<String> {
    let (colors, inner, scene) = (theme::current(), shown.width().0, shown.scene());
    let picture = svg(&scene, inner as u32, &colors).ok()?;
    let (finding, reading) = (shown.figure.finding().text(), shown.figure.caption().text());
    let words = Words::set(&finding, &reading, &shown.link, inner, 1.0)?;
    let title = escaped(&finding);
    let sheet = Sheet { colors, width: inner + 2.0 * MARGIN_PX };
    Some(sheet.of(&words, &title, &picture, scene.height()))
}

/// What all of a sheet shares.
struct Sheet {
    colors: Theme,
    width: f64,
}

impl Sheet {
    /// The whole document around a picture of this height.
    fn of(&self, words: &Words, title: &str, picture: &str, picture_height: f64) -> String {
        let top = MARGIN_PX + words.finding.height();
        let below = top + picture_height + 6.0;
        let address = below + words.reading.height() + 6.0;
        let (width, height) = (self.width, address + words.address.height() + MARGIN_PX);
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
            self.color(ColorRole::Card)
        );
        self.write(&mut text, &words.finding, MARGIN_PX, ColorRole::Ink);
        text.push_str(&picture.replacen("<svg ", &format!("<svg x=\"{MARGIN_PX}\" y=\"{top}\" "), 1));
        self.write(&mut text, &words.reading, below, ColorRole::Soft);
        self.write(&mut text, &words.address, address, ColorRole::Soft);
        text + "</svg>\n"
    }

    fn color(&self, role: ColorRole) -> String {
        let Rgb(red, green, blue) = self.colors.color(role);
        format!("rgb({red},{green},{blue})")
    }

    fn write(&self, text: &mut String, block: &Block, top: f64, role: ColorRole) {
        for (line, y) in block.placed(top) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "<text x=\"{MARGIN_PX}\" y=\"{y:.1}\" font-family=\"{}\" font-size=\"{}\" font-weight=\"{}\" \
                 fill=\"{}\">{}</text>",
                block.letters.family,
                block.px,
                block.letters.weight,
                self.color(role),
                escaped(line)
            );
        }
    }
}
