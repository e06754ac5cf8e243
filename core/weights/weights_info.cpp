// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights_info.h"

namespace scalescope {

const char* weightsKindName(WeightsKind kind) noexcept {
    switch (kind) {
        case WeightsKind::Verified:
            return "verified";
        case WeightsKind::PrefixVerified:
            return "prefix verified";
        case WeightsKind::Differs:
            return "differs";
        case WeightsKind::Own:
            return "own";
        case WeightsKind::Demo:
            return "demo";
        case WeightsKind::Random:
            return "random";
    }
    return "?";
}

const char* weightsKindBadge(WeightsKind kind) noexcept {
    switch (kind) {
        case WeightsKind::Verified:
            return "trained, hash verified";
        case WeightsKind::PrefixVerified:
            return "trained, hash prefix matches";
        case WeightsKind::Differs:
            return "differs from the published file";
        case WeightsKind::Own:
            return "your checkpoint";
        case WeightsKind::Demo:
            return "demo";
        case WeightsKind::Random:
            return "random";
    }
    return "?";
}

bool predictionsMeaningful(WeightsKind kind) noexcept {
    return kind != WeightsKind::Random;
}

}  // namespace scalescope
