// SPDX-License-Identifier: Apache-2.0
// The line of a page that says why values are grey: the weights are random.
#pragma once

#include "ui/pages/panel.h"

namespace scalescope::ui {

class ElidedLabel;

/// Keeps its line also while it has nothing to say: results that come in move nothing. A longer
/// text is cut, and whole in its tip.
class RandomNote : public Panel {
    Q_OBJECT
public:
    RandomNote(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void weightsWanted();  ///< the offer of trained ones was clicked

private:
    ElidedLabel* m_text = nullptr;
    QLabel* m_offer = nullptr;
};

}  // namespace scalescope::ui
