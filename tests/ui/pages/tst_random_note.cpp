// SPDX-License-Identifier: Apache-2.0
// Pages on random weights: gates and activations are marked, memory is not, and one line says why.
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/attention/attention_page.h"
#include "ui/pages/inspect/inspect_page.h"
#include "ui/pages/overview/overview_page.h"
#include "ui/pages/random_note.h"
#include "ui/pages/saturation/saturation_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/image_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

test::SyntheticOptions on(WeightsKind kind) {
    test::SyntheticOptions options;
    options.weights = kind;
    options.imageCount = 4;
    options.classLabels = {"cat", "dog"};
    return options;
}

std::unique_ptr<Page> make(const QString& title, Desk& desk) {
    if (title == u"Overview")
        return std::make_unique<OverviewPage>(desk.study, desk.selection);
    if (title == u"Inspect")
        return std::make_unique<InspectPage>(desk.study, desk.selection);
    if (title == u"Attention")
        return std::make_unique<AttentionPage>(desk.study, desk.selection);
    return std::make_unique<SaturationPage>(desk.study, desk.selection);
}

/// Opens every tab once, so that every chart has its data.
void openTabs(const Page& page) {
    QTest::qWait(1);
    for (QTabWidget* tabs : page.findChildren<QTabWidget*>())
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QTest::qWait(1);
        }
}

/// A chart and whether what it shows was learnt.
struct Mark {
    QString chart;
    bool learnt = true;
};

bool isMemory(const LinePlot& plot) {
    return plot.data().y.unit == "MiB";
}

/// Of all charts that have data but those of memory.
std::vector<Mark> marksOf(const Page& page) {
    std::vector<Mark> marks;
    const auto add = [&](const PlotWidget& plot, const SeriesSet& set) {
        for (const Series& series : set.series)
            marks.push_back({plot.objectName(), series.learnt});
    };
    for (const auto* plot : page.findChildren<LinePlot*>())
        if (!isMemory(*plot))
            add(*plot, plot->data());
    for (const auto* plot : page.findChildren<BarPlot*>())
        add(*plot, plot->data());
    for (const auto* plot : page.findChildren<HeatmapPlot*>())
        if (!plot->isEmpty())
            marks.push_back({plot->objectName(), plot->data().learnt});
    for (const auto* plot : page.findChildren<HistogramPlot*>())
        for (const HistogramPlot::Entry& entry : plot->data())
            marks.push_back({plot->objectName(), entry.histogram.learnt});
    return marks;
}

void addPages() {
    QTest::addColumn<QString>("title");
    for (const char* title : {"Overview", "Inspect", "Attention", "Saturation"})
        QTest::newRow(title) << QString::fromLatin1(title);
}

}  // namespace

class TstRandomNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void pageSaysOnceWhyValuesAreGrey_data() { addPages(); }
    void pageSaysOnceWhyValuesAreGrey() {
        QFETCH(const QString, title);
        Desk desk({0, 1, 2, 3}, on(WeightsKind::Random));
        const auto page = make(title, desk);
        test::present(*page);
        const auto* note = child<RandomNote>(*page, QStringLiteral("randomNote"));
        const QRect before = note->geometry();
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(note->text().contains(QStringLiteral("of B0 to B3 say nothing")));
        QCOMPARE(note->geometry(), before);  // nothing moved while results came in
        QSignalSpy wanted(page.get(), &Page::weightsWanted);
        auto* offer = child<QLabel>(*page, QStringLiteral("randomNoteOffer"));
        QVERIFY(offer->isVisible());
        Q_EMIT offer->linkActivated(QStringLiteral("weights"));
        QCOMPARE(wanted.count(), 1);
    }

    /// Never in the middle of a letter, and the tip has all of it.
    void sentenceThatDoesNotFitSaysThatItGoesOn() {
        Desk desk({0, 1, 2, 3}, on(WeightsKind::Random));
        OverviewPage page(desk.study, desk.selection);
        test::present(page, {520, 520});
        const auto* note = child<RandomNote>(page, QStringLiteral("randomNote"));
        const auto* label = child<ElidedLabel>(page, QStringLiteral("randomNoteText"));
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(label->shownText().endsWith(QChar(0x2026)));
        QVERIFY(label->fontMetrics().horizontalAdvance(label->shownText()) <= label->width());
        QCOMPARE(label->toolTip(), note->text());
        page.resize(1800, 520);
        QTRY_COMPARE(label->shownText(), note->text());
    }

    void trainedWeightsNeedNoLine_data() { addPages(); }
    void trainedWeightsNeedNoLine() {
        QFETCH(const QString, title);
        Desk desk({0, 1}, on(WeightsKind::Verified));
        const auto page = make(title, desk);
        test::present(*page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QCOMPARE(child<RandomNote>(*page, QStringLiteral("randomNote"))->text(), QString());
        QVERIFY(!child<QLabel>(*page, QStringLiteral("randomNoteOffer"))->isVisible());
    }

    void chartsTellWhatWasNotLearnt_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("random");
        for (const char* title : {"Overview", "Attention", "Saturation"})
            for (const bool random : {false, true})
                QTest::addRow("%s, %s", title, random ? "random" : "trained")
                    << QString::fromLatin1(title) << random;
    }
    void chartsTellWhatWasNotLearnt() {
        QFETCH(const QString, title);
        QFETCH(const bool, random);
        Desk desk({0, 1}, on(random ? WeightsKind::Random : WeightsKind::Verified));
        const auto page = make(title, desk);
        test::present(*page);
        QTRY_VERIFY(desk.settled());
        openTabs(*page);
        const std::vector<Mark> marks = marksOf(*page);
        QVERIFY(marks.size() >= 4);
        for (const Mark& mark : marks)
            QVERIFY2(mark.learnt != random, qPrintable(title + u' ' + mark.chart));
        for (const auto* plot : page->findChildren<LinePlot*>())
            if (isMemory(*plot))
                for (const Series& series : plot->data().series)
                    QVERIFY2(series.learnt, "memory does not depend on what was learnt");
    }

    void classMapOfRandomWeightsHasTheSentenceAsItsTip() {
        for (const bool random : {false, true}) {
            Desk desk({1}, on(random ? WeightsKind::Random : WeightsKind::Verified));
            InspectPage page(desk.study, desk.selection);
            test::present(page);
            QTRY_VERIFY(desk.settled());
            child<QCheckBox>(page, QStringLiteral("gradCamOn"))->setChecked(true);
            const auto* fed = child<ImageView>(page, QStringLiteral("fed-b1"));
            QTRY_VERIFY(fed->hasOverlay());
            QCOMPARE(fed->toolTip().contains(QStringLiteral("of B1 say nothing")), random);
        }
    }
};

SCALESCOPE_GUI_TEST(TstRandomNote)
#include "tst_random_note.moc"
