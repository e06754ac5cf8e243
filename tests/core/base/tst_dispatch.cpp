// SPDX-License-Identifier: Apache-2.0
// One loop, several instruction sets: equal bits, and never a function that the machine cannot run.
#include "core/base/dispatch.h"
#include "core/base/simd.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <bit>
#include <cstring>
#include <vector>

using namespace scalescope;

namespace {

constexpr InstructionSet kSets[] = {InstructionSet::Portable, InstructionSet::Avx2,
                                    InstructionSet::Avx512};

/// Sums of every 16th value, whatever the width of a register, and the width that it ran with.
template <std::size_t kBytes>
SCALESCOPE_INLINE double sumOf(const float* x, std::int64_t count, std::size_t& bytes) {
    using S = detail::Simd<kBytes>;
    constexpr int kVectors = detail::kLanes / S::kDoubles;
    typename S::Doubles sums[kVectors]{};
    for (std::int64_t i = 0; i < count; i += detail::kLanes)
        for (int part = 0; part < kVectors; ++part) {
            typename S::HalfFloats v;
            std::memcpy(&v, x + i + part * S::kDoubles, sizeof v);
            sums[part] += __builtin_convertvector(v, typename S::Doubles);
        }
    double lanes[detail::kLanes];
    std::memcpy(lanes, sums, sizeof lanes);
    bytes = kBytes;
    return detail::sumOfLanes(lanes);
}

SCALESCOPE_EXPORT(sumVariants, sumOf);

std::vector<float> values() {
    std::vector<float> all(4096);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = 1.0F / static_cast<float>(i + 3) - 0.001F * static_cast<float>(i % 7);
    return all;
}

struct Answer {
    std::size_t bytes = 0;
    std::uint64_t bits = 0;
};

Answer answerOf(decltype(sumVariants.best()) function) {
    const std::vector<float> x = values();
    Answer answer;
    const double sum = function(x.data(), static_cast<std::int64_t>(x.size()), answer.bytes);
    answer.bits = std::bit_cast<std::uint64_t>(sum);
    return answer;
}

}  // namespace

class TstDispatch : public QObject {
    Q_OBJECT
private slots:
    void everySetOfTheMachineGivesTheSameBits();
    void theBestIsTheHighestThatTheMachineHas();
    void aSetThatTheMachineLacksFallsToTheHighestBelowIt();
    void aSetThatTheMachineHasIsTakenAsItIs();
    void bf16ProductsComeWithAvx512Only();
};

void TstDispatch::everySetOfTheMachineGivesTheSameBits() {
    const Answer portable = answerOf(sumVariants.of(InstructionSet::Portable));
    for (const InstructionSet set : kSets)
        QVERIFY2(answerOf(sumVariants.of(set)).bits == portable.bits, instructionSetName(set));
}

void TstDispatch::theBestIsTheHighestThatTheMachineHas() {
    InstructionSet highest = InstructionSet::Portable;
    for (const InstructionSet set : kSets)
        if (machineHas(set))
            highest = set;
    QCOMPARE(bestInstructionSet(), highest);
    QCOMPARE(answerOf(sumVariants.best()).bytes, registerBytes(highest));
}

void TstDispatch::aSetThatTheMachineLacksFallsToTheHighestBelowIt() {
    InstructionSet highest = InstructionSet::Portable;
    for (const InstructionSet set : kSets) {
        if (machineHas(set))
            highest = set;
        QCOMPARE(usable(set), highest);
        QCOMPARE(answerOf(sumVariants.of(set)).bytes, registerBytes(highest));
    }
}

void TstDispatch::aSetThatTheMachineHasIsTakenAsItIs() {
    QVERIFY(machineHas(InstructionSet::Portable));
    for (const InstructionSet set : kSets)
        if (machineHas(set))
            QCOMPARE(answerOf(sumVariants.of(set)).bytes, registerBytes(set));
}

void TstDispatch::bf16ProductsComeWithAvx512Only() {
    QVERIFY(!machineHasBf16() || machineHas(InstructionSet::Avx512));
}

SCALESCOPE_TEST(TstDispatch)
#include "tst_dispatch.moc"
