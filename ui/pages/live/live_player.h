// SPDX-License-Identifier: Apache-2.0
// Plays a video through the focused network: open, play, pause, step, stop. Knows no widget.
#pragma once

#include "core/input/video/video_address.h"
#include "core/input/video/video_source.h"
#include "core/session/questions/live_job.h"
#include "ui/engine/study.h"
#include "ui/engine/task.h"
#include "ui/pages/live/live_history.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace scalescope::ui {

enum class LiveState { Empty, Waiting, Playing, Paused, Stopped, Ended, Failed };

/// Whose gates are watched.
struct LiveTarget {
    ColumnIndex column;
    int block = 0;
    [[nodiscard]] bool operator==(const LiveTarget&) const = default;
};

/// One video at a time. While another job of the window waits, the video does: it is asked again
/// behind that one and goes on where it was.
class LivePlayer : public QObject {
    Q_OBJECT
public:
    using MakeVideo =
        std::function<std::shared_ptr<VideoSource>(const VideoAddress&, FrameOptions)>;
    LivePlayer(Study& study, MakeVideo makeVideo, QObject* parent = nullptr);

    void open(const VideoAddress& address);  ///< from its beginning, playing
    void play();                             ///< on; of a video that has ended, from the beginning
    void pause();
    void step();  ///< one frame; only while nothing plays
    void stop();  ///< lets the file or camera go; what was seen stays
    /// Another one begins a history of its own; a video that plays goes on.
    void watch(const LiveTarget& target);
    /// Every frame of a file instead of the newest; a file that is open begins anew.
    void setEveryFrame(bool on);
    /// The network's weights or settings changed.
    void startAnew();

    [[nodiscard]] LiveState state() const { return m_state; }
    [[nodiscard]] bool isGoing() const {
        return m_state == LiveState::Waiting || m_state == LiveState::Playing;
    }
    [[nodiscard]] const std::optional<VideoAddress>& address() const { return m_address; }
    [[nodiscard]] const LiveTarget& target() const { return m_target; }
    [[nodiscard]] const LiveHistory& history() const { return m_history; }
    [[nodiscard]] const std::optional<LiveFrame>& newest() const { return m_newest; }
    /// What the state is, in a sentence.
    [[nodiscard]] QString says() const;

Q_SIGNALS:
    void stateChanged();
    void framesCame();

private:
    enum class Wish { Nothing, Play, Step };
    void connectTask();
    void ask();
    [[nodiscard]] LiveJob job() const;
    void begin(Wish wish);
    void interrupt();
    void take(const std::vector<LiveFrame>& parts);
    void settle(const LiveRun& run);
    void goOnOr(LiveState state);
    void fail(const QString& sentence);
    void enter(LiveState state, const QString& sentence = {});
    void forget();

    Study& m_study;
    MakeVideo m_makeVideo;
    Task m_task;
    std::optional<VideoAddress> m_address;
    std::shared_ptr<VideoSource> m_video;
    bool m_everyFrame = false;
    LiveTarget m_target;
    LiveState m_state = LiveState::Empty;
    Wish m_wish = Wish::Nothing;
    bool m_outdated = false;  ///< what runs is not what was asked for since
    QString m_sentence;
    LiveHistory m_history;
    std::optional<LiveFrame> m_newest;
};

/// Of files and cameras of this machine.
[[nodiscard]] LivePlayer::MakeVideo videosOfThisMachine();

}  // namespace scalescope::ui
