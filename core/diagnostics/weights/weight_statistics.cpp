// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/weight_statistics.h"

#include "core/diagnostics/findings/finding_parts.h"
#include "core/model/graph.h"
#include "core/model/parameters.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace scalescope {

namespace {

constexpr std::string_view kRunningVariance = ".running_var", kRunningMean = ".running_mean",
                           kWeight = ".weight";

std::vector<double> allValues(const WeightTensor& tensor) {
    std::vector<double> values(valueCount(tensor));
    readDoubles(tensor, 0, values);
    return values;
}

/// nullopt without finite values.
std::optional<double> medianOf(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::ranges::sort(values);
    return quantileOfSorted(values, 0.5);
}

/// How many lie at or below this share of their median.
std::uint64_t countLow(const std::vector<double>& values, double share) {
    const auto median = medianOf(values);
    if (!median)
        return 0;
    return static_cast<std::uint64_t>(
        std::ranges::count_if(values, [&](double value) { return value <= share * *median; }));
}

std::optional<FilterNorms> filtersOf(const std::vector<double>& norms, double nearDead) {
    if (norms.empty())
        return std::nullopt;
    FilterNorms filters;
    filters.count = norms.size();
    filters.dead = static_cast<std::uint64_t>(std::ranges::count(norms, 0.0));
    filters.nearDead = std::max(filters.dead, countLow(norms, nearDead));
    return filters;
}

/// What a batch norm multiplies each channel with, as far as that is a number.
std::vector<double> gainsOf(const std::vector<double>& gammas, const std::vector<double>& variances,
                            double eps) {
    std::vector<double> gains;
    for (std::size_t i = 0; i < gammas.size(); ++i) {
        const double gain = std::abs(gammas[i]) / std::sqrt(variances[i] + eps);
        if (std::isfinite(gain))
            gains.push_back(gain);
    }
    return gains;
}

class Measurer {
public:
    Measurer(const WeightsToMeasure& weights, const Thresholds& thresholds)
        : m_weights(weights), m_graph(buildGraph(weights.spec)) {
        m_result.thresholds = thresholds;
        m_result.batchNormEps = weights.spec.batchNormEps;
        for (const KeyRecord& record : weights.load.keys)
            if (!record.fileKey.empty() && !record.key.empty())
                m_ours.emplace(record.fileKey, record.key);
        for (const BlockSpec& block : m_graph->architecture.blocks)
            m_blocks.emplace(block.key(), block);
    }

    WeightStatistics run(RunContext& context) {
        double done = 0.0, all = 1.0;
        for (const auto& [key, tensor] : m_weights.tensors.entries())
            all += static_cast<double>(tensor.bytes.size());
        for (const auto& [key, tensor] : m_weights.tensors.entries()) {
            context.checkpoint(done / all, "measuring " + key);
            done += static_cast<double>(tensor.bytes.size());
            if (isFloating(tensor.dtype))
                measure(key, tensor, context);
        }
        sortByNetwork();
        return std::move(m_result);
    }

private:
    void measure(const std::string& key, const WeightTensor& tensor, RunContext& context) {
        TensorStats stats;
        stats.fileKey = key;
        stats.dtype = tensor.dtype;
        stats.shape = tensor.shape;
        place(stats);
        stats.scan = scanTensor(tensor, context);
        stats.filters = filtersOf(stats.scan.sliceNorms, m_result.thresholds.weightNearDead);
        const bool isVariance = key.ends_with(kRunningVariance);
        if (isVariance && stats.scan.count <= static_cast<std::uint64_t>(kMaxSlices))
            stats.variances = variancesOf(key, tensor);
        stats.verdict = verdictOf(stats);
        m_result.tensors.push_back(std::move(stats));
    }

    /// Where in the network the tensor is, by our name of it.
    void place(TensorStats& stats) const {
        const auto ours = m_ours.find(stats.fileKey);
        if (ours == m_ours.end())
            return;
        stats.key = ours->second;
        const auto block = std::ranges::find_if(
            m_blocks, [&](const auto& each) { return stats.key.starts_with(each.first + '.'); });
        if (block == m_blocks.end()) {
            const std::size_t dot = stats.key.find('.');
            stats.place = stats.key.substr(0, dot);
            stats.part = stats.key;
            stats.relativeDepth = stats.place == "stem" ? 0.0 : 1.0;
            return;
        }
        stats.block = block->second.index;
        stats.place = block->second.name();
        stats.part = stats.key.substr(block->first.size() + 1);
        stats.relativeDepth = m_graph->relativeDepth(stats.block);
    }

    /// Files of safetensors are in the order of the alphabet.
    void sortByNetwork() {
        std::map<std::string, std::size_t, std::less<>> places;
        for (const ParameterSpec& parameter : expectedParameters(m_graph->architecture))
            places.emplace(parameter.key, places.size());
        std::ranges::stable_sort(m_result.tensors, {}, [&](const TensorStats& stats) {
            const auto place = places.find(stats.key);
            return place == places.end() ? places.size() : place->second;
        });
    }

    NormVariances variancesOf(const std::string& key, const WeightTensor& tensor) {
        const std::vector<double> values = allValues(tensor);
        const double eps = m_result.batchNormEps;
        NormVariances found;
        found.count = values.size();
        for (const double value : values) {
            if (!std::isfinite(value))
                continue;
            found.negative += value < 0.0 ? 1 : 0;
            found.epsDominated += value >= 0.0 && value <= eps ? 1 : 0;
            found.exploding += value > m_result.thresholds.normVarianceExploding ? 1 : 0;
        }
        const auto median = medianOf(values);
        if (median && *median > 0.0)
            found.maxOverMedian = largestOf(values) / *median;
        const std::string module = key.substr(0, key.size() - kRunningVariance.size());
        if (const WeightTensor* gamma = m_weights.tensors.find(module + std::string(kWeight));
            gamma && isFloating(gamma->dtype) && valueCount(*gamma) == values.size())
            found.lowGains = countLow(gainsOf(allValues(*gamma), values, eps),
                                      m_result.thresholds.weightNearDead);
        countUntrained(module, values);
        return found;
    }

    static double largestOf(const std::vector<double>& values) {
        double largest = 0.0;
        for (const double value : values)
            if (std::isfinite(value))
                largest = std::max(largest, value);
        return largest;
    }

    void countUntrained(const std::string& module, const std::vector<double>& variances) {
        ++m_result.normCount;
        const WeightTensor* mean = m_weights.tensors.find(module + std::string(kRunningMean));
        if (!mean || !isFloating(mean->dtype) || valueCount(*mean) != variances.size())
            return;
        const auto all = [](const std::vector<double>& values, double wanted) {
            return std::ranges::all_of(values, [&](double value) { return value == wanted; });
        };
        m_result.untrainedNorms += all(variances, 1.0) && all(allValues(*mean), 0.0) ? 1 : 0;
    }

    Verdict verdictOf(const TensorStats& stats) const {
        const Thresholds& t = m_result.thresholds;
        if (stats.scan.nonFinite.total() > 0)
            return Verdict::Fail;
        Verdict worst = stats.scan.fp16Overflow > 0 ? Verdict::Warn : Verdict::Ok;
        if (stats.filters)
            worst = std::max({worst, stats.filters->dead > 0 ? Verdict::Warn : Verdict::Ok,
                              shareVerdict(stats.filters->nearDeadShare())});
        if (!stats.variances)
            return worst;
        if (stats.variances->negative > 0)
            return Verdict::Fail;
        return std::max({worst, stats.variances->exploding > 0 ? Verdict::Warn : Verdict::Ok,
                         severityOf(stats.variances->epsShare(), t.normEpsWarn, t.normEpsFail),
                         shareVerdict(stats.variances->lowGainShare().value_or(0.0))});
    }

    Verdict shareVerdict(double share) const {
        return severityOf(share, m_result.thresholds.weightNearDeadWarn,
                          m_result.thresholds.weightNearDeadFail);
    }

    const WeightsToMeasure& m_weights;
    std::shared_ptr<const Graph> m_graph;
    std::map<std::string, std::string, std::less<>> m_ours;
    std::map<std::string, BlockSpec, std::less<>> m_blocks;
    WeightStatistics m_result;
};

double shareOf(std::uint64_t part, std::uint64_t all) {
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
}

}  // namespace

double FilterNorms::nearDeadShare() const {
    return shareOf(nearDead, count);
}

double NormVariances::epsShare() const {
    return shareOf(epsDominated, count);
}

std::optional<double> NormVariances::lowGainShare() const {
    return lowGains ? std::optional(shareOf(*lowGains, count)) : std::nullopt;
}

WeightStatistics weightStatistics(const WeightsToMeasure& weights, const Thresholds& thresholds,
                                  RunContext& context) {
    return Measurer(weights, thresholds).run(context);
}

}  // namespace scalescope
