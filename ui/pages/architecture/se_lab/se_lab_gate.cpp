// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/se_lab/se_lab_gate.h"

#include "ui/base/numbers.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace scalescope::ui {

namespace {
constexpr int kGateSteps = 1000;
}

SeLabGate::SeLabGate(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new QLabel(tr("<b>Hold a gate</b>")));
    auto* row = new QHBoxLayout;
    m_channel = new QSpinBox;
    m_channel->setObjectName(QStringLiteral("labChannel"));
    m_channel->setAccessibleName(tr("Channel"));
    m_channel->setToolTip(
        tr("The channel whose gate the slider turns. A click on a "
           "bar of the gates chooses it as well."));
    row->addWidget(new QLabel(tr("Channel")));
    row->addWidget(m_channel, 1);
    column->addLayout(row);
    m_gate = new QSlider(Qt::Horizontal);
    m_gate->setObjectName(QStringLiteral("labGate"));
    m_gate->setAccessibleName(tr("Value at which the gate is held"));
    m_gate->setRange(0, kGateSteps);
    m_gate->setToolTip(
        tr("Holds this channel's gate at a value in every sample. The "
           "channel's energy changes by the square of its gate."));
    column->addWidget(m_gate);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("labGateText"));
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_free = new QPushButton(tr("Let all gates go"));
    m_free->setObjectName(QStringLiteral("labFree"));
    column->addWidget(m_free);
    connect(m_channel, &QSpinBox::valueChanged, this, &SeLabGate::channelChosen);
    connect(m_gate, &QSlider::valueChanged, this, &SeLabGate::hold);
    connect(m_free, &QPushButton::clicked, this, &SeLabGate::letGo);
}

int SeLabGate::channel() const {
    return m_channel->value();
}

void SeLabGate::setChannel(int channel) {
    m_channel->setValue(channel);
}

void SeLabGate::setChannelCount(std::int64_t channels) {
    std::erase_if(m_held, [channels](const auto& held) { return held.first >= channels; });
    const QSignalBlocker still(m_channel);
    m_channel->setRange(0, static_cast<int>(channels) - 1);
}

void SeLabGate::hold() {
    m_held[m_channel->value()] = static_cast<double>(m_gate->value()) / kGateSteps;
    Q_EMIT heldChanged();
}

void SeLabGate::letGo() {
    m_held.clear();
    Q_EMIT heldChanged();
}

void SeLabGate::showGates(const SeLabResult& result) {
    const auto at = static_cast<std::size_t>(m_channel->value());
    const QSignalBlocker quiet(m_gate);
    m_gate->setValue(static_cast<int>(std::lround(result.gates.front()[at] * kGateSteps)));
    QStringList gates;
    for (const std::vector<double>& sample : result.gates)
        gates << fixed(sample[at], 3);
    m_text->setText(tr("Channel %1: gate %2 (%3)")
                        .arg(m_channel->value())
                        .arg(gates.join(QStringLiteral(", ")),
                             m_held.contains(m_channel->value()) ? tr("held") : tr("computed")));
    m_free->setEnabled(!m_held.empty());
}

}  // namespace scalescope::ui
