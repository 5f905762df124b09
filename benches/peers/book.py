"""The options of benches/work/options.rs, by the same formula."""

import numpy as np

SPOT, RATE, YIELD = 100.0, 0.03, 0.01
GREEKS = "full Greeks of 10 000 options"
PROFILE = "delta and gamma of a book of 100 options at 121 prices"
PRICES = 80.0 + np.arange(121) / 3.0


class Options:
    """So many options, one array for each of their properties."""

    def __init__(self, count):
        index = np.arange(count)
        deviations = -2.5 + 5.0 * (index * 7919 % 10007) / 10007.0
        self.volatility = 0.10 + 0.004 * (index * 17 % 101)
        self.days = 1 + index * 31 % 365
        self.years = self.days / 365.0
        self.strike = SPOT * np.exp(deviations * self.volatility * np.sqrt(self.years))
        self.is_call = index % 2 == 0
        size = 1.0 + index * 13 % 50
        # Signed shares of the book in which these options stand.
        self.shares = 100.0 * np.where(index % 3 == 0, -size, size)


def weighted(values):
    """The sum that is compared: weighted, so that an exchange of two values shows."""
    values = np.asarray(values)
    return float(np.sum((1 + np.arange(values.size) % 7) * values))


def difference(sums, reference, tolerances):
    """In words what is farther from the reference than its tolerance, a part of it; nothing if all is well."""
    for name, value in sums.items():
        ours, tolerance = reference[name], tolerances.get(name, tolerances["all"])
        # NaN is wrong as well.
        if not abs(value - ours) <= tolerance * abs(ours):
            return f"{name} is {value!r}, ours {ours!r}"
    return None
