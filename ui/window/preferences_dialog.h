// SPDX-License-Identifier: Apache-2.0
// What a person sets once: thresholds, threads, fetching, caches, theme. Applied at once and kept.
#pragma once

#include "core/diagnostics/thresholds.h"
#include "ui/engine/study.h"
#include "ui/window/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace scalescope::ui {

class CacheList;

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(Study& study, Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void themeChosen(scalescope::ui::ThemeChoice choice);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildLayout();
    QWidget* buildThresholds();
    QWidget* buildRunning();
    QWidget* buildFetching();
    QDoubleSpinBox* addNumber(QFormLayout& form, const QString& label, const QString& name,
                              const char* definition, double low, double high);
    void connectInputs();
    void showValues();
    void applyThresholds();
    void applyFetching();
    void restoreDefaults();
    void listCaches();

    Study& m_study;
    Settings& m_settings;
    bool m_showing = false;  ///< values come from the settings: nothing is applied
    QDoubleSpinBox *m_gate = nullptr, *m_dormant = nullptr, *m_budget = nullptr;
    QComboBox *m_silu = nullptr, *m_theme = nullptr, *m_language = nullptr;
    QSpinBox* m_threads = nullptr;
    QCheckBox* m_offline = nullptr;
    QLineEdit* m_folder = nullptr;
    CacheList* m_caches = nullptr;
};

}  // namespace scalescope::ui
