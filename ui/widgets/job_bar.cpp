// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/job_bar.h"

#include "ui/base/numbers.h"
#include "ui/base/texts.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSteps = 1000;
constexpr double kEnoughToTell = 0.02;
constexpr double kMsPerSecond = 1000.0, kSecondsPerMinute = 60.0;
}  // namespace

QString timeLeftText(double fraction, qint64 elapsedMs) {
    if (fraction < kEnoughToTell || fraction >= 1.0)
        return {};
    const double seconds =
        static_cast<double>(elapsedMs) * (1.0 - fraction) / fraction / kMsPerSecond;
    if (seconds >= 2.0 * kSecondsPerMinute)
        return Texts::tr("%1 min left").arg(std::lround(seconds / kSecondsPerMinute));
    return Texts::tr("%1 s left").arg(fixed(seconds, seconds < 10.0 ? 1 : 0));
}

JobBar::JobBar(QWidget* parent)
    : QWidget(parent),
      m_bar(new QProgressBar(this)),
      m_what(new QLabel(this)),
      m_left(new QLabel(this)),
      m_readout(new QLabel(this)),
      m_cancel(new QToolButton(this)) {
    m_bar->setObjectName(u"jobProgress"_s);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(180);
    m_bar->setMaximumHeight(12);
    m_what->setObjectName(u"jobText"_s);
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_left->setObjectName(u"jobTimeLeft"_s);
    m_readout->setObjectName(u"readout"_s);
    m_readout->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel->setObjectName(u"jobCancel"_s);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(QIcon(u":/icons/cancel.svg"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAutoRaise(true);
    connect(m_cancel, &QToolButton::clicked, this, &JobBar::cancelRequested);
    // Long texts are cut by their place, they never widen the window.
    for (QLabel* label : {m_what, m_readout})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->addWidget(m_bar);
    layout->addWidget(m_what, 2);
    layout->addWidget(m_left);
    layout->addWidget(m_cancel);
    layout->addWidget(m_readout, 3);
    setMinimumHeight(m_cancel->sizeHint().height() + 4);
    setBusy(false);
}

void JobBar::setBusy(bool busy) {
    if (busy && !m_busy)
        m_since.start();
    m_busy = busy;
    m_bar->setVisible(busy);
    m_left->setVisible(busy);
    m_cancel->setVisible(busy);
    m_bar->setValue(0);
    m_left->clear();
    m_what->setText(busy ? tr("Starting") : m_idleText);
}

void JobBar::setProgress(double fraction, const QString& what) {
    if (!m_busy)
        return;
    m_bar->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    m_what->setText(what);
    m_left->setText(timeLeftText(fraction, m_since.elapsed()));
}

void JobBar::setIdleText(const QString& text) {
    m_idleText = text;
    if (!m_busy)
        m_what->setText(text);
}

void JobBar::setReadout(const QString& text) {
    m_readout->setText(text);
}

}  // namespace scalescope::ui
