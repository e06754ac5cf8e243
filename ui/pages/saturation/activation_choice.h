// SPDX-License-Identifier: Apache-2.0
// Which activation is looked at: the selected block's, of one part (expand, depthwise), or stem,
// head.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "ui/engine/selection.h"

#include <QObject>

#include <string>

namespace scalescope::ui {

/// The block comes from the shared selection, the part stays on the page.
class ActivationChoice : public QObject {
    Q_OBJECT
public:
    explicit ActivationChoice(Selection& selection, QObject* parent = nullptr)
        : QObject(parent), m_selection(selection) {}

    /// The like activation of a column; null when nothing was measured.
    [[nodiscard]] const ActivationStats* of(const Diagnosis& diagnosis) const;
    /// Marks this one and the like ones of the other columns.
    void pick(const Diagnosis& diagnosis, const ActivationStats& activation);
    [[nodiscard]] const std::string& part() const { return m_part; }
    void setPart(const std::string& part);

Q_SIGNALS:
    void changed();

private:
    Selection& m_selection;
    std::string m_part = "depthwise";
};

}  // namespace scalescope::ui
