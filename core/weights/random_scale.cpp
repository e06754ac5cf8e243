// SPDX-License-Identifier: Apache-2.0
#include "core/weights/random_scale.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace scalescope {

namespace {

constexpr double kBiasSpread = 0.02;   ///< of the classifier
constexpr double kShiftSpread = 0.35;  ///< of a batch norm's shift
constexpr double kStemShift = 0.6;     ///< of the first, which a gray picture gives nothing
constexpr double kLeastBranch = 0.4;   ///< of a residual branch's scale

/// Mean square of what a batch norm is fed, by He's weights: twice that of the layer before, which
/// is an image (stem), a sum of blocks (expand, head), SiLU of unit scale (depthwise) or that
/// times a gate (project).
constexpr double kStemSquare = 2.4, kHeadSquare = 4.0, kExpandSquare = 2.2, kDepthwiseSquare = 0.7,
                 kProjectSquare = 0.15;

/// Gates: a hidden unit grows with the squeeze vector's mean, and gate logits fall with the hidden
/// units' mean; spreads tell channels apart.
constexpr double kSqueezeGain = 4.0, kSqueezeSpread = 0.4, kGateGain = -1.6, kGateSpread = 0.5,
                 kGateShift = 0.4, kGateBiasSpread = 0.3;

double inputSquare(std::string_view key) {
    if (key.starts_with("stem."))
        return kStemSquare;
    if (key.starts_with("head."))
        return kHeadSquare;
    if (key.find(".expand.") != std::string_view::npos)
        return kExpandSquare;
    return key.find(".depthwise.") != std::string_view::npos ? kDepthwiseSquare : kProjectSquare;
}

Draw ofGates(const ParameterSpec& parameter) {
    const bool reduces = parameter.key.find(".se.reduce.") != std::string::npos;
    if (parameter.role == ParameterRole::ConvBias)
        return {reduces ? 0.0 : kGateShift, kGateBiasSpread};
    const auto inputs = static_cast<double>(parameter.fanIn());
    return {(reduces ? kSqueezeGain : kGateGain) / inputs,
            (reduces ? kSqueezeSpread : kGateSpread) / std::sqrt(inputs)};
}

/// The batch norm that a parameter belongs to.
std::string normOf(const std::string& key) {
    return key.substr(0, key.rfind('.'));
}

}  // namespace

RandomScale::RandomScale(const Architecture& architecture) {
    std::map<int, int> branches;
    for (const BlockSpec& block : architecture.blocks)
        branches[block.stage] += block.residual ? 1 : 0;
    for (const BlockSpec& block : architecture.blocks) {
        if (!block.hasExpand() && block.index > 0)
            m_onBlocks.insert(block.key() + ".depthwise.bn");
        if (block.residual)
            m_branchScales[block.key() + ".project.bn"] =
                std::max(kLeastBranch, 1.0 / std::sqrt(branches.at(block.stage)));
    }
}

Draw RandomScale::of(const ParameterSpec& parameter) const {
    const auto scale = [&] {
        const auto found = m_branchScales.find(normOf(parameter.key));
        return found == m_branchScales.end() ? 1.0 : found->second;
    };
    switch (parameter.role) {
        case ParameterRole::ConvBias:
            return ofGates(parameter);
        case ParameterRole::ConvWeight:
            if (parameter.key.find(".se.") != std::string::npos)
                return ofGates(parameter);
            [[fallthrough]];
        case ParameterRole::LinearWeight:
            return {0.0, std::sqrt(2.0 / static_cast<double>(parameter.fanIn()))};
        case ParameterRole::LinearBias:
            return {0.0, kBiasSpread};
        case ParameterRole::BnWeight:
            return {scale(), 0.0};
        case ParameterRole::BnBias:
            return {0.0, parameter.key.starts_with("stem.") ? kStemShift : kShiftSpread * scale()};
        case ParameterRole::BnVar:
            return {m_onBlocks.contains(normOf(parameter.key)) ? kExpandSquare
                                                               : inputSquare(parameter.key),
                    0.0};
        case ParameterRole::BnMean:
        case ParameterRole::BnTracked:
            break;
    }
    return {};
}

}  // namespace scalescope
