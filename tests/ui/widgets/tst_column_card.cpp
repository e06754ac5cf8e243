// SPDX-License-Identifier: Apache-2.0
// A column's figures are read whole, however small the window is.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/study_entry.h"
#include "ui/widgets/column_card.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

StudyEntry done(int column) {
    StudyEntry entry = entryFor(family()[static_cast<std::size_t>(column)].spec);
    auto diagnosis = std::make_shared<Diagnosis>(test::syntheticDiagnosis(column, {}));
    diagnosis->memory->peakBytes = 888'888'888;  // as wide as a peak gets: "847.7 MiB"
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
    void figuresAreWholeInALowAndNarrowCard() {
        ColumnCard card(7);
        card.setEntry(done(7), false);
        card.resize(137, 300);
        card.show();
        QTest::qWait(20);
        const auto* figures = card.findChild<QLabel*>(QStringLiteral("cardFigures"));
        QVERIFY(figures->text().contains(QStringLiteral("847.7")));
        QVERIFY(card.rect().contains(figures->geometry()));
        QCOMPARE_LT(figures->geometry().bottom(), 120);
        QCOMPARE_LE(drawnWidth(*figures), figures->width());
        QVERIFY(figures->toolTip().contains(QStringLiteral("measured peak 847.7")));
    }

    void wideCardSaysThatThePeakWasMeasured() {
        ColumnCard card(7);
        card.setEntry(done(7), false);
        card.resize(400, 300);
        card.show();
        QTest::qWait(20);
        QVERIFY(card.findChild<QLabel*>(QStringLiteral("cardFigures"))
                    ->text()
                    .contains(QStringLiteral("measured peak")));
    }
};

SCALESCOPE_GUI_TEST(TstColumnCard)
#include "tst_column_card.moc"
