// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/dtype_error.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <span>
#include <vector>

using namespace scalescope;

class TstDtypeError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalLogitsHaveNone();
    void differencesAreRelativeToTheWhole();
    void aChangedFirstClassIsCounted();
    void imagesThatComeInPartsAreOneSet();
    void whatIsNotFiniteIsNoNumber();
    void logitsOfOtherImagesAreRefused();
};

void TstDtypeError::equalLogitsHaveNone() {
    const std::vector<float> logits{1, 2, 3};
    const DtypeError error = dtypeErrorOf(logits, logits, 3).value();
    QCOMPARE(error.relativeRms.value(), 0.0);
    QCOMPARE(error.maxAbs.value(), 0.0);
    QCOMPARE(error.sameTop1Share, 1.0);
}

void TstDtypeError::differencesAreRelativeToTheWhole() {
    const std::vector<float> exact{3, 4, 0, 0}, rounded{3, 4, 0.5F, 0};
    const DtypeError error = dtypeErrorOf(rounded, exact, 4).value();
    QCOMPARE(error.relativeRms.value(), 0.1);
    QCOMPARE(error.maxAbs.value(), 0.5);
}

void TstDtypeError::aChangedFirstClassIsCounted() {
    const std::vector<float> exact{1, 2, 5, 4}, rounded{2.5F, 2, 5, 4};
    QCOMPARE(dtypeErrorOf(rounded, exact, 2).value().sameTop1Share, 0.5);
}

/// A set is its images: each counts as much as another, however many came at once.
void TstDtypeError::imagesThatComeInPartsAreOneSet() {
    const std::vector<float> exact{3, 4, 300, 400, 0, 5}, rounded{3.5F, 4, 300, 400, 6, 5};
    DtypeErrorOver parts;
    QVERIFY(!parts.result());
    const std::span<const float> all(exact), coarse(rounded);
    parts.add(coarse.first(2), all.first(2), 2);
    parts.add(coarse.subspan(2), all.subspan(2), 2);
    const DtypeError error = parts.result().value(),
                     atOnce = dtypeErrorOf(rounded, exact, 2).value();
    QCOMPARE(error.images, std::int64_t{3});
    QVERIFY(std::abs(error.relativeRms.value() - (0.1 + 0.0 + 6.0 / 5.0) / 3.0) < 1e-12);
    QCOMPARE(error.maxAbs.value(), 6.0);
    QVERIFY(std::abs(error.sameTop1Share - 2.0 / 3.0) < 1e-12);
    QCOMPARE(atOnce.relativeRms.value(), error.relativeRms.value());
    QCOMPARE(atOnce.images, error.images);
}

/// What overflows in both says nothing of a format; what overflows in one says all of it.
void TstDtypeError::whatIsNotFiniteIsNoNumber() {
    constexpr float kInf = std::numeric_limits<float>::infinity();
    constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!dtypeErrorOf(std::vector<float>{1, kNaN}, std::vector<float>{1, kNaN}, 2));
    const auto overflow = dtypeErrorOf(std::vector<float>{1, kInf}, std::vector<float>{1, 2}, 2);
    QVERIFY(overflow && !overflow->relativeRms && !overflow->maxAbs);
    QCOMPARE(overflow->sameTop1Share, 0.0);
    const auto one = dtypeErrorOf(std::vector<float>{1, kInf, 3, 4.5F, kNaN, 1},
                                  std::vector<float>{1, 2, 3, 4, kNaN, 2}, 2);
    QCOMPARE(one.value().images, std::int64_t{2});
    QCOMPARE(one->relativeRms.value(), 0.1);
    QCOMPARE(one->sameTop1Share, 0.5);
}

void TstDtypeError::logitsOfOtherImagesAreRefused() {
    const std::vector<float> one{1, 2}, two{1, 2, 3, 4};
    for (const int classes : {2, 0, 3}) {
        const auto failure = test::failureOf(
            [&] { static_cast<void>(dtypeErrorOf(classes == 2 ? one : two, two, classes)); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
}

SCALESCOPE_TEST(TstDtypeError)
#include "tst_dtype_error.moc"
