// SPDX-License-Identifier: Apache-2.0
// Videos as files: what OpenCV's writer and a script by Apple's specification made, damaged ones,
// and what is no video.
#include "core/input/video/opencv_frames.h"
#include "core/input/video/video_container.h"
#include "core/input/video/video_source.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace scalescope;
using namespace std::string_literals;

namespace {

constexpr int kFrameWidth = 64, kFrameHeight = 48, kFrames = 20;
constexpr double kRate = 10.0;

/// Motion JPEG in AVI, by the writer that every OpenCV has. Frame i is as gray as 10 * i.
void writeVideo(const std::filesystem::path& path, int frames = kFrames) {
    cv::VideoWriter writer(path.string(), cv::CAP_OPENCV_MJPEG,
                           cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), kRate,
                           cv::Size(kFrameWidth, kFrameHeight));
    for (int i = 0; i < frames; ++i)
        writer.write(cv::Mat(kFrameHeight, kFrameWidth, CV_8UC3, cv::Scalar::all(10.0 * i)));
}

std::unique_ptr<FrameReader> readerOf(const std::filesystem::path& path) {
    return openCvFrames({path, {}});
}

struct Seen {
    VideoInfo info;
    std::vector<double> times;
    std::vector<Image> pictures;
    VideoEnd end;
};

Seen readAllOf(const std::filesystem::path& path) {
    const auto reader = readerOf(path);
    Seen seen;
    seen.info = reader->open();
    while (const auto time = reader->grab()) {
        seen.times.push_back(*time);
        seen.pictures.push_back(reader->picture());
    }
    seen.end = reader->end();
    return seen;
}

Failure refusalOf(const std::filesystem::path& path) {
    const auto failure = test::failureOf([&] { static_cast<void>(readAllOf(path)); });
    return failure.value_or(Failure{});
}

int redAt(const Image& image, int x, int y) {
    return image.bytes[static_cast<std::size_t>(y) * image.stride() + 3U * std::size_t(x)];
}

}  // namespace

class TstVideoFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesComeInOrderWithTheirTimes();
    void aPictureIsTurnedUprightAndItsTimesAreItsOwn();
    void aCutFileGivesWhatIsThereAndSaysHowMuch();
    void damagedBytesEndInASentence();
    void nothingIsWrittenToStandardError();
    void whatIsNoVideoIsCalledByWhatItIs_data();
    void whatIsNoVideoIsCalledByWhatItIs();
    void namesAreNeitherAddressesNorPatterns_data();
    void namesAreNeitherAddressesNorPatterns();
    void everyContainerIsKnownByItsFirstBytes_data();
    void everyContainerIsKnownByItsFirstBytes();
    void framesBeyondTheLimitAreRefused();
    void addressesAreFilesOrCameras();
    void aCameraSaysWhyItIsNotThere();

private:
    [[nodiscard]] std::filesystem::path in(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir m_folder;
};

void TstVideoFile::framesComeInOrderWithTheirTimes() {
    writeVideo(in("clip.avi"));
    const Seen seen = readAllOf(in("clip.avi"));
    QCOMPARE(seen.info.name, "clip.avi"s);
    QCOMPARE(seen.info.container, "AVI"s);
    QCOMPARE(seen.info.width, kFrameWidth);
    QCOMPARE(seen.info.height, kFrameHeight);
    QCOMPARE(seen.info.framesPerSecond, std::optional(kRate));
    QCOMPARE(seen.info.frameCount, std::optional<std::int64_t>(kFrames));
    QVERIFY(!seen.info.camera && !seen.info.backend.empty());
    QCOMPARE(seen.pictures.size(), std::size_t{kFrames});
    for (int i = 0; i < kFrames; ++i) {
        const Image& picture = seen.pictures[std::size_t(i)];
        QCOMPARE(picture.width * picture.height, kFrameWidth * kFrameHeight);
        QVERIFY(std::abs(redAt(picture, 30, 20) - 10 * i) <= 3);  // JPEG
        QCOMPARE(seen.times[std::size_t(i)], 100.0 * i);
    }
    QVERIFY(!seen.end.early && seen.end.sentence.empty());
}

void TstVideoFile::aPictureIsTurnedUprightAndItsTimesAreItsOwn() {
    const Seen seen = readAllOf(test::dataPath("video/turned.mov"));
    QCOMPARE(seen.info.turnedDegrees, 90);
    QCOMPARE(seen.info.width, kFrameHeight);
    QCOMPARE(seen.info.height, kFrameWidth);
    QCOMPARE(seen.times, (std::vector<double>{0, 100, 200, 300, 400, 650, 900, 1150}));
    for (std::size_t i = 0; i < seen.pictures.size(); ++i) {
        const Image& picture = seen.pictures[i];
        QCOMPARE(picture.width, kFrameHeight);
        QVERIFY(redAt(picture, 24, 8) < 40);  // stored left: on top once it is turned clockwise
        QVERIFY(std::abs(redAt(picture, 24, 56) - (180 + 8 * int(i))) <= 4);
    }
}

void TstVideoFile::aCutFileGivesWhatIsThereAndSaysHowMuch() {
    writeVideo(in("whole.avi"));
    const std::string whole = test::readAll(in("whole.avi"));
    test::writeAll(in("cut.avi"), whole.substr(0, whole.size() / 2));
    const Seen seen = readAllOf(in("cut.avi"));
    QVERIFY(!seen.pictures.empty() && seen.pictures.size() < kFrames);
    QVERIFY(seen.end.early);
    const std::string count = std::to_string(seen.pictures.size()) + " of the 20 frames";
    QVERIFY2(seen.end.sentence.find(count) != std::string::npos, seen.end.sentence.c_str());
    // A container whose list of frames is behind them has nothing left.
    const std::string movie = test::readAll(test::dataPath("video/turned.mov"));
    test::writeAll(in("cut.mov"), movie.substr(0, movie.size() / 2));
    const Failure failure = refusalOf(in("cut.mov"));
    QCOMPARE(failure.code, ErrorCode::FileUnreadable);
    QCOMPARE(exitCodeOf(failure), 3);
    QVERIFY(failure.message.find("cut.mov: there is no video in it") != std::string::npos);
}

/// Whatever byte is wrong: frames, or one sentence; never a crash and never a frame of another
/// size.
void TstVideoFile::damagedBytesEndInASentence() {
    writeVideo(in("good.avi"), 6);
    const std::string good = test::readAll(in("good.avi"));
    int refused = 0, short_ = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::string bad = good;
        for (std::uint32_t i = 0; i < 1 + seed % 40; ++i) {
            const auto at = (test::noiseByte(2 * i, seed) << 8 | test::noiseByte(2 * i + 1, seed)) %
                            static_cast<int>(bad.size());
            bad[std::size_t(at)] = static_cast<char>(test::noiseByte(1000 + i, seed));
        }
        test::writeAll(in("bad.avi"), bad);
        try {
            const Seen seen = readAllOf(in("bad.avi"));
            short_ += seen.pictures.size() < 6 ? 1 : 0;
        } catch (const Error& error) {
            ++refused;
            QCOMPARE(error.failure().subject, Subject::Input);
            QVERIFY2(error.failure().message.ends_with('.'), error.what());
        }
    }
    QVERIFY(refused + short_ > 0);  // the damage was seen
}

void TstVideoFile::nothingIsWrittenToStandardError() {
    writeVideo(in("whole.avi"));
    std::string bytes = test::readAll(in("whole.avi"));
    for (std::size_t i = bytes.size() / 3; i < bytes.size() / 2; ++i)
        bytes[i] = static_cast<char>(i * 37);
    test::writeAll(in("noisy.avi"), bytes);
    std::FILE* file = std::tmpfile();
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    for (const char* name : {"noisy.avi", "missing.avi"}) {
        VideoSource video([&] { return readerOf(in(name)); }, {.pace = Pace::Every});
        RunContext context;
        video.go();
        static_cast<void>(test::failureOf([&] {
            while (video.next(context)) {
            }
        }));
    }
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    QCOMPARE(::lseek(::fileno(file), 0, SEEK_END), off_t{0});
    std::fclose(file);
}

void TstVideoFile::whatIsNoVideoIsCalledByWhatItIs_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& content, const char* says,
                        ErrorCode code = ErrorCode::FormatUnknown) {
        QTest::newRow(name) << content << code << QString::fromLatin1(says);
    };
    row("empty", "", "the file is empty", ErrorCode::FileUnreadable);
    row("text", "hello, this is a letter\n", "this is a text file");
    row("play list", "#EXTM3U\n#EXTINF:1,\nhttp://localhost/x.ts\n", "this is a text file");
    row("play list that claims to be AVI", "#EXTM3U\nAVI \nhttp://localhost/x.ts\n",
        "this is a text file");
    row("script of files", "ffconcat version 1.0\nfile 'other.avi'\n", "this is a text file");
    row("JPEG", "\xFF\xD8\xFF\xE0 and so on", "this is a picture (JPEG)");
    row("WebP", "RIFF\x10\x20\x30\x40WEBPVP8 ", "this is a picture (WebP)");
    row("HEIC", QByteArray("\0\0\0\x18", 4) + "ftypheic", "this is a picture (HEIC)");
    row("anything", QByteArray("\x01\x02\x03\x04\x00\x05", 6),
        "this is not a video in a known format");
    row("AVI without anything",
        "RIFF\x10\x20\x30\x40"
        "AVI LIST",
        "there is no video in it", ErrorCode::FileUnreadable);
}

void TstVideoFile::whatIsNoVideoIsCalledByWhatItIs() {
    QFETCH(const QByteArray, content);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    test::writeAll(in("what.mp4"), content.toStdString());
    const Failure failure = refusalOf(in("what.mp4"));
    QCOMPARE(failure.code, code);
    QCOMPARE(failure.subject, Subject::Input);
    const QString message = QString::fromStdString(failure.message);
    QVERIFY2(message.contains(QStringLiteral("what.mp4: ") + says), qPrintable(message));
}

void TstVideoFile::namesAreNeitherAddressesNorPatterns_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"http:x.avi", "concat:a|b.avi", "%03d.avi", "a b 'c'.avi", "no-ending",
                             "v4l2src ! fakesink"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TstVideoFile::namesAreNeitherAddressesNorPatterns() {
    QFETCH(const QString, name);
    writeVideo(in("plain.avi"), 3);
    const auto path = in(qPrintable(name));
    std::filesystem::copy_file(in("plain.avi"), path);
    QCOMPARE(readAllOf(path).pictures.size(), std::size_t{3});
    // As a user types it, from where he is.
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(path.parent_path());
    const auto count = readAllOf(name.toStdString()).pictures.size();
    std::filesystem::current_path(before);
    QCOMPARE(count, std::size_t{3});
}

void TstVideoFile::everyContainerIsKnownByItsFirstBytes_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("name");
    const auto row = [](const QByteArray& head, const char* name) {
        QTest::newRow(name) << head << QString::fromLatin1(name);
    };
    row(QByteArray("\0\0\0\x20", 4) + "ftypisom", "MP4 or QuickTime");
    row("RIFF\x10\x20\x30\x40"
        "AVI LIST",
        "AVI");
    row("\x1A\x45\xDF\xA3\x9F", "Matroska or WebM");
    row("OggS", "Ogg");
    row("FLV\x01\x05", "FLV");
    row("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6", "ASF or WMV");
    row(QByteArray("\0\0\x01\xBA", 4), "MPEG program stream");
    row("YUV4MPEG2 W4 H4 F25:1", "YUV4MPEG2");
    row("GIF89a", "GIF");
    QByteArray packets(4 * 188, '\0');
    for (int i = 0; i < 4; ++i)
        packets[188 * i] = 0x47;
    row(packets, "MPEG transport stream");
    row(packets.left(3 * 188), "");
}

void TstVideoFile::everyContainerIsKnownByItsFirstBytes() {
    QFETCH(const QByteArray, head);
    QFETCH(const QString, name);
    const std::string bytes = head.toStdString();
    QCOMPARE(QString::fromStdString(detail::videoContainer(test::bytesOf(bytes))), name);
}

void TstVideoFile::framesBeyondTheLimitAreRefused() {
    // One black frame of 7682 x 4322 pixels, as YUV4MPEG2 has it: a line of text and bytes.
    std::string video = "YUV4MPEG2 W7682 H4322 F10:1 Ip A1:1 Cmono\nFRAME\n";
    video.resize(video.size() + 7682U * 4322U, '\x10');
    test::writeAll(in("large.y4m"), video);
    const Failure failure = refusalOf(in("large.y4m"));
    QCOMPARE(failure.code, ErrorCode::LimitExceeded);
    QVERIFY(failure.message.find("7682 x 4322") != std::string::npos);
}

void TstVideoFile::addressesAreFilesOrCameras() {
    QCOMPARE(parseVideoAddress("camera:3").camera, std::optional<int>(3));
    QCOMPARE(parseVideoAddress("camera:3").name(), "camera 3"s);
    QCOMPARE(parseVideoAddress("a/camera.avi").file, std::filesystem::path("a/camera.avi"));
    QVERIFY(!parseVideoAddress("./camera:0").camera);
    for (const char* wrong : {"camera:", "camera:x", "camera:-1", "camera:1x", "camera:256", ""})
        QCOMPARE(test::failureOf([&] { static_cast<void>(parseVideoAddress(wrong)); })->code,
                 ErrorCode::ArgumentInvalid);
}

void TstVideoFile::aCameraSaysWhyItIsNotThere() {
    // No machine has this many.
    const auto reader = openCvFrames({{}, 255});
    const auto failure = test::failureOf([&] { static_cast<void>(reader->open()); });
    QCOMPARE(failure->code, ErrorCode::FileMissing);
    QCOMPARE(exitCodeOf(*failure), 3);
    QVERIFY(failure->message.find("camera 255: there is no /dev/video255") != std::string::npos);
    const std::string forbidden = cameraError(0, EACCES).failure().message;
    QVERIFY(forbidden.find("this user may not open /dev/video0") != std::string::npos);
    QVERIFY(cameraError(0, EBUSY).failure().message.find("another program") != std::string::npos);
}

SCALESCOPE_TEST(TstVideoFile)
#include "tst_video_file.moc"
