//! SVG as pixels, the same on every machine: with fonts of its own, none of the system's.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// What pictures of text are set in. Their text asks for the system's fonts by the names of their kinds.
fn options() -> Options<'static> {
    let mut fonts = fontdb::Database::new();
    for font in [dejavu::sans::regular(), dejavu::sans::bold(), dejavu::serif::bold()] {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    fonts.set_serif_family("DejaVu Serif");
    Options { fontdb: Arc::new(fonts), ..Options::default() }
}

fn read(svg: &str) -> Result<Tree, String> {
    Tree::from_str(svg, &options()).map_err(|error| error.to_string())
}

/// How far what an SVG document shows reaches from left to right, in its own units.
pub(super) fn extent(svg: &str) -> Result<f32, String> {
    Ok(read(svg)?.root().abs_bounding_box().width())
}

/// An SVG document as a PNG file of so many pixels, stretched to fill them.
pub(super) fn png(svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let tree = read(svg)?;
    let mut pixels = Pixmap::new(width, height).ok_or("a picture of no size")?;
    #[expect(clippy::cast_precision_loss, reason = "a picture is a few thousand pixels wide")]
    let scale = Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
