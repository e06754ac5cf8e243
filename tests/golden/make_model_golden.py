#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures of networks that torchvision builds for any width and depth, as an oracle for core/model.

Per network: parameters, tensors of the state dict with a digest of their shapes, MACs and elements
of convolution and linear outputs (counted by shapes as the pass goes), and the peak of live tensor
bytes of an eager pass (each storage from its first tensor to the end of its last); for some also the
largest live bytes at each node, block by block. Shapes only, on the meta device: no weights, no
arithmetic.

  oracle/bin/python tests/golden/make_model_golden.py tests/golden/model_figures.json
"""
import hashlib
import json
import pathlib
import sys
import weakref

import torch
import torchvision
from torch.utils._python_dispatch import TorchDispatchMode
from torchvision.models.efficientnet import EfficientNet, MBConv, _efficientnet_conf

# width, depth, height, width of the input
NETWORKS = [
    (1.0, 1.0, 224, 224),
    (1.1, 1.2, 288, 288),
    (2.0, 3.1, 600, 600),
    (0.35, 1.0, 224, 224),
    (1.37, 1.0, 223, 223),
    (1.0, 0.5, 97, 97),
    (0.35, 0.5, 33, 33),
    (1.37, 1.9, 251, 251),
    (0.5, 0.3, 160, 96),
    (1.0, 1.0, 181, 320),
    (2.6, 2.6, 321, 245),
    (0.1, 1.0, 64, 64),
]
# With the curve of live bytes: few and small.
CURVES = NETWORKS[5:9]
# Operators that begin a node of our graph; the others belong to the node before them.
NODE_BEGINS = {"convolution", "mean", "mul", "add_", "addmm"}


class Counter(TorchDispatchMode):
    """MACs and output elements of convolutions and linear layers, live bytes by storage."""

    def __init__(self, model):
        super().__init__()
        self.weights = {t.untyped_storage()._cdata for t in model.state_dict().values()}
        self.macs = self.activations = self.live = self.peak = 0
        self.storages = {}
        self.live_by_node = []

    def watch(self, tensor):
        storage = tensor.untyped_storage()
        key = storage._cdata
        if key in self.storages or key in self.weights:
            return
        size = storage.nbytes()
        self.live += size
        self.peak = max(self.peak, self.live)

        def forget(_):
            self.live -= size
            del self.storages[key]

        self.storages[key] = weakref.ref(storage, forget)

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        out = function(*args, **(kwargs or {}))
        name = function.overloadpacket.__name__
        if name == "convolution":
            self.macs += out.numel() * args[1][0].numel()
            self.activations += out.numel()
        elif name == "addmm":
            self.macs += args[2].numel()
            self.activations += out.numel()
        if name in NODE_BEGINS:
            self.live_by_node.append(0)
        # Batch norm's saved statistics are empty in eval mode on a CPU, but not on the meta device.
        self.watch(out[0] if isinstance(out, (tuple, list)) else out)
        self.live_by_node[-1] = max(self.live_by_node[-1], self.live)
        return out


def trace(model, image, forward):
    counter = Counter(model)
    counter.watch(image)
    with torch.no_grad(), counter:
        forward(image)
    return counter


def block_by_block(model):
    """torchvision's forward, except that it keeps a stage's input until the whole stage is done."""
    stages = [part if isinstance(part[0], MBConv) else [part] for part in model.features]
    blocks = [block for stage in stages for block in stage]

    def forward(x):
        for block in blocks:
            x = block(x)
        x = model.avgpool(x)
        return model.classifier(torch.flatten(x, 1))

    return forward


def figures(width, depth, height, input_width):
    setting, _ = _efficientnet_conf("efficientnet_b0", width_mult=width, depth_mult=depth)
    with torch.device("meta"):
        model = EfficientNet(setting, dropout=0.2).eval()
        image = torch.empty(1, 3, height, input_width)
    counter = trace(model, image, model)
    state = model.state_dict()
    shapes = "".join(f"[{', '.join(map(str, t.shape))}]\n" for t in state.values())
    result = {
        "width": width, "depth": depth, "inputHeight": height, "inputWidth": input_width,
        "params": sum(p.numel() for p in model.parameters()),
        "tensors": len(state),
        "shapesSha256": hashlib.sha256(shapes.encode()).hexdigest(),
        "macs": counter.macs, "activations": counter.activations, "peakBytes": counter.peak,
    }
    if (width, depth, height, input_width) in CURVES:
        result["liveByNode"] = trace(model, image, block_by_block(model)).live_by_node
    return result


if __name__ == "__main__":
    document = {
        "made with": {"torch": torch.__version__, "torchvision": torchvision.__version__},
        "networks": [figures(*network) for network in NETWORKS],
    }
    lines = ",\n  ".join(json.dumps(row) for row in document["networks"])
    head = json.dumps(document["made with"])
    pathlib.Path(sys.argv[1]).write_text(f'{{"madeWith": {head},\n "networks": [\n  {lines}\n]}}\n')
