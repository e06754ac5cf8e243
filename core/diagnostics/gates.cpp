// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/gates.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::uint64_t kStaticImages = 30;  // fewer say nothing about a gate that never moves

double binaryEntropyBits(double s) {
    const auto term = [](double p) { return p > 0.0 ? -p * std::log2(p) : 0.0; };
    return term(s) + term(1.0 - s);
}

void count(NonFinite& nonFinite, float value) {
    if (std::isnan(value))
        ++nonFinite.nan;
    else
        ++(value > 0 ? nonFinite.posInf : nonFinite.negInf);
}

double meanOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

using Channels = std::vector<Moments>;

std::vector<double> meansOf(const Channels& channels) {
    std::vector<double> means;
    for (const Moments& one : channels)
        means.push_back(one.meanOrNone().value_or(std::nan("")));
    return means;
}

/// Empty when the images are fewer than two; NaN for a channel that was finite in fewer.
std::vector<double> stddevsOf(const Channels& channels, std::uint64_t images) {
    std::vector<double> result;
    if (images < 2)
        return result;
    for (const Moments& one : channels)
        result.push_back(one.stddev().value_or(std::nan("")));
    return result;
}

std::vector<double> finiteOf(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    return values;
}

/// What is streamed of one block.
struct BlockState {
    std::string name;
    int stage = 0;
    double relativeDepth = 0.0;
    std::uint64_t images = 0;
    Channels channels;
    std::map<std::string, Channels> classes;
    std::vector<float> lastLogits;
    std::uint64_t closed = 0, open = 0, counted = 0;
    double sumClosed = 0.0, sumClosedSquares = 0.0, sumEntropy = 0.0;  // of 1 - s; of H(s)
    NonFinite nonFinite;
};

/// Gates of one block in a pass that has not ended.
struct PassGates {
    int block = 0;
    std::size_t channels = 0;
    std::vector<float> z, s;
};

/// Sum of squares between classes over all of it, for one channel; nullopt when nothing varies.
std::optional<double> etaSquared(const std::map<std::string, Channels>& classes,
                                 std::size_t channel) {
    Moments all;
    for (const auto& [label, channels] : classes)
        all.merge(channels[channel]);
    if (!(all.m2 > 0.0))
        return std::nullopt;
    double between = 0.0;
    for (const auto& [label, channels] : classes) {
        const Moments& one = channels[channel];
        if (one.count > 0)
            between +=
                static_cast<double>(one.count) * (one.mean - all.mean) * (one.mean - all.mean);
    }
    return std::min(1.0, between / all.m2);
}

}  // namespace

struct GateTap::Impl {
    double epsilon = 0.0, staticStd = 0.0, logitLimit = 0.0;
    std::vector<std::string> classLabels;  // of the images of a pass
    std::uint64_t imageCount = 0;
    std::map<std::string, std::uint64_t> classImages;
    std::map<int, BlockState> blocks;
    std::uint64_t passImages = 0;
    std::vector<PassGates> pass;

    BlockState& stateOf(int block, std::size_t channels) {
        BlockState& state = blocks[block];
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

    void addImage(BlockState& state, std::size_t image, std::span<const float> z,
                  std::span<const float> s) const {
        Channels* ofClass = nullptr;
        if (const std::string label = classOf(image); !label.empty()) {
            ofClass = &state.classes[label];
            ofClass->resize(s.size());
        }
        for (std::size_t c = 0; c < s.size(); ++c) {
            if (!std::isfinite(z[c]) || !std::isfinite(s[c])) {
                count(state.nonFinite, std::isfinite(z[c]) ? s[c] : z[c]);
                continue;
            }
            addGate(state, double{z[c]}, double{s[c]});
            state.channels[c].add(double{s[c]});
            if (ofClass)
                (*ofClass)[c].add(double{s[c]});
        }
        ++state.images;
    }

    /// Closed and open by the logit: s itself rounds to 1 early.
    void addGate(BlockState& state, double z, double s) const {
        state.closed += z < -logitLimit ? 1 : 0;
        state.open += z > logitLimit ? 1 : 0;
        ++state.counted;
        state.sumClosed += 1.0 - s;
        state.sumClosedSquares += (1.0 - s) * (1.0 - s);
        state.sumEntropy += binaryEntropyBits(s);
    }

    [[nodiscard]] bool classesComparable() const {
        return std::count_if(classImages.begin(), classImages.end(),
                             [](const auto& entry) { return entry.second >= 2; }) >= 2;
    }

    [[nodiscard]] GateBlock blockReport(int index, const BlockState& state) const;
    void fillSpread(GateBlock& block, const BlockState& state) const;
    [[nodiscard]] std::vector<GateClass> classReports() const;
    [[nodiscard]] std::optional<double> chance() const;
};

GateBlock GateTap::Impl::blockReport(int index, const BlockState& state) const {
    GateBlock block;
    block.block = index;
    block.name = state.name;
    block.stage = state.stage;
    block.relativeDepth = state.relativeDepth;
    block.imageCount = state.images;
    block.mean = meansOf(state.channels);
    for (const Moments& one : state.channels) {
        block.min.push_back(one.count > 0 ? one.min : std::nan(""));
        block.max.push_back(one.count > 0 ? one.max : std::nan(""));
    }
    block.lastLogits = state.lastLogits;
    block.nonFinite = state.nonFinite;
    block.overChannels =
        summarize(std::span<const double>(finiteOf(block.mean))).value_or(Summary{});
    if (const auto n = static_cast<double>(state.counted); n > 0) {
        block.closedShare = static_cast<double>(state.closed) / n;
        block.openShare = static_cast<double>(state.open) / n;
        block.distanceL1 = state.sumClosed / n;
        block.distanceRms = std::sqrt(state.sumClosedSquares / n);
        block.entropyBits = state.sumEntropy / n;
    }
    fillSpread(block, state);
    return block;
}

void GateTap::Impl::fillSpread(GateBlock& block, const BlockState& state) const {
    block.stddev = stddevsOf(state.channels, state.images);
    const std::vector<double> spreads = finiteOf(block.stddev);
    if (!spreads.empty()) {
        block.inputDependence = meanOf(spreads);
        if (state.images >= kStaticImages) {
            const auto fixed = std::count_if(spreads.begin(), spreads.end(),
                                             [this](double spread) { return spread < staticStd; });
            block.staticShare = static_cast<double>(fixed) / static_cast<double>(spreads.size());
        }
    }
    if (!classesComparable())
        return;
    std::vector<double> shares;
    for (std::size_t c = 0; c < state.channels.size(); ++c)
        if (const auto share = etaSquared(state.classes, c))
            shares.push_back(*share);
    if (!shares.empty())
        block.classSpecificity = meanOf(shares);
}

std::vector<GateClass> GateTap::Impl::classReports() const {
    std::vector<GateClass> reports;
    for (const auto& [label, images] : classImages) {
        GateClass report;
        report.label = label;
        report.imageCount = images;
        for (const auto& [index, state] : blocks) {
            const auto at = state.classes.find(label);
            const Channels channels =
                at == state.classes.end() ? Channels(state.channels.size()) : at->second;
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
        BlockState& state = m_impl->blocks[spec.index];
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
        BlockState& state = m_impl->stateOf(seen.block, seen.channels);
        const std::span<const float> z(seen.z), s(seen.s);
        for (std::size_t at = 0; at < s.size(); at += seen.channels)
            m_impl->addImage(state, at / seen.channels, z.subspan(at, seen.channels),
                             s.subspan(at, seen.channels));
        state.lastLogits.assign(z.end() - static_cast<std::ptrdiff_t>(seen.channels), z.end());
    }
    m_impl->pass.clear();
}

GateReport GateTap::report() const {
    GateReport report;
    report.epsilon = m_impl->epsilon;
    report.imageCount = m_impl->imageCount;
    for (const auto& [index, state] : m_impl->blocks)
        if (state.images > 0)
            report.blocks.push_back(m_impl->blockReport(index, state));
    report.classes = m_impl->classReports();
    report.classChance = m_impl->chance();
    return report;
}

}  // namespace scalescope
