//! The picture: counted closes as bars, the exact laws as lines.

use super::{ClosingPrice, SESSIONS};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::{closing_price as words, common};
use crate::format::number;
use crate::format::trimmed;
use crate::model::session::{BookCurve, ExactLaw, count_as_f64};
use crate::units::PERCENT;

pub(super) fn scene(figure: &ClosingPrice, view: View) -> Scene {
    let bars = figure.bars();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return Scene::default() };
    let (low, high) = (first.0, last.1);
    let x = axes::prices(low, high, if view.is_narrow() { 5 } else { 8 }, words::CLOSES);
    let law = figure.law.as_ref().map(|law| shares(law, &bars));
    let news = shares(&figure.law_of_news, &bars);
    let counted = bars.iter().map(|(_, _, count)| figure.share(*count) * PERCENT);
    let lines = law.iter().flatten().chain(&news).map(|(_, share)| *share);
    let most = number::max_abs(&mut counted.chain(lines));
    // Where no bar towers over the others, the words beside the strike need room above them.
    let hill = number::max_abs(&mut news.iter().map(|(_, share)| *share));
    let room = if most > 1.6 * hill { 1.16 } else { 1.4 };
    let most = if most > 0.0 { most * room } else { 1.0 };
    let y = Axis::linear(0.0, most).ticked(5, &|value| trimmed(value, 1)).named(words::BARS);

    let mut marks = Marks::new();
    let strike = figure.strike();
    let in_sight = (low..=high).contains(&strike);
    let gap = (high - low) / f64::from(super::BARS) * 0.08;
    for (from, to, count) in &bars {
        let share = figure.share(*count) * PERCENT;
        let holds_strike = (*from..*to).contains(&strike);
        let role = if holds_strike { ColorRole::Accent } else { ColorRole::Faint };
        marks.bar((from + gap, 0.0), (to - gap, share), role, 0.55);
    }
    let right_half = figure.strike_is_right();
    let (side, away) = if right_half { (Anchor::Left, -1.0) } else { (Anchor::Right, 1.0) };
    if in_sight {
        marks.dashed_line((strike, 0.0), (strike, most), ColorRole::Rule, 1.0);
        marks
            .label((strike, most), common::at_strike(strike, figure.state.scale()), ColorRole::Soft, side)
            .shifted(0.0, 7.0);
    }
    marks.curve(news.clone(), ColorRole::Soft, 1.75);
    if let Some(law) = law {
        marks.curve(stairs(&law, &bars), ColorRole::Accent, 1.75);
    }
    if in_sight {
        let at = (strike + away * 0.5 * (bars[0].1 - bars[0].0), most);
        for (line, text) in (0i32..).zip(figure.near_words(view.is_narrow())) {
            let down = 30.0 + 16.0 * f64::from(line);
            marks.label(at, text, ColorRole::Accent, side).bold().shifted(0.0, down);
        }
    }
    // Three quarters out, where the line without hedging stands clear of the bars.
    let place = if right_half { bars.len() / 4 } else { bars.len() * 3 / 4 };
    if let Some(at) = news.get(place) {
        let outward = if right_half { Anchor::Left } else { Anchor::Right };
        marks.label(*at, words::without_hedging(view.is_narrow()), ColorRole::Soft, outward).shifted(0.0, -12.0);
    }
    let text = words::counted(count_as_f64(figure.count()), count_as_f64(SESSIONS));
    // Beside the name of the axis.
    marks.label((high, most), text, ColorRole::Soft, Anchor::Left).shifted(8.0, -14.0);
    let height = if view.is_narrow() { 300.0 } else { 360.0 };
    Scene::of(Panel { x, y, marks, height })
}

/// The same shares as a staircase over the bars: what each bar should come to.
fn stairs(shares: &[(f64, f64)], bars: &[(f64, f64, u64)]) -> Vec<(f64, f64)> {
    shares.iter().zip(bars).flat_map(|((_, share), (from, to, _))| [(*from, *share), (*to, *share)]).collect()
}

/// The share of each bar under a law, per cent, at the bar's middle.
fn shares(law: &ExactLaw<BookCurve>, bars: &[(f64, f64, u64)]) -> Vec<(f64, f64)> {
    let share = |from: f64, to: f64| law.probability_between_logs(libm::log(from), libm::log(to)) * PERCENT;
    bars.iter().map(|(from, to, _)| (f64::midpoint(*from, *to), share(*from, *to))).collect()
}
