"""One prediction of several: means, non-negative mixtures, products with non-negative exponents, stacking and greedy selection.

Each takes members x rows x outputs and gives a function of such predictions. What is fitted is judged fold by fold, on rows that it was not fitted on.
"""
import numpy as np
from scipy.optimize import minimize, nnls
from sklearn.linear_model import LogisticRegression, Ridge

GREEDY_STEPS = 40
EM_STEPS = 200
STACK_STRENGTHS = (1e-3, 1e-2, 1e-1, 1)


def normalised(probabilities):
    return probabilities / probabilities.sum(-1, keepdims=True)


def mixture(members, target):
    """Non-negative shares that sum to 1, of largest likelihood (expectation maximisation)."""
    of_truth = members[:, np.arange(len(target)), target]
    shares = np.full(len(members), 1 / len(members))
    for _ in range(EM_STEPS):
        parts = shares[:, None] * of_truth
        shares = (parts / parts.sum(0)).mean(1)
    return lambda other: np.tensordot(shares, other, 1)


def log_pool(members, target):
    """A product with one non-negative exponent a member, of largest likelihood."""
    logs = np.log(members)
    rows = np.arange(len(target))

    def of(exponents, values):
        sums = np.tensordot(exponents, values, 1)
        sums -= sums.max(1, keepdims=True)
        return normalised(np.exp(sums))

    def loss(exponents):
        pooled = of(exponents, logs)
        slopes = np.einsum("mrc,rc->m", logs, pooled) - logs[:, rows, target].sum(1)
        return -np.log(pooled[rows, target] + 1e-300).mean(), slopes / len(rows)

    start = np.full(len(members), 1 / len(members))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(members)).x
    return lambda other: of(best, np.log(other))


def stack(members, target):
    """Logistic regression on the members' logarithms; half of the rows choose its strength."""
    def flat(values):
        logs = np.log(values)
        return (logs - logs.mean(2, keepdims=True)).transpose(1, 0, 2).reshape(values.shape[1], -1)

    inputs = flat(members)
    even = np.arange(len(target)) % 2 == 0
    classes = len(np.unique(target))

    def held_out(c):
        if len(np.unique(target[even])) < classes:
            return c
        model = LogisticRegression(C=c, max_iter=1000).fit(inputs[even], target[even])
        chosen = model.predict_proba(inputs[~even])[np.arange((~even).sum()), np.searchsorted(model.classes_, target[~even])]
        return -np.log(chosen + 1e-300).mean()

    model = LogisticRegression(C=min(STACK_STRENGTHS, key=held_out), max_iter=1000).fit(inputs, target)

    def of(other):
        result = np.full(other.shape[1:], 1e-6)
        result[:, model.classes_] = np.maximum(model.predict_proba(flat(other)), 1e-6)
        return normalised(result)
    return of


def non_negative(members, target):
    """Least squares with non-negative shares around the mean of the target."""
    centre = target.mean()
    shares, _ = nnls(members[:, :, 0].T - centre, target - centre)
    return lambda other: centre + np.tensordot(shares, other - centre, 1)


def ridge(members, target):
    model = Ridge(alpha=len(target) / 10).fit(members[:, :, 0].T, target)
    return lambda other: model.predict(other[:, :, 0].T).reshape(-1, 1)


def greedy(members, target, loss):
    """The member that helps most is added again and again, the same more than once if need be."""
    chosen = np.zeros(len(members))
    total = np.zeros(members.shape[1:])
    for step in range(1, GREEDY_STEPS + 1):
        losses = [loss((total + one) / step, target) for one in members]
        best = int(np.argmin(losses))
        chosen[best] += 1
        total += members[best]
    shares = chosen / chosen.sum()
    return lambda other: np.tensordot(shares, other, 1)


def ways(is_classes, loss):
    choose = lambda members, target: greedy(members, target, loss)
    if is_classes:
        return {"mixture": mixture, "log pool": log_pool, "stack": stack, "greedy": choose}
    return {"non-negative stack": non_negative, "ridge stack": ridge, "greedy": choose}


def judged(way, members, target, folds):
    """Predictions of all rows: of each fold by what the other folds fitted, of the others by what all folds fitted."""
    learnt = np.sort(np.concatenate(folds))
    whole = way(members[:, learnt], target[learnt])(members)
    result = np.array(whole)
    for fold in folds:
        rest = np.setdiff1d(learnt, fold)
        result[fold] = way(members[:, rest], target[rest])(members[:, fold])
    return result
