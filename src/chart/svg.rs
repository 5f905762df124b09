//! The picture as SVG: for the page without JavaScript, for print and for snapshots.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;
use plotters::style::{RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::paint::paint;
use super::projection::Frame;
use super::sub_pixel::{Stroke, SubPixelBackend};
use super::{Rgb, Scene, Theme};

/// plotters places SVG shapes on whole units; eight of them to a CSS pixel keep curves smooth.
const UNITS_PER_PX: u32 = 8;
/// What a text begins with that stands for an image.
const IMAGE: &str = "image: ";

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
    let sized = text.replacen(&drawn, &format!("width=\"{width}\" height=\"{height}\""), 1);
    Ok(with_images(&sized))
}

fn style(stroke: Stroke) -> ShapeStyle {
    let Rgb(red, green, blue) = stroke.color;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a stroke is a few pixels wide")]
    let width = stroke.width.round().max(1.0) as u32;
    ShapeStyle { color: RGBColor(red, green, blue).into(), filled: false, stroke_width: width }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped far outside any picture")]
fn whole((x, y): (f64, f64)) -> BackendCoord {
    let near = |v: f64| v.round().clamp(-1e6, 1e6) as i32;
    (near(x), near(y))
}

impl SubPixelBackend for SVGBackend<'_> {
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let style = style(stroke);
        if stroke.dash <= 0.0 {
            return self.draw_path(points.iter().copied().map(whole), &style);
        }
        dashes(points, stroke.dash).into_iter().try_for_each(|dash| self.draw_path(dash.into_iter().map(whole), &style))
    }

    /// SVG text here has no outline: plotters offers none, and a still picture can do without.
    fn halo(&mut self, _: &str, _: BackendCoord, _: &TextStyle<'_>, _: Rgb) {}

    /// plotters places no image, so it travels as a text that `with_images` turns into one.
    fn image(&mut self, pixels: &[Rgb], columns: usize, frame: Frame) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let Some(file) = png(pixels, columns) else { return Ok(()) };
        let (left, top) = whole((frame.left, frame.top));
        let (right, bottom) = whole((frame.right, frame.bottom));
        let text = format!("{IMAGE}{left} {top} {} {} {}", right - left, bottom - top, BASE64_STANDARD.encode(file));
        self.draw_text(&text, &TextStyle::from(("serif", 1)), (left, top))
    }
}

/// Pixels, row by row, as a PNG file; nothing if they are no rectangle.
fn png(pixels: &[Rgb], columns: usize) -> Option<Vec<u8>> {
    let width = u32::try_from(columns).ok()?;
    let height = u32::try_from(pixels.len().checked_div(columns)?).ok()?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> = pixels.iter().flat_map(|Rgb(red, green, blue)| [*red, *green, *blue]).collect();
    encoder.write_header().ok()?.write_image_data(&bytes).ok()?;
    Some(file)
}

/// The document with every text that stands for an image replaced by the image, stretched over its frame as
/// the canvas stretches it.
fn with_images(document: &str) -> String {
    let mut parts = document.split("<text ");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let image = part.split_once("</text>").and_then(|(text, rest)| Some((image(text)?, rest)));
        match image {
            Some((image, rest)) => whole.extend([image.as_str(), rest]),
            None => whole.extend(["<text ", part]),
        }
    }
    whole
}

/// The image that a text stands for, if it stands for one.
fn image(text: &str) -> Option<String> {
    let (_, given) = text.split_once(IMAGE)?;
    let [x, y, width, height, data] = given.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    Some(format!(
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
         href=\"data:image/png;base64,{data}\"/>"
    ))
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

    #[test]
    fn an_image_takes_the_place_of_the_text_that_carried_it() {
        let document =
            "<svg><text x=\"1\">\nplain\n</text><text x=\"2\">\nimage: 8 16 80 40 QUJD\n</text><rect/></svg>";
        assert_eq!(
            with_images(document),
            "<svg><text x=\"1\">\nplain\n</text><image x=\"8\" y=\"16\" width=\"80\" height=\"40\" \
             preserveAspectRatio=\"none\" href=\"data:image/png;base64,QUJD\"/><rect/></svg>"
        );
    }

    #[test]
    fn pixels_come_back_out_of_their_file() {
        let pixels = [Rgb(1, 2, 3), Rgb(250, 0, 9), Rgb(0, 0, 0), Rgb(255, 255, 255)];
        let file = png(&pixels, 2).unwrap_or_default();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().map_err(|e| e.to_string());
        let mut bytes = [0; 12];
        let read = reader.as_mut().map(|reader| reader.next_frame(&mut bytes).is_ok());
        assert_eq!(read, Ok(true), "{file:?}");
        assert_eq!(bytes, [1, 2, 3, 250, 0, 9, 0, 0, 0, 255, 255, 255]);
        assert_eq!(png(&pixels, 0), None);
    }
}
