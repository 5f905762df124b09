//! A plotters backend that writes down what it is told to paint: each mark with its place in CSS pixels (to a
//! tenth), its colour's role and its text. It gets what canvas and SVG get, after layout and projection.

use std::convert::Infallible;

use dealer_hedging::chart::paint::paint;
use dealer_hedging::chart::sub_pixel::{Stroke, SubPixelBackend};
use dealer_hedging::chart::{ColorRole, Frame, Rgb, Scene, Theme};
use plotters::drawing::IntoDrawingArea;
use plotters::style::TextStyle;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// plotters places on whole units; ten of them to a CSS pixel make a tenth of it visible.
const UNITS_PER_PX: u32 = 10;
/// Strength of the colours of buying and selling here, so that a mixture of one of them with the ground, which is
/// black, tells how much of it was taken.
const FULL: u8 = 250;
/// Of a line with many points, so many are told besides its length and its extremes.
const TOLD: usize = 9;
/// Of a field of shades, so many rows and columns are told.
const SAMPLED: (usize, usize) = (8, 12);

/// What is painted for a scene, `width` CSS pixels wide: one line a mark, back to front.
pub(crate) fn record(scene: &Scene, width: u32) -> Vec<String> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a figure is a few hundred pixels")]
    let height = (scene.height() * f64::from(UNITS_PER_PX)).ceil() as u32;
    let mut lines = vec![format!("{width} × {}", scene.height())];
    let recorder = Recorder { size: (width * UNITS_PER_PX, height), edge: None, lines: &mut lines };
    let area = recorder.into_drawing_area();
    if let Err(error) = paint(scene, &area, &theme(), f64::from(UNITS_PER_PX)) {
        panic!("plotters does not paint: {error}");
    }
    drop(area);
    lines
}

/// A theme in which every colour tells its role.
fn theme() -> Theme {
    Theme::from_tokens(|token| {
        let place = ColorRole::ALL.iter().position(|role| role.token() == token)?;
        Some(match ColorRole::ALL[place] {
            ColorRole::Card => Rgb(0, 0, 0),
            ColorRole::Buy => Rgb(FULL, 0, 0),
            ColorRole::Sell => Rgb(0, FULL, 0),
            _ => Rgb(0, 0, u8::try_from(place + 1).ok()?),
        })
    })
}

fn role(color: (u8, u8, u8)) -> ColorRole {
    let color = Rgb(color.0, color.1, color.2);
    let theme = theme();
    match ColorRole::ALL.into_iter().find(|role| theme.color(*role) == color) {
        Some(role) => role,
        None => panic!("{color:?} is the colour of no role"),
    }
}

struct Recorder<'a> {
    size: (u32, u32),
    /// The edge that was laid last: for which text, where, in which colour.
    edge: Option<(String, BackendCoord, ColorRole)>,
    lines: &'a mut Vec<String>,
}

/// Units in CSS pixels.
fn px(units: f64) -> String {
    // Nothing is a little less than nothing.
    let tenths = (units * 10.0 / f64::from(UNITS_PER_PX)).round() + 0.0;
    format!("{:.1}", tenths / 10.0)
}

fn at((x, y): (f64, f64)) -> String {
    format!("({}, {})", px(x), px(y))
}

fn whole((x, y): BackendCoord) -> (f64, f64) {
    (x.into(), y.into())
}

/// Colour, and opacity where it is not full.
fn ink(color: BackendColor) -> String {
    let role = role(color.rgb);
    if color.alpha < 1.0 { format!("{role:?} at {:.0}%", color.alpha * 100.0) } else { format!("{role:?}") }
}

/// A line through points: all of them, or some with its length and its extremes.
fn way(points: &[(f64, f64)]) -> String {
    let last = points.len().saturating_sub(1);
    if last < TOLD {
        return points.iter().copied().map(at).collect::<Vec<_>>().join(" ");
    }
    let told: Vec<_> = (0..TOLD).map(|place| at(points[place * last / (TOLD - 1)])).collect();
    let length: f64 = points.windows(2).map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1)).sum();
    let extreme = |higher: bool| {
        let place = points.iter().copied().reduce(|best, point| {
            let better = if higher { point.1 < best.1 } else { point.1 > best.1 };
            if better { point } else { best }
        });
        place.map_or_else(String::new, at)
    };
    format!(
        "{} points, {} long, from {} down to {}: {}",
        points.len(),
        px(length),
        extreme(true),
        extreme(false),
        told.join(" ")
    )
}

impl Recorder<'_> {
    fn tell(&mut self, line: String) {
        self.lines.push(line);
    }

    fn outline_or_fill(color: BackendColor, width: u32, fill: bool) -> String {
        if fill { ink(color) } else { format!("outline {} {}", ink(color), px(width.into())) }
    }
}

impl SubPixelBackend for Recorder<'_> {
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Outcome {
        let Rgb(red, green, blue) = stroke.color;
        let dash = if stroke.dash > 0.0 { format!(" dashed {}", px(stroke.dash)) } else { String::new() };
        let role = role((red, green, blue));
        self.tell(format!("stroke {role:?} {}{dash}: {}", px(stroke.width), way(points)));
        Ok(())
    }

    fn halo(&mut self, text: &str, at: BackendCoord, _: &TextStyle<'_>, ground: Rgb) {
        let Rgb(red, green, blue) = ground;
        self.edge = Some((text.to_owned(), at, role((red, green, blue))));
    }

    fn image(&mut self, pixels: &[Rgb], columns: usize, frame: Frame) -> Outcome {
        let rows = pixels.len().checked_div(columns).unwrap_or(0);
        let (from, to) = (at((frame.left, frame.top)), at((frame.right, frame.bottom)));
        self.tell(format!("image {columns} × {rows} {from}–{to}, buying above zero, in per cent:"));
        for row in 0..SAMPLED.0 {
            let row = row * rows.saturating_sub(1) / (SAMPLED.0 - 1);
            let shades = (0..SAMPLED.1).map(|column| {
                let column = column * columns.saturating_sub(1) / (SAMPLED.1 - 1);
                let Rgb(buy, sell, _) = pixels[row * columns + column];
                let shade = (f64::from(buy) - f64::from(sell)) / f64::from(FULL);
                format!("{:>4.0}", shade * 100.0 + 0.0)
            });
            let line = format!("  {row:>3} | {}", shades.collect::<Vec<_>>().join(" "));
            self.tell(line);
        }
        Ok(())
    }
}

impl DrawingBackend for Recorder<'_> {
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

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.tell(format!("pixel {} {}", ink(color), at(whole(point))));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        let look = Self::outline_or_fill(style.color(), style.stroke_width(), fill);
        self.tell(format!("bar {look} {}–{}", at(whole(from)), at(whole(to))));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<_> = path.into_iter().map(whole).collect();
        self.tell(format!("line {} {}: {}", ink(style.color()), px(style.stroke_width().into()), way(&points)));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let look = Self::outline_or_fill(style.color(), style.stroke_width(), fill);
        self.tell(format!("disc {look} {} radius {}", at(whole(centre)), px(radius.into())));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<_> = path.into_iter().map(whole).collect();
        self.tell(format!("area {}: {}", ink(style.color()), way(&points)));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Outcome {
        let across = match style.anchor().h_pos {
            HPos::Left => "begins at",
            HPos::Center => "centred on",
            HPos::Right => "ends at",
        };
        let down = match style.anchor().v_pos {
            VPos::Top => "below",
            VPos::Center => "beside",
            VPos::Bottom => "above",
        };
        let edge = match self.edge.take() {
            Some((edged, there, ground)) if edged == text && there == place => format!(", edged {ground:?}"),
            _ => String::new(),
        };
        let look = format!("{} {} {}{edge}", ink(style.color()), style.style().as_str(), px(style.size()));
        self.tell(format!("text “{text}” {across} {} {down}; {look}", at(whole(place))));
        Ok(())
    }
}
