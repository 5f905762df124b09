//! The canvas as a plotters backend. plotters-canvas gives it size and errors; the shapes are drawn
//! here: plotters-canvas writes the opacity of each as a decimal fraction, which alone brings Rust's
//! 8 kB of exact float text into the module, measures text with an inline style (a strict content
//! policy blocks those), and knows neither strokes in sub-pixels nor image data.

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
use crate::chart::{Frame, Rgb, Scene, Theme};
use crate::format::trimmed;

/// The browser refused to draw something.
#[derive(Debug)]
pub struct Refused;

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
/// pixels each. `anew` where the canvas may hold anything. Returns whether all was drawn: where the browser
/// refuses, a part is left out. Methods that it never refuses by their own rules may still throw; the caller
/// runs this [guarded](super::guarded).
pub fn paint_canvas(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    theme: &Theme,
    width: f64,
    ratio: f64,
    anew: bool,
) -> bool {
    let (device_width, device_height) = (device(width * ratio), device(scene.height() * ratio));
    // Setting the size clears the canvas and its context even if nothing changed.
    if anew || canvas.width() != device_width || canvas.height() != device_height {
        canvas.set_width(device_width);
        canvas.set_height(device_height);
    }
    let Some(ink) = Ink::on(canvas) else { return false };
    ink.context.clear_rect(0.0, 0.0, f64::from(device_width), f64::from(device_height));
    paint(scene, &ink.into_drawing_area(), theme, ratio).is_ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what browsers can allocate")]
fn device(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, 8_192.0) as u32
}

/// plotters' canvas backend and the context beneath it.
struct Ink {
    backend: CanvasBackend,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Ink {
    fn on(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { backend, canvas: canvas.clone(), context })
    }

    fn set_font(&self, style: &impl BackendTextStyle) {
        let size = trimmed(style.size(), 2);
        self.context.set_font(&format!("{} {size}px {}", style.style().as_str(), style.family().as_str()));
    }

    /// Font and anchor.
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

    /// Colour and width for what is filled or stroked next.
    fn set(&self, style: &impl BackendStyle) {
        let color = css(style.color());
        self.context.set_fill_style_str(&color);
        self.context.set_stroke_style_str(&color);
        self.context.set_line_width(style.stroke_width().into());
    }

    /// Makes a line through points the current path.
    fn trace(&self, points: &mut dyn Iterator<Item = (f64, f64)>) {
        self.context.begin_path();
        for (x, y) in points {
            // In an empty path this only moves there.
            self.context.line_to(x, y);
        }
    }
}

/// A colour as a style sheet writes it, its opacity in whole per cent.
fn css(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1")]
    let percent = (color.alpha * 100.0).round() as u8;
    format!("rgb({red} {green} {blue} / {percent}%)")
}

fn opaque(Rgb(red, green, blue): Rgb) -> String {
    css(BackendColor { alpha: 1.0, rgb: (red, green, blue) })
}

impl SubPixelBackend for Ink {
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Result<(), Failure> {
        let context = &self.context;
        // plotters' own lines come without dashes and with square ends.
        context.save();
        self.trace(&mut points.iter().copied());
        context.set_stroke_style_str(&opaque(stroke.color));
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
        context.save();
        self.set_text(style);
        context.set_stroke_style_str(&opaque(ground));
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

impl Ink {
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

impl DrawingBackend for Ink {
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

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Result<(), Failure> {
        self.context.set_fill_style_str(&css(color));
        self.context.fill_rect(x.into(), y.into(), 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Result<(), Failure> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.set(style);
        let (x, y, width, height) = (left.into(), top.into(), (right - left).into(), (bottom - top).into());
        if fill {
            self.context.fill_rect(x, y, width, height);
        } else {
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.set(style);
        self.trace(&mut path.into_iter().map(|(x, y)| (x.into(), y.into())));
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), Failure> {
        self.set(style);
        self.context.begin_path();
        self.context.arc(x.into(), y.into(), radius.into(), 0.0, core::f64::consts::TAU).map_err(refused)?;
        if fill {
            self.context.fill();
        } else {
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failure> {
        self.set(style);
        self.trace(&mut path.into_iter().map(|(x, y)| (x.into(), y.into())));
        self.context.fill();
        Ok(())
    }

    /// Upright text: nothing on this page is turned.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Result<(), Failure> {
        self.set_text(style);
        self.context.set_fill_style_str(&css(style.color()));
        self.context.fill_text(text, x.into(), y.into()).map_err(refused)
    }

    /// Asks the canvas itself. plotters would measure a hidden element with an inline style.
    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), Failure> {
        self.set_font(style);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        Ok((device(width), device(style.size() * 1.2)))
    }
}
