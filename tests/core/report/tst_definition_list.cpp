// SPDX-License-Identifier: Apache-2.0
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/diagnostics/weights/change_measures.h"
#include "core/diagnostics/weights/weight_measures.h"
#include "core/report/definition_list.h"
#include "core/scaling/network_measures.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace scalescope;

namespace {

auto timesListed(const std::string& key) {
    std::ptrdiff_t count = 0;
    for (const DefinedMeasures& entry : definitionList())
        count += std::ranges::count_if(entry.measures,
                                       [&](const Measure* measure) { return measure->key == key; });
    return count;
}

template <class Readings>
void expectEachOnce(const Readings& readings) {
    for (const auto& reading : readings)
        QVERIFY2(timesListed(reading.about.key) == 1, reading.about.key);
}

}  // namespace

class TstDefinitionList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReadingIsListedOnce() {
        expectEachOnce(gateReadings());
        expectEachOnce(sigmoidReadings());
        expectEachOnce(allGatesReadings());
        expectEachOnce(activationReadings());
        expectEachOnce(allActivationsReadings());
        expectEachOnce(costReadings());
        expectEachOnce(nodeReadings());
        expectEachOnce(memoryReadings());
        expectEachOnce(latencyReadings());
        expectEachOnce(networkReadings());
        expectEachOnce(weightReadings());
        expectEachOnce(changeReadings());
        expectEachOnce(throughputReadings());
        expectEachOnce(scoreReadings());
        expectEachOnce(predictionReadings());
        expectEachOnce(dtypeErrorReadings());
    }

    void definitionsAreAllListedInTheirOrder() {
        const std::vector<DefinedMeasures> list = definitionList();
        const std::vector<Definition> all = definitions();
        QCOMPARE(list.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(list[i].about.key, all[i].key);
    }

    void unitIsThatOfTheNumberInAFile_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, ColumnKind kind, const char* unit) {
            QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(unit)
                                << QString::fromUtf8(name);
        };
        row("share", ColumnKind::Share, "%");
        row("bytes", ColumnKind::Bytes, "");
        row("ms", ColumnKind::Milliseconds, "ms");
        row("count", ColumnKind::Integer, "");
        row("images", ColumnKind::Integer, "images");
        row("number", ColumnKind::Real, "");
        row("bits", ColumnKind::Real, "bits");
    }
    void unitIsThatOfTheNumberInAFile() {
        QFETCH(const int, kind);
        QFETCH(const QString, unit);
        QFETCH(const QString, expected);
        const QByteArray shown = unit.toUtf8();
        Measure measure;
        measure.kind = static_cast<ColumnKind>(kind);
        measure.unit = shown.constData();
        QCOMPARE(QString::fromStdString(unitOf(measure)), expected);
    }

    /// What Markdown would read as its own is escaped: the page shows |x|, not a table.
    void pageShowsFormulasAsTheyAre() {
        const std::string page =
            definitionsMarkdown({{{"x", "A * B", "max |x| < [y_z]", "", "own"}, {}}});
        QVERIFY(page.find("A \\* B") != std::string::npos);
        QVERIFY(page.find("max \\|x\\| \\< \\[y\\_z\\]") != std::string::npos);
    }
};

SCALESCOPE_TEST(TstDefinitionList)
#include "tst_definition_list.moc"
