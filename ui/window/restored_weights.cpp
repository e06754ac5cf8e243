// SPDX-License-Identifier: Apache-2.0
#include "ui/window/restored_weights.h"

#include "core/base/digest.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/window/kept_weights.h"

#include <QFileInfo>
#include <QTimer>

#include <system_error>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kDigestLength = 64;

/// As it is found from any folder.
QString placeOf(const std::filesystem::path& path) {
    std::error_code ignored;
    return qpath(std::filesystem::absolute(path, ignored));
}

QString shown(const QString& digest) {
    return qstr(shownDigest(str(digest)));
}

}  // namespace

QStringList goneTexts(const Settings& settings) {
    QStringList gone;
    for (const GoneWeights& one : goneWeights(settings.extraColumns, settings.weightFiles))
        gone << (one.column ? Texts::tr("%1 of the last session is gone; the column %2 stays away.")
                                  .arg(one.path, one.name)
                 : one.name.isEmpty()
                     ? Texts::tr("%1 of the last session is gone; its networks run on automatic "
                                 "weights.")
                           .arg(one.path)
                     : Texts::tr("%1 of the last session is gone; %2 runs on automatic weights.")
                           .arg(one.path, one.name));
    if (!settings.imagePath.isEmpty() && !QFileInfo::exists(settings.imagePath))
        gone << Texts::tr("%1 of the last session is gone; a sample stands in for it.")
                    .arg(settings.imagePath);
    return gone;
}

RestoredWeights::RestoredWeights(Study& study, Settings& settings, QObject* parent)
    : QObject(parent), m_study(study), m_settings(settings) {
    for (const QString& text : settings.weightDigests)
        if (text.size() > kDigestLength + 1)
            m_before[text.mid(kDigestLength + 1)] = text.left(kDigestLength);
    m_now = m_before;
    connect(&study, &Study::entryChanged, this, &RestoredWeights::check);
    connect(&study, &Study::settingsChanged, this, &RestoredWeights::keepDigests);
    QTimer::singleShot(0, this, [this, gone = goneTexts(settings)] {
        for (const QString& sentence : gone)
            Q_EMIT told(sentence);
    });
}

void RestoredWeights::check(ColumnIndex column) {
    const StudyEntry& entry = m_study.entry(column);
    if (entry.state != RunState::Done || !entry.diagnosis)
        return;
    const WeightsInfo& weights = entry.diagnosis->weights;
    if (weights.path.empty() || weights.sha256.size() != std::size_t{kDigestLength})
        return;
    const QString path = placeOf(weights.path);
    const QString digest = qstr(weights.sha256);
    if (const auto before = m_before.extract(path); before && before.mapped() != digest)
        Q_EMIT told(
            tr("%1 is another file than in the last session (SHA-256 %2, then %3); %4 runs "
               "on what it holds now.")
                .arg(path, shown(digest), shown(before.mapped()), qstr(displayName(entry.spec))));
    if (m_now[path] == digest)
        return;
    m_now[path] = digest;
    keepDigests();
}

/// Of files that some network was told to run on; others are found by their published names.
void RestoredWeights::keepDigests() {
    m_settings.weightDigests.clear();
    for (const auto& [path, digest] : m_now)
        for (const auto& [column, entry] : m_study.entries()) {
            const WeightsRequest& asked = m_study.settings().weightsOf(entry.spec.name);
            if (asked.source != WeightsRequest::Source::Path)
                continue;
            const QString file = placeOf(asked.path);
            if (path == file || path.startsWith(file + u'/') || file.startsWith(path + u'#')) {
                m_settings.weightDigests << digest + u' ' + path;
                break;
            }
        }
}

}  // namespace scalescope::ui
