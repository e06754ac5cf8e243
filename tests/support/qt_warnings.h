// SPDX-License-Identifier: Apache-2.0
// Any Qt warning fails a test of the window: call failOnQtWarnings() in init().
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace scalescope::test {

/// Holds until the end of the test function, so it belongs into init(). What the offscreen platform
/// says about itself is not about us.
inline void failOnQtWarnings() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

}  // namespace scalescope::test
