// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/scaling/scaling_page.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

const Coefficients& chosen(const ScalingPage& page) {
    return page.findChild<ScalingChoice*>()->coefficients();
}

QString figures(const ScalingPage& page) {
    return child<QLabel>(page, QStringLiteral("scalingFigures"))->text();
}

/// Panels behind others are not refreshed.
void open(const ScalingPage& page, const char* tabs, int tab) {
    child<QTabWidget>(page, QString::fromLatin1(tabs))->setCurrentIndex(tab);
    QTest::qWait(5);
}

void setDial(const ScalingPage& page, const char* name, double value) {
    child<QDoubleSpinBox>(page, QString::fromLatin1(name))->setValue(value);
    QTest::qWait(5);
}

}  // namespace

class TstScalingPage : public QObject {
    Q_OBJECT
    Desk m_desk{{0}};

private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void phiZeroIsB0() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        setDial(page, "phi", 0.0);
        QVERIFY2(figures(page).startsWith(
                     QStringLiteral("224 px, 5.29 M parameters, 386 M MACs (100.0 %")),
                 qPrintable(figures(page)));
        QVERIFY(figures(page).contains(QStringLiteral("8960 gates in 16 SE blocks")));
        QVERIFY(!test::isBlank(page));
    }

    void sliderAndNumberGoTogether() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        child<QSlider>(page, QStringLiteral("alphaSlider"))->setValue(150);
        QCOMPARE(chosen(page).alpha, 1.5);
        setDial(page, "alpha", 1.25);
        QCOMPARE(child<QSlider>(page, QStringLiteral("alphaSlider"))->value(), 125);
        child<QPushButton>(page, QStringLiteral("scalingPaper"))->click();
        QCOMPARE(chosen(page).alpha, 1.2);
        QCOMPARE(chosen(page).phi, 1.0);
    }

    void constraintSaysHowFarItIsOff() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        auto* text = child<QLabel>(page, QStringLiteral("scalingConstraint"));
        QVERIFY2(text->text().endsWith(QStringLiteral("= 1.92, 4.0 % under 2")),
                 qPrintable(text->text()));
        setDial(page, "alpha", 2.0);
        QVERIFY2(text->text().contains(QStringLiteral("more than 10 % off")),
                 qPrintable(text->text()));
    }

    void lawIsDrawnBesideTheoryAndPublished() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        QTest::qWait(5);
        const SeriesSet& set = child<ScatterPlot>(page, QStringLiteral("scalingLaw"))->data();
        QVERIFY(set.x.logarithmic && set.y.logarithmic);
        QCOMPARE(set.series.size(), 4U);
        QCOMPARE(set.series[0].y.size(), 8U);
        QCOMPARE(set.series[0].y[3], 385'814'752.0 * 8.0 / 1e9);
        QCOMPARE(set.series[1].x[7], 596.0);
        QVERIFY(set.series[2].ghost);
        QCOMPARE(set.series[2].y[7], 37.745884192);
        QCOMPARE(set.series[2].x[2], 260.0);
    }

    void publishedVariantsStandAtTheirImpliedPhi() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        QTest::qWait(5);
        const SeriesSet& set = child<ScatterPlot>(page, QStringLiteral("scalingPhis"))->data();
        QCOMPARE(set.series.size(), 6U);
        const Series& side = set.series[4];
        QCOMPARE(side.labels.front(), std::string("B1 r"));
        QCOMPARE(side.y.size(), 7U);
        QCOMPARE(side.x.back(), std::log(600.0 / 224.0) / std::log(1.15));
    }

    void chartsOfTheLawAreLinked() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        QTest::qWait(5);
        auto* sides = child<ScatterPlot>(page, QStringLiteral("scalingLaw"));
        auto* phis = child<ScatterPlot>(page, QStringLiteral("scalingPhis"));
        Q_EMIT sides->pointHovered(2, 4);
        QVERIFY(phis->marked().contains("B4 w"));
        Q_EMIT phis->pointHovered(0, 3);
        QVERIFY(sides->marked().contains("φ 3"));
        open(page, "scalingTables", 2);
        auto* table = child<TablePanel>(page, QStringLiteral("scalingLawTable"));
        Q_EMIT phis->pointHovered(1, 5);
        QCOMPARE(table->selectedRow(), 5);
        table->view()->selectRow(8 + 6);
        QVERIFY(sides->marked().contains("B6"));
        Q_EMIT sides->pointClicked(1, 4);
        QCOMPARE(chosen(page).phi, 4.0);
    }

    void dimensionsCostTheirMacsDifferently() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        auto* plot = child<LinePlot>(page, QStringLiteral("scalingDimensions"));
        open(page, "scalingTabs", 1);
        QCOMPARE(plot->data().series.size(), 4U);
        const Series& resolution = plot->data().series[2];
        QCOMPARE(resolution.name, std::string("resolution"));
        QCOMPARE(resolution.y.front(), resolution.y.back());  // params do not grow with the side
        child<QComboBox>(page, QStringLiteral("scalingMeasure"))->setCurrentIndex(4);
        QTest::qWait(5);
        QCOMPARE(plot->data().series[1].y.front(), 851.0);
        QCOMPARE(plot->data().series[1].y.back(), 851.0);  // nor the receptive field with width
        QVERIFY(plot->data().series[0].y.back() > 851.0);
    }

    void networkThatCannotBeBuiltSaysWhy() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        setDial(page, "gamma", 2.0);
        setDial(page, "phi", 8.0);
        QVERIFY2(figures(page).contains(QStringLiteral("from 32 to 4096 pixels")),
                 qPrintable(figures(page)));
        QVERIFY(child<TablePanel>(page, QStringLiteral("scalingWhy"))->table().rows.empty());
    }

    void budgetSetsTheLargestPhi() {
        ScalingPage page(m_desk.study, m_desk.selection);
        test::present(page);
        child<QPushButton>(page, QStringLiteral("scalingFit"))->click();
        QTest::qWait(5);
        const Table& table = child<TablePanel>(page, QStringLiteral("scalingBudget"))->table();
        QCOMPARE(table.rows.size(), 3U);
        QCOMPARE(chosen(page).phi, std::get<double>(table.rows[0][5]));
        QVERIFY(chosen(page).phi > 1.0 && chosen(page).phi < 2.0);
        QVERIFY(child<QLabel>(page, QStringLiteral("scalingFitText"))
                    ->text()
                    .endsWith(QStringLiteral("The limit on params binds.")));
        for (const char* name : {"budgetParams", "budgetMacs", "budgetMemory"})
            child<QDoubleSpinBox>(page, QString::fromLatin1(name))->setValue(0.0);
        QTRY_VERIFY(child<QPushButton>(page, QStringLiteral("scalingFit"))->isEnabled());
        child<QPushButton>(page, QStringLiteral("scalingFit"))->click();
        QVERIFY(child<QLabel>(page, QStringLiteral("scalingFitText"))
                    ->text()
                    .startsWith(QStringLiteral("There is no budget")));
    }

    void slidersOutliveTheProgram() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        {
            ScalingPage page(m_desk.study, m_desk.selection);
            page.findChild<ScalingChoice*>()->set(
                {.alpha = 1.3, .beta = 1.2, .gamma = 1.1, .phi = 2.5});
            page.saveState(settings);
        }
        ScalingPage page(m_desk.study, m_desk.selection);
        page.restoreState(settings);
        QCOMPARE(chosen(page).alpha, 1.3);
        QCOMPARE(chosen(page).phi, 2.5);
    }
};

SCALESCOPE_GUI_TEST(TstScalingPage)
#include "tst_scaling_page.moc"
