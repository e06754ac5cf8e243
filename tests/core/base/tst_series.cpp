// SPDX-License-Identifier: Apache-2.0
#include "core/base/series.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <limits>

using namespace scalescope;

namespace {
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Series series(std::string name, std::vector<double> x, std::vector<double> y) {
    Series result;
    result.name = std::move(name);
    result.x = std::move(x);
    result.y = std::move(y);
    return result;
}
}  // namespace

class TstSeries : public QObject {
    Q_OBJECT
private slots:
    void curvesShareTheUnionOfTheirX();
    void severalPointsAtOneXKeepTheirRows();
    void labelsStandBesideTheirSeries();
    void namesAreQuoted();
    void histogramHasEveryCount();
    void gridIsWrittenAsItIsDrawn();
    void emptyValuesGiveAHeaderOnly();
};

void TstSeries::curvesShareTheUnionOfTheirX() {
    const SeriesSet set{
        "Live bytes",
        {"operator", "", false},
        {"live", "MiB", false},
        {series("B0", {1, 0, 2}, {11, 10, kNan}), series("B1", {0.5, 2}, {20, 22})}};
    QCOMPARE(QString::fromStdString(toCsv(set)), QString("operator,B0 [MiB],B1 [MiB]\r\n"
                                                         "0,10,\r\n"
                                                         "0.5,,20\r\n"
                                                         "1,11,\r\n"
                                                         "2,,22\r\n"));
}

void TstSeries::severalPointsAtOneXKeepTheirRows() {
    const SeriesSet set{"t",
                        {"x", "", false},
                        {"y", "", false},
                        {series("a", {1, 1, 1}, {5, 6, 7}), series("b", {1, 1}, {8, 9})}};
    QCOMPARE(QString::fromStdString(toCsv(set)), QString("x,a,b\r\n1,5,8\r\n1,6,9\r\n1,7,\r\n"));
}

void TstSeries::labelsStandBesideTheirSeries() {
    SeriesSet set{"t",
                  {"x", "", false},
                  {"y", "", false},
                  {series("a", {1, 2}, {5, 6}), series("b", {2}, {8})}};
    set.series[0].labels = {"1.0", "1.1, last"};
    QCOMPARE(QString::fromStdString(toCsv(set)),
             QString("x,a,a label,b\r\n1,5,1.0,\r\n2,6,\"1.1, last\",8\r\n"));
}

void TstSeries::namesAreQuoted() {
    const SeriesSet set{"t", {"a,b", "", false}, {"y", "\"", false}, {series("s", {}, {})}};
    QCOMPARE(QString::fromStdString(toCsv(set)), QString("\"a,b\",\"s [\"\"]\"\r\n"));
}

void TstSeries::histogramHasEveryCount() {
    Histogram histogram;
    histogram.unit = "x";
    histogram.edges = {0, 0.5, 1};
    histogram.counts = {3, 4};
    histogram.underflow = 1;
    histogram.overflow = 2;
    histogram.nanCount = 5;
    histogram.posInfCount = 6;
    histogram.negInfCount = 7;
    QCOMPARE(QString::fromStdString(toCsv(histogram)), QString("bin,from [x],to [x],count\r\n"
                                                               "underflow,,0,1\r\n"
                                                               "0,0,0.5,3\r\n"
                                                               "1,0.5,1,4\r\n"
                                                               "overflow,1,,2\r\n"
                                                               "NaN,,,5\r\n"
                                                               "+Inf,,,6\r\n"
                                                               "-Inf,,,7\r\n"));
}

void TstSeries::gridIsWrittenAsItIsDrawn() {
    Grid2d grid;
    grid.rows.title = "block";
    grid.columns.title = "channel";
    grid.unit = "gate";
    grid.rowLabels = {"1.0", "2.0"};
    grid.rowCount = 2;
    grid.columnCount = 3;
    grid.values = {0.5F, 1.0F, 0.25F, 0.0F, std::numeric_limits<float>::quiet_NaN(), 0.75F};
    QCOMPARE(QString::fromStdString(toCsv(grid)), QString("block \\ channel [gate],0,1,2\r\n"
                                                          "1.0,0.5,1,0.25\r\n"
                                                          "2.0,0,,0.75\r\n"));
}

void TstSeries::emptyValuesGiveAHeaderOnly() {
    QCOMPARE(QString::fromStdString(toCsv(SeriesSet{"t", {"x", "px", false}, {}, {}})),
             QString("x [px]\r\n"));
    QCOMPARE(QString::fromStdString(toCsv(Grid2d{})), QString(" \\ \r\n"));
}

SCALESCOPE_TEST(TstSeries)
#include "tst_series.moc"
