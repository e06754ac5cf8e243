// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_picture_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/live/live_data.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"

#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

constexpr int kRows = 5;

}  // namespace

LivePicturePanel::LivePicturePanel(LivePlayer& player, QWidget* parent)
    : QWidget(parent), m_player(player) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_picture = new ImageView(this);
    m_picture->setObjectName(QStringLiteral("livePicture"));
    m_picture->setPlaceholder(tr("Open a video, choose a camera,\nor drop a video here."));
    m_picture->setMinimumSize(180, 100);
    m_numbers = makeNote(this, QStringLiteral("liveNumbers"));
    m_bars = new PredictionBars(this);
    m_bars->setObjectName(QStringLiteral("livePredictions"));
    m_note = makeNote(this, QStringLiteral("liveNote"));
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_numbers);
    layout->addWidget(m_bars);
    layout->addWidget(m_note);
}

void LivePicturePanel::refresh() {
    const auto& frame = m_player.newest();
    // What was seen last stays until something else is there.
    if (frame && frame->picture && frame->picture != m_shown) {
        m_shown = frame->picture;
        m_picture->setImage(toQImage(*m_shown));
    }
    m_numbers->setVisible(frame.has_value());
    m_numbers->setText(frame ? frameText(*frame) : QString());
    m_bars->setVisible(frame.has_value());
    m_bars->setColumn(m_player.target().column);
    m_bars->setPrediction(frame ? &frame->prediction : nullptr, kRows);
    const bool off = frame && !frame->prediction.off.empty();
    // That a demo knows few kinds is said by the bars themselves.
    m_note->setVisible(off || (frame && !frame->prediction.meaningful));
    m_note->setText(off ? qstr(frame->prediction.off)
                        : tr("The weights are random, and so are the gates. Open weights to "
                             "change that."));
}

}  // namespace scalescope::ui
