// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

class TstError : public QObject {
    Q_OBJECT
private slots:
    void failureHoldsWhatWasThrown();
    void exitCodeFollowsCodeAndSubject_data();
    void exitCodeFollowsCodeAndSubject();
    void codesHaveTheirOwnNames();
};

void TstError::failureHoldsWhatWasThrown() {
    const Error error(ErrorCode::FileMissing, "b0.pth: there is no such file.", Subject::Weights,
                      "details");
    QCOMPARE(error.code(), ErrorCode::FileMissing);
    QCOMPARE(std::string(error.what()), std::string("b0.pth: there is no such file."));
    QCOMPARE(error.failure().subject, Subject::Weights);
    QCOMPARE(error.failure().context, std::string("details"));
}

void TstError::exitCodeFollowsCodeAndSubject_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("subject");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* name, ErrorCode code, Subject subject, int exitCode) {
        QTest::newRow(name) << static_cast<int>(code) << static_cast<int>(subject) << exitCode;
    };
    row("bad option", ErrorCode::ArgumentInvalid, Subject::None, 2);
    row("unwritable output", ErrorCode::FileUnwritable, Subject::Output, 2);
    row("missing image", ErrorCode::FileMissing, Subject::Input, 3);
    row("text named .jpg", ErrorCode::FormatUnknown, Subject::Input, 3);
    row("missing weights", ErrorCode::FileMissing, Subject::Weights, 4);
    row("wrong variant", ErrorCode::ShapeMismatch, Subject::Weights, 4);
    row("no such device", ErrorCode::DeviceUnavailable, Subject::None, 5);
    row("out of memory", ErrorCode::OutOfMemory, Subject::Input, 5);
    row("defect", ErrorCode::Internal, Subject::Weights, 70);
}

void TstError::exitCodeFollowsCodeAndSubject() {
    QFETCH(const int, code);
    QFETCH(const int, subject);
    QFETCH(const int, exitCode);
    const Failure failure{static_cast<ErrorCode>(code), static_cast<Subject>(subject), {}, {}};
    QCOMPARE(exitCodeOf(failure), exitCode);
}

void TstError::codesHaveTheirOwnNames() {
    QSet<QString> names;
    const int last = static_cast<int>(ErrorCode::Internal);
    for (int code = 0; code <= last; ++code)
        names.insert(QString::fromLatin1(errorCodeName(static_cast<ErrorCode>(code))));
    QCOMPARE(names.size(), last + 1);
    QVERIFY(names.contains("FileMissing") && names.contains("Internal"));
}

SCALESCOPE_TEST(TstError)
#include "tst_error.moc"
