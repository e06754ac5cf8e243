#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden values of networks of one's own: torchvision's EfficientNet at scales that nobody published.

Per network: a digest of every name and shape of its state dict, and its logits on an input of its own
side, with weights and input from the integer hash of make_golden.py. What ScaleScope exports must have
these names and shapes, and its engines must give these logits.

  oracle/bin/python tests/golden/make_custom_golden.py tests/golden/custom.json
"""
import hashlib
import json
import pathlib
import sys

import numpy as np
import torch
import torchvision
from torchvision.models.efficientnet import EfficientNet, _efficientnet_conf

from make_golden import fill, rounded, uniform

# width, depth, side, classes, dropout
NETWORKS = [
    (0.5, 0.6, 161, 1000, 0.2),
    (1.3, 1.25, 253, 10, 0.35),
    (0.75, 1.5, 97, 37, 0.0),
]


def names_digest(state) -> str:
    """Over "KEY dtype [sizes]" in the order of the keys: files may hold tensors in any order."""
    lines = sorted(f"{key} {str(t.dtype).removeprefix('torch.')} {list(t.shape)}\n" for key, t in state.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def network(width, depth, side, classes, dropout) -> dict:
    setting, last_channel = _efficientnet_conf("efficientnet_b0", width_mult=width, depth_mult=depth)
    model = EfficientNet(setting, dropout=dropout, num_classes=classes, last_channel=last_channel).eval()
    digest = fill(model)
    image = torch.from_numpy((1.7 * uniform("input", 3 * side * side)).astype(np.float32)).reshape(1, 3, side, side)
    with torch.inference_mode():
        logits = model(image)[0]
    state = model.state_dict()
    return {"width": width, "depth": depth, "side": side, "classes": classes, "dropout": dropout,
            "params": sum(p.numel() for p in model.parameters()), "tensors": len(state),
            "namesSha256": names_digest(state), "weightsSha256": digest,
            "logits": [float(v) for v in logits]}


if __name__ == "__main__":
    torch.set_num_threads(2)
    made_with = json.dumps({"torch": torch.__version__, "torchvision": torchvision.__version__})
    rows = ",\n  ".join(json.dumps(rounded(network(*n)), separators=(",", ":")) for n in NETWORKS)
    pathlib.Path(sys.argv[1]).write_text(f'{{"madeWith": {made_with},\n "networks": [\n  {rows}\n]}}\n')
