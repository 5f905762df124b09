//! The picture: three piles side by side, counted closes as bars, the exact laws as lines.

use super::ClosingPrice;
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::shared::pile::Pile;
use crate::figures::words::{closing_price as words, common};
use crate::format::{number, trimmed};
use crate::model::session::{BookCurve, ExactLaw};
use crate::scenario::session::GammaSide;
use crate::units::PERCENT;

/// The labels of the shares, left of the first pile.
const TICKS_PX: f64 = 36.0;
/// No guess makes the picture higher than so many times what there is to see.
const HIGHER: f64 = 2.0;

pub(super) fn scene(figure: &ClosingPrice, view: View) -> Scene {
    let edges: Vec<(f64, f64)> = figure.edges().collect();
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return Scene::default() };
    let news = line(&figure.law_of_news, &edges);
    let shares = figure.piles.iter().flat_map(|pile| counted(pile).map(|share| share * PERCENT));
    let laws = figure.piles.iter().filter_map(|pile| pile.law.as_ref()).flat_map(|law| line(law, &edges));
    let most = number::max_abs(&mut shares.chain(laws.chain(news.iter().copied()).map(|(_, share)| share)));
    // A guess, of 1,000 sessions, belongs in the picture, however wide of the mark: then at its top.
    let guess = figure.guess.map(|guess| guess / 10.0);
    let most = guess.map_or(most, |guess| most.max(guess.min(HIGHER * most)));
    // The words of a pile stand above it.
    let most = if most > 0.0 { most * 1.35 } else { 1.0 };
    let height = if view.is_narrow() { 280.0 } else { 330.0 };
    let panels = figure.piles.iter().map(|pile| {
        let y = Axis::linear(0.0, most).ticked(5, &|share| match pile.side() {
            GammaSide::Long => trimmed(share, 1),
            _ => String::new(),
        });
        let x = axes::prices(first.0, last.1, if view.is_narrow() { 2 } else { 4 }, "");
        let mut marks = Marks::new();
        if (first.0..=last.1).contains(&figure.strike()) {
            marks.dashed_line((figure.strike(), 0.0), (figure.strike(), most * 0.72), ColorRole::Accent, 1.0);
        }
        bars(&mut marks, figure, pile, &edges);
        marks.curve(news.clone(), ColorRole::Soft, 1.25);
        if let Some(law) = pile.law.as_ref().filter(|_| pile.side() != GammaSide::NotHedging) {
            marks.dashed(line(law, &edges), ColorRole::Accent, 1.25);
        }
        strike(&mut marks, figure, (first.0, last.1));
        if let Some(guess) = guess.filter(|_| pile.side() == GammaSide::Long) {
            let (from, to) = (first.0, figure.strike().clamp(first.0, last.1));
            your_bet(&mut marks, (from, to), (guess, most / 1.35));
        }
        say(&mut marks, pile, (first.0, most), view);
        Panel { x, y, marks, height }
    });
    let one = (view.width - TICKS_PX) / 3.0;
    Scene::abreast(vec![one + TICKS_PX, one, one], panels.collect())
}

/// The counted share of each bar, 0 to 1.
fn counted(pile: &Pile) -> impl Iterator<Item = f64> {
    pile.closes().histogram().counts().iter().map(|count| pile.share(*count))
}

fn bars(marks: &mut Marks, figure: &ClosingPrice, pile: &Pile, edges: &[(f64, f64)]) {
    let gap = (edges[0].1 - edges[0].0) * 0.1;
    for ((from, to), share) in edges.iter().zip(counted(pile)) {
        let holds_strike = (*from..*to).contains(&figure.strike());
        let (role, opacity) = if holds_strike { (ColorRole::Ink, 1.0) } else { (ColorRole::Faint, 0.6) };
        marks.bar((from + gap, 0.0), (to - gap, share * PERCENT), role, opacity);
    }
}

/// The strike, to be dragged.
fn strike(marks: &mut Marks, figure: &ClosingPrice, (low, high): (f64, f64)) {
    let strike = figure.strike();
    if (low..=high).contains(&strike) {
        marks.ring((strike, 0.0), 5.0, ColorRole::Accent);
    } else {
        let text = common::at_strike(strike, figure.state.scale());
        let (at, side) = if strike < low { (low, Anchor::Right) } else { (high, Anchor::Left) };
        marks.label((at, 0.0), text, ColorRole::Accent, side).shifted(0.0, -10.0);
    }
}

/// What the reader guessed, as a level that reaches to the strike.
fn your_bet(marks: &mut Marks, (from, to): (f64, f64), (guess, highest): (f64, f64)) {
    let at = guess.min(highest);
    marks.line((from, at), (to, at), ColorRole::Accent, 2.0);
    marks
        .label((from, at), common::YOUR_BET[usize::from(at < guess)], ColorRole::Accent, Anchor::Right)
        .bold()
        .shifted(-6.0, -9.0);
}

/// Whose market it is, and how many of its sessions ended at the strike.
fn say(marks: &mut Marks, pile: &Pile, top: (f64, f64), view: View) {
    let narrow = view.is_narrow();
    marks.label(top, words::market(pile.side(), narrow), ColorRole::Ink, Anchor::Right).bold().shifted(-8.0, -12.0);
    marks.label(top, words::number(pile), ColorRole::Ink, Anchor::Right).bold().sized(20.0).shifted(-8.0, 12.0);
    marks.label(top, words::of_all(pile, narrow), ColorRole::Soft, Anchor::Right).shifted(-8.0, 31.0);
}

/// The share of each bar under a law, per cent, at the bar's middle.
fn line(law: &ExactLaw<BookCurve>, edges: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let share = |from: f64, to: f64| law.probability_between_logs(libm::log(from), libm::log(to)) * PERCENT;
    edges.iter().map(|(from, to)| (f64::midpoint(*from, *to), share(*from, *to))).collect()
}
