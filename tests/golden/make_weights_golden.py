#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small files as torch writes them, with digests of what torch reads back from them; names and shapes
of torchvision's B0..B7; first values of our random weights, computed without C++.

  oracle as in make_golden.py
  oracle/bin/python tests/golden/make_weights_golden.py tests/data/weights tests/golden/weights.json
"""
import hashlib
import json
import os
import pathlib
import sys
from collections import OrderedDict

import numpy as np
import torch
import torchvision

MASK = (1 << 64) - 1
NAMES = {torch.float32: "fp32", torch.float16: "fp16", torch.bfloat16: "bf16", torch.float64: "fp64",
         torch.int64: "int64", torch.int32: "int32", torch.int16: "int16", torch.int8: "int8",
         torch.uint8: "uint8", torch.bool: "bool"}


def header(key, tensor):
    return f"{key} {NAMES[tensor.dtype]} [{','.join(map(str, tensor.shape))}]\n".encode()


def digest(tensors):
    """contentDigest of core/weights/state_dict.h."""
    sha = hashlib.sha256()
    for key in sorted(tensors, key=str.encode):
        tensor = tensors[key].detach().contiguous()
        sha.update(header(key, tensor))
        if tensor.numel():
            sha.update(tensor.reshape(-1).view(torch.uint8).numpy().tobytes())
    return sha.hexdigest()


def dtypes():
    values = torch.tensor([0.0, -1.5, 3.25, 1e-7, 65504.0, float("inf")])
    tensors = OrderedDict((name, values.to(dtype)) for dtype, name in NAMES.items() if dtype.is_floating_point)
    whole = torch.tensor([[0, 1, -2], [100, 127, 5]])
    for dtype, name in NAMES.items():
        if not dtype.is_floating_point:
            tensors[name] = (whole.abs() if dtype == torch.uint8 else whole).to(dtype)
    return tensors


def views():
    base = torch.arange(60, dtype=torch.float32).reshape(3, 4, 5)
    return OrderedDict(base=base, transposed=base.transpose(0, 2), slice=base[1:, ::2, 1:4], last=base[2],
                       expanded=base[0, 0].expand(4, 5), scalar=torch.tensor(7.5), element=base[2, 3, 4],
                       empty=torch.zeros(0, 3), one=base[1:2, 1:2, 1:2],
                       channels_last=torch.arange(48.0).reshape(2, 3, 4, 2).to(memory_format=torch.channels_last))


def stem():
    """Enough of torchvision's names to be recognised."""
    generator = torch.Generator().manual_seed(5)
    shapes = {"features.0.0.weight": (2, 3, 3, 3), "features.1.0.block.0.0.weight": (2, 1, 3, 3),
              "features.8.0.weight": (4, 2, 1, 1), "classifier.1.weight": (3, 4), "classifier.1.bias": (3,)}
    return OrderedDict((key, torch.randn(shape, generator=generator)) for key, shape in shapes.items())


def nested():
    weights = OrderedDict(("module." + key, value) for key, value in stem().items())
    return {"epoch": 12, "lr": 0.125, "best": -3, "big": 1 << 40, "note": "gr\u00fc\u00df", "done": True, "none": None,
            "device": torch.device("cpu"), "dtype": torch.float16, "size": torch.Size([1, 2]),
            "model_state_dict": weights, "class_names": ["cat", "dog", "owl"],
            "optimizer": {"state": {0: {"step": torch.tensor(3.0)}}, "param_groups": [{"params": [0, 1]}]}}


def parameters():
    module = torch.nn.Linear(3, 2)
    with torch.no_grad():
        module.weight.copy_(torch.arange(6.0).reshape(2, 3))
        module.bias.fill_(0.5)
    return OrderedDict(weight=module.weight, bias=module.bias)


def mapped():
    return {"state_dict": stem(), "class_to_idx": {"owl": 2, "cat": 0, "dog": 1}}


def module_with_metadata():
    return torch.nn.Sequential(torch.nn.Conv2d(1, 2, 1), torch.nn.BatchNorm2d(2)).state_dict()


class Malicious:
    """What torch.load without weights_only would run: a file that is there afterwards."""

    def __reduce__(self):
        return os.system, ("touch malicious-was-run",)


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def mix(x):
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


GOLDEN = 0x9E3779B97F4A7C15


def random_values(key, seed, count, spread):
    """core/weights/random.cpp in whole numbers."""
    stream = mix((fnv1a(key) + mix((seed + GOLDEN) & MASK)) & MASK)
    scale = np.float32(spread / np.sqrt((2.0**32 - 1.0) / 3.0))
    values = []
    for i in range(count):
        bits = mix((stream + GOLDEN * (i + 1)) & MASK)
        total = sum((bits >> shift) & 0xFFFF for shift in (0, 16, 32, 48)) - 2 * 0xFFFF
        values.append(float(np.float32(total) * scale))
    return values


def names(model):
    lines = [f"{key} [{', '.join(map(str, value.shape))}]\n" for key, value in model.state_dict().items()]
    return {"count": len(lines), "sha256": hashlib.sha256("".join(lines).encode()).hexdigest()}


def main(data, target):
    torch.manual_seed(1)
    data.mkdir(parents=True, exist_ok=True)
    files = {}

    def save(name, value, tensors, **options):
        torch.save(value, data / name, **options)
        read = torch.load(data / name, weights_only=True) if options.get("pickle_protocol", 2) == 2 else value
        files[name] = {"digest": digest(tensors(read)), "count": len(tensors(read))}

    legacy = {"_use_new_zipfile_serialization": False}
    for label, make, tensors in (
            ("dtypes", dtypes, lambda v: v), ("views", views, lambda v: v), ("parameters", parameters, lambda v: v),
            ("metadata", module_with_metadata, lambda v: v), ("nested", nested, lambda v: v["model_state_dict"]),
            ("mapped", mapped, lambda v: v["state_dict"])):
        save(f"{label}.pth", make(), tensors)
        save(f"{label}_legacy.pth", make(), tensors, **legacy)
    torch.save({"state_dict": stem(), "extra": Malicious()}, data / "malicious.pth")
    save("protocol4.pth", dtypes(), lambda v: v, pickle_protocol=4)
    random = [{"key": key, "seed": seed, "spread": spread, "values": random_values(key, seed, 8, spread)}
              for seed in (0, 7) for key, spread in (("stem.conv.weight", float(np.sqrt(2.0 / 27))),
                                                     ("classifier.bias", 0.02))]
    json.dump({"torch": torch.__version__, "torchvision": torchvision.__version__, "files": files, "random": random,
               "torchvisionNames": [names(getattr(torchvision.models, f"efficientnet_b{i}")(weights=None))
                                    for i in range(8)]},
              target.open("w"), indent=1)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
