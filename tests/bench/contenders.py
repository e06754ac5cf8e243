# SPDX-License-Identifier: Apache-2.0
"""One contender of peers.py in a process of its own: loads a model, then runs passes when told to.

    python contenders.py NAME --model FILE --image FILE.npy --variant 0 --threads 2

Prints a line of JSON for every step: what importing took and the memory after it, what loading and the first pass
took; then, for each line on standard input, "run N" (times of N passes in ms) or "memory" (peak beyond importing).
"""
import argparse
import json
import pathlib
import sys
import time


def resident(field):
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return 1024 * int(line.split()[1])
    return 0


class Onnxruntime:
    def __init__(self, arguments, image):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = arguments.threads
        self.session = onnxruntime.InferenceSession(arguments.model, options, providers=["CPUExecutionProvider"])
        self.feed = {self.session.get_inputs()[0].name: image}

    def __call__(self):
        return self.session.run(None, self.feed)[0]


class OpenVino:
    def __init__(self, arguments, image):
        import openvino

        compiled = openvino.Core().compile_model(
            arguments.model, "CPU", {"INFERENCE_NUM_THREADS": arguments.threads, "PERFORMANCE_HINT": "LATENCY",
                                     "INFERENCE_PRECISION_HINT": "bf16" if arguments.dtype == "bf16" else "f32"})
        self.request, self.image = compiled.create_infer_request(), image

    def __call__(self):
        return self.request.infer([self.image])[0]


class Torchvision:
    def __init__(self, arguments, image):
        import torch
        import torchvision

        torch.set_num_threads(arguments.threads)
        self.net = getattr(torchvision.models, f"efficientnet_b{arguments.variant}")(weights=None)
        self.net.load_state_dict(torch.load(arguments.model, weights_only=True))
        self.net.eval()
        self.image = torch.from_numpy(image)

    def __call__(self):
        import torch

        with torch.inference_mode():
            return self.net(self.image).numpy()


class Hooked(Torchvision):
    """What a user writes to diagnose: gates, and the usual statistics of every SiLU."""

    def statistics(self, x):
        import torch

        return (x.min(), x.max(), x.mean(), x.std(), torch.histc(x, 64, -16, 16), (x < -6.261389).float().mean(),
                (x >= 6.261389).float().mean(), torch.isfinite(x).all())

    def after(self, y):
        return ()

    def __call__(self):
        import torch

        handles, kept = [], []
        for module in self.net.modules():
            if isinstance(module, torch.nn.SiLU):
                # In place: before it is the only moment to see the input, after it to see the output.
                handles.append(module.register_forward_pre_hook(lambda _m, i: kept.append(self.statistics(i[0]))))
                handles.append(module.register_forward_hook(lambda _m, _i, y: kept.append(self.after(y))))
            if type(module).__name__ == "SqueezeExcitation":
                handles.append(module.fc2.register_forward_hook(lambda _m, _i, z: kept.append(z.clone())))
                handles.append(module.scale_activation.register_forward_hook(lambda _m, _i, s: kept.append(s.clone())))
        result = super().__call__()
        for handle in handles:
            handle.remove()
        return result


class HookedAlike(Hooked):
    """The same statistics as ScaleScope's: zones of SiLU, 512 bins, numeric range, sums per image and channel."""

    def statistics(self, x):
        import torch

        cuts = torch.tensor([-6.261389, -1.278465, 6.261389])
        zones = torch.bincount(torch.bucketize(x.flatten(), cuts, right=True), minlength=4)
        flat = ((x > -1.325880) & (x < -1.233898)).sum()
        magnitude = x.abs()
        finite = torch.isfinite(x)
        return (x.min(), x.max(), x.mean(), x.var(), torch.histc(x, 512, -16, 16), zones, flat, (~finite).sum(),
                torch.isnan(x).sum(), ((magnitude < 6.103515625e-05) & (x != 0)).sum(), (magnitude < 2.98e-08).sum())

    def after(self, y):
        if y.dim() != 4:
            return ()
        magnitude = y.abs()
        return y.sum((2, 3)), magnitude.sum((2, 3)), (y * y).sum((2, 3)), magnitude.amax((2, 3))


CONTENDERS = {"onnxruntime": Onnxruntime, "OpenVINO": OpenVino, "torchvision": Torchvision,
              "torchvision + hooks": Hooked, "torchvision + hooks, all": HookedAlike}


def say(**values):
    print(json.dumps(values), flush=True)


def main():
    began = time.perf_counter()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=CONTENDERS)
    parser.add_argument("--model", required=True)
    parser.add_argument("--image", required=True)
    parser.add_argument("--variant", type=int, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--dtype", default="fp32")
    parser.add_argument("--processor-time", action="store_true")
    parser.add_argument("--peers", default="")
    arguments = parser.parse_args()
    if arguments.peers:
        sys.path.append(arguments.peers)
    import numpy

    if arguments.name == "onnxruntime":
        import onnxruntime  # noqa: F401
    elif arguments.name == "OpenVINO":
        import openvino

        openvino.Core().available_devices  # loads what comes with any model
    else:
        import torchvision  # noqa: F401
    image = numpy.load(arguments.image)
    imported = time.perf_counter()
    pathlib.Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    start = resident("VmRSS")
    say(importSeconds=imported - began, residentBytes=start)
    call = CONTENDERS[arguments.name](arguments, image)
    logits = call()
    say(loadSeconds=time.perf_counter() - imported, logits=[float(value) for value in logits[0]])
    now = time.process_time if arguments.processor_time else time.perf_counter
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "memory":
            say(peakBytes=resident("VmHWM") - start)
            continue
        runs = []
        for _ in range(int(rest[0])):
            before = now()
            call()
            runs.append(1000.0 * (now() - before))
        say(ms=runs)


if __name__ == "__main__":
    main()
