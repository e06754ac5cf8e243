// SPDX-License-Identifier: Apache-2.0
#include "core/base/setting.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

namespace {

std::string option(std::string_view key) {
    return "--" + std::string(key);
}

}  // namespace

class TstSetting : public QObject {
    Q_OBJECT
private slots:
    void aMessageHasWordsAndAFrontItsNames();
    void aMessageThatBeginsWithASettingIsASentence();
    void whatNamesNoSettingStaysAsItIs();
    void aMarkWithoutAnEndIsText();
};

void TstSetting::aMessageHasWordsAndAFrontItsNames() {
    const Error error =
        settingError(ErrorCode::ArgumentInvalid,
                     "x.pth: " + settingMark("dtype") + " fp64, not fp32; leave out " +
                         settingMark("weight-decay") + '.',
                     Subject::Weights, "details");
    QCOMPARE(error.failure().message,
             std::string("x.pth: number format fp64, not fp32; leave out weight decay."));
    QCOMPARE(messageWith(error.failure(), option),
             std::string("x.pth: --dtype fp64, not fp32; leave out --weight-decay."));
    QCOMPARE(error.failure().subject, Subject::Weights);
    QCOMPARE(error.failure().context, std::string("details"));
}

void TstSetting::aMessageThatBeginsWithASettingIsASentence() {
    const Error error = settingError(ErrorCode::ArgumentInvalid, settingMark("engine") + " warp.");
    QCOMPARE(std::string(error.what()), std::string("Engine warp."));
    QCOMPARE(messageWith(error.failure(), option), std::string("--engine warp."));
}

void TstSetting::whatNamesNoSettingStaysAsItIs() {
    const Error error = settingError(ErrorCode::HeaderInvalid, "x {dtype}: it is empty.");
    QCOMPARE(messageWith(error.failure(), option), std::string("x {dtype}: it is empty."));
    QVERIFY(error.failure().marked.empty());
    const Failure plain{ErrorCode::Internal, Subject::None, "A defect.", {}};
    QCOMPARE(messageWith(plain, option), std::string("A defect."));
}

void TstSetting::aMarkWithoutAnEndIsText() {
    const std::string open = settingMark("px").substr(0, 3);
    const Error error = settingError(ErrorCode::ArgumentInvalid, settingMark("px") + open);
    QCOMPARE(messageWith(error.failure(), option), "--px" + open);
}

SCALESCOPE_TEST(TstSetting)
#include "tst_setting.moc"
