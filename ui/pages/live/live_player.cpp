// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_player.h"

#include "core/input/video/opencv_frames.h"
#include "ui/base/convert.h"
#include "ui/pages/page_parts.h"

#include <utility>

namespace scalescope::ui {

LivePlayer::LivePlayer(Study& study, MakeVideo makeVideo, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_makeVideo(std::move(makeVideo)),
      m_task(study.jobs().engine()) {
    connectTask();
}

void LivePlayer::connectTask() {
    const auto tell = [this](const QString& sentence) {
        if (m_state == LiveState::Waiting && !m_newest)
            enter(LiveState::Waiting, sentence);
    };
    connect(&m_task, &Task::begun, this,
            [this, tell] { tell(tr("Getting %1 ready.").arg(nameOf(m_study, m_target.column))); });
    connect(&m_task, &Task::progress, this, [this, tell](double, const QString& what) {
        tell(tr("Getting %1 ready: %2.").arg(nameOf(m_study, m_target.column), what));
    });
    connect(&m_task, &Task::failed, this, &LivePlayer::fail);
    // Nothing was seen yet.
    connect(&m_task, &Task::canceled, this,
            [this] { goOnOr(m_state == LiveState::Waiting ? LiveState::Paused : m_state); });
}

void LivePlayer::open(const VideoAddress& address) {
    stop();
    m_address = address;
    play();
}

void LivePlayer::play() {
    if (m_address)
        begin(Wish::Play);
}

void LivePlayer::step() {
    if (m_address && !isGoing())
        begin(Wish::Step);
}

/// A job that is ending is followed by the next as soon as it has ended.
void LivePlayer::begin(Wish wish) {
    m_wish = wish;
    if (!m_video)
        forget();
    if (m_task.isRunning())
        enter(LiveState::Waiting, tr("A moment, please."));
    else
        ask();
}

void LivePlayer::pause() {
    if (!isGoing())
        return;
    m_wish = Wish::Nothing;
    m_task.cancel();
    enter(LiveState::Paused);
}

void LivePlayer::stop() {
    if (m_state == LiveState::Empty)
        return;
    m_wish = Wish::Nothing;
    interrupt();
    m_video.reset();
    enter(LiveState::Stopped);
}

void LivePlayer::interrupt() {
    m_outdated = m_task.isRunning();
    m_task.cancel();
}

void LivePlayer::watch(const LiveTarget& target) {
    if (target == m_target)
        return;
    m_target = target;
    startAnew();
}

void LivePlayer::startAnew() {
    forget();
    interrupt();
    Q_EMIT stateChanged();
}

void LivePlayer::setEveryFrame(bool on) {
    if (std::exchange(m_everyFrame, on) == on || !m_video || m_address->camera)
        return;
    const bool going = isGoing();
    stop();
    if (going)
        play();
}

LiveJob LivePlayer::job() const {
    const NetworkSpec& spec = m_study.entry(m_target.column).spec;
    LiveJob job;
    job.run = m_study.settings().requestFor(spec);
    job.video = m_video;
    job.preprocess = str(m_study.settings().preprocess());
    job.block = m_target.block;
    job.frames = m_wish == Wish::Step ? 1 : 0;
    job.pictures = true;
    return job;
}

void LivePlayer::ask() {
    if (!m_video)
        m_video = m_makeVideo(*m_address,
                              {.pace = m_everyFrame ? Pace::Every : Pace::Newest, .every = 1});
    m_outdated = false;
    m_task.follow(
        job(), tr("%1: live").arg(nameOf(m_study, m_target.column)),
        [this](const std::vector<LiveFrame>& parts) { take(parts); },
        [this](const std::shared_ptr<const LiveRun>& run) { settle(*run); });
    const bool others = m_study.jobs().engine().pendingCount() > 1;
    enter(LiveState::Waiting, others ? tr("Waits for its turn: another run is at work.")
                                     : tr("Opening %1.").arg(qstr(m_address->name())));
}

void LivePlayer::take(const std::vector<LiveFrame>& parts) {
    if (m_outdated || parts.empty())
        return;
    for (const LiveFrame& part : parts)
        m_history.add(part);
    m_newest = parts.back();
    if (m_wish == Wish::Play && m_state == LiveState::Waiting)
        enter(LiveState::Playing);
    Q_EMIT framesCame();
}

void LivePlayer::settle(const LiveRun& run) {
    if (m_outdated)
        return goOnOr(m_state);
    switch (run.end) {
        case LiveEnd::VideoBroke:
            return fail(qstr(run.early));
        case LiveEnd::VideoEnded:
            m_wish = Wish::Nothing;
            m_video.reset();
            return enter(LiveState::Ended, qstr(run.early));
        case LiveEnd::Enough:
            m_wish = Wish::Nothing;
            break;
        case LiveEnd::Canceled:
        case LiveEnd::GaveWay:
            break;
    }
    goOnOr(LiveState::Paused);
}

void LivePlayer::goOnOr(LiveState state) {
    if (m_wish != Wish::Nothing)
        ask();
    else
        enter(state);
}

void LivePlayer::fail(const QString& sentence) {
    if (m_outdated)
        return goOnOr(m_state);
    m_wish = Wish::Nothing;
    m_video.reset();
    enter(LiveState::Failed, sentence);
}

void LivePlayer::enter(LiveState state, const QString& sentence) {
    m_state = state;
    m_sentence = sentence;
    Q_EMIT stateChanged();
}

void LivePlayer::forget() {
    m_history.clear();
    m_newest.reset();
}

QString LivePlayer::says() const {
    const QString video = m_address ? qstr(m_address->name()) : QString();
    const QString network = nameOf(m_study, m_target.column);
    switch (m_state) {
        case LiveState::Empty:
            return tr("Open a video or choose a camera: frame after frame goes through %1.")
                .arg(network);
        case LiveState::Playing:
            return tr("%1 through %2").arg(video, network);
        case LiveState::Paused:
            return tr("%1 is paused.").arg(video);
        case LiveState::Stopped:
            return tr("%1 is closed; Play begins anew.").arg(video);
        case LiveState::Ended:
            return m_sentence.isEmpty() ? tr("%1 has ended; Play begins anew.").arg(video)
                                        : m_sentence;
        case LiveState::Waiting:
        case LiveState::Failed:
            break;
    }
    return m_sentence;
}

LivePlayer::MakeVideo videosOfThisMachine() {
    return [](const VideoAddress& address, FrameOptions options) {
        return std::make_shared<VideoSource>([address] { return openCvFrames(address); }, options);
    };
}

}  // namespace scalescope::ui
