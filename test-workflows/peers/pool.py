#!/usr/bin/env python3
"""Standard methods on each modality and on all side by side, and what combines them: the peers of a cell.

    pool.py --data FOLDER --out FILE.json --seed N [--group COLUMN] [--limit SECONDS]

Linear models, support vector machines, extra trees, random forests, LightGBM, XGBoost and CatBoost in five folds over the rows that are learnt from (groups
together); each on the concatenation and as the mean over modalities; mixtures, products, stacking and greedy selection over the out-of-fold predictions. Each
model comes with its loss on held-out rows, by which one is chosen, and with the processor seconds that it and its parts took.
"""
import argparse
import json
import time
import warnings

import numpy as np
from sklearn.model_selection import GroupKFold, KFold, StratifiedGroupKFold, StratifiedKFold

import combine
import features
import members

FOLDS = 5
DIGITS = 7
CHEAP = ("linear", "SVM")


def arguments():
    line = argparse.ArgumentParser()
    line.add_argument("--data", required=True)
    line.add_argument("--out", required=True)
    line.add_argument("--seed", type=int, required=True)
    line.add_argument("--group")
    line.add_argument("--limit", type=float, default=float("inf"), help="no further method is begun after so many processor seconds")
    return line.parse_args()


def folds(cohort, seed):
    rows = np.flatnonzero(cohort.learnt)
    groups, target = cohort.groups[rows], cohort.target[rows]
    grouped = len(set(groups)) < len(groups)
    options = dict(n_splits=FOLDS, shuffle=True, random_state=seed)
    if cohort.classes:
        dealt = StratifiedGroupKFold(**options) if grouped else StratifiedKFold(**options)
    else:
        dealt = GroupKFold(**options) if grouped else KFold(**options)
    return [rows[part] for _, part in dealt.split(rows, target, groups)]


def log_loss(probabilities, target):
    return float(-np.log(np.clip(probabilities[np.arange(len(target)), target], 1e-15, 1)).mean())


def absolute_error(numbers, target):
    return float(np.abs(numbers[:, 0] - target).mean())


def late_mean(parts, usual):
    """The mean over the modalities that a row has; what is usual where it has none."""
    has = np.array([part.present for part in parts], dtype=float)[:, :, None]
    count = has.sum(0)
    mean = (has * np.array([part.predictions for part in parts])).sum(0) / np.maximum(count, 1)
    return np.where(count > 0, mean, usual)


class Pool:
    """All models of a cell as they are made."""

    def __init__(self, cohort, seed, limit):
        self.cohort, self.seed, self.limit = cohort, seed, limit
        self.folds = folds(cohort, seed)
        self.learnt = np.flatnonzero(cohort.learnt)
        self.loss = log_loss if cohort.classes else absolute_error
        self.target = cohort.target
        self.reading = time.process_time()
        self.models = []

    def add(self, name, predictions, seconds):
        held_out = self.loss(predictions[self.learnt], self.target[self.learnt])
        others = np.flatnonzero(~self.cohort.learnt)
        self.models.append(dict(
            name=name, heldOut=held_out, seconds=self.reading + seconds,
            predictions={self.cohort.ids[row]: [round(float(one), DIGITS) for one in predictions[row]] for row in others}))

    def run(self):
        matrices = [members.matrix(one.name, [one], self.cohort.learnt) for one in self.cohort.modalities]
        whole = members.matrix("all side by side", self.cohort.modalities, self.cohort.learnt)
        made = []
        for kind in members.KINDS:
            if time.process_time() > self.limit:
                print(f"{kind} was left out: {self.limit:.0f} s were over")
                continue
            parts = [self.member(kind, data) for data in matrices]
            made += parts + [self.member(kind, whole)]
            if len(parts) > 1:
                seconds = sum(part.seconds for part in parts)
                self.add(f"{kind}, late mean", late_mean(parts, self.usual()), seconds)
            print(f"{kind}: {sum(part.seconds for part in made if part.kind == kind):.1f} s")
        self.combine("linear and SVM", [one for one in made if one.kind in CHEAP])
        self.combine("all", made)

    def usual(self):
        target = self.target[self.learnt]
        return np.bincount(target) / len(target) if self.cohort.classes else np.array([target.mean()])

    def member(self, kind, data):
        made = members.member(kind, data, self.target, self.folds, self.cohort.classes, self.loss, self.seed)
        self.add(f"{kind} on {data.source}", made.predictions, made.seconds)
        return made

    def combine(self, library, parts):
        if not parts:
            print(f"nothing to combine of {library}: {self.limit:.0f} s were over")
            return
        values = np.array([part.predictions for part in parts])
        for name, way in combine.ways(bool(self.cohort.classes), self.loss).items():
            began = time.process_time()
            predictions = combine.judged(way, values, self.target, self.folds)
            seconds = sum(part.seconds for part in parts) + time.process_time() - began
            self.add(f"{name} of {library}", predictions, seconds)


def main():
    warnings.simplefilter("ignore")
    line = arguments()
    pool = Pool(features.read(line.data, line.group, line.seed), line.seed, line.limit)
    pool.run()
    with open(line.out, "w") as file:
        json.dump(dict(classes=pool.cohort.classes, models=pool.models), file)


if __name__ == "__main__":
    main()
