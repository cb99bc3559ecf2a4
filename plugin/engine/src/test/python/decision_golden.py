"""Figures of decisions by independent tools, for DecisionFiguresTest.

scikit-learn 1.5.2, statsmodels 0.15.0, dcurves 1.1.7, SciPy 1.13.1, NumPy 1.26.4 (Python 3.11).
"""
import json
import sys

import numpy as np
import pandas as pd
import statsmodels.api as sm
from dcurves import dca
from sklearn.calibration import calibration_curve
from sklearn.metrics import (average_precision_score, brier_score_loss, confusion_matrix, precision_recall_curve,
                             roc_auc_score, roc_curve)
from statsmodels.stats.proportion import proportion_confint

random = np.random.RandomState(4)
rows = 80
logit = random.normal(-1, 1.5, rows)
# one decimal place gives ties
probability = np.clip(np.round(1 / (1 + np.exp(-logit)), 2), .01, .99)
event = (random.uniform(size=rows) < 1 / (1 + np.exp(-.6 * logit - .3))).astype(int)
other = np.clip(np.round(probability + random.normal(0, .2, rows), 2), .01, .99)
thresholds = [.05, .14, .3, .5, .8]

points = []
for threshold in thresholds:
    tn, fp, fn, tp = (int(n) for n in confusion_matrix(event, probability >= threshold).ravel())
    shares = {"sensitivity": (tp, tp + fn), "specificity": (tn, tn + fp), "rightAlarms": (tp, tp + fp),
              "rightSilence": (tn, tn + fn), "alarms": (tp + fp, rows)}
    point = {"threshold": threshold, "counts": [tp, fp, fn, tn]}
    for name, (hits, of) in shares.items():
        low, high = proportion_confint(hits, of, method="wilson")
        point[name] = [hits / of, low, high]
    points.append(point)
curve = dca(data=pd.DataFrame({"event": event, "model": probability}), outcome="event", modelnames=["model"],
            thresholds=thresholds)
benefit = {name: [float(x) for x in curve[curve.model == name].sort_values("threshold").net_benefit] for name in ("model", "all")}

lp = np.log(probability / (1 - probability))
slope = sm.Logit(event, sm.add_constant(lp)).fit(disp=0, tol=1e-12).params[1]
intercept = sm.GLM(event, np.ones(rows), family=sm.families.Binomial(), offset=lp).fit(tol=1e-12).params[0]
observed, mean = calibration_curve(event, probability, n_bins=10, strategy="quantile")
fpr, tpr, roc_thresholds = roc_curve(event, probability, drop_intermediate=False)
precision, recall, pr_thresholds = precision_recall_curve(event, probability)

weights = random.randint(0, 4, rows)
predicted = random.normal(10, 3, rows)
true = 1 + .8 * predicted + random.normal(0, 2, rows)
line = sm.OLS(true, sm.add_constant(predicted)).fit().params

json.dump({
    "probability": probability.tolist(), "event": event.tolist(), "other": other.tolist(), "points": points, "benefit": benefit,
    "auroc": roc_auc_score(event, probability), "auroc_other": roc_auc_score(event, other),
    "average_precision": average_precision_score(event, probability), "brier": brier_score_loss(event, probability),
    "in_the_large": float(event.mean() - probability.mean()), "slope": float(slope), "intercept": float(intercept),
    "bins": {"observed": observed.tolist(), "mean": mean.tolist()},
    "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": [float(t) for t in roc_thresholds[1:]]},
    "pr": {"precision": precision.tolist(), "recall": recall.tolist(), "thresholds": pr_thresholds.tolist()},
    "weights": weights.tolist(),
    "weighted": {
        "auroc": roc_auc_score(event, probability, sample_weight=weights),
        "average_precision": average_precision_score(event, probability, sample_weight=weights),
        "brier": brier_score_loss(event, probability, sample_weight=weights),
        "slope": float(sm.GLM(event, sm.add_constant(lp), family=sm.families.Binomial(), freq_weights=weights).fit(tol=1e-12).params[1])},
    "predicted": predicted.tolist(), "true": true.tolist(), "line": [float(x) for x in line],
}, sys.stdout, indent=1)
