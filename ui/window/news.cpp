// SPDX-License-Identifier: Apache-2.0
#include "ui/window/news.h"

#include "ui/widgets/message_bar.h"
#include "ui/window/restored_weights.h"
#include "ui/window/weights_news.h"

namespace scalescope::ui {

void tellNews(Study& study, Settings& settings, MessageBar& messages, QObject* owner) {
    QObject::connect(&study, &Study::failed, &messages, &MessageBar::showFailure);
    QObject::connect(&study.files(), &NetworkFiles::saved, &messages, &MessageBar::showSaved);
    messages.settleWith(study);
    const auto* restored = new RestoredWeights(study, settings, owner);
    QObject::connect(restored, &RestoredWeights::told, &messages, &MessageBar::showProblem);
    const auto* news = new WeightsNews(study, owner);
    QObject::connect(news, &WeightsNews::said, &messages, &MessageBar::showInfo);
}

}  // namespace scalescope::ui
