//! Charts as plain data: what a picture holds, how it maps to pixels, how it is painted.
//!
//! Nothing here touches the browser, so that one description serves the canvas, the exported
//! picture, the table, the screen reader and the tests.

pub mod figure;
pub mod handle;
pub mod html;
pub mod labels;
pub mod layout;
pub mod marks;
pub mod nearest;
pub mod paint;
pub mod projection;
pub mod rich_text;
pub mod scene;
pub mod sub_pixel;
pub mod svg;
pub mod table;
pub mod text_width;
pub mod theme;
pub mod ticks;
#[cfg(not(target_arch = "wasm32"))]
pub mod tokens;

pub use figure::{Figure, StoryBeat, View};
pub use handle::{Handle, Travel};
pub use marks::{Anchor, Mark, Marks};
pub use projection::{Frame, Projection};
pub use rich_text::{RichText, Span};
pub use scene::{Axis, Panel, Scale, Scene};
pub use table::{Cell, Column, Table};
pub use theme::{ColorRole, Rgb, Scheme, Theme};
