//! Every word of its own that this room shows: a second language is a second file like this one.

use crate::ui::extra::Extra;

/// The column of a file that says where its numbers come from.
pub(super) const MADE_FROM: &str = "made from";

/// Where the browser refuses a download.
pub(super) const NO_FILE: &str = "Not saved";
pub(super) const NO_FILE_HELP: &str =
    "This browser lets this page save nothing here. Open the lesson in a window of its own.";

pub(super) const CLOSE: &str = "Close";
pub(super) const COPY: &str = "Copy";
pub(super) const COPIED: &str = "Copied";
/// Where the clipboard refuses: the text is marked.
pub(super) const COPY_BY_HAND: &str = "Copy it by hand";

pub(super) const EMBED: &str = "Embed this figure";
pub(super) const EMBED_HELP: &str =
    "Paste this into the HTML of your page. The figure comes in the state that you see now, and lives there too.";
pub(super) const EMBED_CODE: &str = "Code to embed";
/// Under a figure that stands alone in somebody else's page.
pub(super) fn whole_lesson(title: &str) -> String {
    format!("From the lesson “{title}”")
}

pub(super) const MORE: &str = "More for this figure";
/// What a button says, and what it does.
pub(super) const MORE_LIST: [(Extra, &str, &str); 3] = [
    (Extra::FullScreen, "Full screen", "as large as the screen allows; Esc leaves"),
    (Extra::Svg, "SVG", "the picture as shapes that stay sharp at any size, as a file"),
    (Extra::Embed, "Embed", "code that shows this figure, alive, in another page"),
];

pub(super) const KEYS: &str = "Keys";
/// What the keys do, by what has the focus.
pub(super) const KEY_LIST: [(&str, &str); 10] = [
    ("Tab, Shift + Tab", "to the next control, or back"),
    ("← → ↑ ↓", "on a slider, a handle or an underlined number: one step"),
    ("Page Up, Page Down", "there: ten steps"),
    ("Home, End", "there: to the ends"),
    ("Enter", "in a field: takes the number"),
    ("Esc", "puts an explanation, a list or a field’s half-typed number away"),
    ("← → Space", "in the game: sell, buy, go on"),
    ("← →", "after “Walk”: point by point through a picture"),
    ("Page Up, Page Down", "when presenting: figure by figure"),
    ("?", "shows this list"),
];

pub(super) const PREVIOUS: &str = "← Previous";
pub(super) const NEXT: &str = "Next →";
pub(super) const LEAVE: &str = "Leave";
pub(super) const ASK: &str = "You may ask";

/// Where the class is.
pub(super) fn place(number: usize, all: usize) -> String {
    format!("{number} of {all}")
}

pub(super) const POINTS: &str = "Points of the picture";
pub(super) const TONE: &str = "Tone: higher for larger";

/// One point, as it is said.
pub(super) fn point(place: usize, all: usize, said: &str) -> String {
    format!("{said} (point {place} of {all})")
}
