#!/usr/bin/env python3
"""Integrated gradients by Captum of a small fusion network whose parameters follow a formula, for IntegratedGradientsTest.

The network is written here anew in PyTorch: a table of three numbers and a text of terms, two members, four experts of which two are
chosen, and whose gates are held at the row's own values.
"""
import captum
import torch
import torch.nn.functional as F
from captum.attr import IntegratedGradients

WIDTH, HIDDEN, EXPERTS, CHOSEN, CLASSES, TERMS, VECTOR, HEADS = 8, 8, 4, 2, 3, 20, 32, 2
TEMPERATURE, CLASS = 0.8, 1
LABS = torch.tensor([[0.5, -1.25, 2.0]])
NOTE = [3, 7, 7, 19]


class Member:
    """One member's parameters, in the order in which the engine lays them out."""

    def __init__(self, first):
        self.at = first
        self.labs = self.modality(3, [])
        self.note = self.modality((HEADS + 1) * VECTOR, [(TERMS, VECTOR), (VECTOR, HEADS)])
        self.first = self.take(EXPERTS, WIDTH, HIDDEN), self.take(EXPERTS, HIDDEN)
        self.second = self.take(EXPERTS, HIDDEN, WIDTH), self.take(EXPERTS, WIDTH)
        self.head = self.take(2 * WIDTH, CLASSES), self.take(CLASSES)

    def take(self, *shape):
        count = torch.Size(shape).numel()
        i = torch.arange(self.at, self.at + count, dtype=torch.float64)
        self.at += count
        return (0.5 * torch.sin(0.013 * i * i + 0.37 * i)).float().view(shape)

    def modality(self, features, backbone):
        parts = {"backbone": [self.take(*shape) for shape in backbone]}
        for name, shapes in (
            ("one", [(features, WIDTH), (WIDTH,)]),
            ("two", [(WIDTH, WIDTH), (WIDTH,)]),
            ("norm", [(WIDTH,), (WIDTH,)]),
            ("own", [(WIDTH, CLASSES), (CLASSES,)]),
            ("router", [(WIDTH, EXPERTS), (EXPERTS,)]),
        ):
            parts[name] = [self.take(*shape) for shape in shapes]
        return parts

    def vectors(self):
        return self.note["backbone"][0][NOTE].unsqueeze(0)

    def tokens(self, labs, vectors):
        learnt = torch.exp(15 * torch.tanh(vectors @ self.note["backbone"][1] / 15))
        weights = torch.cat([torch.ones_like(learnt[..., :1]), learnt], 2)
        means = torch.einsum("bnh,bnd->bhd", weights, vectors) / (weights.sum(1).unsqueeze(-1) + 1e-9)
        return [token(self.labs, labs), token(self.note, means.flatten(1))]

    def gates(self):
        gates = []
        for part, one in zip((self.labs, self.note), self.tokens(LABS, self.vectors())):
            largest = (one @ part["router"][0] + part["router"][1]).topk(CHOSEN)
            gates.append(torch.zeros(1, EXPERTS).scatter(1, largest.indices, largest.values.softmax(-1)))
        return gates

    def score(self, labs, vectors):
        answered = []
        for one, gate in zip(self.tokens(labs, vectors), self.gates()):
            hidden = F.gelu(torch.einsum("bd,edh->beh", one, self.first[0]) + self.first[1])
            answers = torch.einsum("beh,ehd->bed", hidden, self.second[0]) + self.second[1]
            answered.append(one + (gate.unsqueeze(-1) * answers).sum(1))
        logits = (torch.cat(answered, 1) @ self.head[0] + self.head[1]) / TEMPERATURE
        others = [c for c in range(CLASSES) if c != CLASS]
        return logits[:, CLASS] - logits[:, others].logsumexp(1)


def token(part, features):
    hidden = F.gelu(features @ part["one"][0] + part["one"][1])
    return F.layer_norm(hidden @ part["two"][0] + part["two"][1], (WIDTH,)) * part["norm"][0] + part["norm"][1]


first = Member(0)
members = [first, Member(first.at)]
print("captum", captum.__version__, "torch", torch.__version__, "parameters", first.at)
labs, note = torch.zeros(3), torch.zeros(len(NOTE))
for member in members:
    gradients = IntegratedGradients(member.score)
    by_labs, by_vectors = gradients.attribute((LABS, member.vectors()), n_steps=64, method="gausslegendre")
    labs += by_labs[0].detach() / 2
    note += by_vectors[0].sum(1).detach() / 2
print("labs", ", ".join("%.6f" % v for v in labs))
print("note", ", ".join("%.6f" % v for v in note))
print("end", "%.6f" % (sum(float(m.score(LABS, m.vectors())) for m in members) / 2))
print("start", "%.6f" % (sum(float(m.score(0 * LABS, 0 * m.vectors())) for m in members) / 2))
