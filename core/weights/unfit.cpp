// SPDX-License-Identifier: Apache-2.0
#include "core/weights/unfit.h"

#include "core/base/setting.h"
#include "core/model/variant.h"
#include "core/weights/checkpoint.h"
#include "core/weights/match.h"
#include "core/weights/other_networks.h"

namespace scalescope {

namespace {

std::string counted(int count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string textOf(const NetworkSpec& network) {
    return "EfficientNet-" + networkTitle(network);
}

/// What all missing tensors have in common, where that says more than the first of them.
std::string commonCause(const Match& match) {
    int missing = 0, statistics = 0, norms = 0, biases = 0;
    for (const KeyRecord& record : match.report.keys) {
        const bool isMissing = record.status == KeyStatus::Missing;
        missing += isMissing ? 1 : 0;
        statistics += isMissing && record.key.find(".running_") != std::string::npos ? 1 : 0;
        norms += isMissing && record.key.find(".bn.") != std::string::npos ? 1 : 0;
        biases +=
            record.status == KeyStatus::Unexpected && record.fileKey.ends_with(".bias") ? 1 : 0;
    }
    if (missing > 0 && missing == statistics)
        return "it has no running means and variances of batch norms (they were not saved, or its "
               "norms are of another kind)";
    if (missing > 0 && missing == norms && biases > 0)
        return "its batch norms were folded into the convolutions (an export for inference)";
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
    const bool own = wanted && !wanted->variant;
    if (!own || recognised.isV2) {
        const std::string relative = nearRelative(checkpoint.tensors, recognised);
        if (!relative.empty())
            return Unfit{ErrorCode::FormatUnknown, "it holds weights of " + relative +
                                                       "; give weights of EfficientNet B0 to B7."};
    }
    if (own || (wanted ? recognised.variant == wanted->variant : recognised.variant.has_value()))
        return std::nullopt;
    std::string advice = "; give another file.";
    if (recognised.variant) {
        const std::string number = std::to_string(*recognised.variant);
        advice = "; use it with " + settingMark("variants") + " b" + number + ", or as b" + number +
                 "=" + file + ".";
    }
    return Unfit{ErrorCode::ShapeMismatch,
                 "it holds weights of " + networkText(recognised) +
                     (wanted ? ", not of " + textOf(*wanted) + advice
                             : "; give the definition of the network with " +
                                   settingMark("network") + " FILE, or weights of B0 to B7.")};
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
    const std::string cause = commonCause(match);
    if (!cause.empty())
        return Unfit{ErrorCode::TensorMissing,
                     cause + "; save the state_dict() of the network that was trained."};
    return Unfit{ErrorCode::TensorMissing, "it lacks " + counted(report.missing, "tensor") +
                                               " that " + textOf(wanted) + " needs, first " +
                                               match.firstProblem + "; give a complete file."};
}

}  // namespace scalescope
