#!/usr/bin/env python3
"""Two published networks on the features that the other peers see, written anew and small: the peers "FuseMoE" and "published BTW".

    networks.py --data FOLDER --out FILE.json --seed N [--group COLUMN] --network fusemoe|btw

Both give each modality a vector of 128, and let two layers of 16 experts that all modalities share (two a row and modality, Laplace gates, mixed as
the logarithm of a sum of exponentials) change it. FuseMoE (Han et al. 2024): a learnt vector for a missing modality, a loss that balances the experts, a
head with a residual layer. Published BTW (arXiv 2508.18551, as its public code has it): networks of one modality first; each epoch with a new least loss weighs
each modality of each row by its divergence from the fused prediction times its mutual information with it, and rows that are predicted are weighed among each
other. Of numbers both have a deviation of .1: the published residual needs the truth of test rows. Left out: attention over time and the convolution over a
vector's places, since the features have no time, and noise of the gates when predicting.

Five folds over the rows that are learnt from (groups together), each with a fifth of its rows set apart to stop in time; predictions are the mean of the
five networks. In single precision on one thread; gradients by reverse accumulation below.
"""
import argparse
import json
import time

import numpy as np
from scipy.special import erf
from sklearn.feature_selection import mutual_info_regression
from sklearn.metrics import mutual_info_score
from sklearn.model_selection import GroupShuffleSplit

import features

DIGITS = 7
FOLDS = 5
WIDTH, LAYERS, EXPERTS, CHOSEN, HIDDEN, INNER = 128, 2, 16, 2, 512, 512
DROPOUT = .1
BALANCE = .01
RATE, DECAY, CLIP, BATCH = 4e-4, 1e-4, .8, 32
EPOCHS, PATIENCE = 60, 7
SMOOTHING, STEP = .5, .05
DEVIATION = .1


class Node:
    """An array, and how a change of it came from changes of others."""

    def __init__(self, value, parents=()):
        self.value, self.parents, self.gradient = value, parents, None

    def __add__(self, other):
        return Node(self.value + other.value, [(self, lambda g: g), (other, lambda g: g)])

    def __sub__(self, other):
        return Node(self.value - other.value, [(self, lambda g: g), (other, lambda g: -g)])

    def __mul__(self, other):
        return Node(self.value * other.value, [(self, lambda g: g * other.value), (other, lambda g: g * self.value)])

    def __matmul__(self, other):
        return Node(self.value @ other.value, [(self, lambda g: g @ other.value.T), (other, lambda g: self.value.T @ g)])

    def backward(self):
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node.parents)
        self.gradient = np.ones_like(self.value)
        for node in reversed(order):
            for parent, change in node.parents:
                part = like(change(node.gradient), parent.value.shape)
                parent.gradient = part if parent.gradient is None else parent.gradient + part


def like(gradient, shape):
    """Adds up what was repeated."""
    while gradient.ndim > len(shape):
        gradient = gradient.sum(0)
    for axis, size in enumerate(shape):
        if size == 1 and gradient.shape[axis] != 1:
            gradient = gradient.sum(axis, keepdims=True)
    return gradient


def elementwise(node, value, slope):
    return Node(value, [(node, lambda g: g * slope)])


def relu(node):
    return elementwise(node, np.maximum(node.value, 0), node.value > 0)


def tanh(node):
    value = np.tanh(node.value)
    return elementwise(node, value, 1 - value ** 2)


def gelu(node):
    share = (1 + erf(node.value * np.float32(np.sqrt(.5)))) / 2
    density = np.exp(-node.value ** 2 / 2) * np.float32(1 / np.sqrt(2 * np.pi))
    return elementwise(node, node.value * share, share + node.value * density)


def exp(node):
    value = np.exp(node.value)
    return elementwise(node, value, value)


def log(node, least=0.):
    value = np.maximum(node.value, least)
    return elementwise(node, np.log(value), (node.value > least) / value)


def power(node, exponent):
    return elementwise(node, node.value ** exponent, exponent * node.value ** (exponent - 1))


def total(node, axis):
    return Node(node.value.sum(axis, keepdims=True), [(node, lambda g: np.broadcast_to(g, node.value.shape))])


def const(value):
    return Node(np.asarray(value, dtype=np.float32))


def rows(node, index):
    def back(g):
        whole = np.zeros_like(node.value)
        whole[index] = g  # each row once
        return whole
    return Node(node.value[index], [(node, back)])


def spread(node, index, shape):
    value = np.zeros(shape, dtype=node.value.dtype)
    value[index] = node.value  # each row once
    return Node(value, [(node, lambda g: g[index])])


def columns(node, start, end):
    def back(g):
        whole = np.zeros_like(node.value)
        whole[:, start:end] = g
        return whole
    return Node(node.value[:, start:end], [(node, back)])


def beside(nodes):
    ends = np.cumsum([0] + [node.value.shape[1] for node in nodes])
    return Node(np.hstack([node.value for node in nodes]),
                [(node, lambda g, i=i: g[:, ends[i]:ends[i + 1]]) for i, node in enumerate(nodes)])


def below(nodes):
    ends = np.cumsum([0] + [len(node.value) for node in nodes])
    return Node(np.vstack([node.value for node in nodes]),
                [(node, lambda g, i=i: g[ends[i]:ends[i + 1]]) for i, node in enumerate(nodes)])


def normalised(node, gain, shift):
    size = const(1 / node.value.shape[1])
    centred = node - total(node, 1) * size
    variance = total(centred * centred, 1) * size + const(1e-5)
    return centred * power(variance, -.5) * gain + shift


def softmax(values):
    raised = np.exp(values - values.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


class Network:
    """Encoders, experts and head for some modalities."""

    def __init__(self, sizes, outputs, is_fusemoe, seed):
        self.random = np.random.default_rng(seed)
        self.sizes, self.outputs, self.is_fusemoe = sizes, outputs, is_fusemoe
        self.parameters = {}
        count = len(sizes)
        for m, size in enumerate(sizes):
            self.linear(f"first {m}", size, WIDTH)
            self.linear(f"second {m}", WIDTH, WIDTH)
            self.parameters[f"missing {m}"] = .02 * self.random.standard_normal((1, WIDTH))
        for layer in range(LAYERS):
            for e in range(EXPERTS):
                self.linear(f"expert {layer} {e} in", WIDTH, HIDDEN)
                self.linear(f"expert {layer} {e} out", HIDDEN, WIDTH * count)
            for m in range(count):
                self.parameters[f"keys {layer} {m}"] = .1 * self.random.standard_normal((EXPERTS, WIDTH))
                self.parameters[f"noise {layer} {m}"] = np.zeros((WIDTH, EXPERTS))
                self.norm(f"before experts {layer} {m}")
                self.norm(f"before inner {layer} {m}")
                self.linear(f"inner {layer} {m} in", WIDTH, INNER)
                self.linear(f"inner {layer} {m} out", INNER, WIDTH)
        for m in range(count):
            self.norm(f"last {m}")
        self.linear("head 1", WIDTH * count, WIDTH * count if is_fusemoe else WIDTH)
        self.linear("head 2", WIDTH * count if is_fusemoe else WIDTH, WIDTH * count if is_fusemoe else WIDTH)
        self.linear("head 3", WIDTH * count if is_fusemoe else WIDTH, outputs)
        self.parameters = {name: value.astype(np.float32) for name, value in self.parameters.items()}

    def linear(self, name, inputs, outputs):
        limit = 1 / np.sqrt(max(1, inputs))
        self.parameters[name + " weight"] = self.random.uniform(-limit, limit, (inputs, outputs))
        self.parameters[name + " bias"] = np.zeros((1, outputs))

    def norm(self, name):
        self.parameters[name + " gain"] = np.ones((1, WIDTH))
        self.parameters[name + " shift"] = np.zeros((1, WIDTH))

    def forward(self, inputs, present, weights, is_training):
        """Logits, or one number, of rows; the loss of balance; and the parameters as nodes."""
        nodes = {name: Node(value) for name, value in self.parameters.items()}
        apply = lambda name, x: x @ nodes[name + " weight"] + nodes[name + " bias"]
        norm = lambda name, x: normalised(x, nodes[name + " gain"], nodes[name + " shift"])
        states = []
        for m, values in enumerate(inputs):
            state = apply(f"second {m}", relu(apply(f"first {m}", const(values))))
            has = const(present[:, m:m + 1])
            state = state * has
            if self.is_fusemoe:
                state = state + nodes[f"missing {m}"] * const(1 - present[:, m:m + 1])
            states.append(state * const(weights[:, m:m + 1]))
        balance = const(0)
        for layer in range(LAYERS):
            mixed, layer_balance = self.mixture(layer, [norm(f"before experts {layer} {m}", s) for m, s in enumerate(states)], nodes, apply, is_training)
            balance = balance + layer_balance
            states = [s + columns(mixed, m * WIDTH, (m + 1) * WIDTH) for m, s in enumerate(states)]
            states = [s + apply(f"inner {layer} {m} out", relu(apply(f"inner {layer} {m} in", norm(f"before inner {layer} {m}", s))))
                      for m, s in enumerate(states)]
        together = beside([norm(f"last {m}", s) for m, s in enumerate(states)])
        together = self.dropped(together, is_training)
        if self.is_fusemoe:
            together = together + apply("head 2", self.dropped(relu(apply("head 1", together)), is_training))
        else:
            together = tanh(apply("head 2", tanh(apply("head 1", together))))
        return apply("head 3", together), balance, nodes

    def dropped(self, node, is_training):
        if not is_training:
            return node
        return node * const((self.random.random(node.value.shape) >= DROPOUT) / (1 - DROPOUT))

    def mixture(self, layer, states, nodes, apply, is_training):
        """What the experts say of all modalities, added up; and how unevenly they are used."""
        count = len(states[0].value)
        gated, chosen, balance = [], [], const(0)
        for m, state in enumerate(states):
            scores = self.scores(state, nodes[f"keys {layer} {m}"])
            if is_training:
                spread_of = log(const(1) + exp(state @ nodes[f"noise {layer} {m}"])) + const(.01)
                scores = scores + spread_of * const(self.random.standard_normal(scores.value.shape))
            best = np.argsort(-scores.value, axis=1)[:, :CHOSEN]
            mask = np.zeros(scores.value.shape)
            np.put_along_axis(mask, best, 1, axis=1)
            raised = exp(scores - const(scores.value.max(1, keepdims=True))) * const(mask)
            gates = raised * power(total(raised, 1), -1)
            importance = total(gates, 0)
            mean = importance.value.mean()
            balance = balance + total(power(importance - const(mean), 2), 1) * const(1 / EXPERTS / (mean ** 2 + 1e-10))
            gated.append(gates)
            chosen.append(best)
        # all modalities' rows below each other
        state, gates, best = below(states), below(gated), np.vstack(chosen)
        sums = None
        for e in np.unique(best):
            index = np.flatnonzero((best == e).any(1))
            hidden = self.dropped(gelu(apply(f"expert {layer} {e} in", rows(state, index))), is_training)
            part = exp(apply(f"expert {layer} {e} out", hidden)) * rows(columns(gates, e, e + 1), index)
            part = spread(part, index, (len(best), part.value.shape[1]))
            sums = part if sums is None else sums + part
        mixed = log(sums, np.finfo(np.float32).eps)
        said = rows(mixed, np.arange(count))
        for m in range(1, len(states)):
            said = said + rows(mixed, m * count + np.arange(count))
        return said, balance

    @staticmethod
    def scores(state, keys):
        """Laplace gates: minus the distance to each expert's key."""
        squares = total(state * state, 1) + Node(
            (keys.value ** 2).sum(1)[None], [(keys, lambda g: 2 * g.sum(0)[:, None] * keys.value)])
        products = Node(state.value @ keys.value.T, [(state, lambda g: g @ keys.value), (keys, lambda g: g.T @ state.value)])
        distance = power(Node(np.maximum(squares.value - 2 * products.value, 1e-12),
                              [(squares, lambda g: g), (products, lambda g: -2 * g)]), .5)
        return const(0) - distance

    def predict(self, inputs, present, weights):
        outputs = self.forward(inputs, present, weights, False)[0].value
        return softmax(outputs) if self.outputs > 1 else outputs


class Adam:
    """With decay as a part of the gradient, and the gradient's length cut."""

    def __init__(self, parameters):
        self.parameters, self.steps = parameters, 0
        self.first = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.second = {name: np.zeros_like(value) for name, value in parameters.items()}

    def step(self, nodes):
        self.steps += 1
        gradients = {name: node.gradient for name, node in nodes.items() if node.gradient is not None}
        factor = min(1, CLIP / (np.sqrt(sum(float((one ** 2).sum()) for one in gradients.values())) + 1e-6))
        rate = RATE * np.sqrt(1 - .999 ** self.steps) / (1 - .9 ** self.steps)
        for name, gradient in gradients.items():
            value, first, second = self.parameters[name], self.first[name], self.second[name]
            gradient = gradient.astype(np.float32) * np.float32(factor)
            gradient += np.float32(DECAY) * value
            first *= np.float32(.9)
            first += np.float32(.1) * gradient
            np.square(gradient, out=gradient)
            second *= np.float32(.999)
            second += np.float32(.001) * gradient
            np.sqrt(second, out=gradient)
            gradient += np.float32(1e-8)
            np.divide(first, gradient, out=gradient)
            value -= np.float32(rate) * gradient


def loss(outputs, target):
    """Cross-entropy of classes, or the absolute error: a node."""
    if outputs.value.shape[1] == 1:
        error = outputs.value[:, 0] - target
        return Node(np.abs(error).mean(), [(outputs, lambda g: g * (np.sign(error) / len(error))[:, None])])
    probabilities = softmax(outputs.value)
    one_hot = np.eye(outputs.value.shape[1])[target]
    value = -np.log(np.maximum(probabilities[np.arange(len(target)), target], 1e-15)).mean()
    return Node(value, [(outputs, lambda g: g * (probabilities - one_hot) / len(target))])


def judged(predictions, target):
    if predictions.shape[1] == 1:
        return float(np.abs(predictions[:, 0] - target).mean())
    return float(-np.log(np.clip(predictions[np.arange(len(target)), target], 1e-15, 1)).mean())


class Rows:
    """All rows of a cohort as a network sees them, and what they are used for."""

    def __init__(self, inputs, present, target, outputs, learning, stopping, others):
        self.inputs, self.present, self.target, self.outputs = inputs, present, target, outputs
        self.learning, self.stopping, self.others = learning, stopping, others

    def only(self, modality):
        one = self.present[:, modality] > 0
        return Rows([self.inputs[modality]], self.present[:, [modality]], self.target, self.outputs,
                    self.learning[one[self.learning]], self.stopping[one[self.stopping]], self.others)


def train(cohort, is_fusemoe, seed, alone=None):
    """Predictions of all rows by the epoch with the least loss of those that are set apart."""
    network = Network([values.shape[1] for values in cohort.inputs], cohort.outputs, is_fusemoe, seed)
    adam = Adam(network.parameters)
    order = np.random.default_rng(seed + 1)
    weights = np.ones_like(cohort.present)
    least, best, waited, smoothing = np.inf, None, 0, SMOOTHING
    for _ in range(EPOCHS):
        for part in np.array_split(order.permutation(cohort.learning), max(1, len(cohort.learning) // BATCH)):
            outputs, balance, nodes = network.forward(
                [values[part] for values in cohort.inputs], cohort.present[part], weights[part], True)
            whole = loss(outputs, cohort.target[part])
            if is_fusemoe:
                whole = whole + balance * const(BALANCE)
            whole.backward()
            adam.step(nodes)
        predictions = network.predict(cohort.inputs, cohort.present, weights)
        now = judged(predictions[cohort.stopping], cohort.target[cohort.stopping])
        if now < least:
            least, best, waited = now, predictions, 0
            if alone is not None:
                weights = smoothing * weighed(alone, predictions, cohort) + (1 - smoothing) * weights
        else:
            waited += 1
        if alone is not None:
            smoothing = min(1, max(0, smoothing + (STEP if waited == 0 else -STEP)))
        if waited >= PATIENCE:
            break
    return best


def weighed(alone, fused, cohort):
    """Each modality's share: its divergence from the fused prediction times its mutual information with it, both of a use's rows."""
    weights = np.ones_like(cohort.present)
    for use in (cohort.learning, cohort.stopping, cohort.others):
        divergences = np.zeros((len(use), len(alone)))
        information = np.zeros(len(alone))
        for m, own in enumerate(alone):
            if fused.shape[1] == 1:
                divergences[:, m] = (own[use, 0] - fused[use, 0]) ** 2 / (2 * DEVIATION ** 2)
                information[m] = max(1e-5, mutual_info_regression(own[use], fused[use, 0], random_state=0)[0])
            else:
                p, q = np.clip(own[use], 1e-12, 1), np.clip(fused[use], 1e-12, 1)
                divergences[:, m] = (p * np.log(p / q)).sum(1)
                information[m] = max(1e-4, mutual_info_score(own[use].argmax(1), fused[use].argmax(1)))
        divergences = np.maximum(divergences, 1e-5) * cohort.present[use]
        share = divergences / np.maximum(divergences.sum(1, keepdims=True), 1e-12) * (information / information.sum())
        weights[use] = share / np.maximum(share.sum(1, keepdims=True), 1e-12)
    return weights


def published(cohort, seed):
    alone = [train(cohort.only(m), False, seed + 100 * (1 + m)) for m in range(len(cohort.inputs))]
    return train(cohort, False, seed, alone)


def standardised(one, learnt):
    values = one.raw.astype(float)
    known = values[learnt & one.present]
    mean, deviation = np.nanmean(known, 0), np.nanstd(known, 0)
    scaled = (values - np.nan_to_num(mean)) / np.where(np.nan_to_num(deviation) > 0, deviation, 1)
    return np.clip(np.nan_to_num(scaled), -5, 5).astype(np.float32)


def main():
    line = argparse.ArgumentParser()
    line.add_argument("--data", required=True)
    line.add_argument("--out", required=True)
    line.add_argument("--seed", type=int, required=True)
    line.add_argument("--group")
    line.add_argument("--network", choices=["fusemoe", "btw"], required=True)
    line = line.parse_args()
    read = features.read(line.data, line.group, line.seed)
    learnt, others = np.flatnonzero(read.learnt), np.flatnonzero(~read.learnt)
    inputs = [standardised(one, read.learnt) for one in read.modalities]
    present = np.array([one.present for one in read.modalities], dtype=float).T
    outputs = len(read.classes) if read.classes else 1
    mean, deviation = (0, 1) if read.classes else (read.target[learnt].mean(), read.target[learnt].std())
    target = read.target if read.classes else (read.target - mean) / deviation
    dealt = dict(zip(np.random.default_rng(line.seed).permutation(np.unique(read.groups[learnt])), np.arange(len(learnt)) % FOLDS))
    fold = np.array([dealt[group] for group in read.groups[learnt]])
    held_out = np.zeros((len(learnt), outputs))
    predictions = np.zeros((len(others), outputs))
    for number in range(FOLDS):
        rest = learnt[fold != number]
        apart = GroupShuffleSplit(1, test_size=.2, random_state=line.seed).split(rest, groups=read.groups[rest])
        learning, stopping = next(apart)
        cohort = Rows(inputs, present, target, outputs, rest[learning], rest[stopping], np.concatenate([learnt[fold == number], others]))
        made = train(cohort, True, line.seed + number) if line.network == "fusemoe" else published(cohort, line.seed + number)
        held_out[fold == number] = made[learnt[fold == number]]
        predictions += made[others] / FOLDS
    held_out, predictions = held_out * deviation + mean, predictions * deviation + mean
    model = dict(name="FuseMoE" if line.network == "fusemoe" else "published BTW", heldOut=judged(held_out, read.target[learnt]),
                 seconds=time.process_time(),
                 predictions={read.ids[row]: [round(float(one), DIGITS) for one in predictions[i]] for i, row in enumerate(others)})
    with open(line.out, "w") as file:
        json.dump(dict(classes=read.classes, models=[model]), file)


if __name__ == "__main__":
    main()
