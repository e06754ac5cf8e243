// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/se_lab_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/convert.h"
#include "ui/pages/se_lab_data.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"

namespace scalescope::ui {

namespace {

constexpr int kGateSteps = 1000;
constexpr int kLargest[4] = {4, 4096, 64, 64};
/// Keeps a turn of a knob below a frame or two.
constexpr std::int64_t kLargestElements = 4 << 20;
enum Form { Literature, EfficientNet, Own };

QLabel* heading(const QString& text) {
    return new QLabel(QStringLiteral("<b>%1</b>").arg(text));
}

BarPlot* makeBars(const char* name, const QString& exportName) {
    auto* bars = new BarPlot;
    bars->setObjectName(QString::fromLatin1(name));
    bars->setExportName(exportName);
    bars->setMinimumSize(160, 110);
    return bars;
}

}  // namespace

SeLabPanel::SeLabPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidget(buildKnobs());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(scroll->widget()->minimumSizeHint().width() + 22);
    row->addWidget(scroll);
    row->addWidget(buildPlots(), 1);
    connectKnobs();
    useForm(Literature);
}

QWidget* SeLabPanel::buildKnobs() {
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(4);
    buildInput(column);
    buildForm(column);
    buildGate(column);
    column->addStretch();
    return area;
}

void SeLabPanel::buildInput(QVBoxLayout* column) {
    constexpr int kStart[4] = {2, 64, 32, 32};
    const char* const names[4] = {"N", "C", "H", "W"};
    column->addWidget(heading(QStringLiteral("Input: random tensor")));
    auto* grid = new QGridLayout;
    for (int i = 0; i < 4; ++i) {
        m_sizes[i] = new QSpinBox;
        m_sizes[i]->setObjectName(QStringLiteral("labSize") + QString::fromLatin1(names[i]));
        m_sizes[i]->setRange(1, kLargest[i]);
        m_sizes[i]->setValue(kStart[i]);
        m_sizes[i]->setKeyboardTracking(false);
        m_sizes[i]->setAccessibleName(QString::fromLatin1(names[i]));
        m_sizes[i]->setToolTip(
            QStringLiteral("Samples, channels, height and width of the input. "
                           "Every sample and channel has a mean of its own, "
                           "and noise about it, both from the seed."));
        grid->addWidget(new QLabel(QString::fromLatin1(names[i])), i / 2, 2 * (i % 2));
        grid->addWidget(m_sizes[i], i / 2, 2 * (i % 2) + 1);
    }
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("labSeed"));
    m_seed->setRange(0, 1 << 30);
    m_seed->setToolTip(
        QStringLiteral("Another seed, another input and other weights; the same "
                       "seed gives the same numbers on every machine."));
    grid->addWidget(new QLabel(QStringLiteral("Seed")), 2, 0);
    grid->addWidget(m_seed, 2, 1, 1, 3);
    column->addLayout(grid);
    m_fromBlock = new QPushButton(QStringLiteral("Shape of the block"));
    m_fromBlock->setObjectName(QStringLiteral("labFromBlock"));
    m_fromBlock->setToolTip(
        QStringLiteral("Takes channels and sides of the selected block's "
                       "depthwise output (sides at most 64), and its own form. "
                       "The values stay random."));
    column->addWidget(m_fromBlock);
}

void SeLabPanel::buildForm(QVBoxLayout* column) {
    column->addSpacing(6);
    column->addWidget(heading(QStringLiteral("Form")));
    m_forms = new QComboBox;
    m_forms->setObjectName(QStringLiteral("labForm"));
    m_forms->addItems(
        {QStringLiteral("Literature"), QStringLiteral("EfficientNet"), QStringLiteral("Own")});
    m_forms->setToolTip(
        QStringLiteral("Literature: reduction 16, no bias, ReLU (SENet, arXiv "
                       "1709.01507). EfficientNet: a quarter of the block's input, "
                       "which is reduction 24 of the expanded channels, with bias "
                       "and SiLU (torchvision)."));
    column->addWidget(m_forms);
    auto* row = new QHBoxLayout;
    m_reduction = new QSlider(Qt::Horizontal);
    m_reduction->setObjectName(QStringLiteral("labReduction"));
    m_reduction->setRange(kSmallestReduction, kLargestReduction);
    m_reductionBox = new QSpinBox;
    m_reductionBox->setObjectName(QStringLiteral("labReductionBox"));
    m_reductionBox->setRange(kSmallestReduction, kLargestReduction);
    for (QWidget* knob :
         {static_cast<QWidget*>(m_reduction), static_cast<QWidget*>(m_reductionBox)})
        knob->setToolTip(
            QStringLiteral("Channels per hidden unit, r: hidden = max(1, C / r). A "
                           "larger r costs less and ties the gates closer together."));
    row->addWidget(new QLabel(QStringLiteral("Reduction")));
    row->addWidget(m_reduction, 1);
    row->addWidget(m_reductionBox);
    column->addLayout(row);
    auto* second = new QHBoxLayout;
    m_bias = new QCheckBox(QStringLiteral("Bias"));
    m_bias->setObjectName(QStringLiteral("labBias"));
    m_bias->setToolTip(
        QStringLiteral("Of both layers: a gate can then lean open or closed whatever "
                       "the input is. It adds C + hidden parameters and no MACs."));
    m_activation = new QComboBox;
    m_activation->setObjectName(QStringLiteral("labActivation"));
    m_activation->addItems({QStringLiteral("ReLU"), QStringLiteral("SiLU")});
    m_activation->setToolTip(
        QStringLiteral("Of the hidden units: ReLU is max(0, z), SiLU is z · "
                       "σ(z) and lets small negative values through."));
    second->addWidget(m_bias);
    second->addWidget(m_activation, 1);
    column->addLayout(second);
}

void SeLabPanel::buildGate(QVBoxLayout* column) {
    column->addSpacing(6);
    column->addWidget(heading(QStringLiteral("Hold a gate")));
    auto* row = new QHBoxLayout;
    m_channel = new QSpinBox;
    m_channel->setObjectName(QStringLiteral("labChannel"));
    m_channel->setToolTip(
        QStringLiteral("The channel whose gate the slider turns. A click on a "
                       "bar of the gates chooses it as well."));
    row->addWidget(new QLabel(QStringLiteral("Channel")));
    row->addWidget(m_channel, 1);
    column->addLayout(row);
    m_gate = new QSlider(Qt::Horizontal);
    m_gate->setObjectName(QStringLiteral("labGate"));
    m_gate->setRange(0, kGateSteps);
    m_gate->setToolTip(
        QStringLiteral("Holds this channel's gate at a value in every sample. The "
                       "channel's energy changes by the square of its gate."));
    column->addWidget(m_gate);
    m_gateText = new QLabel;
    m_gateText->setObjectName(QStringLiteral("labGateText"));
    m_gateText->setWordWrap(true);
    column->addWidget(m_gateText);
    m_free = new QPushButton(QStringLiteral("Let all gates go"));
    m_free->setObjectName(QStringLiteral("labFree"));
    column->addWidget(m_free);
}

QWidget* SeLabPanel::buildPlots() {
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    m_squeeze = makeBars("labSqueeze", QStringLiteral("se-lab-squeeze"));
    m_hidden = makeBars("labHidden", QStringLiteral("se-lab-hidden"));
    m_gates = makeBars("labGates", QStringLiteral("se-lab-gates"));
    m_energies = makeBars("labEnergies", QStringLiteral("se-lab-energies"));
    m_gates->setDefinition("gate.value");
    m_gates->setYRange(0.0, 1.0);
    m_cost = new LinePlot;
    m_cost->setObjectName(QStringLiteral("labCost"));
    m_cost->setExportName(QStringLiteral("se-lab-cost"));
    m_cost->setMinimumSize(160, 110);
    grid->addWidget(m_squeeze, 0, 0);
    grid->addWidget(m_hidden, 0, 1);
    grid->addWidget(m_gates, 1, 0, 1, 2);
    grid->addWidget(m_energies, 2, 0);
    grid->addWidget(m_cost, 2, 1);
    m_sentence = makeNote(area, QStringLiteral("labSentence"));
    grid->addWidget(m_sentence, 3, 0, 1, 2);
    for (int row = 0; row < 3; ++row)
        grid->setRowStretch(row, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return area;
}

void SeLabPanel::connectKnobs() {
    for (QSpinBox* size : m_sizes)
        connect(size, &QSpinBox::valueChanged, this, &SeLabPanel::changed);
    connect(m_seed, &QSpinBox::valueChanged, this, &SeLabPanel::changed);
    connect(m_forms, &QComboBox::currentIndexChanged, this, &SeLabPanel::useForm);
    connect(m_reduction, &QSlider::valueChanged, m_reductionBox, &QSpinBox::setValue);
    connect(m_reductionBox, &QSpinBox::valueChanged, this, [this](int reduction) {
        const QSignalBlocker quiet(m_reduction);
        m_reduction->setValue(reduction);
        changed();
    });
    connect(m_bias, &QCheckBox::toggled, this, &SeLabPanel::changed);
    connect(m_activation, &QComboBox::currentIndexChanged, this, &SeLabPanel::changed);
    connect(m_channel, &QSpinBox::valueChanged, this, &SeLabPanel::chooseChannel);
    connect(m_gate, &QSlider::valueChanged, this, &SeLabPanel::holdGate);
    connect(m_free, &QPushButton::clicked, this, &SeLabPanel::freeGates);
    connect(m_fromBlock, &QPushButton::clicked, this, &SeLabPanel::useBlock);
    connect(m_gates, &BarPlot::barClicked, this,
            [this](int, int index) { m_channel->setValue(index); });
}

SeForm SeLabPanel::form() const {
    return {
        .reduction = m_reductionBox->value(),
        .bias = m_bias->isChecked(),
        .activation = m_activation->currentIndex() == 1 ? SeActivation::Silu : SeActivation::Relu};
}

SeShape SeLabPanel::shape() const {
    SeShape shape{};
    for (std::size_t i = 0; i < shape.size(); ++i)
        shape[i] = m_sizes[i]->value();
    // What is too large for a knob loses rows, then samples; the sentence says what is shown.
    while (shape[0] * shape[1] * shape[2] * shape[3] > kLargestElements) {
        const std::size_t side = shape[2] > 1 ? 2 : shape[3] > 1 ? 3 : 0;
        shape[side] = std::max<std::int64_t>(1, shape[side] / 2);
    }
    return shape;
}

void SeLabPanel::useForm(int index) {
    if (index != Own) {
        const SeForm chosen = index == EfficientNet ? efficientNetSeForm() : literatureSeForm();
        const QSignalBlocker a(m_reduction), b(m_reductionBox), c(m_bias), d(m_activation);
        m_reduction->setValue(chosen.reduction);
        m_reductionBox->setValue(chosen.reduction);
        m_bias->setChecked(chosen.bias);
        m_activation->setCurrentIndex(chosen.activation == SeActivation::Silu ? 1 : 0);
    }
    changed();
}

/// Channels, sides and reduction of the block that is selected on all pages.
void SeLabPanel::useBlock() {
    const auto graph = buildGraph(m_study.entry(m_selection.focus()).spec);
    const int block = graph->blockAtDepth(shownDepth(m_selection));
    for (const Node& node : graph->nodes)
        if (node.block == block && node.kind == NodeKind::DepthwiseConv) {
            const std::int64_t sizes[4] = {2, node.out.channels, node.out.height, node.out.width};
            for (int i = 0; i < 4; ++i) {
                const QSignalBlocker quiet(m_sizes[i]);
                m_sizes[i]->setValue(
                    static_cast<int>(std::min<std::int64_t>(sizes[i], kLargest[i])));
            }
        }
    const BlockSpec& spec = graph->architecture.blocks[static_cast<std::size_t>(block)];
    const QSignalBlocker a(m_reduction), b(m_reductionBox), c(m_bias), d(m_activation);
    m_reductionBox->setValue(static_cast<int>(spec.expandedChannels / spec.squeezeChannels));
    m_reduction->setValue(m_reductionBox->value());
    m_bias->setChecked(true);
    m_activation->setCurrentIndex(1);
    changed();
}

/// Another input or another form: the held gates stay where their channels still are.
void SeLabPanel::changed() {
    const QSignalBlocker quiet(m_forms);
    m_forms->setCurrentIndex(form() == literatureSeForm()     ? Literature
                             : form() == efficientNetSeForm() ? EfficientNet
                                                              : Own);
    const std::int64_t channels = shape()[1];
    std::erase_if(m_held, [channels](const auto& held) { return held.first >= channels; });
    const QSignalBlocker still(m_channel);
    m_channel->setRange(0, static_cast<int>(channels) - 1);
    draw();
}

void SeLabPanel::chooseChannel(int /*channel*/) {
    drawGateKnob();
}

void SeLabPanel::holdGate() {
    m_held[m_channel->value()] = static_cast<double>(m_gate->value()) / kGateSteps;
    draw();
}

void SeLabPanel::freeGates() {
    m_held.clear();
    draw();
}

void SeLabPanel::draw() {
    const SeShape size = shape();
    const auto seed = static_cast<std::uint64_t>(m_seed->value());
    m_result = runSeLab(seLabInput(size, seed), seLabWeights(size[1], form(), seed),
                        form().activation, m_held);
    m_squeeze->setData(
        labBars(m_result.squeeze, "Squeeze: mean of each channel", "channel", "mean"),
        BarPlot::Arrangement::Overlaid);
    m_hidden->setData(
        labBars(m_result.hidden, "Hidden units after the activation", "unit", "value"),
        BarPlot::Arrangement::Grouped);
    m_gates->setData(labBars(m_result.gates, "Gates", "channel", "gate"),
                     BarPlot::Arrangement::Overlaid);
    m_energies->setData(labEnergies(m_result), BarPlot::Arrangement::Overlaid);
    m_cost->setData(labCosts(size[1], form()));
    m_cost->setMarker(form().reduction);
    m_sentence->setText(labSentence(m_result, form()));
    m_free->setEnabled(!m_held.empty());
    drawGateKnob();
}

void SeLabPanel::drawGateKnob() {
    const int channel = m_channel->value();
    const auto at = static_cast<std::size_t>(channel);
    const QSignalBlocker quiet(m_gate);
    m_gate->setValue(static_cast<int>(std::lround(m_result.gates.front()[at] * kGateSteps)));
    QStringList gates;
    for (const std::vector<double>& sample : m_result.gates)
        gates << QLocale().toString(sample[at], 'f', 3);
    m_gateText->setText(
        QStringLiteral("Channel %1: gate %2 (%3)")
            .arg(channel)
            .arg(gates.join(QStringLiteral(", ")),
                 m_held.contains(channel) ? QStringLiteral("held") : QStringLiteral("computed")));
    m_gates->setMarker(channel);
}

void SeLabPanel::refresh() {
    const auto graph = buildGraph(m_study.entry(m_selection.focus()).spec);
    const int block = graph->blockAtDepth(shownDepth(m_selection));
    m_fromBlock->setText(
        QStringLiteral("Shape of %1 block %2")
            .arg(nameOf(m_selection.focus()),
                 qstr(graph->architecture.blocks[static_cast<std::size_t>(block)].name())));
}

void SeLabPanel::saveState(QSettings& settings) const {
    QVariantList sizes;
    for (const QSpinBox* size : m_sizes)
        sizes << size->value();
    settings.setValue(QStringLiteral("lab/shape"), sizes);
    settings.setValue(QStringLiteral("lab/seed"), m_seed->value());
    settings.setValue(QStringLiteral("lab/reduction"), m_reductionBox->value());
    settings.setValue(QStringLiteral("lab/bias"), m_bias->isChecked());
    settings.setValue(QStringLiteral("lab/activation"), m_activation->currentIndex());
}

void SeLabPanel::restoreState(const QSettings& settings) {
    const QVariantList sizes = settings.value(QStringLiteral("lab/shape")).toList();
    for (int i = 0; i < 4 && i < sizes.size(); ++i)
        m_sizes[i]->setValue(sizes.at(i).toInt());
    if (!settings.contains(QStringLiteral("lab/seed")))
        return;
    m_seed->setValue(settings.value(QStringLiteral("lab/seed")).toInt());
    m_reductionBox->setValue(settings.value(QStringLiteral("lab/reduction")).toInt());
    m_bias->setChecked(settings.value(QStringLiteral("lab/bias")).toBool());
    m_activation->setCurrentIndex(settings.value(QStringLiteral("lab/activation")).toInt() == 1);
}

}  // namespace scalescope::ui
