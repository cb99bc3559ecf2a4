#!/usr/bin/env python3
"""AutoGluon-Tabular on all columns side by side, in a time that is given; texts as they are, pictures and series as features.

    autogluon_tabular.py --data FOLDER --out FILE.json --seed N --seconds S [--group COLUMN]

One thread, bagged over five folds (by group where there are groups), with its models of scikit-learn, LightGBM, XGBoost and CatBoost; without those of PyTorch,
which are no part of the environment. It has no seed of its own: the seed orders its rows.
"""
import argparse
import json
import pathlib
import tempfile
import time

import numpy as np
import pandas as pd
from autogluon.tabular import TabularPredictor

import features

DIGITS = 7
FOLDS = 5
LEFT_OUT = ["FASTAI", "NN_TORCH"]


def arguments():
    line = argparse.ArgumentParser()
    line.add_argument("--data", required=True)
    line.add_argument("--out", required=True)
    line.add_argument("--seed", type=int, required=True)
    line.add_argument("--seconds", type=float, required=True)
    line.add_argument("--group")
    return line.parse_args()


def table(folder, cohort):
    """All modalities side by side; a text is one column."""
    parts = []
    for one in cohort.modalities:
        if one.terms is None:
            parts.append(pd.DataFrame(one.raw, columns=[f"{one.name} {i}" for i in range(one.raw.shape[1])]))
        else:
            texts = pd.read_csv(pathlib.Path(folder) / f"{one.name}.csv", dtype=str).set_index("id")["text"]
            parts.append(pd.DataFrame({one.name: texts.reindex(cohort.ids).to_numpy()}))
    return pd.concat(parts, axis=1)


def main():
    line = arguments()
    cohort = features.read(line.data, line.group, line.seed)
    columns = table(line.data, cohort)
    learnt = np.random.default_rng(line.seed).permutation(np.flatnonzero(cohort.learnt))
    others = np.flatnonzero(~cohort.learnt)
    training = columns.iloc[learnt].assign(label=cohort.labels[learnt] if cohort.classes else cohort.target[learnt])
    options = {}
    if line.group:
        # each group wholly in one of five parts
        dealt = {group: i % FOLDS for i, group in enumerate(np.random.default_rng(line.seed).permutation(np.unique(cohort.groups[learnt])))}
        training["part"] = [dealt[group] for group in cohort.groups[learnt]]
        options["groups"] = "part"
    with tempfile.TemporaryDirectory() as place:
        metric = "log_loss" if cohort.classes else "mean_absolute_error"
        predictor = TabularPredictor("label", eval_metric=metric, path=place, verbosity=1, **options)
        predictor.fit(training, time_limit=max(1, line.seconds - time.process_time()), excluded_model_types=LEFT_OUT,
                      num_cpus=1, num_gpus=0, num_bag_folds=FOLDS, num_stack_levels=0,
                      ag_args_ensemble=dict(fold_fitting_strategy="sequential_local"))
        board = predictor.leaderboard(silent=True).set_index("model")
        held_out = -float(board.loc[predictor.model_best, "score_val"])
        inputs = columns.iloc[others]
        if cohort.classes:
            predictions = predictor.predict_proba(inputs)[cohort.classes].to_numpy()
        else:
            predictions = predictor.predict(inputs).to_numpy().reshape(-1, 1)
    model = dict(name=f"AutoGluon in {line.seconds:.0f} s" if line.seconds >= 600 else "AutoGluon", heldOut=held_out,
                 seconds=time.process_time(),
                 predictions={cohort.ids[row]: [round(float(one), DIGITS) for one in predictions[i]] for i, row in enumerate(others)})
    with open(line.out, "w") as file:
        json.dump(dict(classes=cohort.classes, models=[model]), file)


if __name__ == "__main__":
    main()
