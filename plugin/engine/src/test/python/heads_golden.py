"""Writes logistic.json: rows, and what scikit-learn's logistic regression says of them.

pip install scikit-learn==1.5.2; python3 heads_golden.py
"""
import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(5)


def fit(classes, rows, inputs, strength):
    y = random.integers(0, classes, rows)
    x = (random.normal(0, 1, (rows, inputs)) * [1, 30, 0.1, 1][:inputs] + np.outer(y, [0.8, 10, 0, -0.3][:inputs])).astype("float32")
    scaled = StandardScaler().fit_transform(x.astype("float64"))
    # a row counts as one of another class with probability 1 / (2 n + 2)
    doubt = 0.5 / (rows + 1)
    repeated = np.repeat(scaled, classes, axis=0)
    said = np.tile(np.arange(classes), rows)
    truth = np.repeat(y, classes)
    shares = np.where(said == truth, 1 - doubt, doubt / (classes - 1))
    model = LogisticRegression(C=strength, tol=1e-10, max_iter=10000).fit(repeated, said, sample_weight=shares)
    return {
        "strength": strength,
        "outputs": classes,
        "values": x.tolist(),
        "classes": y.tolist(),
        "logProbabilities": model.predict_log_proba(scaled).tolist(),
    }


cases = [fit(2, 30, 4, 0.1), fit(2, 25, 3, 3.0), fit(3, 40, 4, 0.03), fit(4, 60, 4, 1.0)]
path = pathlib.Path(__file__).parents[1] / "resources/org/multimodalbtw/engine/heads/logistic.json"
path.write_text(json.dumps(cases) + "\n")
