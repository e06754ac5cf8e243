// SPDX-License-Identifier: Apache-2.0
// What a person reads is within tr(), so that it can be translated; here for what is no member of a
// class of Qt.
#pragma once

#include <QCoreApplication>

namespace scalescope::ui {

/// Texts::tr("Threshold"). In tables of C strings QT_TRANSLATE_NOOP("Texts", "Threshold") marks the
/// words, and Texts::tr() reads them.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Texts)
};

}  // namespace scalescope::ui
