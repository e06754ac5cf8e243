// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/view_actions.h"

#include "ui/base/texts.h"

#include <QAction>
#include <QStringList>
#include <QWidget>

namespace scalescope::ui {

namespace {

constexpr double kZoomStep = 1.25;

}  // namespace

QAction* addViewAction(QWidget& view, const QString& text, const QList<QKeySequence>& keys,
                       const std::function<void()>& run) {
    auto* action = new QAction(text, &view);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(action, &QAction::triggered, &view, run);
    view.addAction(action);
    return action;
}

void addZoomActions(QWidget& view, const std::function<void(double factor)>& zoomBy,
                    const std::function<void()>& showAll) {
    addViewAction(view, Texts::tr("Zoom in"),
                  {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Plus),
                   QKeySequence(Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                  [zoomBy] { zoomBy(kZoomStep); });
    addViewAction(view, Texts::tr("Zoom out"),
                  {QKeySequence(Qt::Key_Minus), QKeySequence(Qt::CTRL | Qt::Key_Minus)},
                  [zoomBy] { zoomBy(1 / kZoomStep); });
    // Ctrl+0 is a page.
    addViewAction(view, Texts::tr("Show all"),
                  {QKeySequence(Qt::Key_Home), QKeySequence(Qt::Key_0)}, showAll);
}

KeyGroup keysOfActions(const QString& title, const QWidget& view) {
    KeyGroup group{title, {}};
    for (const QAction* action : view.actions()) {
        QStringList keys;
        for (const QKeySequence& each : action->shortcuts())
            keys << keyText(each);
        if (!keys.isEmpty())
            group.uses.push_back({keys.join(QStringLiteral(", ")), action->text()});
    }
    return group;
}

}  // namespace scalescope::ui
