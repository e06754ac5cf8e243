// SPDX-License-Identifier: Apache-2.0
// A value of the session that is written when it is another one: what stays costs no write.
#pragma once

#include <QSettings>
#include <QVariant>

namespace scalescope::ui {

inline void storeValue(QSettings& store, const QString& key, const QVariant& value) {
    if (store.value(key) != value)
        store.setValue(key, value);
}

}  // namespace scalescope::ui
