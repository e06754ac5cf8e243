#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Oracle of the diagnostics: numpy on tensors that C++ builds from the same integer hash.

Usage: make_diagnostics_golden.py > diagnostics.json   (numpy only; the version is in the output)
"""
import json
import sys

import numpy as np

EPSILON = 0.01  # of SiLU's zones and of the gates
LAYER = (2, 12, 9, 7)
# Scale of every channel: powers of two, so that products are exact; 0 is a dead channel.
PRE_SCALES = [1, 4, 16, 64, 2.0**-12, 2.0**-23, 2, 8, 32, 16, 0, 4]
POST_SCALES = [1, 4, 16, 0.25, 2.0**-26, 0, 2, 8, 1, 0.125, 8, 4]
POST_OFFSETS = [0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0]
CONSTANT_CHANNEL = 8  # of the output: all values 0.5


def uniform(seed, count):
    """count floats in [-0.5, 0.5), multiples of 2^-24: exact in float32."""
    with np.errstate(over="ignore"):
        x = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(seed * 0x85EBCA77 % 2**32)
        x ^= x >> np.uint32(16)
        x *= np.uint32(0x7FEB352D)
        x ^= x >> np.uint32(15)
        x *= np.uint32(0x846CA68B)
        x ^= x >> np.uint32(16)
    return ((x >> np.uint32(8)).astype(np.float64) * 2.0**-24 - 0.5).astype(np.float32)


def layer(seed, scales, offsets):
    n, c, h, w = LAYER
    values = uniform(seed, n * c * h * w).reshape(LAYER)
    scale = np.array(scales, np.float32).reshape(1, c, 1, 1)
    return values * scale + np.array(offsets, np.float32).reshape(1, c, 1, 1)


def zones(x):
    """By the slope itself, not by cut points."""
    x = x.astype(np.float64).ravel()
    sigma = 1 / (1 + np.exp(-x))
    slope = sigma * (1 + x * (1 - sigma))
    minimum = -1.278464542761074
    left = (np.abs(slope) < EPSILON) & (x < -2.4)
    linear = (np.abs(slope - 1) < EPSILON) & (x > 2.4)
    negative = ~left & (slope < 0)
    flat = (np.abs(slope) < EPSILON) & (np.abs(x - minimum) < 0.5)
    return {"left": int(left.sum()), "negative": int(negative.sum()), "linear": int(linear.sum()),
            "curved": int((~left & ~negative & ~linear).sum()), "flat": int(flat.sum())}


def pre_golden():
    x = layer(1, PRE_SCALES, [0] * 12)
    wide = x.astype(np.float64).ravel()
    counts, _ = np.histogram(wide, bins=512, range=(-16, 16))
    size = np.abs(wide)
    return {
        "zones": zones(x), "mean": wide.mean(), "variance": wide.var(), "min": wide.min(), "max": wide.max(),
        "histogram": counts.tolist(), "underflow": int((wide < -16).sum()), "overflow": int((wide > 16).sum()),
        "fp16Flush": int(((x != 0) & (x.astype(np.float16) == 0)).sum()),
        "fp16Subnormal": int(((size < 2.0**-14) & (size > 2.0**-25)).sum()),
        "headroomBits": float(np.log2(65504 / size.max())),
    }


def states(y):
    wide = y.astype(np.float64)
    rms = np.sqrt((wide**2).mean())
    mean_abs = np.abs(wide).mean(axis=(0, 2, 3))
    scores = mean_abs / mean_abs.mean()
    peak, spread = np.abs(wide).max(axis=(0, 2, 3)), wide.std(axis=(0, 2, 3))
    names = []
    for channel in range(y.shape[1]):
        if peak[channel] <= 1e-6 * rms:
            names.append("dead")
        elif spread[channel] <= 1e-3 * rms:
            names.append("constant")
        else:
            names.append("dormant" if scores[channel] <= 0.1 else "")
    return {"rms": rms, "maxAbs": np.abs(wide).max(), "scores": scores.tolist(), "states": names}


def post_golden():
    y = layer(2, POST_SCALES, POST_OFFSETS)
    y[:, CONSTANT_CHANNEL] = 0.5
    result = states(y)
    wide = y.astype(np.float64)
    result["sum"] = wide.sum(axis=(2, 3)).ravel().tolist()
    result["sumAbs"] = np.abs(wide).sum(axis=(2, 3)).ravel().tolist()
    result["sumSquares"] = (wide**2).sum(axis=(2, 3)).ravel().tolist()
    gates = (uniform(3, LAYER[0] * LAYER[1]).reshape(LAYER[:2]) + np.float32(0.5)) ** 4
    after = states(wide * gates[:, :, None, None].astype(np.float64))
    result["dormantAfterGate"] = [c for c, score in enumerate(after["scores"]) if score <= 0.1]
    return result


def gates_golden():
    images, channels, classes = 36, 10, 3
    z = uniform(4, images * channels).reshape(images, channels) * np.float32(16)
    z[:, 9] = np.float32(0.25)  # a static gate
    s = (1 / (1 + np.exp(-z.astype(np.float64)))).astype(np.float32).astype(np.float64)
    label = np.arange(images) % classes
    eta = []
    for c in range(channels):
        total = ((s[:, c] - s[:, c].mean()) ** 2).sum()
        between = sum((label == g).sum() * (s[label == g, c].mean() - s[:, c].mean()) ** 2 for g in range(classes))
        if total > 0:
            eta.append(between / total)
    means = s.mean(axis=0)
    entropy = -s * np.log2(s) - (1 - s) * np.log2(1 - s)
    return {
        "mean": means.tolist(), "std": s.std(axis=0).tolist(), "min": s.min(axis=0).tolist(),
        "max": s.max(axis=0).tolist(), "closed": (s < EPSILON).mean(), "open": (s > 1 - EPSILON).mean(),
        "distanceL1": (1 - s).mean(), "distanceRms": np.sqrt(((1 - s) ** 2).mean()), "entropyBits": entropy.mean(),
        "inputDependence": s.std(axis=0).mean(), "staticShare": (s.std(axis=0) < 0.01).mean(),
        "etaSquared": np.mean(eta), "chance": (classes - 1) / (images - 1),
        "quantiles": np.quantile(means, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]).tolist(),
        "classMeans": [s[label == g].mean(axis=0).tolist() for g in range(classes)],
        "classStds": [s[label == g].std(axis=0).tolist() for g in range(classes)],
    }


def softmax(z):
    e = np.exp(z.astype(np.float64) - z.max())
    return e / e.sum()


def prediction_golden():
    z = uniform(5, 1000) * np.float32(16)
    changed = z + uniform(6, 1000)
    p, q = softmax(z), softmax(changed)
    order = np.argsort(-z, kind="stable")[:5]
    entropy = -(p * np.log(p)).sum()
    return {
        "top": order.tolist(), "probabilities": p[order].tolist(), "entropy": entropy,
        "normalised": entropy / np.log(1000), "margin": p[order[0]] - p[order[1]],
        "ablation": {"deltaLogit": float(changed[order[0]]) - float(z[order[0]]),
                     "deltaProbability": q[order[0]] - p[order[0]],
                     "distance": float(np.linalg.norm(changed.astype(np.float64) - z)),
                     "kl": float((p * np.log(p / q)).sum()), "newTop1": int(changed.argmax())},
    }


def grad_cam_golden():
    activations = uniform(7, 6 * 4 * 5).reshape(6, 4, 5).astype(np.float64)
    gradients = uniform(8, 6 * 4 * 5).reshape(6, 4, 5).astype(np.float64)
    cam = np.maximum(np.einsum("c,chw->hw", gradients.mean(axis=(1, 2)), activations), 0)
    return {"map": (cam / cam.max()).ravel().tolist()}


def latency_golden():
    ms = (uniform(9, 120).astype(np.float64) + 5)
    percentile = {f"p{p}": float(np.percentile(ms, p)) for p in (25, 50, 75, 90, 95, 99)}
    ordered = np.sort(ms)
    low, high = np.floor(60 - 0.98 * np.sqrt(120)), np.ceil(60 + 0.98 * np.sqrt(120))
    return {**percentile, "mean": ms.mean(), "std": ms.std(), "low": ordered[int(low) - 1],
            "high": ordered[int(high) - 1]}


json.dump({"numpy": np.__version__, "pre": pre_golden(), "post": post_golden(), "gates": gates_golden(),
           "prediction": prediction_golden(), "gradCam": grad_cam_golden(), "latency": latency_golden()},
          sys.stdout, separators=(",", ":"))
sys.stdout.write("\n")
