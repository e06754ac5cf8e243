// SPDX-License-Identifier: Apache-2.0
// The values of weights as the page Weights draws them: over depth, and as histograms.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/weights/weight_measures.h"
#include "ui/models/readings.h"
#include "ui/pages/weights/weights_reports.h"
#include "ui/plots/histogram_plot.h"

#include <QString>

#include <string>
#include <vector>

namespace scalescope::ui {

enum class HistogramOf { Values, Magnitudes };

/// Parts of a block that have statistics in any of the columns, in the order of a block, then those
/// outside of the blocks: "expand.conv.weight", ..., "stem.conv.weight".
[[nodiscard]] std::vector<std::string> partsOf(const std::vector<ShownWeights>& shown);

/// The tensors of one part, in the order of the network.
[[nodiscard]] std::vector<const TensorStats*> tensorsOf(const WeightStatistics& statistics,
                                                        const std::string& part);
/// One curve per column over relative depth.
[[nodiscard]] SeriesSet weightCurves(const std::vector<ShownWeights>& shown,
                                     const Reading<TensorStats>& reading, const std::string& part);

/// A tensor of a column, to be drawn.
struct DrawnTensor {
    const WeightsReport* report = nullptr;
    ColumnIndex column;
    const TensorStats* stats = nullptr;
};
/// On one axis: the values of all between the edges of the widest one.
[[nodiscard]] std::vector<HistogramPlot::Entry> tensorHistograms(
    const std::vector<DrawnTensor>& tensors, HistogramOf what);
[[nodiscard]] QString histogramAxis(HistogramOf what);
/// Where fp16 loses digits, everything, and where it ends.
[[nodiscard]] Marks histogramCuts(HistogramOf what);

/// "B3 5.2 depthwise.conv.weight [480, 1, 5, 5]: L2 norm 23.1, Std 0.21, ...": one line.
[[nodiscard]] QString tensorCaption(const DrawnTensor& tensor);

}  // namespace scalescope::ui
