// SPDX-License-Identifier: Apache-2.0
#include "core/base/table.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <limits>
#include <locale>

Q_DECLARE_METATYPE(scalescope::Cell)

using namespace scalescope;

namespace {

constexpr double kEmptyNumber = std::numeric_limits<double>::quiet_NaN();

Table sampleTable() {
    return {"Memory",
            {{"Block", "", ColumnKind::Text, ""},
             {"Peak", "MiB", ColumnKind::Bytes, ""},
             {"Open", "%", ColumnKind::Share, ""},
             {"Side", "px", ColumnKind::Integer, ""}},
            {{std::string("5.10"), std::int64_t{11038720}, 0.451, std::int64_t{224}},
             {std::string("5.9"), std::monostate{}, kEmptyNumber, std::int64_t{-1}}}};
}

std::string order(const Table& table) {
    std::string text;
    for (const auto& row : table.rows)
        text += cellText(row.front(), ColumnKind::Text) + ";";
    return text;
}

Table column(std::vector<Cell> cells) {
    Table table{"t", {{"v", "", ColumnKind::Real, ""}}, {}};
    for (Cell& cell : cells)
        table.rows.push_back({std::move(cell)});
    return table;
}

}  // namespace

class TstTable : public QObject {
    Q_OBJECT
private slots:
    void cellsReadAsPeopleReadThem_data();
    void cellsReadAsPeopleReadThem();
    void whatAMeasureCountsHasOneForm();
    void csvHasRawNumbersWithTheirUnits();
    void csvQuotesWhatNeedsQuotes_data();
    void csvQuotesWhatNeedsQuotes();
    void csvIgnoresTheLocale();
    void csvFillsShortRows();
    void markdownAlignsNumbersAndEscapesBars();
    void aWideTableComesInPiecesThatNameTheirRows();
    void sortingKnowsNumbersInText();
    void sortingPutsNoDataLastInBothDirections();
    void sortingIsStableAndMixesNumbers();
    void sortingByNoColumnIsRefused();
};

void TstTable::cellsReadAsPeopleReadThem_data() {
    QTest::addColumn<Cell>("cell");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, Cell cell, ColumnKind kind, const char* text) {
        QTest::newRow(name) << cell << static_cast<int>(kind) << QString::fromUtf8(text);
    };
    row("no data", {}, ColumnKind::Share, "–");
    row("NaN", kEmptyNumber, ColumnKind::Real, "–");
    row("text", std::string("ok"), ColumnKind::State, "ok");
    row("bytes", std::int64_t{11038720}, ColumnKind::Bytes, "10.5 MiB");
    row("share", 0.451, ColumnKind::Share, "45.1 %");
    row("milliseconds", 7.412, ColumnKind::Milliseconds, "7.41 ms");
    row("integer", std::int64_t{123456}, ColumnKind::Integer, "123456");
    row("real", 3.14159, ColumnKind::Real, "3.142");
    row("infinite bytes", std::numeric_limits<double>::infinity(), ColumnKind::Bytes, "∞");
}

void TstTable::cellsReadAsPeopleReadThem() {
    QFETCH(const Cell, cell);
    QFETCH(const int, kind);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(cellText(cell, static_cast<ColumnKind>(kind))), text);
}

void TstTable::whatAMeasureCountsHasOneForm() {
    const Column plain{"MACs", "", ColumnKind::Integer, "", "cost.macs"};
    const Column inG{"MACs", "G", ColumnKind::Real, "", "cost.macs"};
    const Column inM{"MACs", "M", ColumnKind::Real, "", "cost.macs"};
    QCOMPARE(cellText(std::int64_t{384560352}, plain), std::string("385 M"));
    QCOMPARE(cellText(0.384560352, inG), std::string("385 M"));
    QCOMPARE(cellText(384.560352, inM), std::string("385 M"));
    QCOMPARE(cellText(std::int64_t{812}, plain), std::string("812"));
    QCOMPARE(cellText(Cell{}, inG), std::string("–"));
    QCOMPARE(cellText(kEmptyNumber, inG), std::string("–"));
    QCOMPARE(headUnit(plain) + headUnit(inG) + headUnit(inM), std::string());
    // What no measure counts keeps its digits and its unit.
    const Column images{"Images", "", ColumnKind::Integer, ""};
    const Column side{"Side", "px", ColumnKind::Integer, ""};
    QCOMPARE(cellText(std::int64_t{384560352}, images), std::string("384560352"));
    QCOMPARE(headUnit(side), std::string("px"));
    const Table table{"", {inG, side}, {{0.384560352, std::int64_t{224}}}};
    QCOMPARE(toMarkdown(table),
             std::string("| MACs | Side [px] |\n| ---: | ---: |\n| 385 M | 224 |\n"));
    QCOMPARE(toCsv(table), std::string("MACs [G],Side [px]\r\n0.384560352,224\r\n"));
}

void TstTable::csvHasRawNumbersWithTheirUnits() {
    QCOMPARE(QString::fromStdString(toCsv(sampleTable())),
             QString("Block,Peak [bytes],Open [share],Side [px]\r\n"
                     "5.10,11038720,0.451,224\r\n"
                     "5.9,,,-1\r\n"));
}

void TstTable::csvQuotesWhatNeedsQuotes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain") << "tabby cat"
                           << "tabby cat";
    QTest::newRow("comma") << "tabby, cat"
                           << "\"tabby, cat\"";
    QTest::newRow("quote") << "a \"b\""
                           << "\"a \"\"b\"\"\"";
    QTest::newRow("line break") << "a\nb"
                                << "\"a\nb\"";
    QTest::newRow("carriage return") << "a\rb"
                                     << "\"a\rb\"";
    QTest::newRow("empty") << ""
                           << "";
}

void TstTable::csvQuotesWhatNeedsQuotes() {
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    const Table table{"t", {{"v", "", ColumnKind::Text, ""}}, {{text.toStdString()}}};
    QCOMPARE(QString::fromStdString(toCsv(table)), "v\r\n" + field + "\r\n");
}

void TstTable::csvIgnoresTheLocale() {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const std::locale old = std::locale::global(std::locale(std::locale(), new Comma));
    const std::string csv = toCsv(column({0.1, 1234567.5, -2.5e-8, std::int64_t{1234567}}));
    const std::string text = cellText(1234.5, ColumnKind::Real);
    std::locale::global(old);
    QCOMPARE(QString::fromStdString(csv),
             QString("v\r\n0.1\r\n1234567.5\r\n-2.5e-08\r\n1234567\r\n"));
    QCOMPARE(text, std::string("1234"));
}

void TstTable::csvFillsShortRows() {
    Table table = sampleTable();
    table.rows = {{std::string("x")}};
    QVERIFY(toCsv(table).ends_with("\r\nx,,,\r\n"));
}

void TstTable::markdownAlignsNumbersAndEscapesBars() {
    Table table = sampleTable();
    table.rows[0][0] = std::string("a|b\nc");
    QCOMPARE(QString::fromStdString(toMarkdown(table)),
             QString::fromUtf8("| Block | Peak | Open | Side [px] |\n"
                               "| --- | ---: | ---: | ---: |\n"
                               "| a\\|b c | 10.5 MiB | 45.1 % | 224 |\n"
                               "| 5.9 | – | – | -1 |\n"));
}

void TstTable::aWideTableComesInPiecesThatNameTheirRows() {
    const Table wide{"T",
                     {{"Variant", "", ColumnKind::Text, ""},
                      {"A", "", ColumnKind::Integer, ""},
                      {"B", "", ColumnKind::Integer, ""},
                      {"C", "", ColumnKind::Integer, ""}},
                     {{std::string("B0"), std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}},
                     "t"};
    QCOMPARE(inPieces(wide, 4).size(), std::size_t{1});
    const std::vector<Table> pieces = inPieces(wide, 3);
    QCOMPARE(pieces.size(), std::size_t{2});
    QCOMPARE(toMarkdown(pieces[0]), std::string("| Variant | A | B |\n| --- | ---: | ---: |\n"
                                                "| B0 | 1 | 2 |\n"));
    QCOMPARE(toMarkdown(pieces[1]), std::string("| Variant | C |\n| --- | ---: |\n| B0 | 3 |\n"));
    QCOMPARE(inPieces(wide, 1).size(), std::size_t{3});  // a name and a number are the least
}

void TstTable::sortingKnowsNumbersInText() {
    Table table = column({std::string("5.10"), std::string("B10"), std::string("5.9"),
                          std::string("B9"), std::string("5.9b"), std::string("5")});
    QCOMPARE(order(sorted(table, 0, true)), std::string("5;5.9;5.9b;5.10;B9;B10;"));
    QCOMPARE(order(sorted(table, 0, false)), std::string("B10;B9;5.10;5.9b;5.9;5;"));
}

void TstTable::sortingPutsNoDataLastInBothDirections() {
    Table table = sampleTable();
    table.rows.push_back({std::string("5.1"), std::int64_t{5}, 0.9, std::int64_t{1}});
    QCOMPARE(order(sorted(table, 1, true)), std::string("5.1;5.10;5.9;"));
    QCOMPARE(order(sorted(table, 1, false)), std::string("5.10;5.1;5.9;"));
    QCOMPARE(order(sorted(table, 2, true)), std::string("5.10;5.1;5.9;"));  // NaN is no data
    QCOMPARE(order(sorted(table, 2, false)), std::string("5.1;5.10;5.9;"));
}

void TstTable::sortingIsStableAndMixesNumbers() {
    Table table{"t", {{"n", "", ColumnKind::Text, ""}, {"v", "", ColumnKind::Real, ""}}, {}};
    table.rows = {{std::string("a"), std::int64_t{2}},
                  {std::string("b"), 1.5},
                  {std::string("c"), std::int64_t{2}},
                  {std::string("d"), 2.0}};
    QCOMPARE(order(sorted(table, 1, true)), std::string("b;a;c;d;"));
    QCOMPARE(order(sorted(table, 1, false)), std::string("a;c;d;b;"));
}

void TstTable::sortingByNoColumnIsRefused() {
    const auto failure = test::failureOf([] { (void)sorted(sampleTable(), 4, true); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
}

SCALESCOPE_TEST(TstTable)
#include "tst_table.moc"
