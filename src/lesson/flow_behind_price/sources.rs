//! The sources: who wrote what, where, and what the page takes from it. Compiled at build time only.

use crate::lesson::Source;

/// Every source, in the order of the alphabet.
pub(super) static SOURCES: &[Source] = &[
    Source {
        id: "almgren",
        cited: "Almgren, Thum, Hauptmann and Li (2005)",
        authors: "Almgren, R., Thum, C., Hauptmann, E. and Li, H.",
        year: 2005,
        title: "Direct estimation of equity market impact",
        published: "Risk 18(7), 58–62",
        used: "how far large US stock orders move price: for good about 2 bp per 1% of a day's volume and 20 to 22 bp per 10%, \
               in proportion; the passing part grows more slowly, with the power 3/5.",
    },
    Source {
        id: "avellaneda",
        cited: "Avellaneda and Lipkin (2003)",
        authors: "Avellaneda, M. and Lipkin, M. D.",
        year: 2003,
        title: "A market-induced mechanism for stock pinning",
        published: "Quantitative Finance 3(6), 417–425",
        used: "pinning as a probability between 0 and 1, which rises with open interest and falls with volatility, in a \
               model where only the time decay of delta moves price.",
    },
    Source {
        id: "baltussen",
        cited: "Baltussen, Da, Lammers and Martens (2021)",
        authors: "Baltussen, G., Da, Z., Lammers, S. and Martens, M.",
        year: 2021,
        title: "Hedging demand and market intraday momentum",
        published: "Journal of Financial Economics 142(1), 377–403",
        used: "the last half hour continuing the move since the previous close, in more than 60 futures from 1974 to 2020, its \
               tie to market makers and leveraged funds short of gamma, and its reverting over the next days.",
    },
    Source {
        id: "black-scholes",
        cited: "Black and Scholes (1973)",
        authors: "Black, F. and Scholes, M.",
        year: 1973,
        title: "The pricing of options and corporate liabilities",
        published: "Journal of Political Economy 81(3), 637–654",
        used: "what an option is worth, and the hedge that follows from it.",
    },
    Source {
        id: "cboe",
        cited: "Cboe (2023)",
        authors: "Cboe Global Markets (Xu, M.)",
        year: 2023,
        title: "Much Ado About 0DTEs: Evaluating the Market Impact of SPX 0DTE Options",
        published: "Cboe",
        used: "the size for S&P 500 options that expire the same day: a net gamma of market makers of 0.04 to 0.17% of S&P \
               futures volume per 1% move. Cboe sells these options.",
    },
    Source {
        id: "merton",
        cited: "Merton (1973)",
        authors: "Merton, R. C.",
        year: 1973,
        title: "Theory of rational option pricing",
        published: "Bell Journal of Economics and Management Science 4(1), 141–183",
        used: "the same value with a dividend yield.",
    },
    Source {
        id: "ni-2005",
        cited: "Ni, Pearson and Poteshman (2005)",
        authors: "Ni, S. X., Pearson, N. D. and Poteshman, A. M.",
        year: 2005,
        title: "Stock price clustering on option expiration dates",
        published: "Journal of Financial Economics 78(1), 49–87",
        used: "closes clustering at strikes on expiry days, an average return shift of at least 16.5 bp, and two causes: \
               hedge rebalancing, and manipulation by firms trading for their own account.",
    },
    Source {
        id: "ni-2021",
        cited: "Ni, Pearson, Poteshman and White (2021)",
        authors: "Ni, S. X., Pearson, N. D., Poteshman, A. M. and White, J.",
        year: 2021,
        title: "Does option trading have a pervasive impact on underlying stock prices?",
        published: "Review of Financial Studies 34(4), 1952–1986",
        used: "market makers' hedge rebalancing changing the volatility of US stocks and the chance of large moves.",
    },
    Source {
        id: "shapley",
        cited: "Shapley (1953)",
        authors: "Shapley, L. S.",
        year: 1953,
        title: "A value for n-person games",
        published: "Contributions to the Theory of Games II, Princeton University Press, 307–317",
        used: "sharing a joint effect among its causes without favouring whichever comes first.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_in_order_and_cited_by_their_own_year() {
        assert!(SOURCES.is_sorted_by_key(|source| source.authors));
        for source in SOURCES {
            assert!(source.cited.ends_with(&format!("({})", source.year)), "{}", source.cited);
            assert!(source.authors.starts_with(source.cited.split([',', ' ']).next().unwrap_or_default()));
        }
    }
}
