//! Every word of its own that this room shows: a second language is a second file like this one.

pub const CONTENTS: &str = "Contents";

pub const SWITCH_THEME: &str = "Switch between light and dark";

pub const COPY_LINK: &str = "Copy link";
pub const LINK_COPIED: &str = "Link copied";
pub const LINK_TO_COPY_BY_HAND: &str = "Link to this state, to copy by hand";

pub const PLAY: &str = "▶ Play";
pub const PAUSE: &str = "❚❚ Pause";
pub const SPEED: &str = "Speed";

pub const STATES_WORTH_A_LOOK: &str = "States worth a look";
pub const TOUCH_HELP: &str = "Tap where a point should go, or hold it and move it.";
pub const NUMBERS: &str = "Numbers";
pub const HOW_COMPUTED: &str = "How this is computed";
pub const LINK_TO_FIGURE: &str = "Link to this figure";
pub const CSV: &str = "CSV";
pub const PICTURE: &str = "Picture";

/// What assistive tools call the table of a figure.
pub fn numbers_of(figure: &str) -> String {
    format!("{NUMBERS}: {figure}")
}

/// What assistive tools call a field whose label and unit stand beside it.
pub fn field(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label}, in {unit}") }
}

/// What may be set, of a control with a range.
pub fn can_be(label: &str, low: &str, high: &str) -> String {
    format!("{label} can be {low} to {high}.")
}

/// What may be set, of a choice.
pub fn is_one_of(label: &str, words: &[&str]) -> String {
    format!("{label} is one of: {}.", words.join(", "))
}

/// A comma that might have meant thousands.
pub fn comma_read_as_point(label: &str, given: &str, used: &str) -> String {
    format!("{label}: the comma in {given} is read as a decimal point, so it is {used}.")
}

/// A fraction of what comes whole.
pub fn rounded(label: &str, given: &str, used: &str) -> String {
    format!("{label} comes in whole numbers. {given} is rounded, so it is {used}.")
}

/// A value outside the range.
pub fn outside(range: &str, given: &str, used: &str) -> String {
    format!("{range} {given} is outside, so it is {used}.")
}

/// Nothing, where a value should be.
pub fn nothing_given(range: &str, used: &str) -> String {
    format!("{range} Nothing was given, so it is {used}.")
}

/// Something that is no value.
pub fn unreadable(range: &str, given: &str, used: &str) -> String {
    format!("{range} “{given}” could not be read, so it is {used}.")
}
