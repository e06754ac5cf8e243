// SPDX-License-Identifier: Apache-2.0
// The best classes of one prediction with bars; a click picks a class.
#pragma once

#include "core/diagnostics/prediction.h"
#include "ui/base/key_use.h"

#include <QWidget>

#include <optional>

namespace scalescope::ui {

/// Label, softmax score as bar and number, logit.
class PredictionList : public QWidget {
    Q_OBJECT
public:
    explicit PredictionList(QWidget* parent = nullptr);

    /// column: colour of the bars. Not meaningful or not valid: greyed, with the reason below; of
    /// the demo outside of its kinds half so.
    void setPrediction(const Prediction& prediction, ColumnIndex column);
    void clear(const QString& reason);  ///< shown instead
    void setPicked(std::optional<int> classIndex);
    /// As high as with a note, also without one.
    void keepRoomForNote(bool on);
    [[nodiscard]] const Prediction& prediction() const { return m_prediction; }
    /// Area of the row of the k-th best class.
    [[nodiscard]] QRect rowRect(int row) const;
    /// The sentence below the rows; empty when there is nothing to explain.
    [[nodiscard]] QString note() const;

    [[nodiscard]] static KeyGroup keys();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void classPicked(int classIndex);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool m_roomForNote = false;
    [[nodiscard]] int rowAt(const QPoint& at) const;
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_prediction.topk.size()); }
    [[nodiscard]] QString tipOf(int row) const;
    void pick(int row);
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void paintCells(QPainter& painter, const QRect& area, const QString& label,
                    const QString& score, const QString& logit) const;

    Prediction m_prediction;
    QString m_reason;
    ColumnIndex m_column;
    int m_current = 0, m_hovered = -1;
    std::optional<int> m_picked;
};

}  // namespace scalescope::ui
