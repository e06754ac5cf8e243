// SPDX-License-Identifier: Apache-2.0
// Answers a question about what is drawn; the answer follows the selection.
#pragma once

#include "ui/pages/architecture/architecture_answers.h"

#include <QFrame>

class QLabel;
class QMenu;
class QToolButton;

namespace scalescope::ui {

/// Hidden until a question is chosen from its button's menu.
class ArchitectureExplainer : public QFrame {
    Q_OBJECT
public:
    explicit ArchitectureExplainer(QWidget* parent = nullptr);
    /// The button with the questions, for a place of its own.
    [[nodiscard]] QToolButton* button() const { return m_button; }
    void setScene(const ArchitectureScene& scene);
    void ask(int question);

private:
    void showAnswer();

    QToolButton* m_button = nullptr;
    QMenu* m_menu = nullptr;
    QLabel* m_answer = nullptr;
    ArchitectureScene m_scene;
    int m_question = -1;  ///< -1: none
};

}  // namespace scalescope::ui
