//! Paints a scene on any plotters backend. plotters draws grids, areas, bars, discs and text;
//! curves go through [`SubPixelBackend`], because plotters' whole pixels turn a slope into steps.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::labels::{Caption, placed};
use super::layout::layout;
use super::marks::{DOT_RIM_PX, Mark};
use super::projection::{Frame, Projection, distance};
use super::scene::{Panel, Scene};
use super::sub_pixel::{self, Line, Raster, Stroke, SubPixelBackend};
use super::{ColorRole, Rgb, Theme};

/// Why a scene could not be painted.
pub type PaintError<B> = DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>;

/// Named directly: made from a string, plotters would bring the tables of all alphabets' lower case.
const FONT: FontFamily<'_> = FontFamily::Name("system-ui, sans-serif");

/// Paints the whole scene over `area`, `ratio` device pixels to a CSS pixel; returns where each panel lies, in CSS pixels.
///
/// # Errors
/// That of the first shape that the backend of `area` cannot draw.
pub fn paint<B: SubPixelBackend>(
    scene: &Scene,
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    ratio: f64,
) -> Result<Vec<Projection>, PaintError<B>> {
    let (width, _) = area.dim_in_pixel();
    let width = f64::from(width) / ratio;
    let projections = layout(scene, width);
    let placed = placed(scene, &projections, width);
    let mut captions = placed.iter();
    for (panel, projection) in scene.panels.iter().zip(&projections) {
        let painter = Painter { area, theme, ratio, projection: *projection };
        painter.axes(panel, &mut captions)?;
        for mark in &panel.marks {
            painter.mark(mark, &mut captions)?;
        }
    }
    Ok(projections)
}

/// The texts that are still to be painted.
type Captions<'a> = std::slice::Iter<'a, Caption<'a>>;

struct Painter<'a, B: SubPixelBackend> {
    area: &'a DrawingArea<B, Shift>,
    theme: &'a Theme,
    ratio: f64,
    projection: Projection,
}

impl<B: SubPixelBackend> Painter<'_, B> {
    fn axes(&self, panel: &Panel, captions: &mut Captions) -> Result<(), PaintError<B>> {
        let frame = self.projection.frame();
        for (value, _) in &panel.y.ticks {
            let (_, y) = self.projection.pixel((panel.x.low, *value));
            self.line((frame.left, y), (frame.right, y), ColorRole::Grid)?;
            self.text(captions, None)?;
        }
        // The numbers below, and the names of both axes.
        (0..panel.x.ticks.len() + 2).try_for_each(|_| self.text(captions, None))
    }

    fn mark(&self, mark: &Mark, captions: &mut Captions) -> Result<(), PaintError<B>> {
        match mark {
            Mark::Curve { points, role, width, dashed } => self.curve(points, *role, *width, *dashed),
            Mark::Area { points, role, opacity } => {
                let outline: Vec<_> = points.iter().filter_map(|point| self.device(*point)).collect();
                self.area.draw(&Polygon::new(outline, self.color(*role).mix(*opacity)))
            }
            Mark::Bar { from, to, role, opacity } => {
                let (Some(from), Some(to)) = (self.device(*from), self.device(*to)) else { return Ok(()) };
                self.area.draw(&Rectangle::new([from, to], self.color(*role).mix(*opacity).filled()))
            }
            Mark::Card { from, to, role } => self.card(*from, *to, *role),
            Mark::Arrow { from, to, role, width } => self.arrow(*from, *to, *role, *width),
            Mark::Dot { at, radius, role } => {
                let Some(centre) = self.device(*at) else { return Ok(()) };
                self.area.draw(&Circle::new(
                    centre,
                    self.whole(radius + DOT_RIM_PX),
                    self.color(ColorRole::Card).filled(),
                ))?;
                self.area.draw(&Circle::new(centre, self.whole(*radius), self.color(*role).filled()))
            }
            Mark::Ring { at, radius, role } => {
                let Some(centre) = self.device(*at) else { return Ok(()) };
                self.area.draw(&Circle::new(centre, self.whole(radius + 1.0), self.color(*role).filled()))?;
                let inner = self.whole((radius - 1.0).max(1.0));
                self.area.draw(&Circle::new(centre, inner, self.color(ColorRole::Card).filled()))
            }
            Mark::Triangle { at, size, up, filled, role } => self.triangle(*at, *size, *up, *filled, *role),
            Mark::Label { .. } => self.text(captions, Some(self.theme.color(ColorRole::Card))),
            Mark::Heat { columns, shades } => {
                let ground = self.theme.color(ColorRole::Card);
                let pixels: Vec<Rgb> = shades
                    .iter()
                    .map(|shade| {
                        self.theme
                            .color(if *shade < 0.0 { ColorRole::Sell } else { ColorRole::Buy })
                            .over(ground, shade.abs().min(1.0))
                    })
                    .collect();
                let frame = self.projection.frame();
                let scaled = Frame {
                    left: frame.left * self.ratio,
                    top: frame.top * self.ratio,
                    right: frame.right * self.ratio,
                    bottom: frame.bottom * self.ratio,
                };
                self.area.draw(&Raster { pixels, columns: *columns, frame: scaled })
            }
        }
    }

    fn curve(&self, points: &[(f64, f64)], role: ColorRole, width: f64, dashed: bool) -> Result<(), PaintError<B>> {
        let dash = if dashed { 5.0 * self.ratio } else { 0.0 };
        let stroke = Stroke { color: self.theme.color(role), width: width * self.ratio, dash };
        for run in points.split(|(x, y)| !(x.is_finite() && y.is_finite())).filter(|run| run.len() > 1) {
            let points = run.iter().map(|point| self.sub_pixel(*point)).collect();
            self.area.draw(&Line { points, stroke })?;
        }
        Ok(())
    }

    fn card(&self, from: (f64, f64), to: (f64, f64), role: ColorRole) -> Result<(), PaintError<B>> {
        const RADIUS_PX: f64 = 9.0;
        /// A quarter of a circle at 0, 22.5, 45, 67.5 and 90 degrees.
        const ARC: [(f64, f64); 5] = [
            (1.0, 0.0),
            (0.923_88, 0.382_683),
            (std::f64::consts::FRAC_1_SQRT_2, std::f64::consts::FRAC_1_SQRT_2),
            (0.382_683, 0.923_88),
            (0.0, 1.0),
        ];
        let ((x0, y0), (x1, y1)) = (self.sub_pixel(from), self.sub_pixel(to));
        let (left, right, top, bottom) = (x0.min(x1), x0.max(x1), y0.min(y1), y0.max(y1));
        let radius = RADIUS_PX * self.ratio;
        let mut points = Vec::with_capacity(4 * ARC.len() + 1);
        // Clockwise from the right of the top edge; each corner turns the arc by a quarter.
        points.extend(ARC.map(|(c, s)| (right - radius + s * radius, top + radius - c * radius)));
        points.extend(ARC.map(|(c, s)| (right - radius + c * radius, bottom - radius + s * radius)));
        points.extend(ARC.map(|(c, s)| (left + radius - s * radius, bottom - radius + c * radius)));
        points.extend(ARC.map(|(c, s)| (left + radius - c * radius, top + radius - s * radius)));
        points.extend(points.first().copied());
        let stroke = Stroke { color: self.theme.color(role), width: 1.5 * self.ratio, dash: 0.0 };
        self.area.draw(&Line { points, stroke })
    }

    fn arrow(&self, from: (f64, f64), to: (f64, f64), role: ColorRole, width: f64) -> Result<(), PaintError<B>> {
        let ((x0, y0), (x1, y1)) = (self.sub_pixel(from), self.sub_pixel(to));
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = distance(dx, dy);
        // Not a number, or too short for a head to be seen.
        if !(length.is_finite() && length > self.ratio) {
            return Ok(());
        }
        let head = (4.0 + 2.2 * width).min(length / self.ratio) * self.ratio;
        let (ux, uy) = (dx / length, dy / length);
        let (bx, by) = (x1 - ux * head, y1 - uy * head);
        let stroke = Stroke { color: self.theme.color(role), width: width * self.ratio, dash: 0.0 };
        self.area.draw(&Line { points: vec![(x0, y0), (bx, by)], stroke })?;
        let half = head * 0.55;
        let corners = [(x1, y1), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)];
        self.area.draw(&Polygon::new(corners.map(|(x, y)| (nearest(x), nearest(y))), self.color(role)))
    }

    fn triangle(
        &self,
        at: (f64, f64),
        size: f64,
        up: bool,
        filled: bool,
        role: ColorRole,
    ) -> Result<(), PaintError<B>> {
        let (x, y) = self.sub_pixel(at);
        if !(x.is_finite() && y.is_finite()) {
            return Ok(());
        }
        let corners = |size: f64| {
            let half = size * self.ratio;
            let tip = if up { -half } else { half };
            [(x, y + tip), (x - half, y - 0.8 * tip), (x + half, y - 0.8 * tip)]
        };
        let whole = |size: f64| corners(size).map(|(x, y)| (nearest(x), nearest(y))).to_vec();
        if filled {
            self.area.draw(&Polygon::new(whole(size + 1.6), self.color(ColorRole::Card)))?;
            return self.area.draw(&Polygon::new(whole(size), self.color(role)));
        }
        let [a, b, c] = corners(size);
        let stroke = Stroke { color: self.theme.color(role), width: 1.25 * self.ratio, dash: 0.0 };
        self.area.draw(&Line { points: vec![a, b, c, a], stroke })
    }

    /// A one-pixel line on the pixel grid, from and to in CSS pixels.
    fn line(&self, from: (f64, f64), to: (f64, f64), role: ColorRole) -> Result<(), PaintError<B>> {
        let ends = [from, to].map(|(x, y)| (nearest(x * self.ratio), nearest(y * self.ratio)));
        self.area.draw(&PathElement::new(ends, self.color(role).stroke_width(self.whole(1.0))))
    }

    /// The next text, unless it is left out, on this ground if lines may run through it: those of an axis stand beside all
    /// that is drawn.
    fn text(&self, captions: &mut Captions, ground: Option<Rgb>) -> Result<(), PaintError<B>> {
        let Some(caption) = captions.next().filter(|caption| !caption.text.is_empty()) else { return Ok(()) };
        let weight = if caption.bold { FontStyle::Bold } else { FontStyle::Normal };
        let color = self.color(caption.role);
        let across = match caption.part.0 {
            0.0 => HPos::Left,
            1.0 => HPos::Right,
            _ => HPos::Center,
        };
        let down = match caption.part.1 {
            0.0 => VPos::Top,
            1.0 => VPos::Bottom,
            _ => VPos::Center,
        };
        let font = FontDesc::new(FONT, caption.size * self.ratio, weight);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(across, down));
        let (x, y) = caption.at();
        let at = (nearest(x * self.ratio), nearest(y * self.ratio));
        self.area.draw(&sub_pixel::Caption { text: caption.text, at, style, ground })
    }

    fn color(&self, role: ColorRole) -> RGBColor {
        let Rgb(red, green, blue) = self.theme.color(role);
        RGBColor(red, green, blue)
    }

    fn whole(&self, css: f64) -> u32 {
        nearest(css * self.ratio).max(1).unsigned_abs()
    }

    fn sub_pixel(&self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.projection.pixel(point);
        (x * self.ratio, y * self.ratio)
    }

    /// The device pixel of a data point, unless the point is not finite.
    fn device(&self, point: (f64, f64)) -> Option<(i32, i32)> {
        let (x, y) = self.sub_pixel(point);
        (x.is_finite() && y.is_finite()).then(|| (nearest(x), nearest(y)))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped far outside any canvas")]
fn nearest(pixel: f64) -> i32 {
    pixel.round().clamp(-100_000.0, 100_000.0) as i32
}
