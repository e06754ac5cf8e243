// SPDX-License-Identifier: Apache-2.0
// Numbers of different kinds do not stand for each other; of one kind they are ordered and hashed.
#include "core/base/strong_int.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <set>
#include <type_traits>
#include <unordered_set>
#include <vector>

using namespace scalescope;

namespace {

using Apple = StrongInt<struct AppleTag>;
using Pear = StrongInt<struct PearTag>;

// What would compile is what the type is for.
static_assert(!std::is_convertible_v<int, Apple> && std::is_constructible_v<Apple, int>);
static_assert(!std::is_convertible_v<Apple, int>);
static_assert(!std::is_constructible_v<Apple, Pear> && !std::is_assignable_v<Apple&, Pear>);
template <class A, class B>
concept CanBeCompared = requires(A a, B b) {
    a == b;
};
static_assert(CanBeCompared<Apple, Apple> && !CanBeCompared<Apple, Pear>);
static_assert(!CanBeCompared<Apple, int>);
static_assert(Apple(3).value() == 3 && Apple().value() == 0);
static_assert(sizeof(Apple) == sizeof(int) && std::is_trivially_copyable_v<Apple>);

}  // namespace

class TstStrongInt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneKindIsOrderedByItsNumbers() {
        QVERIFY(Apple(-1) < Apple(0) && Apple(2) > Apple(1) && Apple(2) == Apple(2));
        const std::set<Apple> sorted{Apple(3), Apple(1), Apple(2), Apple(1)};
        std::vector<std::size_t> indices;
        for (const Apple& one : sorted)
            indices.push_back(one.index());
        QCOMPARE(indices, (std::vector<std::size_t>{1, 2, 3}));
    }

    void oneKindIsHashed() {
        const std::unordered_set<Apple> some{Apple(3), Apple(1), Apple(3)};
        QCOMPARE(some.size(), 2U);
        QVERIFY(some.contains(Apple(1)) && !some.contains(Apple(2)));
    }
};

SCALESCOPE_TEST(TstStrongInt)
#include "tst_strong_int.moc"
