// SPDX-License-Identifier: Apache-2.0
// SE gates: every channel of every block, streamed over images.
// Source: squeeze/excitation from SENet, arXiv 1709.01507; measures own unless cited.
#pragma once

#include "core/base/stats.h"
#include "core/exec/tap.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Gates of one SE block over the images seen. Vectors are one per channel.
struct GateBlock {
    int block = 0;     ///< index into Architecture::blocks
    std::string name;  ///< "5.2"
    int stage = 0;
    double relativeDepth = 0.0;
    std::uint64_t imageCount = 0;
    std::vector<double> mean;    ///< mean gate over images, in (0, 1); NaN if never finite
    std::vector<double> stddev;  ///< over images; empty below two images
    std::vector<double> min, max;
    Summary overChannels;                   ///< of the mean gates
    double closedShare = 0, openShare = 0;  ///< of all (image, channel): s < eps, s > 1 - eps
    double distanceL1 = 0,
           distanceRms = 0;                 ///< to the identity: mean(1 - s), sqrt(mean((1 - s)^2))
    double entropyBits = 0;                 ///< mean binary entropy
    std::optional<double> inputDependence;  ///< mean over channels of stddev; needs 2 images
    std::optional<double> staticShare;      ///< channels with stddev < threshold; needs 30 images
    std::optional<double>
        classSpecificity;  ///< eta^2, mean over channels; needs 2 classes with 2 images
    NonFinite nonFinite;
    [[nodiscard]] double saturatedShare() const { return closedShare + openShare; }
};

/// Gate means of one class.
struct GateClass {
    std::string label;
    std::uint64_t imageCount = 0;
    std::vector<std::vector<double>> meanPerBlock;    ///< [block][channel]
    std::vector<std::vector<double>> stddevPerBlock;  ///< empty inner vectors below two images
};

struct GateReport {
    double epsilon = 0.01;
    std::uint64_t imageCount = 0;
    std::vector<GateBlock> blocks;
    std::vector<GateClass> classes;  ///< empty when images carry no class folder
    std::optional<double>
        classChance;  ///< (G-1)/(n-1): classSpecificity of gates that ignore classes
};

/// Collects gates over passes.
class GateTap final : public Tap {
public:
    explicit GateTap(double epsilon = 0.01, double staticStd = 0.01);
    GateTap(const GateTap& other);  ///< goes on from what the other has gathered
    GateTap& operator=(const GateTap&) = delete;
    ~GateTap() override;
    /// Classes of the images of the next passes, one per image of a pass, in order; an empty one,
    /// or none in its place: no class.
    void setClassLabels(std::vector<std::string> labels);
    [[nodiscard]] TapInterest interest() const override;
    void beginPass(const Graph& graph, std::int64_t batch) override;
    void endPass() override;  ///< a pass counts when it ends; a cancelled one leaves nothing behind
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t batch) override;
    [[nodiscard]] GateReport report() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
