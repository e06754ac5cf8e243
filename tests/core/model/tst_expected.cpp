// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"
#include "core/model/expected.h"
#include "core/model/parameters.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace scalescope;

class TstExpected : public QObject {
    Q_OBJECT
private slots:
    void everyFigureOfEveryVariantIsExact_data();
    void everyFigureOfEveryVariantIsExact();
    void everyVariantIsCheckedInFull();
    void publishedFiguresAreConsistent_data();
    void publishedFiguresAreConsistent();
};

void TstExpected::everyFigureOfEveryVariantIsExact_data() {
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<qint64>("actual");
    QTest::addColumn<bool>("ok");
    for (const FigureCheck& row : checkFamily())
        QTest::addRow("%s, %s", row.variant.c_str(), row.measure.c_str())
            << qint64{row.expected} << qint64{row.actual} << row.ok;
}

void TstExpected::everyFigureOfEveryVariantIsExact() {
    QFETCH(const qint64, expected);
    QFETCH(const qint64, actual);
    QFETCH(const bool, ok);
    QVERIFY(expected > 0);
    QCOMPARE(actual, expected);
    QVERIFY(ok);
}

void TstExpected::everyVariantIsCheckedInFull() {
    QMap<QString, int> rows;
    QSet<QString> measures;
    for (const FigureCheck& row : checkFamily()) {
        ++rows[QString::fromStdString(row.variant)];
        const QString id = QString::fromStdString(row.variant + row.measure);
        QVERIFY2(!measures.contains(id), qPrintable(id));
        measures.insert(id);
    }
    QCOMPARE(rows.keys(), (QStringList{"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"}));
    for (const int count : rows)
        QCOMPARE(count, 36);
}

void TstExpected::publishedFiguresAreConsistent_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("tensors");
    const int tensors[] = {360, 508, 508, 574, 706, 854, 986, 1200};
    for (int i = 0; i < 8; ++i)
        QTest::addRow("b%d", i) << i << tensors[i];
}

void TstExpected::publishedFiguresAreConsistent() {
    QFETCH(const int, variant);
    QFETCH(const int, tensors);
    const auto index = static_cast<std::size_t>(variant);
    const ExpectedFigures& known = expectedFigures()[index];
    const PublishedFigures& published = family()[index].published;
    QCOMPARE(known.tensors, std::int64_t{tensors});
    QCOMPARE(qRound(published.gmacs * 1000.0), static_cast<int>(known.publishedMilliGmacs));
    QCOMPARE(std::llround(published.paramsMillions * 1e6), known.params);
    QCOMPARE(std::accumulate(known.partParams.begin(), known.partParams.end(), std::int64_t{0}),
             known.params);
    QCOMPARE(
        std::accumulate(known.paperPartMacs.begin(), known.paperPartMacs.end(), std::int64_t{0}),
        known.paperMacs);
}

SCALESCOPE_TEST(TstExpected)
#include "tst_expected.moc"
