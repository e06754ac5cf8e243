// SPDX-License-Identifier: Apache-2.0
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <charconv>
#include <limits>

using namespace scalescope;

class TstFormat : public QObject {
    Q_OBJECT
private slots:
    void numbersReadAsPeopleReadThem_data();
    void numbersReadAsPeopleReadThem();
    void exactTextReadsBackAsTheSameNumber();
    void exactTextOfNoNumberIsEmpty();
    void timesAreIso8601InUtc();
    void bytesThatAreNotUtf8AreReplaced();
};

/// Cases of the Unicode Standard, section 3.9.
void TstFormat::bytesThatAreNotUtf8AreReplaced() {
    const std::string mark = "\xEF\xBF\xBD";
    QCOMPARE(utf8Text("K\xC3\xA4tze \xE2\x82\xAC \xF0\x9F\x90\xB1"),
             std::string("K\xC3\xA4tze \xE2\x82\xAC \xF0\x9F\x90\xB1"));
    QCOMPARE(utf8Text("b\xE4r.jpg"), "b" + mark + "r.jpg");
    QCOMPARE(utf8Text("\xC0\xAF"), mark + mark);             // overlong
    QCOMPARE(utf8Text("\xED\xA0\x80"), mark + mark + mark);  // half of a pair
    QCOMPARE(utf8Text("\xF4\x90\x80\x80"), mark + mark + mark + mark);
    QCOMPARE(utf8Text("x\xE2\x82"), "x" + mark + mark);
}

void TstFormat::numbersReadAsPeopleReadThem_data() {
    QTest::addColumn<QString>("actual");
    QTest::addColumn<QString>("expected");
    const auto row = [](const std::string& actual, const char* expected) {
        QTest::newRow(expected) << QString::fromStdString(actual) << QString::fromUtf8(expected);
    };
    row(formatBytes(0), "0 B");
    row(formatBytes(1023), "1023 B");
    row(formatBytes(1024), "1.0 KiB");
    row(formatBytes(1048575), "1.0 MiB");
    row(formatBytes(21322648), "20.3 MiB");
    row(formatBytes(std::int64_t{5} << 40), "5.0 TiB");
    row(formatBytes(std::numeric_limits<std::int64_t>::max()), "8.0 EiB");
    row(formatBytes(-2048), "-2.0 KiB");
    row(formatMs(0), "0.00 ms");
    row(formatMs(0.0123), "0.012 ms");
    row(formatMs(7.412), "7.41 ms");
    row(formatMs(41.26), "41.3 ms");
    row(formatMs(412.3), "412 ms");
    row(formatMs(999.7), "1.00 s");
    row(formatMs(1523), "1.52 s");
    row(formatMs(std::numeric_limits<double>::quiet_NaN()), "–");
    row(formatPercent(0.123), "12.3 %");
    row(formatPercent(-0.0), "0.0 %");
    row(formatPercent(0.98765, 2), "98.77 %");
    row(formatCount(812), "812");
    row(formatCount(8960), "8960");
    row(formatCount(5288548), "5.29 M");
    row(formatCount(385814752), "386 M");
    row(formatCount(999999), "1.00 M");
    row(formatCount(37745884192), "37.7 G");
    row(formatReal(3.14159265), "3.142");
    row(formatReal(-0.000012345, 2), "-1.2e-05");
    row(formatReal(std::numeric_limits<double>::infinity()), "∞");
    row(formatReal(-std::numeric_limits<double>::infinity()), "−∞");
    row(formatShape({1, 96, 112, 112}), "[1, 96, 112, 112]");
    row(formatShape({}), "[]");
}

void TstFormat::numbersReadAsPeopleReadThem() {
    QFETCH(const QString, actual);
    QFETCH(const QString, expected);
    QCOMPARE(actual, expected);
}

void TstFormat::exactTextReadsBackAsTheSameNumber() {
    for (const double value :
         {0.1, 1.0 / 3.0, 1e-310, -2.5, 6.02214076e23, 1.0, std::numeric_limits<double>::max()}) {
        const std::string text = formatExact(value);
        double back = 0.0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), back);
        QVERIFY(result.ec == std::errc() && result.ptr == text.data() + text.size());
        QVERIFY2(back == value, text.c_str());
    }
    QCOMPARE(formatExact(0.1), std::string("0.1"));
}

void TstFormat::exactTextOfNoNumberIsEmpty() {
    QVERIFY(formatExact(std::numeric_limits<double>::quiet_NaN()).empty());
    QVERIFY(formatExact(std::numeric_limits<double>::infinity()).empty());
}

void TstFormat::timesAreIso8601InUtc() {
    QCOMPARE(formatUtc(0), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(formatUtc(1709210096), std::string("2024-02-29T12:34:56Z"));  // date -u -d @1709210096
}

SCALESCOPE_TEST(TstFormat)
#include "tst_format.moc"
