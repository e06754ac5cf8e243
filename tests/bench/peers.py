# SPDX-License-Identifier: Apache-2.0
"""ScaleScope beside onnxruntime, OpenVINO and torchvision: the same calibrated weights, inputs of noise,
asked in turn, so that all of them see the same minutes of the machine.

--processor-time counts the time of the processor with one thread instead of the clock on the wall: on a
machine that others use as well it is the only figure that repeats.

A benchmark, not a test. Needs torch and torchvision; installs onnxruntime and openvino with pip into a
folder of its own (--peers) unless they are there.

    python tests/bench/peers.py --cli build/release/app/cli/scalescope-cli --variants 0,4,7
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

SIDES = [224, 240, 288, 300, 380, 456, 528, 600]
PACKAGES = ["onnxruntime", "openvino", "onnx", "onnxscript"]


def install(folder):
    sys.path.append(str(folder))
    try:
        import onnxruntime, openvino, onnx, onnxscript  # noqa: F401,E401
    except ImportError:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--target", str(folder)] + PACKAGES, check=True)


def calibrated(variant):
    """Random weights whose batch norm statistics come from a pass, so that every layer has unit scale."""
    import torch
    import torchvision

    torch.manual_seed(variant)
    net = getattr(torchvision.models, f"efficientnet_b{variant}")(weights=None)
    norms = [m for m in net.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = None  # cumulative: of one pass, its statistics
        norm.reset_running_stats()
    net.train()
    for module in net.modules():
        if type(module).__name__ in ("StochasticDepth", "Dropout"):
            module.p = 0.0
    with torch.no_grad():
        net(torch.randn(8, 3, 112, 112))
    return net.eval()


def bench(arguments, weights, variant, instrumented, repeats):
    command = [arguments.cli, "bench", "--variants", f"b{variant}", "--weights", str(weights), "--engine", "fused",
               "--json", "--repeats", str(repeats), "--warmup", "2", "--no-blocks", "--no-memory",
               "--threads", str(arguments.threads)]
    if instrumented:
        command.append("--instrumented")
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(out)["results"][0]["latencyMsRuns"]


def ours(arguments, weights, variant, instrumented):
    if not arguments.processor_time:
        return bench(arguments, weights, variant, instrumented, arguments.repeats)

    def used(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        bench(arguments, weights, variant, instrumented, repeats)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Start-up and packing of weights are in both and cancel out.
    few, many = arguments.repeats, 5 * arguments.repeats
    return [1000.0 * (used(many) - used(few)) / (many - few)]


class Onnxruntime:
    def __init__(self, model, image, threads):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self.feed = {self.session.get_inputs()[0].name: image}

    def __call__(self):
        return self.session.run(None, self.feed)[0]


class OpenVino:
    def __init__(self, model, image, threads):
        import openvino

        compiled = openvino.Core().compile_model(
            str(model), "CPU", {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY",
                                "INFERENCE_PRECISION_HINT": "f32"})
        self.request, self.image = compiled.create_infer_request(), image

    def __call__(self):
        return self.request.infer([self.image])[0]


class Eager:
    def __init__(self, net, image):
        import torch

        self.net, self.image = net, torch.from_numpy(image)

    def __call__(self):
        import torch

        with torch.inference_mode():
            return self.net(self.image).numpy()


class Hooked(Eager):
    """What a user writes to diagnose: gates, and the statistics of every SiLU."""

    def __call__(self):
        import torch

        handles, kept = [], []

        def of_silu(_, inputs):
            x = inputs[0]
            kept.append((x.min(), x.max(), x.mean(), x.std(), torch.histc(x, 64, -16, 16), (x < -6.261389).float().mean(),
                         (x >= 6.261389).float().mean(), torch.isfinite(x).all()))

        for module in self.net.modules():
            if isinstance(module, torch.nn.SiLU):
                handles.append(module.register_forward_pre_hook(of_silu))
            if type(module).__name__ == "SqueezeExcitation":
                handles.append(module.scale_activation.register_forward_hook(lambda _m, _i, y: kept.append(y.clone())))
        result = super().__call__()
        for handle in handles:
            handle.remove()
        return result


def measure(call, arguments):
    now = time.process_time if arguments.processor_time else time.perf_counter
    runs = []
    for _ in range(arguments.repeats):
        start = now()
        call()
        runs.append(1000.0 * (now() - start))
    return runs


def compare(arguments, variant, folder):
    import numpy
    import torch

    net = calibrated(variant)
    side = SIDES[variant]
    image = numpy.random.default_rng(1).standard_normal((1, 3, side, side)).astype(numpy.float32)
    weights, model = folder / f"b{variant}.pth", folder / f"b{variant}.onnx"
    torch.save(net.state_dict(), weights)
    torch.onnx.export(net, torch.from_numpy(image), str(model), dynamo=False)
    contenders = {"onnxruntime": Onnxruntime(model, image, arguments.threads),
                  "OpenVINO": OpenVino(model, image, arguments.threads),
                  "torchvision": Eager(net, image), "torchvision + hooks": Hooked(net, image)}
    expected = contenders["torchvision"]()
    for name, call in contenders.items():
        worst = abs(call() - expected).max() / abs(expected).max()
        if worst > 1e-3:  # random weights amplify rounding from block to block; times do not depend on it
            print(f"B{variant}: logits of {name} differ by {worst:.1e}", file=sys.stderr)
    runs = {name: [] for name in contenders}
    runs["ScaleScope"], runs["ScaleScope, all diagnostics"] = [], []
    for _ in range(arguments.rounds):
        for name, call in contenders.items():
            runs[name] += measure(call, arguments)
        runs["ScaleScope"] += ours(arguments, weights, variant, False)
        runs["ScaleScope, all diagnostics"] += ours(arguments, weights, variant, True)
    return runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--variants", default="0,1,2,3,4,5,6,7")
    parser.add_argument("--rounds", type=int, default=3, help="how often the contenders take turns")
    parser.add_argument("--repeats", type=int, default=5, help="passes of a contender in its turn")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--peers", type=pathlib.Path, default=pathlib.Path.home() / ".cache/scalescope/peers")
    parser.add_argument("--processor-time", action="store_true", help="one thread, time of the processor")
    arguments = parser.parse_args()
    if arguments.processor_time:
        arguments.threads = 1
    install(arguments.peers)
    import torch

    torch.set_num_threads(arguments.threads)
    print("| variant | " + " | ".join(
        ["ScaleScope", "onnxruntime", "OpenVINO", "torchvision", "ours / faster peer", "ScaleScope, all diagnostics",
         "torchvision + hooks", "diagnostics / plain"]) + " |")
    print("|---|" + "---|" * 8)
    with tempfile.TemporaryDirectory() as folder:
        for variant in (int(v) for v in arguments.variants.split(",")):
            runs = compare(arguments, variant, pathlib.Path(folder))

            def cell(name):
                return f"{statistics.median(runs[name]):.1f} / {min(runs[name]):.1f}"

            def ratio(a, *others):
                return f"{statistics.median(runs[a]) / min(statistics.median(runs[o]) for o in others):.2f} / " \
                       f"{min(runs[a]) / min(min(runs[o]) for o in others):.2f}"

            print(f"| B{variant} @{SIDES[variant]} | {cell('ScaleScope')} | {cell('onnxruntime')} | {cell('OpenVINO')} | "
                  f"{cell('torchvision')} | {ratio('ScaleScope', 'onnxruntime', 'OpenVINO')} | "
                  f"{cell('ScaleScope, all diagnostics')} | {cell('torchvision + hooks')} | "
                  f"{ratio('ScaleScope, all diagnostics', 'ScaleScope')} |", flush=True)
    clock = "of the processor" if arguments.processor_time else "on the wall"
    print(f"\nmedian / minimum ms {clock} of one pass, float32, batch 1, {arguments.threads} threads")


if __name__ == "__main__":
    main()
