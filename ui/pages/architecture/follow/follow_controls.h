// SPDX-License-Identifier: Apache-2.0
// What is shown of the followed block, and how: steps, stages, order, colours, size.
#pragma once

#include "core/session/questions/feature_maps_job.h"

#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace scalescope::ui {

class FollowControls : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kStages = 6;

    explicit FollowControls(QWidget* parent = nullptr);

    /// html: where in the network the block is.
    void setPlace(const QString& html, bool hasPrevious, bool hasNext);
    /// Stages that the block lacks are disabled; null: there are no maps.
    void setMaps(const FeatureMaps* maps, MapStage shown);
    [[nodiscard]] QComboBox& order() const { return *m_order; }  ///< by MapOrder
    [[nodiscard]] QComboBox& scale() const { return *m_scale; }  ///< 1: one scale for all
    [[nodiscard]] QSlider& tileSide() const { return *m_size; }

Q_SIGNALS:
    void stepped(int by);
    void stageChosen(scalescope::MapStage stage);
    void saveWanted();

private:
    QWidget* buildSteps();
    QWidget* buildStages();
    QWidget* buildOrder();

    QToolButton *m_previous = nullptr, *m_next = nullptr;
    QLabel* m_where = nullptr;
    QPushButton* m_save = nullptr;
    std::array<QToolButton*, kStages> m_stages{};
    QComboBox *m_order = nullptr, *m_scale = nullptr;
    QSlider* m_size = nullptr;
};

}  // namespace scalescope::ui
