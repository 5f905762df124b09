"""The sessions of benches/work/sessions.rs in NumPy, all of them side by side: one JSON line for each thing measured.

`cargo xtask bench` runs it. REFERENCE names the file in which stands what has to come out. In each minute every session
gets its shock, and where a hedge is due the price goes to the first root of y = s + λ·D(t, s) that is met from the
shocked price, found on a grid of prices: by interpolation of the inverse where there is one root, by search elsewhere.
"""

from importlib.metadata import version

import numpy as np
from scipy.special import ndtr

from sampling import end, reference, tell

MINUTES, TRADING_MINUTES_PER_YEAR, FLOOR = 390, 98_280.0, 1.0 / 60.0
LOG_STRIKE, VOLATILITY, NEAR = np.log(100.0), 0.2, 1e-3
# Log-return for each share bought: 5 basis points for a hundredth of ten million.
IMPACT = 5.0 * 1e-2 / 10e6
BAND, SHARES = 100_000.0, 1e6
# Prices at which the delta is computed in each minute: three to the width of the bend in the last, over five standard
# deviations of the day on each side and what hedging adds to them.
GRID = LOG_STRIKE + np.linspace(-0.07, 0.07, 4_096)

WHO = f"NumPy {version('numpy')} + SciPy {version('scipy')}"
# What is measured, the dealer's sign, whether every minute is hedged, and how many sessions there are.
MARKETS = [
    ("closes of 2 000 sessions, hedged every minute, dealer long", 1.0, True, 2_000),
    ("closes of 2 000 sessions, hedged in a band, dealer long", 1.0, False, 2_000),
    ("closes of 2 000 sessions, hedged in a band, dealer short", -1.0, False, 2_000),
    ("closes of 20 000 sessions, hedged every minute, dealer long", 1.0, True, 20_000),
]


def delta(shares, minute, log_price):
    """The dealer's delta from calls at the strike that expire at the close, in shares."""
    width = VOLATILITY * np.sqrt(max(MINUTES - minute, FLOOR) / TRADING_MINUTES_PER_YEAR)
    return shares * ndtr((log_price - LOG_STRIKE) / width + 0.5 * width)


def first_root(levels, level, shocked):
    """Where `levels` on the grid first meet `level` on the way from the shocked price; one root for each session."""
    crossed = np.empty(level.size)
    start = np.searchsorted(GRID, shocked)
    upward = np.interp(shocked, GRID, levels) < level
    places = np.arange(GRID.size)
    for way in (True, False):
        chosen = np.flatnonzero(upward == way)
        if not chosen.size:
            continue
        y, begin = level[chosen, np.newaxis], start[chosen, np.newaxis]
        if way:
            met = (levels >= y) & (places >= begin)
            right = np.argmax(met, axis=1)
        else:
            met = (levels <= y) & (places < begin)
            right = GRID.size - np.argmax(met[:, ::-1], axis=1)
        # Between two places of the grid the levels are taken to be straight.
        left = right - 1
        part = (level[chosen] - levels[left]) / (levels[right] - levels[left])
        crossed[chosen] = GRID[left] + part * (GRID[right] - GRID[left])
    return crossed


def hedged(levels, level, shocked):
    """The hedged log-price of each session."""
    if not np.all(levels[1:] > levels[:-1]):
        return first_root(levels, level, shocked)
    # The inverse on an even grid of levels, where a place needs no search: three times as fast as `np.interp` alone.
    table = np.interp(np.linspace(levels[0], levels[-1], GRID.size), levels, GRID)
    place = (level - levels[0]) * ((GRID.size - 1) / (levels[-1] - levels[0]))
    cell = place.astype(np.intp)
    return table[cell] + (place - cell) * (table[cell + 1] - table[cell])


def closes(shares, every_minute, count, seed=7):
    """The log-price of each session at its close."""
    normal = np.random.default_rng(seed).standard_normal
    deviation = VOLATILITY * np.sqrt(1.0 / TRADING_MINUTES_PER_YEAR)
    hedge = np.full(count, -delta(shares, 0, LOG_STRIKE))
    # The log-price if the dealer held no shares, which hedging does not touch.
    level = LOG_STRIKE - IMPACT * hedge
    for minute in range(1, MINUTES + 1):
        level += deviation * normal(count)
        # A dealer who is long closes where the last level says, whatever was hedged before. Ours leaves it out as well.
        if shares > 0.0 and minute < MINUTES:
            continue
        if every_minute or minute == MINUTES:
            due = slice(None)
        else:
            shocked = level + IMPACT * hedge
            due = np.flatnonzero(np.abs(hedge + delta(shares, minute, shocked)) > BAND)
            if not due.size:
                continue
        levels = GRID + IMPACT * delta(shares, minute, GRID)
        settled = hedged(levels, level[due], level[due] + IMPACT * hedge[due])
        hedge[due] = (settled - level[due]) / IMPACT
    return level + IMPACT * hedge


def difference(ended, ours):
    """In words what share of closes is farther from ours than four standard errors; nothing if none is."""
    counts = {
        "near": np.count_nonzero(np.abs(ended - LOG_STRIKE) <= NEAR),
        "within a dollar": np.count_nonzero((np.exp(ended) >= 99.0) & (np.exp(ended) < 101.0)),
    }
    for name, count in counts.items():
        theirs, own = count / ended.size, ours[name] / ours["sessions"]
        both = (count + ours[name]) / (ended.size + ours["sessions"])
        error = np.sqrt(both * (1.0 - both) * (1.0 / ended.size + 1.0 / ours["sessions"]))
        if abs(theirs - own) > 4.0 * error:
            return f"{theirs:.4f} of the sessions close {name}, of ours {own:.4f}, with a standard error of {error:.4f}"
    return None


def main():
    ours, wrong = reference(), []
    for what, sign, every_minute, count in MARKETS:
        shares = sign * SHARES
        if told := difference(closes(shares, every_minute, count), ours[what]):
            wrong.append(f"{WHO}, {what}: {told}")
            continue
        run = lambda: closes(shares, every_minute, count)
        tell("sessions", what, WHO, "vectorised over sessions", run, session_minutes=count * MINUTES)
    end(wrong)


main()
