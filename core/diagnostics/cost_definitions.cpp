// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/cost_definitions.h"

#include "core/base/format.h"

namespace scalescope {

void addMemoryDefinitions(std::vector<Definition>& all, const Thresholds& t) {
    all.push_back({"memory.need", "Memory to run",
                   "What the network holds while it runs, and the answer to \"will it fit?\": its "
                   "weights as the engine holds them, and of one plain pass at the batch asked for "
                   "the images, the activations, the engine's workspace and the logits, in whole "
                   "pages of what is reserved. Told before the network is built; the program "
                   "itself, its libraries and pictures that are still files are not in it. Tensors "
                   "that weights were read from are given back as they are packed and not counted.",
                   "", "own"});
    all.push_back({"memory.live", "Live tensor bytes",
                   "Running sum of allocations minus frees over the pass, as the allocator tells "
                   "them; of an engine that plans its own memory, that plan as it is carried out. "
                   "The image is included, weights are not.",
                   "measured / predicted, where an allocator decides: warn outside " +
                       formatReal(t.memoryRatioWarnLow) + ".." + formatReal(t.memoryRatioWarnHigh) +
                       ", fail outside " + formatReal(t.memoryRatioFailLow) + ".." +
                       formatReal(t.memoryRatioFailHigh),
                   "own"});
    all.push_back({"memory.predicted", "Predicted peak",
                   "Largest sum of tensors that are alive at once in a pass of the engine that "
                   "runs: the buffers that the fused engine plans, or an eager pass.",
                   "", "own"});
    all.push_back({"memory.eager", "Predicted peak of an eager pass",
                   "Largest sum of tensors that are alive at once in an eager pass: convolution, "
                   "batch norm and gate product allocate; SiLU and the residual sum work in place; "
                   "a block's input lives until the block ends.",
                   "", "own; equals a storage trace of torchvision 0.28"});
    all.push_back(
        {"memory.weights", "Weights",
         "4 bytes for every parameter and running statistic in fp32, 8 for every batch counter.",
         "", "own"});
    all.push_back(
        {"memory.rss", "Resident memory of the process",
         "VmRSS and VmHWM of the process: libraries and the window are included, networks that ran "
         "in it before, and memory that was freed may still be counted.",
         "", "Linux /proc"});
    all.push_back({"memory.largest_batch", "Largest batch that fits (predicted)",
                   "The most images at once whose memory to run is within the budget, weights "
                   "included. By default the budget is " +
                       formatPercent(t.memoryBudgetShare, 0) +
                       " of what would be free if the network were not there. Where workspace is "
                       "not predicted, the measured peak counts in its place.",
                   "", "own"});
    all.push_back(
        {"memory.verified", "Largest batch that fits (verified)",
         "A process of its own builds the network, notes what it holds beside the weights "
         "(writable "
         "private memory, VmData), and lets the system limit it to that plus the budget "
         "(RLIMIT_DATA; RLIMIT_AS, which counts mapped libraries too, where the first does not "
         "bind): then batch after batch is run or refused. Read-only libraries do not count "
         "towards the limit.",
         "", "Linux setrlimit(2), /proc"});
    all.push_back({"memory.outside", "Memory measured from outside",
                   "Resident memory as the system counts it, of a process of its own: what stays "
                   "when the network is built, and the high-water mark of one pass above it "
                   "(VmRSS and VmHWM, the mark set back before the pass).",
                   "", "Linux /proc"});
}

void addSpeedDefinitions(std::vector<Definition>& all, const Thresholds& t) {
    all.push_back({"latency.other_load", "Processors that others kept busy",
                   "While the timed runs went: the processor time of the whole machine less that "
                   "of this program, over the wall time. Time that a hypervisor took counts. "
                   "Programs of low priority (nice) give way to this one and are told apart.",
                   "warn where others that do not give way kept 10 % of the machine busy",
                   "own; Linux /proc/stat"});
    all.push_back({"latency.median", "Median latency",
                   "Median time of a plain pass after warm-up, without instrumentation, with the "
                   "95 % interval of the median from ranks n/2 ± 0.98·√n. Two variants differ only "
                   "if the intervals do not overlap.",
                   "spread (IQR / median): " + limitsText(t.latencySpreadWarn, t.latencySpreadFail),
                   "own; protocol after timm's benchmark"});
    all.push_back({"latency.p95", "95th percentile of latency",
                   "Linear interpolation between sorted runs; needs 20 runs (p99: 100).", "",
                   "standard"});
    all.push_back(
        {"throughput.images", "Images per second",
         "All images over the time from the first one to the last result: decoding and resizing "
         "(on threads of their own, while passes run), passes, what is gathered from them.",
         "", "own"});
    all.push_back({"throughput.batch", "Images per pass",
                   "Given, or doubled from 1 as long as the fastest of three passes gains 2 %, "
                   "within the memory for a batch; the passes that are timed are those of the run.",
                   "", "own"});
    all.push_back({"latency.block", "Time per block",
                   "Median over a few instrumented passes that are separate from the latency; a "
                   "share of the instrumented run.",
                   "", "own"});
    all.push_back({"cost.macs", "MACs",
                   "Multiply-adds of convolutions and linear layers of one image, SE included; "
                   "nothing else counts. torchvision, the paper and fvcore call MACs FLOPs.",
                   "", "standard"});
    all.push_back({"cost.params", "Parameters",
                   "Trainable values; γ and β of batch norm included, running statistics not.", "",
                   "standard"});
    all.push_back({"cost.activations", "Activations",
                   "Output elements of convolutions and linear layers of one image, SE included.",
                   "", "standard"});
    all.push_back(
        {"receptive_field", "Receptive field of the last stage",
         "Side of the square of the input that one cell of the last stage sees, by kernels and "
         "strides alone; over the side of the input: above 1 every cell sees the whole image.",
         "", "standard"});
    all.push_back({"roofline", "Roofline",
                   "Attainable = min(peak, intensity · bandwidth); intensity = 2·MACs / (bytes of "
                   "inputs, weights and outputs, each moved once). Peak and bandwidth are measured "
                   "on this machine. An efficiency above 1 means that caches served the traffic.",
                   "", "Williams, Waterman, Patterson, CACM 52(4), 2009"});
}

}  // namespace scalescope
