// SPDX-License-Identifier: Apache-2.0
// A walk through the window: a few callouts, each pointing at a part that is there.
#pragma once

#include "ui/widgets/overlay.h"

#include <QString>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace scalescope::ui {

struct TourStep {
    QString title, text;
    std::function<QWidget*()> part;  ///< asked when the step is shown; null: of the whole window
    std::function<void()> before{};  ///< shows the page that has it
};

/// The window works meanwhile: what a step tells can be tried at once. Escape or Skip ends it.
class Tour : public Overlay {
    Q_OBJECT
public:
    explicit Tour(QWidget& window);

    void start(std::vector<TourStep> steps);
    [[nodiscard]] std::size_t step() const { return m_step; }
    [[nodiscard]] QWidget* part() const { return m_part; }

protected:
    [[nodiscard]] QRect placeIn(const QSize& window) const override;
    void place() override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;  ///< Enter goes on

private:
    void buildLayout();
    void showStep(std::size_t step);
    void next();
    [[nodiscard]] QRect partRect() const;

    QWidget& m_window;
    std::vector<TourStep> m_steps;
    std::size_t m_step = 0;
    QPointer<QWidget> m_part;
    QWidget* m_mark = nullptr;  ///< the frame around the part
    QLabel *m_title = nullptr, *m_text = nullptr, *m_count = nullptr;
    QPushButton *m_back = nullptr, *m_next = nullptr;
};

}  // namespace scalescope::ui
