// SPDX-License-Identifier: Apache-2.0
// The report as a folder of tables: every table a file, and no file that is not ours touched.
#include "core/report/csv_tables.h"
#include "core/report/report_tables.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace scalescope;
using namespace scalescope::test;

namespace {

Report wholeReport() {
    return makeReport({askedVariant(0), goodVariant(3)}, nullptr, {});
}

std::filesystem::path in(const QTemporaryDir& folder, const char* name) {
    return folder.filePath(QString::fromLatin1(name)).toStdString();
}

void put(const std::filesystem::path& path, const QByteArray& text) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

std::set<std::string> namesIn(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

class TstReportCsvTables : public QObject {
    Q_OBJECT

private slots:
    void everyTableIsAFileOfItsRows();
    void aSpreadsheetKnowsThatItIsUtf8();
    void everyColumnIsExplainedInItsPlace();
    void theFolderIsMadeAndHoldsThem_data();
    void theFolderIsMadeAndHoldsThem();
    void tablesOfAnEarlierReportDoNotStay();
    void otherFilesAreNeverTouched();
    void aFileInPlaceOfTheFolderIsWrongUsage();
    void whereNoFolderCanBeMadeIsSaidBefore();
};

void TstReportCsvTables::everyTableIsAFileOfItsRows() {
    const Report report = wholeReport();
    std::map<std::string, std::size_t> rows;
    for (const CsvFile& file : csvTables(report))
        rows[file.name] = parseCsv(file.text).size() - 1;
    for (const Table& table : reportTables(report))
        QCOMPARE(rows.at(table.key + ".csv"), table.rows.size());
    QCOMPARE(rows.at("findings.csv"), report.findings.size());
    QVERIFY(rows.at("predictions.csv") >= 10);
}

void TstReportCsvTables::aSpreadsheetKnowsThatItIsUtf8() {
    for (const CsvFile& file : csvTables(wholeReport()))
        QVERIFY2(file.text.starts_with("\xEF\xBB\xBF"), file.name.c_str());
}

void TstReportCsvTables::everyColumnIsExplainedInItsPlace() {
    const std::vector<CsvFile> files = csvTables(wholeReport());
    QCOMPARE(files.back().name, std::string("columns.csv"));
    const auto rows = parseCsv(files.back().text);
    std::size_t columns = 0;
    for (const CsvFile& file : files)
        if (file.name != "columns.csv")
            columns += parseCsv(file.text).front().size();
    QCOMPARE(rows.size() - 1, columns);
}

void TstReportCsvTables::theFolderIsMadeAndHoldsThem_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("with the slash of the option") << "tables/";
    QTest::newRow("without") << "tables";
}

void TstReportCsvTables::theFolderIsMadeAndHoldsThem() {
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath(name).toStdString();
    checkCsvFolder(target);
    QVERIFY(!std::filesystem::exists(target));
    writeCsvTables(wholeReport(), target);
    QVERIFY(namesIn(target).contains("ablation.csv"));
    QCOMPARE(namesIn(target).size(), csvTables(wholeReport()).size());
}

void TstReportCsvTables::tablesOfAnEarlierReportDoNotStay() {
    const QTemporaryDir folder;
    const std::filesystem::path target = in(folder, "tables");
    writeCsvTables(wholeReport(), target);
    writeCsvTables(makeReport({goodVariant(0)}, nullptr, {}), target);
    QVERIFY(!namesIn(target).contains("ablation.csv"));
    QVERIFY(namesIn(target).contains("overview.csv"));
}

void TstReportCsvTables::otherFilesAreNeverTouched() {
    const QTemporaryDir folder;
    const std::filesystem::path target = in(folder, "mine");
    std::filesystem::create_directory(target);
    put(target / "data.csv", "1,2,3");
    const auto failure = failureOf([&] { writeCsvTables(wholeReport(), target); });
    QVERIFY(failure.has_value());
    QVERIFY(failure->message.find("data.csv") != std::string::npos);
    QCOMPARE(namesIn(target), std::set<std::string>{"data.csv"});
}

void TstReportCsvTables::aFileInPlaceOfTheFolderIsWrongUsage() {
    const QTemporaryDir folder;
    put(in(folder, "tables"), "text");
    const auto failure = failureOf([&] { checkCsvFolder(in(folder, "tables")); });
    QVERIFY(failure.has_value());
    QCOMPARE(exitCodeOf(*failure), 2);
}

void TstReportCsvTables::whereNoFolderCanBeMadeIsSaidBefore() {
    const auto failure = failureOf([] { checkCsvFolder("/nowhere/tables/"); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::FileUnwritable);
}

SCALESCOPE_TEST(TstReportCsvTables)
#include "tst_report_csv_tables.moc"
