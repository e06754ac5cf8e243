# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/weights/trainer_*.pth: a tiny state dict beside the ordinary objects that training scripts save.

Written with Python 3.11, torch 2.13.0, NumPy 2.4.6; tst_pth says what must be read of them. Run: make_trainer_pickles.py
"""
import argparse, collections, datetime, decimal, fractions, functools, pathlib, uuid

import numpy as np
import torch

HERE = pathlib.Path(__file__).resolve().parent.parent / "data" / "weights"


def trainer(modules):
    torch.manual_seed(0)
    layer = torch.nn.Linear(2, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    # The older layout writes the source text of modules, which is not ours to copy.
    whole = {"layer": layer, "loss": torch.nn.CrossEntropyLoss()} if modules else {}
    return whole | {
        "args": argparse.Namespace(lr=0.1, out=pathlib.PurePosixPath("/runs/1")),
        "classes": np.array(["cat", "dog", "owl"]),
        "best": np.float64(0.5), "count": np.int64(7), "scores": np.arange(3.0), "mixed": np.array([None, "x"], dtype=object),
        "make": functools.partial(torch.optim.Adam, lr=1e-3), "history": collections.defaultdict(list, {"loss": [1.0]}),
        "counts": collections.Counter("aab"), "last": collections.deque([1, 2], maxlen=3), "frozen": {"a"}, "kept": frozenset({1}),
        "when": datetime.datetime(2026, 1, 2, 3, 4), "price": decimal.Decimal("1.5"), "third": fractions.Fraction(1, 3),
        "id": uuid.UUID(int=5), "range": range(3), "slice": slice(1, 2), "z": 1 + 2j, "bytes": b"ab\xff", "buffer": bytearray(b"ab"),
        "big": 10**40, "by_class": {torch.optim.SGD: {}}, "function": torch.nn.functional.relu,
        "optimizer": optimizer, "schedule": torch.optim.lr_scheduler.StepLR(optimizer, 3),
        "device": torch.device("cpu"), "dtype": torch.float16, "size": torch.Size([1, 2]), "parameter": torch.nn.Parameter(torch.ones(2)),
        "complex": torch.ones(2, dtype=torch.complex64), "sparse": torch.eye(2).to_sparse(),
        "quantised": torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8),
        "state_dict": collections.OrderedDict(a=torch.arange(6.0).reshape(2, 3)),
    }


for protocol in (2, 3, 4, 5):
    torch.save(trainer(True), HERE / f"trainer_{protocol}.pth", pickle_protocol=protocol)
for protocol in (1, 2, 4):
    torch.save(trainer(False), HERE / f"trainer_{protocol}_legacy.pth", pickle_protocol=protocol, _use_new_zipfile_serialization=False)
