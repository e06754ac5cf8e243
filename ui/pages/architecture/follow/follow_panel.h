// SPDX-License-Identifier: Apache-2.0
// Follow a picture through a block: its feature maps stage by stage, the gates beside them.
#pragma once

#include "core/session/questions/feature_maps_job.h"
#include "ui/pages/panel.h"

#include <optional>

class QSplitter;

namespace scalescope::ui {

class FollowChannel;
class FollowControls;
class MapTiles;
class RampLegend;

/// Shows the selected block of the focused column and asks for it while it is visible. N and P
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
    void buildLayout();
    void connectControls();
    void step(int by);
    void showTiles();
    void showChannel();
    void showNote();
    void chooseChannel(std::size_t channel);
    void chooseAndSave();
    [[nodiscard]] int wantedBlock() const;
    /// Of the focused column; null: none yet.
    [[nodiscard]] std::shared_ptr<const FeatureMapsResult> result() const;
    [[nodiscard]] MapStage shownStage(const FeatureMaps& maps) const;
    [[nodiscard]] std::optional<std::size_t> shownChannel(const StageMaps& stage) const;
    [[nodiscard]] QString missing() const;

    FollowControls* m_controls;
    MapTiles* m_tiles;
    RampLegend* m_legend;
    FollowChannel* m_channel;
    QSplitter* m_columns = nullptr;
    QLabel* m_note = nullptr;
    MapStage m_stage = MapStage::Depthwise;  ///< wanted; a block may lack it
    std::optional<std::size_t> m_thin;       ///< chosen channel of input, projected, output
};

}  // namespace scalescope::ui
