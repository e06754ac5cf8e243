// SPDX-License-Identifier: Apache-2.0
// Where and how the networks run, in one line; a menu changes it.
#pragma once

#include "ui/engine/study.h"

#include <QToolButton>

class QMenu;

namespace scalescope::ui {

class OptionsButton : public QToolButton {
    Q_OBJECT
public:
    OptionsButton(Study& study, QWidget* parent = nullptr);

private:
    void buildMenu();
    void addChoices(const QString& title, const QString& name,
                    const std::vector<std::pair<QString, RunOptions>>& choices);
    void addPreprocessing();
    void updateText();

    Study& m_study;
    QMenu* m_menu = nullptr;
};

}  // namespace scalescope::ui
