//! One expiry of the chain into the lesson: by its address, so that what the page then shows is what its link brings back.

use web_sys::{Element, HtmlInputElement, PopStateEvent};

use super::inputs::part;
use super::{Chain, Folding, words};
use crate::extra::page::{address_of_state, without_part};
use crate::format;
use crate::quotes::fold::{Folded, STRIKES};
use crate::scenario::chain::StrikeRow;
use crate::scenario::underlying::{Brought, Symbol, VOLUMES};
use crate::scenario::{Key, Scenario, Underlying, link};
use crate::units::PERCENT;

/// What a chain is called whose file does not say.
const NAMELESS: &str = "CHAIN";

/// Sets the lesson up with the folded expiry, and the volume that the reader gives; says beside the button why not.
pub(super) fn set_up(chain: &Chain, body: &Element) {
    let why = match (state(chain, body), part::<Element>(body, "use-state")) {
        (Ok(state), place) => {
            go(&state);
            place.map(|place| (place, ""))
        }
        (Err(why), place) => place.map(|place| (place, why)),
    };
    if let Some((place, why)) = why {
        place.set_text_content(Some(why));
    }
}

/// The state of the lesson that speaks of the folded expiry.
fn state(chain: &Chain, body: &Element) -> Result<Scenario, &'static str> {
    let (known, found, folded) = (chain.state.known.borrow(), chain.state.found.borrow(), chain.state.folded.borrow());
    let (Some(known), Some(figure), Folding::Done(folded)) = (&*known, &*found, &*folded) else {
        return Err(words::TOO_FEW);
    };
    let typed = part::<HtmlInputElement>(body, "volume").map(|input| input.value()).unwrap_or_default();
    let volume = volume(&typed).ok_or(words::NO_VOLUME)?;
    let underlying = underlying(&known.summary.symbol, folded, volume).ok_or(words::NO_FIT)?;
    Ok(Scenario::of(underlying).with_assumption(figure.side))
}

fn volume(typed: &str) -> Option<f64> {
    let (low, high) = (*VOLUMES.start(), *VOLUMES.end());
    format::read(typed, Key::Oi.control().unit.measure(), low, high).within().map(f64::round)
}

/// The underlying of a folded expiry; what the lesson's controls do not hold is moved to the nearest that they do, where
/// that is a detail: rates of more than a tenth, more than twenty trading days.
fn underlying(symbol: &str, folded: &Folded, daily_volume: f64) -> Option<Underlying> {
    let symbol = Symbol::read(symbol).or_else(|| Symbol::read(NAMELESS))?;
    let near = |key: Key, value: f64| key.control().clamp(value);
    let rounded = |value: f64, digits: i32| format::number::significant(value, digits);
    let days = rounded(folded.days, 6);
    if days > Key::Days.control().limits().1 {
        return None;
    }
    let rows: [StrikeRow; STRIKES] = folded.rows.map(|(strike, calls, puts)| StrikeRow { strike, calls, puts });
    let distance = |row: &&StrikeRow| (row.strike - folded.spot).abs();
    let middle = rows.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))?;
    Underlying::new(&Brought {
        symbol,
        daily_volume,
        spot: rounded(folded.spot, 9),
        days: near(Key::Days, days),
        iv: rounded(folded.volatility * PERCENT, 5),
        rate: near(Key::Rate, rounded(folded.rate * PERCENT, 5)),
        dividend_yield: near(Key::Yield, rounded(folded.dividend_yield * PERCENT, 5)),
        sessions: near(Key::Sessions, words::count(folded.sessions)),
        strike: middle.strike,
        oi: near(Key::Oi, middle.calls.max(middle.puts)),
        rows,
    })
}

/// Brings the page to a state, as the browser would by a link: one step for its undo and for the way back.
fn go(state: &Scenario) {
    // What the reader has of the page beside the chain stays: the theme, the place, and what is not the lesson's.
    let address = address_of_state();
    let page = without_part(&address).split('?').next().unwrap_or_default();
    let target = format!("{page}?{}#your-chain", link::encode(state));
    let pushed = web_sys::window()
        .and_then(|window| window.history().ok())
        .is_some_and(|history| history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&target)).is_ok());
    if !pushed {
        return crate::extra::page::go(&target);
    }
    if let (Some(window), Ok(event)) = (web_sys::window(), PopStateEvent::new("popstate")) {
        drop(window.dispatch_event(&event));
    }
}
