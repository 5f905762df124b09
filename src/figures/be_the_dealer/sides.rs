//! Beside the price: the needle of the delta left unhedged, and after the hour the score. Panels whose units are pixels.

use super::BeTheDealer;
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel};
use crate::figures::words::be_the_dealer as words;
use crate::scenario::GameMode;
use crate::scenario::game::{RULE_SHARES, Score};

/// The delta at which the needle lies at its end, in shares.
const FULL: f64 = 3.0 * RULE_SHARES;
/// How far the needle turns to either side, 70 degrees: the tangent of half of it.
const TURN: f64 = 0.7;
/// Width of the arc.
const BAND: f64 = 11.0;
/// What the margins of a panel without ticks take of its width and of its height.
const MARGINS: (f64, f64) = (2.0, 4.0);

/// The needle while the hour lasts, then the score.
pub(super) fn main(figure: &BeTheDealer, width: f64, height: f64) -> Panel {
    let (width, height) = (width - MARGINS.0, height - MARGINS.1);
    let marks = match (figure.is_over(), width > 260.0) {
        (false, _) => needle(figure.net(), width, height),
        (true, false) => score(figure, width, height),
        (true, true) => wide_score(figure, width, height),
    };
    in_pixels(marks, width, height)
}

/// What the marks on the price mean, and what the premium was.
pub(super) fn notes(figure: &BeTheDealer, width: f64, height: f64) -> Panel {
    let (width, height) = (width - MARGINS.0, height - MARGINS.1);
    let mut lines: Vec<String> = words::LEGEND.map(str::to_owned).to_vec();
    if figure.is_over() {
        if figure.mode == GameMode::Reader {
            lines.push(words::HOLLOW.to_owned());
        }
        let premium = figure.hour.minutes.first().map_or(0.0, |first| first.value);
        lines.push(words::premium(figure.hour.book, premium));
        lines.extend(words::LUCK.map(str::to_owned));
    }
    let mut marks = Marks::new();
    for (line, text) in (0u32..).zip(lines) {
        marks.label((10.0, height - 14.0 - 18.0 * f64::from(line)), text, ColorRole::Soft, Anchor::Right);
    }
    in_pixels(marks, width, height)
}

fn in_pixels(marks: Marks, width: f64, height: f64) -> Panel {
    Panel { x: Axis::linear(0.0, width), y: Axis::linear(0.0, height), marks, height: height + MARGINS.1 }
}

fn needle(net: f64, width: f64, height: f64) -> Marks {
    // Below the hub stands what the needle says.
    let radius = (height - 32.0).min(width / 2.0 - 16.0).min(95.0);
    let hub = (width / 2.0, ((height - radius) / 2.0).max(24.0));
    let at = |share: f64, radius: f64| {
        // Sine and cosine from the tangent of half the angle: those of the library would be 2 kB for this arc.
        let half = share.clamp(-1.0, 1.0) * TURN;
        let scale = radius / (1.0 + half * half);
        (hub.0 + scale * 2.0 * half, hub.1 + scale * (1.0 - half * half))
    };
    let mut marks = Marks::new();
    let zone = RULE_SHARES / FULL;
    for (from, to, role) in
        [(-1.0, -zone, ColorRole::Buy), (-zone, zone, ColorRole::Rule), (zone, 1.0, ColorRole::Sell)]
    {
        let along = |step: u32| from + (to - from) * f64::from(step) / 12.0;
        let outer = (0..=12).map(|step| at(along(step), radius));
        let inner = (0..=12).rev().map(|step| at(along(step), radius - BAND));
        marks.area(outer.chain(inner).collect(), role, if role == ColorRole::Rule { 0.9 } else { 0.22 });
    }
    let role = if net.abs() <= words::BALANCED { ColorRole::Soft } else { ColorRole::of_sign(-net) };
    marks.line(hub, at(net / FULL, radius - 4.0), role, 3.5);
    marks.dot(hub, 6.0, role);
    marks.label(hub, words::needle(net), role, Anchor::Below).bold().sized(14.0).shifted(0.0, 6.0);
    marks
}

/// The scores to show: the reader's if the reader traded, and the rule's.
fn scores(figure: &BeTheDealer) -> Vec<(&'static str, [String; 3])> {
    let [you, rule] = words::TRADERS;
    let told = |score: Score| words::score(&score);
    let of_rule = (rule, told(figure.hour.score(&figure.rule, figure.minute)));
    match figure.mode {
        GameMode::Rule => vec![of_rule],
        GameMode::Reader => vec![(you, told(figure.hour.score(&figure.shown, figure.minute))), of_rule],
    }
}

/// A column for each trader.
fn score(figure: &BeTheDealer, width: f64, height: f64) -> Marks {
    let mut marks = Marks::new();
    let row = |line: u32| height - 34.0 - 30.0 * f64::from(line);
    for (line, name) in (1u32..).zip(words::MEASURES) {
        marks.label((0.0, row(line)), name, ColorRole::Soft, Anchor::Right);
        marks.line((6.0, row(line) + 15.0), (width, row(line) + 15.0), ColorRole::Grid, 1.0);
    }
    for ((name, told), right) in scores(figure).into_iter().rev().zip([width, width - 57.0]) {
        marks.label((right, row(0)), name, ColorRole::Soft, Anchor::Left);
        for (line, text) in (1u32..).zip(told) {
            marks.label((right, row(line)), text, ColorRole::Ink, Anchor::Left);
        }
    }
    marks
}

/// A row for each trader, on a phone.
fn wide_score(figure: &BeTheDealer, width: f64, height: f64) -> Marks {
    let mut marks = Marks::new();
    let rights = [0.46, 0.68, 1.0].map(|part| part * width);
    let row = |line: u32| height - 12.0 - 21.0 * f64::from(line);
    for (right, name) in rights.iter().zip(words::SHORT_MEASURES) {
        marks.label((*right, row(0)), name, ColorRole::Soft, Anchor::Left);
    }
    for (line, (name, told)) in (1u32..).zip(scores(figure)) {
        marks.label((0.0, row(line)), name, ColorRole::Soft, Anchor::Right);
        for (right, text) in rights.iter().zip(told) {
            marks.label((*right, row(line)), text, ColorRole::Ink, Anchor::Left);
        }
        marks.line((0.0, row(line) + 10.5), (width, row(line) + 10.5), ColorRole::Grid, 1.0);
    }
    marks
}
