//! Two controls at their ends at once, whichever two: every figure that reads them has numbers to tell, words without
//! holes and a picture that is not blank, and so has every phrase in the text.

use dealer_hedging::chart::{Axis, Cell, Figure, Mark, Panel, Scene, View};
use dealer_hedging::figures;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{Inputs, Key, Scenario, link};

/// Widths of a picture on a desk and on a phone, in CSS pixels.
const WIDTHS: [f64; 2] = [690.0, 330.0];

/// The ends of what may be typed, and of where the slider leads.
fn ends(key: Key) -> [f64; 4] {
    let control = key.control();
    let ((low, high), (from, to, _)) = (control.limits(), control.slider());
    [low, control.value_at(from), control.value_at(to), high]
}

/// Every two of these controls at two of their ends: where each can be typed to, and where each can be slid to.
fn corners(keys: &[Key]) -> Vec<Scenario> {
    let mut corners = Vec::new();
    for (place, one) in keys.iter().enumerate() {
        for other in &keys[place + 1..] {
            let (ones, others) = (ends(*one), ends(*other));
            for (a, b) in [(0, 0), (0, 3), (3, 0), (3, 3), (1, 1), (1, 2), (2, 1), (2, 2)] {
                corners.push(Scenario::default().with(*one, ones[a]).with(*other, others[b]));
            }
        }
    }
    corners
}

/// What is wrong with a text: a word in it that is none.
fn hole(what: &str, text: &str) -> Option<String> {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    // A number that is none may have its unit right behind it; words that begin so have more letters.
    let word = words.find(|word| word.starts_with("NaN") || matches!(*word, "inf" | "infk" | "infM" | "infB"))?;
    Some(format!("{what} says {word}: “{text}”"))
}

/// The same of a text that always says something.
fn spoken(what: &str, text: &str) -> Option<String> {
    if text.trim().is_empty() { Some(format!("{what} is empty")) } else { hole(what, text) }
}

/// The points of a mark that shows something, which a text beside it does not.
fn points(mark: &Mark) -> Vec<(f64, f64)> {
    match mark {
        Mark::Curve { points, .. } | Mark::Area { points, .. } => points.clone(),
        Mark::Bar { from, to, .. } | Mark::Card { from, to, .. } | Mark::Arrow { from, to, .. } => vec![*from, *to],
        Mark::Dot { at, .. } | Mark::Ring { at, .. } | Mark::Triangle { at, .. } => vec![*at],
        Mark::Heat { .. } | Mark::Label { .. } => Vec::new(),
    }
}

fn shows_something(panel: &Panel) -> bool {
    if panel.marks.iter().all(|mark| matches!(mark, Mark::Label { .. })) {
        // Notes beside the picture.
        return panel.marks.iter().next().is_some();
    }
    let within = |axis: &Axis, value: f64| (axis.low..=axis.high).contains(&value);
    let is_inside = |(x, y): &(f64, f64)| within(&panel.x, *x) && within(&panel.y, *y);
    panel.marks.iter().any(|mark| matches!(mark, Mark::Heat { .. }) || points(mark).iter().any(is_inside))
}

/// What is wrong with a cell.
fn in_cell(cell: &Cell) -> Option<String> {
    if cell.value().is_none_or(f64::is_finite) { hole("a cell", cell.shown()) } else { Some(format!("{cell:?}")) }
}

/// What is wrong with a picture.
fn in_picture(scene: &Scene) -> Option<String> {
    if !(100.0..2_000.0).contains(&scene.height()) {
        return Some(format!("a picture {} high", scene.height()));
    }
    scene.panels.iter().enumerate().find_map(|(place, panel)| {
        let ticks = panel.x.ticks.iter().chain(&panel.y.ticks).map(|(_, text)| text);
        let labels = panel.marks.iter().filter_map(|mark| match mark {
            Mark::Label { text, .. } => Some(text),
            _ => None,
        });
        let blank = (!shows_something(panel)).then(|| format!("panel {place} is blank"));
        blank.or_else(|| ticks.chain(labels).find_map(|text| hole("the picture", text)))
    })
}

/// What is wrong with a figure.
fn fault(figure: &dyn Figure) -> Option<String> {
    let table = figure.table();
    spoken("the finding", &figure.finding().text())
        .or_else(|| spoken("the reading", &figure.caption().text()))
        .or_else(|| table.rows.is_empty().then(|| "no row".to_owned()))
        .or_else(|| table.rows.iter().flatten().find_map(in_cell))
        .or_else(|| WIDTHS.into_iter().find_map(|width| in_picture(&figure.scene(View { width }))))
}

#[test]
fn two_controls_at_their_ends_leave_every_figure_whole() {
    let mut told = Vec::new();
    for spec in figures::LIST {
        let keys: Vec<Key> = spec.keys().collect();
        let corners = corners(&keys);
        println!("{:22} {:6} states", spec.id, corners.len());
        for state in corners {
            let inputs = Inputs::of(state);
            // What is counted comes in a moment later.
            let fault = fault(&*spec.figure(&inputs)).and_then(|_| fault(&*spec.whole_figure(&inputs)));
            told.extend(fault.map(|why| format!("{}: {why} at {}", spec.id, link::encode(&state))));
        }
    }
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}

#[test]
fn two_controls_at_their_ends_leave_every_phrase_whole() {
    let mut told = Vec::new();
    for state in corners(&Key::ALL) {
        let inputs = Inputs::of(state);
        for phrase in LESSON.phrases {
            // Some say nothing where there is nothing to say.
            let fault = hole(phrase.name, &phrase.say(&inputs).text());
            told.extend(fault.map(|why| format!("{why} at {}", link::encode(&state))));
        }
    }
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}
