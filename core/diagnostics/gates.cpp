// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/gates.h"

#include "core/base/error.h"
#include "core/diagnostics/gate_stream.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

/// Gates of one block in a pass that has not ended.
struct PassGates {
    int block = 0;
    std::size_t channels = 0;
    std::vector<float> z, s;
};

}  // namespace

struct GateTap::Impl {
    double epsilon = 0.0, staticStd = 0.0, logitLimit = 0.0;
    std::vector<std::string> classLabels;  // of the images of a pass
    std::uint64_t imageCount = 0;
    std::map<std::string, std::uint64_t> classImages;
    std::map<int, GateStream> blocks;
    std::uint64_t passImages = 0;
    std::vector<PassGates> pass;

    GateStream& stateOf(int block, std::size_t channels) {
        GateStream& state = blocks[block];
        if (state.channels.empty())
            state.channels.resize(channels);
        if (state.channels.size() != channels)
            throw Error(ErrorCode::ArgumentInvalid,
                        "Gates of different networks cannot be merged: block " + state.name +
                            " has " + std::to_string(state.channels.size()) +
                            " channels, the pass has " + std::to_string(channels) + ".");
        return state;
    }

    [[nodiscard]] std::string classOf(std::size_t image) const {
        return image < classLabels.size() ? classLabels[image] : std::string();
    }

    [[nodiscard]] bool classesComparable() const {
        return std::count_if(classImages.begin(), classImages.end(),
                             [](const auto& entry) { return entry.second >= 2; }) >= 2;
    }

    [[nodiscard]] std::vector<GateClass> classReports() const;
    [[nodiscard]] std::optional<double> chance() const;
};

std::vector<GateClass> GateTap::Impl::classReports() const {
    std::vector<GateClass> reports;
    for (const auto& [label, images] : classImages) {
        GateClass report;
        report.label = label;
        report.imageCount = images;
        for (const auto& [index, state] : blocks) {
            const auto at = state.classes.find(label);
            const GateMoments channels =
                at == state.classes.end() ? GateMoments(state.channels.size()) : at->second;
            report.meanPerBlock.push_back(meansOf(channels));
            report.stddevPerBlock.push_back(stddevsOf(channels, images));
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

std::optional<double> GateTap::Impl::chance() const {
    if (!classesComparable())
        return std::nullopt;
    std::uint64_t labelled = 0;
    for (const auto& [label, images] : classImages)
        labelled += images;
    return static_cast<double>(classImages.size() - 1) / static_cast<double>(labelled - 1);
}

GateTap::GateTap(double epsilon, double staticStd) : m_impl(std::make_unique<Impl>()) {
    if (!(epsilon > 0.0 && epsilon < 0.5))
        throw Error(ErrorCode::ArgumentInvalid,
                    "The epsilon of the gates must lie between 0 and 0.5.");
    m_impl->epsilon = epsilon;
    m_impl->staticStd = staticStd;
    m_impl->logitLimit = std::log((1.0 - epsilon) / epsilon);
}

GateTap::GateTap(const GateTap& other) : m_impl(std::make_unique<Impl>(*other.m_impl)) {}

GateTap::~GateTap() = default;

void GateTap::setClassLabels(std::vector<std::string> labels) {
    m_impl->classLabels = std::move(labels);
}

TapInterest GateTap::interest() const {
    return {.gates = true};
}

void GateTap::beginPass(const Graph& graph, std::int64_t batch) {
    m_impl->passImages = static_cast<std::uint64_t>(std::max<std::int64_t>(batch, 0));
    m_impl->pass.clear();
    for (const BlockSpec& spec : graph.architecture.blocks) {
        GateStream& state = m_impl->blocks[spec.index];
        state.name = spec.name();
        state.stage = spec.stage;
        state.relativeDepth = graph.relativeDepth(spec.index);
    }
}

void GateTap::gates(const Node& node, std::span<const float> z, std::span<const float> s,
                    std::int64_t batch) {
    if (batch <= 0 || z.size() != s.size() || s.size() % static_cast<std::size_t>(batch) != 0)
        throw Error(ErrorCode::Internal, "Gates of " + node.name + " do not fill a batch.");
    const std::size_t channels = s.size() / static_cast<std::size_t>(batch);
    static_cast<void>(m_impl->stateOf(node.block, channels));
    m_impl->pass.push_back({node.block, channels, {z.begin(), z.end()}, {s.begin(), s.end()}});
}

void GateTap::endPass() {
    m_impl->imageCount += m_impl->passImages;
    for (std::size_t image = 0; image < m_impl->passImages; ++image)
        if (const std::string label = m_impl->classOf(image); !label.empty())
            ++m_impl->classImages[label];
    for (const PassGates& seen : m_impl->pass) {
        GateStream& state = m_impl->stateOf(seen.block, seen.channels);
        const std::span<const float> z(seen.z), s(seen.s);
        for (std::size_t at = 0; at < s.size(); at += seen.channels)
            state.add(z.subspan(at, seen.channels), s.subspan(at, seen.channels),
                      m_impl->classOf(at / seen.channels), m_impl->logitLimit);
    }
    m_impl->pass.clear();
}

GateReport GateTap::report() const {
    GateReport report;
    report.epsilon = m_impl->epsilon;
    report.imageCount = m_impl->imageCount;
    for (const auto& [index, state] : m_impl->blocks)
        if (state.images > 0)
            report.blocks.push_back(
                state.report(index, m_impl->staticStd, m_impl->classesComparable()));
    report.classes = m_impl->classReports();
    report.classChance = m_impl->chance();
    return report;
}

}  // namespace scalescope
