// SPDX-License-Identifier: Apache-2.0
// Questions that a reader of the papers' abstracts has, answered with the numbers that are shown.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "core/model/graph.h"

#include <QString>
#include <QStringList>

namespace scalescope::ui {

/// What is looked at when the question is asked.
struct ArchitectureScene {
    std::shared_ptr<const Graph> graph;
    int block = 0;
    std::shared_ptr<const Diagnosis> diagnosis;  ///< null: not run yet
    std::shared_ptr<const Graph> beside{};       ///< of a second variant; null: none
};

/// As the menu shows them; the index is what is asked.
[[nodiscard]] QStringList architectureQuestions(const ArchitectureScene& scene);
/// Rich text of a few sentences with sources; empty for an index that there is not.
[[nodiscard]] QString architectureAnswer(int question, const ArchitectureScene& scene);

}  // namespace scalescope::ui
