//! The terms of the trade. Compiled at build time only.

use crate::lesson::Term;

const fn term(id: &'static str, forms: &'static [&'static str], means: &'static str) -> Term {
    Term { id, forms, means }
}

/// Every term, in the order of the alphabet.
pub(super) static TERMS: &[Term] = &[
    term(
        "band",
        &["band", "rehedging band"],
        "How far the hedge may drift from where it should be before the dealer trades, as a part of the shares behind the \
         largest single position.",
    ),
    term("basis-point", &["basis point", "basis points", "bp"], "A hundredth of one per cent. Short: bp."),
    term("book", &["book", "books"], "All positions that a dealer holds, taken together."),
    term("call", &["call", "calls"], "An option to buy at the strike."),
    term("charm", &["charm"], "How fast an option's delta changes as time passes."),
    term(
        "contract",
        &["contract", "contracts"],
        "The unit in which options trade. Here one contract stands for 100 shares.",
    ),
    term(
        "dealer",
        &["dealer", "dealers", "market maker"],
        "A firm that quotes prices to buy and to sell all day and takes the other side of trades. Also called a market \
         maker.",
    ),
    term(
        "delta",
        &["delta", "deltas"],
        "How much an option's price changes when the underlying moves by one dollar. Also the number of shares that \
         the option behaves like.",
    ),
    term("e-mini", &["E-mini"], "A futures contract worth 50 times the index. The micro is a tenth of it."),
    term("expiry", &["expiry"], "The moment at which an option ends."),
    term(
        "feedback",
        &["feedback"],
        "The move that a hedge order makes, as a part of the move that caused it. Above 0 hedging adds to a move, below 0 \
         it takes part of it back. The answer is answered too, so in the end a move of 100 becomes 100 / (1 − feedback), for \
         a feedback below 1. It has no unit.",
    ),
    term("flow", &["flow"], "The buying and selling that reaches a market."),
    term(
        "futures",
        &["futures"],
        "Contracts to buy or sell something later at a price agreed now. Their price moves with it.",
    ),
    term("gamma", &["gamma"], "How much delta changes when the underlying moves by one dollar."),
    term(
        "gamma-flip",
        &["gamma flip"],
        "The price at which the sign of dealers' gamma changes, under an assumption about who holds the options. Also \
         called zero-gamma level.",
    ),
    term("gross", &["gross"], "Everything added up by size, with nothing cancelling."),
    term("hedge", &["hedge", "hedges", "hedging"], "A position held to cancel the risk of another one."),
    term("hedge-order", &["hedge order", "hedge orders"], "An order that changes the hedge: + buy, − sell."),
    term(
        "implied-volatility",
        &["implied volatility"],
        "The size of moves that an option's price implies, as an annual volatility in per cent. Short: IV.",
    ),
    term("liquidity", &["liquidity"], "How easily one can trade: somebody is there to take the other side."),
    term("long", &["long"], "Owning something: you gain when it gets dearer."),
    term(
        "long-gamma",
        &["long gamma"],
        "What a dealer is who owns options. Delta grows as price rises, so the dealer sells rises and buys falls.",
    ),
    term("net", &["net"], "What is left when opposite positions have cancelled."),
    term("open-interest", &["open interest"], "How many contracts exist: opened once and not closed yet."),
    term(
        "option",
        &["option", "options"],
        "The right, but not the obligation, to buy or sell something at a fixed price until a fixed day.",
    ),
    term("pin", &["pin", "pins"], "A close at, or next to, a strike."),
    term("impact", &["price impact", "impact"], "How far an order itself moves the price."),
    term("put", &["put", "puts"], "An option to sell at the strike."),
    term("range", &["range"], "The distance from the lowest to the highest price of a session."),
    term("short", &["short"], "Having sold something: you gain when it gets cheaper."),
    term(
        "short-gamma",
        &["short gamma"],
        "What a dealer is who has sold options. Delta falls as price rises, so the dealer buys rises and sells falls.",
    ),
    term("spot", &["spot"], "The price of the underlying now."),
    term(
        "standard-error",
        &["standard error"],
        "By how much a count is usually off by luck: about one time in three it is off by more.",
    ),
    term("strike", &["strike", "strikes"], "The price fixed in an option."),
    term("underlying", &["underlying"], "What an option gives a right to: a share, an index, a fund."),
    term("vanna", &["vanna"], "How much delta changes when implied volatility changes."),
    term(
        "variance-ratio",
        &["variance ratio"],
        "The variance of half-hour moves over 30 times that of one-minute moves. Above 1 moves tend to go on, below 1 to \
         turn back; 1 if they have nothing to do with each other.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_in_order_and_every_form_is_of_one_term() {
        assert!(TERMS.is_sorted_by_key(|term| term.forms[0].to_ascii_lowercase()));
        let forms: Vec<_> = TERMS.iter().flat_map(|term| term.forms).map(|form| form.to_ascii_lowercase()).collect();
        for (place, form) in forms.iter().enumerate() {
            assert!(!forms[..place].contains(form), "{form} stands twice");
        }
    }

    #[test]
    fn explanations_are_whole_sentences() {
        assert!(TERMS.iter().all(|term| term.means.ends_with('.') && term.means.len() > 15));
    }
}
