// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_weights.h"
#include "core/fetch/published_files.h"
#include "core/weights/locate.h"
#include "tests/core/fetch/fetch_desk.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

std::string idsOf(const std::vector<const PublishedWeights*>& files) {
    std::string ids;
    for (const PublishedWeights* file : files)
        ids += (ids.empty() ? "" : " ") + std::string(file->id);
    return ids;
}

const std::vector<int> kAll{0, 1, 2, 3, 4, 5, 6, 7};

}  // namespace

class TstPublishedFiles : public QObject {
    Q_OBJECT

private slots:
    void releases();
    void aReleaseThatIsNotThereIsNamed();
    void wishesAreThoseOfTheCatalogue();
    void goesWhereTorchvisionLooks();
    void aPlanTellsWhatItCosts();
    void nothingIsFetchedByPlanning();
    void aSiteThatIsNoFileIsSeenAtOnce();
};

void TstPublishedFiles::releases() {
    QCOMPARE(idsOf(publishedFiles({1, 3}, PublishedRelease::Default)),
             std::string("b1.IMAGENET1K_V2 b3.IMAGENET1K_V1"));
    QCOMPARE(idsOf(publishedFiles({1, 3}, PublishedRelease::V1)),
             std::string("b1.IMAGENET1K_V1 b3.IMAGENET1K_V1"));
    QCOMPARE(idsOf(publishedFiles({1}, PublishedRelease::V2)), std::string("b1.IMAGENET1K_V2"));
    QCOMPARE(publishedFiles(kAll, PublishedRelease::Default).size(), std::size_t{8});
    QCOMPARE(publishedFiles(kAll, PublishedRelease::V1).size(), std::size_t{8});
    QCOMPARE(idsOf(publishedFiles(kAll, PublishedRelease::V2)), std::string("b1.IMAGENET1K_V2"));
    QVERIFY(parseRelease("") == PublishedRelease::Default &&
            parseRelease("v1") == PublishedRelease::V1 &&
            parseRelease("V2") == PublishedRelease::V2);
}

void TstPublishedFiles::aReleaseThatIsNotThereIsNamed() {
    const auto failure = failureOf([] {
        static_cast<void>(publishedFiles({1, 3}, PublishedRelease::V2));
    });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
    QVERIFY2(says(failure, "B3") && says(failure, "only B1"), failure->message.c_str());
    QVERIFY(failureOf([] { static_cast<void>(parseRelease("v3")); }));
}

void TstPublishedFiles::wishesAreThoseOfTheCatalogue() {
    const FetchSettings settings;
    for (const PublishedWeights& entry : weightsCatalog()) {
        const FileWish wish = wishFor(entry, "/folder", settings);
        QCOMPARE(wish.url, entry.url());
        QCOMPARE(wish.target, std::filesystem::path("/folder") / std::string(entry.fileName));
        QCOMPARE(wish.digest, std::string(entry.sha256));
        QCOMPARE(wish.check == FetchCheck::FullSha256, entry.sha256.size() == 64);
        QVERIFY(wish.leastBytes < publishedBytes(entry) && publishedBytes(entry) < wish.mostBytes);
        QCOMPARE(publishedById(entry.id), &entry);
    }
    QVERIFY(!publishedById("b8.IMAGENET1K_V1"));
}

/// Weights that were fetched are found where weights are looked for.
void TstPublishedFiles::goesWhereTorchvisionLooks() {
    const QTemporaryDir home;
    const QByteArray before = qgetenv("TORCH_HOME");
    qputenv("TORCH_HOME", home.path().toUtf8());
    const FileWish wish = wishFor(weightsCatalog()[0], {}, {});
    std::filesystem::create_directories(wish.target.parent_path());
    writeAll(wish.target, "x");
    const auto found = weightCandidates(0, {});
    before.isNull() ? qunsetenv("TORCH_HOME") : qputenv("TORCH_HOME", before);
    QVERIFY(std::ranges::count(found, wish.target) == 1);
}

void TstPublishedFiles::aPlanTellsWhatItCosts() {
    const FetchPlan plan =
        planPublished(publishedFiles(kAll, PublishedRelease::Default), "/folder", {});
    QCOMPARE(plan.files.size(), std::size_t{8});
    // Source: torchvision's _file_size, summed by hand.
    constexpr double kSum =
        20.451 + 30.136 + 35.174 + 47.184 + 74.489 + 116.864 + 165.362 + 254.675;
    QVERIFY(std::abs(static_cast<double>(plan.bytes()) - kSum * (1 << 20)) < 10);
    for (const PlannedFile& file : plan.files)
        QVERIFY(!file.licence.empty() && !file.source.empty() && file.published);
    QCOMPARE(plan.folder, std::filesystem::path("/folder"));
}

void TstPublishedFiles::nothingIsFetchedByPlanning() {
    const HttpsServer server([](const HttpRequest&, int) { return HttpReply{}; });
    const QTemporaryDir folder;
    const std::string inside = folder.filePath("weights").toStdString();
    const FetchPlan plan = planPublished(publishedFiles(kAll, PublishedRelease::Default), inside,
                                         quickSettings(server));
    QCOMPARE(plan.files.size(), std::size_t{8});
    QCOMPARE(server.requests().size(), 0);
    QVERIFY(!std::filesystem::exists(inside));
}

/// A hotel's network answers everything with its own page.
void TstPublishedFiles::aSiteThatIsNoFileIsSeenAtOnce() {
    const HttpsServer server(
        [](const HttpRequest&, int) { return HttpReply{.body = "<html>Welcome</html>"}; });
    const QTemporaryDir folder;
    const FetchSettings settings = quickSettings(server);
    const FetchPlan plan = planPublished(publishedFiles({0}, PublishedRelease::V1),
                                         folder.path().toStdString(), settings);
    RunContext context;
    const auto failure = failureOf([&] { static_cast<void>(fetchAll(plan, settings, context)); });
    QVERIFY2(says(failure, "announces 20 B"), failure ? failure->message.c_str() : "none");
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests()[0].path,
             QByteArray("/models/efficientnet_b0_rwightman-7f5810bc.pth"));
}

SCALESCOPE_TEST(TstPublishedFiles)
#include "tst_published_files.moc"
