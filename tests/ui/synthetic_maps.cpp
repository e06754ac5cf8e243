// SPDX-License-Identifier: Apache-2.0
// Feature maps that were never computed by a network, gathered as those of a pass are.
#include "core/diagnostics/feature_maps/feature_map_tap.h"
#include "tests/ui/synthetic.h"

#include <cmath>

namespace scalescope::test {

namespace {

/// A slanted wave per channel, of its own length and height; SiLU's tail cut off.
struct Waves {
    TensorShape shape;
    std::vector<float> values;

    explicit Waves(const TensorShape& of, float phase) : shape(of) {
        values.reserve(static_cast<std::size_t>(shape.elements()));
        for (std::int64_t c = 0; c < shape.channels; ++c) {
            const float length = 0.1F + 0.05F * static_cast<float>(c % 7);
            for (std::int64_t y = 0; y < shape.height; ++y)
                for (std::int64_t x = 0; x < shape.width; ++x)
                    values.push_back(static_cast<float>(1 + c % 5) *
                                     std::sin(phase + length * static_cast<float>(x + 2 * y)));
        }
    }
    [[nodiscard]] ActivationView view() const {
        const std::int64_t size = shape.height * shape.width;
        return {values.data(),
                {1, shape.channels, shape.height, shape.width},
                {shape.elements(), size, shape.width, 1}};
    }
};

std::vector<float> fallingGates(std::int64_t channels) {
    std::vector<float> gates;
    for (std::int64_t c = 0; c < channels; ++c)
        gates.push_back(1.0F - static_cast<float>(c + 1) / static_cast<float>(channels + 1));
    return gates;
}

void tellSilu(FeatureMapTap& tap, const Node& node) {
    const Waves x(node.out, 0.2F), y(node.out, 0.3F);
    tap.preActivation(node, x.view());
    tap.postActivation(node, y.view());
}

}  // namespace

FeatureMapsResult syntheticFeatureMaps(int variant, int block) {
    FeatureMapsResult result;
    result.spec = family().at(static_cast<std::size_t>(variant)).spec;
    const auto graph = buildGraph(result.spec);
    const BlockSpec& spec = graph->architecture.blocks.at(static_cast<std::size_t>(block));
    FeatureMapTap tap(block);
    tap.beginPass(*graph, 1);
    for (const Node& node : graph->nodes) {
        const bool ends =
            node.kind ==
            (node.block >= 0 &&
                     graph->architecture.blocks[static_cast<std::size_t>(node.block)].residual
                 ? NodeKind::ResidualAdd
                 : NodeKind::ProjectConv);
        const bool before = node.block == block - 1 && (ends || node.kind == NodeKind::StemConv);
        if (before || (node.block == block && ends))
            tap.output(node, Waves(node.out, 0.1F * static_cast<float>(node.block)).view());
        if (node.block != block)
            continue;
        if (node.silu)
            tellSilu(tap, node);
        const std::vector<float> gates = fallingGates(spec.expandedChannels);
        if (node.kind == NodeKind::SqueezePool)
            tap.squeeze(node, gates, 1);
        if (node.kind == NodeKind::GateScale)
            tap.gates(node, gates, gates, 1);
    }
    result.maps = tap.maps();
    const SeForm form{.reduction = static_cast<int>(spec.expandedChannels / spec.squeezeChannels),
                      .bias = true,
                      .activation = SeActivation::Silu};
    result.excitation = seLabWeights(spec.expandedChannels, form, 1);
    result.imageName = "cat.png";
    result.fed = std::make_shared<const Image>(
        Image{8, 8, PixelFormat::Gray8, std::vector<std::uint8_t>(64, 128)});
    result.provenance.variant = result.spec.name;
    return result;
}

}  // namespace scalescope::test
