// SPDX-License-Identifier: Apache-2.0
// Which tensor is looked at: one part of the selected block, or of stem, head and classifier.
#pragma once

#include "core/diagnostics/weights/weights_report.h"
#include "ui/engine/selection.h"

#include <QObject>

#include <string>

namespace scalescope::ui {

/// The block comes from the shared selection, the part stays on the page.
class TensorChoice : public QObject {
    Q_OBJECT
public:
    explicit TensorChoice(Selection& selection, QObject* parent = nullptr)
        : QObject(parent), m_selection(selection) {}

    /// The like tensor of a report; null when there is none, or no statistics.
    [[nodiscard]] const TensorStats* of(const WeightsReport& report) const;
    /// Marks this one and the like ones of the other columns.
    void pick(const TensorStats& stats);
    [[nodiscard]] const std::string& part() const { return m_part; }
    void setPart(const std::string& part);

Q_SIGNALS:
    void changed();

private:
    Selection& m_selection;
    std::string m_part = "depthwise.conv.weight";
    std::string m_fileKey;  ///< of a tensor that the network has no place for
};

}  // namespace scalescope::ui
