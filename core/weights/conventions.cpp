// SPDX-License-Identifier: Apache-2.0
#include "core/weights/conventions.h"

#include "core/weights/side_config.h"

#include <optional>
#include <string>

namespace scalescope {

namespace {

bool isTensorFlowPort(const std::filesystem::path& path, const std::optional<SideConfig>& side) {
    if (side && !side->architecture.empty())
        return side->architecture.starts_with("tf_");
    return path.string().find("tf_efficientnet") != std::string::npos;
}

}  // namespace

void adoptConventions(TensorNames names, const std::filesystem::path& path, NetworkSpec& spec,
                      WeightsInfo& info) {
    const auto side = names == TensorNames::Timm ? readSideConfig(path) : std::nullopt;
    const bool tensorFlow = names == TensorNames::Lukemelas ||
                            (names == TensorNames::Timm && isTensorFlowPort(path, side));
    if (names == TensorNames::Timm || tensorFlow) {
        spec.batchNormEps = tensorFlow ? 1e-3 : 1e-5;
        spec.batchNormMomentum = tensorFlow ? 0.01 : 0.1;
    }
    if (tensorFlow)
        info.notes.push_back(
            "These weights were trained with TensorFlow's asymmetric padding; with the symmetric "
            "padding used here expect slightly lower accuracy.");
    else if (names == TensorNames::Timm && !side)
        info.notes.push_back(
            "Names are timm's; if the file is of a tf_efficientnet, its batch norm eps and padding "
            "are others and outputs are off: timm's config.json beside the file would tell.");
    if (!side)
        return;
    info.recipe = info.recipe ? info.recipe : side->recipe;
    if (!side->usualNormalisation)
        info.notes.push_back(
            "Its config.json asks for another mean and standard deviation than ImageNet's, which "
            "is not applied.");
}

}  // namespace scalescope
