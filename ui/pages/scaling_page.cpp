// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling_page.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/scaling/dimensions.h"
#include "core/scaling/theory.h"
#include "ui/convert.h"
#include "ui/pages/page_parts.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/network_menu.h"
#include "ui/widgets/table_panel.h"

namespace scalescope::ui {

namespace {

constexpr double kStepsPerUnit = 100.0;
constexpr double kHighestBase = 2.0, kLowestPhi = -3.0, kHighestPhi = 8.0;
constexpr double kMega = 1e6, kGiga = 1e9, kMebi = 1024.0 * 1024.0;

}  // namespace

ScalingPage::ScalingPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, QStringLiteral("Scaling"),
           QStringLiteral("What if I scale it otherwise?"), parent),
      m_memoryBytes(environment().memoryBytes) {
    for (const auto dimension :
         {ScaledDimension::Depth, ScaledDimension::Width, ScaledDimension::Resolution})
        m_single.push_back(dimensionFamily(dimension, {}));
    buildLayout();
    setCoefficients({.phi = 1.0});
    connectWidgets();
    keepState();
}

void ScalingPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_top = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_top, m_rows})
        splitter->setChildrenCollapsible(false);
    m_law = new ScatterPlot;
    m_law->setObjectName(QStringLiteral("scalingLaw"));
    m_law->setConnected(true);
    m_law->setExportName(QStringLiteral("compound-law"));
    m_law->setToolTip(
        QStringLiteral("Theory: B0's MACs times 2^φ. The law: the network with its channels, "
                       "repeats and side rounded. Published: B0 to B7 at the paper's sides."));
    m_top->addWidget(m_law);
    m_top->addWidget(buildDimensions());
    m_top->setSizes({500, 500});
    m_rows->addWidget(m_top);
    m_rows->addWidget(buildTabs());
    m_rows->setSizes({330, 250});
    layout->addWidget(buildDials());
    layout->addWidget(buildFigures());
    layout->addWidget(m_rows, 1);
}

/// What the sliders' network costs, and what can be done with it.
QWidget* ScalingPage::buildFigures() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    m_figures = makeNote(this, QStringLiteral("scalingFigures"));
    m_add = new QToolButton;
    m_add->setObjectName(QStringLiteral("scalingAdd"));
    m_add->setText(QStringLiteral("Add as column"));
    m_add->setToolTip(
        QStringLiteral("This network goes through every page beside B0 to B7. The "
                       "arrow saves its files."));
    m_add->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(m_add);
    addFileActions(*menu, *this, m_study, [this] { return definition(); });
    m_add->setMenu(menu);
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (auto network = definition())
            m_study.openNetwork(std::move(*network));
    });
    row->addWidget(m_figures, 1);
    row->addWidget(m_add, 0, Qt::AlignTop);
    return area;
}

/// The sliders' network under a name that is still free; nothing when there is none to build.
std::optional<NetworkDefinition> ScalingPage::definition() const {
    SliderNetwork now = networkOfSliders(coefficients(), m_memoryBytes);
    if (!now.network)
        return std::nullopt;
    now.network->spec.name = m_study.freeName("phi-" + formatReal(now.network->coefficients.phi));
    if (!isNetworkName(now.network->spec.name))
        now.network->spec.name = m_study.freeName("custom");
    return NetworkDefinition{now.network->spec, now.network->coefficients};
}

ScalingPage::Dial ScalingPage::buildDial(QGridLayout* grid, int column, const QString& sign,
                                         const QString& name, const QString& tip, double low,
                                         double high) {
    Dial dial;
    auto* label = new QLabel(sign);
    dial.slider = new QSlider(Qt::Horizontal);
    dial.slider->setObjectName(name + QStringLiteral("Slider"));
    dial.slider->setRange(static_cast<int>(std::lround(low * kStepsPerUnit)),
                          static_cast<int>(std::lround(high * kStepsPerUnit)));
    dial.value = new QDoubleSpinBox;
    dial.value->setObjectName(name);
    dial.value->setRange(low, high);
    dial.value->setDecimals(2);
    dial.value->setSingleStep(1.0 / kStepsPerUnit);
    label->setBuddy(dial.value);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(dial.slider),
                            static_cast<QWidget*>(dial.value)})
        widget->setToolTip(tip);
    auto* cell = new QHBoxLayout;
    cell->addWidget(label);
    cell->addWidget(dial.slider, 1);
    cell->addWidget(dial.value);
    grid->addLayout(cell, 0, column);
    grid->setColumnStretch(column, 1);
    return dial;
}

QWidget* ScalingPage::buildDials() {
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    m_dials = {
        buildDial(grid, 0, QStringLiteral("α"), QStringLiteral("alpha"),
                  QStringLiteral("Depth grows by α^φ. The paper's is 1.2."), 1.0, kHighestBase),
        buildDial(grid, 1, QStringLiteral("β"), QStringLiteral("beta"),
                  QStringLiteral("Width grows by β^φ. The paper's is 1.1."), 1.0, kHighestBase),
        buildDial(grid, 2, QStringLiteral("γ"), QStringLiteral("gamma"),
                  QStringLiteral("Resolution grows by γ^φ. The paper's is 1.15."), 1.0,
                  kHighestBase),
        buildDial(grid, 3, QStringLiteral("φ"), QStringLiteral("phi"),
                  QStringLiteral("How far to scale: 0 is B0, below 0 is smaller."), kLowestPhi,
                  kHighestPhi)};
    m_constraint = new QLabel;
    m_constraint->setObjectName(QStringLiteral("scalingConstraint"));
    m_constraint->setToolTip(
        QStringLiteral("MACs grow by this factor with every step of φ; the paper asks for about "
                       "2 (arXiv 1905.11946, eq. 3)."));
    m_paper = new QPushButton(QStringLiteral("The paper's"));
    m_paper->setObjectName(QStringLiteral("scalingPaper"));
    m_paper->setToolTip(QStringLiteral("α 1.2, β 1.1, γ 1.15; φ stays."));
    grid->addWidget(m_constraint, 1, 0, 1, 3);
    grid->addWidget(m_paper, 1, 3, Qt::AlignRight);
    return area;
}

QWidget* ScalingPage::buildDimensions() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_measure = addCombo(
        row, QStringLiteral("Show"),
        {QStringLiteral("Params"), QStringLiteral("Activations"), QStringLiteral("Predicted peak"),
         QStringLiteral("Receptive field"), QStringLiteral("Receptive field over side")},
        QStringLiteral("scalingMeasure"),
        QStringLiteral("B0 scaled by one dimension alone and by the sliders' α, β, γ together, "
                       "against MACs: at one place of the axis all cost the same."));
    row->addStretch();
    m_dimensions = new LinePlot;
    m_dimensions->setObjectName(QStringLiteral("scalingDimensions"));
    m_dimensions->setExportName(QStringLiteral("one-dimension-against-all"));
    layout->addLayout(row);
    layout->addWidget(m_dimensions, 1);
    return area;
}

TablePanel* ScalingPage::addTable(const QString& tab, const char* name, const QString& file) {
    auto* table = new TablePanel;
    table->setObjectName(QString::fromLatin1(name));
    table->setExportName(file);
    table->setSortable(false);
    m_tabs->addTab(table, tab);
    return table;
}

QTabWidget* ScalingPage::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("scalingTabs"));
    m_tabs->setDocumentMode(true);
    m_why = addTable(QStringLiteral("Why not 2^φ"), "scalingWhy", QStringLiteral("deviation"));
    m_implied =
        addTable(QStringLiteral("Implied φ"), "scalingImplied", QStringLiteral("implied-phi"));
    m_lawTable =
        addTable(QStringLiteral("Law and family"), "scalingLawTable", QStringLiteral("law"));
    m_network =
        addTable(QStringLiteral("This network"), "scalingNetwork", QStringLiteral("network"));
    m_tabs->addTab(buildBudget(), QStringLiteral("Fit a budget"));
    m_paperTable =
        addTable(QStringLiteral("Published"), "scalingPublished", QStringLiteral("paper-tables"));
    m_paperTable->setTable(paperDimensionTable());
    return m_tabs;
}

QWidget* ScalingPage::buildBudget() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 4, 0, 0);
    auto* row = new QHBoxLayout;
    const std::array<const char*, 3> names{"budgetParams", "budgetMacs", "budgetMemory"};
    const std::array<const char*, 3> titles{"Params", "MACs", "Memory"};
    const std::array<const char*, 3> suffixes{" M", " G", " MiB"};
    const std::array<double, 3> defaults{10.0, 2.0, 512.0};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* label = new QLabel(QString::fromLatin1(titles[i]));
        m_limits[i] = new QDoubleSpinBox;
        m_limits[i]->setObjectName(QString::fromLatin1(names[i]));
        m_limits[i]->setRange(0.0, 1e6);
        m_limits[i]->setSuffix(QString::fromLatin1(suffixes[i]));
        m_limits[i]->setSpecialValueText(QStringLiteral("no limit"));
        m_limits[i]->setValue(defaults[i]);
        label->setBuddy(m_limits[i]);
        row->addWidget(label);
        row->addWidget(m_limits[i]);
    }
    m_fit = new QPushButton(QStringLiteral("Largest φ"));
    m_fit->setObjectName(QStringLiteral("scalingFit"));
    m_fit->setToolTip(
        QStringLiteral("The largest network of these α, β, γ within the limits, by arithmetic. "
                       "Memory is weights and predicted activations of one image. The command "
                       "line's scale --fit also takes a latency and times networks."));
    row->addWidget(m_fit);
    row->addStretch();
    m_fitText = makeNote(area, QStringLiteral("scalingFitText"));
    m_budgetTable = new TablePanel;
    m_budgetTable->setObjectName(QStringLiteral("scalingBudget"));
    m_budgetTable->setExportName(QStringLiteral("budget"));
    m_budgetTable->setSortable(false);
    m_budgetTable->setEmptyText(QStringLiteral("Set limits and press Largest φ."));
    layout->addLayout(row);
    layout->addWidget(m_fitText);
    layout->addWidget(m_budgetTable, 1);
    return area;
}

void ScalingPage::connectWidgets() {
    for (const Dial& dial : m_dials) {
        connect(dial.slider, &QSlider::valueChanged, this, [this, dial](int steps) {
            const QSignalBlocker quiet(dial.value);
            dial.value->setValue(steps / kStepsPerUnit);
            markDirty();
        });
        connect(dial.value, &QDoubleSpinBox::valueChanged, this, [this, dial](double value) {
            const QSignalBlocker quiet(dial.slider);
            dial.slider->setValue(static_cast<int>(std::lround(value * kStepsPerUnit)));
            markDirty();
        });
    }
    connect(m_paper, &QPushButton::clicked, this,
            [this] { setCoefficients({.phi = coefficients().phi}); });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &ScalingPage::markDirty);
    connect(m_fit, &QPushButton::clicked, this, &ScalingPage::fitBudgetNow);
}

void ScalingPage::keepState() {
    for (const Dial& dial : m_dials)
        keep(QStringLiteral("scaling/") + dial.value->objectName(), dial.slider);
    keep(QStringLiteral("scaling/top"), m_top);
    keep(QStringLiteral("scaling/rows"), m_rows);
    keep(QStringLiteral("scaling/tab"), m_tabs);
    keep(QStringLiteral("scaling/measure"), m_measure);
}

Coefficients ScalingPage::coefficients() const {
    const auto at = [this](std::size_t i) { return m_dials[i].value->value(); };
    return {.alpha = at(0), .beta = at(1), .gamma = at(2), .phi = at(3)};
}

void ScalingPage::setCoefficients(const Coefficients& c) {
    const std::array<double, 4> values{c.alpha, c.beta, c.gamma, c.phi};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QSignalBlocker quietSlider(m_dials[i].slider), quietValue(m_dials[i].value);
        m_dials[i].value->setValue(values[i]);
        m_dials[i].slider->setValue(static_cast<int>(std::lround(values[i] * kStepsPerUnit)));
    }
    markDirty();
}

Budget ScalingPage::budget() const {
    const auto limit = [this](std::size_t i, double unit) {
        const double value = m_limits[i]->value();
        return value > 0 ? std::optional(static_cast<std::int64_t>(value * unit)) : std::nullopt;
    };
    Budget budget;
    budget.params = limit(0, kMega);
    budget.macs = limit(1, kGiga);
    budget.memoryBytes = limit(2, kMebi);
    budget.machineBytes = m_memoryBytes;
    return budget;
}

void ScalingPage::fitBudgetNow() {
    const SliderFit found = fitOfSliders(coefficients(), budget());
    if (!found.fit) {
        m_fitText->setText(found.refusal);
        m_budgetTable->setTable({});
        return;
    }
    const BudgetFit& fit = *found.fit;
    m_fitText->setText(QStringLiteral("φ = %1: %2. The limit on %3 binds.")
                           .arg(qstr(formatReal(fit.network.coefficients.phi)),
                                figuresText(fit.network), qstr(budgetName(fit.binding))));
    m_budgetTable->setTable(budgetTable(fit));
    setCoefficients(fit.network.coefficients);
}

void ScalingPage::refresh() {
    const Coefficients now = coefficients();
    const SliderNetwork network = networkOfSliders(now, m_memoryBytes);
    m_constraint->setText(constraintText(now));
    m_figures->setText(network.network ? figuresText(*network.network) : network.refusal);
    m_add->setEnabled(network.network.has_value());
    m_law->setData(lawSeries(now, lawFamily(now), network.network));
    refreshDimensions();
    refreshTables(network);
}

void ScalingPage::refreshDimensions() {
    auto families = m_single;
    families.push_back(dimensionFamily(ScaledDimension::Compound, coefficients()));
    m_dimensions->setData(dimensionSeries(
        families, static_cast<ScaleMeasure>(std::clamp(m_measure->currentIndex(), 0, 4))));
}

void ScalingPage::refreshTables(const SliderNetwork& now) {
    for (TablePanel* table : {m_network, m_why})
        table->setEmptyText(now.refusal);
    m_network->setTable(now.network ? networkTable(*now.network) : Table{});
    m_why->setTable(now.network ? deviationTable(*now.network) : Table{});
    m_implied->setTable(impliedPhiTable(coefficients()));
    m_lawTable->setTable(lawTable(coefficients()));
}

}  // namespace scalescope::ui
