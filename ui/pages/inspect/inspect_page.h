// SPDX-License-Identifier: Apache-2.0
// What do they see? The pixels that each column is fed, what it says, where it looks, and what
// other ways of preprocessing would feed.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/page_parts.h"

#include <map>
#include <utility>

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class ClassBox;
class Panel;
class PictureLoader;
class SmallMultiples;

class InspectPage : public Page {
    Q_OBJECT
public:
    InspectPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    QWidget* buildTabs();
    void addFolderTabs();
    QWidget* buildControls();
    void connectStudy();
    void connectControls();
    QWidget* makeCell(ColumnIndex column);
    void refreshCell(ColumnIndex column, bool differs);
    void lineUp();
    void askForMaps();
    void pickClass(ColumnIndex column, ClassIndex classIndex);
    [[nodiscard]] QString camMissing(ColumnIndex column) const;

    /// Asked for: a class of one diagnosis; asked once, whatever comes of it.
    struct Asked {
        std::shared_ptr<const Diagnosis> diagnosis;
        int classIndex = -1;
        bool ended = false;
    };

    PictureLoader* m_pictures = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_side = nullptr;
    QTabWidget* m_tabs = nullptr;
    QCheckBox* m_camBox = nullptr;
    QSlider* m_opacity = nullptr;
    QPushButton* m_ownTop = nullptr;
    QLabel* m_classLabel = nullptr;
    ClassBox* m_classBox = nullptr;
    SmallMultiples* m_cells = nullptr;
    std::vector<Panel*> m_panels;
    std::map<ColumnIndex, Asked> m_asked;
};

}  // namespace scalescope::ui
