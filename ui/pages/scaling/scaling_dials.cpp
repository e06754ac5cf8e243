// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_dials.h"

#include "core/base/format.h"
#include "ui/widgets/network_menu.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kStepsPerUnit = 100.0;
constexpr double kHighestBase = 2.0, kLowestPhi = -3.0, kHighestPhi = 8.0;

int stepsOf(double value) {
    return static_cast<int>(std::lround(value * kStepsPerUnit));
}

}  // namespace

ScalingDials::ScalingDials(Study& study, Selection& selection, ScalingChoice& choice,
                           QWidget* parent)
    : ScalingPanel(study, selection, choice, parent) {
    buildLayout();
    connectWidgets();
    follow();
    refresh();
    for (const Dial& dial : m_dials)
        keep(QStringLiteral("scaling/") + dial.value->objectName(), dial.slider);
}

void ScalingDials::buildLayout() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    m_dials = {
        buildDial(grid, QStringLiteral("α"), QStringLiteral("alpha"),
                  tr("Depth grows by α^φ. The paper's is 1.2."), 1.0, kHighestBase),
        buildDial(grid, QStringLiteral("β"), QStringLiteral("beta"),
                  tr("Width grows by β^φ. The paper's is 1.1."), 1.0, kHighestBase),
        buildDial(grid, QStringLiteral("γ"), QStringLiteral("gamma"),
                  tr("Resolution grows by γ^φ. The paper's is 1.15."), 1.0, kHighestBase),
        buildDial(grid, QStringLiteral("φ"), QStringLiteral("phi"),
                  tr("How far to scale: 0 is B0, below 0 is smaller."), kLowestPhi, kHighestPhi)};
    m_constraint = new QLabel;
    m_constraint->setObjectName(QStringLiteral("scalingConstraint"));
    m_constraint->setToolTip(
        tr("MACs grow by this factor with every step of φ; the paper asks for about "
           "2 (arXiv 1905.11946, eq. 3)."));
    m_paper = new QPushButton(tr("The paper's"));
    m_paper->setObjectName(QStringLiteral("scalingPaper"));
    m_paper->setToolTip(tr("α 1.2, β 1.1, γ 1.15; φ stays."));
    grid->addWidget(m_constraint, 1, 0, 1, 3);
    grid->addWidget(m_paper, 1, 3, Qt::AlignRight);
    grid->addLayout(buildFigures(), 2, 0, 1, 4);
}

/// What the sliders' network costs, and what can be done with it.
QLayout* ScalingDials::buildFigures() {
    m_figures = makeNote(this, QStringLiteral("scalingFigures"));
    m_add = new QToolButton;
    m_add->setObjectName(QStringLiteral("scalingAdd"));
    m_add->setText(tr("Add as column"));
    m_add->setToolTip(
        tr("This network goes through every page beside B0 to B7. The "
           "arrow saves its files."));
    m_add->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(m_add);
    addFileActions(*menu, *this, m_study, [this] { return definition(); });
    m_add->setMenu(menu);
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (auto network = definition())
            m_study.networks().open(std::move(*network));
    });
    auto* row = new QHBoxLayout;
    row->addWidget(m_figures, 1);
    row->addWidget(m_add, 0, Qt::AlignTop);
    return row;
}

/// The sliders' network under a name that is still free; nothing when there is none to build.
std::optional<NetworkDefinition> ScalingDials::definition() const {
    std::optional<ScaledNetwork> now = m_choice.network().network;
    if (!now)
        return std::nullopt;
    now->spec.name = m_study.networks().freeName("phi" + formatReal(now->coefficients.phi));
    if (!isNetworkName(now->spec.name))
        now->spec.name = m_study.networks().freeName("custom");
    return NetworkDefinition{now->spec, now->coefficients};
}

ScalingDials::Dial ScalingDials::buildDial(QGridLayout* grid, const QString& sign,
                                           const QString& name, const QString& tip, double low,
                                           double high) {
    Dial dial;
    auto* label = new QLabel(sign);
    dial.slider = new QSlider(Qt::Horizontal);
    dial.slider->setObjectName(name + QStringLiteral("Slider"));
    dial.slider->setAccessibleName(name);
    dial.slider->setRange(stepsOf(low), stepsOf(high));
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
    const int column = grid->count();
    grid->addLayout(cell, 0, column);
    grid->setColumnStretch(column, 1);
    return dial;
}

void ScalingDials::connectWidgets() {
    for (const Dial& dial : m_dials) {
        connect(dial.slider, &QSlider::valueChanged, this, [this, dial](int steps) {
            const QSignalBlocker quiet(dial.value);
            dial.value->setValue(steps / kStepsPerUnit);
            choose();
        });
        connect(dial.value, &QDoubleSpinBox::valueChanged, this, [this, dial](double value) {
            const QSignalBlocker quiet(dial.slider);
            dial.slider->setValue(stepsOf(value));
            choose();
        });
    }
    connect(m_paper, &QPushButton::clicked, this,
            [this] { m_choice.set({.phi = m_choice.coefficients().phi}); });
    connect(&m_choice, &ScalingChoice::changed, this, &ScalingDials::follow);
}

void ScalingDials::choose() {
    const auto at = [this](std::size_t i) { return m_dials[i].value->value(); };
    m_choice.set({.alpha = at(0), .beta = at(1), .gamma = at(2), .phi = at(3)});
}

void ScalingDials::follow() {
    const Coefficients& c = m_choice.coefficients();
    const std::array<double, 4> values{c.alpha, c.beta, c.gamma, c.phi};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QSignalBlocker quietSlider(m_dials[i].slider), quietValue(m_dials[i].value);
        m_dials[i].value->setValue(values[i]);
        m_dials[i].slider->setValue(stepsOf(values[i]));
    }
}

void ScalingDials::refresh() {
    const SliderNetwork& network = m_choice.network();
    m_constraint->setText(constraintText(m_choice.coefficients()));
    m_figures->setText(network.network ? figuresText(*network.network) : network.refusal);
    m_add->setEnabled(network.network.has_value());
}

}  // namespace scalescope::ui
