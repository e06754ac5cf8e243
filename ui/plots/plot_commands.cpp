// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_commands.h"

#include "ui/base/texts.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>

namespace scalescope::ui {

std::optional<Arrow> arrowOf(const QKeyEvent& key) {
    if ((key.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier)) != Qt::NoModifier)
        return std::nullopt;
    switch (key.key()) {
        case Qt::Key_Left:
            return Arrow::Left;
        case Qt::Key_Right:
            return Arrow::Right;
        case Qt::Key_Up:
            return Arrow::Up;
        case Qt::Key_Down:
            return Arrow::Down;
        default:
            return std::nullopt;
    }
}

QPointF onePixel(Arrow arrow) {
    switch (arrow) {
        case Arrow::Left:
            return {-1, 0};
        case Arrow::Right:
            return {1, 0};
        case Arrow::Up:
            return {0, -1};
        case Arrow::Down:
            return {0, 1};
    }
    return {};
}

std::optional<PlotCommand> commandOf(const QKeyEvent& key) {
    if (key.matches(QKeySequence::Copy))
        return PlotCommand::CopyImage;
    if (key.matches(QKeySequence::Save))
        return PlotCommand::SavePng;
    if (key.key() == Qt::Key_S && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        return PlotCommand::SaveCsv;
    if (key.modifiers() != Qt::NoModifier)
        return std::nullopt;
    if (key.key() == Qt::Key_Home)
        return PlotCommand::ResetZoom;
    return key.key() == Qt::Key_Return ? std::optional(PlotCommand::Click) : std::nullopt;
}

void showPlotMenu(QWidget& chart, const QPoint& globalPosition, bool full,
                  const std::function<void(PlotCommand)>& run) {
    auto* menu = new QMenu(&chart);
    menu->setObjectName(QStringLiteral("plotMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, PlotCommand command, const QKeySequence& keys = {}) {
        QAction* entry = menu->addAction(text);
        entry->setShortcut(keys);
        entry->setShortcutContext(Qt::WidgetShortcut);
        entry->setEnabled(full);
        QObject::connect(entry, &QAction::triggered, &chart, [run, command] { run(command); });
    };
    add(Texts::tr("Copy image"), PlotCommand::CopyImage, QKeySequence::Copy);
    add(Texts::tr("Copy data as CSV"), PlotCommand::CopyCsv);
    menu->addSeparator();
    add(Texts::tr("Save as PNG..."), PlotCommand::SavePng, QKeySequence::Save);
    add(Texts::tr("Save as SVG..."), PlotCommand::SaveSvg);
    add(Texts::tr("Save as PDF..."), PlotCommand::SavePdf);
    add(Texts::tr("Save data as CSV..."), PlotCommand::SaveCsv,
        QKeySequence(QStringLiteral("Ctrl+Shift+S")));
    menu->addSeparator();
    add(Texts::tr("Reset zoom"), PlotCommand::ResetZoom, Qt::Key_Home);
    menu->popup(globalPosition);
}

}  // namespace scalescope::ui
