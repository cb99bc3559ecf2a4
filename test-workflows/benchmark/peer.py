"""The peer of the benchmark: answers each line on standard input with one line of numbers.

  step BATCH MODALITIES EXPERTS MEMBERS WIDTH HIDDEN DROPOUT SECONDS   -> ms of thread CPU a training step, the last loss
"""

import sys
import time

import torch

torch.set_num_threads(1)
from network import Network

SIZES = (300, 74, 35)
networks = {}


def sizes(modalities):
    return [SIZES[m % len(SIZES)] for m in range(modalities)]


def network(modalities, experts, members, width, hidden, dropout):
    key = (modalities, experts, members, width, hidden, dropout)
    if key not in networks:
        networks.clear()
        networks[key] = Network(sizes(modalities), experts, members, width, hidden, dropout=dropout)
    return networks[key]


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


COMMANDS = {"step": step}


def main():
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        name, *arguments = line.split()
        print(*COMMANDS[name](*arguments), flush=True)


if __name__ == "__main__":
    main()
