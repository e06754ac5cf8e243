// SPDX-License-Identifier: Apache-2.0
// What a key does, for the list of keys; and the keys that views share, each with one meaning.
#pragma once

#include <QKeySequence>
#include <QString>

#include <vector>

class QKeyEvent;

namespace scalescope::ui {

struct KeyUse {
    QString keys, does;
};
/// Keys of one menu, page or sort of view.
struct KeyGroup {
    QString title;
    std::vector<KeyUse> uses;
};

/// Of whatever has the focus. No other action may have them.
[[nodiscard]] QKeySequence copyKeys();
[[nodiscard]] QKeySequence copyDataKeys();
[[nodiscard]] QKeySequence saveViewKeys();
[[nodiscard]] QKeySequence saveDataKeys();

/// The event is a press of this key; of a system's second key for the same as well (Ctrl+Insert).
[[nodiscard]] bool isPressed(const QKeySequence& keys, const QKeyEvent& event);
/// "Ctrl+C", as the system writes it.
[[nodiscard]] QString keyText(const QKeySequence& keys);

}  // namespace scalescope::ui
