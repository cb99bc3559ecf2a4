"""The fusion network of docs/METHOD.md in plain PyTorch: what a Python user would write by hand for the same shapes.

Members lie side by side as in the engine: every parameter has a leading dimension of members, one flat vector holds them all, which is the
fastest form here for the optimiser too. Dropout is torch's own.
"""

import math

import torch
import torch.nn.functional as F

LEARNING_RATE = 1e-3
CLIP = 1.0
DECAY = 0.01


class Network:
    def __init__(self, sizes, experts, members, width, hidden, outputs=2, dropout=True, device="cpu", batched=False):
        torch.manual_seed(1)
        self.sizes, self.experts, self.members = sizes, experts, members
        self.width, self.hidden, self.outputs = width, hidden, outputs
        self.rates = (0.1, 0.3, 0.2) if dropout else (0, 0, 0)
        self.noise = 1.0 if dropout else 0
        self.device, self.batched = device, batched
        self.shapes = {}
        for m, size in enumerate(sizes):
            self.layer(f"{m}.1", size, width)
            self.layer(f"{m}.2", width, width)
            self.shapes[f"{m}.gain"] = (width,)
            self.shapes[f"{m}.bias"] = (width,)
            self.layer(f"{m}.head", width, outputs)
            self.layer(f"{m}.router", width, experts)
        self.shapes["e1.w"], self.shapes["e1.b"] = (experts, width, hidden), (experts, hidden)
        self.shapes["e2.w"], self.shapes["e2.b"] = (experts, hidden, width), (experts, width)
        self.layer("head", width * len(sizes), outputs)
        self.counts = [math.prod(shape) for shape in self.shapes.values()]
        parts, decay = [], []
        for name, shape in self.shapes.items():
            values = torch.ones(members, *shape) if name.endswith("gain") else torch.zeros(members, *shape)
            if name.endswith("w"):
                values = (torch.rand(members, *shape) * 2 - 1) / math.sqrt(shape[-2])
            parts.append(values.reshape(members, -1))
            decay.append(torch.full_like(parts[-1], DECAY if name.endswith("w") else 0))
        self.flat = torch.cat(parts, 1).to(device).requires_grad_(True)
        self.decay = torch.cat(decay, 1).to(device)
        fused = {"fused": True} if device != "cpu" else {}
        self.optimizer = torch.optim.AdamW([self.flat], lr=LEARNING_RATE, betas=(0.9, 0.99), weight_decay=0, **fused)

    def layer(self, name, inputs, outputs):
        self.shapes[name + ".w"] = (inputs, outputs)
        self.shapes[name + ".b"] = (outputs,)

    def parameters(self):
        parts = torch.split(self.flat, self.counts, 1)
        return {n: p.view(self.members, *s) for p, (n, s) in zip(parts, self.shapes.items())}

    def linear(self, p, name, x):
        if self.members == 1:
            return torch.addmm(p[name + ".b"][0], x[0], p[name + ".w"][0]).unsqueeze(0)
        return torch.baddbmm(p[name + ".b"].unsqueeze(1), x, p[name + ".w"])

    def encode(self, p, xs, training):
        tokens, own = [], []
        inputs, hidden, head = self.rates
        for m, x in enumerate(xs):
            if x.size(0) != self.members:
                x = x.expand(self.members, -1, -1)
            h = F.gelu(self.linear(p, f"{m}.1", F.dropout(x, inputs, training)))
            h = F.layer_norm(self.linear(p, f"{m}.2", F.dropout(h, hidden, training)), (self.width,))
            h = h * p[f"{m}.gain"].unsqueeze(1) + p[f"{m}.bias"].unsqueeze(1)
            tokens.append(h)
            own.append(self.linear(p, f"{m}.head", F.dropout(h, head, training)))
        return torch.stack(tokens, 2), torch.stack(own, 2)

    def fuse(self, p, tokens, seen, weights, training):
        members, rows, modalities, width = tokens.shape
        tokens = tokens * weights.unsqueeze(-1)
        scores = torch.stack([self.linear(p, f"{m}.router", tokens[:, :, m]) for m in range(modalities)], 2)
        if training and self.noise:
            scores = scores + torch.randn_like(scores) * (self.noise / self.experts)
        top, chosen = scores.topk(2, -1)
        gate = top.softmax(-1) * seen.unsqueeze(-1)
        gates = torch.zeros_like(scores).scatter(-1, chosen, gate)
        if self.batched:
            out = tokens + self.all_experts(p, tokens, gates, training)
        else:
            out = tokens + self.chosen_experts(p, tokens, seen, chosen, gate, training)
        joined = F.dropout(out.reshape(members, rows, modalities * width), self.rates[2], training)
        return self.linear(p, "head", joined), gates

    def all_experts(self, p, tokens, gates, training):
        """Every expert on every token, in two batched products: no size depends on the data."""
        members, width = tokens.size(0), self.width
        flat = tokens.reshape(members, -1, width)
        gate = gates.reshape(members, -1, self.experts)
        first = p["e1.w"].transpose(1, 2).reshape(members, width, -1)
        h = F.gelu(torch.baddbmm(p["e1.b"].reshape(members, 1, -1), flat, first))
        h = F.dropout(h, self.rates[2], training).view(members, -1, self.experts, self.hidden) * gate.unsqueeze(-1)
        second = p["e2.w"].reshape(members, -1, width)
        return torch.baddbmm(torch.bmm(gate, p["e2.b"]), h.flatten(2), second).view_as(tokens)

    def chosen_experts(self, p, tokens, seen, chosen, gate, training):
        """Each expert on its own tokens, whose number has to be read."""
        members = tokens.size(0)
        flat = tokens.reshape(-1, self.width)
        slices = members * self.experts
        offset = (torch.arange(members, device=flat.device) * self.experts).view(-1, 1, 1, 1)
        ids = torch.where(seen.unsqueeze(-1) > 0, chosen + offset, slices).reshape(-1)
        order = ids.argsort(stable=True)
        counts = torch.bincount(ids, minlength=slices + 1).tolist()
        kept = order[: order.numel() - counts[-1]]
        token = torch.div(kept, 2, rounding_mode="floor")
        parts = flat.index_select(0, token).split(counts[:-1])
        w1, b1 = p["e1.w"].flatten(0, 1).unbind(), p["e1.b"].flatten(0, 1).unbind()
        w2, b2 = p["e2.w"].flatten(0, 1).unbind(), p["e2.b"].flatten(0, 1).unbind()
        answers = []
        for i, part in enumerate(parts):
            if counts[i]:
                h = F.dropout(F.gelu(torch.addmm(b1[i], part, w1[i])), self.rates[2], training)
                answers.append(torch.addmm(b2[i], h, w2[i]))
        answer = torch.cat(answers) * gate.reshape(-1).index_select(0, kept).unsqueeze(-1)
        return torch.zeros_like(flat).index_add(0, token, answer).view_as(tokens)

    def step(self, xs, seen, weights, known, y):
        return self.learn(self.losses(xs, seen, weights, known, y)).tolist()

    def losses(self, xs, seen, weights, known, y):
        """Each member's loss."""
        p = self.parameters()
        tokens, own = self.encode(p, xs, True)
        fused, gates = self.fuse(p, tokens, seen, weights, True)
        loss = -fused.log_softmax(-1).gather(2, y.unsqueeze(-1)).squeeze(-1)
        modalities = own.size(2)
        each = -own.log_softmax(-1).gather(3, y.view(*y.shape, 1, 1).expand(-1, -1, modalities, 1)).squeeze(-1)
        use = gates.sum([1, 2])
        balance = use.var(1, unbiased=False) / (use.mean(1) ** 2 + 1e-10)
        return (loss + (each * known).sum(2)).mean(1) + 0.01 * balance

    def learn(self, losses):
        """The step that the losses ask for; the losses without their history."""
        self.optimizer.zero_grad(set_to_none=True)
        losses.sum().backward()
        with torch.no_grad():
            norm = self.flat.grad.norm(dim=1, keepdim=True)
            self.flat.grad.mul_((CLIP / (norm + 1e-6)).clamp(max=1))
            self.flat.sub_(self.flat * self.decay * LEARNING_RATE)
        self.optimizer.step()
        return losses.detach()
