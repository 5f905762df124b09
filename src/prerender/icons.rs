//! The icon as PNG, for home screens that take no SVG: `public/icon.svg` drawn, so that there is one of it.

use std::path::Path;

use dealer_hedging::chart::{Scheme, tokens};

use super::{TOKENS, raster, rgb};

const ICON: &str = include_str!("../../public/icon.svg");
/// Sizes of the icon as it is, in pixels, for the manifest.
const AS_IT_IS: [u32; 2] = [192, 512];
/// Sizes of the icon on a ground without corners, which systems cut to a shape of theirs: for the manifest and, first,
/// for Apple's home screen.
const FULL: [u32; 3] = [180, 192, 512];
/// How large the drawing is on that ground, so that it stays within the circle of four fifths that is never cut.
const WITHIN: f64 = 0.85;

/// Writes all of them into the folder of the site.
pub(super) fn write(folder: &Path) -> Result<(), String> {
    let full = full()?;
    let all = AS_IT_IS.map(|size| (format!("icon-{size}.png"), size, ICON));
    let cut = FULL.map(|size| (format!("icon-full-{size}.png"), size, full.as_str()));
    for (name, size, svg) in all.into_iter().chain(cut) {
        let file = folder.join(name);
        std::fs::write(&file, raster::png(svg, (size, size))?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// The icon's drawing in the middle of a square of its ground's colour.
fn full() -> Result<String, String> {
    let drawing = ICON.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>")).ok_or("the icon is no SVG")?.0;
    let ground = rgb(tokens::color(TOKENS, "--ink", Scheme::Light)?);
    let edge = 32.0 * (1.0 - WITHIN) / 2.0;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" \
         fill=\"{ground}\"/><g transform=\"translate({edge} {edge}) scale({WITHIN})\">{drawing}</g></svg>"
    ))
}
