// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/gallery_data.h"

#include "core/input/folder_classes.h"
#include "core/report/prediction_tables.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/pages/page_parts.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

double scoreIn(const Prediction& prediction) {
    return prediction.topk.empty() ? 0.0 : prediction.topk.front().probability;
}

}  // namespace

GalleryJudge::GalleryJudge(const Diagnosis& diagnosis) : m_judges(diagnosis.confusion.has_value()) {
    std::string last;
    for (const Prediction& prediction : diagnosis.predictions)
        if (prediction.classLabel != last) {  // they come folder by folder
            last = prediction.classLabel;
            m_classes.emplace(last, std::nullopt);
        }
    m_classes.erase(std::string());
    if (!m_judges)
        return;
    const FolderClasses classes(*diagnosis.labels);
    for (auto& [folder, index] : m_classes)
        index = classes.classOf(folder);
}

GalleryKind GalleryJudge::kindOf(const Prediction& prediction) const {
    const auto folder = m_classes.find(prediction.classLabel);
    if (!m_judges || folder == m_classes.end() || !folder->second)
        return GalleryKind::NotJudged;
    return !prediction.topk.empty() && prediction.topk.front().index == *folder->second
               ? GalleryKind::Right
               : GalleryKind::Wrong;
}

QStringList GalleryJudge::folders() const {
    QStringList names;
    for (const auto& [folder, index] : m_classes)
        names.append(qstr(folder));
    return names;
}

std::vector<std::int32_t> galleryImages(const Diagnosis& diagnosis, const GalleryJudge& judge,
                                        const GalleryFilter& filter) {
    std::vector<std::int32_t> images;
    const std::vector<Prediction>& all = diagnosis.predictions;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Prediction& one = all[i];
        if ((filter.folder.empty() || one.classLabel == filter.folder) &&
            scoreIn(one) <= filter.scoreBelow &&
            (filter.kind == GalleryKind::All || judge.kindOf(one) == filter.kind))
            images.push_back(static_cast<std::int32_t>(i));
    }
    const auto score = [&](std::int32_t image) {
        return scoreIn(all[static_cast<std::size_t>(image)]);
    };
    if (filter.order == GalleryOrder::LowestScore)
        std::ranges::stable_sort(images, {}, score);
    else if (filter.order == GalleryOrder::HighestScore)
        std::ranges::stable_sort(images, std::ranges::greater{}, score);
    return images;
}

QString answerText(const Prediction& prediction, GalleryKind kind) {
    if (prediction.topk.empty())
        return prediction.off.empty() ? Texts::tr("no answer: a logit is not finite")
                                      : Texts::tr("predictions are off");
    const ClassScore& best = prediction.topk.front();
    const QString answer = qstr(markedLabel(best.label, prediction));
    const QString score = percent(best.probability);
    if (kind == GalleryKind::Right)
        return Texts::tr("right: %1, %2").arg(answer, score);
    return kind == GalleryKind::Wrong ? Texts::tr("wrong: %1, %2").arg(answer, score)
                                      : Texts::tr("%1, %2").arg(answer, score);
}

}  // namespace scalescope::ui
