# SPDX-License-Identifier: Apache-2.0
"""ScaleScope beside onnxruntime, OpenVINO and torchvision: the same calibrated weights and the same input, asked in
turn, so that all of them see the same minutes of the machine. Each one has a process of its own.

Tables (--parts): plain (a pass at batch 1, float32), diagnostics (the pass with every statistic, beside torchvision
with hooks: "hooks" keeps what users usually keep, "hooks, all" the same statistics as ScaleScope), bf16, batch
(images per second at batch 8), process (peak memory beyond start-up, time to the first result).

--processor-time counts the time of the processor with one thread instead of the clock on the wall: on a machine that
others use as well it is the only figure that repeats.

A benchmark, not a test. Needs torch and torchvision; installs onnxruntime and openvino with pip into a folder of its
own (--peers) unless they are there.

    python tests/bench/peers.py --cli build/release/app/cli/scalescope-cli --variants 0,4,7
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

SIDES = [224, 240, 288, 300, 380, 456, 528, 600]
PACKAGES = ["onnxruntime", "openvino", "onnx", "onnxscript"]
PARTS = ["plain", "diagnostics", "bf16", "batch", "process"]
OURS, OURS_ALL, ORT, OV = "ScaleScope", "ScaleScope, all diagnostics", "onnxruntime", "OpenVINO"
EAGER, HOOKS, HOOKS_ALL = "torchvision", "torchvision + hooks", "torchvision + hooks, all"
HERE = pathlib.Path(__file__).resolve().parent
# A child of a large process inherits its peak; this one is small.
LAUNCHER = ("import os, subprocess, sys, time; t = time.perf_counter(); p = subprocess.Popen(sys.argv[1:], "
            "stdout=subprocess.DEVNULL); _, s, u = os.wait4(p.pid, 0); "
            "print(s, time.perf_counter() - t, 1024 * u.ru_maxrss, u.ru_utime + u.ru_stime)")


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


class Files:
    """What all contenders are given for one variant."""

    def __init__(self, folder, variant, batches):
        import numpy
        import torch

        self.variant, self.weights = variant, folder / f"b{variant}.pth"
        net, side = calibrated(variant), SIDES[variant]
        torch.save(net.state_dict(), self.weights)
        self.models, self.images = {}, {}
        for batch in batches:
            image = numpy.random.default_rng(1).standard_normal((batch, 3, side, side)).astype(numpy.float32)
            self.images[batch], self.models[batch] = folder / f"{batch}.npy", folder / f"b{variant}x{batch}.onnx"
            numpy.save(self.images[batch], image)
            torch.onnx.export(net, torch.from_numpy(image), str(self.models[batch]), dynamo=False)


class Peer:
    """A contender that stays: its process loads once and waits for its turns."""

    def __init__(self, arguments, files, name, batch=1, dtype="fp32"):
        model = files.models[batch] if name in (ORT, OV) else files.weights
        command = [sys.executable, str(HERE / "contenders.py"), name, "--model", str(model), "--image",
                   str(files.images[batch]), "--variant", str(files.variant), "--threads", str(arguments.threads),
                   "--dtype", dtype, "--peers", str(arguments.peers)]
        if arguments.processor_time:
            command.append("--processor-time")
        began = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.imported, self.loaded = self._read(), self._read()
        self.seconds = time.perf_counter() - began

    def _read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{' '.join(self.process.args)}: ended with {self.process.wait()}")
        return json.loads(line)

    def ask(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return self._read()

    def run(self, repeats):
        return self.ask(f"run {repeats}")["ms"]

    def peak(self):
        return self.ask("memory")["peakBytes"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Ours:
    """ScaleScope: a command that starts anew in every turn; what it reports is the passes alone."""

    def __init__(self, arguments, files, instrumented=False, batch=1, dtype="fp32"):
        self.arguments = arguments
        self.command = [arguments.cli, "bench", "--variants", f"b{files.variant}", "--weights", str(files.weights),
                        "--engine", "fused", "--dtype", dtype, "--batch", str(batch), "--threads",
                        str(arguments.threads), "--json", "--no-blocks", "--no-memory", "--time-limit", "600"]
        if instrumented:
            self.command.append("--instrumented")

    def _passes(self, repeats, warmup=2):
        return self.command + ["--repeats", str(repeats), "--warmup", str(warmup)]

    def works(self):
        return subprocess.run(self._passes(1, 0), capture_output=True, check=False).returncode == 0

    def run(self, repeats):
        if not self.arguments.processor_time:
            out = subprocess.run(self._passes(repeats), check=True, capture_output=True, text=True).stdout
            return json.loads(out)["results"][0]["latencyMsRuns"]
        # Start-up and packing of weights are in both and cancel out.
        few, many = launched(self._passes(repeats)), launched(self._passes(5 * repeats))
        return [1000.0 * (many["processor"] - few["processor"]) / (4 * repeats)]

    def process(self):
        """Of a whole command with one pass."""
        start = launched([self.arguments.cli, "info", "--json"])
        whole = launched(self._passes(1, 0))
        return {"peakBytes": whole["peak"] - start["peak"], "seconds": whole["seconds"],
                "startSeconds": start["seconds"]}

    def close(self):
        pass


def launched(command):
    out = subprocess.run([sys.executable, "-S", "-c", LAUNCHER] + command, check=True, capture_output=True,
                         text=True).stdout.split()
    if out[0] != "0":
        raise SystemExit(f"{' '.join(command)}: ended with {out[0]}")
    return {"seconds": float(out[1]), "peak": int(out[2]), "processor": float(out[3])}


def take_turns(arguments, contenders):
    """Times in ms of every contender; {name: times}."""
    runs = {name: [] for name in contenders}
    for _ in range(arguments.rounds):
        for name, contender in contenders.items():
            # A slow one that only shows a ratio of several needs no more passes.
            repeats = max(1, arguments.repeats // 3) if name in (HOOKS, HOOKS_ALL) else arguments.repeats
            runs[name] += contender.run(repeats)
            time.sleep(0.05)  # threads that spin after a pass come to rest
    return runs


def check_logits(files, peers):
    expected = peers[EAGER].loaded["logits"]
    largest = max(abs(value) for value in expected)
    for name, peer in peers.items():
        worst = max(abs(a - b) for a, b in zip(peer.loaded["logits"], expected)) / largest
        if worst > 1e-3:  # random weights amplify rounding from block to block; times do not depend on it
            print(f"B{files.variant}: logits of {name} differ by {worst:.1e}", file=sys.stderr)


def measure(arguments, files):
    """All that the tables need of one variant."""
    parts, result = arguments.parts, {"variant": files.variant, "ms": {}, "batch": {}, "bf16": {}, "process": {}}
    wanted = [ORT, OV, EAGER] + ([HOOKS, HOOKS_ALL] if "diagnostics" in parts else [])
    peers = {name: Peer(arguments, files, name) for name in wanted}
    check_logits(files, peers)
    contenders = {OURS: Ours(arguments, files), **peers}
    if "diagnostics" in parts:
        contenders[OURS_ALL] = Ours(arguments, files, instrumented=True)
    if "plain" in parts or "diagnostics" in parts:
        result["ms"] = take_turns(arguments, contenders)
    if "process" in parts:
        result["process"] = {OURS: contenders[OURS].process()}
        for name in (ORT, OV, EAGER):
            result["process"][name] = {"peakBytes": peers[name].peak(), "seconds": peers[name].seconds,
                                       "startSeconds": peers[name].imported["importSeconds"]}
    for contender in contenders.values():
        contender.close()
    if "bf16" in parts and (ours := Ours(arguments, files, dtype="bf16")).works():
        both = {OURS: ours, OV: Peer(arguments, files, OV, dtype="bf16")}
        result["bf16"] = take_turns(arguments, both)
        both[OV].close()
    if "batch" in parts:
        many = {name: Peer(arguments, files, name, batch=arguments.batch) for name in (ORT, OV, EAGER)}
        many[OURS] = Ours(arguments, files, batch=arguments.batch)
        result["batch"] = take_turns(arguments, many)
        for contender in many.values():
            contender.close()
    return result


def title(result):
    return "all together" if result["variant"] is None else f"B{result['variant']} @{SIDES[result['variant']]}"


def both(read, *lists):
    """The figure of the medians and that of the minima."""
    return [read(*(summary(runs) for runs in lists)) for summary in (statistics.median, min)]


def cells(values, form="{:.1f}"):
    return " / ".join(form.format(value) for value in values)


def ratio(runs, a, *others):
    return both(lambda x, *y: x / min(y), runs[a], *(runs[o] for o in others))


def table(heads, rows):
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def with_sum(results, key):
    """The results and, of several, one that adds their medians and minima up."""
    results = [r for r in results if r[key]]
    if len(results) < 2:
        return results
    names = results[0][key]
    medians = {name: sum(statistics.median(r[key][name]) for r in results) for name in names}
    minima = {name: sum(min(r[key][name]) for r in results) for name in names}
    # Three values whose median and minimum are the sums.
    return results + [{"variant": None, key: {n: [minima[n], medians[n], medians[n]] for n in names}}]


def plain_row(result):
    ms = result["ms"]
    return [title(result)] + [cells(both(lambda x: x, ms[name])) for name in (OURS, ORT, OV, EAGER)] + \
        [cells(ratio(ms, OURS, ORT, OV), "{:.2f}"), cells(ratio(ms, OURS, EAGER), "{:.2f}")]


def diagnostics_row(result):
    ms = result["ms"]
    return [title(result)] + [cells(both(lambda x: x, ms[name])) for name in (OURS, OURS_ALL, HOOKS, HOOKS_ALL)] + \
        [cells(ratio(ms, OURS_ALL, OURS), "{:.2f}"), cells(ratio(ms, HOOKS, OURS_ALL)),
         cells(ratio(ms, HOOKS_ALL, OURS_ALL))]


def bf16_row(result):
    ms = result["bf16"]
    return [title(result), cells(both(lambda x: x, ms[OURS])), cells(both(lambda x: x, ms[OV])),
            cells(ratio(ms, OURS, OV), "{:.2f}")]


def batch_row(result, batch):
    ms = result["batch"]
    rates = [cells(both(lambda x: 1000.0 * batch / x, ms[name])) for name in (OURS, ORT, OV, EAGER)]
    return [title(result)] + rates + [cells(ratio(ms, OURS, ORT, OV), "{:.2f}")]


def process_row(result):
    process = result["process"]
    names = (OURS, ORT, OV, EAGER)
    return [title(result)] + [f"{process[n]['peakBytes'] / 1e6:.0f}" for n in names] + \
        [f"{process[OURS]['peakBytes'] / process[ORT]['peakBytes']:.2f}"] + \
        [f"{process[n]['seconds']:.2f} ({process[n]['startSeconds']:.2f})" for n in names]


def tables(arguments, results):
    named = [OURS, ORT, OV, EAGER]
    clock = "of the processor" if arguments.processor_time else "on the wall"
    if "plain" in arguments.parts:
        table(["variant"] + named + ["ours / faster peer", "ours / torchvision"],
              [plain_row(r) for r in with_sum(results, "ms")])
    if "diagnostics" in arguments.parts:
        table(["variant", OURS, OURS_ALL, HOOKS, HOOKS_ALL, "diagnostics / plain", "hooks / diagnostics",
               "hooks, all / diagnostics"], [diagnostics_row(r) for r in with_sum(results, "ms")])
    if "bf16" in arguments.parts and any(r["bf16"] for r in results):
        table(["variant, bf16", OURS, OV, "ours / OpenVINO"], [bf16_row(r) for r in with_sum(results, "bf16")])
    print(f"ms {clock} of one pass, median / minimum, batch 1, {arguments.threads} threads\n")
    if "batch" in arguments.parts:
        table([f"variant, batch {arguments.batch}"] + named + ["time: ours / faster peer"],
              [batch_row(r, arguments.batch) for r in results])
        print(f"images per second {clock}, of the median / fastest pass\n")
    if "process" in arguments.parts:
        table(["variant"] + [f"{n}, MB" for n in named] + ["ours / onnxruntime"] + [f"{n}, s" for n in named],
              [process_row(r) for r in results])
        print("peak resident memory beyond start-up, weights included; time of a process from its start to the first "
              "result (start-up: libraries alone)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--variants", default="0,1,2,3,4,5,6,7")
    parser.add_argument("--parts", default=",".join(PARTS), help="some of " + ",".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3, help="how often the contenders take turns")
    parser.add_argument("--repeats", type=int, default=5, help="passes of a contender in its turn")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--batch", type=int, default=8, help="images per pass of the part batch")
    parser.add_argument("--peers", type=pathlib.Path, default=pathlib.Path.home() / ".cache/scalescope/peers")
    parser.add_argument("--processor-time", action="store_true", help="one thread, time of the processor")
    parser.add_argument("--json", type=pathlib.Path, help="every time that was measured, into this file")
    arguments = parser.parse_args()
    arguments.parts = arguments.parts.split(",")
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"--parts: no such part: {', '.join(sorted(unknown))}")
    if arguments.processor_time:
        arguments.threads = 1
    install(arguments.peers)
    results = []
    for variant in (int(v) for v in arguments.variants.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            batches = [1] + ([arguments.batch] if "batch" in arguments.parts else [])
            results.append(measure(arguments, Files(pathlib.Path(folder), variant, batches)))
        print(f"B{variant} done", file=sys.stderr, flush=True)
        if arguments.json:
            arguments.json.write_text(json.dumps(results))
    tables(arguments, results)


if __name__ == "__main__":
    main()
