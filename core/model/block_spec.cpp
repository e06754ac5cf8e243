// SPDX-License-Identifier: Apache-2.0
#include "core/model/block_spec.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope {

namespace {

/// Source: arXiv 1905.11946 v5, table 1, stages 2 to 8.
struct StageRow {
    int expandRatio, kernel, stride;
    std::int64_t inChannels, outChannels;
    int repeats;
};
constexpr std::array<StageRow, 7> kStages{{
    {1, 3, 1, 32, 16, 1},
    {6, 3, 2, 16, 24, 2},
    {6, 5, 2, 24, 40, 2},
    {6, 3, 2, 40, 80, 3},
    {6, 5, 1, 80, 112, 3},
    {6, 5, 2, 112, 192, 4},
    {6, 3, 1, 192, 320, 1},
}};
constexpr std::int64_t kSqueezeDivisor = 4;
constexpr std::int64_t kHeadFactor = 4;
constexpr double kDropPathBase = 0.2;

constexpr int kLargestClassCount = 1'000'000;

[[noreturn]] void refuse(const NetworkSpec& spec, const std::string& why) {
    throw Error(ErrorCode::ArgumentInvalid, "The network \"" + spec.name + "\" " + why);
}

void checkFactor(const NetworkSpec& spec, const char* what, double value) {
    // Written so that NaN is refused too.
    if (!(value >= kSmallestMultiplier && value <= kLargestMultiplier))
        refuse(spec, std::string("has the ") + what + " multiplier " + formatReal(value) +
                         "; use a number from " + formatReal(kSmallestMultiplier) + " to " +
                         formatReal(kLargestMultiplier) + ".");
}

void checkSpec(const NetworkSpec& spec) {
    checkFactor(spec, "width", spec.scale.width);
    checkFactor(spec, "depth", spec.scale.depth);
    if (spec.scale.resolution < kSmallestInputSide || spec.scale.resolution > kLargestInputSide)
        refuse(spec, "has the resolution " + std::to_string(spec.scale.resolution) +
                         "; use a side from " + std::to_string(kSmallestInputSide) + " to " +
                         std::to_string(kLargestInputSide) + " pixels.");
    if (spec.classCount < 1 || spec.classCount > kLargestClassCount)
        refuse(spec, "has " + std::to_string(spec.classCount) + " classes; use 1 to " +
                         std::to_string(kLargestClassCount) + ".");
    if (!(spec.dropout >= 0.0 && spec.dropout < 1.0))
        refuse(spec, "has the dropout " + formatReal(spec.dropout) +
                         "; use a share from 0 up to, but not including, 1.");
    if (!(spec.batchNormEps > 0.0 && spec.batchNormEps <= 1.0))
        refuse(spec, "has the batch norm epsilon " + formatReal(spec.batchNormEps) +
                         "; use a number above 0 and at most 1.");
    if (!(spec.batchNormMomentum >= 0.0 && spec.batchNormMomentum <= 1.0))
        refuse(spec, "has the batch norm momentum " + formatReal(spec.batchNormMomentum) +
                         "; use a share from 0 to 1.");
}

/// The blocks of one stage, without what depends on the whole network.
void addStage(Architecture& architecture, int stage, const StageRow& row) {
    const Scale& scale = architecture.spec.scale;
    const int repeats = scaledRepeats(row.repeats, scale.depth);
    std::int64_t channels = scaledChannels(row.inChannels, scale.width);
    const std::int64_t outChannels = scaledChannels(row.outChannels, scale.width);
    for (int i = 0; i < repeats; ++i) {
        BlockSpec block;
        block.index = static_cast<int>(architecture.blocks.size());
        block.stage = stage;
        block.indexInStage = i;
        block.kernel = row.kernel;
        block.stride = i == 0 ? row.stride : 1;
        block.inChannels = channels;
        block.expandedChannels = channels * row.expandRatio;
        block.outChannels = outChannels;
        block.squeezeChannels = std::max<std::int64_t>(1, channels / kSqueezeDivisor);
        block.residual = block.stride == 1 && channels == outChannels;
        architecture.blocks.push_back(block);
        channels = outChannels;
    }
}

}  // namespace

std::string BlockSpec::name() const {
    return std::to_string(stage) + "." + std::to_string(indexInStage);
}

std::string BlockSpec::key() const {
    return "stages." + name();
}

std::int64_t Architecture::gateCount() const {
    std::int64_t count = 0;
    for (const BlockSpec& block : blocks)
        count += block.expandedChannels;
    return count;
}

int Architecture::residualBlockCount() const {
    return static_cast<int>(std::count_if(blocks.begin(), blocks.end(),
                                          [](const BlockSpec& block) { return block.residual; }));
}

Architecture buildArchitecture(const NetworkSpec& spec) {
    checkSpec(spec);
    Architecture architecture;
    architecture.spec = spec;
    architecture.stemChannels = scaledChannels(kStages.front().inChannels, spec.scale.width);
    for (std::size_t i = 0; i < kStages.size(); ++i)
        addStage(architecture, static_cast<int>(i) + 1, kStages[i]);
    const auto count = static_cast<double>(architecture.blocks.size());
    for (BlockSpec& block : architecture.blocks)
        block.dropPathProbability = kDropPathBase * static_cast<double>(block.index) / count;
    architecture.headChannels = kHeadFactor * architecture.blocks.back().outChannels;
    return architecture;
}

}  // namespace scalescope
