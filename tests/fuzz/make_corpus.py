#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/fuzz/corpus: small files that fuzzing begins with, good ones and ones made to harm.

    tests/fuzz/make_corpus.py        (Python 3 alone; writes the same bytes every time)

Nothing here is ever unpickled. Files under found-* are inputs that broke a reader once; they are kept.
"""
import argparse
import collections
import io
import json
import pathlib
import pickle
import struct
import sys
import types
import zlib

CORPUS = pathlib.Path(__file__).resolve().parent / "corpus"


def write(target, name, content):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


# --- pickles as torch.save writes them, without torch: only the names of its functions are needed

def fake_module(name, **members):
    module = types.ModuleType(name)
    for key, member in members.items():
        member.__module__, member.__qualname__, member.__name__ = name, key, key
        setattr(module, key, member)
    sys.modules[name] = module
    return module


def function():
    return lambda *arguments: None


torch = fake_module("torch", FloatStorage=type("FloatStorage", (), {}), HalfStorage=type("HalfStorage", (), {}),
                    UntypedStorage=type("UntypedStorage", (), {}), Size=type("Size", (tuple,), {}), device=function())
utils = fake_module("torch._utils", _rebuild_tensor_v2=function(), _rebuild_parameter=function())
linear = fake_module("torch.nn.modules.linear", Linear=type("Linear", (), {}))
multiarray = fake_module("numpy.core.multiarray", _reconstruct=function(), scalar=function())
numpy = fake_module("numpy", dtype=type("dtype", (), {}), ndarray=type("ndarray", (), {}))


class Storage:
    def __init__(self, key, count, kind=torch.FloatStorage):
        self.key, self.count, self.kind = key, count, kind


class Made:
    """What calls function(*arguments), then sets a state."""

    def __init__(self, function, arguments, state=None):
        self.made = (function, arguments) if state is None else (function, arguments, state)

    def __reduce__(self):
        return self.made


class TorchPickler(pickle.Pickler):
    def persistent_id(self, value):
        return ("storage", value.kind, value.key, "cpu", value.count) if isinstance(value, Storage) else None


def dumped(value, protocol=2):
    out = io.BytesIO()
    TorchPickler(out, protocol).dump(value)
    return out.getvalue()


def tensor(key="0", offset=0, sizes=(2, 3), strides=(3, 1), count=6):
    return Made(utils._rebuild_tensor_v2,
                (Storage(key, count), offset, sizes, strides, False, collections.OrderedDict()))


def state_dict():
    weights = collections.OrderedDict()
    weights["features.0.0.weight"] = tensor()
    weights["classifier.1.weight"] = tensor(offset=1, sizes=(3,), strides=(2,))
    weights["classifier.1.bias"] = Made(utils._rebuild_parameter, (tensor(sizes=(6,), strides=(1,)), True, None))
    return weights


def checkpoint():
    module = Made(linear.Linear, (), {"_modules": {}, "_parameters": {"weight": tensor()}})
    names = Made(multiarray._reconstruct, (numpy.ndarray, (0,), b"b"),
                 (1, (2,), Made(numpy.dtype, ("U3", False, True), (3, "<", None, None, None, 12, 4, 8)), False,
                  "catdog".encode("utf-32-le")))
    count = Made(multiarray.scalar, (Made(numpy.dtype, ("i8", False, True)), struct.pack("<q", 7)))
    return {"state_dict": state_dict(), "epoch": 12, "lr": 0.1, "big": 1 << 70, "args": argparse.Namespace(arch="tf_efficientnet_b0"),
            "classes": names, "count": count, "model": module, "done": True, "note": "gr\u00fc\u00df", "none": None,
            "set": {1, 2}, "frozen": frozenset([3]), "bytes": b"\x00\xff", "list": [(), (1,), (1, 2), (1, 2, 3), []],
            "size": Made(torch.Size, ((2, 3),)), "device": Made(torch.device, ("cpu",))}


def line(module, name):
    return f"c{module}\n{name}\n".encode()


def text(value):
    encoded = value.encode()
    return b"X" + struct.pack("<I", len(encoded)) + encoded


ATTACKS = {  # every way of a pickle to have something called
    "reduce": b"\x80\x02" + line("os", "system") + text("touch executed") + b"\x85R.",
    "reduce-nested": b"\x80\x02}" + text("a") + line("os", "system") + text("touch executed") + b"\x85Rs.",
    "inst": b"(" + text("touch executed") + b"ios\nsystem\n.",
    "obj": b"(" + line("os", "system") + text("touch executed") + b"o.",
    "newobj": b"\x80\x02" + line("os", "system") + text("touch executed") + b"\x85\x81.",
    "newobj-ex": b"\x80\x04" + line("os", "system") + text("touch executed") + b"\x85}\x92.",
    "build": b"\x80\x02" + line("builtins", "eval") + b")\x81" + text("__setstate__") + b"b.",
    "build-dict": b"\x80\x02" + line("x", "y") + b")\x81}" + text("__class__") + line("os", "system") + b"sb.",
    "ext1": b"\x80\x02\x82\x01" + text("touch executed") + b"\x85R.",
    "ext2": b"\x80\x02\x83\x01\x02" + text("x") + b"\x85R.",
    "ext4": b"\x80\x02\x84\x01\x02\x03\x04)R.",
    "persistent": b"\x80\x02" + text("touch executed") + b"Q.",
    "persistent-tuple": b"\x80\x02(" + text("exec") + text("touch executed") + b"tQ.",
    "persistent-text": b"Ptouch executed\n.",
    "stack-global": b"\x80\x04\x8c\x02os\x8c\x06system\x93" + text("touch executed") + b"\x85R.",
    "stack-global-dotted": b"\x80\x04\x8c\x08builtins\x8c\x0d__import__.os\x93)R.",
    "getattr": b"\x80\x02" + line("builtins", "getattr") + line("os", "system") + text("__call__") + b"\x86R" +
               text("touch executed") + b"\x85R.",
    "copyreg": b"\x80\x02" + line("copyreg", "_reconstructor") + line("os", "system") + line("builtins", "object") +
               b"N\x87R.",
    "rebuild-from-type": b"\x80\x02" + line("torch._tensor", "_rebuild_from_type_v2") + b"(" + line("os", "system") +
                         line("torch", "Tensor") + b"(" + text("touch executed") + b"t}tR.",
    "not-called": b"\x80\x02" + line("os", "system") + b".",
}
BOMBS = {
    "depth": b"\x80\x02" + b"]" * 200 + b"a" * 199 + b".",
    "depth-tuple": b"\x80\x02)" + b"\x85" * 200 + b".",
    "marks": b"\x80\x02" + b"(" * 2000 + b"t" * 2000 + b".",
    "memo": b"\x80\x02Nr\xff\xff\xff\xff.",
    "memo-text": b"Np9999999\n.",
    "laughs": b"\x80\x02](" + text("ha") * 10 + b"eq\x00" +
              b"".join(b"](" + b"h" + bytes([i]) + (b"h" + bytes([i])) * 9 + b"eq" + bytes([i + 1]) for i in range(30)) + b".",
    "circle": b"\x80\x02]q\x00h\x00a.",
    "circle-dict": b"\x80\x02}q\x00" + text("a") + b"h\x00s.",
    "long-claim": b"\x80\x02\x8b\xff\xff\xff\x7f.",
    "text-claim": b"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.",
    "frame-claim": b"\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\xffN.",
    "bytes-claim": b"\x80\x05\x96\xff\xff\xff\xff\xff\xff\xff\x7f.",
    "digits": b"I" + b"9" * 100 + b"\n.",
    "float-digits": b"F1e999999999\n.",
}
MAGIC = b"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03."


def pickles():
    for protocol in range(6):
        write("pickle", f"checkpoint-{protocol}", dumped(checkpoint(), protocol))
        write("pickle", f"state-{protocol}", dumped(state_dict(), protocol))
    for name, content in {**ATTACKS, **BOMBS}.items():
        write("pickle", name, content)
    strided = {"a": tensor(sizes=(3, 2), strides=(1, 3)), "b": tensor(sizes=(1000, 1000), strides=(0, 0)),
               "c": tensor(sizes=(0,), strides=(1,), offset=6), "d": tensor(count=5)}
    write("pickle", "strided", dumped(strided))
    write("pickle", "negated", dumped({"a": Made(utils._rebuild_tensor_v2, (*tensor().made[1], {"neg": True})),
                                       "b": Made(utils._rebuild_tensor_v2, (*tensor().made[1], {"neg": False}))}))
    write("foreign", "pickle", b"\x80\x04N.")
    write("foreign", "pickle-object", dumped(argparse.Namespace(a=1), 4))


def script_module(name, attributes):
    body = b"".join(text(key) + value for key, value in attributes.items())
    return line("__torch__.torch.nn.modules." + name, name) + b")\x81}(" + body + b"ub"


def script_modules():
    weight = dumped(tensor(), 2)[2:-1]
    conv = script_module("Conv2d", {"training": b"\x89", "weight": weight})
    write("script_module", "nested", b"\x80\x02" + script_module("Stem", {"0": conv, "bias": weight}) + b".")
    write("script_module", "plain", dumped(state_dict()))
    shared = b"\x80\x02" + conv + b"q\x00" + b"".join(
        b"0" + script_module("Twice", {"a": b"h" + bytes([i]), "b": b"h" + bytes([i])}) + b"q" + bytes([i + 1])
        for i in range(20)) + b"."
    write("script_module", "shared", shared)
    circle = line("__torch__.M", "M") + b")\x81q\x00}" + text("self") + b"h\x00sb."
    write("script_module", "circle", b"\x80\x02" + circle)


# --- containers

def zipped(members, wide=False, stated=True):
    """A stored zip. wide: sizes of 64 bits. stated: with checksums; without, damage gets further."""
    body, directory = b"", b""
    for name, content in members:
        crc = zlib.crc32(content) if stated else 0
        method = 0
        size, encoded, at = len(content), name.encode(), len(body)
        common = struct.pack("<HHIIIIH", 0, method, 0, crc, size, size, len(encoded))
        body += b"PK\x03\x04\x14\x00" + common + struct.pack("<H", 0) + encoded + content
        extra = struct.pack("<HHQQQ", 1, 24, size, size, at) if wide else b""
        shown = 0xFFFFFFFF if wide else size
        common = struct.pack("<HHIIIIH", 0, method, 0, crc, shown, shown, len(encoded))
        directory += (b"PK\x01\x02\x14\x00\x14\x00" + common + struct.pack("<HHHHI", len(extra), 0, 0, 0, 0) +
                      struct.pack("<I", 0xFFFFFFFF if wide else at) + encoded + extra)
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    if not wide:
        return body + directory + b"PK\x05\x06" + end
    end64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, len(members), len(members), len(directory), len(body))
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(body) + len(directory), 1)
    return body + directory + end64 + locator + b"PK\x05\x06" + end


FLOATS = struct.pack("<6f", *range(6))


def container(data, **options):
    return zipped([("archive/data.pkl", data), ("archive/byteorder", b"little"), ("archive/data/0", FLOATS),
                   ("archive/version", b"3\n")], **options)


def containers():
    good = dumped(checkpoint())
    overlapping = container(dumped(state_dict()))
    at = overlapping.rfind(b"archive/version") - 4
    overlapping = overlapping[:at] + struct.pack("<I", 0) + overlapping[at + 4:]
    for target in ("pth_zip", "zip_directory", "weights_file", "weights_headers"):
        write(target, "wide", container(dumped(state_dict()), wide=True, stated=False))
        write(target, "no-checksums", container(good, stated=False))
        write(target, "overlapping", overlapping)
    for name, content in {**ATTACKS, **BOMBS}.items():
        write("pth_zip", name, container(content, stated=False))
        write("pth_legacy", name, MAGIC + dumped({"little_endian": True}) + content + dumped(["0"]) +
              struct.pack("<q", 6) + FLOATS)
    legacy = MAGIC + dumped({"protocol_version": 1001, "little_endian": True}) + dumped(checkpoint()) + dumped(["0"])
    for target in ("pth_legacy", "weights_file", "weights_headers"):
        write(target, "legacy", legacy + struct.pack("<q", 6) + FLOATS)
    write("pth_legacy", "count-claim", legacy + struct.pack("<q", 1 << 62) + FLOATS)
    names = ["../../etc/passwd", "/etc/passwd", "archive/../../x", "C:\\x", "archive/data/0", "archive/DATA/0"]
    write("zip_directory", "names", zipped([(name, b"x") for name in names]))
    write("pth_zip", "names", zipped([("archive/data.pkl", good), ("archive/data/0", FLOATS),
                                      ("archive/../../etc/passwd", b"x"), ("archive/version", b"3\n")]))
    write("zip_directory", "empty", zipped([]))
    write("zip_directory", "count-claim", b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 0, 0, 0))
    write("zip_directory", "comment", zipped([("a/b", b"c")])[:-2] + struct.pack("<H", 22) + b"PK\x05\x06" + bytes(18))


def safetensors_file(header, data=b""):
    encoded = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(encoded)) + encoded + data


def safetensors_files():
    good = {"__metadata__": {"format": "pt", "id2label": '{"0": "cat", "1": "dog"}'},
            "a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
            "b": {"dtype": "F16", "shape": [1, 3], "data_offsets": [8, 14]},
            "c": {"dtype": "I64", "shape": [], "data_offsets": [14, 22]},
            "d": {"dtype": "BOOL", "shape": [0, 5], "data_offsets": [22, 22]}}
    data = bytes(range(22))
    state = {"steps": "3", "seconds": "1.5", "format": "scalescope/training/1", "option.images": "generated"}
    for target in ("safetensors", "weights_file", "weights_headers"):
        write(target, "good", safetensors_file(good, data))
    write("training_state", "steps", safetensors_file({"__metadata__": state}))
    write("training_state", "infinite", safetensors_file({"__metadata__": {**state, "seconds": "inf"}}))
    write("training_state", "long-option", safetensors_file({"__metadata__": {**state, "option.images": "x" * 3000}}))
    headers = {"good": json.dumps(good), "deep": '{"a":' + "[" * 1000 + "]" * 1000 + "}", "twice": '{"a":{},"a":{}}',
               "hole": '{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}', "open": '{"a":{"dtype":',
               "rank": '{"a":{"dtype":"U8","shape":[' + "1," * 40 + '1],"data_offsets":[0,1]}}',
               "huge": '{"a":{"dtype":"F64","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,0]}}',
               "negative": '{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}',
               "real": '{"a":{"dtype":"F32","shape":[1e3],"data_offsets":[0,1e400]}}',
               "unknown": '{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1],"x":{"y":[1,{}]}}}',
               "metadata": '{"__metadata__":{"a":1}}', "types": '{"a":[],"b":null,"c":"d"}', "utf8": '{"\\ud800":{}}'}
    for name, header in headers.items():
        write("safetensors_header", name, header)
        write("safetensors", name, safetensors_file(header.encode(), data))
    write("safetensors", "claim", struct.pack("<Q", 100_000_001) + b"{}")


# --- JSON

def json_files():
    shards = {"metadata": {"total_size": 1}, "weight_map": {"a": "model-00001-of-00002.safetensors", "b": "b.bin"}}
    for name, content in {"good": json.dumps(shards), "outside": '{"weight_map":{"a":"../x","b":"/etc/passwd"}}',
                          "itself": '{"weight_map":{"a":"mutant.index.json"}}', "dots": '{"weight_map":{"a":"..","b":"."}}',
                          "none": '{"weight_map":{}}', "types": '{"weight_map":[1]}', "nul": '{"weight_map":{"a":"a\\u0000b"}}'}.items():
        write("shard_index", name, content)
    timm = {"architecture": "tf_efficientnet_b3", "label_names": ["cat", "dog"],
            "pretrained_cfg": {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "input_size": [3, 300, 300],
                               "test_input_size": [3, 320, 320], "crop_pct": 0.904, "test_crop_pct": 1.0,
                               "interpolation": "bicubic", "crop_mode": "center"}}
    hub = {"architectures": ["EfficientNetForImageClassification"], "id2label": {"0": "cat", "1": "dog"},
           "batch_norm_eps": 0.001, "depthwise_padding": [5, 8, 16]}
    write("side_config", "timm", json.dumps(timm))
    write("side_config", "transformers", json.dumps(hub))
    write("side_config", "numbers", '{"pretrained_cfg":{"input_size":[3,1e300,1e300],"crop_pct":1e-300,"std":[1e300,0,1]},'
          '"depthwise_padding":[1e300,-1],"batch_norm_eps":1e-400}')
    processor = {"image_processor_type": "EfficientNetImageProcessor", "do_normalize": True, "do_resize": True,
                 "do_center_crop": True, "size": {"height": 346, "width": 346}, "crop_size": {"height": 289, "width": 289},
                 "image_mean": [0.485, 0.456, 0.406], "image_std": [0.478, 0.473, 0.474], "resample": 0, "include_top": True}
    write("preprocessor_config", "good", json.dumps(processor))
    write("preprocessor_config", "edge", json.dumps({**processor, "size": {"shortest_edge": 256}, "crop_size": 224}))
    write("preprocessor_config", "numbers", '{"resample":1e300,"size":{"shortest_edge":1e300},"image_mean":[0,0,0],"image_std":[1e30,1e30,1e30]}')
    labels = {"list": '["cat", "dog"]', "pairs": '[["n01440764", "tench"], ["n01443537", "goldfish"]]',
              "indices": '{"0": "cat", "1": ["n1", "dog"]}', "names": '{"cat": 0, "dog": 1}', "config": json.dumps(hub),
              "twice": '{"0": "a", "0": "b"}', "gap": '{"0": "a", "7": "b"}', "deep": "[" * 3000 + "]" * 3000,
              "types": '[1, null, {}]', "huge": '{"a": 18446744073709551615}', "negative": '{"a": -1}'}
    for name, content in labels.items():
        write("labels_json", name, content)
    write("labels_text", "lines", "cat\ndog\r\n\nowl\n")
    write("labels_text", "synsets", "n01440764 tench, Tinca tinca\nn01443537\tgoldfish\n")
    write("labels_text", "bom", b"\xef\xbb\xbfcat\n")
    write("labels_text", "utf16", b"\xff\xfec\x00a\x00")
    write("labels_text", "nul", b"a\x00b")
    write("labels_yaml", "map", "train: a\nnc: 2\nnames:\n  # fish\n  1: 'gold, fish'  # red\n  0: \"t: \\\"x\\\"\"\n")
    write("labels_yaml", "brackets", "names: ['cat''s',\n  dog, # 1\n]\nlabels: {0: a, 1: b}\n")
    write("labels_yaml", "dashes", "---\nclass_to_idx:\n    cat: 0\n    dog: 1\nclasses:\n- a\n- b\n")
    write("labels_yaml", "list", "- a\n- b\n")
    write("labels_yaml", "broken", "names:\n  0: a\n  b\n  18446744073709551616: c\n- - d\n")
    write("labels_yaml", "open", "names: [[{a\n'b\n")
    write("side_yaml", "timm", "aa: null\nimg_size: 224\nmean:\n- 0.5\n- 0.5\n- 0.5\nmodel: b0\nstd: [0.5,\n  0.5, 0.5]\n")
    write("side_yaml", "nested", "a:\n  b:\n    c:\n      d:\n        e:\n          mean: 1\n  - std: 2\nnum_classes: {a: 1}\n")
    write("side_yaml", "long", "mean: " + "x" * 100 + "\n" + "std: 1\n" * 20)
    network = {"format": "scalescope-network", "version": 1, "name": "mine", "width": 1.3, "depth": 1.2, "resolution": 260,
               "classes": 1000, "dropout": 0.2, "resize": 280, "interpolation": "bilinear",
               "coefficients": {"alpha": 1.2, "beta": 1.1, "gamma": 1.15, "phi": 1.0}}
    write("definition", "good", json.dumps(network))
    write("definition", "largest", json.dumps({**network, "width": 1e300, "depth": 1e300, "resolution": 2147483647, "classes": 1e18}))
    write("definition", "smallest", json.dumps({**network, "width": 1e-300, "depth": 1e-300, "resolution": 1, "dropout": -0.0}))
    write("definition", "deep", json.dumps({**network, "coefficients": {"alpha": [[[1]]]}}))
    write("definition", "phi", json.dumps({**network, "coefficients": {"alpha": 1e300, "beta": 1e300, "gamma": 1e300, "phi": 1e300}}))
    profile = {"schema": "scalescope/device-profile/1", "name": "board", "memoryBytes": 1e9, "threads": 4, "when": "2025-01-01",
               "measured": [{"network": "B0", "macs": 4e8, "latencyMs": 20}, {"network": "B1", "macs": 7e8, "latencyMs": 1e-9}]}
    write("device_profile", "good", json.dumps(profile))
    write("device_profile", "rate", '{"schema":"scalescope/device-profile/1","msPerGmac":1e9}')
    write("device_profile", "edges", json.dumps({**profile, "memoryBytes": 1e18, "threads": 1e6,
                                                 "measured": [{"macs": 1, "latencyMs": 5e-324}, {"macs": 1e15, "latencyMs": 1e9}]}))
    state = {"schema": "scalescope/scale-search-state/1", "options": {},
             "candidates": [{"alpha": 1.2, "beta": 1.1, "gamma": 1.15,
                             "rungs": [{"pictures": 100, "right": 3, "judged": 10, "loss": 2.5}]}]}
    write("search_state", "good", json.dumps(state))
    write("search_state", "numbers", json.dumps(state).replace("100", "1e300").replace("2.5", "1e400"))
    write("search_state", "other", json.dumps(state).replace("1.15", "1.4"))


def network_files():
    sha, sha256 = "0123456789abcdef0123" * 2, "0123456789abcdef" * 4
    listing = {"sha": sha, "tags": ["license:apache-2.0"], "cardData": {"license": "mit\u001b[31m"}, "siblings": [
        {"rfilename": "model.safetensors", "size": 10, "blobId": sha, "lfs": {"sha256": sha256, "size": 21355344}},
        {"rfilename": "config.json", "size": 10, "blobId": sha}, {"rfilename": "../../etc/passwd", "size": 1, "blobId": sha},
        {"rfilename": "a/b", "size": 1, "blobId": "../x"}, {"rfilename": ".hidden", "size": -1, "blobId": None}]}
    write("hub_listing", "good", json.dumps(listing))
    write("hub_listing", "error", '{"error": "Repository not found"}')
    write("hub_listing", "deep", '{"siblings":' + "[" * 1000 + "]" * 1000 + "}")
    for name, text in {"good": "hf:timm/efficientnet_b0.ra_in1k", "revision": "hf://owner/name@refs/pr/1", "plain": "owner/name",
                       "outside": "hf:../x@../../etc", "dots": "hf:a/b@.", "edge": "hf:-a/b.git@x//y"}.items():
        write("hub_name", name, text)
    write("reply_head", "ranges", "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-1/2\r\nETag: \"x\"\r\n\r\nbytes 100-199/200\nbytes 5-4/3\n"
          "bytes 0-18446744073709551615/*\n")


# --- arrays and pictures

def npy(shape, dtype="<f4", fortran=False, data=None, version=1):
    header = repr({"descr": dtype, "fortran_order": fortran, "shape": tuple(shape)}).encode() + b"\n"
    count = 1
    for size in shape:
        count *= size
    data = bytes(count * int(dtype[-1])) if data is None else data
    length = struct.pack("<H" if version == 1 else "<I", len(header))
    return b"\x93NUMPY" + bytes([version, 0]) + length + header + data


def deflated_zip(name, content, claimed=None):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    size, encoded = len(content) if claimed is None else claimed, name.encode()
    common = struct.pack("<HHIIIIH", 0, 8, 0, zlib.crc32(content), len(packed), size, len(encoded))
    body = b"PK\x03\x04\x14\x00" + common + struct.pack("<H", 0) + encoded + packed
    directory = b"PK\x01\x02\x14\x00\x14\x00" + common + struct.pack("<HHHHII", 0, 0, 0, 0, 0, 0) + encoded
    return body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(directory), len(body), 0)


def arrays():
    good = npy((1, 3, 2, 2))
    write("npy", "good", good)
    for dtype in ("<f2", ">f4", "<f8", "|u1", "|i1", "<u2", ">i2", "<i4", "<u4"):
        write("npy", "type-" + dtype[1:] + ("-big" if dtype[0] == ">" else ""), npy((3, 2, 2), dtype))
    write("npy", "fortran", npy((1, 3, 2, 2), fortran=True))
    write("npy", "version-3", npy((1, 3, 2, 2), version=3))
    write("npy", "huge", npy((1, 3, 1 << 40, 1 << 40), data=b""))
    write("npy", "many", npy([1] * 40, data=b""))
    write("npy", "fields", good.replace(b"'<f4'", b"[('a','<f4')]"))
    write("npz", "stored", zipped([("a.npy", good)]))
    write("npz", "two", zipped([("a.npy", good), ("b.npy", good)]))
    write("npz", "deflated", deflated_zip("a.npy", npy((1, 3, 8, 8))))
    write("npz", "claim", deflated_zip("a.npy", good, claimed=0xFFFFFFF0))
    write("npz", "claim-less", deflated_zip("a.npy", good, claimed=10))
    write("npz", "path", zipped([("../../a.npy", good)]))


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))


def tiff(entries):
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\x00\x08\x00\x00\x00" + directory + bytes(4) + b"x" * 64


def pictures():
    """Pictures that claim more pixels than anybody has."""
    bombs = {"png": png(100_000, 100_000), "png-wide": png(0x7FFFFFFF, 1),
             "gif": b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + b"," +
                    struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x01\x44\x00;",
             "bmp": b"BM" + struct.pack("<IIIIiiHHI", 100, 0, 54, 40, 60_000, 60_000, 1, 24, 0) + bytes(66),
             "bmp-lowest": b"BM" + struct.pack("<IIIIiiHHI", 100, 0, 54, 40, 5, -0x80000000, 1, 24, 0) + bytes(66),
             "pnm": b"P6 60000 60000 255\nxx",
             "webp": b"RIFF" + struct.pack("<I", 36) + b"WEBPVP8X" + struct.pack("<II", 10, 0) + b"\xff\xff\xff\xff\xff\xff" +
                     b"VP8L" + struct.pack("<I", 6) + b"\x2f" + bytes(5),
             "tiff": tiff([(256, 4, 1, 50_000), (257, 4, 1, 50_000), (273, 4, 1, 8), (279, 4, 1, 4)]),
             "tiff-tile": tiff([(256, 4, 1, 4), (257, 4, 1, 4), (322, 4, 1, 90_000), (323, 4, 1, 90_000), (324, 4, 1, 8), (325, 4, 1, 4)]),
             "tiff-samples": tiff([(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 32), (277, 3, 1, 65535), (273, 4, 1, 8), (279, 4, 1, 4)]),
             "jpeg": b"\xff\xd8\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 65500, 65500) + b"\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9",
             "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"}
    for name, content in bombs.items():
        write("image_header", "bomb-" + name, content)
        write("image", "bomb-" + name, content)
        if name == "heic":
            write("heif", "brand", content)
            write("heif_boxes", "brand", content)
        if name.split("-")[0] in ("png", "gif", "bmp", "pnm", "tiff", "jpeg"):
            write(name.split("-")[0], "bomb-" + name, content)


def videos():
    for name, content in {"mp4": b"\x00\x00\x00\x18ftypisom", "avi": b"RIFF\x00\x00\x00\x00AVI ", "webm": b"\x1a\x45\xdf\xa3", "ogg": b"OggS",
                          "playlist": b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/x.ts\n", "dash": b"<?xml version='1.0'?><MPD/>",
                          "concat": b"ffconcat version 1.0\nfile '/etc/passwd'\n", "ts": (b"\x47" + bytes(187)) * 5}.items():
        write("video_container", name, content)


def foreign():
    kinds = {"hdf5": b"\x89HDF\r\n\x1a\n" + bytes(64), "tflite": b"\x1c\x00\x00\x00TFL3" + bytes(32), "gguf": b"GGUF\x03" + bytes(32),
             "gzip": b"\x1f\x8b\x08" + bytes(32), "html": b"<!DOCTYPE html><html><head><title>404</title></head></html>",
             "json": b'{"a": 1}', "text": b"hello, this is text\n", "zeros": bytes(64), "onnx": b"\x08\x07\x12\x07pytorch" + bytes(32),
             "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "xml": b"<?xml version='1.0'?><Error/>",
             "tar": b"best.pth" + bytes(92) + b"0000644\x000000000\x000000000\x0000000000010\x00" + bytes(109) + b"ustar" + bytes(250),
             "tar-claim": b"best.pth" + bytes(116) + b"77777777777\x00" + bytes(121) + b"ustar" + bytes(250)}
    for name, content in kinds.items():
        write("foreign", name, content)
        write("weights_file", name, content)


def main():
    for part in (pickles, script_modules, containers, safetensors_files, json_files, network_files, arrays, pictures,
                 videos, foreign):
        part()
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files)} bytes in {CORPUS}")


if __name__ == "__main__":
    main()
