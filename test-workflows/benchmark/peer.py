"""The peer of the benchmark: answers each line on standard input with one line of numbers.

  step BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN DROPOUT SECONDS   -> ms of thread CPU a training step, the last loss
  forward BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN SECONDS        -> s of thread CPU a batch, outputs read
  predict BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN SECONDS        -> the same of both passes with BTW weights
  epoch FOLDER MODALITIES FEATURES EXPERTS MEMBERS WIDTH HIDDEN TRAIN VALID TEST
                                                                       -> s of thread CPU an epoch, and of its fused network
  arrow_write FILE ROWS MODALITIES SIZE SECONDS                        -> s of thread CPU a file
  arrow_read FILE SECONDS                                              -> the same
  encode_series FILE OUT, encode_texts FILE TERMS COMPONENTS OUT, encode_images FOLDER SIDE OUT, encode_table FILE OUT
                                                                       -> s of the process's CPU
  read_table FILE                                                      -> the same

With the arguments of a step after --first-step, it makes one training step and prints when, in ms since 1970.
"""

import sys
import time

import torch

torch.set_num_threads(1)
from network import Network

try:
    import arrow_file
except ImportError:
    arrow_file = None

SIZES = (300, 74, 35)
networks = {}
procedures = {}
tables = {}


def kept(cache, key, make):
    """The last thing that was made, where it is asked for again."""
    if key not in cache:
        cache.clear()
        cache[key] = make()
    return cache[key]


def sizes(modalities):
    return [SIZES[m % len(SIZES)] for m in range(modalities)]


def network(modalities, experts, members, width, hidden, dropout):
    key = (modalities, experts, members, width, hidden, dropout)
    return kept(networks, key, lambda: Network(sizes(modalities), *key[1:5], dropout=dropout))


def rows(modalities, members, count):
    """As the Java side draws them: one in seven modalities missing, two classes, weights around 1."""
    seen = (torch.rand(members, count, modalities) > 1 / 7).float()
    seen[:, :, 0] = 1
    xs = [torch.randn(members, count, size) * seen[:, :, m : m + 1] for m, size in enumerate(sizes(modalities))]
    return xs, seen, seen * (0.5 + torch.rand(members, count, modalities)), torch.randint(0, 2, (members, count))


def timed(action, seconds):
    """Times of at least 3 calls after one that warms up, in seconds of this thread's CPU a call."""
    last = action()
    calls, start, until = 0, time.thread_time(), time.perf_counter() + seconds
    while calls < 3 or time.perf_counter() < until:
        last = action()
        calls += 1
    return (time.thread_time() - start) / calls, last


def step(batch, modalities, experts, members, width, hidden, dropout, seconds):
    net = network(int(modalities), int(experts), int(members), int(width), int(hidden), dropout == "true")
    torch.manual_seed(2)
    xs, seen, weights, y = rows(int(modalities), int(members), int(batch))
    each, losses = timed(lambda: net.step(xs, seen, weights, seen, y), float(seconds))
    return each * 1e3, sum(losses) / len(losses)


def scored(action, batch, modalities, experts, members, width, hidden, seconds):
    net = network(int(modalities), int(experts), int(members), int(width), int(hidden), True)
    torch.manual_seed(2)
    xs, seen, weights, _ = rows(int(modalities), 1, int(batch))
    with torch.inference_mode():
        return timed(lambda: action(net, xs, seen, weights), float(seconds))[:1]


def one_pass(net, xs, seen, weights):
    p = net.parameters()
    tokens, own = net.encode(p, xs, False)
    everyone = net.members, -1, -1
    fused, _ = net.fuse(p, tokens, seen.expand(everyone), weights.expand(everyone), False)
    return own.cpu().numpy().copy(), fused.cpu().numpy().copy()


def two_passes(net, xs, seen, _):
    """Probabilities, weights, divergences and own probabilities of each row, as lists."""
    p = net.parameters()
    tokens, own = net.encode(p, xs, False)
    seen = seen.expand(net.members, -1, -1)
    present = seen[0]
    first = net.fuse(p, tokens, seen, seen, False)[0].softmax(-1).mean(0)
    alone = own.softmax(-1).mean(0)
    divergence = (alone * (alone.log() - first.log().unsqueeze(1))).sum(-1) * present
    agreement = torch.exp(-divergence / divergence.sum(1, keepdim=True).clamp(min=1e-12)) * present
    weights = agreement * present.sum(1, keepdim=True) / agreement.sum(1, keepdim=True)
    blended = (0.5 + 0.5 * weights) * present
    fused = net.fuse(p, tokens, seen, blended.expand(net.members, -1, -1), False)[0].softmax(-1)
    pooled = (own * blended.unsqueeze(-1)).sum(2).softmax(-1)
    result = (0.5 * fused + 0.5 * pooled).mean(0)
    return result.tolist(), blended.tolist(), divergence.tolist(), alone.tolist()


def epoch(folder, *numbers):
    from published import Published

    modalities, features, experts, members, width, hidden, *counts = map(int, numbers)
    splits = dict(zip(("train", "valid", "test"), counts))
    made = lambda: Published(folder, modalities, features, experts, members, width, hidden, splits)
    return kept(procedures, (folder, *numbers), made).epoch()


def arrow_write(path, count, modalities, size, seconds):
    table = kept(tables, (count, modalities, size), lambda: arrow_file.Table(int(count), int(modalities), int(size)))
    return timed(lambda: table.write(path), float(seconds))[:1]


def encoders():
    import encoders

    return encoders


def arrow_read(path, seconds):
    return timed(lambda: arrow_file.read(path), float(seconds))[:1]


COMMANDS = {
    "step": step,
    "forward": lambda *arguments: scored(one_pass, *arguments),
    "predict": lambda *arguments: scored(two_passes, *arguments),
    "epoch": epoch,
    "arrow_write": arrow_write,
    "arrow_read": arrow_read,
    "encode_series": lambda *arguments: encoders().series(*arguments),
    "encode_texts": lambda *arguments: encoders().texts(*arguments),
    "encode_images": lambda *arguments: encoders().images(*arguments),
    "read_table": lambda *arguments: encoders().read(*arguments),
    "encode_table": lambda *arguments: encoders().table(*arguments),
}


def first_step(batch, modalities, experts, members, width, hidden, dropout):
    net = network(int(modalities), int(experts), int(members), int(width), int(hidden), dropout == "true")
    xs, seen, weights, y = rows(int(modalities), int(members), int(batch))
    net.step(xs, seen, weights, seen, y)
    print(int(time.time() * 1e3), flush=True)


def main():
    if sys.argv[1:2] == ["--first-step"]:
        first_step(*sys.argv[2:])
        return
    print(f"ready PyTorch {torch.__version__}" + (f", PyArrow {arrow_file.pyarrow.__version__}" if arrow_file else ""))
    sys.stdout.flush()
    for line in sys.stdin:
        name, *arguments = line.split()
        print(*COMMANDS[name](*arguments), flush=True)


if __name__ == "__main__":
    main()
