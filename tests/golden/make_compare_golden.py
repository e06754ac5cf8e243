#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far two checkpoints of B0 are apart, by PyTorch: largest change, relative change, cosine, ratio of norms.

Before are the hash weights of make_golden.py, after is what a made-up fine-tuning leaves of them; both are
computed again in C++ (tests/core/weights/tst_compare.cpp). Only our names and shapes are needed.

  python3 -m venv oracle && oracle/bin/pip install torch==2.13.0 numpy pillow
  oracle/bin/pip install --no-deps torchvision==0.28.0
  oracle/bin/python tests/golden/make_compare_golden.py tests/golden/compare.json
"""
import json
import pathlib
import re
import sys

import numpy as np
import torch
import torchvision
from make_golden import hash_tensor, our_key, uniform


def tuned(key: str, before: np.ndarray) -> np.ndarray:
    """What each part of the network went through; parts that are not named are frozen."""
    after = before.copy()
    if key.startswith("stages.4."):  # all a quarter longer
        after = before * np.float32(1.25)
    elif key.startswith("stages.5."):  # drifted
        drift = 0.01 * uniform("drift:" + key, before.size).reshape(before.shape)
        after = (before.astype(np.float64) + drift).astype(np.float32)
    elif key.startswith("stages.6."):  # every third value turned round
        after.reshape(-1)[::3] *= np.float32(-1)
    elif key.startswith("head."):  # the last value one step further
        after.reshape(-1)[-1] = np.nextafter(after.reshape(-1)[-1], np.float32(np.inf))
    elif key.startswith("classifier."):  # another one
        after = hash_tensor("other." + key, before.shape)
    return after


def measures(before: np.ndarray, after: np.ndarray) -> dict:
    a, b = (torch.from_numpy(x.astype(np.float64)).flatten() for x in (before, after))
    norm = torch.linalg.vector_norm
    return {"relativeChange": (norm(b - a) / norm(a)).item(), "largestChange": (b - a).abs().max().item(),
            "cosine": torch.nn.functional.cosine_similarity(a, b, dim=0).item(),
            "normRatio": (norm(b) / norm(a)).item(),
            "changedCount": int((before.view(np.int32) != after.view(np.int32)).sum()), "valueCount": a.numel()}


def place(key: str) -> str:
    block = re.match(r"stages\.(\d\.\d)\.", key)
    return block[1] if block else key.split(".")[0]


def main():
    state = torchvision.models.efficientnet_b0(weights=None).state_dict()
    wide = {re.match(r"features\.(\d)\.(\d+)", name).groups() for name in state if ".block.3." in name}
    has_expand = {(s, b): (s, b) in wide for s in "1234567" for b in "0123"}
    tensors, flat = [], {}
    for name, tensor in state.items():
        key = our_key(name, has_expand)
        if key.endswith("num_batches_tracked"):
            continue
        before = hash_tensor(key, tuple(tensor.shape))
        after = tuned(key, before)
        tensors.append({"key": key} | measures(before, after))
        kind = "statistics" if "running_" in key else "parameters"
        for where in (place(key), "all"):
            flat.setdefault((where, kind), []).append((before.reshape(-1), after.reshape(-1)))
    places = [{"place": where, "kind": kind} |
              measures(*(np.concatenate([pair[side] for pair in pairs]) for side in (0, 1)))
              for (where, kind), pairs in flat.items()]
    made_with = {module.__name__: module.__version__ for module in (torch, torchvision, np)}
    rows = [",\n  ".join(json.dumps(row, separators=(",", ":")) for row in list_) for list_ in (tensors, places)]
    pathlib.Path(sys.argv[1]).write_text(f'{{"madeWith": {json.dumps(made_with)},\n "tensors": [\n  {rows[0]}\n],\n'
                                         f' "places": [\n  {rows[1]}\n]}}\n')


if __name__ == "__main__":
    main()
