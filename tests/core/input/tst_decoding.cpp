// SPDX-License-Identifier: Apache-2.0
// Several threads decode at once: each one's complaints are its own, memory is bounded.
#include "core/base/error.h"
#include "core/input/decode_turn.h"
#include "core/input/decoding_thread.h"
#include "core/input/image_set.h"
#include "core/input/stderr_capture.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <opencv2/core/utility.hpp>

#include <QtTest>

#include <atomic>
#include <cstdio>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace scalescope;

namespace {

constexpr std::int64_t kMegapixels = 1'000'000;

/// Runs action on some threads at once.
template <typename Action>
void onThreads(int count, Action&& action) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&action, i] { action(i); });
}

}  // namespace

class TstDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyThreadHearsItsOwnDecoder();
    void standardErrorOfOthersStays();
    void threadsDecodeTheSamePixels();
    void decodingThreadsLeaveTheProcessAsItIs();
    void damagedFileAmongGoodOnes();
    void largePicturesTakeTurns();
    void pictureBeyondTheLimitGoesAlone();
    void turnIsTakenOnceTheSizeIsKnown();
};

void TstDecoding::everyThreadHearsItsOwnDecoder() {
    std::atomic<int> right{0};
    onThreads(4, [&](int number) {
        prepareDecodingThread();
        const std::string word = "thread " + std::to_string(number) + "\n";
        bool all = true;
        for (int i = 0; i < 200; ++i) {
            detail::StderrCapture capture;
            std::fputs(word.c_str(), stderr);
            all = all && capture.finish() == word;
        }
        right += all ? 1 : 0;
    });
    QCOMPARE(right.load(), 4);
}

void TstDecoding::standardErrorOfOthersStays() {
    std::FILE* file = std::tmpfile();
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    std::atomic<bool> captured{false}, said{false};
    bool separated = false;
    {
        std::jthread decoder([&] {
            separated = detail::separateStandardError();
            detail::StderrCapture capture;
            captured = true;
            while (!said)
                std::this_thread::yield();
        });
        while (!captured)
            std::this_thread::yield();
        std::fputs("progress\n", stderr);
        said = true;
    }
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    std::rewind(file);
    char text[32] = {};
    const bool heard = std::fgets(text, sizeof(text), file) != nullptr;
    std::fclose(file);
    if (separated)
        QCOMPARE(QByteArray(text), QByteArray("progress\n"));
    else
        QVERIFY(!heard);  // one capture for all: the word is lost, as it is told
}

void TstDecoding::threadsDecodeTheSamePixels() {
    const auto path = test::dataPath("images/progressive.jpg");
    const std::string expected = loadImage(path).digest;
    std::atomic<int> same{0};
    onThreads(4, [&](int) {
        prepareDecodingThread();
        for (int i = 0; i < 20; ++i)
            same += loadImage(path).digest == expected ? 1 : 0;
    });
    QCOMPARE(same.load(), 80);
}

void TstDecoding::decodingThreadsLeaveTheProcessAsItIs() {
    // A setting of the whole process that a starting thread makes is made while others decode,
    // which once ended the program. 1 is what the first picture sets; a thread must not set it
    // again.
    (void)loadImage(test::dataPath("images/rgb.png"));
    QCOMPARE(cv::getNumThreads(), 1);
    constexpr int kOther = 3;
    cv::setNumThreads(kOther);
    onThreads(4, [&](int) {
        prepareDecodingThread();
        (void)loadImage(test::dataPath("images/progressive.jpg"));
    });
    const int after = cv::getNumThreads();
    cv::setNumThreads(1);
    QCOMPARE(after, kOther);
}

void TstDecoding::damagedFileAmongGoodOnes() {
    const std::string good = test::readAll(test::dataPath("images/cmyk.jpg"));
    std::string bad = good;
    bad.resize(bad.size() / 2);  // its end is missing
    bad += "\xFF\xD9";
    std::atomic<int> notes{0}, wrong{0};
    onThreads(4, [&](int number) {
        prepareDecodingThread();
        const std::string& bytes = number == 0 ? bad : good;
        for (int i = 0; i < 20; ++i) {
            const auto failure = test::failureOf([&] {
                const LoadedImage image = decodeImage(std::as_bytes(std::span(bytes)), "x.jpg");
                for (const std::string& note : image.notes)
                    if (note.find("damaged") != std::string::npos)
                        ++(number == 0 ? notes : wrong);
            });
            if (failure)
                ++(number == 0 ? notes : wrong);
        }
    });
    QCOMPARE(notes.load(), 20);  // told of the damaged one alone, every time
    QCOMPARE(wrong.load(), 0);
}

void TstDecoding::largePicturesTakeTurns() {
    constexpr std::int64_t kPixels = 12 * kMegapixels;  // 192 MB of the 512 MiB
    std::atomic<int> inside{0}, most{0};
    onThreads(6, [&](int) {
        const DecodeTurn turn(kPixels);
        most = std::max(most.load(), ++inside);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        --inside;
    });
    QVERIFY2(most <= 2, qPrintable(QString::number(most.load())));
}

void TstDecoding::pictureBeyondTheLimitGoesAlone() {
    std::atomic<int> inside{0}, most{0};
    onThreads(4, [&](int number) {
        const DecodeTurn turn(number == 0 ? 100 * kMegapixels : 33 * kMegapixels);
        most = std::max(most.load(), ++inside);
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
        --inside;
    });
    QCOMPARE(most.load(), 1);
}

void TstDecoding::turnIsTakenOnceTheSizeIsKnown() {
    std::vector<std::int64_t> told;
    DecodeOptions options;
    options.beforePixels = [&](std::int64_t pixels) { told.push_back(pixels); };
    const LoadedImage image = loadImage(test::dataPath("images/rgb.png"), options);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told[0], std::int64_t{image.image.width} * image.image.height);
    // A file that is refused by its header needs no memory.
    QVERIFY(test::failureOf([&] {
        (void)decodeImage(std::as_bytes(std::span("no image at all", 15)), "x.png", options);
    }));
    QCOMPARE(told.size(), std::size_t{1});
}

SCALESCOPE_TEST(TstDecoding)
#include "tst_decoding.moc"
