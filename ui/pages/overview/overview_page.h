// SPDX-License-Identifier: Apache-2.0
// How do the variants differ on this image? One column per chosen variant, on shared scales.
#pragma once

#include "core/diagnostics/findings/findings.h"
#include "ui/pages/page.h"

#include <map>
#include <memory>
#include <vector>

class QHBoxLayout;
class QScrollArea;
class QSplitter;

namespace scalescope::ui {

class TablePanel;
class ColumnCard;
class ImageView;
class RandomNote;

class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void keepState();
    void connectEngine();
    void makeCards();
    void connectCard(ColumnCard* card);
    void showCards();
    void showFindings();
    void showPicture();
    void fitCards();
    void markSelection();
    void selectFinding(int row);
    [[nodiscard]] std::vector<int> disagreeing() const;

    QSplitter* m_splitter = nullptr;
    QScrollArea* m_scroll = nullptr;
    QHBoxLayout* m_row = nullptr;
    std::map<int, ColumnCard*> m_cards;
    ImageView* m_picture = nullptr;  ///< where the cards are too narrow for it
    std::shared_ptr<const LoadedImage> m_shown;
    TablePanel* m_findingTable = nullptr;
    RandomNote* m_randomNote = nullptr;
    std::vector<Finding> m_findings;
};

}  // namespace scalescope::ui
