// SPDX-License-Identifier: Apache-2.0
// A picture made small for a list.
#include "core/session/session.h"
#include "tests/core/session/asked.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// Left half dark, right half light.
std::shared_ptr<const LoadedImage> halves(int width, int height) {
    Image image;
    image.width = width;
    image.height = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.bytes.insert(image.bytes.end(), 3, x < width / 2 ? 10 : 240);
    return std::make_shared<const LoadedImage>(imageFromPixels(std::move(image), "halves"));
}

Outcome outcomeOf(ThumbnailJob job, const std::atomic<bool>* cancel = nullptr) {
    Session session;
    RunContext context({}, cancel);
    return session.run(jobOf(std::move(job)), context);
}

}  // namespace

class TstThumbnailJob : public QObject {
    Q_OBJECT

private slots:
    void isTheSamePictureSmall();
    void aSmallPictureStaysAsItIs();
    void whatCannotBeReadFails();
    void cancelledItAnswersNothing();
};

void TstThumbnailJob::isTheSamePictureSmall() {
    ThumbnailJob job;
    job.source.loaded = halves(400, 100);
    job.longestSidePx = 40;
    const Outcome outcome = outcomeOf(job);
    const auto& made = as<Thumbnail>(outcome);
    QCOMPARE(made.fullWidth, 400);
    QCOMPARE(made.fullHeight, 100);
    QCOMPARE(made.image->width, 40);
    QCOMPARE(made.image->height, 10);
    QCOMPARE(int{made.image->bytes[3 * (5 * 40 + 5)]}, 10);
    QCOMPARE(int{made.image->bytes[3 * (5 * 40 + 35)]}, 240);
}

void TstThumbnailJob::aSmallPictureStaysAsItIs() {
    ThumbnailJob job;
    job.source.loaded = halves(30, 20);
    job.longestSidePx = 40;
    const Outcome outcome = outcomeOf(job);
    QCOMPARE(as<Thumbnail>(outcome).image->bytes, job.source.loaded->image.bytes);
}

void TstThumbnailJob::whatCannotBeReadFails() {
    ThumbnailJob job;
    job.source.path = "/nowhere/there-is-none.png";
    QCOMPARE(std::get<Failure>(outcomeOf(job)).code, ErrorCode::FileMissing);
}

void TstThumbnailJob::cancelledItAnswersNothing() {
    ThumbnailJob job;
    job.source.loaded = halves(30, 20);
    const std::atomic<bool> cancel = true;
    QVERIFY(std::holds_alternative<Canceled>(outcomeOf(job, &cancel)));
}

SCALESCOPE_TEST(TstThumbnailJob)
#include "tst_thumbnail_job.moc"
