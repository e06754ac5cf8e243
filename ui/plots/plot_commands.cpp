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

namespace {

/// In the order of the menu; a line before an entry where a new group begins.
struct CommandEntry {
    PlotCommand command;
    QString text;
    QKeySequence keys;
    bool lineBefore = false;
};

std::vector<CommandEntry> commandEntries() {
    return {{PlotCommand::CopyImage, Texts::tr("Copy image"), copyKeys()},
            {PlotCommand::CopyCsv, Texts::tr("Copy data as CSV"), copyDataKeys()},
            {PlotCommand::SavePng, Texts::tr("Save as PNG..."), saveViewKeys(), true},
            {PlotCommand::SaveSvg, Texts::tr("Save as SVG..."), {}},
            {PlotCommand::SavePdf, Texts::tr("Save as PDF..."), {}},
            {PlotCommand::SaveCsv, Texts::tr("Save data as CSV..."), saveDataKeys()},
            {PlotCommand::ResetZoom, Texts::tr("Reset zoom"), Qt::Key_Home, true}};
}

}  // namespace

std::optional<PlotCommand> commandOf(const QKeyEvent& key) {
    for (const CommandEntry& entry : commandEntries())
        if (isPressed(entry.keys, key))
            return entry.command;
    return isPressed(Qt::Key_Return, key) ? std::optional(PlotCommand::Click) : std::nullopt;
}

void showPlotMenu(QWidget& chart, const QPoint& globalPosition, bool full,
                  const std::function<void(PlotCommand)>& run) {
    auto* menu = new QMenu(&chart);
    menu->setObjectName(QStringLiteral("plotMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CommandEntry& each : commandEntries()) {
        if (each.lineBefore)
            menu->addSeparator();
        QAction* entry = menu->addAction(each.text);
        entry->setShortcut(each.keys);
        entry->setShortcutContext(Qt::WidgetShortcut);
        entry->setEnabled(full);
        QObject::connect(entry, &QAction::triggered, &chart,
                         [run, command = each.command] { run(command); });
    }
    menu->popup(globalPosition);
}

KeyGroup plotKeys() {
    KeyGroup group{Texts::tr("In a chart"),
                   {{Texts::tr("Arrows"), Texts::tr("Read the values one by one")},
                    {keyText(Qt::Key_Return), Texts::tr("Choose the value that is read")}}};
    for (const CommandEntry& entry : commandEntries())
        if (!entry.keys.isEmpty())
            group.uses.push_back({keyText(entry.keys), entry.text});
    return group;
}

}  // namespace scalescope::ui
