#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes preprocess.json: digests of what Pillow and torchvision make of known pixels.

Needs torch, torchvision, Pillow, NumPy. Run from anywhere; the patterns below are written a second time in
tests/core/input/patterns.h and must stay the same.
"""
import hashlib
import json
import pathlib

import numpy
import PIL
import torch
import torchvision
from PIL import Image
from torchvision.transforms import functional as F
from torchvision.transforms.functional import InterpolationMode

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILTERS = {"bicubic": Image.Resampling.BICUBIC, "bilinear": Image.Resampling.BILINEAR}
OTHER_FILTERS = {name: Image.Resampling[name.upper()] for name in ("nearest", "box", "hamming", "lanczos")}
MODES = {"bicubic": InterpolationMode.BICUBIC, "bilinear": InterpolationMode.BILINEAR}
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def noise(width, height, seed):
    h = numpy.arange(width * height * 3, dtype=numpy.uint32) * numpy.uint32(2654435761)
    h += numpy.uint32(seed * 2246822519 % 2**32)
    h ^= h >> numpy.uint32(15)
    h *= numpy.uint32(2246822519)
    h ^= h >> numpy.uint32(13)
    h *= numpy.uint32(3266489917)
    h ^= h >> numpy.uint32(16)
    return (h & numpy.uint32(255)).astype(numpy.uint8).reshape(height, width, 3)


def grid(width, height):
    y, x, c = numpy.meshgrid(range(height), range(width), range(3), indexing="ij")
    return x, y, c


def edges(width, height, _seed):
    x, y, c = grid(width, height)
    return (((x // 3 + y // 2 + c) & 1) * 255).astype(numpy.uint8)


def ramp(width, height, seed):
    x, y, c = grid(width, height)
    return ((x * 5 + y * 3 + c * 70 + seed) & 255).astype(numpy.uint8)


PATTERNS = {"noise": noise, "edges": edges, "ramp": ramp}


def digest(array):
    return hashlib.sha256(numpy.ascontiguousarray(array).tobytes()).hexdigest()


def picture(pattern, width, height, seed):
    return Image.fromarray(PATTERNS[pattern](width, height, seed), "RGB")


def resize_cases():
    sizes = [
        ((1, 1), (7, 5)), ((2, 3), (5, 4)), ((500, 375), (341, 256)), ((375, 500), (256, 341)),
        ((451, 300), (384, 255)), ((17, 9), (64, 65)), ((640, 427), (213, 142)), ((1000, 20), (7, 300)),
        ((123, 457), (300, 111)), ((64, 64), (64, 32)), ((64, 64), (32, 64)), ((33, 33), (33, 33)),
        ((255, 257), (254, 258)), ((1999, 3), (1, 1)), ((9001, 2), (3, 2)), ((40, 30), (41, 31)),
        # Pillow 13 goes vertically first when the height shrinks by more than twice what the width does.
        ((20, 1000), (300, 7)), ((100, 300), (90, 50)), ((99, 99), (66, 33)), ((104, 33), (93, 11)),
        ((104, 34), (93, 11)), ((18, 80), (4, 36)), ((60, 20), (50, 90)),
    ]
    for index, (size, target) in enumerate(sizes):
        for name in FILTERS:
            pattern = list(PATTERNS)[index % 3]
            image = picture(pattern, *size, index)
            resized = image.resize(target, FILTERS[name])
            yield {"pattern": pattern, "seed": index, "size": size, "target": target, "filter": name,
                   "sha256": digest(numpy.asarray(resized))}


def other_filter_cases():
    """Filters that configurations beside weights ask for; whole multiples are where the nearest of two is a question."""
    sizes = [((1, 1), (7, 5)), ((500, 375), (341, 256)), ((375, 500), (256, 341)), ((17, 9), (64, 65)), ((64, 64), (32, 32)),
             ((64, 64), (128, 192)), ((20, 1000), (300, 7)), ((123, 457), (300, 111)), ((33, 33), (33, 33)),
             ((100, 300), (90, 50)), ((255, 257), (254, 258)), ((9001, 2), (3, 2)), ((640, 427), (224, 224)), ((18, 80), (4, 36)),
             ((300, 200), (225, 150)), ((64, 40), (64, 20))]
    for index, (size, target) in enumerate(sizes):
        for name, resampling in OTHER_FILTERS.items():
            pattern = list(PATTERNS)[index % 3]
            resized = picture(pattern, *size, index).resize(target, resampling)
            yield {"pattern": pattern, "seed": index, "size": size, "target": target, "filter": name,
                   "sha256": digest(numpy.asarray(resized))}


def published_recipes():
    models = torchvision.models
    for index in range(8):
        for weights in getattr(models, f"EfficientNet_B{index}_Weights"):
            yield f"b{index} {weights.name}", weights.transforms()


def prepared(image, resize, crop, mode):
    """The PIL steps of torchvision's preset; its tensor steps are checked against the preset itself."""
    return F.center_crop(F.resize(image, resize, interpolation=mode, antialias=True), [crop, crop])


def normalised(image):
    tensor = F.convert_image_dtype(F.pil_to_tensor(image), torch.float)
    return F.normalize(tensor, mean=MEAN, std=STD)


def described(pixels, tensor):
    values = tensor.numpy().astype("<f4")
    return {"pixels": digest(numpy.asarray(pixels)), "tensor": digest(values),
            "first": [float(v) for v in values.ravel()[:2]]}


def recipe_cases():
    sizes = [(500, 375), (375, 500), (451, 300), (97, 1201), (31, 40), (1, 1), (1023, 767), (600, 600), (700, 1999),
             (640, 1281)]
    for name, preset in published_recipes():
        resize, crop = preset.resize_size[0], preset.crop_size[0]
        mode = preset.interpolation
        for index, size in enumerate(sizes):
            pattern = list(PATTERNS)[index % 3]
            image = picture(pattern, *size, index)
            pixels, tensor = prepared(image, [resize], crop, mode), preset(image)
            assert torch.equal(tensor, normalised(pixels))
            yield {"recipe": name, "resize": resize, "crop": crop, "filter": mode.value, "squash": False,
                   "pattern": pattern, "seed": index, "size": size, **described(pixels, tensor)}


def own_cases():
    """Padding when the crop is larger, and the plain square resize."""
    for resize, crop, size in [(100, 224, (64, 48)), (33, 40, (50, 33)), (60, 61, (90, 60)), (7, 64, (300, 20))]:
        image = picture("noise", *size, crop)
        pixels = prepared(image, [resize], crop, MODES["bicubic"])
        yield {"recipe": "padded", "resize": resize, "crop": crop, "filter": "bicubic", "squash": False,
               "pattern": "noise", "seed": crop, "size": size, **described(pixels, normalised(pixels))}
    for side, size in [(224, (500, 375)), (64, (31, 200)), (260, (260, 260))]:
        image = picture("edges", *size, side)
        pixels = F.resize(image, [side, side], interpolation=MODES["bilinear"], antialias=True)
        yield {"recipe": f"squash:{side}", "resize": side, "crop": side, "filter": "bilinear", "squash": True,
               "pattern": "edges", "seed": side, "size": size, **described(pixels, normalised(pixels))}


def cropped_square_cases():
    """A square resize, then its centre."""
    for (side, crop), size in [((256, 224), (500, 375)), ((64, 33), (31, 200)), ((50, 64), (60, 90))]:
        image = picture("noise", *size, side)
        pixels = F.center_crop(F.resize(image, [side, side], interpolation=MODES["bicubic"], antialias=True), [crop, crop])
        yield {"recipe": f"squash:{side}, crop {crop}", "resize": side, "crop": crop, "filter": "bicubic", "squash": True,
               "pattern": "noise", "seed": side, "size": size, **described(pixels, normalised(pixels))}


def photo_cases():
    """The sample photograph, a PNG: every decoder gives the same pixels."""
    image = Image.open(ROOT / "resources/samples/chelsea.png").convert("RGB")
    for name, preset in published_recipes():
        resize, crop = preset.resize_size[0], preset.crop_size[0]
        pixels = prepared(image, [resize], crop, preset.interpolation)
        yield {"recipe": name, "resize": resize, "crop": crop, "filter": preset.interpolation.value,
               "squash": False, **described(pixels, preset(image))}


def lines(cases):
    return ",\n".join("  " + json.dumps(case) for case in cases)


def main():
    versions = {"torch": torch.__version__, "torchvision": torchvision.__version__,
                "pillow": PIL.__version__, "numpy": numpy.__version__}
    recipes = list(recipe_cases()) + list(own_cases()) + list(cropped_square_cases())
    text = (f'{{"versions": {json.dumps(versions)},\n"resize": [\n{lines(list(resize_cases()) + list(other_filter_cases()))}\n],\n'
            f'"recipes": [\n{lines(recipes)}\n],\n"chelsea": [\n{lines(photo_cases())}\n]}}\n')
    json.loads(text)
    (HERE / "preprocess.json").write_text(text)


if __name__ == "__main__":
    main()
