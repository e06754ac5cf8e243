#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Oracle of the SE lab: PyTorch layers on input and weights of the same integer hash.

Usage: make_se_lab_golden.py > se_lab.json   (numpy and torch; their versions are in the output)
"""
import json
import sys

import numpy as np
import torch

STEP = 0x9E3779B97F4A7C15
MASK = 2**64 - 1


def splitmix(key, index):
    """SplitMix64 of stream key at index (an int, or an array of uint64)."""
    with np.errstate(over="ignore"):
        x = np.uint64(key) + np.uint64(STEP) * (np.asarray(index, np.uint64) + np.uint64(1))
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def uniform(seed, stream, count):
    key = splitmix(int(splitmix(0, seed)), stream)
    return (splitmix(key, np.arange(count)) >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1.0


def tensor(values, shape):
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def case(shape, reduction, bias, activation, seed):
    n, c, h, w = shape
    hidden = max(1, c // reduction)
    means = uniform(seed, 1, n * c).reshape(n, c, 1, 1)
    x = tensor(means + uniform(seed, 0, n * c * h * w).reshape(shape), shape)
    reduce = torch.nn.Conv2d(c, hidden, 1, bias=bias)
    expand = torch.nn.Conv2d(hidden, c, 1, bias=bias)
    with torch.no_grad():
        reduce.weight.copy_(tensor(uniform(seed, 2, c * hidden) * np.sqrt(6 / c), (hidden, c, 1, 1)))
        expand.weight.copy_(tensor(uniform(seed, 4, c * hidden) * np.sqrt(6 / hidden), (c, hidden, 1, 1)))
        if bias:
            reduce.bias.copy_(tensor(uniform(seed, 3, hidden) * 0.5, (hidden,)))
            expand.bias.copy_(tensor(uniform(seed, 5, c) * 0.5, (c,)))
        squeeze = torch.nn.functional.adaptive_avg_pool2d(x, 1)
        z = {"relu": torch.relu, "silu": torch.nn.functional.silu}[activation](reduce(squeeze))
        gates = torch.sigmoid(expand(z))
        y = gates * x
    rows = lambda t: [[float(np.float32(v)) for v in row] for row in t.flatten(1).tolist()]
    energy = lambda t: rows(t.square().mean((2, 3)))
    return {
        "shape": shape, "reduction": reduction, "bias": bias, "activation": activation, "seed": seed,
        "params": sum(p.numel() for p in [*reduce.parameters(), *expand.parameters()]),
        "outputShape": list(y.shape), "squeeze": rows(squeeze), "hidden": rows(z), "gates": rows(gates),
        "energyIn": energy(x), "energyOut": energy(y),
    }


def main():
    json.dump({
        "torch": torch.__version__, "numpy": np.__version__,
        "cases": [
            case([2, 64, 32, 32], 16, False, "relu", 0),
            case([3, 48, 7, 5], 24, True, "silu", 7),
            case([1, 12, 9, 4], 1, True, "relu", 2**40 + 5),
            case([1, 5, 1, 1], 64, False, "silu", 1),
        ],
    }, sys.stdout)
    print()


if __name__ == "__main__":
    main()
