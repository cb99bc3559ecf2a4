#!/usr/bin/env python3
"""The released code's weights (CMU-MOSI and MIMIC-IV branches) on recorded inputs, by NumPy, SciPy and scikit-learn.

Writes src/test/resources/org/multimodalbtw/engine/weight/published.json. Where the released code takes a regression's spreads from
labels, they are given numbers here; its weights sum to 1, and here to the number of modalities.
"""
import json
import sys

import numpy as np
from scipy.stats import entropy
from sklearn.feature_selection import mutual_info_regression
from sklearn.metrics import mutual_info_score

rng = np.random.RandomState(7)
ROWS, MODALITIES, CLASSES = 60, 3, 4


def weights(divergences, information):
    """Row-wise L1 of the divergences, times the information, row-wise L1 again; mean 1 over modalities."""
    shares = divergences / divergences.sum(axis=1, keepdims=True)
    product = shares * (information / information.sum())
    return MODALITIES * product / product.sum(axis=1, keepdims=True)


def classes():
    fused = rng.dirichlet(np.ones(CLASSES), ROWS)
    own = [(1 - s) * fused + s * rng.dirichlet(np.ones(CLASSES), ROWS) for s in (0.3, 0.6, 0.95)]
    divergences = np.stack([[max(0, entropy(p, q)) for p, q in zip(o, fused)] for o in own], axis=1)
    information = np.array([max(1e-4, mutual_info_score(o.argmax(1), fused.argmax(1))) for o in own])
    return dict(own=[o.tolist() for o in own], fused=fused.tolist(), divergences=divergences.tolist(),
                information=information.tolist(), weights=weights(divergences, information).tolist())


def numbers():
    fused = rng.randn(ROWS)
    own = [fused + s * rng.randn(ROWS) for s in (0.3, 0.8, 2.0)]
    spreads, spread = [0.5, 0.9, 1.3], 0.4
    divergences = np.stack(
        [np.maximum(1e-5, np.log(spread / s) + (s**2 + (o - fused) ** 2) / (2 * spread**2) - 0.5)
         for o, s in zip(own, spreads)], axis=1)
    information = np.array(
        [max(1e-5, mutual_info_regression(o[:, None], fused, n_neighbors=3, random_state=1)[0]) for o in own])
    return dict(own=[o.tolist() for o in own], fused=fused.tolist(), spreads=spreads, spread=spread,
                divergences=divergences.tolist(), information=information.tolist(),
                weights=weights(divergences, information).tolist())


def smoothing():
    """w <- s W + (1 - s) w at each new best loss, s moved by .05 up after a new best and down otherwise, before the update."""
    losses = [1.0, 0.8, 0.9, 0.7, 0.75, 0.6]
    new = [0.4, 1.9, 1.2, 0.7, 2.2, 1.5]
    best, factor, weight, steps = np.inf, 0.5, 1.0, []
    for loss, target in zip(losses, new):
        is_best = loss < best
        best = min(best, loss)
        factor = float(np.clip(factor + (0.05 if is_best else -0.05), 0, 1))
        if is_best:
            weight = factor * target + (1 - factor) * weight
        steps.append(weight)
    return dict(losses=losses, new=new, weights=steps)


json.dump(dict(classes=classes(), numbers=numbers(), smoothing=smoothing()), open(sys.argv[1], "w"), indent=1)
