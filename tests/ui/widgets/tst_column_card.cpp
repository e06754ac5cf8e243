// SPDX-License-Identifier: Apache-2.0
// A column's figures are read whole, however small the window is.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/study_entry.h"
#include "ui/widgets/column_card.h"
#include "ui/widgets/elided_label.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

StudyEntry done(int column) {
    StudyEntry entry = entryFor(family()[static_cast<std::size_t>(column)].spec);
    auto diagnosis = std::make_shared<Diagnosis>(test::syntheticDiagnosis(column, {}));
    // As wide as it gets: "847.7 MiB".
    diagnosis->memory->need->weightBytes = 88'888'888;
    diagnosis->memory->need->passBytes = 800'000'000;
    entry.diagnosis = std::move(diagnosis);
    entry.state = RunState::Done;
    return entry;
}

/// Without its markup, as wide as it is drawn.
double drawnWidth(const QLabel& label) {
    QTextDocument text;
    text.setDefaultFont(label.font());
    text.setDocumentMargin(0);
    text.setHtml(label.text());
    return text.idealWidth();
}

}  // namespace

class TstColumnCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    /// At 1024 x 700 eight columns are as low and narrow as this.
    void figuresAreWholeInALowAndNarrowCard_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("eight at 1280") << 137;
        QTest::newRow("eight at 1024") << 107;
    }

    void figuresAreWholeInALowAndNarrowCard() {
        QFETCH(const int, width);
        ColumnCard card(ColumnIndex(7));
        card.setEntry(done(7), false);
        card.resize(width, 300);
        card.show();
        QTest::qWait(20);
        const auto* figures = card.findChild<QLabel*>(QStringLiteral("cardFigures"));
        QVERIFY(figures->text().contains(QStringLiteral("847.7")));
        QVERIFY(card.rect().contains(figures->geometry()));
        QCOMPARE_LT(figures->geometry().bottom(), 120);
        QCOMPARE_LE(drawnWidth(*figures), figures->width());
        QVERIFY(figures->toolTip().contains(QStringLiteral("memory to run 847.7")));
        // The one figure has its split.
        QVERIFY(figures->toolTip().contains(QStringLiteral("84.8 MiB of weights")));
    }

    void whatIsNotTimedCanBeTimedFromTheCard() {
        ColumnCard card(ColumnIndex(7));
        card.setEntry(done(7), false);
        QSignalSpy wanted(&card, &ColumnCard::latencyWanted);
        auto* figures = card.findChild<QLabel*>(QStringLiteral("cardFigures"));
        QVERIFY(figures->text().contains(QStringLiteral("not timed</a>")));
        Q_EMIT figures->linkActivated(QStringLiteral("time"));
        QCOMPARE(wanted.count(), 1);
    }

    /// The demo's classifier has 20 classes; every publication says 5.29 M.
    void otherClassifierTellsThePublishedSize() {
        StudyEntry entry = done(0);
        Diagnosis demo = *entry.diagnosis;
        demo.spec.classCount = 20;
        demo.graph = buildGraph(demo.spec);
        demo.cost = costOf(*demo.graph);
        ColumnCard card(ColumnIndex(0));
        card.setEntry(entry, false);
        auto* cost = card.findChild<QLabel*>(QStringLiteral("cardCost"));
        QVERIFY(!cost->toolTip().contains(QStringLiteral("as published")));
        entry.diagnosis = std::make_shared<const Diagnosis>(std::move(demo));
        card.setEntry(entry, false);
        QVERIFY(cost->toolTip().contains(QStringLiteral("4.03 M")));
        QVERIFY(cost->toolTip().contains(QStringLiteral("5.29 M with 1000, as published")));
    }

    /// One file's answer does not pose as the folder's.
    void ofAFolderTheCardSaysWhoseAnswerItShows() {
        StudyEntry entry = done(0);
        ColumnCard card(ColumnIndex(0));
        card.setEntry(entry, false);
        auto* ofAll = card.findChild<QLabel*>(QStringLiteral("cardOfAll"));
        QVERIFY(ofAll->isHidden());
        Diagnosis folder = *entry.diagnosis;
        folder.predictions.assign(40, folder.predictions.front());
        Confusion judged;
        judged.classCount = 1000;
        judged.answers = {{ClassPair{5, 5}, 30}, {ClassPair{5, 6}, 10}};
        folder.confusion = judged;
        entry.diagnosis = std::make_shared<const Diagnosis>(std::move(folder));
        card.setEntry(entry, false);
        QVERIFY(!ofAll->isHidden());
        QCOMPARE(ofAll->text(), QStringLiteral("75.0 % of 40 images right\nFirst of 40 images:"));
    }

    void aFolderThatRunsTellsWhatIsKnownSoFar() {
        StudyEntry entry;
        entry.spec = family().at(0).spec;
        entry.state = RunState::Running;
        ColumnCard card(ColumnIndex(0));
        card.setEntry(entry, false);
        Confusion judged;
        judged.answers = {{ClassPair{5, 5}, 30}, {ClassPair{5, 6}, 10}};
        card.setPart({.images = 40, .imageCount = 2000, .labels = {}, .confusion = judged});
        card.setProgress(0.02);
        QCOMPARE(card.status(),
                 QStringLiteral("Running, 2 %\n40 of 2000 images\n75.0 % right so far"));
    }

    /// What does not fit says less before it is cut.
    void titlesOfSmallChartsAreWhole() {
        ColumnCard card(ColumnIndex(7));
        card.setEntry(done(7), false);
        card.resize(107, 500);
        card.show();
        QTest::qWait(20);
        const auto titles = card.findChildren<ElidedLabel*>(QStringLiteral("sectionTitle"));
        QCOMPARE(titles.size(), 3);
        for (const ElidedLabel* title : titles)
            QVERIFY2(!title->shownText().endsWith(QChar(0x2026)), qPrintable(title->shownText()));
        card.resize(400, 500);
        QTest::qWait(20);
        for (const ElidedLabel* title : titles)
            QCOMPARE(title->shownText(), title->text());
    }

    void wideCardSaysWhatTheBytesAreFor() {
        ColumnCard card(ColumnIndex(7));
        card.setEntry(done(7), false);
        card.resize(400, 300);
        card.show();
        QTest::qWait(20);
        QVERIFY(card.findChild<QLabel*>(QStringLiteral("cardFigures"))
                    ->text()
                    .contains(QStringLiteral("memory to run")));
    }
};

SCALESCOPE_GUI_TEST(TstColumnCard)
#include "tst_column_card.moc"
