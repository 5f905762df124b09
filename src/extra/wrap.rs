//! Text in lines that fit a width.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::ui::browser;

/// A text in lines, and how it is set.
pub(super) struct Block {
    /// Line by line.
    pub(super) lines: Vec<String>,
    /// Its letters.
    pub(super) letters: Type,
    /// Height of its letters, in pixels of the sheet.
    pub(super) px: f64,
    /// From one line to the next, in pixels of the sheet.
    pub(super) step: f64,
}

/// Letters of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Type {
    /// As a style sheet writes it.
    pub(super) family: &'static str,
    /// From 100 to 900.
    pub(super) weight: u16,
}

const TITLE: Type = Type { family: "ui-serif, Georgia, serif", weight: 600 };
const TEXT: Type = Type { family: "system-ui, sans-serif", weight: 400 };

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Between words.
    Words,
    /// After any letter: an address has no spaces.
    Letters,
}

/// Letters of a title, in CSS pixels.
const TITLE_PX: f64 = 20.0;
/// Letters of a reading.
const READING_PX: f64 = 14.0;
/// Letters of an address.
const ADDRESS_PX: f64 = 11.0;

/// What stands around an exported picture.
pub(super) struct Words {
    /// What it found.
    pub(super) finding: Block,
    /// How to read it.
    pub(super) reading: Block,
    /// Where it lives.
    pub(super) address: Block,
}

impl Words {
    /// The same texts for a sheet of this width; all lengths times `ratio`. `None` where the browser measures nothing.
    pub(super) fn set(finding: &str, reading: &str, address: &str, width: f64, ratio: f64) -> Option<Self> {
        let context = context()?;
        let block = |text: &str, letters: Type, css_px: f64, line: f64, breaks: Breaks| {
            let px = css_px * ratio;
            context.set_font(&letters.font(px));
            let measure = |text: &str| context.measure_text(text).map_or(0.0, |size| size.width());
            Block { lines: wrapped(text, breaks, width, measure), letters, px, step: line * px }
        };
        Some(Self {
            finding: block(finding, TITLE, TITLE_PX, 1.3, Breaks::Words),
            reading: block(reading, TEXT, READING_PX, 1.4, Breaks::Words),
            address: block(address, TEXT, ADDRESS_PX, 1.4, Breaks::Letters),
        })
    }
}

impl Type {
    /// As a canvas wants it, with letters of this height.
    fn font(self, px: f64) -> String {
        format!("{} {} {}", self.weight, browser::pixels(px), self.family)
    }
}

impl Block {
    /// Its font, as a canvas wants it.
    pub(super) fn font(&self) -> String {
        self.letters.font(self.px)
    }

    /// Its height, in the unit of its font.
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.step
    }

    /// Each line, and where its letters stand: the first one a step below `top`, less what hangs below the line.
    pub(super) fn placed(&self, top: f64) -> impl Iterator<Item = (&str, f64)> {
        let mut y = top - 0.25 * self.step;
        self.lines.iter().map(move |line| {
            y += self.step;
            (line.as_str(), y)
        })
    }
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Joins the pieces of a text into lines that fit a width.
fn wrapped(text: &str, breaks: Breaks, width: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let (pieces, joint): (Vec<&str>, &str) = match breaks {
        // A number keeps its unit: what may not be broken is no white space here.
        Breaks::Words => (text.split(' ').filter(|word| !word.is_empty()).collect(), " "),
        Breaks::Letters => (text.char_indices().map(|(at, letter)| &text[at..at + letter.len_utf8()]).collect(), ""),
    };
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
        let lines = wrapped("the dealer buys nine thousand shares", Breaks::Words, 12.0, count);
        assert_eq!(lines, ["the dealer", "buys nine", "thousand", "shares"]);
        assert_eq!(wrapped("abcdéfg", Breaks::Letters, 3.0, count), ["abc", "dé", "fg"]);
        assert_eq!(wrapped("buys 9\u{a0}% more", Breaks::Words, 9.0, count), ["buys 9\u{a0}%", "more"]);
    }
}
