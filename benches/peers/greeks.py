"""Python's option libraries at the work of benches/work/options.rs: one JSON line for each thing measured.

`cargo xtask bench` runs it. REFERENCE names the file in which stands what has to come out. With `--prepare` everything
is computed once and nothing told: numba compiles, and keeps what it compiled.
"""

import sys
import warnings
from importlib.metadata import version

import numpy as np
import QuantLib as ql
from scipy.special import ndtr

from book import GREEKS, PRICES, PROFILE, RATE, SPOT, YIELD, Options, difference, weighted
from sampling import end, reference, tell

with warnings.catch_warnings():
    # It brings functions of its own for pandas, in ways that pandas no longer likes.
    warnings.simplefilter("ignore")
    import py_vollib_vectorized as vollib

OPTIONS, BOOK = Options(10_000), Options(100)


class ClosedForm:
    """The formulas of src/model/bsm.rs on whole arrays."""

    who = f"NumPy {version('numpy')} + SciPy {version('scipy')}"
    note = "price, delta, gamma, vega, theta, vanna, charm"
    tolerances = {"all": 1e-9}

    def greeks(self):
        strike, years, volatility = OPTIONS.strike, OPTIONS.years, OPTIONS.volatility
        sign = np.where(OPTIONS.is_call, 1.0, -1.0)
        root, cost = np.sqrt(years), RATE - YIELD
        deviation = volatility * root
        d1 = (np.log(SPOT / strike) + cost * years) / deviation + 0.5 * deviation
        d2 = d1 - deviation
        yielded, discount = np.exp(-YIELD * years), np.exp(-RATE * years)
        density = yielded * np.exp(-0.5 * d1 * d1) / np.sqrt(2.0 * np.pi)
        delta = sign * yielded * ndtr(sign * d1)
        owed = sign * strike * discount * ndtr(sign * d2)
        return {
            "price": SPOT * delta - owed,
            "delta": delta,
            "gamma": density / (SPOT * deviation),
            "vega": SPOT * density * root,
            "theta": -SPOT * density * volatility / (2.0 * root) + YIELD * SPOT * delta - RATE * owed,
            "vanna": -density * d2 / volatility,
            "charm": YIELD * delta - density * (cost / deviation - d2 / (2.0 * years)),
        }

    def profile(self):
        # A row for each price, a column for each option.
        strike, years, volatility = BOOK.strike, BOOK.years, BOOK.volatility
        deviation = volatility * np.sqrt(years)
        yielded = BOOK.shares * np.exp(-YIELD * years)
        price = PRICES[:, np.newaxis]
        d1 = (np.log(price / strike) + (RATE - YIELD) * years) / deviation + 0.5 * deviation
        density = np.exp(-0.5 * d1 * d1) / np.sqrt(2.0 * np.pi)
        # A put's delta is its call's less the discounted share.
        delta = ndtr(d1) @ yielded - yielded[~BOOK.is_call].sum()
        return {"delta": delta, "gamma": (density / deviation) @ yielded / PRICES}


class Vollib:
    """py_vollib, vectorised and compiled by numba. Its sensitivities are differences of prices."""

    who = f"py_vollib_vectorized {version('py_vollib_vectorized')}"
    note = "price, delta, gamma, vega, theta, rho by differences; no vanna, no charm"
    # Gamma is a difference of prices a cent apart, theta one of a day: nothing to compare for options of one day.
    tolerances = {"all": 1e-9, "delta": 1e-3, "gamma": 1e-3, "vega": 1e-3}

    def __init__(self):
        # Every option of the book at every price, one after the other.
        self.prices = np.repeat(PRICES, BOOK.strike.size)
        self.book = self.market(BOOK, self.prices, PRICES.size)
        self.options = self.market(OPTIONS, SPOT, 1)

    @staticmethod
    def market(options, price, times):
        flags = np.where(options.is_call, "c", "p")
        strike, years, volatility = options.strike, options.years, options.volatility
        flags, strike, years, volatility = (np.tile(column, times) for column in (flags, strike, years, volatility))
        return flags, price, strike, years, RATE, volatility

    def greeks(self):
        greeks = vollib.get_all_greeks(*self.options, YIELD, model="black_scholes_merton", return_as="dict")
        return {
            "price": vollib.vectorized_black_scholes_merton(*self.options, YIELD, return_as="numpy"),
            "delta": greeks["delta"],
            "gamma": greeks["gamma"],
            "vega": 100.0 * np.asarray(greeks["vega"]),
        }

    def profile(self):
        chosen = {"q": YIELD, "model": "black_scholes_merton", "return_as": "numpy"}
        per_option = vollib.vectorized_delta(*self.book, **chosen), vollib.vectorized_gamma(*self.book, **chosen)
        delta, gamma = (column.reshape(PRICES.size, -1) @ BOOK.shares for column in per_option)
        return {"delta": delta, "gamma": gamma}


class QuantLib:
    """QuantLib's analytic engine. Options and engines are made beforehand, which takes it far longer than the rest."""

    who = f"QuantLib {version('QuantLib')}"
    note = "price, delta, gamma, vega, theta, rho; no vanna, no charm; options and engines made beforehand"
    tolerances = {"all": 1e-9}

    def __init__(self):
        self.today = ql.Date(2, 1, 2026)
        ql.Settings.instance().evaluationDate = self.today
        self.clock = ql.Actual365Fixed()
        flat = lambda rate: ql.YieldTermStructureHandle(ql.FlatForward(self.today, rate, self.clock))
        self.rate, self.dividends = flat(RATE), flat(YIELD)
        self.options = self.made(OPTIONS, ql.SimpleQuote(SPOT))
        # A price that moves, and is watched by no option but those of the book.
        self.spot = ql.SimpleQuote(SPOT)
        self.book = self.made(BOOK, self.spot)

    def made(self, options, quote):
        spot, made = ql.QuoteHandle(quote), []
        for is_call, strike, days, volatility in zip(
            options.is_call.tolist(), options.strike.tolist(), options.days.tolist(), options.volatility.tolist()
        ):
            flat = ql.BlackConstantVol(self.today, ql.NullCalendar(), volatility, self.clock)
            process = ql.BlackScholesMertonProcess(
                spot, self.dividends, self.rate, ql.BlackVolTermStructureHandle(flat)
            )
            payoff = ql.PlainVanillaPayoff(ql.Option.Call if is_call else ql.Option.Put, strike)
            option = ql.VanillaOption(payoff, ql.EuropeanExercise(self.today + days))
            option.setPricingEngine(ql.AnalyticEuropeanEngine(process))
            made.append(option)
        return made

    def greeks(self):
        rows = []
        for option in self.options:
            # Else it would give what it kept from the run before.
            option.recalculate()
            rows.append(
                (option.NPV(), option.delta(), option.gamma(), option.vega(), option.theta(), option.rho())
            )
        return dict(zip(("price", "delta", "gamma", "vega", "theta"), zip(*rows)))

    def profile(self):
        shares, deltas, gammas = BOOK.shares.tolist(), [], []
        for price in PRICES.tolist():
            self.spot.setValue(price)
            delta = gamma = 0.0
            for size, option in zip(shares, self.book):
                delta += size * option.delta()
                gamma += size * option.gamma()
            deltas.append(delta)
            gammas.append(gamma)
        return {"delta": deltas, "gamma": gammas}


def measure(peer, ours):
    """Measures a peer at both, and gives what did not come out as it has to."""
    wrong = []
    for what, note, work in [(GREEKS, peer.note, peer.greeks), (PROFILE, "delta and gamma", peer.profile)]:
        sums = {name: weighted(values) for name, values in work().items()}
        if told := difference(sums, ours[what], peer.tolerances):
            wrong.append(f"{peer.who}, {what}: {told}")
        else:
            tell("math", what, peer.who, note, work)
    return wrong


def main():
    peers = [ClosedForm(), Vollib(), QuantLib()]
    if "--prepare" in sys.argv:
        for peer in peers:
            peer.greeks(), peer.profile()
        return
    ours = reference()
    end([told for peer in peers for told in measure(peer, ours)])


main()
