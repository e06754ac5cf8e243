// SPDX-License-Identifier: Apache-2.0
// Follow a picture through a block: its feature maps stage by stage, the gates beside them.
#pragma once

#include "ui/pages/panel.h"

#include <array>
#include <optional>

class QPushButton;
class QSlider;
class QSplitter;
class QToolButton;
class QVBoxLayout;

namespace scalescope::ui {

class HistogramPlot;
class ImageView;
class MapTiles;
class RampLegend;

/// Shows the selected block of the focused variant and asks for it while it is visible. N and P
/// step to the next and the previous block.
class FollowPanel : public Panel {
    Q_OBJECT
public:
    FollowPanel(Study& study, Selection& selection, QWidget* parent = nullptr);

    void refresh() override;
    void showStage(MapStage stage);
    /// The tiles as they are sorted and coloured; false: not written, an old file stays.
    bool savePng(const QString& path) const;

Q_SIGNALS:
    void message(const QString& text);

private:
    static constexpr std::size_t kStages = 6;

    void buildLayout();
    QWidget* buildSteps();
    QWidget* buildStages();
    QWidget* buildOrder();
    QWidget* buildDetail();
    void connectWidgets();
    void step(int by);
    void showTiles();
    void showChannel();
    void showHistogram(const StageMaps& stage);
    void showNote();
    void chooseChannel(std::size_t channel);
    void chooseAndSave();
    [[nodiscard]] int wantedBlock() const;
    /// Of the focused variant; null: none yet.
    [[nodiscard]] std::shared_ptr<const FeatureMapsResult> result() const;
    [[nodiscard]] MapStage shownStage(const FeatureMaps& maps) const;
    [[nodiscard]] std::optional<std::size_t> shownChannel(const StageMaps& stage) const;
    [[nodiscard]] QString missing() const;

    QToolButton *m_previous = nullptr, *m_next = nullptr;
    QLabel *m_where = nullptr, *m_note = nullptr, *m_channelText = nullptr;
    std::array<QToolButton*, kStages> m_stages{};
    QComboBox *m_order = nullptr, *m_scale = nullptr;
    QSlider* m_size = nullptr;
    QPushButton* m_save = nullptr;
    QSplitter* m_columns = nullptr;
    MapTiles* m_tiles = nullptr;
    RampLegend* m_legend = nullptr;
    ImageView* m_zoom = nullptr;
    HistogramPlot* m_histogram = nullptr;
    MapStage m_stage = MapStage::Depthwise;  ///< wanted; a block may lack it
    std::optional<std::size_t> m_thin;       ///< chosen channel of input, projected, output
};

}  // namespace scalescope::ui
