#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Batch norm statistics of timm's efficientnet_b0 and tf_efficientnet_b0 with the same trained filters.

The filters are those of the demo weights. Only running means and variances are new: cumulative averages
over crops of the sample pictures, of networks that pad symmetrically and as TensorFlow does, at sides whose
halves are even (both differ) and odd (both are one). Of the four depthwise convolutions with stride 2.

  python3 -m venv oracle && oracle/bin/pip install torch==2.13.0 numpy pillow safetensors timm==1.0.31
  oracle/bin/pip install --no-deps torchvision==0.28.0
  oracle/bin/python tests/golden/make_padding_statistics_golden.py tests/golden/padding_statistics.json
"""
import json
import pathlib
import sys

import numpy as np
import timm
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "resources"
PICTURES = ["chelsea.png", "coffee.jpg", "rocket.jpg"]
STAGES = [1, 2, 3, 5]
CASES = [("efficientnet_b0", 128), ("tf_efficientnet_b0", 128), ("efficientnet_b0", 224),
         ("tf_efficientnet_b0", 224), ("tf_efficientnet_b0", 225)]


def batch(pictures, rng, side, count=16):
    crops = []
    for _ in range(count):
        picture = pictures[rng.integers(len(pictures))]
        size = rng.integers(min(picture.shape[:2]) // 2, min(picture.shape[:2]))
        y, x = rng.integers(picture.shape[0] - size + 1), rng.integers(picture.shape[1] - size + 1)
        crop = Image.fromarray(picture[y:y + size, x:x + size]).resize((side, side), Image.BICUBIC)
        crops.append(np.asarray(crop))
    images = torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 255
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    return (images - mean[:, None, None]) / std[:, None, None]


def main():
    torch.set_num_threads(2)
    demo = load_file(RESOURCES / "demo" / "efficientnet_b0_demo.safetensors")
    classes = demo["classifier.1.weight"].shape[0]
    names = torchvision.models.efficientnet_b0(num_classes=classes).state_dict()
    pictures = [np.asarray(Image.open(RESOURCES / "samples" / name).convert("RGB")) for name in PICTURES]
    rows = []
    for name, side in CASES:
        model = timm.create_model(name, num_classes=classes)
        own = {mine: demo.get(their, value).reshape(value.shape).to(value.dtype)
               for (mine, value), their in zip(model.state_dict().items(), names)}
        model.load_state_dict(own)
        for norm in (m for m in model.modules() if isinstance(m, torch.nn.BatchNorm2d)):
            norm.momentum = None
            norm.reset_running_stats()
        model.train()
        rng = np.random.default_rng(0)
        with torch.no_grad():
            for _ in range(6):
                model(batch(pictures, rng, side))
        state = model.state_dict()
        norms = []
        for stage in STAGES:
            norm = f"blocks.{stage}.0.bn2.running_"
            norms.append({kind: [float(f"{v:.4g}") for v in state[norm + kind]] for kind in ("mean", "var")})
        rows.append({"network": name, "side": side, "norms": norms})
        print(name, side, flush=True)
    made_with = {module.__name__: module.__version__ for module in (torch, timm, np)}
    text = ",\n  ".join(json.dumps(row, separators=(",", ":")) for row in rows)
    pathlib.Path(sys.argv[1]).write_text(f'{{"madeWith": {json.dumps(made_with)},\n "cases": [\n  {text}\n]}}\n')


if __name__ == "__main__":
    main()
