#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden values of the libraries that files of EfficientNet come from: same tensors, other arithmetic.

torchvision and timm's own networks pad symmetrically; timm's tf_efficientnet pads as TensorFlow does, for
the size that is fed; EfficientNet-PyTorch and transformers do so for the size that they were built for,
whatever is fed. Batch norm's eps differs too. Per library, variant and input size: logits and, of each
block's output, mean and deviation, with weights and input from the integer hash of make_golden.py.

  python3 -m venv oracle && oracle/bin/pip install torch==2.13.0 numpy timm==1.0.31 transformers==5.24.0
  oracle/bin/pip install --no-deps torchvision==0.28.0 efficientnet_pytorch==0.7.1
  oracle/bin/python tests/golden/make_conventions_golden.py tests/golden/conventions.json
"""
import json
import math
import pathlib
import re
import sys

import efficientnet_pytorch
import numpy as np
import timm
import torch
import torchvision
import transformers

from make_golden import hash_tensor, our_key, rounded, uniform

CLASSES = 10
SCALES = [(1.0, 1.0, 224), (1.0, 1.1, 240), (1.1, 1.2, 260), (1.2, 1.4, 300), (1.4, 1.8, 380), (1.6, 2.2, 456)]
# What transformers' conversion of the published networks wrote into their config.json.
PUBLISHED_PADDING = [[], [16], [5, 8, 16], [5, 18], [6], [13, 27]]

# library, variant, height, width, size that it is built for or None, list of blocks or None
CASES = [
    ("torchvision", 0, 225, 225, None, None),
    ("torchvision", 5, 97, 97, None, None),
    ("timm", 0, 224, 224, None, None),
    ("timm", 0, 130, 97, None, None),
    ("timm", 5, 96, 96, None, None),
    ("tf", 0, 224, 224, None, None),
    ("tf", 0, 225, 225, None, None),
    ("tf", 0, 97, 130, None, None),
    ("tf", 1, 240, 240, None, None),
    ("tf", 3, 300, 300, None, None),
    ("tf", 3, 131, 163, None, None),
    ("lukemelas", 0, 224, 224, None, None),
    ("lukemelas", 0, 225, 225, None, None),
    ("lukemelas", 0, 130, 97, None, None),
    ("lukemelas", 0, 160, 161, 161, None),
    ("lukemelas", 1, 224, 224, None, None),
    ("lukemelas", 2, 260, 260, None, None),
    ("lukemelas", 3, 300, 300, None, None),
    ("transformers", 0, 224, 224, None, None),
    ("transformers", 0, 97, 130, None, None),
    ("transformers", 1, 240, 240, None, [16]),
    ("transformers", 1, 240, 240, None, []),
    ("transformers", 2, 131, 131, None, None),
    ("transformers", 3, 300, 300, None, [5, 18]),
]


def torchvision_of(variant):
    return getattr(torchvision.models, f"efficientnet_b{variant}")(weights=None, num_classes=CLASSES)


def model_of(library, variant, built, blocks):
    if library == "torchvision":
        return torchvision_of(variant)
    if library in ("timm", "tf"):
        name = f"{'tf_' if library == 'tf' else ''}efficientnet_b{variant}"
        return timm.create_model(name, pretrained=False, num_classes=CLASSES)
    if library == "lukemelas":
        size = {"image_size": built} if built else {}
        return efficientnet_pytorch.EfficientNet.from_name(f"efficientnet-b{variant}", num_classes=CLASSES, **size)
    width, depth, size = SCALES[variant]
    config = transformers.EfficientNetConfig(
        width_coefficient=width, depth_coefficient=depth, image_size=size, num_labels=CLASSES,
        hidden_dim=[1280, 1280, 1408, 1536, 1792, 2048][variant],
        depthwise_padding=PUBLISHED_PADDING[variant] if blocks is None else blocks)
    return transformers.EfficientNetForImageClassification(config)


def blocks_of(library, model):
    if library == "torchvision":
        return [block for stage in range(1, 8) for block in model.features[stage]]
    if library in ("timm", "tf"):
        return [block for stage in model.blocks for block in stage]
    return list(model._blocks if library == "lukemelas" else model.efficientnet.encoder.blocks)


def fill(model, variant):
    """All libraries hold the same tensors in the same order as torchvision."""
    has_expand = {}
    theirs = torchvision_of(variant).state_dict()
    for name in theirs:
        match = re.match(r"features\.(\d)\.(\d+)\.block\.(\d)\.", name)
        if match:
            block = match[1], match[2]
            has_expand[block] = has_expand.get(block, False) or match[3] == "3"
    state = model.state_dict()
    assert len(state) == len(theirs), (len(state), len(theirs))
    filled = {}
    for (name, tensor), (their, shaped) in zip(state.items(), theirs.items()):
        assert tensor.shape == shaped.shape, (name, their)
        values = hash_tensor(our_key(their, has_expand), tuple(tensor.shape))
        filled[name] = torch.from_numpy(values.copy()).reshape(tensor.shape)
    model.load_state_dict(filled)


def golden(library, variant, height, width, built, blocks):
    model = model_of(library, variant, built, blocks).eval()
    fill(model, variant)
    image = (1.7 * uniform("input", 3 * height * width)).astype(np.float32).reshape(1, 3, height, width)
    seen = []
    for block in blocks_of(library, model):
        block.register_forward_hook(lambda _m, _i, out: seen.append(out.double()))
    with torch.inference_mode():
        result = model(torch.from_numpy(image))
    logits = (result.logits if library == "transformers" else result)[0]
    assert all(math.isfinite(v) for v in logits)
    row = {"library": library, "variant": variant, "height": height, "width": width,
           "sides": [list(out.shape[2:]) for out in seen],
           "means": [out.mean().item() for out in seen], "deviations": [out.std(unbiased=False).item() for out in seen],
           "logits": [float(v) for v in logits]}
    if built:
        row["builtForPx"] = built
    if blocks is not None:
        row["depthwisePadding"] = blocks
    return row


def main():
    torch.set_num_threads(2)
    versions = {module.__name__: module.__version__ for module in (torch, torchvision, timm, efficientnet_pytorch, transformers)}
    rows = []
    for case in CASES:
        rows.append(golden(*case))
        print(*case, rows[-1]["logits"][:3], flush=True)
    text = ",\n  ".join(json.dumps(rounded(row), separators=(",", ":")) for row in rows)
    pathlib.Path(sys.argv[1]).write_text(f'{{"madeWith": {json.dumps(versions)},\n "classes": {CLASSES},\n "cases": [\n  {text}\n]}}\n')


if __name__ == "__main__":
    main()
