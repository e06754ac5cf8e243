// SPDX-License-Identifier: Apache-2.0
// One column on the page Inspect: the pixels it was fed, how they were made, what it says.
#pragma once

#include "core/session/questions/grad_cam_job.h"
#include "ui/engine/study.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace scalescope::ui {

class ImageView;
class PredictionList;

class ColumnView : public QWidget {
    Q_OBJECT
public:
    explicit ColumnView(ColumnIndex column, QWidget* parent = nullptr);

    /// Class map over the pixels: which class is wanted, how strong, and why it is not there yet.
    struct Overlay {
        bool on = false;
        std::optional<int> classIndex;
        double opacity = 0.55;
        QString missing;
    };
    void show(const StudyEntry& entry, const Overlay& overlay);
    using QWidget::show;
    /// A note stands under the predictions; columns beside one that has it keep its room, so that
    /// their pictures line up.
    [[nodiscard]] bool hasNote() const;
    void keepRoomForNote(bool on);

Q_SIGNALS:
    void classPicked(int classIndex);

private:
    void showPixels(const std::shared_ptr<const Diagnosis>& diagnosis);
    void showOverlay(const StudyEntry& entry, const Overlay& overlay);

    ColumnIndex m_column;
    ImageView* m_picture = nullptr;
    QLabel* m_recipe = nullptr;
    QLabel* m_camNote = nullptr;
    PredictionList* m_list = nullptr;
    std::shared_ptr<const Diagnosis> m_shown;
    std::shared_ptr<const GradCamResult> m_shownCam;
};

}  // namespace scalescope::ui
