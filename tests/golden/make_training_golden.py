#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden values of two training steps of a small EfficientNet, from torchvision and torch.optim.

The network is torchvision's with width 0.25 and depth 0.4, weights and pictures from the integer hash
of make_golden.py, no dropout and no drop path (their random numbers differ between programs).
Step 0 has the full learning rate, step 1 half of it: a cosine over two steps.

  oracle/bin/python tests/golden/make_training_golden.py tests/golden/training.json
"""
import functools
import json
import pathlib
import re
import sys

import numpy as np
import torch
import torchvision
from torchvision.models.efficientnet import EfficientNet, _efficientnet_conf

from make_golden import fill, our_key, uniform

SIDE, BATCH, CLASSES = 64, 4, 5
EPS, MOMENTUM = 1e-3, 0.01
RATE, DECAY, SMOOTHING, CLIP, AVERAGE = 0.05, 0.01, 0.1, 1.0, 0.999
WATCHED = ["stem.conv.weight", "stem.bn.weight", "stages.2.0.depthwise.conv.weight", "stages.4.0.se.reduce.bias",
           "stages.6.0.project.conv.weight", "head.bn.bias", "classifier.weight", "classifier.bias",
           "stem.bn.running_mean", "stages.5.0.expand.bn.running_var", "head.bn.running_var",
           "head.bn.num_batches_tracked"]


def network():
    setting, last = _efficientnet_conf("efficientnet_b0", width_mult=0.25, depth_mult=0.4)
    norm = functools.partial(torch.nn.BatchNorm2d, eps=EPS, momentum=MOMENTUM)
    model = EfficientNet(setting, 0.0, stochastic_depth_prob=0.0, num_classes=CLASSES, last_channel=last,
                         norm_layer=norm)
    return model, fill(model)


def names_of(model) -> dict:
    has_expand = {}
    for name in model.state_dict():
        match = re.match(r"features\.(\d)\.(\d+)\.block\.(\d)\.", name)
        if match:
            block = match[1], match[2]
            has_expand[block] = has_expand.get(block, False) or match[3] == "3"
    return {name: our_key(name, has_expand) for name in model.state_dict()}


def optimiser_of(kind: str, model):
    groups = [{"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": DECAY},
              {"params": [p for p in model.parameters() if p.dim() <= 1], "weight_decay": 0.0}]
    if kind == "sgd":
        return torch.optim.SGD(groups, lr=RATE, momentum=0.9, nesterov=True)
    return torch.optim.RMSprop(groups, lr=RATE, momentum=0.9, alpha=0.9, eps=0.0316)


def summary(tensor) -> dict:
    flat = tensor.detach().double().flatten()
    return {"norm": flat.norm().item(), "first": [float(v) for v in flat[:6]]}


def golden(kind: str) -> dict:
    model, digest = network()
    model.train()
    names = names_of(model)
    optimiser = optimiser_of(kind, model)
    average = {n: t.detach().clone() for n, t in model.state_dict().items() if t.is_floating_point()}
    steps = []
    for step in range(2):
        values = (1.7 * uniform(f"pictures {step}", BATCH * SIDE * SIDE * 3)).astype(np.float32)
        images = torch.from_numpy(values).reshape(BATCH, SIDE, SIDE, 3).permute(0, 3, 1, 2)
        labels = torch.tensor([(i + step) % CLASSES for i in range(BATCH)])
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1.0 if step == 0 else 0.5)
        optimiser.zero_grad()
        logits = model(images)
        loss = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=SMOOTHING)
        loss.backward()
        norms = {names[n]: p.grad.double().norm().item() for n, p in model.named_parameters()}
        total = torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP).item()
        optimiser.step()
        decay = min(AVERAGE, (1 + step) / (10 + step))
        for name, tensor in model.state_dict().items():
            if name in average:
                average[name].mul_(decay).add_(tensor, alpha=1 - decay)
        steps.append({"loss": loss.item(), "right": int((logits.argmax(1) == labels).sum()),
                      "gradientNorm": total, "gradients": {k: norms[k] for k in WATCHED if k in norms}})
    state = {names[n]: t for n, t in model.state_dict().items()}
    averages = {names[n]: t for n, t in average.items()}
    return {"digest": digest, "steps": steps, "updated": {k: summary(state[k]) for k in WATCHED},
            "average": {k: summary(averages[k]) for k in WATCHED if k in averages}}


def main() -> None:
    torch.set_num_threads(2)
    document = {"torch": torch.__version__.split("+")[0], "torchvision": torchvision.__version__.split("+")[0],
                "sgd": golden("sgd"), "rmsprop": golden("rmsprop")}
    text = json.dumps(document, indent=1, sort_keys=True)
    text = re.sub(r"\[\s+([^\[\]]*?)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", text)
    pathlib.Path(sys.argv[1]).write_text(text + "\n")


if __name__ == "__main__":
    main()
