// SPDX-License-Identifier: Apache-2.0
#include "ui/window/tour_steps.h"

#include "ui/base/texts.h"

#include <QMainWindow>
#include <QMenuBar>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

std::vector<TourStep> tourSteps(const QMainWindow& window,
                                const std::function<void(const QString& page)>& showPage) {
    const auto named = [&window](const char* name) {
        return [&window, name = QString::fromLatin1(name)] {
            return window.findChild<QWidget*>(name);
        };
    };
    const auto page = [&showPage](const QString& title) {
        return [showPage, title] { showPage(title); };
    };
    return {
        {Texts::tr("One picture"),
         Texts::tr("All networks run on this picture. Choose a sample or a file here, or drop "
                   "pictures, folders and videos anywhere on the window."),
         named("imageChooser")},
        {Texts::tr("Up to eight networks, and your own"),
         Texts::tr("Click a chip to choose a network or leave it out. A right click opens "
                   "weights of yours for it, and compares two checkpoints."),
         named("columnBar")},
        {Texts::tr("What each of them does"),
         Texts::tr("A column per network: prediction, gates, saturation, memory and time on "
                   "shared axes. Click into a small chart: that depth is marked everywhere."),
         named("overviewColumns"), page(u"Overview"_s)},
        {Texts::tr("What is worth a look"),
         Texts::tr("Findings of all networks, the most severe first. What depends on learnt values "
                   "is grey while a network has random weights."),
         named("findings"), page(u"Overview"_s)},
        {Texts::tr("A page per question"),
         Texts::tr("Gates, saturation, memory, speed, scaling, the architecture block by "
                   "block, the report. Ctrl+1 to Ctrl+0 change the page."),
         named("pageList")},
        {Texts::tr("How they run"),
         Texts::tr("Engine, device, number format, threads and preprocessing. A change runs the "
                   "chosen networks again."),
         named("runOptions")},
        {Texts::tr("Find everything"),
         Texts::tr("Ctrl+K finds any command, page, block or class; ? shows the keys; F1 what "
                   "a number means. This tour is in the Help menu."),
         [&window]() -> QWidget* { return window.menuBar(); }},
    };
}

}  // namespace scalescope::ui
