"""Writes comparison.json: inputs and what SciPy and NumPy say of them.

Debian 12: apt-get install python3-scipy; python3 comparison_golden.py
"""
import json
import pathlib

import numpy as np
from scipy import stats

random = np.random.default_rng(20)


def student(freedom):
    t = float(random.normal(0, 2))
    return {
        "freedom": freedom,
        "t": t,
        "twoSided": 2 * stats.t.sf(abs(t), freedom),
        "quantile975": stats.t.ppf(0.975, freedom),
    }


def mcnemar(corrected, broken):
    test = stats.binomtest(min(corrected, broken), corrected + broken, 0.5) if corrected + broken else None
    smaller = min(corrected, broken)
    half = stats.binom(corrected + broken, 0.5)
    return {
        "corrected": corrected,
        "broken": broken,
        "exact": test.pvalue if test else 1.0,
        "midP": 2 * (half.cdf(smaller) - 0.5 * half.pmf(smaller)),
    }


def folds(repeats, number, test_share):
    differences = random.normal(0.02, 0.05, repeats * number)
    n = len(differences)
    error = np.sqrt((1 / n + test_share) * differences.var(ddof=1))
    low, high = stats.t.interval(0.95, n - 1, loc=differences.mean(), scale=error)
    return {
        "differences": differences.tolist(),
        "testShare": test_share,
        "mean": differences.mean(),
        "low": low,
        "high": high,
    }


def crossed(seeds, rows):
    table = random.normal(0.1, 1, rows) + random.normal(0, 0.2, (seeds, 1)) + random.normal(0, 0.5, (seeds, rows))
    by_rows = stats.sem(table.mean(axis=0)) ** 2
    by_seeds = stats.sem(table.mean(axis=1)) ** 2 if seeds > 1 else 0.0
    freedom = (by_rows + by_seeds) ** 2 / (
        by_rows**2 / (rows - 1) + (by_seeds**2 / (seeds - 1) if seeds > 1 else 0)
    )
    low, high = stats.t.interval(0.95, freedom, loc=table.mean(), scale=np.sqrt(by_rows + by_seeds))
    return {"differences": table.tolist(), "mean": table.mean(), "low": low, "high": high}


result = {
    "normalTail": [{"z": z, "above": stats.norm.sf(z)} for z in [-8, -2.5, -0.3, 0, 0.01, 1, 1.96, 2.9, 3.1, 5, 12, 35]],
    "student": [student(freedom) for freedom in [1, 1.7, 2, 4, 9, 24, 24.5, 105, 751, 3999]],
    "mcnemar": [mcnemar(*pair) for pair in [(0, 0), (0, 1), (5, 0), (3, 3), (10, 4), (93, 80), (391, 200)]],
    "folds": [folds(5, 5, 0.25), folds(1, 5, 0.25), folds(10, 10, 1 / 9)],
    "crossed": [crossed(5, 106), crossed(2, 3), crossed(1, 40)],
}
path = pathlib.Path(__file__).parents[1] / "resources/org/multimodalbtw/engine/evaluate/comparison.json"
path.write_text(json.dumps(result, indent=1) + "\n")
