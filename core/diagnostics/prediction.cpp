// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/prediction.h"

#include "core/base/error.h"
#include "core/model/variant.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace scalescope {

namespace {

/// Softmax in float64, shifted by the maximum; of one logit the sigmoid.
std::vector<double> softmax(std::span<const float> logits) {
    if (logits.size() == 1)
        return {1.0 / (1.0 + std::exp(-double{logits.front()}))};
    const double top = *std::max_element(logits.begin(), logits.end());
    std::vector<double> shares(logits.size());
    std::transform(logits.begin(), logits.end(), shares.begin(),
                   [top](float z) { return std::exp(double{z} - top); });
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= sum;
    return shares;
}

double entropyNats(const std::vector<double>& shares) {
    double entropy = 0.0;
    for (const double p : shares)
        if (p > 0.0)
            entropy -= p * std::log(p);
    return std::max(0.0, entropy);
}

/// Indices of the count largest logits, ties by lower index.
std::vector<int> largest(std::span<const float> logits, std::size_t count) {
    std::vector<int> order(logits.size());
    std::iota(order.begin(), order.end(), 0);
    const auto better = [&](int a, int b) {
        const float za = logits[static_cast<std::size_t>(a)],
                    zb = logits[static_cast<std::size_t>(b)];
        return za != zb ? za > zb : a < b;
    };
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                      order.end(), better);
    order.resize(count);
    return order;
}

/// Why the predictions cannot be compared; empty when they can.
std::string incomparable(const std::vector<const Prediction*>& predictions,
                         const std::vector<std::string>& names) {
    std::map<int, std::string> seen;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const Prediction& one = *predictions[i];
        if (!one.off.empty())
            return names[i] + ": " + one.off;
        if (!one.valid || one.topk.empty())
            return names[i] + " has no valid prediction.";
        if (!one.meaningful)
            return names[i] + " has random weights; its prediction has no meaning.";
        if (one.logits.size() == 1)
            return names[i] + " has one output, a score; there are no classes to agree on.";
        if (one.logits.size() != predictions.front()->logits.size())
            return "The class lists differ: " + names.front() + " has " +
                   std::to_string(predictions.front()->logits.size()) + " classes, " + names[i] +
                   " has " + std::to_string(one.logits.size()) + ".";
        for (const ClassScore& score : one.topk)
            if (const auto [at, fresh] = seen.emplace(score.index, score.label);
                !fresh && at->second != score.label)
                return "The class lists differ: class " + std::to_string(score.index) + " is \"" +
                       at->second + "\" for one variant and \"" + score.label + "\" for " +
                       names[i] + ".";
    }
    return {};
}

double overlap(const Prediction& a, const Prediction& b) {
    const auto in = [](const Prediction& p, int index) {
        return std::any_of(p.topk.begin(), p.topk.end(),
                           [index](const ClassScore& s) { return s.index == index; });
    };
    const auto common = std::count_if(a.topk.begin(), a.topk.end(),
                                      [&](const ClassScore& score) { return in(b, score.index); });
    const auto all = static_cast<std::ptrdiff_t>(a.topk.size() + b.topk.size()) - common;
    return all > 0 ? static_cast<double>(common) / static_cast<double>(all) : 0.0;
}

Grid2d squareGrid(const std::string& title, const std::vector<std::string>& names) {
    Grid2d grid;
    grid.title = title;
    grid.rows.title = grid.columns.title = "variant";
    grid.rowLabels = grid.columnLabels = names;
    grid.rowCount = grid.columnCount = names.size();
    grid.values.assign(names.size() * names.size(), 0.0F);
    return grid;
}

/// The largest published variant; networks of one's own have no place in their order.
std::optional<std::size_t> referenceOf(const std::vector<std::string>& names) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto index = variantIndex(names[i]);
        if (index && (!best || *index > variantIndex(names[*best]).value_or(-1)))
            best = i;
    }
    return best;
}

void vote(Agreement& agreement, const std::vector<int>& top1) {
    std::map<int, int> votes;
    for (const int index : top1)
        ++votes[index];
    int most = 0;
    for (const auto& [index, count] : votes)
        most = std::max(most, count);
    for (const auto& [index, count] : votes)
        if (count == most)
            agreement.mostFrequent.push_back(index);
    agreement.score = static_cast<double>(most) / static_cast<double>(top1.size());
}

}  // namespace

const char* scoringName(std::size_t outputs) noexcept {
    return outputs == 1 ? "sigmoid" : "softmax";
}

Prediction predict(std::span<const float> logits, const Labels& labels, int k) {
    if (logits.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "A prediction needs at least one logit; the network gave none.");
    Prediction prediction;
    prediction.meaningful = true;
    prediction.logits.assign(logits.begin(), logits.end());
    prediction.valid =
        std::all_of(logits.begin(), logits.end(), [](float z) { return std::isfinite(z); });
    if (!prediction.valid)
        return prediction;
    const std::vector<double> shares = softmax(logits);
    const auto wanted = static_cast<std::size_t>(std::max(k, 1));
    const std::vector<int> order =
        largest(logits, std::min(logits.size(), std::max<std::size_t>(wanted, 2)));
    for (std::size_t i = 0; i < std::min(order.size(), wanted); ++i) {
        const auto at = static_cast<std::size_t>(order[i]);
        prediction.topk.push_back(
            {order[i], labelOf(labels, order[i]), shares[at], double{logits[at]}});
    }
    if (logits.size() < 2)
        return prediction;
    const auto first = static_cast<std::size_t>(order[0]),
               second = static_cast<std::size_t>(order[1]);
    prediction.entropyNats = entropyNats(shares);
    prediction.entropyNormalised =
        *prediction.entropyNats / std::log(static_cast<double>(logits.size()));
    prediction.margin = shares[first] - shares[second];
    prediction.logitMargin = double{logits[first]} - double{logits[second]};
    return prediction;
}

void addAsked(Prediction& prediction, const Labels& labels, const std::vector<int>& classes) {
    if (!prediction.valid || classes.empty())
        return;
    const std::vector<double> shares = softmax(prediction.logits);
    for (const int index : classes) {
        const auto at = static_cast<std::size_t>(index);
        const float logit = prediction.logits.at(at);
        std::int64_t rank = 1;
        for (std::size_t i = 0; i < prediction.logits.size(); ++i)
            rank +=
                prediction.logits[i] > logit || (prediction.logits[i] == logit && i < at) ? 1 : 0;
        prediction.asked.push_back(
            {{index, labelOf(labels, index), shares[at], double{logit}}, rank});
    }
}

Agreement agreementOf(const std::vector<const Prediction*>& predictions,
                      const std::vector<std::string>& names) {
    if (predictions.size() != names.size())
        throw Error(ErrorCode::ArgumentInvalid, "Agreement needs one name for every prediction.");
    Agreement agreement;
    agreement.names = names;
    agreement.reason =
        predictions.empty() ? "There are no predictions." : incomparable(predictions, names);
    agreement.comparable = agreement.reason.empty();
    if (!agreement.comparable)
        return agreement;
    std::vector<int> top1;
    for (const Prediction* one : predictions)
        top1.push_back(one->topk.front().index);
    agreement.top1 = squareGrid("same top-1", names);
    agreement.top5Overlap = squareGrid("overlap of the top-5", names);
    const std::size_t n = names.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            agreement.top1.values[i * n + j] = top1[i] == top1[j] ? 1.0F : 0.0F;
            agreement.top5Overlap.values[i * n + j] =
                static_cast<float>(overlap(*predictions[i], *predictions[j]));
        }
    vote(agreement, top1);
    const std::optional<std::size_t> reference = referenceOf(names);
    if (!reference)
        return agreement;
    agreement.reference = static_cast<int>(*reference);
    for (std::size_t i = 0; i < n && !agreement.firstFlip; ++i)
        if (variantIndex(names[i]) && top1[i] != top1[*reference])
            agreement.firstFlip = static_cast<int>(i);
    return agreement;
}

Agreement agreementOver(const std::vector<std::vector<const Prediction*>>& images,
                        const std::vector<std::string>& names) {
    Agreement all = agreementOf(images.empty() ? std::vector<const Prediction*>{} : images.front(),
                                images.empty() ? std::vector<std::string>{} : names);
    const auto add = [](Grid2d& sum, const Grid2d& one) {
        for (std::size_t i = 0; i < sum.values.size(); ++i)
            sum.values[i] += one.values[i];
    };
    for (std::size_t image = 1; image < images.size() && all.comparable; ++image) {
        Agreement one = agreementOf(images[image], names);
        if (!one.comparable)
            return one;
        add(all.top1, one.top1);
        add(all.top5Overlap, one.top5Overlap);
        all.score += one.score;
        ++all.images;
    }
    for (Grid2d* grid : {&all.top1, &all.top5Overlap})
        for (float& value : grid->values)
            value /= static_cast<float>(all.images);
    all.score /= all.images;
    return all;
}

}  // namespace scalescope
