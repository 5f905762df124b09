//! The import rule of the house, held over its sources: a room imports only rooms to its left and those below, and
//! inside a room no module needs one that needs it.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read must fail the test")]

#[path = "rooms/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use imports::{Import, of_crate, of_source};

/// Every room, and the rooms that it may import.
const ROOMS: [(&str, &[&str]); 13] = [
    ("units", &[]),
    ("format", &["units"]),
    ("control", &["units", "format"]),
    ("chart", &["units", "format"]),
    ("model", &["units"]),
    // Chains that a reader brings: read in a worker of the browser, or natively.
    ("quotes", &["units", "format", "model"]),
    ("scenario", &["units", "format", "control", "model"]),
    ("reader", &["units", "format", "model", "quotes"]),
    ("figures", &["units", "format", "control", "chart", "model", "quotes", "scenario"]),
    ("lesson", &["units", "format", "control", "chart", "model", "scenario", "figures"]),
    ("ui", &["units", "format", "control", "chart"]),
    ("app", &["units", "format", "control", "chart", "model", "scenario", "figures", "lesson", "ui"]),
    // Beside app, in a module of its own that comes when it is wanted.
    ("extra", &["units", "format", "control", "chart", "model", "quotes", "scenario", "figures", "lesson", "ui"]),
];

/// An import that breaks the rule for now.
struct Exception {
    /// The file, from the package's root.
    file: &'static str,
    /// The room that it must not import.
    room: &'static str,
    /// Why it does.
    why: &'static str,
}

/// Each is to go. One that is no longer needed fails the test.
const EXCEPTIONS: [Exception; 0] = [];

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn library() -> Vec<Import> {
    of_crate(package(), "src/lib.rs", &[])
}

/// Imports that the rule forbids, as they are told.
fn broken(imports: &[Import], exceptions: &[Exception]) -> Vec<String> {
    let mut told = Vec::new();
    let mut needed = vec![false; exceptions.len()];
    for Import { by, path, file, line, .. } in imports {
        let (Some(from), Some(to)) = (by.first(), path.first()) else { continue };
        let is_room = |name: &str| ROOMS.iter().any(|(room, _)| *room == name);
        if from == to || !is_room(to) {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| room == from) else {
            told.push(format!("{file}:{line}: {from} is no room of the house"));
            continue;
        };
        if allowed.contains(&to.as_str()) {
            continue;
        }
        if let Some(place) = exceptions.iter().position(|known| known.file == file && known.room == to) {
            needed[place] = true;
        } else {
            let (path, allowed) = (path.join("::"), allowed.join(", "));
            told.push(format!("{file}:{line}: {from} must not import {path}; it may import {allowed}"));
        }
    }
    for (exception, _) in exceptions.iter().zip(needed).filter(|(_, needed)| !needed) {
        let Exception { file, room, why } = exception;
        told.push(format!("{file} no longer imports {room} ({why}): strike the exception"));
    }
    told.sort();
    told.dedup();
    told
}

#[test]
fn a_room_imports_only_rooms_to_its_left_and_those_below() {
    let broken = broken(&library(), &EXCEPTIONS);
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_room_is_on_the_list_and_no_rule_runs_in_a_circle() {
    let library = std::fs::read_to_string(package().join("src/lib.rs")).unwrap();
    let rooms: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(rooms, ROOMS.iter().map(|(room, _)| *room).collect());
    let edges = ROOMS.iter().flat_map(|(room, allowed)| allowed.iter().map(|other| ((*room).into(), (*other).into())));
    assert_eq!(circle(&edges.collect()), None);
}

/// Which module of a room needs which, each with a place where it does. What a room's own `mod.rs` passes on counts
/// as the module it comes from.
type Needs = BTreeMap<(String, String), String>;

fn needs(imports: &[Import], room: &str) -> Needs {
    let inside = || imports.iter().filter(|import| import.path.first().is_some_and(|first| first == room));
    let passed_on: BTreeMap<&str, &str> = inside()
        .filter(|import| import.is_public && import.by == [room])
        .filter_map(|import| Some((import.path.last()?.as_str(), import.path.get(1)?.as_str())))
        .collect();
    let mut needs = Needs::new();
    for import in inside().filter(|import| import.by.first().is_some_and(|first| first == room)) {
        let (Some(from), Some(to)) = (import.by.get(1), import.path.get(1)) else { continue };
        let to = passed_on.get(to.as_str()).map_or(to.as_str(), |module| module);
        if from != to {
            let place = format!("{}:{}", import.file, import.line);
            needs.entry((from.clone(), to.to_owned())).or_insert(place);
        }
    }
    needs
}

/// A way round, if there is one: the names in order, the first again at the end.
fn circle(edges: &BTreeSet<(String, String)>) -> Option<Vec<String>> {
    fn follow(edges: &BTreeSet<(String, String)>, way: &mut Vec<String>, clear: &mut BTreeSet<String>) -> bool {
        let here = way[way.len() - 1].clone();
        for (_, next) in edges.iter().filter(|(from, _)| *from == here) {
            if let Some(place) = way.iter().position(|name| name == next) {
                way.drain(..place);
                way.push(next.clone());
                return true;
            }
            if clear.contains(next) {
                continue;
            }
            way.push(next.clone());
            if follow(edges, way, clear) {
                return true;
            }
        }
        clear.insert(here);
        way.pop();
        false
    }
    let mut clear = BTreeSet::new();
    edges.iter().find_map(|(from, _)| {
        let mut way = vec![from.clone()];
        (!clear.contains(from) && follow(edges, &mut way, &mut clear)).then_some(way)
    })
}

/// Circles inside a room, as they are told.
fn circles(imports: &[Import], room: &str) -> Vec<String> {
    let needs = needs(imports, room);
    let mut rest: BTreeSet<(String, String)> = needs.keys().cloned().collect();
    let mut told = Vec::new();
    while let Some(way) = circle(&rest) {
        let pairs: Vec<_> = way.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
        let places: Vec<&str> = pairs.iter().map(|pair| needs[pair].as_str()).collect();
        told.push(format!("{room}: {} ({})", way.join(" needs "), places.join(", ")));
        // Cut where it closes, to see what other circles there are.
        rest.remove(&pairs[pairs.len() - 1]);
    }
    told
}

#[test]
fn inside_a_room_nothing_runs_in_a_circle() {
    let mut imports = library();
    imports.extend(of_crate(package(), "xtask/src/main.rs", &["xtask"]));
    let rooms = ROOMS.iter().map(|(room, _)| *room).chain(["xtask"]);
    let found: Vec<String> = rooms.flat_map(|room| circles(&imports, room)).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The rule is only as good as what it sees.
#[test]
fn every_way_to_import_is_seen_with_its_line() {
    let source = r#"
use crate::{lesson::terms, figures::{self, one_trade::OneTrade as Trade}};
pub(crate) use super::super::app::*;
mod picture;
pub use picture::Picture;
use std::rc::Rc;

/// crate::ui::comment
fn f(of: &crate::ui::browser::Thing) -> Rc<str> {
    let text = "crate::ui::text";
    vec![crate::model::Book::new(text), inner!(super::chart::Axis)];
    picture::draw(self::g(of))
}
#[cfg(test)]
mod tests {
    use crate::app::Store;
}
mod inner {
    use super::super::memo::Memo;
}
"#;
    let seen: Vec<String> = of_source(source, &["figures", "shared"])
        .iter()
        .map(|import| {
            format!("{} {}{}", import.line, if import.is_public { "pub " } else { "" }, import.path.join("::"))
        })
        .collect();
    let expected = [
        "2 lesson::terms",
        "2 figures",
        "2 figures::one_trade::OneTrade",
        "3 pub app",
        "5 pub figures::shared::picture::Picture",
        "9 ui::browser::Thing",
        "11 model::Book::new",
        "11 figures::chart::Axis",
        "12 figures::shared::picture::draw",
        "12 figures::shared::g",
        "19 figures::memo::Memo",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_broken_rule_is_told_and_so_is_an_exception_that_is_not_needed() {
    let imports =
        of_source("use crate::scenario::Key;\nuse crate::format;\nuse crate::lesson::terms;", &["chart", "axis"]);
    let scenario = Exception { file: "source", room: "scenario", why: "" };
    let rule = "source:3: chart must not import lesson::terms; it may import units, format".to_owned();
    assert_eq!(broken(&imports, &[scenario]), [rule]);
    let gone = Exception { file: "source", room: "ui", why: "" };
    assert!(broken(&imports[1..2], &[gone])[0].ends_with("strike the exception"));
    let stranger = of_source("use crate::chart::Axis;", &["cellar"]);
    assert_eq!(broken(&stranger, &[]), ["source:1: cellar is no room of the house"]);
}

#[test]
fn a_circle_is_told_with_its_places() {
    let module = |source: &str, name: &str| of_source(source, &["model", name]);
    let mut imports = of_source("mod bsm; mod error; mod book; pub use bsm::Inputs;", &["model"]);
    imports.extend(module("use super::Inputs;", "book"));
    imports.extend(module("use super::error::check;", "bsm"));
    assert_eq!(circles(&imports, "model"), Vec::<String>::new());
    imports.extend(module("\nuse super::book::MAX;", "error"));
    let told = "model: book needs bsm needs error needs book (source:1, source:1, source:2)";
    assert_eq!(circles(&imports, "model"), [told]);
}
