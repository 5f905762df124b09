"""Samples of a time, and the line that a measuring program prints of them: benches/sampling.rs in Python."""

import json
import math
import os
import sys
import time

import numpy as np

# Seconds: how long a sample is at least, how long work is done before it counts, how long samples are taken; then the
# fewest and the most samples.
SAMPLE = 0.005
WARM_UP, BUDGET, LEAST, MOST = (0.02, 0.25, 1, 20) if "QUICK" in os.environ else (0.5, 4.0, 10, 100)


def times(run):
    """Milliseconds a run, once for each sample."""
    start, warm = time.perf_counter(), 0
    while warm == 0 or time.perf_counter() - start < WARM_UP:
        run()
        warm += 1
    repeats = max(1, math.ceil(SAMPLE * warm / (time.perf_counter() - start)))
    start, taken = time.perf_counter(), []
    while len(taken) < LEAST or (len(taken) < MOST and time.perf_counter() - start < BUDGET):
        begin = time.perf_counter()
        for _ in range(repeats):
            run()
        taken.append((time.perf_counter() - begin) * 1e3 / repeats)
    return taken


def tell(topic, what, who, note, run, session_minutes=0):
    """Measures a function and prints its line."""
    taken = times(run)
    p05, median, p95 = np.quantile(taken, [0.05, 0.5, 0.95])
    line = {
        "topic": topic, "what": what, "who": who, "place": "native", "unit": "ms", "median": median,
        "p05": p05, "p95": p95, "max": max(taken), "samples": len(taken), "note": note,
    }
    if session_minutes:
        line["rate"] = session_minutes / median * 1e3
    print(json.dumps(line), flush=True)


def reference():
    """What has to come out: the file that benches/native.rs wrote, by what is measured."""
    with open(os.environ["REFERENCE"], encoding="utf-8") as file:
        return json.load(file)


def end(wrong):
    """Ends the program; with all that did not come out as it has to, if there is something."""
    if wrong:
        sys.exit("\n".join(wrong))
