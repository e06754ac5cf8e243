// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/dtype_error.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTest>

using namespace scalescope;

class TstDtypeError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalLogitsHaveNone();
    void differencesAreRelativeToTheWhole();
    void aChangedFirstClassIsCounted();
    void logitsOfOtherImagesAreRefused();
};

void TstDtypeError::equalLogitsHaveNone() {
    const std::vector<float> logits{1, 2, 3};
    const DtypeError error = dtypeErrorOf(logits, logits, 3);
    QCOMPARE(error.relativeRms, 0.0);
    QCOMPARE(error.maxAbs, 0.0);
    QCOMPARE(error.sameTop1Share, 1.0);
}

void TstDtypeError::differencesAreRelativeToTheWhole() {
    const std::vector<float> exact{3, 4, 0, 0}, rounded{3, 4, 0.5F, 0};
    const DtypeError error = dtypeErrorOf(rounded, exact, 4);
    QCOMPARE(error.relativeRms, 0.1);
    QCOMPARE(error.maxAbs, 0.5);
}

void TstDtypeError::aChangedFirstClassIsCounted() {
    const std::vector<float> exact{1, 2, 5, 4}, rounded{2.5F, 2, 5, 4};
    QCOMPARE(dtypeErrorOf(rounded, exact, 2).sameTop1Share, 0.5);
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
