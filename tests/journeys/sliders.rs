//! The four main sliders and the number fields beside them.

use dealer_hedging::scenario::{Key, Scenario, link};
use serde_json::json;

use crate::comparing::shows;
use crate::harness::{Outcome, Setup};
use crate::page::{Page, Place, Pointer, keys};
use crate::snapshot::Seen;

fn slider(key: Key) -> String {
    format!(".deck input[type=range][name={}]", key.name())
}

fn field(key: Key) -> String {
    format!(".deck input[inputmode=decimal][name={}]", key.name())
}

/// What the page shows after a slider was moved: the value of its position, everywhere, and in
/// the link; and the parts that hang on it have changed.
async fn follows(page: &Page, key: Key, before: &Seen) -> Outcome {
    let position: f64 = page.of(&slider(key), "it.valueAsNumber").await?;
    let value = key.control().value_at(position);
    assert_ne!(value, key.control().default, "the slider {} did not move", key.name());
    let state = Scenario::default().with(key, value);
    let after = shows(page, &state).await?;
    let name = key.name();
    let figure = |seen: &Seen| seen.figures.get("dealer-delta").cloned();
    assert_ne!(figure(&after).map(|f| f.rows), figure(before).map(|f| f.rows), "{name}: the table stands still");
    assert_ne!(
        figure(&after).map(|f| f.finding),
        figure(before).map(|f| f.finding),
        "{name}: the finding stands still"
    );
    assert_ne!(after.order, before.order, "{name}: the order stands still");
    page.link_becomes(&format!("?{}", link::encode(&state))).await
}

async fn moves_by_keyboard(page: &Page, key: Key) -> Outcome {
    page.load("").await?;
    let before = shows(page, &Scenario::default()).await?;
    page.strike(&slider(key), &[keys::RIGHT, keys::RIGHT, keys::UP, keys::PAGE_UP, keys::LEFT]).await?;
    follows(page, key, &before).await
}

async fn moves_by_pointer(page: &Page, key: Key) -> Outcome {
    page.load("").await?;
    let before = shows(page, &Scenario::default()).await?;
    let place: Place = page.place(&slider(key)).await?;
    let share: f64 = page.of(&slider(key), "(it.valueAsNumber - it.min) / (it.max - it.min)").await?;
    // The thumb is about as wide as 16 CSS pixels and stays inside its groove.
    let thumb = (place.x + 8.0 + share * (place.width - 16.0), place.centre().1);
    page.drag(Pointer::Mouse, thumb, (thumb.0 - 31.0, thumb.1 + 5.0)).await?;
    follows(page, key, &before).await
}

journey!(the_four_main_sliders_move_by_pointer, Setup::desktop(), async |page: &Page| {
    for key in [Key::Spot, Key::Days, Key::Oi, Key::Iv] {
        moves_by_pointer(page, key).await?;
    }
    Ok(())
});

journey!(the_four_main_sliders_move_by_keyboard, Setup::desktop(), async |page: &Page| {
    for key in [Key::Spot, Key::Days, Key::Oi, Key::Iv] {
        moves_by_keyboard(page, key).await?;
    }
    Ok(())
});

journey!(the_ends_of_a_slider_are_where_things_happen, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let mut state = Scenario::default();
    for (key, end, value) in [
        (Key::Days, keys::HOME, 0.000_69),
        (Key::Oi, keys::END, 200_000.0),
        (Key::Oi, keys::HOME, 0.0),
        (Key::Spot, keys::END, 108.0),
        (Key::Iv, keys::HOME, 5.0),
        (Key::Days, keys::END, 365.0),
    ] {
        page.strike(&slider(key), &[end]).await?;
        state.set(key, value);
        shows(page, &state).await?;
    }
    Ok(())
});

/// The least and the largest that a slider shows, and what they are called.
async fn ends(page: &Page, key: Key) -> Outcome<(f64, f64, String, String)> {
    let held = "(control => [Number(it.min), Number(it.max), control.dataset.low, control.dataset.high])(it.closest('.control'))";
    page.of(&slider(key), held).await
}

journey!(a_slider_widens_to_hold_what_a_field_or_a_link_sets, Setup::desktop(), async |page: &Page| {
    page.load("?iv=150").await?;
    assert_eq!(ends(page, Key::Iv).await?, (5.0, 150.0, "5%".to_owned(), "150%".to_owned()));
    assert_eq!(ends(page, Key::Spot).await?, (92.0, 108.0, "$92.00".to_owned(), "$108.00".to_owned()));
    let mut state = Scenario::default().with(Key::Iv, 150.0).with(Key::Spot, 120.0);
    page.fill(&field(Key::Spot), "120").await?;
    shows(page, &state).await?;
    assert_eq!(ends(page, Key::Spot).await?.1, 120.0);
    // Back where things happen, it shows that again, as soon as it is let go.
    page.fill(&field(Key::Spot), "101").await?;
    state.set(Key::Spot, 101.0);
    shows(page, &state).await?;
    assert_eq!(ends(page, Key::Spot).await?.1, 108.0);
    // Its middle is the strike.
    page.load("?iv=150&spot=101&strike=110").await?;
    state.set(Key::Strike, 110.0);
    shows(page, &state).await?;
    assert_eq!(ends(page, Key::Spot).await?, (101.0, 118.8, "$101.00".to_owned(), "$118.80".to_owned()));
    let told: String = page.of(&slider(Key::Spot), "it.getAttribute('aria-valuetext')").await?;
    assert_eq!(told, "$101.00, 8.2% below the strike");
    Ok(())
});

journey!(a_long_drag_writes_the_link_once_it_rests, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let script = "const done = arguments[1], it = document.querySelector(arguments[0]), replace = history.replaceState;
        window.written = 0;
        history.replaceState = function (...given) { window.written += 1; return replace.apply(this, given) };
        let count = 0;
        const step = () => {
            it.value = 100 + (count % 40) / 4;
            it.dispatchEvent(new Event('input', { bubbles: true }));
            (count += 1) < 131 ? requestAnimationFrame(step) : done(true);
        };
        step();";
    page.ask_later::<bool>(script, &[json!(slider(Key::Spot))]).await?;
    page.link_becomes("?v=3&spot=102.5").await?;
    let written: u32 = page.ask("return window.written", &[]).await?;
    assert!(written <= 5, "the address was written {written} times during one drag");
    Ok(())
});

journey!(a_number_field_keeps_what_is_typed_exactly, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let mut state = Scenario::default();
    for (key, text, value) in [
        (Key::Spot, "103.4567", 103.456_7),
        (Key::Days, "0.3333333", 0.333_333_3),
        (Key::Oi, "12345", 12_345.0),
        (Key::Iv, "17.25", 17.25),
    ] {
        page.fill(&field(key), text).await?;
        state.set(key, value);
        shows(page, &state).await?;
        assert_eq!(page.of::<String>(&field(key), "it.value").await?, text, "{}", key.name());
    }
    page.link_becomes("?v=3&spot=103.4567&days=0.3333333&oi=12345&iv=17.25").await
});

journey!(
    a_number_field_refuses_what_is_no_number_and_clamps_what_is_too_large,
    Setup::desktop(),
    async |page: &Page| {
        page.load("?spot=104").await?;
        let state = Scenario::default().with(Key::Spot, 104.0);
        shows(page, &state).await?;
        for garbage in ["e", "--", "1e", ""] {
            page.fill(&field(Key::Spot), garbage).await?;
            shows(page, &state).await?;
        }
        for (text, value) in [("1e9", 150.0), ("-7", 50.0), ("99.5", 99.5)] {
            page.fill(&field(Key::Spot), text).await?;
            shows(page, &state.with(Key::Spot, value)).await?;
        }
        Ok(())
    }
);
