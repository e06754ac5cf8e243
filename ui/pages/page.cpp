// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include "ui/pages/page_parts.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

Page::Page(Study& study, Selection& selection, const QString& title, const QString& question,
           QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_selection(selection),
      m_title(title),
      m_question(question) {}

void Page::markDirty() {
    m_dirty = true;
    if (!isVisible() || m_scheduled)
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        if (!m_dirty || !isVisible())
            return;
        m_dirty = false;
        refresh();
    });
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_dirty)
        markDirty();
}

void Page::saveState(QSettings& settings) const {
    for (const Kept& kept : m_kept)
        kept.save(settings);
}

void Page::restoreState(const QSettings& settings) {
    for (const Kept& kept : m_kept)
        kept.restore(settings);
}

void Page::keep(const QString& key, std::function<QVariant()> value,
                std::function<void(const QVariant&)> set) {
    m_kept.push_back({[key, value = std::move(value)](QSettings& settings) {
                          if (const QVariant current = value(); current.isValid())
                              settings.setValue(key, current);
                      },
                      [key, set = std::move(set)](const QSettings& settings) {
                          if (settings.contains(key))
                              set(settings.value(key));
                      }});
}

void Page::keep(const QString& key, QSplitter* splitter) {
    keep(
        key, [splitter] { return QVariant(splitter->saveState()); },
        [splitter](const QVariant& saved) { splitter->restoreState(saved.toByteArray()); });
}

void Page::keep(const QString& key, QTabWidget* tabs) {
    keep(
        key, [tabs] { return QVariant(tabs->currentIndex()); },
        [tabs](const QVariant& saved) { tabs->setCurrentIndex(saved.toInt()); });
}

void Page::keep(const QString& key, QComboBox* choice) {
    keep(
        key, [choice] { return QVariant(choice->currentIndex()); },
        [choice](const QVariant& saved) {
            choice->setCurrentIndex(std::clamp(saved.toInt(), 0, choice->count() - 1));
        });
}

void Page::keep(const QString& key, QAbstractButton* box) {
    keep(
        key, [box] { return QVariant(box->isChecked()); },
        [box](const QVariant& saved) { box->setChecked(saved.toBool()); });
}

void Page::keep(const QString& key, QAbstractSlider* slider) {
    keep(
        key, [slider] { return QVariant(slider->value()); },
        [slider](const QVariant& saved) { slider->setValue(saved.toInt()); });
}

void Page::keep(Panel* panel) {
    m_kept.push_back({[panel](QSettings& settings) { panel->saveState(settings); },
                      [panel](const QSettings& settings) { panel->restoreState(settings); }});
}

}  // namespace scalescope::ui
