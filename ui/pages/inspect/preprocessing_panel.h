// SPDX-License-Identifier: Apache-2.0
// What other ways of preprocessing would feed the focused column, and how its prediction moves.
#pragma once

#include "core/diagnostics/preprocessing/preprocessing_result.h"
#include "ui/pages/panel.h"

#include <memory>
#include <optional>
#include <set>

class QHBoxLayout;
class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace scalescope::ui {

class ImageView;
class TablePanel;

/// Tiles of what each way feeds beside each other; of the chosen one picture, difference and words;
/// a table of all. Asked for when it is opened, and by its button.
class PreprocessingPanel : public Panel {
    Q_OBJECT
public:
    PreprocessingPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QHBoxLayout* buildControls();
    QWidget* buildPictures();
    QWidget* buildChosen();
    void connectWidgets();
    void ask();
    void showResult(std::shared_ptr<const PreprocessingResult> result);
    void showTiles();
    void showChosen();
    void choose(int row);
    [[nodiscard]] QString emptyText() const;

    QPushButton* m_run = nullptr;
    QLabel* m_verdict = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_empty = nullptr;
    QSplitter* m_rows = nullptr;
    QSplitter* m_pictures = nullptr;
    QListWidget* m_tiles = nullptr;
    ImageView* m_fed = nullptr;
    ImageView* m_difference = nullptr;
    QLabel* m_differenceNote = nullptr;
    QLabel* m_text = nullptr;
    TablePanel* m_table = nullptr;
    std::shared_ptr<const PreprocessingResult> m_shown;
    PreprocessingPath m_chosen = PreprocessingPath::OpenCv;  ///< a recipe may lack it
    std::set<ColumnIndex> m_asked;                           ///< columns whose answer is on its way
};

}  // namespace scalescope::ui
