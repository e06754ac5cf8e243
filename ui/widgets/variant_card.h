// SPDX-License-Identifier: Apache-2.0
// One variant's column of the overview: size, weights, predictions, gates, saturation, memory,
// time.
#pragma once

#include "ui/engine/study.h"

#include <QColor>
#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace scalescope::ui {

class HeatmapPlot;
class ImageView;
class LinePlot;
class PredictionBars;

/// Scales that all cards share, so that the eye can compare.
struct CardScales {
    double saturationTopPercent = 5.0;
    double memoryTopMib = 1.0;
};

class VariantCard : public QFrame {
    Q_OBJECT
public:
    explicit VariantCard(int variant, QWidget* parent = nullptr);

    void setEntry(const StudyEntry& entry, bool disagrees);
    void setProgress(double fraction);
    void setScales(const CardScales& scales);
    void setDepth(std::optional<double> depth);
    void setFocused(bool focused);
    /// Two plots beside each other: for one or two variants on a wide page.
    void setWide(bool wide);
    [[nodiscard]] int variant() const { return m_variant; }
    [[nodiscard]] QString status() const;  ///< why there is no result; empty when there is

Q_SIGNALS:
    void clicked(int variant);
    void depthClicked(int variant, double depth);
    void classClicked(int classIndex);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    QWidget* buildPlots();
    void connectPlots();
    void showHead(const StudyEntry& entry);
    void fitName();
    void fitBadge();
    void showDiagnosis(const Diagnosis& diagnosis, bool disagrees);
    void showAnswer();
    void showFoot(const StudyEntry& entry);
    void showStatus(const StudyEntry& entry);
    void mark();

    int m_variant = 0;
    bool m_focused = false, m_wide = false;
    QString m_nameText, m_badgeText;
    int m_sidePx = 0;
    QColor m_badgeColour;
    std::optional<double> m_depth;
    std::shared_ptr<const Diagnosis> m_diagnosis;
    QLabel *m_name = nullptr, *m_cost = nullptr, *m_badge = nullptr;
    QLabel *m_gateTitle = nullptr, *m_saturationTitle = nullptr, *m_memoryTitle = nullptr;
    QLabel *m_foot = nullptr, *m_status = nullptr;
    PredictionBars* m_predictions = nullptr;
    ImageView* m_fed = nullptr;
    HeatmapPlot* m_gates = nullptr;
    LinePlot *m_saturation = nullptr, *m_memory = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_sections[4] = {};
    QGridLayout* m_grid = nullptr;
};

}  // namespace scalescope::ui
