//! What the style sheets must not say, because some browser understands it wrongly or pays dearly for it.

use std::fs;
use std::path::Path;

/// Every sheet by name, its comments left out.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let sheets: Vec<_> = files
        .filter_map(|file| {
            let text = fs::read_to_string(&file).ok()?;
            let mut rules = String::new();
            for (place, part) in text.split("/*").enumerate() {
                rules += if place == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) };
            }
            Some((file.file_name()?.to_string_lossy().into_owned(), rules))
        })
        .collect();
    assert!(sheets.len() > 5, "the style sheets are gone");
    sheets
}

/// The values of a property, each with the sheet that it stands in.
fn values(property: &str) -> Vec<(String, String)> {
    let lines = |(name, rules): (String, String)| {
        let found: Vec<_> = rules
            .lines()
            .filter_map(|line| line.trim().strip_prefix(property)?.strip_prefix(':'))
            .map(|value| (name.clone(), value.trim().trim_end_matches(';').to_owned()))
            .collect();
        found
    };
    sheets().into_iter().flat_map(lines).collect()
}

/// `WebKit` knows the shorthand with a line alone, and drops the whole of any other: 43 links looked like text.
#[test]
fn lines_under_words_are_told_in_longhand() {
    let lines = values("text-decoration");
    assert!(!lines.is_empty());
    for (sheet, value) in lines {
        assert_eq!(value.split_whitespace().count(), 1, "{sheet}: text-decoration: {value}");
    }
}

/// A blurred edge around what changes in each frame costs `WebKit` 100 ms of each.
#[test]
fn what_changes_while_dragging_has_no_blurred_shadow() {
    for (sheet, value) in values("--shadow") {
        assert!(value == "none" || value.starts_with("0 1px 0 "), "{sheet}: --shadow: {value}");
    }
    for (name, rules) in sheets() {
        assert!(!rules.contains(":has("), "{name}: checked again at every change of the page");
        for (selector, body) in rules.split('}').filter_map(|rule| rule.rsplit_once('{')) {
            let selector = selector.trim();
            let changes = ["aside", ".figure", ".deck", ".order"].iter().any(|part| selector.ends_with(part));
            let shadow = body.lines().find_map(|line| line.trim().strip_prefix("box-shadow: "));
            if let (true, Some(shadow)) = (changes, shadow) {
                let blur = shadow.split_whitespace().nth(2).unwrap_or("0");
                assert!(shadow.starts_with("var(--shadow)") || blur == "0" || shadow == "none;", "{name}: {shadow}");
            }
        }
    }
}

/// Paper is light whatever is chosen for the screen.
#[test]
fn dark_colours_are_for_screens() {
    let Some((_, tokens)) = sheets().into_iter().find(|(name, _)| name == "tokens.css") else { panic!("no tokens") };
    let mut media = "";
    for line in tokens.lines() {
        if line.starts_with("@media") {
            media = line;
        } else if line == "}" {
            media = "";
        }
        if line.contains("--paper: #12151a") {
            assert!(media.starts_with("@media screen"), "dark under “{media}”");
        }
    }
}
