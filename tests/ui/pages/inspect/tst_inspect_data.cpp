// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/pages/inspect/inspect_data.h"

#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

std::vector<Shown> family(const std::vector<int>& columns,
                          const test::SyntheticOptions& options = {}) {
    std::vector<Shown> shown;
    for (const ColumnIndex column : test::columns(columns))
        shown.push_back({column, std::make_shared<const Diagnosis>(
                                     test::syntheticDiagnosis(column.value(), options))});
    return shown;
}

}  // namespace

class TstInspectData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void frameIsTheCentreCropInPixelsOfTheImage() {
        InputInfo input;
        input.imageWidth = 640;
        input.imageHeight = 480;
        input.resize = 256;
        input.crop = 224;
        QCOMPARE(cropFrame(input), std::optional(QRectF(110.0, 30.0, 420.0, 420.0)));
        input.squash = true;  // the centre of the square is a part of each side
        QCOMPARE(cropFrame(input), std::optional(QRectF(40.0, 30.0, 560.0, 420.0)));
        input.crop = 256;
        QCOMPARE(cropFrame(input), std::optional(QRectF(0.0, 0.0, 640.0, 480.0)));
    }

    void givenTensorHasNoFrame() { QVERIFY(!cropFrame(InputInfo{})); }

    void agreementNamesTheFirstFlip() {
        const auto shown = family({0, 1, 2, 3});
        const Agreement agreement = agreementOf(shown);
        const QString text = agreementText(agreement, shown);
        QVERIFY2(text.contains(QStringLiteral("75 %")) && text.contains(QStringLiteral("tabby")) &&
                     text.contains(QStringLiteral("B2 differs from B3")),
                 qPrintable(text));
        QVERIFY(differsFromReference(agreement, 2));
        QVERIFY(!differsFromReference(agreement, 1));
    }

    void agreementOfTheUnanimousNamesNoFlip() {
        const auto shown = family({0, 1});
        QVERIFY(agreementText(agreementOf(shown), shown)
                    .contains(QStringLiteral("No variant differs")));
    }

    void randomWeightsAreNotCompared() {
        test::SyntheticOptions options;
        options.weights = WeightsKind::Random;
        const auto shown = family({0, 1}, options);
        const Agreement agreement = agreementOf(shown);
        QVERIFY(!agreement.comparable);
        QVERIFY(agreementText(agreement, shown).contains(QStringLiteral("random weights")));
        QVERIFY(!differsFromReference(agreement, 0));
    }

    /// One network on random weights keeps the others from nothing.
    void thoseThatCanBeComparedAre() {
        auto shown = family({0, 1, 2, 3});
        test::SyntheticOptions options;
        options.weights = WeightsKind::Random;
        shown[1] = family({1}, options).front();
        auto fewClasses = std::make_shared<Diagnosis>(test::syntheticDiagnosis(3));
        fewClasses->predictions.front().logits.resize(20);
        shown[3].diagnosis = std::move(fewClasses);
        const Agreement agreement = agreementOf(shown);
        QCOMPARE(agreement.names, (std::vector<std::string>{"B0", "B2"}));
        QVERIFY(agreement.comparable);
        const QString text = agreementText(agreement, shown);
        QVERIFY2(text.contains(QStringLiteral("B1, B3")), qPrintable(text));
        QVERIFY(!agreementText(agreementOf(family({0, 1})), family({0, 1}))
                     .contains(QStringLiteral("Left out")));
    }

    void mapIsOfTheSelectedClassOrOfTheTop1() {
        const auto shown = family({2});
        const Diagnosis& diagnosis = *shown.front().diagnosis;
        QCOMPARE(camClass(diagnosis, std::nullopt), std::optional(285));
        QCOMPARE(camClass(diagnosis, 7), std::optional(7));
        QCOMPARE(camClass(diagnosis, 5000), std::optional(285));
    }

    void notesOfImageAndInputAreToldOnce() {
        const auto shown = family({0});
        QCOMPARE(imageNotes(test::syntheticImage(), shown.front().diagnosis.get()),
                 QStringList{QStringLiteral("alpha composited over white")});
    }
};

SCALESCOPE_TEST(TstInspectData)
#include "tst_inspect_data.moc"
