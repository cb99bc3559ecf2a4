"""Standard methods on one matrix, fitted fold by fold: out-of-fold predictions of the learnt rows, and the mean of the folds' models on the others."""
import dataclasses
import time

import numpy as np
from catboost import CatBoostClassifier, CatBoostRegressor
from lightgbm import LGBMClassifier, LGBMRegressor
from scipy import sparse
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor, RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.svm import SVC, SVR
from xgboost import XGBClassifier, XGBRegressor

TREES = 200
ROUNDS = 150
RATE = .05
LEAST = 1e-6


@dataclasses.dataclass
class Member:
    """Predictions of all rows by one method on one matrix: rows x classes or rows x 1; out of fold for learnt rows."""
    kind: str
    source: str
    predictions: np.ndarray
    present: np.ndarray
    seconds: float


@dataclasses.dataclass
class Matrix:
    """What a method reads: raw with NaN for trees that are boosted, filled and scaled for the others, with sparse terms for linear ones."""
    source: str
    raw: np.ndarray
    filled: np.ndarray
    linear: object
    present: np.ndarray


def matrix(source, modalities, learnt):
    """One or more modalities side by side; a row is present where one of them is."""
    raw = np.hstack([one.raw for one in modalities])
    present = np.any([one.present for one in modalities], axis=0)
    filled = np.hstack([fill(one.raw, learnt) for one in modalities])
    linear = filled
    if any(one.terms is not None for one in modalities):
        parts = [fill(one.raw, learnt) if one.terms is None else one.terms for one in modalities]
        linear = sparse.hstack([sparse.csr_matrix(part) for part in parts]).tocsr()
    return Matrix(source, raw, filled, linear, present)


def fill(raw, learnt):
    """Medians of the learnt rows for missing cells, a column that says where there were any, mean 0 and deviation 1."""
    known = raw[learnt]
    with np.errstate(all="ignore"):
        middle = np.nan_to_num(np.nanmedian(np.where(np.isnan(known).all(0), 0, known), axis=0))
    missing = np.isnan(raw)
    marked = missing[learnt].any(0) & ~missing[learnt].all(0)
    filled = np.hstack([np.where(missing, middle, raw), missing[:, marked].astype(float)])
    mean, deviation = filled[learnt].mean(0), filled[learnt].std(0)
    return np.clip((filled - mean) / np.where(deviation > 0, deviation, 1), -10, 10)


def linear(c):
    return lambda seed: LogisticRegression(C=c, max_iter=1000), lambda seed: Ridge(alpha=1 / c)


def svm():
    machine = lambda seed: CalibratedClassifierCV(SVC(random_state=seed), method="sigmoid", cv=3, ensemble=False)
    return machine, lambda seed: SVR()


def trees(classifier, regressor):
    return tuple(lambda seed, kind=kind: kind(TREES, random_state=seed, n_jobs=1) for kind in (classifier, regressor))


def lightgbm():
    options = dict(n_estimators=ROUNDS, learning_rate=RATE, num_leaves=15, min_child_samples=10, subsample=.8, subsample_freq=1,
                   colsample_bytree=.5, n_jobs=1, verbose=-1, deterministic=True, force_row_wise=True)
    return tuple(lambda seed, kind=kind: kind(random_state=seed, **options) for kind in (LGBMClassifier, LGBMRegressor))


def xgboost():
    options = dict(n_estimators=ROUNDS, learning_rate=RATE, max_depth=4, subsample=.8, colsample_bytree=.5, n_jobs=1, tree_method="hist")
    return tuple(lambda seed, kind=kind: kind(random_state=seed, **options) for kind in (XGBClassifier, XGBRegressor))


def catboost():
    options = dict(iterations=ROUNDS, learning_rate=RATE, depth=4, border_count=64, thread_count=1, verbose=False, allow_writing_files=False)
    return tuple(lambda seed, kind=kind: kind(random_seed=seed, **options) for kind in (CatBoostClassifier, CatBoostRegressor))


STRENGTHS = {"scaled": (1e-4, 1e-3, 1e-2, 1e-1), "terms": (1e-3, 1e-2, 1e-1, 1, 10)}
KINDS = {
    "linear": None,
    "SVM": (svm(), "filled"),
    "extra trees": (trees(ExtraTreesClassifier, ExtraTreesRegressor), "filled"),
    "forest": (trees(RandomForestClassifier, RandomForestRegressor), "filled"),
    "LightGBM": (lightgbm(), "raw"),
    "XGBoost": (xgboost(), "raw"),
    "CatBoost": (catboost(), "raw"),
}


def member(kind, data, target, folds, classes, loss, seed):
    """One method on one matrix. A linear one is tried with several strengths, of which the out-of-fold loss chooses."""
    began = time.process_time()
    if kind == "linear":
        strengths = STRENGTHS["terms" if sparse.issparse(data.linear) else "scaled"]
        tried = [fitted(linear(c), data.linear, data.present, target, folds, classes, seed) for c in strengths]
        learnt = np.concatenate(folds)
        predictions = min(tried, key=lambda one: loss(one[learnt], target[learnt]))
    else:
        models, form = KINDS[kind]
        predictions = fitted(models, getattr(data, form), data.present, target, folds, classes, seed)
    return Member(kind, data.source, predictions, data.present, time.process_time() - began)


def fitted(models, inputs, present, target, folds, classes, seed):
    """Rows x classes, or rows x 1; a row without the modality gets what is frequent among the learnt ones."""
    everything = np.arange(len(target))
    learnt = np.sort(np.concatenate(folds))
    others = np.setdiff1d(everything, learnt)
    outputs = max(1, len(classes))
    result = np.zeros((len(target), outputs))
    for fold in folds:
        training = np.setdiff1d(learnt, fold)
        usual = np.bincount(target[training], minlength=outputs) / len(training) if classes else [target[training].mean()]
        known = training[present[training]]
        scored = np.concatenate([fold, others])
        predicted = np.tile(np.asarray(usual, dtype=float), (len(scored), 1))
        if len(np.unique(target[known])) > 1:
            has = present[scored]
            predicted[has] = one(models[0 if classes else 1](seed), inputs, known, scored[has], target, outputs if classes else 0)
        result[fold] = predicted[:len(fold)]
        result[others] += predicted[len(fold):] / len(folds)
    return result


def one(model, inputs, known, scored, target, outputs):
    if not len(scored):
        return np.zeros((0, max(1, outputs)))
    if not outputs:
        return np.asarray(model.fit(inputs[known], target[known]).predict(inputs[scored])).reshape(-1, 1)
    # some methods want classes that are counted from 0
    found, codes = np.unique(target[known], return_inverse=True)
    probabilities = np.full((len(scored), outputs), LEAST)
    probabilities[:, found] = np.maximum(model.fit(inputs[known], codes).predict_proba(inputs[scored]), LEAST)
    return probabilities / probabilities.sum(1, keepdims=True)
