// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: how often the images of class folders are named rightly.
#pragma once

#include "core/diagnostics/confusion.h"
#include "core/diagnostics/measure.h"
#include "core/model/variant.h"

#include <vector>

namespace scalescope {

/// Over all images of class folders.
[[nodiscard]] const Readings<Confusion>& accuracyReadings();
/// Of one class that has a folder.
[[nodiscard]] const Readings<ClassResult>& classReadings();

/// Of a published variant: told, not measured here.
[[nodiscard]] const Readings<PublishedFigures>& publishedReadings();

void addAccuracyDefinitions(std::vector<Definition>& all, const Thresholds& thresholds);

}  // namespace scalescope
