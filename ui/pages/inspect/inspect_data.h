// SPDX-License-Identifier: Apache-2.0
// What the page Inspect shows, as values and sentences: pure functions of results.
#pragma once

#include "ui/pages/page_parts.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace scalescope::ui {

/// The first image's prediction; null without one.
[[nodiscard]] const Prediction* predictionOf(const Diagnosis& diagnosis);
/// The part of the upright image that is fed, in its pixels; nullopt for a given tensor.
[[nodiscard]] std::optional<QRectF> cropFrame(const InputInfo& input);
/// "resize 320 bicubic, crop 300": how the shown pixels were made.
[[nodiscard]] QString recipeLine(const Diagnosis& diagnosis);
/// What was done to the image, each once: EXIF orientation, alpha, 16 bit.
[[nodiscard]] QStringList imageNotes(const LoadedImage& image, const Diagnosis* diagnosis);
/// The largest group whose predictions can be compared with each other: trained, and on one list of
/// classes. All that have a prediction, where no two can.
[[nodiscard]] std::vector<Shown> comparableOf(const std::vector<Shown>& shown);
/// Of the first images of the columns that can be compared.
[[nodiscard]] Agreement agreementOf(const std::vector<Shown>& shown);
/// Which columns run on others than the published weights: "B0 (demo), B1 (random)".
[[nodiscard]] QString onOtherWeights(const std::vector<Shown>& shown);
/// ImageNet top-1 accuracy that is published for the chosen variants; none for one's own.
[[nodiscard]] SeriesSet publishedTop1(const Study& study, const Selection& selection);
/// Score, most frequent class, first flip, who was left out; or why there is nothing to compare.
[[nodiscard]] QString agreementText(const Agreement& agreement, const std::vector<Shown>& shown);
/// True when the variant's top-1 differs from that of the largest one shown.
[[nodiscard]] bool differsFromReference(const Agreement& agreement, std::size_t position);
/// Class whose map is asked for: the selected one if the network has it, else its top-1.
[[nodiscard]] std::optional<int> camClass(const Diagnosis& diagnosis, std::optional<int> selected);

}  // namespace scalescope::ui
