//! The controls that stand under the pictures: each moves its picture, by pointer and by keyboard.

use dealer_hedging::control::Kind;
use dealer_hedging::figures::FigureSpec;
use dealer_hedging::scenario::{Assumption, Key, Scenario};

use crate::comparing::figure_shows;
use crate::harness::{Failure, Outcome, Setup};
use crate::page::{Page, Pointer, keys};
use crate::snapshot::{figures_on, pixels};

/// How the reader moves a control.
#[derive(Debug, Clone, Copy)]
enum Hand {
    Pointer,
    Keyboard,
}

/// States in which a control has something to move: a mix can only be set where it is assumed, a band
/// only where it is the rule.
fn start(key: Key) -> Scenario {
    let state = Scenario::default();
    match key {
        Key::LongShare => state.with_choice(Assumption::Mix),
        Key::Minute => state.with(Key::Minute, 200.0),
        _ => state,
    }
}

/// Moves one control under one picture, and returns the value that it then has.
async fn moved(page: &Page, spec: &FigureSpec, key: Key, hand: Hand) -> Outcome<f64> {
    let control = key.control();
    let within = format!("[data-figure='{}']", spec.id);
    match control.kind {
        Kind::Choice(words) => {
            let chosen = format!("{within} input[name={}]:checked", control.name);
            match hand {
                Hand::Keyboard => page.strike(&chosen, &[keys::RIGHT]).await?,
                Hand::Pointer => {
                    let second = format!("input[name={}][value={}]", control.name, words[1].name);
                    page.press(&format!("{within} label:has({second})")).await?;
                }
            }
            let chosen: String = page.of(&chosen, "it.value").await?;
            let place = (0u32..).zip(words).find(|(_, choice)| choice.name == chosen);
            place.map(|(place, _)| f64::from(place)).ok_or(Failure(format!("{chosen} is no word of {}", control.name)))
        }
        Kind::Number(_) if key == Key::Seed => {
            let button = format!("{within} [data-shuffle=seed]");
            match hand {
                Hand::Keyboard => page.strike(&button, &[keys::ENTER]).await?,
                Hand::Pointer => page.press(&button).await?,
            }
            page.of(&format!("{within} input[inputmode=decimal][name=seed]"), "Number(it.value)").await
        }
        Kind::Number(_) => {
            let range = format!("{within} input[type=range][name={}]", control.name);
            slide(page, &range, hand).await?;
            Ok(control.value_at(page.of(&range, "it.valueAsNumber").await?))
        }
    }
}

async fn slide(page: &Page, range: &str, hand: Hand) -> Outcome {
    let Hand::Pointer = hand else {
        return page.strike(range, &[keys::LEFT, keys::LEFT, keys::PAGE_UP, keys::LEFT]).await;
    };
    let place = page.place(range).await?;
    let share: f64 = page.of(range, "(it.valueAsNumber - it.min) / (it.max - it.min)").await?;
    // The thumb is about as wide as 16 CSS pixels and stays inside its groove.
    let thumb = (place.x + 8.0 + share * (place.width - 16.0), place.centre().1);
    let by = if share < 0.5 { 0.3 } else { -0.3 } * place.width;
    page.drag(Pointer::Mouse, thumb, (thumb.0 + by, thumb.1)).await
}

/// Every control of every picture, each from a fresh page.
async fn every_control_moves_its_picture(page: &Page, hand: Hand) -> Outcome {
    page.load("").await?;
    for spec in figures_on(page).await? {
        for key in spec.controls.iter().chain(&spec.played).copied() {
            let start = start(key);
            page.load(&format!("?{}", dealer_hedging::scenario::link::encode(&start))).await?;
            let before = (figure_shows(page, &start, spec).await?, pixels(page, spec.id).await?);
            let value = moved(page, spec, key, hand).await?;
            let name = key.name();
            assert_ne!(value, start.get(key), "{}: {name} did not move by {hand:?}", spec.id);
            let after = (figure_shows(page, &start.with(key, value), spec).await?, pixels(page, spec.id).await?);
            // Some move the picture alone: the news is flipped, the map and what is said of it stay.
            assert!(before != after, "{}: nothing follows {name}", spec.id);
        }
    }
    Ok(())
}

journey!(every_control_under_a_picture_moves_it_by_keyboard, Setup::desktop(), async |page: &Page| {
    every_control_moves_its_picture(page, Hand::Keyboard).await
});

journey!(every_control_under_a_picture_moves_it_by_pointer, Setup::desktop(), async |page: &Page| {
    every_control_moves_its_picture(page, Hand::Pointer).await
});
