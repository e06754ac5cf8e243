// SPDX-License-Identifier: Apache-2.0
// What the user arranged on a page or a panel, and how it outlives the program.
#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

#include <functional>
#include <vector>

class QAbstractButton;
class QAbstractSlider;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

/// A widget that has it says once what to keep, at the end of its constructor.
class ViewState {
public:
    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

protected:
    /// Under this key, "memory/tab"; set gets only what was saved before.
    void keep(const QString& key, std::function<QVariant()> value,
              std::function<void(const QVariant&)> set);
    void keep(const QString& key, QSplitter* splitter);
    void keep(const QString& key, QTabWidget* tabs);
    /// By the items' own keys where they have them, so that new items move no saved choice.
    void keep(const QString& key, QComboBox* choice);
    void keep(const QString& key, QAbstractButton* box);
    void keep(const QString& key, QAbstractSlider* slider);
    void keep(const QString& key, QSpinBox* box);
    void keep(const QString& key, QDoubleSpinBox* box);
    void keep(const QString& key, QLineEdit* line);
    void keep(ViewState* part);  ///< what a part of this one keeps

private:
    struct Kept {
        std::function<void(QSettings&)> save;
        std::function<void(const QSettings&)> restore;
    };
    std::vector<Kept> m_kept;
};

}  // namespace scalescope::ui
