#!/usr/bin/env python3
"""Levels of two made-up chains, computed with 30 digits and formulas of their own.

    python3 levels.py          writes levels_index.csv, levels_stock.csv and levels_expected.json beside this file

Needs mpmath and the time zones of the system. Nothing is taken from the Rust code: gamma is written with d2 and the
strike, delta as a probability, the split is the mean over all six orders of the three causes, volatilities, flips and
ends of intervals come from plain bisection (flips after a scan of 401 prices), the least share read rightly from
bisection over that share.
"""
import csv, itertools, json, random
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from mpmath import mp, mpf, exp, log, ncdf, npdf, sqrt

mp.dps = 30
HERE = Path(__file__).parent
NEW_YORK = ZoneInfo("America/New_York")
Z = mpf("1.6448536269514727")
REACH, POINTS, SHIFT = mpf("0.08"), 161, mpf("0.01")
CHOICES = {"all": None, "later": [1, 2]}
RIGHTLY = [0.6, 0.8, 0.95, 0.99]

CHAINS = {
    "index": dict(quoted="2026-03-04T10:00", spot=5000.25, rate=0.04, dividend_yield=0.013),
    "stock": dict(quoted="2026-10-30T15:10", spot=101.37, rate=0.035, dividend_yield=0.004),
}


# --- the chains --------------------------------------------------------------------------------------------------

def write_index(path):
    """Quoted volatilities, little open interest far away, one expiry today and one at an open."""
    dice = random.Random(7)
    rows = []
    for date, settlement, size in [("2026-03-04", "pm", 1500), ("2026-03-06", "pm", 900), ("2026-04-17", "am", 4000)]:
        for strike in range(4600, 5425, 25):
            away = strike / 5000.25 - 1
            for kind in ("call", "put"):
                tilt = 2.4 if (kind == "call") == (away > 0.004) else 0.15
                interest = int(size * tilt * dice.random() / (1 + (away / 0.03) ** 2))
                iv = round(0.16 - 0.5 * away + 2.0 * away * away + 0.01 * dice.random(), 6)
                rows.append([date, settlement, kind, strike, interest, "", "", iv])
    write(path, rows)


def write_stock(path):
    """Prices only for two expiries; strikes held by calls and by puts in turn, so that there are several flips."""
    dice = random.Random(11)
    rows = []
    chain = CHAINS["stock"]
    for place, date in enumerate(["2026-11-02", "2026-11-06", "2027-01-15"]):
        years = years_of(minutes_between(chain["quoted"], date, "pm"))
        for strike in [92.5 + 2.5 * step for step in range(9)]:
            away = strike / chain["spot"] - 1
            sigma = 0.32 + 1.5 * away * away
            for kind in ("call", "put"):
                high = (kind == "call") == (int(strike / 2.5) % 6 < 3)
                interest = int((2000 if high else 300) * (0.5 + dice.random()))
                bid = ask = iv = ""
                if place < 2:
                    worth = float(price(kind, chain["spot"], strike, years, mpf(sigma), mpf("0.035"), mpf("0.011")))
                    half = 0.01 + 0.01 * dice.randrange(3)
                    bid, ask = max(round(worth - half, 2), 0), round(worth + half, 2)
                else:
                    iv = round(sigma, 4)
                rows.append([date, "pm", kind, strike, interest, bid, ask, iv])
    write(path, rows)


def write(path, rows):
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["expiry", "settlement", "type", "strike", "open interest", "bid", "ask", "iv"])
        out.writerows(rows)


# --- time and formulas -------------------------------------------------------------------------------------------

def minutes_between(quoted, date, settlement):
    start = datetime.fromisoformat(quoted).replace(tzinfo=NEW_YORK).astimezone(timezone.utc)
    clock = "09:30" if settlement == "am" else "16:00"
    end = datetime.fromisoformat(f"{date}T{clock}").replace(tzinfo=NEW_YORK).astimezone(timezone.utc)
    return mpf(int((end - start).total_seconds())) / 60


def years_of(minutes):
    return mpf(minutes) / (365 * 24 * 60)


def price(kind, spot, strike, years, sigma, rate, dividend_yield):
    forward = mpf(spot) * exp((rate - dividend_yield) * years)
    v = sigma * sqrt(years)
    d2 = log(forward / strike) / v - v / 2
    call = exp(-rate * years) * (forward * ncdf(d2 + v) - strike * ncdf(d2))
    return call if kind == "call" else call - exp(-rate * years) * (forward - strike)


class Option:
    def __init__(self, kind, strike, interest, expiry, sigma):
        self.kind, self.strike, self.shares, self.expiry, self.sigma = kind, mpf(strike), mpf(100 * interest), expiry, sigma

    def d2(self, spot, years, sigma):
        e = self.expiry
        return (log(mpf(spot) / self.strike) + (e["rate"] - e["yield"] - sigma**2 / 2) * years) / (sigma * sqrt(years))

    def gamma(self, spot, passed):
        """In shares per dollar, of all the open interest."""
        left = self.expiry["minutes"] - passed
        if left <= 0:
            return mpf(0)
        years = years_of(left)
        density = npdf(self.d2(spot, years, self.sigma))
        now = self.strike * exp(-self.expiry["rate"] * years)
        return self.shares * now * density / (mpf(spot) ** 2 * self.sigma * sqrt(years))

    def delta(self, spot, passed, shift):
        left = self.expiry["minutes"] - passed
        if left <= 0:
            inside = spot > self.strike if self.kind == "call" else spot < self.strike
            return self.shares * (0 if not inside else 1 if self.kind == "call" else -1)
        years, sigma = years_of(left), self.sigma + shift
        d1 = self.d2(spot, years, sigma) + sigma * sqrt(years)
        call = exp(-self.expiry["yield"] * years) * ncdf(d1)
        return self.shares * (call if self.kind == "call" else call - exp(-self.expiry["yield"] * years))


def bisect(f, low, high):
    """A root between two prices where f has different signs."""
    low, high = mpf(low), mpf(high)
    rising = f(high) > 0
    for _ in range(64):
        middle = (low + high) / 2
        if (f(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


# --- reading and valuing -----------------------------------------------------------------------------------------

def valued(name):
    chain = CHAINS[name]
    spot, rate = mpf(chain["spot"]), mpf(chain["rate"])
    rows = list(csv.DictReader(open(HERE / f"levels_{name}.csv")))
    options, expiries = [], []
    for date in sorted({row["expiry"] for row in rows}):
        mine = [row for row in rows if row["expiry"] == date]
        minutes = minutes_between(chain["quoted"], date, mine[0]["settlement"])
        years = years_of(minutes)
        mids = {(float(r["strike"]), r["type"]): (mpf(float(r["bid"])) + mpf(float(r["ask"]))) / 2
                for r in mine if r["bid"] and float(r["bid"]) > 0}
        pairs = []
        for strike in {strike for strike, _ in mids}:
            if (strike, "call") in mids and (strike, "put") in mids:
                gap = mids[strike, "call"] - mids[strike, "put"]
                pairs.append((abs(gap), strike + exp(rate * years) * gap))
        nearest = sorted(forward for _, forward in sorted(pairs)[:5])
        if len(nearest) >= 3:
            middle = len(nearest) // 2
            forward = nearest[middle] if len(nearest) % 2 else (nearest[middle - 1] + nearest[middle]) / 2
            dividend_yield = rate - log(forward / spot) / years
        else:
            dividend_yield = mpf(chain["dividend_yield"])
            forward = spot * exp((rate - dividend_yield) * years)
        expiry = dict(minutes=minutes, rate=rate, forward=forward, strikes=len(nearest) if len(nearest) >= 3 else 0)
        expiry["yield"] = dividend_yield
        expiries.append(expiry)
        for row in mine:
            strike, interest = float(row["strike"]), int(row["open interest"])
            if interest == 0:
                continue
            if row["iv"]:
                sigma = mpf(float(row["iv"]))
            else:
                sigma = implied(row["type"], spot, strike, years, mids.get((strike, row["type"])), rate, dividend_yield)
            if sigma is not None:
                options.append((len(expiries) - 1, strike, row["type"], interest, sigma))
    options.sort(key=lambda option: option[:3])
    return expiries, options


def implied(kind, spot, strike, years, mid, rate, dividend_yield):
    if mid is None:
        return None
    worth = lambda sigma: price(kind, spot, strike, years, sigma, rate, dividend_yield) - mid
    if worth(mpf("1e-4")) >= 0 or worth(mpf(50)) <= 0:
        return None
    sigma = bisect(worth, "1e-4", 50)
    vega = (worth(sigma * (1 + mpf("1e-12"))) - worth(sigma * (1 - mpf("1e-12")))) / (2 * sigma * mpf("1e-12"))
    return None if mpf("0.005") > sigma * vega / 10 else sigma


# --- levels ------------------------------------------------------------------------------------------------------

def at(options, spot, passed):
    """Calls, puts, squares and cubes in shares per dollar."""
    gammas = [(option.kind, option.gamma(spot, passed)) for option in options]
    of = lambda kind: sum((g for k, g in gammas if k == kind), mpf(0))
    return [of("call"), of("put"), sum(g**2 for _, g in gammas), sum(g**3 for _, g in gammas)]


def dollars(spot):
    return mpf(spot) ** 2 / 100


def profile(options, spot, passed):
    prices = [spot * (1 + REACH * (mpf(step) / 80 - 1)) for step in range(0, POINTS, 10)]
    found = []
    for price_ in prices:
        calls, puts, squares, _ = at(options, price_, passed)
        found.append([price_, calls * dollars(price_), puts * dollars(price_), squares * dollars(price_) ** 2])
    return found


def scan(options, spot, passed):
    prices = [spot * (1 + REACH * (mpf(step) / 200 - 1)) for step in range(401)]
    return [(price_, at(options, price_, passed)) for price_ in prices]


def crossings(seen, f):
    """Roots of f(calls, puts, squares) over a scan, where gross gamma is no less than 1e-9 of its largest."""
    return [(a[0], b[0]) for a, b in zip(seen, seen[1:]) if (f(a[1]) > 0) != (f(b[1]) > 0)]


def material(seen):
    least = max(s[0] + s[1] for _, s in seen) / mpf(10) ** 9
    return [point for point in seen if point[1][0] + point[1][1] > least]


def flips_of(options, seen, passed):
    net = lambda s: s[0] - s[1]
    return [bisect(lambda x: net(at(options, x, passed)), *cell) for cell in crossings(material(seen), net)]


def order(options, spot, passed, to, shift):
    """By cause and kind: minus the mean change of delta over the six orders in which the causes can act."""
    before, after = (spot, mpf(0), mpf(0)), (to, passed, shift)
    parts = {}
    for kind in ("call", "put"):
        known = {}
        def delta(changed):
            state = tuple(after[i] if i in changed else before[i] for i in range(3))
            if state not in known:
                known[state] = sum(option.delta(*state) for option in options if option.kind == kind)
            return known[state]
        mean = [mpf(0)] * 3
        for sequence in itertools.permutations(range(3)):
            for count, cause in enumerate(sequence):
                mean[cause] -= (delta(set(sequence[: count + 1])) - delta(set(sequence[:count]))) / 6
        parts[kind] = mean
    return parts


def sureness(options, spot, passed, seen, flips, rightly):
    p = mpf(rightly)
    u, deviation = 2 * p - 1, sqrt(4 * p * (1 - p))
    lower = lambda s: u * (s[0] - s[1]) - Z * deviation * sqrt(s[2])
    upper = lambda s: u * (s[0] - s[1]) + Z * deviation * sqrt(s[2])
    here = at(options, spot, passed)
    net = abs(here[0] - here[1])
    chance = ncdf(u * net / (deviation * sqrt(here[2])))
    # The least share at which the band leaves out 0.
    gap = lambda q: (2 * q - 1) * net - Z * sqrt(4 * q * (1 - q) * here[2])
    least = bisect(gap, "0.5", 1)
    skew = (p**2 + (1 - p) ** 2) / sqrt(p * (1 - p))
    error = min(mpf(1), mpf("0.56") * skew * here[3] / here[2] ** mpf("1.5"))
    # Runs of one sure sign; between two that differ lies a flip that can be named.
    points = material(seen)
    sign = lambda s: 1 if lower(s) > 0 else -1 if upper(s) < 0 else 0
    signs = [(place, sign(point[1])) for place, point in enumerate(points)]
    sure = [(place, s) for place, s in signs if s]
    named = []
    for (i, a), (j, b) in zip(sure, sure[1:]):
        if a == b:
            continue
        leaves = (upper if a < 0 else lower)
        enters = (upper if b < 0 else lower)
        start = bisect(lambda x: leaves(at(options, x, passed)), points[i][0], points[i + 1][0])
        end = bisect(lambda x: enters(at(options, x, passed)), points[j - 1][0], points[j][0])
        inside = [flip for flip in flips if points[i][0] <= flip <= points[j][0]]
        named.append([inside[len(inside) // 2], start, end])
    band = [[lower([c, q, s]), upper([c, q, s])] for _, c, q, s in profile(options, spot, passed)]
    return dict(rightly=rightly, chance=chance, least=least, error=error, flips=named, band=band)


def levels(name, expiries, rows, choice):
    spot = mpf(CHAINS[name]["spot"])
    chosen = [(place, Option(kind, strike, interest, expiries[place], sigma))
              for place, strike, kind, interest, sigma in rows if choice is None or place in choice]
    options = [option for _, option in chosen]
    close = max(minutes_between(CHAINS[name]["quoted"], CHAINS[name]["quoted"][:10], "pm"), 0)
    strikes = []
    for strike in sorted({option.strike for option in options}):
        calls, puts, squares, _ = at([option for option in options if option.strike == strike], spot, 0)
        strikes.append([strike, calls, puts, calls * dollars(spot), puts * dollars(spot)])
    first = min(place for place, _ in chosen)
    whole = at(options, spot, 0)
    without = at([option for place, option in chosen if place != first], spot, 0)
    result = dict(strikes=strikes, close_minutes=close, leaves=1 - (without[0] + without[1]) / (whole[0] + whole[1]),
                  without=without[:3])
    for when, passed in (("now", mpf(0)), ("close", close)):
        seen = scan(options, spot, passed)
        flips = flips_of(options, seen, passed)
        result[when] = dict(totals=at(options, spot, passed), flips=flips, profile=profile(options, spot, passed),
                            sureness=[sureness(options, spot, passed, seen, flips, p) for p in RIGHTLY])
    result["up"] = order(options, spot, close, spot + spot / 100, -SHIFT)
    result["down"] = order(options, spot, close, spot - spot / 100, SHIFT)
    return result


def plain(x):
    if isinstance(x, dict):
        return {key: plain(value) for key, value in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(value) for value in x]
    return float(x) if isinstance(x, mpf) else x


def main():
    write_index(HERE / "levels_index.csv")
    write_stock(HERE / "levels_stock.csv")
    expected = {}
    for name, chain in CHAINS.items():
        expiries, rows = valued(name)
        found = {choice: levels(name, expiries, rows, places) for choice, places in CHOICES.items()}
        expected[name] = dict(chain=chain, expiries=expiries, volatilities=[[r[0], r[1], r[2], r[4]] for r in rows], levels=found)
    with open(HERE / "levels_expected.json", "w") as file:
        json.dump(plain(expected), file, indent=None, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
