//! No text of a picture lies on another, leaves the frame or lies under a handle: every figure as it opens, in its presets
//! and in random states over all that it reads, the ends included, on a desk, on a phone and on the narrowest screen.
//!
//! Widths are those of the widest system font; what is painted is looked at, so that whoever placed it does not matter.

mod dejavu;
mod painted;
mod states;

use dealer_hedging::chart::layout::layout;
use dealer_hedging::chart::text_width;
use dealer_hedging::chart::{Figure, Scene, View};
use dealer_hedging::figures::{self, FigureSpec};
use dealer_hedging::scenario::{Inputs, link};
use painted::{Disc, painted};
use states::{State, states};

/// Widths of a picture on a desk, on a phone of 390 and on a screen of 320 CSS pixels.
const WIDTHS: [u32; 3] = [690, 330, 280];
/// Two boxes may share so much, in CSS pixels: letters do not fill theirs.
const TOUCHING_PX: f64 = 1.0;
/// So many random states in any run, and with the environment variable `FULL`.
const STATES: [usize; 2] = [60, 1_500];
/// Of those, one in so many has its work done to the end.
const WHOLE: usize = 6;

/// What is wrong with the texts of a picture.
fn faults(figure: &dyn Figure, width: u32) -> Vec<String> {
    let scene = figure.scene(View { width: width.into() });
    let (texts, discs) = painted(&scene, width);
    let knobs = knobs(figure, &scene, width, &discs);
    let mut faults = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let outside = text.outside(width.into(), scene.height());
        if outside > TOUCHING_PX {
            faults.push(format!("“{}” leaves the frame by {outside:.1} px", text.says));
        }
        for other in &texts[..place] {
            if text.overlap(other) > TOUCHING_PX {
                faults.push(format!("“{}” and “{}” share {:.1} px", other.says, text.says, text.overlap(other)));
            }
        }
        faults.extend(
            knobs
                .iter()
                .filter(|knob| text.covered_by(**knob) > TOUCHING_PX)
                .map(|knob| format!("“{}” lies {:.1} px under a handle", text.says, text.covered_by(*knob))),
        );
    }
    faults
}

/// The discs that can be dragged, without their rims of the ground's colour.
fn knobs(figure: &dyn Figure, scene: &Scene, width: u32, discs: &[Disc]) -> Vec<Disc> {
    let panels = layout(scene, width.into());
    let at = figure.handles().into_iter().map(|handle| panels[handle.panel].pixel(handle.at));
    at.filter_map(|(x, y)| {
        let here = discs.iter().filter(|(centre, _)| (centre.0 - x).hypot(centre.1 - y) < 0.5);
        // A disc's rim is painted first.
        here.min_by(|a, b| a.1.total_cmp(&b.1)).copied()
    })
    .collect()
}

fn figure(spec: &FigureSpec, state: &State, whole: bool) -> Box<dyn Figure> {
    let inputs = Inputs::of(state.scenario);
    let mut figure = if whole { spec.whole_figure(&inputs) } else { spec.figure(&inputs) };
    if let Some(guess) = state.guess {
        figure.keep_guess(guess);
    }
    figure
}

/// The faults of a figure in all its states: width, link and what is wrong there.
fn faults_of(spec: &FigureSpec) -> Vec<String> {
    let count = STATES[usize::from(std::env::var_os("FULL").is_some())];
    let composed = 1 + spec.presets.len();
    let mut told = Vec::new();
    for (place, state) in states(spec, count).iter().enumerate() {
        let figure = figure(spec, state, place < composed || place % WHOLE == 0);
        for width in WIDTHS {
            let guess = state.guess.map(|guess| format!(", {guess} guessed")).unwrap_or_default();
            let link = link::encode(&state.scenario);
            told.extend(
                faults(&*figure, width).iter().map(|why| format!("{} {width} {why} at {link}{guess}", spec.id)),
            );
        }
    }
    told
}

#[test]
fn no_text_lies_on_another_or_leaves_its_picture() {
    let mut told = Vec::new();
    for spec in figures::LIST {
        let faults = faults_of(spec);
        let at = |width: u32| faults.iter().filter(|fault| fault.starts_with(&format!("{} {width} ", spec.id))).count();
        println!("{:22} {:?}", spec.id, WIDTHS.map(at));
        told.extend(faults);
    }
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}

/// Placing has no font to measure with. What it takes a text for is close, and hardly ever too little.
#[test]
fn texts_are_no_wider_than_they_are_taken_for() {
    for spec in figures::LIST {
        for state in states(spec, 9) {
            let scene = figure(spec, &state, false).scene(View { width: 690.0 });
            for text in painted(&scene, 690).0 {
                let (wide, high) = (text.right - text.left, text.bottom - text.top);
                let taken = text_width::width(&text.says, high, text.bold);
                assert!(taken > wide - 1.0 && taken < 1.06 * wide + 8.0, "“{}” is {wide} wide, not {taken}", text.says);
            }
        }
    }
}
