use super::stories::{STRETCH, Story};
use super::*;
use crate::figures::Preset;
use crate::model::session::MINUTES;
use proptest::prelude::*;

fn preset(label: &str) -> (Scenario, Rc<ThreeBooks>) {
    let found: Option<&Preset> = SPEC.presets.iter().copied().find(|preset| preset.label == label);
    let Some(preset) = found else { panic!("no preset {label}") };
    let state = Scenario::default().with_all(preset.values);
    for (key, value) in preset.values {
        assert_eq!(state.get(*key), *value, "{label} sets {key:?} out of its range");
        assert!(SPEC.keys().any(|read| read == *key), "{label} sets {key:?}, which the figure does not read");
    }
    let books = ThreeBooks::of(&state);
    (state, books)
}

fn story(books: &ThreeBooks) -> Story<'_> {
    Story { strike: libm::log(100.0), books }
}

#[test]
fn the_news_is_the_same_in_all_three_books() {
    let books = ThreeBooks::of(&Scenario::default());
    for minute in 0..=MINUTES {
        let news = GammaSide::ALL.map(|side| books.path(side).at(minute).news);
        assert!(news[0] == news[1] && news[1] == news[2]);
    }
}

#[test]
fn playing_runs_no_session() {
    let state = Scenario::default();
    let whole = ThreeBooks::of(&state);
    assert!(Rc::ptr_eq(&whole, &ThreeBooks::of(&state.with(Key::Minute, 100.0).with(Key::Story, 2.0))));
    assert!(!Rc::ptr_eq(&whole, &ThreeBooks::of(&state.with(Key::Kappa, 6.0))));
}

#[test]
fn long_is_calmer_than_none_than_short() {
    // For the band and for every minute; hedged every quarter of an hour the first is not true.
    for rule in [0.0, 1.0] {
        let mut variances = [0.0; 3];
        for seed in 1..=200 {
            let books = ThreeBooks::of(&Scenario::default().with(Key::Rule, rule).with(Key::Seed, f64::from(seed)));
            for (variance, side) in variances.iter_mut().zip(GammaSide::ALL) {
                *variance += books.path(side).volatility(MINUTES).powi(2);
            }
        }
        assert!(variances[0] < variances[1] && variances[1] < variances[2], "rule {rule}: {variances:?}");
    }
}

#[test]
fn prices_in_the_table_are_news_plus_hedging() {
    let state = Scenario::default();
    let lambda = state.impact().per_share();
    let figure = SameNews::new(&state);
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
fn the_pin_pins() {
    let (_, books) = preset("Pin");
    let story = story(&books);
    let far = story.farthest(GammaSide::Long, 0, 330);
    assert!(story.distance(GammaSide::Long, far).abs() >= 30.0);
    assert!(story.distance(GammaSide::Long, MINUTES).abs() <= 2.0);
    assert!(story.distance(GammaSide::NotHedging, MINUTES).abs() >= 20.0);
    for minute in 330..=MINUTES {
        assert!(story.distance(GammaSide::Long, minute).abs() < 15.0);
    }
}

#[test]
fn the_breakout_fails_and_would_not_have_failed_without_hedging() {
    let (_, books) = preset("Failed breakout");
    let story = story(&books);
    let (start, top) = story.breakout_stretch();
    assert!(start < top && story.distance(GammaSide::Long, top) >= 100.0);
    let back = story.back(GammaSide::Long, top);
    assert!(back.is_some_and(|back| back < MINUTES));
    assert!(story.distance(GammaSide::Long, MINUTES).abs() <= 2.0);
    for minute in top..=MINUTES {
        assert!(story.distance(GammaSide::NotHedging, minute) > 10.0);
    }
    assert!(story.distance(GammaSide::NotHedging, MINUTES) >= 50.0 - 0.05);
    // The dealer leaned against it.
    assert!(books.path(GammaSide::Long).at(top).hedge < books.path(GammaSide::Long).at(start).hedge);
}

#[test]
fn the_acceleration_doubles_the_move_and_jumps() {
    let (_, books) = preset("Sudden acceleration");
    let story = story(&books);
    let start = story.run_start();
    let [short, none] = [GammaSide::Short, GammaSide::NotHedging].map(|side| story.moved(side, start));
    assert!(short / none >= 2.0 && short.abs() >= 60.0, "{short} {none}");
    let jumps: Vec<u16> = books.path(GammaSide::Short).jumps(MINUTES).map(|minute| minute.minute).collect();
    assert!(matches!(jumps[..], [jump] if (start..=start + STRETCH).contains(&jump)), "{jumps:?}");
}

#[test]
fn an_ordinary_index_day_hides_its_hedging() {
    let (state, books) = preset("Index, ordinary day");
    assert!((state.opening_gain(GammaSide::Long) - 0.01).abs() < 1e-4);
    let [long, none, short] = GammaSide::ALL.map(|side| books.path(side).volatility(MINUTES));
    assert!((long / none - 1.0).abs() < 0.02 && (short / none - 1.0).abs() < 0.02);
}

#[test]
fn the_concentrated_expiry_is_where_the_lesson_opens() {
    assert_eq!(preset("Concentrated expiry").0, Scenario::default());
}

#[test]
fn stories_have_three_to_five_moments_and_free_play_none() {
    for label in ["Pin", "Failed breakout", "Sudden acceleration"] {
        let steps = SameNews::new(&preset(label).0).steps();
        assert!((3..=5).contains(&steps.len()), "{label}");
        assert!(steps.is_sorted_by(|a, b| a.value <= b.value), "{label}: {steps:?}");
    }
    assert!(SameNews::new(&Scenario::default()).steps().is_empty());
}

#[test]
fn the_words_follow_the_numbers() {
    assert_eq!(change(19.84, 18.36), "cut it to 18.4%");
    assert_eq!(change(19.84, 25.28), "raised it to 25.3%");
    assert_eq!(change(19.84, 19.81), "left it at 19.8%");
    let text = |state: Scenario| SameNews::new(&state).finding().text();
    let default = text(Scenario::default());
    assert!(default.contains("gamma cut it to") && default.contains("gamma raised it to"), "{default}");
    assert!(text(Scenario::default().with(Key::Kappa, 0.0)).matches("left it at").count() == 2);
    assert!(!text(Scenario::default().with(Key::Minute, 0.0)).contains('%'));
}

proptest! {
    #[test]
    fn labels_never_meet_and_stay_inside(tops in proptest::array::uniform3(0.0..200.0f64)) {
        let shifts = picture::apart(tops, 200.0);
        let mut placed: Vec<f64> = tops.iter().zip(shifts).map(|(top, shift)| top + shift).collect();
        placed.sort_by(f64::total_cmp);
        prop_assert!(placed.windows(2).all(|pair| pair[1] - pair[0] > 14.9), "{placed:?}");
        prop_assert!(placed[0] > 0.0 && placed[2] < 200.0, "{placed:?}");
    }

    #[test]
    fn any_news_makes_a_story(seed in 1..99_999u32, chosen in 1..4u8, oi in 0.0..200_000.0f64) {
        let state = Scenario::default()
            .with(Key::Seed, seed.into()).with(Key::Story, chosen.into()).with(Key::Oi, oi);
        let steps = SameNews::new(&state).steps();
        prop_assert!((2..=5).contains(&steps.len()));
        prop_assert!(steps.iter().all(|step| (0.0..=390.0).contains(&step.value) && !step.words.text().contains("NaN")));
    }
}
