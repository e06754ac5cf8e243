// SPDX-License-Identifier: Apache-2.0
// A normalisation of the input that is part of the network: which tensors are one, and its values.
#include "core/weights/input_norm.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace scalescope;

namespace {

StateDict withNorm(const std::string& mean, std::vector<float> means, const std::string& std,
                   std::vector<float> deviations) {
    StateDict file;
    const auto axis = [](const std::vector<float>& values) {
        return std::vector<std::int64_t>{1, static_cast<std::int64_t>(values.size()), 1, 1};
    };
    const auto meanShape = axis(means), stdShape = axis(deviations);
    file.set(mean, makeTensor(meanShape, std::move(means)));
    file.set(std, makeTensor(stdShape, std::move(deviations)));
    return file;
}

std::optional<InputNorm> valuesOf(std::vector<float> means, std::vector<float> deviations) {
    const StateDict file = withNorm("mean", std::move(means), "std", std::move(deviations));
    return inputNormValues(file, inputNormIn(file, {}).value());
}

}  // namespace

class TstInputNorm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeMeansBesideThreeDeviationsAreOne_data() {
        QTest::addColumn<QString>("mean");
        QTest::addColumn<QString>("std");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* mean, const char* std, int channels, bool found) {
            QTest::newRow(mean) << QString::fromLatin1(mean) << QString::fromLatin1(std) << channels
                                << found;
        };
        row("mean", "std", 3, true);
        row("0.mean", "0.std", 3, true);
        row("norm.pixel_mean", "norm.pixel_std", 3, true);
        row("a.mean", "b.std", 3, false);
        row("bn.running_mean", "bn.running_std", 3, false);
        row("xmean", "xstd", 3, false);
        row("gray.mean", "gray.std", 1, false);
    }
    void threeMeansBesideThreeDeviationsAreOne() {
        QFETCH(const QString, mean);
        QFETCH(const QString, std);
        QFETCH(const int, channels);
        QFETCH(const bool, found);
        const std::vector<float> values(static_cast<std::size_t>(channels), 0.5F);
        const StateDict file = withNorm(mean.toStdString(), values, std.toStdString(), values);
        const auto norm = inputNormIn(file, {});
        QCOMPARE(norm.has_value(), found);
        if (found)
            QCOMPARE(QString::fromStdString(norm->stdKey), std);
        QVERIFY(!inputNormIn(file, {mean.toStdString()}));  // it is used for something else
    }

    /// Of pictures from 0 to 1, or of bytes: then white is 255.
    void valuesOfBytesAreBroughtToUnit() {
        const auto unit = valuesOf({0.485F, 0.456F, 0.406F}, {0.229F, 0.224F, 0.225F});
        QVERIFY(unit.has_value());
        QCOMPARE(unit->white, 1.0F);
        QCOMPARE(unit->mean, (std::array<float, 3>{0.485F, 0.456F, 0.406F}));
        const auto bytes = valuesOf({127.5F, 0.0F, 255.0F}, {51.0F, 255.0F, 1.0F});
        QVERIFY(bytes.has_value());
        QCOMPARE(bytes->white, 255.0F);
        QCOMPARE(bytes->mean, (std::array<float, 3>{0.5F, 0.0F, 1.0F}));
        QCOMPARE(bytes->std, (std::array<float, 3>{0.2F, 1.0F, 1.0F / 255.0F}));
    }

    void valuesThatCannotDivideAreNone() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!valuesOf({0.5F, 0.5F, 0.5F}, {0.5F, 0.0F, 0.5F}));
        QVERIFY(!valuesOf({0.5F, 0.5F, 0.5F}, {0.5F, -1.0F, 0.5F}));
        QVERIFY(!valuesOf({0.5F, nan, 0.5F}, {0.5F, 0.5F, 0.5F}));
    }
};

SCALESCOPE_TEST(TstInputNorm)
#include "tst_input_norm.moc"
