// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/view_state.h"

#include "ui/base/store_value.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

void ViewState::saveState(QSettings& settings) const {
    for (const Kept& kept : m_kept)
        kept.save(settings);
}

void ViewState::restoreState(const QSettings& settings) {
    for (const Kept& kept : m_kept)
        kept.restore(settings);
}

void ViewState::keep(const QString& key, std::function<QVariant()> value,
                     std::function<void(const QVariant&)> set) {
    m_kept.push_back({[key, value = std::move(value)](QSettings& settings) {
                          if (const QVariant current = value(); current.isValid())
                              storeValue(settings, key, current);
                      },
                      [key, set = std::move(set)](const QSettings& settings) {
                          if (settings.contains(key))
                              set(settings.value(key));
                      }});
}

void ViewState::keep(const QString& key, QSplitter* splitter) {
    keep(
        key, [splitter] { return QVariant(splitter->saveState()); },
        [splitter](const QVariant& saved) { splitter->restoreState(saved.toByteArray()); });
}

void ViewState::keep(const QString& key, QTabWidget* tabs) {
    keep(
        key, [tabs] { return QVariant(tabs->currentIndex()); },
        [tabs](const QVariant& saved) { tabs->setCurrentIndex(saved.toInt()); });
}

void ViewState::keep(const QString& key, QComboBox* choice) {
    const bool named = choice->itemData(0).typeId() == QMetaType::QString;
    keep(
        key,
        [choice, named] {
            return named ? choice->currentData() : QVariant(choice->currentIndex());
        },
        [choice, named](const QVariant& saved) {
            const int at = named ? choice->findData(saved.toString())
                                 : std::clamp(saved.toInt(), 0, choice->count() - 1);
            if (at >= 0)
                choice->setCurrentIndex(at);
        });
}

void ViewState::keep(const QString& key, QAbstractButton* box) {
    keep(
        key, [box] { return QVariant(box->isChecked()); },
        [box](const QVariant& saved) { box->setChecked(saved.toBool()); });
}

void ViewState::keep(const QString& key, QAbstractSlider* slider) {
    keep(
        key, [slider] { return QVariant(slider->value()); },
        [slider](const QVariant& saved) { slider->setValue(saved.toInt()); });
}

void ViewState::keep(const QString& key, QSpinBox* box) {
    keep(
        key, [box] { return QVariant(box->value()); },
        [box](const QVariant& saved) { box->setValue(saved.toInt()); });
}

void ViewState::keep(const QString& key, QDoubleSpinBox* box) {
    keep(
        key, [box] { return QVariant(box->value()); },
        [box](const QVariant& saved) { box->setValue(saved.toDouble()); });
}

void ViewState::keep(const QString& key, QLineEdit* line) {
    keep(
        key, [line] { return QVariant(line->text()); },
        [line](const QVariant& saved) { line->setText(saved.toString()); });
}

void ViewState::keep(ViewState* part) {
    m_kept.push_back({[part](QSettings& settings) { part->saveState(settings); },
                      [part](const QSettings& settings) { part->restoreState(settings); }});
}

}  // namespace scalescope::ui
