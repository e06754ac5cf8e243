// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/se_lab/se_lab_knobs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr int kLargest[4] = {4, 4096, 64, 64};
/// Keeps a turn of a knob below a frame or two.
constexpr std::int64_t kLargestElements = 4 << 20;
enum Form { Literature, EfficientNet, Own };

QComboBox* choice(QVBoxLayout* column, const char* name, const QString& title,
                  const QStringList& items, const QString& tip) {
    auto* combo = new QComboBox;
    combo->setAccessibleName(title);
    combo->setObjectName(QString::fromLatin1(name));
    combo->addItems(items);
    combo->setToolTip(tip);
    column->addWidget(combo);
    return combo;
}

}  // namespace

SeLabKnobs::SeLabKnobs(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    buildInput(column);
    buildForm(column);
    m_weights->setCurrentIndex(1);
    setForm(literatureSeForm());
    connectKnobs();
    settle();
    keep(
        QStringLiteral("lab/shape"),
        [this] {
            QVariantList sizes;
            for (const QSpinBox* size : m_sizes)
                sizes << size->value();
            return QVariant(sizes);
        },
        [this](const QVariant& saved) {
            const QVariantList sizes = saved.toList();
            for (int i = 0; i < 4 && i < sizes.size(); ++i)
                m_sizes[i]->setValue(sizes.at(i).toInt());
        });
    keep(QStringLiteral("lab/seed"), m_seed);
    keep(QStringLiteral("lab/reduction"), m_reductionBox);
    keep(QStringLiteral("lab/bias"), m_bias);
    keep(QStringLiteral("lab/activation"), m_activation);
    keep(QStringLiteral("lab/input"), m_source);
    keep(QStringLiteral("lab/weights"), m_weights);
}

void SeLabKnobs::buildInput(QVBoxLayout* column) {
    column->addWidget(new QLabel(tr("<b>Input</b>")));
    m_source =
        choice(column, "labInput", tr("Input"), {tr("Random tensor"), tr("Block on the picture")},
               tr("Random: noise from a seed, the same on every machine. Block: "
                  "the selected block's real depthwise output on the loaded "
                  "picture, with the loaded weights."));
    m_inputText = new QLabel;
    m_inputText->setObjectName(QStringLiteral("labInputText"));
    m_inputText->setWordWrap(true);
    column->addWidget(m_inputText);
    buildSizes(column);
    auto* row = new QHBoxLayout;
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("labSeed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setRange(0, 1 << 30);
    m_seed->setToolTip(
        tr("Another seed, another input and other weights; the same "
           "seed gives the same numbers on every machine."));
    row->addWidget(new QLabel(tr("Seed")));
    row->addWidget(m_seed, 1);
    column->addLayout(row);
}

void SeLabKnobs::buildSizes(QVBoxLayout* column) {
    constexpr int kStart[4] = {2, 64, 32, 32};
    const char* const names[4] = {"N", "C", "H", "W"};
    m_tensor = new QWidget;
    auto* grid = new QGridLayout(m_tensor);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < 4; ++i) {
        m_sizes[i] = new QSpinBox;
        m_sizes[i]->setObjectName(QStringLiteral("labSize") + QString::fromLatin1(names[i]));
        m_sizes[i]->setRange(1, kLargest[i]);
        m_sizes[i]->setValue(kStart[i]);
        m_sizes[i]->setKeyboardTracking(false);
        m_sizes[i]->setAccessibleName(QString::fromLatin1(names[i]));
        m_sizes[i]->setToolTip(
            tr("Samples, channels, height and width of the input. "
               "Every sample and channel has a mean of its own, "
               "and noise about it, both from the seed."));
        grid->addWidget(new QLabel(QString::fromLatin1(names[i])), i / 2, 2 * (i % 2));
        grid->addWidget(m_sizes[i], i / 2, 2 * (i % 2) + 1);
    }
    m_fromBlock = new QPushButton(tr("Shape of the block"));
    m_fromBlock->setObjectName(QStringLiteral("labFromBlock"));
    m_fromBlock->setToolTip(
        tr("Takes channels and sides of the selected block's "
           "depthwise output (sides at most 64), and its own form. "
           "The values stay random."));
    grid->addWidget(m_fromBlock, 2, 0, 1, 4);
    column->addWidget(m_tensor);
}

void SeLabKnobs::buildForm(QVBoxLayout* column) {
    column->addSpacing(4);
    column->addWidget(new QLabel(tr("<b>Weights and form</b>")));
    m_weights =
        choice(column, "labWeights", tr("Weights"), {tr("Loaded weights"), tr("Random weights")},
               tr("Loaded: the block's own two layers, whose form is fixed. "
                  "Random: any reduction, bias and activation, to see what "
                  "they change."));
    m_formArea = new QWidget;
    auto* form = new QVBoxLayout(m_formArea);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    m_forms = choice(form, "labForm", tr("Form"),
                     {tr("Literature"), QStringLiteral("EfficientNet"), tr("Own")},
                     tr("Literature: reduction 16, no bias, ReLU (SENet, arXiv "
                        "1709.01507). EfficientNet: a quarter of the block's input, "
                        "which is reduction 24 of the expanded channels, with bias "
                        "and SiLU (torchvision)."));
    auto* row = new QHBoxLayout;
    m_reduction = new QSlider(Qt::Horizontal);
    m_reduction->setObjectName(QStringLiteral("labReduction"));
    m_reduction->setRange(kSmallestReduction, kLargestReduction);
    m_reductionBox = new QSpinBox;
    m_reductionBox->setObjectName(QStringLiteral("labReductionBox"));
    m_reductionBox->setRange(kSmallestReduction, kLargestReduction);
    for (QWidget* knob :
         {static_cast<QWidget*>(m_reduction), static_cast<QWidget*>(m_reductionBox)})
        knob->setAccessibleName(tr("Reduction"));
    for (QWidget* knob :
         {static_cast<QWidget*>(m_reduction), static_cast<QWidget*>(m_reductionBox)})
        knob->setToolTip(
            tr("Channels per hidden unit, r: hidden = max(1, C / r). A "
               "larger r costs less and ties the gates closer together."));
    row->addWidget(new QLabel(tr("Reduction")));
    row->addWidget(m_reduction, 1);
    row->addWidget(m_reductionBox);
    form->addLayout(row);
    auto* second = new QHBoxLayout;
    m_bias = new QCheckBox(tr("Bias"));
    m_bias->setObjectName(QStringLiteral("labBias"));
    m_bias->setToolTip(
        tr("Of both layers: a gate can then lean open or closed whatever "
           "the input is. It adds C + hidden parameters and no MACs."));
    m_activation = new QComboBox;
    m_activation->setObjectName(QStringLiteral("labActivation"));
    m_activation->setAccessibleName(tr("Activation"));
    m_activation->addItems({QStringLiteral("ReLU"), QStringLiteral("SiLU")});
    m_activation->setToolTip(
        tr("Of the hidden units: ReLU is max(0, z), SiLU is z · "
           "σ(z) and lets small negative values through."));
    second->addWidget(m_bias);
    second->addWidget(m_activation, 1);
    form->addLayout(second);
    column->addWidget(m_formArea);
}

void SeLabKnobs::connectKnobs() {
    for (QSpinBox* size : m_sizes)
        connect(size, &QSpinBox::valueChanged, this, &SeLabKnobs::settle);
    connect(m_seed, &QSpinBox::valueChanged, this, &SeLabKnobs::settle);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker quiet(m_weights);
        m_weights->setCurrentIndex(fromBlock() ? 0 : 1);
        settle();
    });
    for (QComboBox* combo : {m_weights, m_activation})
        connect(combo, &QComboBox::currentIndexChanged, this, &SeLabKnobs::settle);
    connect(m_forms, &QComboBox::currentIndexChanged, this, &SeLabKnobs::useForm);
    connect(m_reduction, &QSlider::valueChanged, m_reductionBox, &QSpinBox::setValue);
    connect(m_reductionBox, &QSpinBox::valueChanged, this, [this](int reduction) {
        const QSignalBlocker quiet(m_reduction);
        m_reduction->setValue(reduction);
        settle();
    });
    connect(m_bias, &QCheckBox::toggled, this, &SeLabKnobs::settle);
    connect(m_fromBlock, &QPushButton::clicked, this, &SeLabKnobs::blockShapeWanted);
}

bool SeLabKnobs::fromBlock() const {
    return m_source->currentIndex() == 1;
}

bool SeLabKnobs::loadedWeights() const {
    return fromBlock() && m_weights->currentIndex() == 0;
}

SeForm SeLabKnobs::form() const {
    return {
        .reduction = m_reductionBox->value(),
        .bias = m_bias->isChecked(),
        .activation = m_activation->currentIndex() == 1 ? SeActivation::Silu : SeActivation::Relu};
}

SeShape SeLabKnobs::shape() const {
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

std::uint64_t SeLabKnobs::seed() const {
    return static_cast<std::uint64_t>(m_seed->value());
}

void SeLabKnobs::setShape(const SeShape& shape) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const QSignalBlocker quiet(m_sizes[i]);
        m_sizes[i]->setValue(static_cast<int>(std::min<std::int64_t>(shape[i], kLargest[i])));
    }
    settle();
}

void SeLabKnobs::setForm(const SeForm& form) {
    if (form == this->form())
        return;
    const QSignalBlocker a(m_reduction), b(m_reductionBox), c(m_bias), d(m_activation);
    m_reduction->setValue(form.reduction);
    m_reductionBox->setValue(form.reduction);
    m_bias->setChecked(form.bias);
    m_activation->setCurrentIndex(form.activation == SeActivation::Silu ? 1 : 0);
    settle();
}

void SeLabKnobs::useForm(int index) {
    const SeForm chosen = index == Own            ? form()
                          : index == EfficientNet ? efficientNetSeForm()
                                                  : literatureSeForm();
    if (chosen == form())
        settle();
    else
        setForm(chosen);
}

/// What the choices leave to be chosen, and the name of the form that the knobs make.
void SeLabKnobs::settle() {
    m_tensor->setVisible(!fromBlock());
    m_inputText->setVisible(fromBlock());
    m_weights->setEnabled(fromBlock());
    m_seed->setEnabled(!loadedWeights());
    m_formArea->setEnabled(!loadedWeights());
    const QSignalBlocker quiet(m_forms);
    m_forms->setCurrentIndex(form() == literatureSeForm()     ? Literature
                             : form() == efficientNetSeForm() ? EfficientNet
                                                              : Own);
    Q_EMIT changed();
}

void SeLabKnobs::setBlockName(const QString& name) {
    m_fromBlock->setText(tr("Shape of ") + name);
}

void SeLabKnobs::setInputText(const QString& text) {
    m_inputText->setText(text);
}

}  // namespace scalescope::ui
