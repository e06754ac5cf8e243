// SPDX-License-Identifier: Apache-2.0
// Inside the network: tree and drawing of a column and of one block, a measure laid over both.
#pragma once

#include "ui/pages/architecture/architecture_diagrams.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class ArchitectureExplainer;
class ArchitectureTree;
class FollowPanel;
class SeLabPanel;
class DiagramView;

class ArchitecturePage : public Page {
    Q_OBJECT
public:
    ArchitecturePage(Study& study, Selection& selection, QWidget* parent = nullptr);

    /// Every layer with shapes and measures; false: not written, an old file stays.
    bool saveCsv(const QString& path) const;

protected:
    void refresh() override;

private:
    void buildLayout();
    void listNetworks();
    QWidget* buildControls();
    QWidget* buildDrawing();
    void connectStudy();
    void connectWidgets();
    void keepState();

    [[nodiscard]] const Reading<NodeFacts>& reading() const;
    [[nodiscard]] std::optional<ColumnIndex> compared() const;
    [[nodiscard]] ArchitectureLane laneOf(ColumnIndex column);
    [[nodiscard]] BlockIndex shownBlock(const Graph& graph) const;
    void showNote(const ArchitectureLane& lane);
    void selectRow(std::optional<NodeIndex> node, std::optional<BlockIndex> block);
    void selectBlock(ColumnIndex column, BlockIndex block);
    void findNext();
    void chooseAndSaveCsv();
    void tellSaved(const QString& path);

    QSplitter *m_columns = nullptr, *m_rows = nullptr;
    QComboBox *m_measure = nullptr, *m_compared = nullptr;
    QLineEdit* m_find = nullptr;
    ArchitectureTree* m_tree = nullptr;
    QTabWidget* m_tabs = nullptr;
    DiagramView *m_network = nullptr, *m_block = nullptr;
    FollowPanel* m_maps = nullptr;
    SeLabPanel* m_lab = nullptr;
    ArchitectureExplainer* m_explainer = nullptr;
    QLabel* m_note = nullptr;
    std::optional<NodeIndex> m_node;  ///< the layer looked at, of the focus
    bool m_follow = true;             ///< the selected block changed: the tree goes there
};

}  // namespace scalescope::ui
