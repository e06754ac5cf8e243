// SPDX-License-Identifier: Apache-2.0
// A chart, drawing or table of a page with its names.
#pragma once

#include <QString>

class QWidget;

namespace scalescope::ui {

struct ViewNames {
    const char* name = "";        ///< objectName, by which tests find it
    const char* definition = "";  ///< key of core's definitions, for the tip of a chart
    const char* exportName = "";  ///< base name of exported files
};

/// make<BarPlot>({.name = "memoryPeaks", .definition = "memory.predicted"}). Charts have all three
/// names; tables and drawings no definition.
template <class View>
View* make(const ViewNames& names, QWidget* parent = nullptr) {
    auto* view = new View(parent);
    view->setObjectName(QString::fromLatin1(names.name));
    if constexpr (requires { view->setDefinition(names.definition); })
        if (*names.definition)
            view->setDefinition(names.definition);
    if (*names.exportName)
        view->setExportName(QString::fromLatin1(names.exportName));
    return view;
}

}  // namespace scalescope::ui
