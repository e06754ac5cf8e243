// SPDX-License-Identifier: Apache-2.0
#include "ui/base/key_use.h"

#include <QKeyEvent>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

QKeySequence copyKeys() {
    return QKeySequence::Copy;
}

QKeySequence copyDataKeys() {
    return QKeySequence(u"Ctrl+Alt+C"_s);
}

QKeySequence saveViewKeys() {
    return QKeySequence(u"Ctrl+E"_s);
}

QKeySequence saveDataKeys() {
    return QKeySequence(u"Ctrl+Shift+E"_s);
}

bool isPressed(const QKeySequence& keys, const QKeyEvent& event) {
    if (keys.isEmpty())
        return false;
    if (keys == copyKeys())
        return event.matches(QKeySequence::Copy);
    const QKeyCombination pressed(event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier),
                                  static_cast<Qt::Key>(event.key()));
    return keys == QKeySequence(pressed);
}

QString keyText(const QKeySequence& keys) {
    return keys.toString(QKeySequence::NativeText);
}

}  // namespace scalescope::ui
