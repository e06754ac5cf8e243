// SPDX-License-Identifier: Apache-2.0
// What a folder of class folders tells of a network, as the page shows it: while it runs too.
#pragma once

#include "core/base/table.h"
#include "ui/engine/study_entry.h"

#include <QString>

#include <memory>

namespace scalescope::ui {

/// The newest count of a column: of the run that is on its way, else of its result.
struct FolderCount {
    std::shared_ptr<const void> of;  ///< what keeps it alive, and tells one count from another
    const Confusion* confusion = nullptr;  ///< null: there is none
    LabelsPtr labels;
    std::size_t images = 0, imageCount = 0;  ///< passed; of the question
    bool running = false;
};
[[nodiscard]] FolderCount folderCount(const StudyEntry& entry, std::size_t imageCount);

/// "B0: 1,963 of 2,000 images are named rightly: ...", how far it is, and what is not judged; else
/// why there is no accuracy.
[[nodiscard]] QString folderText(const StudyEntry& entry, const FolderCount& count);

/// One row per class with a folder, as the catalogue of measures names its numbers.
[[nodiscard]] Table folderClasses(const FolderCount& count);
/// One row per pair that was confused, the most frequent first; at most kShownPairs.
inline constexpr std::size_t kShownPairs = 200;
[[nodiscard]] Table folderPairs(const std::vector<ConfusedPair>& pairs);

}  // namespace scalescope::ui
