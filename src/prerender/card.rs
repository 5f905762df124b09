//! The card that other sites show where somebody links to the lesson: the finding of its first figure, and the picture.

use std::path::Path;

use dealer_hedging::chart::svg::svg;
use dealer_hedging::chart::{ColorRole, Figure, RichText, Scheme, Theme, View, tokens};
use dealer_hedging::lesson::Lesson;
use dealer_hedging::scenario::Inputs;

use super::{TOKENS, raster, rgb};

/// What most sites ask for, in pixels.
const SIZE: (u32, u32) = (1_200, 630);
/// Room at the left and at the right.
const EDGE: u32 = 52;
/// The picture is drawn this wide and enlarged to the room that there is, so that its words can be read in a small card.
const PICTURE_PX: u32 = 736;
const FINDING_PX: f32 = 54.0;

/// The figure on the card: the first one, in its opening state.
pub(super) fn figure(lesson: &Lesson) -> Result<Box<dyn Figure>, String> {
    let first = lesson.figures.first().ok_or("a lesson without figures")?;
    Ok(first.whole_figure(&Inputs::default()))
}

/// Writes the card of a lesson.
pub(super) fn write(file: &Path, lesson: &Lesson) -> Result<(), String> {
    let theme = tokens::theme(TOKENS, Scheme::Light)?;
    let figure = figure(lesson)?;
    let picture = svg(&figure.scene(View { width: PICTURE_PX.into() }), PICTURE_PX, &theme)?;
    let card = card(lesson.text.title, &figure.finding(), &picture, &theme)?;
    std::fs::write(file, raster::png(&card, SIZE)?).map_err(|error| format!("{}: {error}", file.display()))
}

fn card(title: &str, finding: &RichText, picture: &str, theme: &Theme) -> Result<String, String> {
    let (width, height) = SIZE;
    let room = width - 2 * EDGE;
    let [ink, soft, ground] = [ColorRole::Ink, ColorRole::Soft, ColorRole::Card].map(|role| rgb(theme.color(role)));
    let finding_px = FINDING_PX * fitting(finding, theme, room)?;
    // With a size of its own, and its own units inside.
    let sized = format!("<svg x=\"{EDGE}\" y=\"150\" width=\"{room}\" height=\"{}\" ", height - 150 - 16);
    let inner = picture.find("viewBox").map(|at| &picture[at..]).ok_or("a picture without a viewBox")?;
    Ok(document(&format!(
        "<rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>\
         <rect width=\"100%\" height=\"10\" fill=\"{ink}\"/>\
         <text x=\"{EDGE}\" y=\"58\" font-family=\"sans-serif\" font-size=\"25\" fill=\"{soft}\">{}</text>{}{sized}{inner}",
        escaped(title),
        sentence(finding, theme, finding_px, EDGE),
    )))
}

/// How much smaller a sentence must be to fit a line.
fn fitting(finding: &RichText, theme: &Theme, room: u32) -> Result<f32, String> {
    let extent = raster::extent(&document(&sentence(finding, theme, FINDING_PX, 0)))?;
    #[expect(clippy::cast_precision_loss, reason = "a card is a thousand pixels wide")]
    let room = room as f32;
    Ok((room / extent).min(1.0))
}

fn sentence(finding: &RichText, theme: &Theme, size: f32, left: u32) -> String {
    let spans = finding.spans().iter().fold(String::new(), |spans, span| {
        let colour = rgb(theme.color(span.role.unwrap_or(ColorRole::Ink)));
        spans + &format!("<tspan fill=\"{colour}\">{}</tspan>", escaped(&span.text))
    });
    format!(
        "<text x=\"{left}\" y=\"126\" font-family=\"serif\" font-weight=\"bold\" font-size=\"{size}\" \
         xml:space=\"preserve\">{spans}</text>"
    )
}

fn document(content: &str) -> String {
    let (width, height) = SIZE;
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{content}</svg>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
