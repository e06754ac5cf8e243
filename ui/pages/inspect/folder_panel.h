// SPDX-License-Identifier: Apache-2.0
// How rightly the focused column names the images of class folders, and which classes it confuses.
#pragma once

#include "ui/pages/inspect/folder_data.h"
#include "ui/pages/panel.h"

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QSplitter;

namespace scalescope::ui {

class HeatmapPlot;
class PictureLoader;
class PictureStrip;
class TablePanel;

class FolderPanel : public Panel {
    Q_OBJECT
public:
    FolderPanel(Study& study, Selection& selection, PictureLoader& pictures,
                QWidget* parent = nullptr);
    void refresh() override;

Q_SIGNALS:
    void imageWanted(std::int64_t image);  ///< its place among the images of the run

private:
    void buildLayout();
    void connectWidgets();
    void showCounts(const FolderCount& count);
    void pickPair(std::optional<ClassPair> pair);
    void showPictures();
    [[nodiscard]] std::optional<ClassPair> pairAt(int row, int column) const;

    PictureLoader& m_pictures;
    QLabel* m_text = nullptr;
    QCheckBox* m_rightToo = nullptr;
    QSplitter *m_columns = nullptr, *m_rows = nullptr;
    HeatmapPlot* m_matrix = nullptr;
    TablePanel *m_classes = nullptr, *m_pairs = nullptr;
    QLabel* m_pairText = nullptr;
    PictureStrip* m_strip = nullptr;
    FolderCount m_count;  ///< that is shown
    bool m_shownRight = false;
    std::vector<ConfusedPair> m_list;
    std::optional<ClassPair> m_pair;
};

}  // namespace scalescope::ui
