//! The picture as SVG: for the page without JavaScript, for print and for snapshots.

use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;
use plotters::style::{RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::paint::paint;
use super::pen::{Pen, Stroke};
use super::projection::Frame;
use super::{Rgb, Scene, Theme};

/// plotters places SVG shapes on whole units; eight of them to a CSS pixel keep curves smooth.
const UNITS_PER_PX: u32 = 8;

/// The scene as an SVG document, `width` CSS pixels wide.
///
/// # Errors
/// What plotters could not draw, in words.
pub fn svg(scene: &Scene, width: u32, theme: &Theme) -> Result<String, String> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a figure is a few hundred pixels high"
    )]
    let height = scene.height().clamp(1.0, 10_000.0).ceil() as u32;
    let size = (width * UNITS_PER_PX, height * UNITS_PER_PX);
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        paint(scene, &area, theme, f64::from(UNITS_PER_PX)).map_err(|error| error.to_string())?;
        area.present().map_err(|error| error.to_string())?;
    }
    let drawn = format!("width=\"{}\" height=\"{}\"", size.0, size.1);
    Ok(text.replacen(&drawn, &format!("width=\"{width}\" height=\"{height}\""), 1))
}

fn style(stroke: Stroke) -> ShapeStyle {
    let Rgb(red, green, blue) = stroke.colour;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a stroke is a few pixels wide")]
    let width = stroke.width.round().max(1.0) as u32;
    ShapeStyle { color: RGBColor(red, green, blue).into(), filled: false, stroke_width: width }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped far outside any picture")]
fn whole((x, y): (f64, f64)) -> BackendCoord {
    let near = |v: f64| v.round().clamp(-1e6, 1e6) as i32;
    (near(x), near(y))
}

impl Pen for SVGBackend<'_> {
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let style = style(stroke);
        if stroke.dash <= 0.0 {
            return self.draw_path(points.iter().copied().map(whole), &style);
        }
        dashes(points, stroke.dash).into_iter().try_for_each(|dash| self.draw_path(dash.into_iter().map(whole), &style))
    }

    /// SVG text here has no outline: plotters offers none, and a still picture can do without.
    fn halo(&mut self, _: &str, _: BackendCoord, _: &TextStyle<'_>, _: Rgb) {}

    fn image(&mut self, pixels: &[Rgb], columns: usize, frame: Frame) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        if columns == 0 {
            return Ok(());
        }
        #[expect(clippy::cast_precision_loss, reason = "an image has a few hundred rows")]
        let (across, down) = (
            (frame.right - frame.left) / columns as f64,
            (frame.bottom - frame.top) / (pixels.len() / columns).max(1) as f64,
        );
        for (index, colour) in pixels.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "an image has a few hundred rows")]
            let (column, row) = ((index % columns) as f64, (index / columns) as f64);
            let corner = (frame.left + column * across, frame.top + row * down);
            let fill = ShapeStyle { filled: true, ..style(Stroke { colour: *colour, width: 1.0, dash: 0.0 }) };
            self.draw_rect(whole(corner), whole((corner.0 + across + 1.0, corner.1 + down + 1.0)), &fill, true)?;
        }
        Ok(())
    }
}

/// Cuts a line into dashes as long as the gaps between them.
fn dashes(points: &[(f64, f64)], length: f64) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![points.first().copied().into_iter().collect::<Vec<_>>()];
    let (mut left, mut drawing) = (length, true);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let rest = (to.0 - from.0).hypot(to.1 - from.1);
            if rest <= left {
                left -= rest;
                if drawing && let Some(piece) = pieces.last_mut() {
                    piece.push(to);
                }
                break;
            }
            let share = left / rest;
            from = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            if !drawing {
                pieces.push(Vec::new());
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(from);
            }
            drawing = !drawing;
            left = length;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_and_gaps_are_equally_long() {
        let pieces = dashes(&[(0.0, 0.0), (7.0, 0.0), (20.0, 0.0)], 5.0);
        assert_eq!(pieces, vec![vec![(0.0, 0.0), (5.0, 0.0)], vec![(10.0, 0.0), (15.0, 0.0)]]);
    }
}
