// SPDX-License-Identifier: Apache-2.0
#include "app/cli/options.h"

#include "app/cli/networks.h"
#include "app/cli/output_options.h"
#include "app/cli/threshold_options.h"
#include "core/base/file_io.h"
#include "core/input/image_set.h"
#include "core/input/npy.h"
#include "core/input/npz.h"
#include "core/input/preprocess.h"
#include "core/model/block_spec.h"
#include "core/session/image_list.h"

#include <charconv>
#include <span>

namespace scalescope::cli {

namespace {

constexpr int kMaxThreads = 1024;
constexpr std::int64_t kMaxBatch = 65536;
constexpr std::uint64_t kTensorFileLimit = std::uint64_t{4} << 30;

std::string sampleNames() {
    std::string names;
    for (const SampleImage& sample : sampleImages())
        names += (names.empty() ? "" : ", ") + std::string(sample.name);
    return names;
}

void addImages(const Arguments& arguments, InputRequest& input) {
    const std::vector<std::filesystem::path> paths(arguments.images.begin(),
                                                   arguments.images.end());
    if (!paths.empty())
        input.images = sourcesIn(paths, arguments.strict);
    for (const std::string& name : arguments.samples)
        input.images.push_back({.path = {}, .sample = name, .loaded = {}, .classLabel = {}});
}

/// FILE#NAME, unless a file has that name.
std::pair<std::string, std::string> fileAndArray(const std::string& typed) {
    const std::size_t mark = typed.rfind('#');
    std::error_code ignored;
    if (mark == std::string::npos || std::filesystem::exists(typed, ignored))
        return {typed, {}};
    return {typed.substr(0, mark), typed.substr(mark + 1)};
}

void addTensor(const Arguments& arguments, InputRequest& input) {
    const auto [path, array] = fileAndArray(arguments.tensor);
    const auto bytes = readFile(path, kTensorFileLimit, Subject::Input);
    const std::string name = std::filesystem::path(path).filename().string();
    auto tensor = std::make_shared<const TensorF32>(
        looksLikeNpz(bytes) ? readNpz(bytes, name, array) : readNpy(bytes, name));
    for (const std::int64_t side : std::span(tensor->shape).last(2))
        if (side < kSmallestInputSide || side > kLargestInputSide)
            throw Error(ErrorCode::ShapeMismatch,
                        name + ": it holds pictures with a side of " + std::to_string(side) +
                            " pixels; use sides from " + std::to_string(kSmallestInputSide) +
                            " to " + std::to_string(kLargestInputSide) + '.',
                        Subject::Input);
    input.tensor = std::move(tensor);
    input.tensorName = name;
}

/// Images per pass; 0: auto.
std::int64_t batchOf(const std::string& text) {
    if (text == "auto")
        return 0;
    std::int64_t batch = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, batch);
    if (problem != std::errc() || rest != end || batch < 1 || batch > kMaxBatch)
        throw Error(ErrorCode::ArgumentInvalid, "--batch " + text +
                                                    ": use auto or a number from 1 to " +
                                                    std::to_string(kMaxBatch) + '.');
    return batch;
}

InputRequest inputOf(const Arguments& arguments) {
    InputRequest input;
    input.preprocess = arguments.preprocess;
    static_cast<void>(parsePreprocess(input.preprocess, {}));
    const bool images = !arguments.images.empty() || !arguments.samples.empty();
    if (images && !arguments.tensor.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "--tensor is used as it is; give either it or images, not both.");
    if (!images && arguments.tensor.empty())
        throw Error(
            ErrorCode::ArgumentInvalid,
            "There is nothing to run on; give --image FILE, --tensor FILE.npy or --sample NAME (" +
                sampleNames() + ").");
    images ? addImages(arguments, input) : addTensor(arguments, input);
    if (!arguments.labels.empty())
        input.labels = readLabels(arguments.labels);
    input.batch = batchOf(arguments.imagesPerPass);
    return input;
}

}  // namespace

void addOutputOptions(CLI::App& command, Arguments& arguments) {
    addOutputOptions(command, arguments.output);
}

void addVariantsOption(CLI::App& command, Arguments& arguments) {
    command
        .add_option_function<std::string>(
            "--variants",
            [&arguments](const std::string& text) {
                arguments.variants = text;
                arguments.variantsGiven = true;
            },
            "Which networks: b0-b7, a list such as b0,b3, or all; with --network or --column "
            "default none")
        ->type_name("LIST");
}

void addConventionOptions(CLI::App& command, TypedConventions& typed) {
    command
        .add_option("--names", typed.names,
                    "Whose network a weights file is of: auto (as its names and what lies beside "
                    "it tell), torchvision, timm, tf (timm's tf_efficientnet), lukemelas "
                    "(EfficientNet-PyTorch), transformers or mmpretrain")
        ->capture_default_str()
        ->type_name("LIBRARY");
    command
        .add_option("--padding", typed.padding,
                    "How its convolutions pad: auto, symmetric, same (as TensorFlow) or same:PX "
                    "(the same, as a network built for pictures of PX pixels)")
        ->capture_default_str()
        ->type_name("PADDING");
    command
        .add_option("--head-activation", typed.headActivation,
                    "What stands between the layers of a head, which no file tells: auto (as far "
                    "as it is seen that nothing does), relu, silu, gelu or none")
        ->capture_default_str()
        ->type_name("ACTIVATION");
}

void addNetworkOptions(CLI::App& command, Arguments& arguments) {
    addVariantsOption(command, arguments);
    addNetworkFileOption(command, arguments);
    addColumnOption(command, arguments);
    command
        .add_option("--weights", arguments.weights,
                    "A file, FILE#NAME of one of its networks, a folder, auto, demo, random or "
                    "random:SEED; b3=FILE for one variant, "
                    "NAME=FILE for a network of one's own; repeatable")
        ->type_name("FILE|DIR|auto|demo|random")
        ->allow_extra_args(false);
    addConventionOptions(command, arguments.conventions);
    command.add_option("--device", arguments.device, "cpu, cuda or cuda:N")
        ->capture_default_str()
        ->type_name("DEVICE");
    command
        .add_option("--threads", arguments.threads, "Threads within an operation; 0: one per core")
        ->capture_default_str()
        ->check(CLI::Range(0, kMaxThreads));
}

void addEngineOptions(CLI::App& command, Arguments& arguments) {
    command.add_option("--engine", arguments.engine, "auto, fused or reference")
        ->capture_default_str()
        ->type_name("ENGINE");
    command.add_option("--dtype", arguments.dtype, "fp32, bf16 or fp16")
        ->capture_default_str()
        ->type_name("TYPE");
    addAutocastOption(command, arguments);
}

void addAutocastOption(CLI::App& command, Arguments& arguments) {
    command.add_flag("--autocast", arguments.autocast,
                     "Weights stay fp32; LibTorch computes in --dtype where that is safe");
}

void addTimingOptions(CLI::App& command, BenchmarkOptions& options) {
    command.add_option("--repeats", options.repeats, "Timed passes")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command
        .add_option("--time-limit", options.timeLimitSeconds, "Seconds of timed passes per variant")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 86400.0));
}

CLI::Range batchRange() {
    return {std::int64_t{1}, kMaxBatch};
}

void addRecipeOptions(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--preprocess", arguments.preprocess,
                    "default (as published for the weights) or squash:S (plain square resize)")
        ->capture_default_str()
        ->type_name("RECIPE");
    command.add_option("--labels", arguments.labels, "Class names, .txt or .json")
        ->type_name("FILE");
}

void addInputOptions(CLI::App& command, Arguments& arguments) {
    command.add_option("--image", arguments.images, "An image or a folder of images; repeatable")
        ->type_name("FILE|DIR")
        ->allow_extra_args(false);
    command
        .add_option("--sample", arguments.samples,
                    "A picture that comes with the program: " + sampleNames())
        ->type_name("NAME")
        ->allow_extra_args(false);
    command
        .add_option(
            "--tensor", arguments.tensor,
            "An array [N,3,H,W], fed as it is: .npy, or .npz (with #NAME for one of several)")
        ->type_name("FILE.npy|FILE.npz");
    addRecipeOptions(command, arguments);
    command.add_flag("--strict", arguments.strict,
                     "An image of a folder that cannot be read is an error; without it, it is "
                     "left out and listed");
}

void addBatchOption(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--batch", arguments.imagesPerPass,
                    "Images per pass when there are several: a number, or auto (the fastest that "
                    "is found on the way); results are the same")
        ->capture_default_str()
        ->type_name("auto|N");
}

Request makeRequest(const Arguments& arguments, bool needsInput) {
    Request request;
    addNetworks(arguments, request);
    request.options = {.engine = parseEngine(arguments.engine),
                       .device = arguments.device,
                       .dtype = parseRunDtype(arguments.dtype),
                       .autocast = arguments.autocast,
                       .threads = arguments.threads};
    request.thresholds = arguments.thresholds;
    request.questions.topk = arguments.topk;
    request.questions.classes = arguments.classes;
    checkThresholds(request.thresholds);
    checkGateEpsilon(request.thresholds, request.options.dtype);
    if (needsInput)
        request.input = inputOf(arguments);
    addWeights(arguments, request);
    return request;
}

}  // namespace scalescope::cli
