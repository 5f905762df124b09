//! What names of columns mean, in the tables of brokers, data vendors and libraries.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Strike,
    Expiry,
    /// Call or put.
    Kind,
    OpenInterest,
    Bid,
    Ask,
    Volatility,
    Delta,
    Gamma,
    /// Price of the underlying.
    Spot,
    /// When it was quoted.
    Quoted,
    /// The name of the option itself.
    Contract,
    /// The underlying, or a class of its options.
    Underlying,
    /// The class of options, for certain.
    Root,
    /// At the open or at the close.
    Settlement,
}

impl Field {
    pub(super) const COUNT: usize = 15;

    /// Whether it is told of each option, not of the strike, the expiry or the whole.
    pub(super) const fn is_of_option(self) -> bool {
        matches!(
            self,
            Self::OpenInterest | Self::Bid | Self::Ask | Self::Volatility | Self::Delta | Self::Gamma | Self::Contract
        )
    }
}

/// Which of the two options at a strike a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Either, or not said.
    Both,
    Calls,
    Puts,
}

/// Names in small letters and digits alone: Cboe's page and its data shop, yfinance, `OptionsDX`, Barchart, thinkorswim,
/// Nasdaq, Polygon, Deribit by way of Tardis, and those that people give columns of their own.
const NAMES: [(Field, &[&str]); Field::COUNT] = [
    (Field::Strike, &["strike", "strikeprice", "exerciseprice", "basispreis"]),
    (
        Field::Expiry,
        &[
            "expirationdate",
            "expiration",
            "expiry",
            "expirydate",
            "exp",
            "expdate",
            "expires",
            "expire",
            "expiredate",
            "maturity",
            "maturitydate",
            "exdate",
            "verfall",
            "verfallstag",
        ],
    ),
    (
        Field::Kind,
        &[
            "type",
            "optiontype",
            "right",
            "optionright",
            "cpflag",
            "callput",
            "putcall",
            "callorput",
            "putorcall",
            "cp",
            "pc",
            "kind",
            "contracttype",
            "typ",
            "side",
        ],
    ),
    (Field::OpenInterest, &["openinterest", "openint", "oi", "openinteresteod"]),
    (Field::Bid, &["bid", "bidprice", "bestbid", "bid1545", "bideod"]),
    (Field::Ask, &["ask", "askprice", "offer", "bestask", "ask1545", "askeod"]),
    (
        Field::Volatility,
        &[
            "iv",
            "impliedvolatility",
            "impliedvol",
            "impvol",
            "implvol",
            "impvolatility",
            "impliedvolatility1545",
            "markiv",
            "midiv",
            "ivmid",
            "volatility",
            "imvol",
        ],
    ),
    (Field::Delta, &["delta", "delta1545"]),
    (Field::Gamma, &["gamma", "gamma1545"]),
    (
        Field::Spot,
        &[
            "spot",
            "spotprice",
            "underlyingprice",
            "underlyinglast",
            "underlyinglastprice",
            "activeunderlyingprice",
            "activeunderlyingprice1545",
            "stockprice",
            "currentprice",
            "indexprice",
            "basiswert",
        ],
    ),
    (
        Field::Quoted,
        &[
            "date",
            "quotedate",
            "quotedatetime",
            "quotereadtime",
            "quotetime",
            "datetime",
            "datadate",
            "asof",
            "asofdate",
            "timestamp",
            "tradedate",
            "snapshot",
            "snapshottime",
            "datum",
            "quoted",
        ],
    ),
    (
        Field::Contract,
        &[
            "contractsymbol",
            "optionsymbol",
            "contract",
            "contractid",
            "occsymbol",
            "option",
            "optionticker",
            "contractname",
        ],
    ),
    (Field::Underlying, &["underlying", "underlyingsymbol", "symbol", "ticker", "underlier", "act"]),
    (Field::Root, &["root", "optionroot", "rootsymbol", "tradingclass"]),
    (Field::Settlement, &["settlement", "settle", "ampm", "settlementtype", "amsettlement", "settlementtime"]),
];

/// What stands before the name of a field of the calls or the puts.
const BEFORE: [(&str, Side); 6] = [
    ("calls", Side::Calls),
    ("call", Side::Calls),
    ("c", Side::Calls),
    ("puts", Side::Puts),
    ("put", Side::Puts),
    ("p", Side::Puts),
];
/// And behind it.
const BEHIND: [(&str, Side); 4] =
    [("calls", Side::Calls), ("call", Side::Calls), ("puts", Side::Puts), ("put", Side::Puts)];

/// What a column with this name holds; none if nothing is known by it.
pub(super) fn meaning(name: &str) -> Option<(Field, Side)> {
    let plain = plain(name);
    // Of Cboe: the names of the calls, and of the puts.
    match plain.as_str() {
        "calls" => return Some((Field::Contract, Side::Calls)),
        "puts" => return Some((Field::Contract, Side::Puts)),
        _ => {}
    }
    if let Some(field) = field(&plain) {
        return Some((field, Side::Both));
    }
    let before = BEFORE.iter().filter_map(|(word, side)| Some((plain.strip_prefix(word)?, *side)));
    let behind = BEHIND.iter().filter_map(|(word, side)| Some((plain.strip_suffix(word)?, *side)));
    before.chain(behind).find_map(|(rest, side)| Some((field(rest).filter(|field| field.is_of_option())?, side)))
}

fn field(plain: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names.contains(&plain)).map(|(field, _)| *field)
}

/// Letters and digits alone, small; without the `.1` that pandas gives to a name that stands twice.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_matches('"').trim();
    let name = name.strip_suffix(".1").unwrap_or(name);
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_what_their_makers_mean() {
        for (name, expected) in [
            ("\u{FEFF}Strike", Some((Field::Strike, Side::Both))),
            ("Open Int", Some((Field::OpenInterest, Side::Both))),
            ("Open.Int", Some((Field::OpenInterest, Side::Both))),
            ("openInterest", Some((Field::OpenInterest, Side::Both))),
            (" [C_IV]", Some((Field::Volatility, Side::Calls))),
            ("PutOpenInt", Some((Field::OpenInterest, Side::Puts))),
            ("Calls Open Interest", Some((Field::OpenInterest, Side::Calls))),
            ("c_Openinterest", Some((Field::OpenInterest, Side::Calls))),
            ("OI Puts", Some((Field::OpenInterest, Side::Puts))),
            ("IV.1", Some((Field::Volatility, Side::Both))),
            ("Calls", Some((Field::Contract, Side::Calls))),
            ("[UNDERLYING_LAST]", Some((Field::Spot, Side::Both))),
            ("Impl Vol", Some((Field::Volatility, Side::Both))),
            ("IV %", Some((Field::Volatility, Side::Both))),
            ("percentChange", None),
            ("Change", None),
            ("Time", None),
            ("", None),
        ] {
            assert_eq!(meaning(name), expected, "{name}");
        }
    }
}
