use super::*;
use crate::control::OnlyIf;
use proptest::prelude::*;

#[test]
fn every_key_finds_its_own_row_and_every_name_is_unique() {
    for (index, key) in Key::ALL.into_iter().enumerate() {
        let control = key.control();
        assert_eq!(key.index(), index, "{}", control.name);
        assert_eq!(Key::named(control.name), Some(key));
        assert_eq!(control.clamp(control.default), control.default, "{}", control.name);
        assert!(control.help.text().is_some_and(|help| !help.is_empty()) && !control.label.is_empty());
    }
}

#[test]
fn what_a_control_depends_on_is_a_word_of_another() {
    let mut dependent = Vec::new();
    for control in &CONTROLS {
        let Some(OnlyIf { control: other, choice }) = control.only_if else { continue };
        let words = Key::named(other).map(|key| key.control().words()).unwrap_or_default();
        assert!(words.iter().any(|word| word.name == choice), "{}: {other} is never {choice}", control.name);
        dependent.push(control.name);
    }
    assert_eq!(dependent, ["longshare", "band"]);
}

#[test]
fn a_stretch_of_the_table_is_a_list_of_keys() {
    assert_eq!(Key::Path(0).through(Key::Path(2)), [Key::Path(0), Key::Path(1), Key::Path(2)]);
    assert_eq!(Key::Spot.through(Key::GameMode), Key::ALL);
}

#[test]
fn ranges_are_at_least_those_promised() {
    for (name, low, high) in [
        ("spot", 50.0, 150.0),
        ("days", 1.0 / 1440.0, 365.0),
        ("oi", 0.0, 200_000.0),
        ("iv", 1.0, 200.0),
        ("rate", -2.0, 10.0),
        ("yield", 0.0, 10.0),
    ] {
        let Some(Kind::Number(scale)) = Key::named(name).map(|key| key.control().kind) else {
            panic!("{name} is not a number")
        };
        assert!(scale.low <= low && scale.high >= high, "{name}");
    }
}

#[test]
fn a_slider_reaches_both_ends_of_its_range() {
    for control in &CONTROLS {
        if let Kind::Number(Scale { low, high, .. }) = control.kind {
            let (from, to, _) = control.slider();
            assert_eq!(control.value_at(from), low, "{}", control.name);
            assert_eq!(control.value_at(to), high, "{}", control.name);
        }
    }
}

#[test]
fn steps_land_on_readable_numbers() {
    let (spot, path) = (Key::Spot.control(), Key::Path(2).control());
    assert_eq!(spot.stepped(100.0, 1.0), 100.1);
    assert_eq!(spot.snapped(102.169_706), 102.2);
    assert_eq!(path.snapped(-0.406_02), -0.4);
    assert_eq!(Key::Days.control().snapped(400.0), 365.0);
}

#[test]
fn every_unit_of_the_table_is_known_and_may_be_typed() {
    for control in CONTROLS.iter().filter(|control| matches!(control.kind, Kind::Number(_))) {
        let (unit, measure) = (control.unit.suffix(), control.unit.measure());
        assert_ne!(control.unit, Unit::Plain, "{} counts in {unit}", control.name);
        assert_eq!(measure.worth(unit), Some((1.0, 1.0)), "{} counts in {unit}", control.name);
        // A control that comes in whole numbers has whole ends, whole steps and a whole default.
        if let (true, Kind::Number(Scale { low, high, step, .. })) = (control.is_whole(), control.kind) {
            for value in [low, high, step, control.default] {
                assert_eq!(value.fract(), 0.0, "{}", control.name);
            }
        }
    }
}

proptest! {
    #[test]
    fn an_arrow_key_moves_the_value_and_back(index in 0..COUNT, share in 0.02..0.98f64) {
        let control = &CONTROLS[index];
        let (from, to, _) = control.slider();
        if let Kind::Number(Scale { low, high, .. }) = control.kind {
            let value = control.value_at((from + share * (to - from)).round());
            prop_assume!(low < value && value < high);
            prop_assert!(control.stepped(value, 1.0) > value, "{} {}", control.name, value);
            prop_assert!(control.stepped(value, -1.0) < value, "{} {}", control.name, value);
        }
    }
}

#[test]
fn a_number_beyond_a_family_is_no_control() {
    for (last, beyond) in [
        (Key::Path(11), Key::Path(12)),
        (Key::Calls(8), Key::Calls(9)),
        (Key::Puts(8), Key::Puts(9)),
        (Key::Puts(8), Key::Puts(19)),
    ] {
        assert_eq!(Key::named(last.name()), Some(last));
        assert!(std::panic::catch_unwind(|| beyond.index()).is_err(), "{beyond:?}");
    }
}
