// SPDX-License-Identifier: Apache-2.0
// The newest report about the weights of each column: asked for when the page is looked at, one
// after the other, and dropped when what would be run changes.
#pragma once

#include "core/session/questions/weights_report_job.h"
#include "ui/engine/study.h"
#include "ui/engine/task.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// A chosen column whose report is there.
struct ShownWeights {
    ColumnIndex column;
    std::shared_ptr<const WeightsReport> report;
    friend bool operator==(const ShownWeights&, const ShownWeights&) = default;
};

class WeightsReports : public QObject {
    Q_OBJECT
public:
    WeightsReports(Study& study, Selection& selection, QObject* parent = nullptr);

    [[nodiscard]] Task& task() { return m_task; }
    /// Null: not there yet.
    [[nodiscard]] std::shared_ptr<const WeightsReport> of(ColumnIndex column) const;
    /// The chosen columns that have one, in order.
    [[nodiscard]] std::vector<ShownWeights> shown() const;
    /// One sentence why a column has no report, or (values) no statistics; what is in its plural:
    /// "the values".
    [[nodiscard]] QString missingText(ColumnIndex column, const QString& what) const;

    /// Asks for what the chosen columns lack, the focused one first. values: also for statistics.
    void ask(bool values);
    void askHash(ColumnIndex column);  ///< reads the whole file for its SHA-256
    void askAgain();                   ///< drops all; what is looked at is asked for anew

Q_SIGNALS:
    void changed();

private:
    struct Known {
        std::shared_ptr<const WeightsReport> report;
        bool valuesAsked = false;  ///< answered once: what is not there then, will not come
        QString problem;           ///< failed or cancelled: not asked again by itself
    };
    struct Asked {
        ColumnIndex column;
        WeightsReportDepth depth;
    };

    void connectStudy();
    void forget(std::optional<ColumnIndex> column);
    void askNext();
    void start(const Asked& asked);
    void take(std::shared_ptr<const WeightsReport> report);
    void stop();
    void note(const QString& problem);
    [[nodiscard]] std::vector<ColumnIndex> inOrder() const;
    [[nodiscard]] std::optional<Asked> lacking(ColumnIndex column) const;

    Study& m_study;
    Selection& m_selection;
    std::map<ColumnIndex, Known> m_known;
    std::optional<Asked> m_asked;  ///< what is being answered
    bool m_values = false;
    Task m_task;  ///< last: gone first, so that no answer meets a half of this
};

}  // namespace scalescope::ui
