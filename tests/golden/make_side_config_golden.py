#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes side_config.json: what timm and transformers feed for configurations that lie beside weights.

Needs timm, transformers, torch, Pillow and NumPy. The picture is the noise of make_preprocess_golden.py, 31 x 40 px.
"""
import json
import pathlib

import numpy
import PIL
import timm
import torch
import transformers
from PIL import Image
from timm.data import create_transform
from transformers.models.efficientnet.image_processing_pil_efficientnet import EfficientNetImageProcessorPil

from make_preprocess_golden import noise

HERE = pathlib.Path(__file__).resolve().parent
PICTURE = Image.fromarray(noise(31, 40, 5), "RGB")
PUBLISHED = {  # google/efficientnet-b0, smaller
    "crop_size": {"height": 289, "width": 289}, "do_center_crop": False, "do_normalize": True, "do_rescale": True,
    "do_resize": True, "image_mean": [0.485, 0.456, 0.406], "image_processor_type": "EfficientNetImageProcessor",
    "image_std": [0.47853944, 0.4732864, 0.47434163], "include_top": True, "resample": 0,
    "rescale_factor": 0.00392156862745098, "rescale_offset": False, "size": {"height": 9, "width": 9}}
OFFSET = {"rescale_offset": True, "rescale_factor": 1 / 127.5}
CHANGES = [
    {}, {"resample": 1}, {"resample": 2}, {"resample": 3}, {"resample": 4}, {"resample": 5}, {"include_top": False},
    OFFSET, {**OFFSET, "include_top": False}, {"do_normalize": False}, {"do_normalize": False, "include_top": False},
    {"do_rescale": False}, {"do_center_crop": True, "crop_size": {"height": 7, "width": 7}},
    {"size": {"shortest_edge": 11}, "do_center_crop": True, "crop_size": {"height": 8, "width": 8}, "resample": 3}]
WITHOUT = ["include_top", "image_mean", "image_std", "rescale_factor", "do_normalize"]
TIMM = {"input_size": [3, 9, 9], "interpolation": "bicubic", "crop_pct": 0.875, "crop_mode": "center",
        "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.3, 0.4]}
TIMM_CHANGES = [
    {}, {"interpolation": "nearest"}, {"interpolation": "lanczos"}, {"interpolation": "box"}, {"interpolation": "hamming"},
    {"crop_mode": "squash"}, {"crop_mode": "squash", "crop_pct": 1.0}, {"test_input_size": [3, 12, 12], "test_crop_pct": 0.75}]


def case(library, config, tensor):
    values = numpy.asarray(tensor, numpy.float32)
    return {"library": library, "config": config, "side": values.shape[-1],
            "values": [float(f"{v:.7g}") for v in values.ravel()]}


def of_transformers(config):
    known = {key: value for key, value in config.items() if key != "image_processor_type"}
    processor = EfficientNetImageProcessorPil(**known)
    return case("transformers", config, processor(PICTURE, return_tensors="np")["pixel_values"])


def of_timm(config):
    test = "test_input_size" in config
    transform = create_transform(
        tuple(config["test_input_size" if test else "input_size"]), interpolation=config["interpolation"],
        mean=tuple(config["mean"]), std=tuple(config["std"]), crop_pct=config["test_crop_pct" if test else "crop_pct"],
        crop_mode=config["crop_mode"])
    return case("timm", config, transform(PICTURE))


def main():
    cases = [of_transformers({**PUBLISHED, **change}) for change in CHANGES]
    cases += [of_transformers({key: value for key, value in PUBLISHED.items() if key != left}) for left in WITHOUT]
    cases += [of_timm({**TIMM, **change}) for change in TIMM_CHANGES]
    versions = {"transformers": transformers.__version__, "timm": timm.__version__, "torch": torch.__version__,
                "pillow": PIL.__version__}
    body = ",\n".join("  " + json.dumps(each) for each in cases)
    (HERE / "side_config.json").write_text(f'{{"versions": {json.dumps(versions)},\n"cases": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
