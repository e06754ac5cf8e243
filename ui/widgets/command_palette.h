// SPDX-License-Identifier: Apache-2.0
// Everything that the window can do or show, found by a few letters.
#pragma once

#include "ui/models/palette_model.h"
#include "ui/widgets/overlay.h"

class QLabel;
class QLineEdit;
class QListView;

namespace scalescope::ui {

class CommandPalette : public Overlay {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget& window);

    /// Opens on these, with an empty search.
    void offer(std::vector<PaletteEntry> entries);

protected:
    [[nodiscard]] QRect placeIn(const QSize& window) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& pattern);
    [[nodiscard]] bool keyTaken(QKeyEvent* key);
    void moveBy(int rows);
    void run();

    PaletteModel* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
};

}  // namespace scalescope::ui
