// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/picture_loader.h"

#include "core/session/questions/thumbnail_job.h"
#include "core/session/session.h"
#include "ui/base/convert.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr qsizetype kCacheBytes = qsizetype{64} << 20;
constexpr std::size_t kMostWishes = 100;  ///< more than a screen shows: older ones are out of sight

/// A session of its own, made for the first picture.
Runner ownSession() {
    return [session = std::shared_ptr<Session>()](const Job& job,
                                                  RunContext& context) mutable -> Outcome {
        if (!session)
            session = std::make_shared<Session>();
        return session->run(job, context);
    };
}

QString keyOf(const std::filesystem::path& path, int side) {
    return qpath(path) + QLatin1Char('\n') + QString::number(side);
}

}  // namespace

PictureLoader::PictureLoader(QObject* parent) : PictureLoader(ownSession(), parent) {}

PictureLoader::PictureLoader(Runner runner, QObject* parent)
    : QObject(parent), m_engine(std::move(runner)), m_pictures(kCacheBytes) {
    connect(&m_engine, &Engine::jobFinished, this, [this] {
        const Wish done = std::move(m_wishes.front());
        m_wishes.erase(m_wishes.begin());
        m_reading = false;
        // A failed one is not tried again: it is known as a null picture.
        if (const QString key = keyOf(done.path, done.side); !m_pictures.contains(key))
            m_pictures.insert(key, new QImage, 1);
        Q_EMIT loaded(qpath(done.path));
        readNext();
    });
}

QImage PictureLoader::picture(const std::filesystem::path& path, int longestSidePx) {
    if (path.empty())
        return {};
    if (const QImage* known = m_pictures.object(keyOf(path, longestSidePx)))
        return *known;
    const auto same = [&](const Wish& wish) {
        return wish.path == path && wish.side == longestSidePx;
    };
    const auto first = m_wishes.begin() + (m_reading ? 1 : 0);  // that one is on its way
    if (m_reading && same(m_wishes.front()))
        return {};
    if (const auto old = std::find_if(first, m_wishes.end(), same); old != m_wishes.end())
        m_wishes.erase(old);
    else if (m_wishes.size() >= kMostWishes)
        m_wishes.erase(first);
    m_wishes.push_back({path, longestSidePx});
    readNext();
    return {};
}

/// What is read stands first in the list until it is there.
void PictureLoader::readNext() {
    if (m_reading || m_wishes.empty())
        return;
    m_reading = true;
    std::rotate(m_wishes.begin(), m_wishes.end() - 1, m_wishes.end());
    const Wish& wish = m_wishes.front();
    ThumbnailJob job;
    job.source.path = wish.path;
    job.longestSidePx = wish.side;
    m_engine.ask(
        std::move(job), Turn{}, this, [this, key = keyOf(wish.path, wish.side)](auto thumbnail) {
            auto* picture = new QImage(toQImage(*thumbnail->image));
            m_pictures.insert(key, picture, std::max<qsizetype>(picture->sizeInBytes(), 1));
        });
}

}  // namespace scalescope::ui
