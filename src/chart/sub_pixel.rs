//! What painting needs beyond plotters' own backend, and the shapes that use it.

use plotters::element::{Drawable, PointCollection};
use plotters::style::TextStyle;
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::Rgb;
use super::projection::Frame;

/// What a backend must do beyond plotters to paint a scene. Coordinates are device pixels.
pub trait SubPixelBackend: DrawingBackend {
    /// Strokes a line through points, in sub-pixels.
    ///
    /// # Errors
    /// What the backend itself cannot draw.
    fn stroke(&mut self, points: &[(f64, f64)], stroke: Stroke) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Lays an edge of the ground's colour under a text, so that lines do not run through it.
    fn halo(&mut self, text: &str, at: BackendCoord, style: &TextStyle<'_>, ground: Rgb);

    /// Fills a rectangle with an image, row by row from the top.
    ///
    /// # Errors
    /// What the backend itself cannot draw.
    fn image(&mut self, pixels: &[Rgb], columns: usize, frame: Frame) -> Result<(), DrawingErrorKind<Self::ErrorType>>;
}

/// How a line is drawn, in device pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Rgb,
    /// Width.
    pub width: f64,
    /// Length of dash and gap; zero for a solid line.
    pub dash: f64,
}

// The three shapes below place themselves, so plotters is given no points of theirs to map.
const NOWHERE: [BackendCoord; 0] = [];

pub(super) struct Line {
    pub points: Vec<(f64, f64)>,
    pub stroke: Stroke,
}

pub(super) struct Caption<'a> {
    pub text: &'a str,
    pub at: BackendCoord,
    pub style: TextStyle<'a>,
    /// The ground that it stands on, where lines may run through it.
    pub ground: Option<Rgb>,
}

pub(super) struct Raster {
    pub pixels: Vec<Rgb>,
    pub columns: usize,
    pub frame: Frame,
}

macro_rules! placed_by_itself {
    ($($shape:ty),*) => {$(
        impl<'a> PointCollection<'a, BackendCoord> for &'a $shape {
            type Point = &'a BackendCoord;
            type IntoIter = std::slice::Iter<'a, BackendCoord>;
            fn point_iter(self) -> Self::IntoIter {
                NOWHERE.iter()
            }
        }
    )*};
}
placed_by_itself!(Line, Caption<'_>, Raster);

impl<B: SubPixelBackend> Drawable<B> for Line {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        backend.stroke(&self.points, self.stroke)
    }
}

impl<B: SubPixelBackend> Drawable<B> for Caption<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        if let Some(ground) = self.ground {
            backend.halo(self.text, self.at, &self.style, ground);
        }
        backend.draw_text(self.text, &self.style, self.at)
    }
}

impl<B: SubPixelBackend> Drawable<B> for Raster {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        backend.image(&self.pixels, self.columns, self.frame)
    }
}
