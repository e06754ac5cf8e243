// SPDX-License-Identifier: Apache-2.0
// One column of the overview: size, weights, predictions, gates, saturation, memory,
// time.
#pragma once

#include "ui/engine/study.h"
#include "ui/widgets/column_card_body.h"

#include <QColor>
#include <QFrame>

#include <optional>

class QLabel;
class QStackedWidget;

namespace scalescope::ui {

class ColumnCard : public QFrame {
    Q_OBJECT
public:
    explicit ColumnCard(ColumnIndex column, QWidget* parent = nullptr);

    void setEntry(const StudyEntry& entry, bool disagrees);
    void setProgress(double fraction);
    /// Of a folder, while it runs: what is known so far.
    void setPart(const DiagnosisPart& part);
    void setScales(const CardScales& scales);
    void setDepth(std::optional<double> depth);
    void setFocused(bool focused);
    /// Two plots beside each other: for one or two columns on a wide page.
    void setWide(bool wide);
    [[nodiscard]] ColumnIndex column() const { return m_column; }
    [[nodiscard]] QString status() const;  ///< why there is no result; empty when there is

Q_SIGNALS:
    void clicked(ColumnIndex column);
    void depthClicked(ColumnIndex column, double depth);
    void classClicked(int classIndex);
    void latencyWanted();  ///< there is none yet

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void showHead(const StudyEntry& entry);
    void fitName();
    void fitBadge();
    void fitFigures();
    void showFigures(const StudyEntry& entry);
    void showStatus(const StudyEntry& entry);
    [[nodiscard]] QString notTimed() const;

    ColumnIndex m_column;
    bool m_focused = false, m_hasResult = false;
    QString m_soFar;  ///< of a folder that runs
    QString m_nameText, m_badgeText, m_needText, m_timeText;
    int m_sidePx = 0;
    QColor m_badgeColour;
    QLabel *m_name = nullptr, *m_cost = nullptr, *m_badge = nullptr;
    QLabel *m_figures = nullptr, *m_status = nullptr;
    ColumnCardBody* m_body = nullptr;
    QStackedWidget* m_stack = nullptr;
};

}  // namespace scalescope::ui
