#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden values of B0..B7 from torchvision: logits and a summary per block, eval mode, float32, CPU.

Weights and input come from an integer hash of (our key, element index): nothing has to be shipped,
and C++ (tests/support/hash_weights) computes the same values on its own. The digest in each file is
compared first, so that a difference in the weights is never taken for one in the network.

  python3 -m venv oracle && oracle/bin/pip install torch==2.13.0 numpy pillow
  oracle/bin/pip install --no-deps torchvision==0.28.0
  oracle/bin/python tests/golden/make_golden.py tests/golden/parity
"""
import hashlib
import json
import pathlib
import re
import sys

import numpy as np
import torch
import torchvision

MASK = (1 << 64) - 1
CROPS = [224, 240, 288, 300, 380, 456, 528, 600]
FIRST = 8


def fnv1a(text: str) -> int:
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def uniform(key: str, count: int) -> np.ndarray:
    """count values in [-1, 1) as float64, each a multiple of 2^-23."""
    with np.errstate(over="ignore"):
        z = np.uint64(fnv1a(key)) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1.0


def our_key(name: str, has_expand: dict) -> str:
    """torchvision's name of a tensor -> ours."""
    if name.startswith("classifier.1."):
        return "classifier." + name.rsplit(".", 1)[1]
    stem = re.fullmatch(r"features\.(0|8)\.(0|1)\.(\w+)", name)
    if stem:
        part = "stem" if stem[1] == "0" else "head"
        return f"{part}.{'conv' if stem[2] == '0' else 'bn'}.{stem[3]}"
    stage, block, index, rest = re.fullmatch(r"features\.(\d)\.(\d+)\.block\.(\d)\.(.+)", name).groups()
    parts = ["expand", "depthwise", "se", "project"]
    if not has_expand[stage, block]:
        parts = parts[1:]
    part = parts[int(index)]
    if part == "se":
        layer, tensor = rest.split(".")
        return f"stages.{stage}.{block}.se.{'reduce' if layer == 'fc1' else 'expand'}.{tensor}"
    layer, tensor = rest.split(".")
    return f"stages.{stage}.{block}.{part}.{'conv' if layer == '0' else 'bn'}.{tensor}"


def gain(key: str) -> float:
    """Chosen so that activations neither vanish nor overflow at the head of B7."""
    if ".se." in key:
        return 1.0
    if ".expand." in key:
        return 1.5
    if ".depthwise." in key:
        return 1.5
    if ".project." in key:
        return 1.5 if re.match(r"stages\.\d\.0\.", key) else 0.1
    return 2.0 if key.startswith("head.") else 1.0


def hash_tensor(key: str, shape) -> np.ndarray:
    count = int(np.prod(shape)) if len(shape) else 1
    u = uniform(key, count)
    if key.endswith("num_batches_tracked"):
        return np.zeros(shape, dtype=np.int64)
    if key.endswith("bn.weight"):
        values = 1.0 + 0.2 * u
    elif key.endswith("bn.bias") or key.endswith("running_mean"):
        values = 0.2 * u
    elif key.endswith("running_var"):
        values = 1.0 + 0.5 * u
    elif key.endswith("bias"):
        values = 2.0 * u if ".se.expand." in key else 0.1 * u
    else:
        fan_in = int(np.prod(shape[1:]))
        values = u * np.sqrt(3.0 * gain(key) / fan_in)
    return values.astype(np.float32).reshape(shape)


def summary(t: torch.Tensor) -> dict:
    flat = t.double().flatten()
    return {"shape": list(t.shape), "mean": flat.mean().item(), "std": flat.std(unbiased=False).item(),
            "first": [float(v) for v in t.flatten()[:FIRST]]}


def fill(model) -> str:
    """Replaces every tensor by hash values; returns the digest of what was filled in."""
    state = model.state_dict()
    has_expand = {}
    for name in state:
        match = re.match(r"features\.(\d)\.(\d+)\.block\.(\d)\.", name)
        if match:
            block = match[1], match[2]
            has_expand[block] = has_expand.get(block, False) or match[3] == "3"
    digest = hashlib.sha256()
    filled = {}
    for name, tensor in state.items():
        key = our_key(name, has_expand)
        values = hash_tensor(key, tuple(tensor.shape))
        if values.dtype == np.float32:
            digest.update(key.encode())
            digest.update(values.astype("<f4").tobytes())
        filled[name] = torch.from_numpy(values.copy()).reshape(tensor.shape)
    model.load_state_dict(filled)
    return digest.hexdigest()


def golden(index: int) -> dict:
    model = getattr(torchvision.models, f"efficientnet_b{index}")(weights=None).eval()
    digest = fill(model)

    side = CROPS[index]
    image = torch.from_numpy((1.7 * uniform("input", 3 * side * side)).astype(np.float32)).reshape(1, 3, side, side)
    nodes = []

    def watch(name, module):
        module.register_forward_hook(lambda _m, _i, out: nodes.append({"name": name} | summary(out)))

    gates = {}

    def watch_gate(name, module):
        module.scale_activation.register_forward_hook(
            lambda _m, _i, out: gates.__setitem__(name, summary(out)))

    watch("stem", model.features[0])
    for stage in range(1, 8):
        for number, block in enumerate(model.features[stage]):
            watch(f"{stage}.{number}", block)
            for part in block.block:
                if hasattr(part, "scale_activation"):
                    watch_gate(f"{stage}.{number}", part)
    watch("head", model.features[8])
    with torch.inference_mode():
        logits = model(image)[0]
    for node in nodes:
        if node["name"] in gates:
            gate = gates[node["name"]]
            node["gate"] = {key: gate[key] for key in ("mean", "std", "first")}
    head = nodes[-1]
    assert 0.01 < head["std"] < 1e4, (index, head["std"])
    return {"torch": torch.__version__, "torchvision": torchvision.__version__, "numpy": np.__version__,
            "variant": f"b{index}", "side": side, "weights_sha256": digest, "nodes": nodes,
            "logits": [float(v) for v in logits]}


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return value


def main() -> None:
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    for index in range(8):
        result = golden(index)
        (out / f"b{index}.json").write_text(json.dumps(rounded(result), separators=(",", ":")) + "\n")
        last = result["nodes"][-1]
        print(result["variant"], "head std", last["std"], "logit range", min(result["logits"]), max(result["logits"]))


if __name__ == "__main__":
    main()
