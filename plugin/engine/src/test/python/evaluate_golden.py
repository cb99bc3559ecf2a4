"""Writes evaluate/golden.json: predictions with their metrics as scikit-learn 1.2.1 and scipy work them out (r2: scikit-learn 1.7.2).

    python3 evaluate_golden.py ../resources/org/multimodalbtw/engine/evaluate/golden.json
"""

import json
import sys

import numpy as np
from scipy.stats import pearsonr
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    f1_score,
    log_loss,
    mean_absolute_error,
    r2_score,
    roc_auc_score,
)


def classification(name, truth, probabilities):
    classes = probabilities.shape[1]
    if classes == 2:
        auroc = roc_auc_score(truth, probabilities[:, 1])
        auprc = average_precision_score(truth, probabilities[:, 1])
    else:
        occurring = np.unique(truth)
        auroc = np.mean([roc_auc_score(truth == c, probabilities[:, c]) for c in occurring])
        auprc = np.mean([average_precision_score(truth == c, probabilities[:, c]) for c in occurring])
        if len(occurring) == classes:
            assert np.isclose(auroc, roc_auc_score(truth, probabilities, multi_class="ovr"), rtol=1e-14)
    predicted = probabilities.argmax(axis=1)
    return {
        "name": name,
        "truth": truth.tolist(),
        "probabilities": probabilities.tolist(),
        "accuracy": accuracy_score(truth, predicted),
        "macroF1": f1_score(truth, predicted, average="macro"),
        "auroc": auroc,
        "auprc": auprc,
        "logLoss": log_loss(truth, probabilities, labels=list(range(classes)), eps=1e-15),
    }


def regression(name, truth, predicted):
    return {
        "name": name,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "r2": r2_score(truth, predicted),
        "mae": mean_absolute_error(truth, predicted),
        "pearson": pearsonr(truth, predicted)[0],
    }


def binary(rng, rows, step):
    truth = rng.binomial(1, 0.3, rows)
    second = np.round(1 / (1 + np.exp(-(2 * truth - 1.5 + rng.normal(size=rows)))) / step) * step
    return truth, np.column_stack([1 - second, second])


def multiclass(rng, rows, classes, absent):
    truth = rng.choice([c for c in range(classes) if c not in absent], rows)
    scores = rng.normal(size=(rows, classes)) + 1.2 * np.eye(classes)[truth]
    scores[:, absent] -= 20
    scores = np.exp(scores)
    return truth, scores / scores.sum(axis=1, keepdims=True)


def main(target):
    rng = np.random.default_rng(20)
    certain, sure = binary(rng, 60, 1.0)
    truth = rng.gamma(2, 3, 80)
    result = {
        "classification": [
            classification("two classes", *binary(rng, 90, 1e-9)),
            classification("two classes, many ties", *binary(rng, 90, 0.25)),
            classification("two classes, probabilities 0 and 1", certain, sure),
            classification("four classes", *multiclass(rng, 120, 4, [])),
            classification("five classes, two of them absent", *multiclass(rng, 100, 5, [1, 4])),
        ],
        "regression": [
            regression("related", truth, truth * 0.5 + rng.normal(size=80)),
            regression("far from zero", truth + 1e6, rng.normal(size=80) - 3e5),
        ],
    }
    with open(target, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=None, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
