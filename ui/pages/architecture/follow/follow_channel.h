// SPDX-License-Identifier: Apache-2.0
// One channel of the followed block: its map, what it says, its values among all.
#pragma once

#include "core/session/questions/feature_maps_job.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QLabel;

namespace scalescope::ui {

class HistogramPlot;
class ImageView;

class FollowChannel : public QWidget {
    Q_OBJECT
public:
    explicit FollowChannel(QWidget* parent = nullptr);

    void clear();
    /// Without a channel: the picture as it is fed. map: of the channel, as the tiles colour it.
    void show(const FeatureMapsResult& maps, const StageMaps& stage,
              std::optional<std::size_t> channel, const QImage& map);

private:
    void showHistogram(const StageMaps& stage, std::optional<std::size_t> channel,
                       ColumnIndex column);

    ImageView* m_zoom = nullptr;
    QLabel* m_text = nullptr;
    HistogramPlot* m_histogram = nullptr;
};

}  // namespace scalescope::ui
