// SPDX-License-Identifier: Apache-2.0
// The image itself with the part that the focused column is fed, and how the columns agree on it.
#pragma once

#include "ui/pages/inspect/inspect_data.h"
#include "ui/pages/panel.h"

namespace scalescope::ui {

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

/// Matrix of equal top-1 or of overlapping top-5, with a sentence.
class AgreementPanel : public Panel {
    Q_OBJECT
public:
    AgreementPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    QComboBox* m_kindBox = nullptr;
    HeatmapPlot* m_matrix = nullptr;
    QLabel* m_text = nullptr;
    std::vector<int> m_columns;  ///< of the matrix's rows
};

}  // namespace scalescope::ui
