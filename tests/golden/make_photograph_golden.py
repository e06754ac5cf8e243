#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A real photograph through torchvision: file -> Pillow -> the weights' transforms -> logits.

The weights are those of make_golden.py (an integer hash), so that C++ can write the same tensors
into real files of both formats and read them back. States its versions; keeps logits only.

  oracle/bin/python tests/golden/make_photograph_golden.py tests/golden/photograph.json
"""
import json
import pathlib
import sys

import PIL
import torch
import torchvision
from PIL import Image

import make_golden as golden

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "resources" / "samples" / "chelsea.png"
WEIGHTS = {0: torchvision.models.EfficientNet_B0_Weights.IMAGENET1K_V1,
           1: torchvision.models.EfficientNet_B1_Weights.IMAGENET1K_V2}


def logits_of(index: int) -> list:
    model = getattr(torchvision.models, f"efficientnet_b{index}")(weights=None).eval()
    golden.fill(model)
    picture = Image.open(SAMPLE).convert("RGB")
    with torch.inference_mode():
        return [float(v) for v in model(WEIGHTS[index].transforms()(picture)[None])[0]]


def main() -> None:
    result = {"torch": torch.__version__, "torchvision": torchvision.__version__, "pillow": PIL.__version__,
              "sample": SAMPLE.name, "logits": {f"b{index}": logits_of(index) for index in WEIGHTS}}
    pathlib.Path(sys.argv[1]).write_text(json.dumps(golden.rounded(result), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
