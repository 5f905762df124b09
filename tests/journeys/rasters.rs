//! Rasters in both themes: what stands on a canvas, against the same scene drawn natively as SVG and painted by the
//! browser. The two meet nowhere after the scene: other backend, other reader of the colours, other code in the
//! browser. Compared are the mean colours of a grid, so that smoothed edges do not count, while a picture that is
//! blank, upside down or in another colour does. Cells with text are left out: plotters writes smaller letters into
//! an SVG, and no edge under them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use dealer_hedging::chart::svg::svg;
use dealer_hedging::chart::{ColorRole, Rgb, Scheme, View, tokens};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::Inputs;
use serde::Deserialize;
use serde_json::json;

use crate::canvases::canvas;
use crate::harness::{Failure, Outcome, Setup, until};
use crate::page::Page;

/// Curves and dots; bars, some of them pale; a field of shades.
const FIGURES: [&str; 3] = ["dealer-delta", "crowded-strikes", "far-to-dominant"];
/// Side of a cell of the grid, in CSS pixels.
const CELL: f64 = 12.0;
/// How far the mean of a cell may be off in one channel (0 to 255): the canvas rounds the edges of a bar to whole
/// pixels, and half a pixel along two sides of a cell is some 12. A wrong colour is 60 and more.
const CELL_LIMIT: f64 = 20.0;
/// How far the cells may be off on average.
const MEAN_LIMIT: f64 = 0.3;
/// How far, on average, a picture must be from an empty one, and from that of the other theme: else the limits above
/// would let those pass.
const APART: f64 = 1.2;

#[derive(Debug, Deserialize)]
struct Rasters {
    /// Mean red, green and blue of each cell of the canvas without text, on the ground of a card.
    canvas: Vec<f64>,
    /// The same of the SVG.
    drawn: Vec<f64>,
    /// The same of an empty card.
    blank: Vec<f64>,
    /// The part of all cells that is compared, 0 to 1.
    share: f64,
}

const COMPARE: &str = r"
const [css, svg, ground, cell, done] = arguments;
const it = document.querySelector(css), columns = Math.ceil(it.width / cell);
// The room that each text may take on the canvas, whatever its letters.
const picture = new DOMParser().parseFromString(atob(svg).replace(/[^\x00-\x7F]/g, '?'), 'image/svg+xml').documentElement;
const scale = it.width / picture.viewBox.baseVal.width, texts = new Set();
for (const text of picture.querySelectorAll('text')) {
    const [x, y] = ['x', 'y'].map(name => Number(text.getAttribute(name)) * scale);
    const width = 9 * text.textContent.trim().length + 12;
    const left = x - ({ end: width, middle: width / 2 }[text.getAttribute('text-anchor')] ?? 12);
    for (let column = Math.floor(left / cell); column <= (left + width + 12) / cell; column += 1)
        for (let row = Math.floor((y - 20) / cell); row <= (y + 20) / cell; row += 1) texts.add(row * columns + column);
}
let cells = 0;
const means = paint => {
    const sheet = Object.assign(document.createElement('canvas'), { width: it.width, height: it.height });
    const context = sheet.getContext('2d', { willReadFrequently: true });
    context.fillStyle = ground;
    context.fillRect(0, 0, it.width, it.height);
    paint(context);
    const { data } = context.getImageData(0, 0, it.width, it.height);
    const sums = [];
    for (let place = 0; place < it.width * it.height; place += 1) {
        const at = Math.floor(Math.floor(place / it.width) / cell) * columns + Math.floor(place % it.width / cell);
        const sum = sums[at] ??= [0, 0, 0, 0];
        for (let channel = 0; channel < 3; channel += 1) sum[channel] += data[4 * place + channel];
        sum[3] += 1;
    }
    cells = sums.length;
    return sums.flatMap(([red, green, blue, count], at) => texts.has(at) ? [] : [red, green, blue].map(sum => sum / count));
};
const image = new Image();
image.onload = () => {
    const canvas = means(context => context.drawImage(it, 0, 0));
    const drawn = means(context => context.drawImage(image, 0, 0, it.width, it.height));
    done({ canvas, drawn, blank: means(() => {}), share: canvas.length / 3 / cells });
};
image.onerror = () => done(null);
image.src = 'data:image/svg+xml;base64,' + svg";

/// Both rasters of a figure of the opening state, as the page shows it and as it is drawn here in `scheme`.
async fn rasters(page: &Page, figure: &str, scheme: Scheme) -> Outcome<Rasters> {
    let css = format!("[data-figure='{figure}'] canvas");
    // In sight, painted, and with its final width.
    canvas(page, figure).await?;
    let width: u32 = page.of(&css, "it.clientWidth").await?;
    let theme = tokens::theme(include_str!("../../style/tokens.css"), scheme).map_err(Failure)?;
    let Some(spec) = LESSON.figure(figure) else { return Err(Failure(format!("there is no {figure}"))) };
    let scene = spec.whole_figure(&Inputs::default()).scene(View { width: width.into() });
    let drawn = BASE64_STANDARD.encode(svg(&scene, width, &theme).map_err(Failure)?);
    let Rgb(red, green, blue) = theme.color(ColorRole::Card);
    let ground = format!("rgb({red} {green} {blue})");
    let given = [json!(css), json!(drawn), json!(ground), json!(CELL)];
    page.ask_later::<Option<Rasters>>(COMPARE, &given)
        .await?
        .ok_or_else(|| Failure(format!("the browser does not draw the SVG of {figure}")))
}

/// How far apart two rasters are: on average, and in the worst channel of a cell.
fn apart(one: &[f64], other: &[f64]) -> (f64, f64) {
    assert!(one.len() == other.len() && !one.is_empty(), "{} and {} numbers", one.len(), other.len());
    let far: Vec<f64> = one.iter().zip(other).map(|(one, other)| (one - other).abs()).collect();
    #[expect(clippy::cast_precision_loss, reason = "some thousand cells")]
    let count = far.len() as f64;
    (far.iter().sum::<f64>() / count, far.iter().copied().fold(0.0, f64::max))
}

/// Every picture is what is drawn natively in this scheme, and neither blank nor what the other scheme gives.
async fn all_agree(page: &Page, scheme: Scheme) -> Outcome {
    let other = if scheme == Scheme::Light { Scheme::Dark } else { Scheme::Light };
    for figure in FIGURES {
        let seen = until(&format!("{figure} as it is drawn natively"), async || {
            let seen = rasters(page, figure, scheme).await?;
            let (mean, worst) = apart(&seen.canvas, &seen.drawn);
            let off = format!("{figure}, {scheme:?}: off by {mean:.3}, at most {worst:.1}");
            println!("{off}");
            Ok(if mean < MEAN_LIMIT && worst < CELL_LIMIT { Ok(seen) } else { Err(off) })
        })
        .await?;
        assert!(seen.share > 0.35, "{figure}: only {} of it is compared", seen.share);
        let (blank, _) = apart(&seen.canvas, &seen.blank);
        let (strange, _) = apart(&seen.canvas, &rasters(page, figure, other).await?.drawn);
        println!("{figure}, {scheme:?}: {blank:.1} from blank, {strange:.1} from the other theme");
        assert!(blank > APART && strange > APART, "{figure} would pass blank ({blank}) or in {other:?} ({strange})");
    }
    Ok(())
}

journey!(pictures_in_the_light_are_as_they_are_drawn_natively, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    all_agree(page, Scheme::Light).await
});

journey!(pictures_in_the_dark_are_as_they_are_drawn_natively, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press("[data-theme-switch]").await?;
    all_agree(page, Scheme::Dark).await
});

/// Sets a colour as a style sheet would, and tells the bytes that the browser paints for it.
const RECOLOR: &str = "const [token, color] = arguments; document.documentElement.style.setProperty(token, color);
    const context = document.createElement('canvas').getContext('2d');
    context.fillStyle = color; context.fillRect(0, 0, 1, 1); return [...context.getImageData(0, 0, 1, 1).data]";
/// How many pixels of a canvas have one colour.
const COUNT: &str = "const [css, wanted] = arguments, it = document.querySelector(css);
    const { data } = it.getContext('2d').getImageData(0, 0, it.width, it.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += wanted.every((byte, channel) => data[at + channel] === byte);
    return count";

/// Gives the dealer's curve one colour after another, as the theme in force has it.
async fn every_notation_is_painted(page: &Page) -> Outcome {
    let css = "[data-figure='dealer-delta'] canvas";
    for color in ["oklch(0.6 0.2 150)", "hsl(300 80% 40%)", "#f80", "color-mix(in oklab, red, blue)"] {
        let wanted: Vec<u8> = page.ask(RECOLOR, &[json!("--ink"), json!(color)]).await?;
        // Painted anew, in the same theme.
        page.press("[data-theme-switch]").await?;
        page.press("[data-theme-switch]").await?;
        page.find(css).await?;
        until(&format!("the dealer's curve in {color}"), async || {
            let count: u32 = page.ask(COUNT, &[json!(css), json!(wanted)]).await?;
            Ok(if count > 100 { Ok(()) } else { Err(format!("{count} pixels of {wanted:?}")) })
        })
        .await?;
    }
    Ok(())
}

journey!(a_colour_in_any_notation_reaches_the_canvas_in_both_themes, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    every_notation_is_painted(page).await?;
    page.press("[data-theme-switch]").await?;
    every_notation_is_painted(page).await
});
