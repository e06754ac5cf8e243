// SPDX-License-Identifier: Apache-2.0
// What the page Scaling draws and says.
#pragma once

#include "core/base/series.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/law.h"

#include <QString>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace scalescope {
struct SearchJob;
struct SearchResult;
}  // namespace scalescope

namespace scalescope::ui {

/// The network of the sliders, or the sentence why there is none.
struct SliderNetwork {
    std::optional<ScaledNetwork> network;
    QString refusal;
};
[[nodiscard]] SliderNetwork networkOfSliders(const Coefficients& coefficients,
                                             std::int64_t memoryBytes);

/// A published variant at the paper's side, counted once: sliders do not change it.
struct Published {
    NetworkSpec spec;
    NetworkFigures figures;
};
[[nodiscard]] const std::vector<Published>& publishedVariants();

/// A budget carried out, or the sentence why nothing fits.
struct SliderFit {
    std::optional<BudgetFit> fit;
    QString refusal;
};
/// By arithmetic: a limit of latency needs a profile.
[[nodiscard]] SliderFit fitOfSliders(const Coefficients& bases, const Budget& budget,
                                     const DeviceProfile* profile = nullptr);

/// MACs against the input side on logarithmic axes: theory and law at phi 0 to 7, the published
/// variants hollow, the sliders' network as "here".
[[nodiscard]] SeriesSet lawSeries(const std::vector<ScaledNetwork>& law,
                                  const std::optional<ScaledNetwork>& here);
/// MACs against phi: theory, law and "here" as above; each of B1 to B7 three times, at the phi that
/// its depth, its width and its side stand for. Phi beyond +-12 are left out.
[[nodiscard]] SeriesSet phiSeries(const Coefficients& bases, const std::vector<ScaledNetwork>& law,
                                  const std::optional<ScaledNetwork>& here);

/// What a point of these charts is about: a whole phi of the law, or a published variant.
struct LawMark {
    std::optional<int> phi{}, variant{};
};
[[nodiscard]] LawMark lawMarkAt(const SeriesSet& set, int series, int index);
/// The labels of all points that are about the same.
[[nodiscard]] std::set<std::string> labelsOf(const LawMark& mark);

/// Names the files of a search by accuracy: the same for the same options.
[[nodiscard]] QString searchKey(const SearchJob& job);
/// How many candidates, and the best in words.
[[nodiscard]] QString searchText(const SearchResult& result);

/// "alpha * beta^2 * gamma^2 = 1.92, 4.0 % under 2"; beyond 10 % it says so.
[[nodiscard]] QString constraintText(const Coefficients& coefficients);
/// One line: side, params, MACs, gates, peak, and how far from 2^phi.
[[nodiscard]] QString figuresText(const ScaledNetwork& network);

}  // namespace scalescope::ui
