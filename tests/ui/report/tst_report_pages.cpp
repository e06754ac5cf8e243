// SPDX-License-Identifier: Apache-2.0
// A report as pages: what is chosen and there, and nothing else.
#include "tests/core/report/report_samples.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/report/report_pages.h"
#include "ui/report/report_pdf.h"
#include "ui/report/report_plots.h"

#include <QRegularExpression>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace scalescope::test;

Q_DECLARE_METATYPE(bool ReportSections::*)

namespace {

Report reportWith(const ReportSections& sections) {
    return makeReport({askedVariant(0), askedVariant(3)},
                      std::make_shared<const LoadedImage>(syntheticImage()), {}, sections);
}

QString textOf(const PagedReport& report) {
    QString all;
    for (const PrintedPage& page : report.pages)
        all += page.text();
    return all;
}

/// In the contents, with its page.
bool hasSection(const PagedReport& report, const QString& title) {
    const QRegularExpression line(QStringLiteral("\n%1\n\\d+\n").arg(title));
    return report.pages.front().text().contains(line);
}

}  // namespace

class TstReportPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void aSectionIsThereWhereItIsChosen_data() {
        QTest::addColumn<bool ReportSections::*>("flag");
        QTest::addColumn<QString>("title");
        QTest::newRow("predictions") << &ReportSections::predictions << "Predictions";
        QTest::newRow("findings") << &ReportSections::findings << "Findings";
        QTest::newRow("gates") << &ReportSections::gates << "SE gates";
        QTest::newRow("saturation") << &ReportSections::saturation << "Saturation";
        QTest::newRow("memory") << &ReportSections::memory << "Memory";
        QTest::newRow("latency") << &ReportSections::latency << "Latency";
        QTest::newRow("class maps") << &ReportSections::classMaps << "Grad-CAM";
        QTest::newRow("ablation") << &ReportSections::ablation << "Ablation";
        QTest::newRow("scaling") << &ReportSections::scaling << "Scaling";
        QTest::newRow("architecture") << &ReportSections::architecture << "Architecture";
        QTest::newRow("weights") << &ReportSections::weights << "Weights";
        QTest::newRow("environment") << &ReportSections::environment << "Environment";
        QTest::newRow("definitions") << &ReportSections::definitions << "Definitions";
    }
    void aSectionIsThereWhereItIsChosen() {
        QFETCH(bool ReportSections::*, flag);
        QFETCH(const QString, title);
        for (const bool chosen : {true, false}) {
            ReportSections sections;
            sections.*flag = chosen;
            const PagedReport report = pagesOf(reportWith(sections), PageDetail::Whole);
            QCOMPARE(hasSection(report, title), chosen);
        }
    }

    void whatWasNotAskedHasNoSection() {
        const PagedReport report =
            pagesOf(makeReport({goodVariant(0)}, nullptr, {}), PageDetail::Whole);
        QVERIFY(hasSection(report, QStringLiteral("Overview")));
        QVERIFY(!hasSection(report, QStringLiteral("Grad-CAM")));
        QVERIFY(!hasSection(report, QStringLiteral("Ablation")));
    }

    void aPreviewIsAsLongForThousandsOfImages() {
        Diagnosis diagnosis = syntheticDiagnosis(0);
        const Prediction prediction = diagnosis.predictions.at(0);
        const InputInfo input = diagnosis.inputs.at(0);
        const auto pages = [&](std::size_t images, PageDetail detail) {
            diagnosis.predictions.assign(images, prediction);
            diagnosis.inputs.assign(images, input);
            return pagesOf(makeReport({goodVariant(diagnosis, 0)}, nullptr, {}), detail);
        };
        const PagedReport preview = pages(20000, PageDetail::Preview);
        QCOMPARE(preview.pages.size(), pages(200, PageDetail::Preview).pages.size());
        QVERIFY(textOf(preview).contains(QStringLiteral("19960 more rows")));
        QVERIFY(textOf(pages(300, PageDetail::Whole)).contains(QStringLiteral("200 more rows")));
        QVERIFY(!textOf(pages(100, PageDetail::Whole)).contains(QStringLiteral("more rows")));
    }

    /// As in the window: "B1, B2" once, and what is a variant's own beside its name.
    void whatVariantsHaveInCommonIsSaidOnce() {
        ReportSections sections;
        sections.definitions = false;
        Report report =
            makeReport({goodVariant(0), goodVariant(1), goodVariant(2)}, nullptr, {}, sections);
        const std::string one = report.variants[0].spec.name, two = report.variants[1].spec.name;
        Finding random;
        random.rule = "weights.random";
        random.title = "Random weights: nothing was learnt";
        random.advice = "Get trained ones.";
        random.variant = one;
        random.evidence = "seed 1";
        Finding other = random;
        other.variant = two;
        other.evidence = "seed 2";
        other.advice = "Get trained ones of B1.";
        report.findings = {random, other};
        const QString text = textOf(pagesOf(report, PageDetail::Whole));
        QCOMPARE(text.count(QStringLiteral("B0, B1: Random weights: nothing")), 1);
        QCOMPARE(text.count(QStringLiteral("B0: Get trained ones. For the others alike.")), 1);
        QVERIFY(!text.contains(QStringLiteral("Get trained ones of B1")));
        QCOMPARE(text.count(QStringLiteral("B0: seed 1.")), 1);
        QCOMPARE(text.count(QStringLiteral("B1: seed 2.")), 1);
    }

    void whatIsMissingIsSaidFirst() {
        Report report = reportWith({});
        report.partial = "B0 was cancelled after 12 of 40 images.";
        QVERIFY(pagesOf(report, PageDetail::Whole)
                    .pages.front()
                    .text()
                    .contains(QStringLiteral("Partial: B0 was cancelled after 12 of 40 images.")));
    }

    void everyPageCanBeDrawnAndIsNotEmpty() {
        const PagedReport report = pagesOf(reportWith({}), PageDetail::Preview);
        std::vector<QPicture> plots;
        for (const ReportPlot& plot : report.plots) {
            plots.push_back(pictureOf(plot));
            QVERIFY(!plots.back().isNull());
        }
        for (std::size_t page = 0; page < report.pages.size(); ++page) {
            const QImage image = pageImage(report, page, plots, 400);
            QCOMPARE(image.width(), 400);
            QVERIFY2(image.pixelColor(200, 300).isValid(), "drawn");
            qint64 dark = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    dark += qGray(image.pixel(x, y)) < 200 ? 1 : 0;
            QVERIFY2(dark > 100, qPrintable(QString::number(page)));
        }
        const QByteArray pdf = pdfOf(report, plots);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/Count " + QByteArray::number(qsizetype(report.pages.size()))));
    }

    void aCancelledFileIsNone() {
        const PagedReport report = pagesOf(reportWith({}), PageDetail::Preview);
        QVERIFY(pdfOf(report, {}, [] { return true; }).isEmpty());
    }
};

SCALESCOPE_GUI_TEST(TstReportPages)
#include "tst_report_pages.moc"
