//! What the style sheets must say so that canvas, stills and paper have their colours, and what they must not say,
//! because some browser understands it wrongly or pays dearly for it.

mod sheet;

use std::fs;
use std::path::Path;

use dealer_hedging::chart::{ColorRole, Rgb, Scheme, tokens};

use sheet::{Declaration, declarations, sheets};

const TOKENS: &str = include_str!("../../style/tokens.css");

fn read(file: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn color(token: &str, scheme: Scheme) -> Rgb {
    tokens::color(TOKENS, token, scheme).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The values of a property, each with its sheet.
fn values(property: &str) -> Vec<(String, String)> {
    let declared = declarations().into_iter().filter(|declaration| declaration.property == property);
    declared.map(|declaration| (declaration.sheet, declaration.value)).collect()
}

/// Registered colours: their names and the values that stand where `light-dark()` is unknown.
fn registered() -> Vec<(String, String)> {
    let initial = declarations().into_iter().filter(|declaration| declaration.property == "initial-value");
    initial
        .filter_map(|declaration| {
            let name = declaration.within.last()?.strip_prefix("@property ")?.to_owned();
            Some((name, declaration.value))
        })
        .collect()
}

#[test]
fn every_role_has_a_colour_in_both_themes_and_is_registered() {
    let registered = registered();
    for role in ColorRole::ALL {
        let (light, dark) = (color(role.token(), Scheme::Light), color(role.token(), Scheme::Dark));
        assert_ne!(light, dark, "{role:?} is the same by day and by night");
        assert!(registered.iter().any(|(name, _)| name == role.token()), "{role:?} is not registered as a colour");
    }
}

#[test]
fn where_two_colours_are_not_understood_the_light_one_stands() {
    let registered = registered();
    assert!(registered.len() >= ColorRole::ALL.len());
    for (name, value) in registered {
        assert_eq!(Rgb::parse(&value), Some(color(&name, Scheme::Light)), "{name}");
    }
    let syntax = values("syntax");
    assert!(syntax.iter().all(|(_, syntax)| syntax == "\"<color>\""), "{syntax:?}");
}

/// Colours as six digits in a text, wherever they stand.
fn colors_in(text: &str) -> Vec<String> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_hexdigit).collect::<String>();
    text.split('#').skip(1).map(digits).filter(|digits| digits.len() == 6).map(|digits| format!("#{digits}")).collect()
}

/// Icon, manifest and head of the page cannot read tokens.
#[test]
fn colours_outside_the_style_sheets_are_those_of_the_tokens() {
    let manifest: serde_json::Value = match serde_json::from_str(&read("public/manifest.webmanifest")) {
        Ok(manifest) => manifest,
        Err(error) => panic!("{error}"),
    };
    let told = |name: &str| manifest[name].as_str().and_then(Rgb::parse);
    assert_eq!(told("background_color"), Some(color("--paper", Scheme::Light)));
    assert_eq!(told("theme_color"), Some(color("--ink", Scheme::Light)));
    let names: Vec<String> = registered().into_iter().map(|(name, _)| name).collect();
    let known = |color_told: &str| {
        let same = |name: &String, scheme| Rgb::parse(color_told) == Some(color(name, scheme));
        names.iter().any(|name| same(name, Scheme::Light) || same(name, Scheme::Dark))
    };
    for file in ["public/icon.svg", "public/manifest.webmanifest", "index.html"] {
        for color in colors_in(&read(file)) {
            assert!(known(&color), "{file}: {color} is the colour of no token");
        }
    }
    assert_eq!(colors_in(&read("public/icon.svg")).len(), 3, "the icon's colours were not found");
}

/// A colour that is written out somewhere else does not follow the theme.
#[test]
fn colours_are_written_out_in_the_tokens_alone() {
    for Declaration { sheet, property, value, .. } in declarations().iter().filter(|it| it.sheet != "tokens.css") {
        let written = ["#", "rgb(", "hsl(", "oklch(", "light-dark("].iter().find(|start| value.contains(**start));
        assert_eq!(written, None, "{sheet}: {property}: {value}");
    }
}

/// One sheet a layer, in the order in which the page links them; nothing stands outside, where it would win.
#[test]
fn every_sheet_is_a_layer_and_they_are_listed_once() {
    let page = read("index.html");
    let linked: Vec<&str> = page
        .split("href=\"style/")
        .skip(1)
        .filter_map(|rest| rest.split_once(".css\"").map(|(name, _)| name))
        .collect();
    let (list, _) = TOKENS.split_once("@layer ").and_then(|(_, rest)| rest.split_once(';')).unwrap_or_default();
    let listed: Vec<&str> = list.split(',').map(str::trim).collect();
    assert_eq!(listed, linked);
    assert_eq!(sheets().len(), linked.len(), "a sheet is not linked");
    for Declaration { sheet, within, property, .. } in declarations() {
        let layer = format!("@layer {}", sheet.trim_end_matches(".css"));
        let outermost = within.first().map(String::as_str).unwrap_or_default();
        let registers = outermost.starts_with("@property ");
        assert!(outermost == layer || registers, "{sheet}: {property} stands outside of its layer");
    }
}

/// Paper is light whatever is chosen, and what is for paper, or for readers without scripts, is in one place.
#[test]
fn paper_is_light_and_has_a_sheet_of_its_own() {
    let scheme = |it: &&Declaration| it.property == "color-scheme" && it.is_within("@media print");
    let all = declarations();
    let on_paper: Vec<_> = all.iter().filter(scheme).collect();
    assert_eq!(on_paper.len(), 1);
    assert_eq!((on_paper[0].sheet.as_str(), on_paper[0].value.as_str()), ("print.css", "light"));
    assert_eq!(on_paper[0].selectors().collect::<Vec<_>>(), [":root"]);
    for (media, home) in [("@media print", "print.css"), ("@media (scripting: none)", "scriptless.css")] {
        let strangers: Vec<_> = all.iter().filter(|it| it.is_within(media) != (it.sheet == home)).collect();
        assert!(strangers.is_empty(), "{media}: {strangers:?}");
    }
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

/// The third length of a shadow, which is how far it is blurred.
fn blur(shadow: &str) -> &str {
    shadow.split_whitespace().nth(2).unwrap_or("0")
}

/// A blurred edge around what changes in each frame costs `WebKit` 100 ms of each.
#[test]
fn what_changes_while_dragging_has_no_blurred_shadow() {
    for (name, rules) in sheets() {
        assert!(!rules.contains(":has("), "{name}: checked again at every change of the page");
    }
    let mut seen = 0;
    for it in declarations().iter().filter(|it| it.property == "box-shadow") {
        let selector = it.selectors().last().unwrap_or_default();
        if !["aside", ".figure", ".deck", ".deck-order"].iter().any(|part| selector.ends_with(part)) {
            continue;
        }
        seen += 1;
        let token = it.value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')'));
        let shadow = match token {
            Some(token) => values(token).pop().map(|(_, value)| value).unwrap_or_default(),
            None => it.value.clone(),
        };
        assert!(!shadow.is_empty() && blur(&shadow) == "0", "{}: {selector}: {} is {shadow}", it.sheet, it.value);
    }
    assert!(seen >= 3, "the shadows of figures and deck were not found");
}
