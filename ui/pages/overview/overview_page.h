// SPDX-License-Identifier: Apache-2.0
// How do the variants differ on this image? One column per chosen variant, on shared scales.
#pragma once

#include "ui/pages/page.h"

#include <map>
#include <memory>
#include <vector>

class QHBoxLayout;
class QScrollArea;
class QSplitter;

namespace scalescope::ui {

class ColumnCard;
class FindingsPanel;
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
    QWidget* buildLegend();
    void makeCards();
    void connectCard(ColumnCard* card);
    void showCards();
    void showPicture();
    void fitCards();
    void markSelection();
    [[nodiscard]] std::vector<ColumnIndex> disagreeing() const;

    QSplitter* m_splitter = nullptr;
    QScrollArea* m_scroll = nullptr;
    QHBoxLayout* m_row = nullptr;
    std::map<ColumnIndex, ColumnCard*> m_cards;
    ImageView* m_picture = nullptr;  ///< where the cards are too narrow for it
    std::shared_ptr<const LoadedImage> m_shown;
    FindingsPanel* m_findings = nullptr;
    QWidget* m_legend = nullptr;  ///< where the cards are too narrow for titles of axes
    RandomNote* m_randomNote = nullptr;
};

}  // namespace scalescope::ui
