#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tensors of every kind of value, and what numpy says of each in float64.

Counts of fp16 come from numpy's own conversion to float16, the spread from two passes in float64, the bins
from numpy.histogram and frexp. Batch norm's counts are those of the definitions, with eps 1e-3.

  python3 -m venv oracle && oracle/bin/pip install torch==2.13.0 numpy safetensors
  oracle/bin/python tests/golden/make_weight_statistics_golden.py tests/golden/weight_statistics.json \\
      tests/data/weights/statistics.safetensors
"""
import json
import sys

import numpy as np
import torch
from safetensors.torch import save_file

EPS, NEAR_DEAD, EXPLODING = 1e-3, 1e-3, 1e4
LOWEST_OCTAVE, OCTAVES, BINS = -40, 64, 256


def tensors():
    rng = np.random.default_rng(20240607)
    filters = rng.normal(0, 0.05, (32, 8, 3, 3))
    filters[3] = 0.0
    filters[7] *= 1e-6
    wide = rng.choice([-1, 1], 4000) * 10.0 ** rng.uniform(-13, 7, 4000)
    special = rng.normal(0, 2, 64)
    special[[1, 9]], special[20], special[30], special[[40, 41]], special[50] = np.nan, np.inf, -np.inf, 0.0, -0.0
    edges = np.array([1, -1, 2**-25, -(2**-25), 2**-24, 2**-14, 2**-14 * (1 - 2**-11), 65504, 65519, 65520, -65536,
                      2**-40, 2**-41, 2**23, 2**24, 0.5, 3 / 128, 1.5])
    variances = rng.uniform(0.1, 2, 40)
    variances[:3], variances[5], variances[6], variances[7] = [0, 1e-9, 1e-3], 2e4, -0.25, 1e30
    gammas = rng.normal(1, 0.1, 40)
    gammas[10:14] = [0, 1e-5, -1e-6, -1.0]
    single = {"filters.weight": filters, "wide": wide, "special": special, "edges": edges,
              "norm.running_var": variances, "norm.weight": gammas, "norm.running_mean": rng.normal(0, 1, 40),
              "fresh.running_var": np.ones(8), "fresh.running_mean": np.zeros(8), "zeros": np.zeros((4, 5)),
              "scalar": np.array(-0.75), "tiny": np.array([1e-42, -3e-45, 2e-40])}
    all_ = {key: torch.tensor(value, dtype=torch.float32) for key, value in single.items()}
    all_["half"] = torch.tensor(rng.normal(0, 30, (6, 50)), dtype=torch.float16)
    all_["bfloat"] = torch.tensor(rng.normal(0, 1e4, 300), dtype=torch.bfloat16)
    all_["double"] = torch.tensor(rng.normal(0, 1e60, 100), dtype=torch.float64)
    all_["empty"] = torch.zeros((0, 3), dtype=torch.float32)
    all_["norm.num_batches_tracked"] = torch.tensor(7)
    return all_


def described(values):
    finite = values[np.isfinite(values)]
    size = np.abs(finite)
    with np.errstate(over="ignore"):
        half = finite.astype(np.float16)
    row = {"count": values.size, "zeros": int((finite == 0).sum()), "nan": int(np.isnan(values).sum()),
           "posInf": int((values == np.inf).sum()), "negInf": int((values == -np.inf).sum()),
           "fp16Overflow": int(np.isinf(half).sum()), "fp16Flush": int(((half == 0) & (finite != 0)).sum()),
           "fp16Subnormal": int(((half != 0) & (size < 2.0**-14)).sum())}
    if finite.size:
        row |= {"min": finite.min(), "max": finite.max(), "mean": finite.mean(), "std": finite.std(),
                "l2": np.linalg.norm(finite)}
        top = size.max()
        reach = 1.0 if top == 0 else 2.0 ** np.ceil(np.log2(top))
        row["range"] = reach
        row["values"] = np.histogram(finite, np.linspace(-reach, reach, BINS + 1))[0].tolist()
        octave = np.frexp(size[size > 0])[1] - 1
        inside = octave[(octave >= LOWEST_OCTAVE) & (octave < LOWEST_OCTAVE + OCTAVES)]
        row["octaves"] = np.bincount(inside - LOWEST_OCTAVE, minlength=OCTAVES).tolist()
        row["octavesBelow"] = int((octave < LOWEST_OCTAVE).sum())
        row["octavesAbove"] = int((octave >= LOWEST_OCTAVE + OCTAVES).sum())
    if values.ndim >= 2 and values.shape[0] > 0:
        norms = np.linalg.norm(values.reshape(values.shape[0], -1), axis=1)
        row["filters"] = {"count": len(norms), "dead": int((norms == 0).sum()),
                          "nearDead": int((norms <= NEAR_DEAD * np.median(norms)).sum())}
    return row


def norm_row(variances, gammas):
    with np.errstate(invalid="ignore"):
        gains = np.abs(gammas) / np.sqrt(variances + EPS)
    gains = gains[np.isfinite(gains)]
    return {"negative": int((variances < 0).sum()), "eps": int(((variances >= 0) & (variances <= EPS)).sum()),
            "exploding": int((variances > EXPLODING).sum()), "spread": variances.max() / np.median(variances),
            "lowGains": int((gains <= NEAR_DEAD * np.median(gains)).sum())}


def main():
    made = tensors()
    save_file(made, sys.argv[2])
    wide = {key: tensor.double().numpy() for key, tensor in made.items() if tensor.is_floating_point()}
    golden = {"made with": {"numpy": np.__version__, "torch": torch.__version__}, "eps": EPS,
              "tensors": {key: described(values) for key, values in wide.items()},
              "norm": norm_row(wide["norm.running_var"], wide["norm.weight"])}
    with open(sys.argv[1], "w") as file:
        json.dump(golden, file, default=float)
        file.write("\n")


main()
