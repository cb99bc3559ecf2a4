"""PyTorch's side of the GPU proof: answers each line on standard input with one line of numbers, or with "failed" and the reason.

  peer.py eager|compiled cpu|cuda

  step    BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN SECONDS                     -> ms a training step
  scoring BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN SECONDS                     -> ms a batch in one pass, outputs read
  epoch   BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN TRAIN HELD_OUT CHUNK EPOCHS -> ms an epoch
  prepare and one of these without its last number                                  -> 0: compiled

Times are wall-clock times, the device is waited for at the end. A second number says how it ran: 0, each expert on its own tokens; 1, all
experts on all tokens in batched products; 2, the same without recorded launches. Eager code takes the quicker of the first two for each
case. Compiled code takes batched products, which have no size that depends on the data; on a GPU its launches are recorded and replayed
("reduce-overhead") unless that fails. Forward and backward passes are compiled, the optimiser is PyTorch's fused one.
"""

import sys
import time
import warnings

import torch

from network import Network

SIZES = (300, 74, 35)
HIDDEN_SHARE = 0.2
TRIAL_CALLS = 5
WARM_UP = 5


class Case:
    """A network with random rows on the device."""

    def __init__(self, mode, device, recorded, batch, modalities, experts, members, width, hidden):
        self.mode, self.device, self.recorded = mode, device, recorded
        self.batch, self.modalities, self.members = batch, modalities, members
        self.sizes = [SIZES[m % len(SIZES)] for m in range(modalities)]
        self.net = Network(self.sizes, experts, members, width, hidden, device=device, batched=True)
        self.losses, self.score, self.hold_out = self.net.losses, self.one_pass, self.two_passes
        if mode == "compiled":
            options = {"dynamic": False, "mode": "reduce-overhead" if recorded else None}
            self.losses, self.score, self.hold_out = (
                torch.compile(f, **options) for f in (self.losses, self.score, self.hold_out)
            )
        self.quickest = {}

    def rows(self, members, count):
        """One in seven modalities missing but for the first, two classes, weights around 1."""
        torch.manual_seed(2)
        place = {"device": self.device}
        seen = (torch.rand(members, count, self.modalities, **place) > 1 / 7).float()
        seen[:, :, 0] = 1
        xs = [torch.randn(members, count, s, **place) * seen[:, :, m : m + 1] for m, s in enumerate(self.sizes)]
        weights = seen * (0.5 + torch.rand(members, count, self.modalities, **place))
        return xs, seen, weights, torch.randint(0, 2, (members, count), **place)

    def one_pass(self, xs, seen, weights):
        p = self.net.parameters()
        tokens, own = self.net.encode(p, xs, False)
        everyone = self.members, -1, -1
        fused, _ = self.net.fuse(p, tokens, seen.expand(everyone), weights.expand(everyone), False)
        return own, fused

    def two_passes(self, xs, seen):
        """Own and fused outputs, and each row's weights by divergence."""
        p = self.net.parameters()
        tokens, own = self.net.encode(p, xs, False)
        first = self.net.fuse(p, tokens, seen, seen, False)[0]
        alone = own.log_softmax(-1)
        divergence = (alone.exp() * (alone - first.log_softmax(-1).unsqueeze(2))).sum(-1) * seen
        agreement = torch.exp(-divergence / divergence.sum(2, keepdim=True).clamp(min=1e-12)) * seen
        weights = agreement * seen.sum(2, keepdim=True) / agreement.sum(2, keepdim=True)
        return own, self.net.fuse(p, tokens, seen, weights, False)[0], weights

    def step_of(self, xs, seen, weights, known, y):
        self.begin()
        return self.net.learn(self.losses(xs, seen, weights, known, y))

    def begin(self):
        if self.recorded:
            torch.compiler.cudagraph_mark_step_begin()

    def step(self):
        xs, seen, weights, y = self.rows(self.members, self.batch)
        return lambda: self.step_of(xs, seen, weights, seen, y)

    def scoring(self):
        xs, seen, weights, _ = self.rows(1, self.batch)

        def action():
            self.begin()
            with torch.inference_mode():
                return [out.cpu().numpy().copy() for out in self.score(xs, seen, weights)]

        return action

    def epoch(self, train, held_out, chunk):
        """An epoch over rows that lie on the device: a step a batch, then the rows that each member holds out, and their weights."""
        count = train + held_out
        xs, seen, weights, y = self.rows(1, count)
        xs, seen, weights, y = [x[0] for x in xs], seen[0], torch.ones_like(weights[0]), y[0]
        held = torch.stack([torch.randperm(count)[:held_out] for _ in range(self.members)]).to(self.device)

        def action():
            order = torch.stack([torch.randperm(count)[:train] for _ in range(self.members)]).to(self.device)
            total = torch.zeros(self.members, device=self.device)
            for chosen in order.split(self.batch, 1):
                known = seen[chosen]
                shown = known * (torch.rand_like(known) >= HIDDEN_SHARE)
                shown[..., 0] = known[..., 0]
                total += self.step_of([x[chosen] for x in xs], shown, weights[chosen] * shown, known, y[chosen])
            outputs = []
            for chosen in held.split(chunk, 1):
                self.begin()
                with torch.inference_mode():
                    own, fused, found = self.hold_out([x[chosen] for x in xs], seen[chosen])
                    outputs.append((own.cpu().numpy().copy(), fused.cpu().numpy().copy()))
                    weights[chosen] = found
            return total.tolist(), outputs

        return action

    def wait(self):
        if self.device == "cuda":
            torch.cuda.synchronize()

    def timed(self, action, calls, seconds, least=1):
        """Calls until there were so many or so many seconds have gone, at least some; seconds a call."""
        start, count = time.perf_counter(), 0
        while count < least or (count < calls and time.perf_counter() - start < seconds):
            action()
            count += 1
            if count % 100 == 0:
                self.wait()
        self.wait()
        return (time.perf_counter() - start) / count

    def choose(self, what, action):
        """Whether all experts at once are quicker for this."""
        if self.mode == "compiled":
            return True
        if what not in self.quickest:
            took = {}
            for self.net.batched in (True, False):
                self.timed(action, 2, 1)
                took[self.net.batched] = self.timed(action, TRIAL_CALLS, 1)
            self.quickest[what] = min(took, key=took.get)
        return self.quickest[what]

    def measure(self, what, numbers, last):
        action = getattr(self, what)(*numbers)
        self.net.batched = self.choose(what, action)
        if what == "epoch":
            self.timed(action, 1, 0)
            took = sorted(self.timed(action, 1, 0) for _ in range(int(last)))
            each = (took[(len(took) - 1) // 2] + took[len(took) // 2]) / 2
        else:
            self.timed(action, 20, last, WARM_UP)
            each = self.timed(action, sys.maxsize, last)
        unrecorded = self.mode == "compiled" and self.device == "cuda" and not self.recorded
        return each * 1e3, 2 if unrecorded else int(self.net.batched)

    def prepare(self, what, numbers):
        """Twice, since what is replayed on a GPU is recorded the second time."""
        action = getattr(self, what)(*numbers)
        self.timed(action, 2 if what != "epoch" else 1, float("inf"))
        return (0,)


class Peer:
    def __init__(self, mode, device):
        self.mode, self.device, self.cases = mode, device, {}

    def make(self, shape, recorded):
        if self.mode == "eager":
            self.cases.clear()
        self.cases[shape] = Case(self.mode, self.device, recorded, *shape)
        return self.cases[shape]

    def answer(self, prepared, what, *numbers):
        shape = tuple(map(int, numbers[:6]))
        recorded = self.mode == "compiled" and self.device == "cuda"
        case = self.cases.get(shape) or self.make(shape, recorded)
        if not prepared:
            return case.measure(what, tuple(map(int, numbers[6:-1])), float(numbers[-1]))
        try:
            return case.prepare(what, tuple(map(int, numbers[6:])))
        except Exception:
            if not case.recorded:
                raise
            return self.make(shape, False).prepare(what, tuple(map(int, numbers[6:])))


def main(mode, device):
    if device == "cpu":
        torch.set_num_threads(1)
    torch._dynamo.config.cache_size_limit = 64
    warnings.simplefilter("ignore")
    peer = Peer(mode, device)
    print(f"ready PyTorch {torch.__version__}", flush=True)
    for line in sys.stdin:
        words = line.split()
        prepared = words[0] == "prepare"
        try:
            print(*peer.answer(prepared, *words[prepared:]), flush=True)
        except Exception as failure:
            reason = " ".join(f"{type(failure).__name__}: {failure}".split())
            print(f"{line.strip()}: {reason}", file=sys.stderr, flush=True)
            print(f"failed {reason[:160]}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
