// SPDX-License-Identifier: Apache-2.0
// Every image of the focused column's run, filtered, with its answer; one of them large.
#pragma once

#include "ui/pages/inspect/gallery_data.h"
#include "ui/pages/panel.h"

#include <memory>

class QComboBox;
class QLabel;
class QListView;
class QSpinBox;
class QSplitter;
class QToolButton;

namespace scalescope::ui {

class GalleryModel;
class ImageView;
class PictureLoader;
class PredictionList;

/// Keys: up and down in the list; Alt+Right and Alt+Left for next and previous anywhere in it.
class GalleryPanel : public Panel {
    Q_OBJECT
public:
    GalleryPanel(Study& study, Selection& selection, PictureLoader& pictures,
                 QWidget* parent = nullptr);
    void refresh() override;
    /// Filters are lifted where they leave it out.
    void showImage(std::int64_t image);

private:
    void buildLayout();
    QWidget* buildFilters();
    QWidget* buildLarge();
    void connectWidgets();
    void filter();
    void step(int by);
    void setCurrentRow(int row);
    void showCurrent();
    void fillFolders();
    [[nodiscard]] GalleryFilter wanted() const;

    PictureLoader& m_pictures;
    GalleryModel* m_model = nullptr;
    QSplitter* m_columns = nullptr;
    QComboBox *m_kind = nullptr, *m_folder = nullptr, *m_order = nullptr;
    QSpinBox* m_score = nullptr;
    QLabel *m_count = nullptr, *m_caption = nullptr;
    QListView* m_list = nullptr;
    ImageView* m_large = nullptr;
    PredictionList* m_answer = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
    std::shared_ptr<const Diagnosis> m_diagnosis;
    std::shared_ptr<const GalleryJudge> m_judge;
    std::int32_t m_image = -1;  ///< shown large; -1: none
    bool m_filling = false;
};

}  // namespace scalescope::ui
