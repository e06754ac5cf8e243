// SPDX-License-Identifier: Apache-2.0
#include "core/weights/unfit.h"

#include "core/base/setting.h"
#include "core/model/variant.h"
#include "core/weights/checkpoint.h"
#include "core/weights/match.h"
#include "core/weights/other_networks.h"

#include <algorithm>
#include <string_view>

namespace scalescope {

namespace {

std::string counted(int count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string textOf(const NetworkSpec& network) {
    return "EfficientNet-" + networkTitle(network);
}

constexpr const char* kSaveTrained = "; save the state_dict() of the network that was trained.";

/// What all missing tensors have in common, where that says more than the first of them.
std::string commonCause(const Match& match) {
    int missing = 0, statistics = 0, allStatistics = 0, norms = 0, allNorms = 0, biases = 0,
        gates = 0, allGates = 0;
    std::string other;  // what the blocks hold instead
    for (const KeyRecord& record : match.report.keys) {
        const bool isMissing = record.status == KeyStatus::Missing;
        missing += isMissing ? 1 : 0;
        const bool isGate = record.key.find(".se.") != std::string::npos;
        allGates += isGate ? 1 : 0;
        gates += isMissing && isGate ? 1 : 0;
        if (other.empty() && record.status == KeyStatus::Unexpected)
            other = record.fileKey;
        const bool isStatistic = record.key.find(".running_") != std::string::npos;
        const bool isNorm = record.key.find(".bn.") != std::string::npos &&
                            !record.key.ends_with("num_batches_tracked");
        allStatistics += isStatistic ? 1 : 0;
        allNorms += isNorm ? 1 : 0;
        statistics += isMissing && isStatistic ? 1 : 0;
        norms += isMissing && isNorm ? 1 : 0;
        biases += record.key.empty() && record.fileKey.ends_with(".bias") ? 1 : 0;
    }
    // Where only a few are missing the file is incomplete, and the first of them says more.
    const auto hasHardlyAny = [](int lost, int all) { return 10 * lost >= 9 * all; };
    if (missing > 0 && missing == statistics && hasHardlyAny(statistics, allStatistics))
        return std::string(
                   "its network has no running means and variances of batch norms (they were not "
                   "saved with it, or its norms are of another kind)") +
               kSaveTrained;
    if (missing > 0 && missing == gates && hasHardlyAny(gates, allGates))
        return "its blocks have no squeeze and excitation of EfficientNet's" +
               (other.empty() ? std::string() : " (but " + other + ")") +
               ", so it is another network; give weights of EfficientNet B0 to B7.";
    if (missing > 0 && missing == norms && biases > 0 && hasHardlyAny(norms, allNorms))
        return std::string(
                   "its batch norms were folded into the convolutions (an export for "
                   "inference)") +
               kSaveTrained;
    return "";
}

/// A tensor of pruning whose mask is not there: it is named, not the weight that comes of both.
std::string lostMask(const Match& match) {
    const auto& keys = match.report.keys;
    for (const KeyRecord& record : keys) {
        constexpr std::string_view kOriginal = "_orig";
        const auto isUnused = [&](const std::string& key) {
            return std::any_of(keys.begin(), keys.end(), [&](const KeyRecord& other) {
                return other.status == KeyStatus::Unexpected && other.fileKey == key;
            });
        };
        if (record.status != KeyStatus::Unexpected || !record.fileKey.ends_with(kOriginal))
            continue;
        const std::string plain =
            record.fileKey.substr(0, record.fileKey.size() - kOriginal.size());
        if (!isUnused(plain + "_mask") && !isUnused(plain + "_u"))
            return "it holds " + record.fileKey + ", a tensor that was pruned, without its mask " +
                   plain +
                   "_mask; give a complete file, or save the state_dict() behind "
                   "torch.nn.utils.prune.remove.";
    }
    return "";
}

}  // namespace

std::optional<Unfit> unfitFor(const Checkpoint& checkpoint, const std::string& file,
                              const NetworkSpec* wanted) {
    if (checkpoint.unfit)
        return checkpoint.unfit;
    if (!checkpoint.recognised)
        return Unfit{ErrorCode::FormatUnknown, otherNetworkText(checkpoint.tensors) +
                                                   "; give weights of EfficientNet B0 to B7."};
    const Recognised& recognised = *checkpoint.recognised;
    if (checkpoint.beside && !checkpoint.beside->activation.empty())
        return Unfit{ErrorCode::FormatUnknown,
                     "the config.json beside it says that its activation is " +
                         checkpoint.beside->activation.substr(0, 40) +
                         " and not SiLU, so it is another network than EfficientNet; give weights "
                         "of EfficientNet B0 to B7."};
    const bool own = wanted && !wanted->variant;
    if (!own || recognised.isV2) {
        const std::string relative = nearRelative(checkpoint.tensors, recognised);
        if (!relative.empty())
            return Unfit{ErrorCode::FormatUnknown, "it holds weights of " + relative +
                                                       "; give weights of EfficientNet B0 to B7."};
    }
    if (own || (wanted ? recognised.variant == wanted->variant : recognised.variant.has_value()))
        return std::nullopt;
    if (!recognised.variant || !wanted)
        return Unfit{ErrorCode::ShapeMismatch, "it holds weights of " + networkText(recognised) +
                                                   "; give the definition of the network with " +
                                                   settingMark("network") +
                                                   " FILE, or weights of B0 to B7."};
    const std::string number = std::to_string(*recognised.variant);
    return Unfit{ErrorCode::ShapeMismatch, "it holds weights of " + networkText(recognised) +
                                               ", not of " + textOf(*wanted) + "; use it with " +
                                               settingMark("variants") + " b" + number +
                                               ", or as b" + number + "=" + file + "."};
}

std::optional<Unfit> unfitMatch(const Match& match, const NetworkSpec& wanted) {
    if (!match.unsupported.empty())
        return Unfit{ErrorCode::DtypeUnsupported,
                     "tensor " + match.unsupported +
                         ", but weights must be floating point; quantised weights are not read."};
    const LoadReport& report = match.report;
    if (report.wrongShape > 0)
        return Unfit{ErrorCode::ShapeMismatch, "it has " + counted(report.wrongShape, "tensor") +
                                                   " of another shape than " + textOf(wanted) +
                                                   " needs, first " + match.firstProblem +
                                                   "; give weights of that network."};
    if (report.missing == 0)
        return std::nullopt;
    std::string cause = lostMask(match);
    if (cause.empty())
        cause = commonCause(match);
    if (!cause.empty())
        return Unfit{ErrorCode::TensorMissing, cause};
    return Unfit{ErrorCode::TensorMissing, "it lacks " + counted(report.missing, "tensor") +
                                               " that " + textOf(wanted) + " needs, first " +
                                               match.firstProblem + "; give a complete file."};
}

}  // namespace scalescope
