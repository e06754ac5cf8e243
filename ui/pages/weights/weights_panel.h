// SPDX-License-Identifier: Apache-2.0
// A part of the page Weights: it shows reports, and says whether it needs the values read.
#pragma once

#include "ui/pages/panel.h"
#include "ui/pages/weights/weights_reports.h"

namespace scalescope::ui {

/// Refreshed only while it is the one in front.
class WeightsPanel : public Panel {
    Q_OBJECT
public:
    WeightsPanel(Study& study, Selection& selection, WeightsReports& reports,
                 QWidget* parent = nullptr)
        : Panel(study, selection, parent), m_reports(reports) {}
    /// True: statistics are asked for while it is in front.
    [[nodiscard]] virtual bool needsValues() const { return false; }
    /// False: it asks for what it shows by itself.
    [[nodiscard]] virtual bool showsReports() const { return true; }

protected:
    /// The focused column's; null: not there yet.
    [[nodiscard]] std::shared_ptr<const WeightsReport> focusedReport() const {
        return m_reports.of(m_selection.focus());
    }
    [[nodiscard]] QString missing(const QString& what) const {
        return m_reports.missingText(m_selection.focus(), what);
    }

    WeightsReports& m_reports;
};

}  // namespace scalescope::ui
