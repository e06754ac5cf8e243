#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes preprocessing_paths.json: what torchvision feeds where the picture is a float tensor when it is resized, and how far
that is from its own preset on a PIL image.

Needs torch, torchvision, Pillow, NumPy; their versions are in the file. Run from anywhere. The patterns are those of
make_preprocess_golden.py beside it. OpenCV needs no golden data: the program resizes by that library itself, and its plain
filters are these without antialias, rounded.
"""
import json

import numpy
import PIL
import torch
import torchvision
from PIL import Image
from torchvision.transforms import functional as F
from torchvision.transforms.functional import InterpolationMode

from make_preprocess_golden import HERE, MEAN, ROOT, STD, lines, picture

MODES = {"nearest": InterpolationMode.NEAREST, "bilinear": InterpolationMode.BILINEAR, "bicubic": InterpolationMode.BICUBIC}


def fed(image, target, crop, mode, antialias):
    """0 to 1, before the normalisation."""
    tensor = F.to_tensor(image)
    return F.center_crop(F.resize(tensor, target, interpolation=mode, antialias=antialias), [crop, crop])


def resize_cases():
    """Small squares out of larger, smaller, wide and tall pictures, squashed ones, and one that is padded."""
    sizes = [((23, 17), [10], 8), ((17, 64), [11], 8), ((200, 150), [12], 8), ((5, 4), [9], 8), ((40, 30), [30], 8),
             ((31, 47), [8, 8], 8), ((6, 9), [5], 8), ((64, 64), [32], 7)]
    for index, (size, target, crop) in enumerate(sizes):
        for name, mode in MODES.items():
            for antialias in (False, True):
                if antialias and name == "nearest":
                    continue
                pattern = ("noise", "edges", "ramp")[index % 3]
                levels = fed(picture(pattern, *size, index), target, crop, mode, antialias) * 255
                yield {"pattern": pattern, "seed": index, "size": size, "resize": target[0], "squash": len(target) == 2,
                       "crop": crop, "filter": name, "antialias": antialias,
                       "levels": [round(float(v), 4) for v in levels.ravel()]}


def difference(one, other):
    """Largest and mean: in levels of 0 to 255, and in what is fed."""
    units = (one.double() - other.double()).abs()
    levels = units * torch.tensor(STD).double().view(3, 1, 1) * 255
    return {"largestLevels": float(levels.max()), "meanLevels": float(levels.mean()),
            "largestFed": float(units.max()), "meanFed": float(units.mean())}


def photo_cases():
    """The sample photograph by the published recipes: how far a tensor is from the preset on the PIL image."""
    image = Image.open(ROOT / "resources/samples/chelsea.png").convert("RGB")
    for name in ("b0", "b1", "b4", "b7"):
        weights = getattr(torchvision.models, f"EfficientNet_{name.upper()}_Weights").IMAGENET1K_V1
        preset = weights.transforms()
        exact = preset(image)
        for antialias in (False, True):
            tensor = fed(image, preset.resize_size, preset.crop_size[0], preset.interpolation, antialias)
            yield {"recipe": name, "resize": preset.resize_size[0], "crop": preset.crop_size[0],
                   "filter": preset.interpolation.value, "antialias": antialias,
                   **difference(F.normalize(tensor, mean=MEAN, std=STD), exact)}


def main():
    versions = {"torch": torch.__version__, "torchvision": torchvision.__version__, "pillow": PIL.__version__,
                "numpy": numpy.__version__}
    text = (f'{{"versions": {json.dumps(versions)},\n"resize": [\n{lines(resize_cases())}\n],\n'
            f'"chelsea": [\n{lines(photo_cases())}\n]}}\n')
    json.loads(text)
    (HERE / "preprocessing_paths.json").write_text(text)


if __name__ == "__main__":
    main()
