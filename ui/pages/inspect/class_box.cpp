// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/class_box.h"

#include "core/input/class_search.h"
#include "ui/base/convert.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QCompleter>
#include <QStringListModel>
#include <QToolTip>

namespace scalescope::ui {

ClassBox::ClassBox(QWidget* parent) : QLineEdit(parent), m_names(new QStringListModel(this)) {
    setObjectName(QStringLiteral("classBox"));
    setPlaceholderText(tr("Class by name"));
    setAccessibleName(tr("Class by name"));
    setToolTip(tr("Type a part of a class's name, or its index, to see its Grad-CAM."));
    setClearButtonEnabled(true);
    auto* completer = new QCompleter(m_names, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this, completer](const QModelIndex& index) {
                const auto* shown =
                    qobject_cast<const QAbstractProxyModel*>(completer->completionModel());
                pick(shown->mapToSource(index).row());
            });
    connect(this, &QLineEdit::returnPressed, this, &ClassBox::pickTyped);
}

void ClassBox::setLabels(const LabelsPtr& labels) {
    if (labels == m_labels)
        return;
    m_labels = labels;
    QStringList names;
    if (labels)
        for (std::size_t i = 0; i < labels->names.size(); ++i)
            names.append(qstr(labelOf(*labels, static_cast<int>(i))));
    m_names->setStringList(names);
    setEnabled(!names.isEmpty());
}

/// Enter on what was only typed: no line of the completer's list is chosen.
void ClassBox::pickTyped() {
    QAbstractItemView* list = completer()->popup();
    if (!m_labels || (list->isVisible() && list->currentIndex().isValid()))
        return;
    list->hide();
    const std::vector<int> found = classesNamed(*m_labels, str(text().trimmed()));
    if (!found.empty())
        return pick(found.front());
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), tr("No class is called so."), this);
}

void ClassBox::pick(int classIndex) {
    if (m_labels && classIndex >= 0 && classIndex < static_cast<int>(m_labels->names.size()))
        Q_EMIT classPicked(classIndex);
}

}  // namespace scalescope::ui
