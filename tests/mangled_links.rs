//! Links as they arrive after chat programs, mail filters and people have had them: whatever is left of one, the state
//! that it gives can be shown, told and shared again.
//!
//! Some 20 000 of them in the usual run; `LINKS=1000000 cargo test --test mangled_links` takes more.

use dealer_hedging::app::problems;
use dealer_hedging::format::is_unseen;
use dealer_hedging::scenario::{Key, Orders, Scenario, link};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Longer than any server takes them.
const LONGEST: usize = 8_000;

struct Mangler(Pcg64Mcg);

impl Mangler {
    /// A whole number below this one.
    fn below(&mut self, end: usize) -> usize {
        let end = u32::try_from(end.max(1)).unwrap_or(u32::MAX);
        usize::try_from(self.0.next_u32() % end).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// A state that somebody may share: some controls moved, each somewhere in its range or a little out of it.
    fn state(&mut self) -> Scenario {
        let mut state = Scenario::default();
        for _ in 0..self.below(8) {
            let key = Key::ALL[self.below(Key::ALL.len())];
            let share = f64::from(self.0.next_u32()) / f64::from(u32::MAX);
            state.set(key, state.get(key) * 4.0 * share - 1.0);
        }
        let orders = (0..self.below(4)).fold(Orders::default(), |orders, _| {
            orders.with(u8::try_from(self.below(30)).unwrap_or(0), i8::try_from(self.below(9)).unwrap_or(0) - 4)
        });
        state.with_orders(orders)
    }

    /// What became of a link.
    fn mangled(&mut self, mut link: String) -> String {
        for _ in 0..=self.below(4) {
            let at = self.place(&link);
            match self.below(14) {
                0 => link.truncate(at),
                1 => link = link[at..].to_owned(),
                2 => link.insert_str(at, self.one_of(&WRITTEN)),
                3 => link = link.replacen('=', self.one_of(&["", "==", "%3D", ":", " = ", "%253D"]), 1 + at % 3),
                4 => link = link.replace('&', self.one_of(&["&amp;", ";", "%26", "&&", "\n&", "+"])),
                5 => link = link.to_uppercase(),
                6 => link = link.replace('.', self.one_of(&[",", "..", "٫", "%2E", ""])),
                7 => link = escaped(&link),
                8 => link = format!("{link}&{link}"),
                9 => link = format!("{}{link}", self.one_of(&WRITTEN)),
                10 => link = link.chars().rev().collect(),
                11 => link = link.repeat(self.below(4)),
                12 => {
                    let (low, high) = link.split_at(at);
                    link = format!("{high}{low}");
                }
                _ => link = format!("{link}{}", self.one_of(&WRITTEN)),
            }
        }
        let end = (0..=LONGEST.min(link.len())).rev().find(|end| link.is_char_boundary(*end));
        link.truncate(end.unwrap_or(0));
        link
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// What gets into links.
const WRITTEN: [&str; 30] = [
    "-",
    "−",
    "1e999",
    "NaN",
    "inf",
    "%",
    "%%",
    "%zz",
    "%F0%9F",
    "+",
    "#",
    "#echo",
    "?",
    "&",
    "=",
    "spot=",
    "orders=",
    "v=9",
    "\u{202E}",
    "\u{200B}",
    "…",
    ")",
    ".",
    "\"",
    "<b>",
    "\0",
    "０",
    "9999999999999999999999",
    "&utm_source=x",
    "e-320",
];

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What is wrong with the state that a link gives, or with what is said of it.
fn fault(query: &str) -> Option<String> {
    let (state, problems) = link::decode(query);
    let words = problems::lines(&problems, &state);
    let shared = link::encode(&state);
    let out = Key::ALL.into_iter().find(|key| {
        let value = state.get(*key);
        !value.is_finite() || key.control().clamp(value) != value
    });
    match out {
        Some(key) => Some(format!("{key:?} is {}", state.get(key))),
        None if link::decode(&shared) != (state, vec![]) => Some(format!("shared as {shared} it is another")),
        None if words.iter().any(|words| words.is_empty() || words.contains(is_unseen)) => {
            Some(format!("it says {words:?}"))
        }
        None => None,
    }
}

#[test]
fn whatever_is_left_of_a_link_gives_a_state_that_can_be_shown_and_shared() {
    let count = std::env::var("LINKS").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let mut mangler = Mangler(Pcg64Mcg::seed_from_u64(20_261_129));
    let mut changed = 0_u32;
    for _ in 0..count {
        let state = mangler.state();
        let whole = link::encode(&state);
        let query = mangler.mangled(whole);
        assert_eq!(fault(&query), None, "{query:?}");
        changed += u32::from(link::decode(&query).0 != Scenario::default());
    }
    // Most are still worth something: the mangler leaves links, not noise.
    assert!(changed > count / 4, "only {changed} of {count} say anything");
}
