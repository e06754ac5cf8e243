// SPDX-License-Identifier: Apache-2.0
// What can be done with a network as such: its files, and taking it away.
#pragma once

#include "ui/engine/study.h"

#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace scalescope::ui {

/// Save the definition (of one's own), the table of blocks, the weights; remove (one's own). The
/// dialogs belong to window and do not block; the study tells what became of it.
void addNetworkActions(QMenu& menu, QWidget& window, Study& study, ColumnIndex column);

/// The same files of a network that stands nowhere yet, on random weights; definition is asked when
/// one is chosen, and may have nothing to give.
using DefinitionSource = std::function<std::optional<NetworkDefinition>()>;
void addFileActions(QMenu& menu, QWidget& window, Study& study, const DefinitionSource& definition);

}  // namespace scalescope::ui
