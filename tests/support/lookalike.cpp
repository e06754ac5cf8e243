// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lookalike.h"

namespace scalescope::test {

QByteArray b1Lookalike() {
    constexpr qsizetype kBytes = 31599884;
    QByteArray content(kBytes, '\0');
    const QByteArray numbers = QByteArray::fromHex("fb1b00003a04000000000000");
    content.replace(kBytes - numbers.size(), numbers.size(), numbers);
    return content;
}

}  // namespace scalescope::test
