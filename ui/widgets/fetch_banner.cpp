// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fetch_banner.h"

#include "core/base/format.h"
#include "core/fetch/published_files.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/base/theme.h"
#include "ui/engine/weights_fetch.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

QString variantNames(const std::vector<int>& variants) {
    return namesInSentence(variants, {});
}

QString namesInSentence(const std::vector<int>& variants, const QStringList& others) {
    QStringList parts;
    for (std::size_t i = 0; i < variants.size();) {
        std::size_t end = i + 1;
        while (end < variants.size() && variants[end] == variants[end - 1] + 1)
            ++end;
        const QString first = u"B%1"_s.arg(variants[i]), last = u"B%1"_s.arg(variants[end - 1]);
        constexpr std::size_t kRun = 3;  // two beside each other are told one by one
        if (end - i >= kRun) {
            parts << Texts::tr("%1 to %2").arg(first, last);
        } else {
            for (; i < end; ++i)
                parts << u"B%1"_s.arg(variants[i]);
        }
        i = end;
    }
    parts += others;
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return Texts::tr("%1 and %2").arg(parts.join(u", "_s), last);
}

QString fetchSize(const std::vector<int>& variants) {
    std::uint64_t bytes = 0;
    for (const PublishedWeights* entry : publishedFiles(variants, PublishedRelease::Default))
        bytes += publishedBytes(*entry);
    return qstr(formatBytes(static_cast<std::int64_t>(bytes)));
}

FetchBanner::FetchBanner(WeightsFetch& fetch, QWidget* parent)
    : QFrame(parent),
      m_fetch(fetch),
      m_text(new QLabel(this)),
      m_open(new QPushButton(tr("Get trained weights..."), this)) {
    setObjectName(u"fetchBanner"_s);
    m_text->setObjectName(u"fetchBannerText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A longer text is cut; it neither widens the window nor wraps into a second line.
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_open->setObjectName(u"fetchBannerOpen"_s);
    m_open->setAutoDefault(false);
    auto* close = new QToolButton(this);
    close->setObjectName(u"fetchBannerClose"_s);
    close->setText(tr("Close"));
    close->setToolTip(tr("Not shown again; File, Get trained weights stays"));
    close->setAutoRaise(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(10, 3, 6, 3);
    line->addWidget(m_text, 1);
    line->addWidget(m_open);
    line->addWidget(close);
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    connect(m_open, &QPushButton::clicked, this, &FetchBanner::dialogRequested);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    connect(&m_fetch, &WeightsFetch::advanced, this, &FetchBanner::showProgress);
    connect(&m_fetch, &WeightsFetch::busyChanged, this, [this](bool busy) {
        if (!busy)
            offer();
    });
    connect(&m_fetch, &WeightsFetch::lackingChanged, this, [this] {
        if (!m_fetch.busy())
            offer();
    });
    applyColours();
    offer();
    setFixedHeight(sizeHint().height());
}

QString FetchBanner::text() const {
    return m_text->text();
}

void FetchBanner::say(const QString& text) {
    m_text->setText(text);
    m_text->setToolTip(text);
}

/// Looks where weights lie: a handful of names.
void FetchBanner::offer() {
    const WeightsFetch::Lacking lacking = m_fetch.lacking();
    if (lacking.onRandom.empty())
        return say(tr("No variant has to run on random weights any more."));
    QString who = lacking.onRandom.size() == 1 ? tr("%1 has no trained weights: it runs on random "
                                                    "ones, whose predictions mean nothing")
                                               : tr("%1 have no trained weights: they run on "
                                                    "random ones, whose predictions mean nothing");
    who = who.arg(variantNames(lacking.onRandom));
    if (!lacking.onDemo.empty())
        who += tr("; %1 on a demo").arg(variantNames(lacking.onDemo));
    say(tr("%1. Trained weights are %2 to fetch.").arg(who, fetchSize(lacking.all())));
}

void FetchBanner::showProgress(int /*variant*/, double /*fraction*/, const QString& what) {
    say(tr("Getting trained weights: %1").arg(what));
}

void FetchBanner::applyColours() {
    m_colouring = true;
    constexpr double kTint = 0.22;
    const Theme theme = themeOf(QApplication::palette());
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Window, blend(theme.window, theme.info, kTint));
    setPalette(colours);
    m_colouring = false;
}

void FetchBanner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && !m_colouring)
        applyColours();
}

}  // namespace scalescope::ui
