#!/usr/bin/env python3
"""Recomputes the scores of all cells from their predictions with scikit-learn, and ends with 1 if one is not the same.

    check.py WORK_FOLDER
"""
import json
import pathlib
import sys

import numpy as np
from sklearn.metrics import (accuracy_score, average_precision_score, f1_score, log_loss, mean_absolute_error, r2_score,
                             roc_auc_score)

SAME = 1e-9


def of_classes(classes, truth, probabilities):
    codes = np.array([classes.index(one) for one in truth])
    found = np.unique(codes)
    # of two classes the rarer one is looked for, the second where both are as frequent
    wanted = [1 if 2 * (codes == 1).sum() <= len(codes) else 0] if len(classes) == 2 else found
    predicted = probabilities.argmax(1)
    chosen = np.clip(probabilities[np.arange(len(codes)), codes], 1e-15, 1 - 1e-15)
    scores = {
        "accuracy": accuracy_score(codes, predicted),
        "macroF1": f1_score(codes, predicted, average="macro"),
        "auroc": np.mean([roc_auc_score(codes == one, probabilities[:, one]) for one in wanted]),
        "auprc": np.mean([average_precision_score(codes == one, probabilities[:, one]) for one in wanted]),
        "logLoss": -np.log(chosen).mean(),
    }
    if np.allclose(probabilities.sum(1), 1, rtol=0, atol=1e-12) and probabilities.min() > 1e-12:
        assert np.isclose(scores["logLoss"], log_loss(codes, probabilities, labels=range(len(classes))), rtol=1e-9)
    return scores


def of_numbers(truth, predictions):
    truth, predicted = np.array(truth, dtype=float), predictions[:, 0]
    return {"mae": mean_absolute_error(truth, predicted), "r2": r2_score(truth, predicted)}


def main():
    checked, wrong = 0, 0
    for file in sorted(pathlib.Path(sys.argv[1]).glob("cells/*/*/*.json")):
        cell = json.loads(file.read_text())
        for entry in cell["entries"]:
            predictions = np.array(entry["predictions"])
            scores = of_classes(cell["classes"], cell["truth"], predictions) if cell["classes"] else of_numbers(cell["truth"], predictions)
            for name, value in scores.items():
                checked += 1
                if abs(value - entry["scores"][name]) > SAME:
                    wrong += 1
                    print(f"{file}: {entry['name']}: {name} is {entry['scores'][name]}, by scikit-learn {value}")
    print(f"{checked} scores checked, {wrong} differ")
    sys.exit(1 if wrong or not checked else 0)


if __name__ == "__main__":
    main()
