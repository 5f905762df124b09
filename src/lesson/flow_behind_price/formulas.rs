//! The formulas behind the figures. Compiled at build time only.

use crate::lesson::formula::{Formula, SymbolRow, Value, live, now, said};
use crate::scenario::Key;

const SPOT: SymbolRow = said("S", "spot", Key::Spot);
const STRIKE: SymbolRow = said("K", "strike", Key::Strike);
const YEARS: SymbolRow = live("T", "time to expiry, by the calendar", "years");
const VOLATILITY: SymbolRow = said("\\sigma", "implied volatility, a year", Key::Iv);
const RATE: SymbolRow = said("r", "interest rate, a year", Key::Rate);
const YIELD: SymbolRow = said("q", "dividend yield, a year", Key::Yield);
const D1: SymbolRow = live("d_1", "how far spot is above the strike, in units of the movement left", "d1");
const PHI: SymbolRow = live("\\Phi", "normal distribution, here at d₁", "cumulative");
const DENSITY: SymbolRow = live("\\varphi", "its bell curve, at d₁", "density");
const LAMBDA: SymbolRow = live("\\lambda", "log-return caused by one share bought", "lambda");
const OPENING_LEVEL: SymbolRow =
    live("y_0", "the open: log-price, plus what the hedge in place has moved it by", "opening-level");
const NEWS: SymbolRow = live("\\sigma\\sqrt{T}", "what news alone moves price by until the close", "deviation");
const FEEDBACK: SymbolRow =
    live("f", "feedback: the move that the hedge makes, as a part of the move that caused it", "feedback");

/// Every formula, in the order of the page.
pub(super) static FORMULAS: &[Formula] = &[
    Formula {
        id: "delta",
        title: "delta of an option",
        tex: &[
            r"\Delta_{\text{call}} = e^{-qT}\,\Phi(d_1) \qquad \Delta_{\text{put}} = -e^{-qT}\,\Phi(-d_1)",
            r"d_1 = \frac{\ln(S/K) + (r - q)\,T}{\sigma\sqrt{T}} + \frac{\sigma\sqrt{T}}{2}",
        ],
        symbols: &[
            now(r"\Delta", "delta of the option of the trade, shares", "option-delta"),
            D1,
            PHI,
            SPOT,
            STRIKE,
            YEARS,
            VOLATILITY,
            RATE,
            YIELD,
        ],
        sources: &["black-scholes", "merton"],
    },
    Formula {
        id: "hedge",
        title: "the dealer's delta and the hedge",
        tex: &[r"D = 100\,n\,\Delta \qquad H = -D"],
        symbols: &[
            live("n", "dealer's contracts, + long, − short", "contracts"),
            now(r"\Delta", "delta of one option, shares", "option-delta"),
            now("D", "dealer's delta from the options, shares", "dealer-delta"),
            now("H", "the hedge: what the dealer holds of the underlying", "hedge-held"),
            SymbolRow { tex: "100", means: "shares a contract", value: Value::Fixed("100") },
        ],
        sources: &[],
    },
    Formula {
        id: "gamma",
        title: "gamma of an option",
        tex: &[r"\Gamma = \frac{e^{-qT}\,\varphi(d_1)}{S\,\sigma\sqrt{T}}"],
        symbols: &[live(r"\Gamma", "change of delta per dollar", "gamma"), DENSITY, D1, SPOT, VOLATILITY, YEARS, YIELD],
        sources: &["black-scholes", "merton"],
    },
    Formula {
        id: "order",
        title: "a hedge order",
        tex: &[r"O = H(S') - H(S) = D(S) - D(S')"],
        symbols: &[
            now("O", "the order: + buy, − sell. Both sides revalued in full", "move-order"),
            now("H", "the hedge at the first price", "hedge-held"),
            now("D(S)", "dealer's delta at the first price, shares", "dealer-delta"),
            live("D(S')", "dealer's delta at the second price", "delta-after"),
            SPOT,
            now("S'", "spot after the move", "spot-after"),
        ],
        sources: &[],
    },
    Formula {
        id: "split",
        title: "an order by cause",
        tex: &[
            r"O_p = -\left\{\frac{f_{100} - f_{000}}{3} + \frac{f_{110} - f_{010}}{6} + \frac{f_{101} - f_{001}}{6} + \frac{f_{111} - f_{011}}{3}\right\}",
        ],
        symbols: &[
            now("O_p", "the part due to price; the other two by exchanging the digits", "price-part"),
            now("f_{000}", "dealer's delta before, shares (digits: price, time, volatility)", "dealer-delta"),
            live("f_{100}", "after the price move", "f100"),
            live("f_{010}", "after the time", "f010"),
            live("f_{001}", "after the shift of volatility", "f001"),
            live("f_{110}", "after price and time", "f110"),
            live("f_{101}", "after price and volatility", "f101"),
            live("f_{011}", "after time and volatility", "f011"),
            live("f_{111}", "after all three", "f111"),
        ],
        sources: &["shapley"],
    },
    Formula {
        id: "charm-vanna",
        title: "charm and vanna of an option",
        tex: &[
            r"\text{charm} = \pm\,q\,e^{-qT}\,\Phi(\pm d_1) - e^{-qT}\,\varphi(d_1)\left(\frac{r - q}{\sigma\sqrt{T}} - \frac{d_2}{2T}\right)",
            r"\text{vanna} = -e^{-qT}\,\varphi(d_1)\,\frac{d_2}{\sigma} \qquad d_2 = d_1 - \sigma\sqrt{T}",
        ],
        symbols: &[
            live(r"\text{charm}", "change of delta with time (+ for a call, − for a put)", "charm"),
            live(r"\text{vanna}", "change of delta with volatility", "vanna"),
            D1,
            live("d_2", "the same, less the movement left", "d2"),
            PHI,
            DENSITY,
            YEARS,
            VOLATILITY,
            RATE,
            YIELD,
        ],
        sources: &["black-scholes", "merton"],
    },
    Formula {
        id: "dollar-gamma",
        title: "gamma of all strikes, in dollars of delta per 1% move",
        tex: &[r"G = 100 \sum_i n_i\,\Gamma_i \cdot S^2 \cdot 0.01"],
        symbols: &[
            now("G", "dollars of delta per 1% move, net", "dollar-gamma"),
            said(
                "n_i",
                "contracts at a strike with the dealer's sign, here the size of the calls at the middle strike",
                Key::Calls(4),
            ),
            live(r"\Gamma_i", "gamma of one option, here at the middle strike", "strike-gamma"),
            SPOT,
            SymbolRow { tex: "100", means: "shares a contract", value: Value::Fixed("100") },
            SymbolRow { tex: "0.01", means: "one per cent", value: Value::Fixed("0.01") },
            SymbolRow { tex: "i", means: "counts strikes, calls and puts", value: Value::Fixed("1 … 18") },
        ],
        sources: &[],
    },
    Formula {
        id: "step",
        title: "one step of a session",
        tex: &[r"Y = s^* - \lambda H \qquad F(s) = Y - s - \lambda\,D(t, s) = 0", r"f = -\lambda\,S\,\Gamma"],
        symbols: &[
            live("s^*", "log-price after the news of the last minute", "shocked"),
            live("H", "the hedge before that minute's order", "held"),
            live("Y", "log-price without the hedge", "unhedged"),
            live("s", "log-price after the order: the root of F, met from s* on", "log-spot"),
            live("D", "dealer's delta at that price", "close-delta"),
            SymbolRow { tex: "t", means: "minute, here the close", value: Value::Fixed("390") },
            SymbolRow { tex: "F", means: "hedge and its own impact are solved together", value: Value::Fixed("0") },
            LAMBDA,
            FEEDBACK,
            SPOT,
            live(r"\Gamma", "dealer's gamma at the open", "open-gamma"),
        ],
        sources: &[],
    },
    Formula {
        id: "variance",
        title: "how hedging changes the variance of a minute",
        tex: &[r"V = \frac{(n - 1) + (1 - f)^{-2} + (n - 1)\left(\frac{f}{1 - f}\right)^2}{n}"],
        symbols: &[
            live(
                "V",
                "variance of one-minute returns over that without hedging, hedged by the clock, if the feedback stayed what it is \
                 at the open; none with a band",
                "variance",
            ),
            said("n", "minutes between hedges; a band has none", Key::Rule),
            FEEDBACK,
        ],
        sources: &[],
    },
    Formula {
        id: "close",
        title: "the exact probability of a close",
        tex: &[
            r"P(S_T \le K) = \Phi\left(\frac{G_T(k) - y_0}{\sigma\sqrt{T}}\right) \qquad G_T(s) = s + \lambda\,D(T, s)",
        ],
        symbols: &[
            live("P", "probability of a close at or below the strike; none where no price is stable", "below"),
            live("G_T", "log-price plus the dealer's part in it, here at the strike", "strike-level"),
            OPENING_LEVEL,
            NEWS,
            LAMBDA,
            STRIKE,
            SymbolRow { tex: "k", means: "log of the strike", value: Value::Fixed("ln K") },
            SymbolRow { tex: "s", means: "any log-price", value: Value::Fixed("any") },
            SymbolRow { tex: "S_T", means: "the closing price", value: Value::Fixed("not known yet") },
            SymbolRow { tex: "D", means: "dealer's delta", value: Value::Fixed("as above") },
            SymbolRow { tex: r"\Phi", means: "normal distribution", value: Value::Fixed("0 … 1") },
            SymbolRow { tex: "T", means: "the close, in minutes", value: Value::Fixed("390") },
        ],
        sources: &[],
    },
    Formula {
        id: "pin",
        title: "the probability of a pin",
        tex: &[
            r"P_k = \Phi\left(\frac{k + \lambda\,D_T(k^+) - y_0}{\sigma\sqrt{T}}\right) - \Phi\left(\frac{k + \lambda\,D_T(k^-) - y_0}{\sigma\sqrt{T}}\right)",
            r"P_k \approx 1 - e^{-2\beta\,e^{-x_0^2/2}} \qquad \beta = \frac{L}{\sigma\sqrt{8\pi T}} \qquad x_0 = \frac{\ln(S/K)}{\sigma\sqrt{T}}",
        ],
        symbols: &[
            live("P_k", "probability of a close exactly at the strike", "pin"),
            live(r"1 - e^{-2\beta\,e^{-x_0^2/2}}", "the same for small impact", "pin-small"),
            SymbolRow { tex: "k", means: "log of the strike", value: Value::Fixed("ln K") },
            live("D_T(k^+)", "dealer's delta just above the strike", "settled-above"),
            live("D_T(k^-)", "just below it", "settled-below"),
            OPENING_LEVEL,
            NEWS,
            LAMBDA,
            live(r"\beta", "open interest without a unit", "beta"),
            now("L", "impact of trading all of its shares", "impact-of-book"),
            live("x_0", "distance of the open from the strike, in units of the day's news", "x0"),
            SPOT,
            STRIKE,
            SymbolRow { tex: r"\Phi", means: "normal distribution", value: Value::Fixed("0 … 1") },
        ],
        sources: &["avellaneda"],
    },
];
