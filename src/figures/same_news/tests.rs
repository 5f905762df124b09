#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::chart::{Anchor, Mark};
use crate::control::Choices;
use crate::figures::Preset;
use crate::figures::shared::story::Story;
use crate::figures::words::same_news::{changed, changes};
use crate::figures::words::stories::rarity;
use crate::format::grouped;
use crate::model::session::{MINUTES, story};
use crate::scenario::{Cap, HedgeRule, NewsDirection, StoryChoice};
use proptest::prelude::*;

/// The state of a preset as its button sets it, and its three paths.
fn shown(preset: &Preset) -> (Scenario, Rc<ThreeBooks>) {
    for setting in preset.values {
        let clamped = setting.key().control().clamp(setting.value());
        assert_eq!(clamped, setting.value(), "{} sets {setting:?} out of its range", preset.name);
    }
    let state = Scenario::default().with_all(&SPEC.preset_values(preset, &Scenario::default()));
    let books = ThreeBooks::of(&state).unwrap();
    (state, books)
}

const STRIKE: f64 = 100.0;

#[test]
fn the_news_is_the_same_in_all_three_books() {
    let books = ThreeBooks::of(&Scenario::default()).unwrap();
    for minute in 0..=MINUTES {
        let news = GammaSide::ALL.map(|side| books.session(side).at(minute).shock);
        assert!(news[0] == news[1] && news[1] == news[2]);
    }
}

#[test]
fn playing_runs_no_session() {
    let state = Scenario::default();
    let whole = ThreeBooks::of(&state).unwrap();
    let told = state.with(Key::Minute, 100.0).with_choice(StoryChoice::FailedBreakout);
    assert!(Rc::ptr_eq(&whole, &ThreeBooks::of(&told).unwrap()));
    assert!(!Rc::ptr_eq(&whole, &ThreeBooks::of(&state.with(Key::Kappa, 6.0)).unwrap()));
}

#[test]
fn prices_in_the_table_are_news_plus_hedging() {
    let state = Scenario::default();
    let lambda = state.impact().unwrap().per_share();
    let figure = SameNews::new(&state).unwrap();
    let open = GammaSide::ALL.map(|side| figure.path(side).at(0).hedge);
    for rows in figure.table().rows.chunks(3) {
        for (row, open) in rows.iter().zip(open) {
            let [at, news, hedge] = [2, 3, 4].map(|column| row[column].value().unwrap_or(f64::NAN));
            let expected = 100.0 * (news / BASIS_POINTS + lambda * (hedge - open)).exp();
            assert!((at - expected).abs() < 1e-9, "{at} {expected}");
        }
    }
}

#[test]
fn every_story_has_its_story_in_it_and_is_told_in_three_to_four_moments() {
    for told in Story::ALL {
        let (state, books) = shown(presets::of(told));
        assert_eq!(Story::of(&state), Some(told));
        let minutes = books.session(told.side()).until(MINUTES);
        let found = match told {
            Story::Pin => story::pin(minutes, STRIKE.ln()).is_some(),
            Story::FailedBreakout => story::failed_breakout(minutes, STRIKE.ln()).is_some(),
            Story::Acceleration => story::acceleration(minutes).is_some(),
        };
        assert!(found, "{told:?}");
        let figure = SameNews::new(&state).unwrap();
        let beats = figure.story();
        assert!((3..=4).contains(&beats.len()), "{told:?}: {beats:?}");
        assert!(beats.is_sorted_by(|a, b| a.value <= b.value), "{told:?}: {beats:?}");
        let said = figure.caption().text();
        assert!(said.contains("This session was picked") && said.contains(&rarity(told)), "{said}");
    }
    let free = SameNews::new(&Scenario::default()).unwrap();
    assert!(free.story().is_empty() && !free.caption().text().contains("picked"));
}

#[test]
fn the_acceleration_is_a_run_of_many_minutes_without_a_jump() {
    let (state, books) = shown(presets::of(Story::Acceleration));
    assert_eq!(state.pick::<Cap>(), Cap::NormalVolume);
    let run = story::acceleration(books.session(GammaSide::Short).until(MINUTES));
    assert!(run.is_some_and(|run| (5..=30).contains(&run.minutes())), "{run:?}");
    assert_eq!(books.session(GammaSide::Short).jumps(MINUTES).count(), 0);
}

#[test]
fn another_day_is_not_told_as_the_story_that_it_is_not() {
    for told in Story::ALL {
        let state = Scenario::default()
            .with_all(&SPEC.preset_values(presets::of(told), &Scenario::default()))
            .with(Key::Kappa, 0.0);
        let figure = SameNews::new(&state).unwrap();
        let beats = figure.story();
        assert!(matches!(&beats[..], [only] if only.words.text().starts_with("This session has no such")), "{beats:?}");
        // Another market, and other news.
        for other in [state, state.with(Key::Kappa, 5.0).with(Key::Seed, 77.0)] {
            let caption = SameNews::new(&other).unwrap().caption().text();
            assert!(!caption.contains("was picked"), "{caption}");
        }
        let as_picked = SameNews::new(&state.with(Key::Kappa, 5.0)).unwrap().caption().text();
        assert!(as_picked.contains("was picked"), "{as_picked}");
    }
}

#[test]
fn an_ordinary_index_day_hides_its_hedging() {
    let (state, books) = shown(&presets::INDEX);
    assert!((state.opening_gain(GammaSide::Long).unwrap() - 0.01).abs() < 1e-4);
    let [long, none, short] = GammaSide::ALL.map(|side| books.session(side).yardsticks(MINUTES).range);
    assert!((long / none - 1.0).abs() < 0.02 && (short / none - 1.0).abs() < 0.02);
}

#[test]
fn the_concentrated_expiry_is_where_the_lesson_opens() {
    let concentrated = SPEC.preset("concentrated").map(|preset| shown(preset).0);
    assert_eq!(concentrated, Some(Scenario::default()));
}

#[test]
fn the_words_follow_the_numbers() {
    assert_eq!(changed(183.4, 160.2), "cut that to 160 bp");
    assert_eq!(changed(183.4, 211.6), "raised that to 212 bp");
    assert_eq!(changed(183.4, 182.9), "left it at 183 bp");
    assert_eq!(changes(183.4, 160.2), "cuts it to 160 bp");
    let text = |state: Scenario| SameNews::new(&state).unwrap().finding().text();
    let default = text(Scenario::default());
    assert!(default.contains("if the dealer owns options") && default.contains("three ranges"), "{default}");
    assert!(text(Scenario::default().with(Key::Kappa, 0.0)).contains("the same range in all three markets"));
    assert!(!text(Scenario::default().with(Key::Minute, 0.0)).contains("bp"));
    assert!(text(Scenario::default().with(Key::Minute, 1.0)).contains(", 1 minute in,"));
}

#[test]
fn the_whole_story_is_told_at_the_close_and_its_moments_before() {
    for told in Story::ALL {
        let (state, _) = shown(presets::of(told));
        let figure = SameNews::new(&state).unwrap();
        let whole = figure.finding().text();
        let verb = if told == Story::Acceleration { "who has sold options bought" } else { "who owns options " };
        assert!(whole.contains(verb), "{whole}");
        for beat in figure.story().into_iter().filter(|beat| beat.value < f64::from(MINUTES)) {
            let then = SameNews::new(&state.with(Key::Minute, beat.value)).unwrap().finding();
            assert_eq!(then, beat.words);
        }
    }
}

#[test]
fn a_headline_moves_the_unhedged_price_by_its_size_and_the_others_by_less_and_by_more() {
    for size in [40.0, -75.0] {
        let at = 200;
        let price = |state: &Scenario, side: GammaSide| SameNews::new(state).unwrap().path(side).at(at).log_spot;
        let plain = Scenario::default().with_choice(HedgeRule::EveryMinute);
        let state = plain.with(Key::Headline, size).with(Key::HeadlineMinute, f64::from(at));
        let [long, none, short] =
            GammaSide::ALL.map(|side| (price(&state, side) - price(&plain, side)) * BASIS_POINTS / size);
        assert!((none - 1.0).abs() < 1e-9, "{none}");
        assert!(long < none && none < short, "{long} {none} {short}");
    }
}

#[test]
fn the_tip_of_the_stalk_is_the_headline() {
    let state = Scenario::default().with(Key::Headline, -60.0).with(Key::HeadlineMinute, 77.0);
    let handles = SameNews::new(&state).unwrap().handles();
    let [tip] = &handles[..] else { panic!("{handles:?}") };
    assert_eq!(tip.value_at(tip.at), 77.0);
    assert!((tip.second_value_at(tip.at) + 60.0).abs() < 1e-9);
    let mirrored = SameNews::new(&state.with_choice(NewsDirection::Mirrored)).unwrap().handles();
    assert!((mirrored[0].second_value_at(mirrored[0].at) + 60.0).abs() < 1e-9);
}

/// In basis points from the open, in the market whose dealer has sold the options, and nowhere off the scale.
#[test]
fn a_guess_stays_in_the_picture_of_one_market() {
    for (guess, width) in [(-200.0, 690.0), (0.0, 330.0), (35.0, 690.0), (200.0, 330.0)] {
        let mut figure = SameNews::new(&Scenario::default()).unwrap();
        figure.keep_guess(guess);
        let scene = figure.scene(View { width });
        for (panel, side) in scene.panels.iter().zip(GammaSide::ALL) {
            let names = panel.marks.into_iter().filter_map(|mark| match mark {
                Mark::Label { text, at, .. } if text == "your bet" => Some(at.1),
                _ => None,
            });
            let prices: Vec<f64> = names.collect();
            assert_eq!(prices.len(), usize::from(side == GammaSide::Short));
            for price in prices {
                assert!(
                    ((price / STRIKE).ln() * 1e4 - guess).abs() < 1e-9 && price > panel.y.low && price < panel.y.high
                );
            }
        }
    }
}

#[test]
fn what_is_typical_is_said_as_far_as_it_is_counted() {
    let state = Scenario::default().with(Key::Kappa, 6.5);
    let mut figure = SameNews::new(&state).unwrap();
    assert!(!figure.caption().text().contains("Typical"));
    // The days that are drawn come first.
    figure.others.borrow_mut().refine(&|| true);
    let looks = std::cell::Cell::new(0);
    figure.refine(&|| {
        looks.set(looks.get() + 1);
        looks.get() <= 25
    });
    assert!(figure.caption().text().contains("over 25 days of other news"));
    assert_eq!(figure.refine(&|| true), None);
    let days = figure.typical.borrow();
    for side in GammaSide::ALL {
        let range = &days.day(side).range;
        let said = format!(
            "{} ± {}",
            grouped(range.mean() * BASIS_POINTS, 0),
            grouped(range.standard_error() * BASIS_POINTS, 0)
        );
        assert!(figure.caption().text().contains(&said), "{said}");
    }
}

#[test]
fn the_closed_form_is_told_for_the_rules_that_it_holds_for() {
    let shown = |rule: HedgeRule| {
        let rows = SameNews::new(&Scenario::default().with_choice(rule)).unwrap().table().rows;
        rows[0][11].shown().to_owned()
    };
    assert_eq!(shown(HedgeRule::Band), "none with a band");
    for rule in [HedgeRule::EveryMinute, HedgeRule::EveryQuarterHour, HedgeRule::EveryHour] {
        assert!(shown(rule).parse::<f64>().is_ok(), "{}", shown(rule));
    }
}

proptest! {
    #[test]
    fn a_guess_is_named_apart_from_all_else(seed in 1..99_999u32, guess in -200.0..200.0f64, width in prop_oneof![Just(330.0), Just(690.0)]) {
        let mut figure = SameNews::new(&Scenario::default().with(Key::Seed, seed.into())).unwrap();
        figure.keep_guess(guess);
        let scene = figure.scene(View { width });
        let lane = GammaSide::Short as usize;
        let projection = crate::chart::layout::layout(&scene, width)[lane];
        let mut boxes = Vec::new();
        for mark in &scene.panels[lane].marks {
            let Mark::Label { at, text, anchor, shift, .. } = mark else { continue };
            let long = 8.0 * f64::from(u32::try_from(text.chars().count()).unwrap());
            let (x, y) = projection.pixel(*at);
            let left = if *anchor == Anchor::Left { x - 8.0 - long } else { x + 8.0 } + shift.0;
            boxes.push((text.clone(), left, left + long, y + shift.1));
        }
        let (_, left, right, y) = boxes.iter().find(|(text, ..)| text == "your bet").unwrap();
        // Ticks begin seven pixels below the frame.
        let frame = projection.frame();
        prop_assert!(*left >= frame.left && (frame.top..=frame.bottom).contains(y), "{left} {y}");
        for (text, from, to, at) in boxes.iter().filter(|(text, ..)| text != "your bet") {
            prop_assert!(to <= left || right <= from || (at - y).abs() >= 11.0, "{text}: {at} beside {y}");
        }
    }

    #[test]
    fn any_news_makes_a_story_or_says_that_it_makes_none(seed in 1..99_999u32, chosen in 1..4usize, oi in 0.0..200_000.0f64) {
        let state = Scenario::default()
            .with(Key::Seed, seed.into()).with_choice(StoryChoice::VALUES[chosen]).with(Key::Oi, oi);
        let beats = SameNews::new(&state).unwrap().story();
        prop_assert!((1..=4).contains(&beats.len()));
        prop_assert!(beats.iter().all(|beat| (0.0..=390.0).contains(&beat.value) && !beat.words.text().contains("NaN")));
    }
}
