//! What is told of a link that could not be used as it stands.

use super::words;
use crate::control::Kind;
use crate::format::price;
use crate::scenario::chain::Chain;
use crate::scenario::link::Problem;
use crate::scenario::{Key, Scenario};
use crate::ui::correction::{Terms, correction, quoted};

/// So many problems are told one by one.
const MOST_LINES: usize = 5;

/// The problems in words, one a line, in the state that was made of the link.
#[must_use]
pub fn lines(problems: &[Problem], state: &Scenario) -> Vec<String> {
    let mut lines: Vec<String> = problems.iter().take(MOST_LINES).map(|problem| line(problem, state)).collect();
    match problems.len().saturating_sub(MOST_LINES) {
        0 => {}
        more => lines.push(words::and_more(more)),
    }
    lines
}

fn line(problem: &Problem, state: &Scenario) -> String {
    match problem {
        Problem::Value { key, given, reading } => correction(&terms(*key, state), given, *reading).unwrap_or_default(),
        Problem::Orders { given } => words::no_orders(&quoted(given)),
        Problem::Underlying => words::NO_CHAIN.to_owned(),
        Problem::Unknown { name, meant } => words::no_setting(&quoted(name), meant.map(Key::name)),
        Problem::NotHedging => words::not_hedging(&Key::Side.control().spoken(state.get(Key::Side))),
        Problem::Newer => words::NEWER_LINK.to_owned(),
    }
}

fn terms(key: Key, state: &Scenario) -> Terms {
    let control = key.control();
    let said = |end| control.spoken(if key.measures_price() { state.scale().at(end) } else { end });
    let (range, choices) = match control.kind {
        Kind::Number(scale) => (Some((said(scale.low), said(scale.high))), Vec::new()),
        Kind::Choice(words) => (None, words.iter().map(|word| word.label).collect()),
    };
    Terms { label: label(key, state), range, words: choices, used: control.spoken(state.get(key)) }
}

/// What the reader calls a control, also where several share a label.
fn label(key: Key, state: &Scenario) -> String {
    let label = key.control().label;
    match key {
        Key::Path(step) => words::path_step(label, usize::from(step) + 1),
        Key::Calls(place) | Key::Puts(place) => match Chain::of(state).rows().get(usize::from(place)) {
            Some(row) => words::at_strike(label, &price(row.strike)),
            None => label.to_owned(),
        },
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::link::decode;

    fn told(query: &str) -> Vec<String> {
        let (state, problems) = decode(query);
        lines(&problems, &state)
    }

    #[test]
    fn problems_are_told_in_the_readers_words() {
        assert_eq!(
            told("spot=999&days=soon&oi=12345.5&kind=straddle&calls3=-1&path2=x"),
            [
                "Spot can be $50.00 to $150.00. 999 is outside, so it is $150.00.",
                "Time to expiry can be 1 minute to 365 days. “soon” could not be read, so it is 5 days.",
                "Open interest comes in whole numbers. 12345.5 is rounded, so it is 12,346 contracts.",
                "The option is one of: Calls, Puts. “straddle” could not be read, so it is calls.",
                "Open interest in calls at $95.00 can be 0 contracts to 250,000 contracts. -1 is outside, so it is 0 \
                 contracts.",
                "And 1 more.",
            ]
        );
        assert_eq!(
            told("v=2&dealer=none&side=sells"),
            [
                "In the link nobody hedges during a session. Here the dealer of a session always hedges, on the other side \
                 of the trade as it stands: customer sells."
            ]
        );
        assert_eq!(told("spot=104&stirke=95"), ["“stirke” is not a setting of this page. Did you mean “strike”?"]);
    }

    #[test]
    fn a_long_list_is_cut_and_quotes_are_harmless() {
        let names: Vec<String> = (0..2_000).map(|number| format!("x{number}=1")).collect();
        let told = told(&format!("spot=104&{}", names.join("&")));
        assert_eq!((told.len(), told.last().map(String::as_str)), (6, Some("And 1995 more.")));
        assert_eq!(
            self::told("spot=%E2%80%AE999"),
            ["Spot can be $50.00 to $150.00. 999 is outside, so it is $150.00."]
        );
    }
}
