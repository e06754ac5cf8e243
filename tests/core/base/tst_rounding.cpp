// SPDX-License-Identifier: Apache-2.0
// Rounding up to units gives the least multiple that is not below, in the type of the value.
#include "core/base/rounding.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cstddef>
#include <cstdint>
#include <type_traits>

using namespace scalescope;

static_assert(std::is_same_v<decltype(roundUp(std::size_t{1}, 64)), std::size_t>);
static_assert(std::is_same_v<decltype(divideUp(1, 2)), int>);

class TstRounding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLeastMultipleThatIsNotBelow() {
        for (std::int64_t unit = 1; unit <= 9; ++unit)
            for (std::int64_t value = 0; value <= 40; ++value) {
                const std::int64_t rounded = roundUp(value, unit);
                QVERIFY(rounded >= value && rounded - value < unit && rounded % unit == 0);
                QCOMPARE(divideUp(value, unit) * unit, rounded);
            }
    }
};

SCALESCOPE_TEST(TstRounding)
#include "tst_rounding.moc"
