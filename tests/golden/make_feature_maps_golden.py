#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Oracle of the feature maps: torchvision's B0 on hash weights, hooks on every tensor of some blocks.

Usage: make_feature_maps_golden.py > feature_maps.json   (needs what make_golden.py needs)
"""
import json
import sys

import torch
import torchvision
from make_golden import fill, rounded, uniform

SIDE = 96
BLOCKS = [0, 1, 2, 10]
CHANNELS = 16  # of each stage that are written


def stage(values, pre=None):
    flat = values.double().flatten(2)[0]
    counted = values if pre is None else pre
    return {
        "shape": list(values.shape[1:]),
        "low": flat.amin(1)[:CHANNELS].tolist(), "high": flat.amax(1)[:CHANNELS].tolist(),
        "energy": flat.square().mean(1)[:CHANNELS].tolist(),
        "first": flat[0, :8].tolist(),
        "countedLow": counted.min().item(), "countedHigh": counted.max().item(),
    }


def watch(block, seen):
    def keep(name, module):
        module.register_forward_hook(lambda _m, _i, out: seen.__setitem__(name, out.clone()))

    block.register_forward_pre_hook(lambda _m, args: seen.__setitem__("input", args[0].clone()))
    parts = list(block.block)
    if len(parts) == 4:
        keep("expanded", parts[0])
        keep("expanded pre", parts[0][1])
    depthwise, excite, project = parts[-3:]
    keep("depthwise", depthwise)
    keep("depthwise pre", depthwise[1])
    keep("squeeze", excite.avgpool)
    keep("hidden", excite.activation)
    keep("gates", excite.scale_activation)
    keep("gated", excite)
    keep("projected", project)
    if block.use_res_connect:
        keep("output", block)


def main():
    model = torchvision.models.efficientnet_b0(weights=None).eval()
    fill(model)
    blocks = [block for part in model.features[1:8] for block in part]
    seen = {index: {} for index in BLOCKS}
    for index in BLOCKS:
        watch(blocks[index], seen[index])
    image = torch.from_numpy((1.7 * uniform("input", 3 * SIDE * SIDE)).astype("float32"))
    with torch.inference_mode():
        model(image.reshape(1, 3, SIDE, SIDE))
    result = []
    for index, tensors in seen.items():
        stages = {}
        for name in ["input", "expanded", "depthwise", "gated", "projected", "output"]:
            if name in tensors:
                pre = tensors.get("depthwise pre" if name == "gated" else name + " pre")
                stages[name] = stage(tensors[name], pre)
        result.append({"block": index, "stages": stages} | {
            name: tensors[name].flatten().tolist() for name in ["squeeze", "hidden", "gates"]})
    json.dump(rounded({"torch": torch.__version__, "torchvision": torchvision.__version__, "side": SIDE,
                       "blocks": result}), sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
