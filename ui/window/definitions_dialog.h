// SPDX-License-Identifier: Apache-2.0
// Every measure with its formula, thresholds and source; with a search, and a way to one of them.
#pragma once

#include "core/diagnostics/thresholds.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace scalescope::ui {

class DefinitionsDialog : public QDialog {
    Q_OBJECT
public:
    explicit DefinitionsDialog(QWidget* parent = nullptr);

    /// As they are now.
    void setThresholds(const Thresholds& thresholds);
    /// All of them, at this one; empty: at the top.
    void showEntry(const QString& key);

Q_SIGNALS:
    void preferencesWanted();

private:
    void list();

    Thresholds m_thresholds;
    QLineEdit* m_search = nullptr;
    QTextBrowser* m_text = nullptr;
};

}  // namespace scalescope::ui
