//! A plotters backend that keeps the boxes of the texts it is told to paint, and the discs: what canvas and SVG get, after
//! layout, placement and projection.

use std::convert::Infallible;

use dealer_hedging::chart::paint::paint;
use dealer_hedging::chart::sub_pixel::{Stroke, SubPixelBackend};
use dealer_hedging::chart::{Frame, Rgb, Scene, Theme};
use plotters::drawing::IntoDrawingArea;
use plotters::style::TextStyle;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use crate::dejavu;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// plotters places on whole units; ten of them to a CSS pixel make a tenth of it count.
const UNITS_PER_PX: u32 = 10;

/// A text and the box that it fills, in CSS pixels: as wide as its letters, as high as their font.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub says: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub bold: bool,
}

impl Text {
    /// How far two boxes overlap, in CSS pixels: the lesser of across and down; below zero where they are apart.
    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        across.min(self.bottom.min(other.bottom) - self.top.max(other.top))
    }

    /// How far it leaves a frame at the edge that it leaves most; below zero inside.
    pub(crate) fn outside(&self, width: f64, height: f64) -> f64 {
        (0.0 - self.left).max(self.right - width).max(0.0 - self.top).max(self.bottom - height)
    }

    /// How far a disc reaches into it; below zero where it does not.
    pub(crate) fn covered_by(&self, ((x, y), radius): Disc) -> f64 {
        let away = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
        radius - away(x, self.left, self.right).hypot(away(y, self.top, self.bottom))
    }
}

/// A disc: centre and radius in CSS pixels.
pub(crate) type Disc = ((f64, f64), f64);

/// What is painted for a scene, `width` CSS pixels wide.
pub(crate) fn painted(scene: &Scene, width: u32) -> (Vec<Text>, Vec<Disc>) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a figure is a few hundred pixels")]
    let height = (scene.height() * f64::from(UNITS_PER_PX)).ceil() as u32;
    let (mut texts, mut discs) = (Vec::new(), Vec::new());
    let boxes = Boxes { size: (width * UNITS_PER_PX, height), texts: &mut texts, discs: &mut discs };
    let area = boxes.into_drawing_area();
    if let Err(error) = paint(scene, &area, &Theme::from_tokens(|_| None), f64::from(UNITS_PER_PX)) {
        panic!("plotters does not paint: {error}");
    }
    drop(area);
    (texts, discs)
}

struct Boxes<'a> {
    size: (u32, u32),
    texts: &'a mut Vec<Text>,
    discs: &'a mut Vec<Disc>,
}

fn px((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / f64::from(UNITS_PER_PX), f64::from(y) / f64::from(UNITS_PER_PX))
}

impl SubPixelBackend for Boxes<'_> {
    fn stroke(&mut self, _: &[(f64, f64)], _: Stroke) -> Outcome {
        Ok(())
    }

    fn halo(&mut self, _: &str, _: BackendCoord, _: &TextStyle<'_>, _: Rgb) {}

    fn image(&mut self, _: &[Rgb], _: usize, _: Frame) -> Outcome {
        Ok(())
    }
}

impl DrawingBackend for Boxes<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, _: BackendCoord, _: BackendCoord, _: &S, _: bool) -> Outcome {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Outcome {
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, _: &S, _: bool) -> Outcome {
        self.discs.push((px(centre), f64::from(radius) / f64::from(UNITS_PER_PX)));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Outcome {
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Outcome {
        let size = style.size() / f64::from(UNITS_PER_PX);
        let bold = matches!(style.style(), FontStyle::Bold);
        let ((x, y), width) = (px(place), dejavu::width(text, size, bold));
        let left = match style.anchor().h_pos {
            HPos::Left => x,
            HPos::Center => x - 0.5 * width,
            HPos::Right => x - width,
        };
        let top = match style.anchor().v_pos {
            VPos::Top => y,
            VPos::Center => y - 0.5 * size,
            VPos::Bottom => y - size,
        };
        self.texts.push(Text { says: text.to_owned(), left, right: left + width, top, bottom: top + size, bold });
        Ok(())
    }
}
