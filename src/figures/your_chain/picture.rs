//! The picture: gamma strike by strike, net beside gross, and below it, on the same axis of prices, what it comes to
//! wherever spot is, with the band of what can be known.

use super::YourChain;
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::{common, your_chain as words};
use crate::format::number;
use crate::quotes::Flips;
use crate::quotes::sureness::Likely;

/// Heights of the two panels, in CSS pixels, and the same on a phone.
const HEIGHTS: [[f64; 2]; 2] = [[176.0, 246.0], [150.0, 214.0]];
/// Half the width of a bar, as a share of the way from strike to strike; and the least and the most of it, as shares of
/// the picture's width.
const BAR: f64 = 0.38;
const LEAST_BAR: f64 = 0.001;
const MOST_BAR: f64 = 0.012;
/// Room above and below what is drawn.
const ROOM: f64 = 1.25;

pub(super) fn scene(figure: &YourChain, view: View) -> Scene {
    let profile = &figure.levels.now.profile;
    let ends = |point: Option<&crate::quotes::levels::ProfilePoint>| point.map_or(0.0, |point| point.spot);
    let (low, high) = (ends(profile.first()), ends(profile.last()));
    let x = axes::prices(low, high, if view.is_narrow() { 4 } else { 8 }, common::PRICE_OF_UNDERLYING);
    let [above, below] = HEIGHTS[usize::from(view.is_narrow())];
    Scene::stacked(vec![strikes(figure, x.bare(), above), profile_panel(figure, x, below, view)])
}

/// Gamma by strike: gross as a pale bar, net over it.
fn strikes(figure: &YourChain, x: Axis, height: f64) -> Panel {
    let seen = figure.levels.strikes.iter().filter(|row| (x.low..=x.high).contains(&row.strike));
    let rows: Vec<(f64, f64, f64)> = seen
        .map(|row| {
            let gamma = row.gamma.dollars_per_percent;
            (row.strike, gamma.net(figure.side), gamma.gross())
        })
        .collect();
    // Gross stands on the side of the net.
    let most = |sign: f64| rows.iter().filter(|row| sign * row.1 >= 0.0).map(|row| row.2).fold(0.0, f64::max);
    let (above, below) = (most(1.0), most(-1.0));
    let room = (ROOM - 1.0) * (above + below).max(1.0);
    let y = Axis::linear(if below > 0.0 { -below - room } else { 0.0 }, above + room)
        .ticked(4, &words::axis)
        .named(words::BY_STRIKE);
    let width = x.high - x.low;
    let steps = rows.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let step = steps.fold(f64::INFINITY, f64::min);
    let half = number::clamp(BAR * step, LEAST_BAR * width, MOST_BAR * width);
    let mut marks = Marks::new();
    for (strike, net, gross) in &rows {
        let (from, to) = (strike - half, strike + half);
        let sign = if *net < 0.0 { -1.0 } else { 1.0 };
        marks.bar((from, 0.0), (to, sign * gross), ColorRole::Faint, 0.35);
        marks.bar((from, 0.0), (to, *net), ColorRole::Ink, 0.9);
    }
    marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
    let spot = figure.levels.spot;
    marks.dashed_line((spot, y.low), (spot, y.high), ColorRole::Faint, 1.0);
    Panel { x, y, marks, height }
}

/// What net gamma comes to over price: now with its band, and at the close.
fn profile_panel(figure: &YourChain, x: Axis, height: f64, view: View) -> Panel {
    let sureness = &figure.sureness;
    let prices: Vec<f64> = figure.levels.now.profile.iter().map(|point| point.spot).collect();
    let bands: Vec<(f64, (f64, f64))> = prices.iter().copied().zip(sureness.profile.iter().map(Likely::band)).collect();
    let close: Vec<(f64, f64)> = figure
        .levels
        .close
        .profile
        .iter()
        .map(|point| (point.spot, sureness.rightly.surplus() * point.dollars_per_percent.net(figure.side)))
        .collect();
    let ends = bands.iter().flat_map(|(_, (low, high))| [*low, *high]).chain(close.iter().map(|point| point.1));
    let (low, high) = number::extent(&mut ends.chain([0.0]));
    let room = (ROOM - 1.0) * (high - low).max(1.0);
    let y = Axis::linear(low - room, high + room).ticked(5, &words::axis).named(words::OVER_PRICE);
    let mut marks = Marks::new();
    uncertain(&mut marks, figure, (y.low, y.high), &x);
    let mut band: Vec<(f64, f64)> = bands.iter().map(|(price, (low, _))| (*price, *low)).collect();
    band.extend(bands.iter().rev().map(|(price, (_, high))| (*price, *high)));
    marks.area(band, ColorRole::Ink, 0.16);
    marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
    let lasts = figure.levels.minutes_to_close > 0.0;
    if lasts {
        marks.dashed(close.clone(), ColorRole::Soft, 1.5);
    }
    marks.curve(
        prices.iter().copied().zip(sureness.profile.iter().map(|likely| likely.mean)).collect(),
        ColorRole::Ink,
        2.0,
    );
    if let Some(at) = close.get(close.len() * 5 / 6).filter(|_| lasts) {
        let above = bands.get(close.len() * 5 / 6).map_or(at.1, |band| band.1.1.max(at.1));
        marks.label((at.0, above), words::AT_THE_CLOSE, ColorRole::Soft, Anchor::Above).shifted(0.0, -4.0).optional();
    }
    let spot = figure.levels.spot;
    marks.dashed_line((spot, y.low), (spot, y.high), ColorRole::Faint, 1.0);
    marks.dot((spot, sureness.at_spot.mean), 6.0, ColorRole::Ink);
    marks.label((spot, y.low), words::spot(spot), ColorRole::Ink, Anchor::Right).bold().shifted(2.0, -9.0);
    flips(&mut marks, figure, y.high, view);
    Panel { x, y, marks, height }
}

/// Where its sign is not sure: shaded, to half a step of the curve.
fn uncertain(marks: &mut Marks, figure: &YourChain, (low, high): (f64, f64), x: &Axis) {
    if figure.sureness.rightly.probability() >= 1.0 {
        return;
    }
    let points = &figure.levels.now.profile;
    let unsure = |place: usize| {
        let gross = points.get(place).map_or(0.0, |point| point.dollars_per_percent.gross());
        // What cancels in each option is zero, and surely so.
        let unsure = |likely: &Likely| likely.sure_sign() == 0.0 && likely.deviation > 0.0;
        figure.sureness.profile.get(place).is_some_and(unsure) && gross >= 1.0
    };
    let half = points.windows(2).next().map_or(0.0, |pair| 0.5 * (pair[1].spot - pair[0].spot));
    let mut from = None;
    for place in 0..=points.len() {
        match (from, unsure(place)) {
            (None, true) => from = points.get(place).map(|point| point.spot - half),
            (Some(left), false) => {
                let right = points.get(place).map_or(x.high, |point| point.spot - half);
                marks.bar((left.max(x.low), low), (right.min(x.high), high), ColorRole::Accent, 0.12);
                from = None;
            }
            _ => {}
        }
    }
}

/// The prices where the sign changes, as they are assumed.
fn flips(marks: &mut Marks, figure: &YourChain, high: f64, view: View) {
    let Flips::At(prices) = figure.levels.now.flips(figure.side) else { return };
    let named = figure.sureness.rightly.probability() >= 1.0 || !figure.sureness.flips.is_empty();
    for price in prices.iter().filter(|_| named) {
        marks.dashed_line((*price, 0.0), (*price, high), ColorRole::Accent, 1.5);
        let side = if *price < figure.levels.spot { Anchor::Left } else { Anchor::Right };
        let text = words::flip(*price, view.is_narrow());
        marks.label((*price, high), text, ColorRole::Accent, side).bold().shifted(0.0, 9.0).optional();
    }
}
