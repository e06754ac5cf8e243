// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/gate_stream.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::uint64_t kStaticImages = 30;  // fewer say nothing about a gate that never moves

double binaryEntropyBits(double s) {
    const auto term = [](double p) { return p > 0.0 ? -p * std::log2(p) : 0.0; };
    return term(s) + term(1.0 - s);
}

double meanOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

std::vector<double> finiteOf(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    return values;
}

/// Sum of squares between classes over all of it, for one channel; nullopt when nothing varies.
std::optional<double> etaSquared(const std::map<std::string, GateMoments>& classes,
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

std::vector<double> meansOf(const GateMoments& channels) {
    std::vector<double> means;
    for (const Moments& one : channels)
        means.push_back(one.meanOrNone().value_or(std::nan("")));
    return means;
}

std::vector<double> stddevsOf(const GateMoments& channels, std::uint64_t images) {
    std::vector<double> result;
    if (images < 2)
        return result;
    for (const Moments& one : channels)
        result.push_back(one.stddev().value_or(std::nan("")));
    return result;
}

void GateStream::add(std::span<const float> z, std::span<const float> s, const std::string& ofClass,
                     double logitLimit) {
    GateMoments* sameClass = nullptr;
    if (!ofClass.empty()) {
        sameClass = &classes[ofClass];
        sameClass->resize(s.size());
    }
    for (std::size_t c = 0; c < s.size(); ++c) {
        if (!std::isfinite(z[c]) || !std::isfinite(s[c])) {
            m_nonFinite.add(double{std::isfinite(z[c]) ? s[c] : z[c]});
            continue;
        }
        addGate(double{z[c]}, double{s[c]}, logitLimit);
        channels[c].add(double{s[c]});
        if (sameClass)
            (*sameClass)[c].add(double{s[c]});
    }
    ++images;
}

/// Closed and open by the logit: s itself rounds to 1 early.
void GateStream::addGate(double z, double s, double logitLimit) {
    m_closed += z < -logitLimit ? 1 : 0;
    m_open += z > logitLimit ? 1 : 0;
    ++m_counted;
    m_sumClosed += 1.0 - s;
    m_sumClosedSquares += (1.0 - s) * (1.0 - s);
    m_sumEntropy += binaryEntropyBits(s);
}

std::optional<double> GateStream::classSpecificity() const {
    std::vector<double> shares;
    for (std::size_t c = 0; c < channels.size(); ++c)
        if (const auto share = etaSquared(classes, c))
            shares.push_back(*share);
    return shares.empty() ? std::nullopt : std::optional(meanOf(shares));
}

GateBlock GateStream::report(int index, double staticStd, bool classesComparable) const {
    GateBlock block;
    block.block = index;
    block.name = name;
    block.stage = stage;
    block.relativeDepth = relativeDepth;
    block.imageCount = images;
    block.mean = meansOf(channels);
    block.stddev = stddevsOf(channels, images);
    for (const Moments& one : channels) {
        block.min.push_back(one.count > 0 ? one.min : std::nan(""));
        block.max.push_back(one.count > 0 ? one.max : std::nan(""));
    }
    block.nonFinite = m_nonFinite;
    block.overChannels =
        summarize(std::span<const double>(finiteOf(block.mean))).value_or(Summary{});
    if (const auto n = static_cast<double>(m_counted); n > 0) {
        block.closedShare = static_cast<double>(m_closed) / n;
        block.openShare = static_cast<double>(m_open) / n;
        block.distanceL1 = m_sumClosed / n;
        block.distanceRms = std::sqrt(m_sumClosedSquares / n);
        block.entropyBits = m_sumEntropy / n;
    }
    if (const std::vector<double> spreads = finiteOf(block.stddev); !spreads.empty()) {
        block.inputDependence = meanOf(spreads);
        const auto fixed = std::ranges::count_if(
            spreads, [staticStd](double spread) { return spread < staticStd; });
        if (images >= kStaticImages)
            block.staticShare = static_cast<double>(fixed) / static_cast<double>(spreads.size());
    }
    if (classesComparable)
        block.classSpecificity = classSpecificity();
    return block;
}

}  // namespace scalescope
