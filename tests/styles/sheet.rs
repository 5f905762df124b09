//! The style sheets as lists of rules, however deeply they are nested.

use std::fs;
use std::path::Path;

/// A declaration and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declaration {
    /// The sheet's file name.
    pub sheet: String,
    /// The blocks around it, outermost first: at-rules and selectors as they are written.
    pub within: Vec<String>,
    /// The property.
    pub property: String,
    /// Its value.
    pub value: String,
}

impl Declaration {
    /// The selectors around it, outermost first.
    pub(crate) fn selectors(&self) -> impl Iterator<Item = &str> {
        self.within.iter().map(String::as_str).filter(|block| !block.starts_with('@'))
    }

    /// Whether it stands in an at-rule that begins so.
    pub(crate) fn is_within(&self, rule: &str) -> bool {
        self.within.iter().any(|block| block.starts_with(rule))
    }
}

/// Every sheet by file name, its comments left out.
pub(crate) fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let sheets: Vec<_> = files
        .filter_map(|file| {
            let text = fs::read_to_string(&file).ok()?;
            Some((file.file_name()?.to_string_lossy().into_owned(), without_comments(&text)))
        })
        .collect();
    assert!(sheets.len() > 5, "the style sheets are gone");
    sheets
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).fold(first, |rules, (_, rest)| rules + rest)
}

/// Every declaration of every sheet.
pub(crate) fn declarations() -> Vec<Declaration> {
    sheets().iter().flat_map(|(name, rules)| read(name, rules)).collect()
}

/// The declarations of one sheet without comments.
fn read(sheet: &str, rules: &str) -> Vec<Declaration> {
    let (mut found, mut within, mut text) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut depth) = (false, 0);
    for letter in rules.chars() {
        quoted ^= letter == '"';
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        let plain = !quoted && depth == 0;
        match letter {
            '{' if plain => within.push(said(&mut text)),
            '}' | ';' if plain => {
                if let Some((property, value)) = said(&mut text).split_once(':') {
                    found.push(Declaration {
                        sheet: sheet.to_owned(),
                        within: within.clone(),
                        property: property.trim().to_owned(),
                        value: value.trim().to_owned(),
                    });
                }
                if letter == '}' {
                    within.pop();
                }
            }
            _ => text.push(letter),
        }
    }
    assert!(within.is_empty(), "{sheet}: {within:?} is not closed");
    found
}

/// What was gathered, with its line breaks made plain; the next begins empty.
fn said(text: &mut String) -> String {
    std::mem::take(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn nested_rules_are_read_with_all_that_stands_around_them() {
    let rules =
        "@layer a { .b { color: red; &:is(.c, .d)::after { content: \"; }\"; } @media (x: 1px) { e { f: g } } } }";
    let told = |declaration: &Declaration| {
        format!("{} | {}: {}", declaration.within.join(" / "), declaration.property, declaration.value)
    };
    assert_eq!(
        read("a.css", rules).iter().map(told).collect::<Vec<_>>(),
        [
            "@layer a / .b | color: red",
            "@layer a / .b / &:is(.c, .d)::after | content: \"; }\"",
            "@layer a / .b / @media (x: 1px) / e | f: g",
        ]
    );
}
