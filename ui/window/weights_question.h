// SPDX-License-Identifier: Apache-2.0
// "Replace or beside?": asked when a second checkpoint comes for a network that runs one.
#pragma once

#include "ui/engine/study.h"

#include <QObject>
#include <QString>

#include <deque>

class QMessageBox;
class QWidget;

namespace scalescope::ui {

/// One question at a time; further files wait for theirs. The dialog does not block.
class WeightsQuestion : public QObject {
    Q_OBJECT
public:
    WeightsQuestion(Study& study, QWidget& window);

private:
    struct Contested {
        ColumnIndex column;
        QString file;
    };
    void ask(ColumnIndex column, const QString& file);
    void showNext();
    [[nodiscard]] QMessageBox* boxFor(const Contested& contested) const;

    Study& m_study;
    QWidget& m_window;
    std::deque<Contested> m_waiting;
    bool m_showing = false;
};

}  // namespace scalescope::ui
