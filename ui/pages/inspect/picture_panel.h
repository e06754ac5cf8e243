// SPDX-License-Identifier: Apache-2.0
// The image itself with the part that the focused column is fed, and how the columns agree on it.
#pragma once

#include "ui/pages/inspect/inspect_data.h"
#include "ui/pages/panel.h"

namespace scalescope::ui {

class BarPlot;
class HeatmapPlot;
class ImageView;

class PicturePanel : public Panel {
    Q_OBJECT
public:
    PicturePanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    void refreshNotes(const Diagnosis* diagnosis);

    ImageView* m_picture = nullptr;
    QLabel* m_notes = nullptr;
    std::shared_ptr<const LoadedImage> m_shown;
};

/// Matrix of equal top-1 or of overlapping top-5, with a sentence. Where no two columns can be
/// compared it says why, and shows what the published weights of the chosen variants reach.
class AgreementPanel : public Panel {
    Q_OBJECT
public:
    AgreementPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    void showPublished(bool instead, const SeriesSet& published);

    QComboBox* m_kindBox = nullptr;
    HeatmapPlot* m_matrix = nullptr;
    BarPlot* m_published = nullptr;
    QLabel* m_text = nullptr;
    std::vector<ColumnIndex> m_columns;  ///< of the matrix's rows
};

}  // namespace scalescope::ui
