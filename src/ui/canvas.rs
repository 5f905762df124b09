//! The canvas as a plotters backend. plotters-canvas draws what lies on whole pixels: rectangles, discs and outlines.
//! What stands here it cannot do:
//!
//! * text whose font is set once: browsers work out the style of the canvas for each font that is set, be it the same.
//!   With plotters-canvas's text that was a third of the time of all drawing;
//! * curves in sub-pixels, with dashes and round ends: plotters rounds every point, which turns a slope into steps;
//! * an edge of the ground's colour under a text, so that lines do not run through it;
//! * image data: a heat map in rectangles costs 16 ms, this way 0.1 ms;
//! * the size of a text: plotters-canvas measures an element with an inline style, which a strict content policy
//!   drops without a word, so that every width comes back wrong.

use std::cell::RefCell;
use std::fmt;

use plotters::drawing::IntoDrawingArea;
use plotters::style::TextStyle;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::chart::paint::paint;
use crate::chart::sub_pixel::{Stroke, SubPixelBackend};
use crate::chart::{Frame, Projection, Rgb, Scene, Theme};

/// The browser refused to draw something.
#[derive(Debug)]
pub(crate) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser does not draw")
    }
}

impl std::error::Error for Refused {}

type Failure = DrawingErrorKind<Refused>;

fn refused<E>(_: E) -> Failure {
    DrawingErrorKind::DrawingError(Refused)
}

/// Paints a scene over a canvas, sized for the device: `width` CSS pixels at `ratio` device
/// pixels each. `anew` where the canvas may hold anything. Returns where each panel lies, in CSS pixels, if all was drawn: where the
/// browser refuses, a part is left out. Methods that it never refuses by their own rules may still throw; the caller
/// runs this [guarded](super::guarded).
pub(crate) fn paint_canvas(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    theme: &Theme,
    width: f64,
    ratio: f64,
    anew: bool,
) -> Option<Vec<Projection>> {
    let (device_width, device_height) = (device(width * ratio), device(scene.height() * ratio));
    // Setting the size clears the canvas and its context even if nothing changed.
    if anew || canvas.width() != device_width || canvas.height() != device_height {
        canvas.set_width(device_width);
        canvas.set_height(device_height);
    }
    let surface = CanvasSurface::on(canvas)?;
    surface.context.clear_rect(0.0, 0.0, f64::from(device_width), f64::from(device_height));
    paint(scene, &surface.into_drawing_area(), theme, ratio).ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what browsers can allocate")]
fn device(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, 8_192.0) as u32
}

/// plotters' canvas backend, and the context beneath it for what that one cannot do.
struct CanvasSurface {
    backend: CanvasBackend,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// What was set last.
    font: RefCell<String>,
}

impl CanvasSurface {
    fn on(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { backend, canvas: canvas.clone(), context, font: RefCell::default() })
    }

    /// Sets the font, unless it is set.
    fn set_font(&self, style: &impl BackendTextStyle) {
        let font = format!("{} {}px {}", style.style().as_str(), style.size(), style.family().as_str());
        if *self.font.borrow() != font {
            self.context.set_font(&font);
            *self.font.borrow_mut() = font;
        }
    }

    /// Sets the font, and where a text lies beside its point.
    fn set_text(&self, style: &impl BackendTextStyle) {
        self.set_font(style);
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
    }

    /// Puts image data on a canvas of its own size, then draws that canvas over the frame, so
    /// that the browser smooths between samples.
    fn stretch(&self, bytes: &[u8], columns: usize, frame: Frame) -> Result<(), JsValue> {
        let width = u32::try_from(columns).unwrap_or(0);
        let rows = u32::try_from(bytes.len() / 4).unwrap_or(0).checked_div(width).unwrap_or(0);
        if width == 0 || rows == 0 {
            return Ok(());
        }
        let document = self.canvas.owner_document().ok_or(JsValue::NULL)?;
        let sheet: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
        sheet.set_width(width);
        sheet.set_height(rows);
        let context: CanvasRenderingContext2d = sheet.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
        context.put_image_data(&ImageData::new_with_u8_clamped_array_and_sh(Clamped(bytes), width, rows)?, 0.0, 0.0)?;
        self.context.draw_image_with_html_canvas_element_and_dw_and_dh(
            &sheet,
            frame.left,
            frame.top,
            frame.right - frame.left,
            frame.bottom - frame.top,
        )
    }
}

/// A colour as a style sheet writes it.
fn css(Rgb(red, green, blue): Rgb) -> String {
    format!("rgb({red} {green} {blue})")
}

impl SubPixelBackend for CanvasSurface {
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Result<(), Failure> {
        let context = &self.context;
        context.save();
        context.begin_path();
        for (x, y) in points {
            // In an empty path this only moves there.
            context.line_to(*x, *y);
        }
        context.set_stroke_style_str(&css(stroke.color));
        context.set_line_width(stroke.width);
        context.set_line_join("round");
        context.set_line_cap("round");
        let dash = js_sys::Array::new();
        if stroke.dash > 0.0 {
            dash.push(&JsValue::from_f64(stroke.dash));
            dash.push(&JsValue::from_f64(stroke.dash));
        }
        context.set_line_dash(&dash).map_err(refused)?;
        context.stroke();
        context.restore();
        Ok(())
    }

    fn halo(&mut self, text: &str, at: BackendCoord, style: &TextStyle<'_>, ground: Rgb) {
        let context = &self.context;
        self.set_text(style);
        context.save();
        context.set_stroke_style_str(&css(ground));
        context.set_line_width(style.size() / 3.0);
        context.set_line_join("round");
        // A text without its edge is still a text.
        drop(context.stroke_text(text, f64::from(at.0), f64::from(at.1)));
        context.restore();
    }

    fn image(&mut self, pixels: &[Rgb], columns: usize, frame: Frame) -> Result<(), Failure> {
        let bytes: Vec<u8> = pixels.iter().flat_map(|Rgb(red, green, blue)| [*red, *green, *blue, 255]).collect();
        self.stretch(&bytes, columns, frame).map_err(refused)
    }
}

impl DrawingBackend for CanvasSurface {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), Failure> {
        self.backend.ensure_prepared().map_err(refused)
    }

    fn present(&mut self) -> Result<(), Failure> {
        self.backend.present().map_err(refused)
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), Failure> {
        self.backend.draw_pixel(at, color).map_err(refused)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Result<(), Failure> {
        self.backend.draw_line(from, to, style).map_err(refused)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.backend.draw_rect(from, to, style, fill).map_err(refused)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.backend.draw_path(path, style).map_err(refused)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.backend.draw_circle(centre, radius, style, fill).map_err(refused)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.backend.fill_polygon(path, style).map_err(refused)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Result<(), Failure> {
        let (red, green, blue) = style.color().rgb;
        self.set_text(style);
        self.context.set_fill_style_str(&css(Rgb(red, green, blue)));
        self.context.fill_text(text, f64::from(at.0), f64::from(at.1)).map_err(refused)
    }

    /// Asks the canvas itself.
    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), Failure> {
        self.set_font(style);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        Ok((device(width), device(style.size() * 1.2)))
    }
}
