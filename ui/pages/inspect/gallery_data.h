// SPDX-License-Identifier: Apache-2.0
// Which images of a run a gallery shows, and in which order.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace scalescope::ui {

enum class GalleryKind { All, Right, Wrong, NotJudged };
enum class GalleryOrder { AsRun, LowestScore, HighestScore };

struct GalleryFilter {
    GalleryKind kind = GalleryKind::All;
    std::string folder;       ///< class folder; empty: any
    double scoreBelow = 1.0;  ///< of the best class, included
    GalleryOrder order = GalleryOrder::AsRun;
    friend bool operator==(const GalleryFilter&, const GalleryFilter&) = default;
};

/// Whether images are named rightly, by their folders' names.
class GalleryJudge {
public:
    explicit GalleryJudge(const Diagnosis& diagnosis);
    [[nodiscard]] GalleryKind kindOf(const Prediction& prediction) const;
    /// Names of the class folders, sorted.
    [[nodiscard]] QStringList folders() const;

private:
    std::map<std::string, std::optional<int>> m_classes;  ///< nullopt: named like no class
    bool m_judges = false;
};

/// Places among the images of the run.
[[nodiscard]] std::vector<std::int32_t> galleryImages(const Diagnosis& diagnosis,
                                                      const GalleryJudge& judge,
                                                      const GalleryFilter& filter);

/// "star: taken for tree, 97 %", "star: right, 99 %", "tree, 97 %" where nothing is judged.
[[nodiscard]] QString answerText(const Prediction& prediction, GalleryKind kind);

}  // namespace scalescope::ui
