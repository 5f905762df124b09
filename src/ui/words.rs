//! Every word of its own that this room shows: a second language is a second file like this one.

use super::extra::Extra;

pub(super) const CONTENTS: &str = "Contents";

/// What the reader may want of the whole page.
pub(super) const PAGE_EXTRAS: [(Extra, &str); 2] = [(Extra::Present, "Present to a class"), (Extra::Keys, "Keys")];

pub(super) const SWITCH_THEME: &str = "Switch between light and dark";

pub(super) const COPY_LINK: &str = "Copy link";
pub(super) const LINK_COPIED: &str = "Link copied";
pub(super) const LINK_TO_COPY_BY_HAND: &str = "Link to this state, to copy by hand";

pub(super) const PLAY: &str = "▶ Play";
pub(super) const PAUSE: &str = "❚❚ Pause";
pub(super) const ACTIONS: &str = "What you can do: arrow keys trade, Space goes on";
pub(super) const SPEED: &str = "Speed";

pub(super) const STATES_WORTH_A_LOOK: &str = "States worth a look";
pub(super) const TOUCH_HELP: &str = "Tap where a point should go, or hold it and move it.";
pub(super) const BET_FIRST: &str = "Place your bet above, then look.";
pub(super) const JUST_SHOW: &str = "Just show me";
pub(super) const NUMBERS: &str = "Numbers";
pub(super) const NUMBERS_AS_FILE: &str = "The numbers behind this picture, as a file (CSV)";
/// Sets a figure as it opens.
pub(super) const AS_IT_OPENS: &str = "As it opens";
/// Back to where the reader was before a figure was set up to show something.
pub(super) const WAY_BACK: &str = "Back to where you were";
pub(super) const MORE_SETTINGS: &str = "More settings";
pub(super) const HOW_COMPUTED: &str = "How this is computed";
pub(super) const LINK_TO_FIGURE: &str = "Link to this figure";

/// What the reader may take of a figure: what a button says, and what it is called where its neighbours are not seen.
pub(super) const EXTRAS: [(Extra, &str, &str); 4] = [
    (Extra::Walk, "Walk", "Walk through the picture, point by point"),
    (Extra::Csv, "CSV", "CSV: the numbers as a file"),
    (Extra::Picture, "Picture", "Picture, as a file"),
    (Extra::More, "More", "More: full screen, shapes as a file, embed in another page"),
];

/// What assistive tools call the table of a figure.
pub(super) fn numbers_of(figure: &str) -> String {
    format!("{NUMBERS}: {figure}")
}

/// What assistive tools call a field whose label and unit stand beside it.
pub(super) fn field(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label}, in {unit}") }
}

/// What may be set, of a control with a range.
pub(super) fn can_be(label: &str, low: &str, high: &str) -> String {
    format!("{label} can be {low} to {high}.")
}

/// What may be set, of a choice.
pub(super) fn is_one_of(label: &str, words: &[&str]) -> String {
    format!("{label} is one of: {}.", words.join(", "))
}

/// A comma that might have meant thousands.
pub(super) fn comma_read_as_point(label: &str, given: &str, used: &str) -> String {
    format!("{label}: the comma in {given} is read as a decimal point, so it is {used}.")
}

/// A fraction of what comes whole.
pub(super) fn rounded(label: &str, given: &str, used: &str) -> String {
    format!("{label} comes in whole numbers. {given} is rounded, so it is {used}.")
}

/// A value outside the range.
pub(super) fn outside(range: &str, given: &str, used: &str) -> String {
    format!("{range} {given} is outside, so it is {used}.")
}

/// Nothing, where a value should be.
pub(super) fn nothing_given(range: &str, used: &str) -> String {
    format!("{range} Nothing was given, so it is {used}.")
}

/// Something that is no value.
pub(super) fn unreadable(range: &str, given: &str, used: &str) -> String {
    format!("{range} “{given}” could not be read, so it is {used}.")
}
