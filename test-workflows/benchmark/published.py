"""BTW as its released code trains it, for the benchmark: PyTorch for networks, pandas for tables, SciPy and scikit-learn for information.

A network of each modality alone is trained beside the fused one, its predictions of every split are stored as tables, and after an epoch each
row's weights are computed anew from these and from a prediction pass of the fused network over the same split. (The released code trains
the networks of one modality beforehand, for as many epochs; an epoch of each is counted with an epoch of the fused network.)
"""

import time
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from scipy.stats import entropy
from sklearn.metrics import mutual_info_score

from network import Network

BATCH = 64
CHUNK = 256
SMOOTHING = 0.5
LEAST_INFORMATION = 1e-4


class Published:
    def __init__(self, folder, modalities, features, experts, members, width, hidden, rows):
        """rows: how many rows each split has, by its name."""
        self.folder, self.members = Path(folder), members
        self.rows = {
            split: ([torch.randn(count, features) for _ in range(modalities)], torch.randint(0, 2, (count,)))
            for split, count in rows.items()
        }
        self.fused = Network([features] * modalities, experts, members, width, hidden)
        self.alone = [Network([features], experts, members, width, hidden) for _ in range(modalities)]
        for split, (xs, y) in self.rows.items():
            for m, net in enumerate(self.alone):
                own = self.predict(net, xs[m : m + 1], torch.ones(len(y), 1))
                pd.DataFrame(own).to_csv(self.own_table(m, split), index=False)
            pd.DataFrame(np.ones((len(y), modalities), np.float32)).to_pickle(self.weight_table(split))

    def own_table(self, modality, split):
        return self.folder / f"own_{modality}_{split}.csv"

    def weight_table(self, split):
        return self.folder / f"weights_{split}.pickle"

    def weights(self, split):
        return torch.from_numpy(pd.read_pickle(self.weight_table(split)).to_numpy())

    def epoch(self):
        """Seconds of this thread's CPU: of the whole, and of training and scoring the fused network alone."""
        began = time.thread_time()
        xs, y = self.rows["train"]
        for m, net in enumerate(self.alone):
            self.train(net, xs[m : m + 1], y, torch.ones(len(y), 1))
        fused_began = time.thread_time()
        self.train(self.fused, xs, y, self.weights("train"))
        predictions = {split: self.predict(self.fused, xs, self.weights(split)) for split, (xs, _) in self.rows.items()}
        fused = time.thread_time() - fused_began
        for split, prediction in predictions.items():
            self.update(split, prediction)
        return time.thread_time() - began, fused

    def train(self, net, xs, y, weights):
        order = torch.stack([torch.randperm(len(y)) for _ in range(self.members)])
        for chosen in order.split(BATCH, 1):
            known = torch.ones(*chosen.shape, len(xs))
            net.step([x[chosen] for x in xs], known, weights[chosen], known, y[chosen])

    def predict(self, net, xs, weights):
        """Probabilities, averaged over the members."""
        parts = []
        with torch.inference_mode():
            p = net.parameters()
            for start in range(0, len(weights), CHUNK):
                part = slice(start, start + CHUNK)
                tokens, _ = net.encode(p, [x[part].unsqueeze(0) for x in xs], False)
                w = weights[part].expand(self.members, -1, -1)
                fused, _ = net.fuse(p, tokens, torch.ones_like(w), w, False)
                parts.append(fused.softmax(-1).mean(0))
        return torch.cat(parts).numpy()

    def update(self, split, prediction):
        own = [pd.read_csv(self.own_table(m, split)).to_numpy() for m in range(len(self.alone))]
        divergence = np.stack([entropy(p, prediction, axis=1) for p in own], 1)
        divergence /= np.maximum(divergence.sum(1, keepdims=True), 1e-12)
        classes = prediction.argmax(1)
        information = np.array([max(mutual_info_score(p.argmax(1), classes), LEAST_INFORMATION) for p in own])
        product = divergence * (information / information.sum())
        product /= np.maximum(product.sum(1, keepdims=True), 1e-12)
        table = pd.read_pickle(self.weight_table(split))
        table = (SMOOTHING * product + (1 - SMOOTHING) * table).astype(np.float32)
        table.to_pickle(self.weight_table(split))
