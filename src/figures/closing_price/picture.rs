//! The picture: counted closes as bars, the exact laws as lines.

use super::{ClosingPrice, PERCENT, SESSIONS};
use crate::model::session::{BookCurve, ExactLaw};
use crate::scenario::session::GammaSide;
use crate::ui::chart::{Anchor, Axis, Mark, Panel, Scene, Tone, View};
use crate::ui::format::{grouped, trimmed};

pub(super) fn scene(figure: &ClosingPrice, view: View) -> Scene {
    let bars = figure.bars();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return Scene::default() };
    let (low, high) = (first.0, last.1);
    let decimals = if high - low < 1.0 { 2 } else { usize::from(high - low < 6.0) };
    let x = Axis::linear(low, high)
        .ticked(if view.is_narrow() { 4 } else { 8 }, |value| grouped(value, decimals))
        .named("closing price ($)");
    let law = figure.law().map(|law| shares(&law, &bars));
    let news = figure.law_of_news().map(|law| shares(&law, &bars)).unwrap_or_default();
    let counted = bars.iter().map(|(_, _, count)| figure.share(*count) * PERCENT);
    let lines = law.iter().flatten().chain(&news).map(|(_, share)| *share);
    let most = counted.chain(lines).fold(0.0, f64::max);
    let most = if most > 0.0 { most * 1.16 } else { 1.0 };
    let y = Axis::linear(0.0, most).ticked(5, |value| trimmed(value, 1)).named("sessions that close there (% per bar)");

    let mut marks = Vec::new();
    let strike = figure.strike();
    let in_sight = (low..=high).contains(&strike);
    let gap = (high - low) / f64::from(super::BARS) * 0.08;
    for (from, to, count) in &bars {
        let share = figure.share(*count) * PERCENT;
        let holds_strike = (*from..*to).contains(&strike);
        let tone = if holds_strike { Tone::Accent } else { Tone::Faint };
        marks.push(Mark::Bar { from: (from + gap, 0.0), to: (to - gap, share), tone, opacity: 0.55 });
    }
    if in_sight {
        marks.push(Mark::dashed(vec![(strike, 0.0), (strike, most)], Tone::Rule, 1.0));
        let text = format!("strike {}", trimmed(strike, 2));
        marks.push(Mark::label((strike, most), text, Tone::Soft, Anchor::Right).shifted(-2.0, 7.0));
    }
    marks.push(Mark::curve(news.clone(), Tone::Soft, 1.75));
    if let Some(law) = law.filter(|_| figure.side != GammaSide::NotHedging) {
        marks.push(Mark::curve(law, Tone::Accent, 2.0));
    }
    let count = figure.count();
    #[expect(clippy::cast_precision_loss, reason = "at most 20 000")]
    let (done, all) = (grouped(count as f64, 0), grouped(SESSIONS as f64, 0));
    let text = if count < SESSIONS { format!("{done} of {all} sessions") } else { format!("{all} sessions") };
    marks.push(Mark::label((low, most), text, Tone::Soft, Anchor::Right).shifted(-4.0, 7.0));
    let height = if view.is_narrow() { 300.0 } else { 360.0 };
    Scene::of(Panel { x, y, marks, height })
}

/// The share of each bar under a law, per cent, at the bar's middle.
fn shares(law: &ExactLaw<'_, BookCurve>, bars: &[(f64, f64, u64)]) -> Vec<(f64, f64)> {
    let share = |from: f64, to: f64| law.probability_between_logs(libm::log(from), libm::log(to)) * PERCENT;
    bars.iter().map(|(from, to, _)| (f64::midpoint(*from, *to), share(*from, *to))).collect()
}
