// SPDX-License-Identifier: Apache-2.0
// Where weights are from, by content, by name and by the hub's cache.
#include "core/weights/catalog.h"
#include "core/weights/releases.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <set>

using namespace scalescope;

namespace {

/// A file of this name; sha256 as the file's digest would be judged.
WeightsInfo fileOf(const std::string& path, const std::string& sha256 = {}) {
    WeightsInfo info;
    info.path = path;
    info.name = info.path.filename().string();
    info.kind = WeightsKind::Own;
    info.sha256 = sha256;
    if (!sha256.empty()) {
        const Judgement judgement = judge(info.name, sha256);
        info.kind = judgement.kind;
        info.catalogId = judgement.entry ? std::string(judgement.entry->id) : "";
    }
    return info;
}

/// A digest that begins so.
std::string digest(const std::string& digits) {
    return digits + std::string(64 - digits.size(), '0');
}

bool contains(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

class TstReleases : public QObject {
    Q_OBJECT

private slots:
    void namesPromiseTheirDigits();
    void onlyEightHexDigitsAreAPromise_data();
    void onlyEightHexDigitsAreAPromise();
    void bothSetsOfB1AreToldApart();
    void timmsFileIsToldFromTorchvisionsOldOne();
    void aRenamedFileIsKnownByItsContent();
    void aKeptAndABrokenPromise();
    void withoutADigestTheNameIsSaidToBeOne();
    void theHubsCacheTellsTheRepository();
    void ownFilesAreOfNoRelease();
    void generatedWeightsHaveNoFile();
};

void TstReleases::namesPromiseTheirDigits() {
    std::set<std::string_view> names, ids;
    for (const Release& release : releases()) {
        QCOMPARE(promisedDigits(release.fileName).size(), std::size_t{8});
        QVERIFY(names.insert(release.fileName).second && ids.insert(release.id).second);
    }
    QCOMPARE(names.size(), std::size_t{53});
}

void TstReleases::onlyEightHexDigitsAreAPromise_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("digits");
    QTest::newRow("hub") << "efficientnet_b0_ra-3dd342df.pth"
                         << "3dd342df";
    QTest::newRow("other suffix") << "mine-0123abcd.safetensors"
                                  << "0123abcd";
    QTest::newRow("seven") << "mine-0123abc.pth"
                           << "";
    QTest::newRow("nine") << "mine-0123abcde.pth"
                          << "";
    QTest::newRow("no hex") << "mine-0123abcg.pth"
                            << "";
    QTest::newRow("upper case") << "mine-0123ABCD.pth"
                                << "";
    QTest::newRow("a date") << "run-20240607.pth"
                            << "20240607";
    QTest::newRow("no suffix") << "mine-0123abcd"
                               << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void TstReleases::onlyEightHexDigitsAreAPromise() {
    QFETCH(QString, name);
    QFETCH(QString, digits);
    QCOMPARE(QString::fromStdString(promisedDigits(name.toStdString())), digits);
}

void TstReleases::bothSetsOfB1AreToldApart() {
    const Origin v2 =
        originOf(fileOf("/x/efficientnet_b1-c27df63c.pth", digest("c27df63c")), "torchvision");
    QCOMPARE(v2.release, std::string("torchvision EfficientNet_B1_Weights.IMAGENET1K_V2"));
    QVERIFY(contains(v2.sentence, "not IMAGENET1K_V1"));
    const Origin v1 = originOf(
        fileOf("/x/efficientnet_b1_rwightman-bac287d4.pth", digest("bac287d4")), "torchvision");
    QCOMPARE(v1.release, std::string("torchvision EfficientNet_B1_Weights.IMAGENET1K_V1"));
    QVERIFY(contains(v1.sentence, "ported from timm") &&
            contains(v1.sentence, "not IMAGENET1K_V2"));
    QVERIFY(v1.promiseKept.value() && v2.promiseKept.value());
}

void TstReleases::timmsFileIsToldFromTorchvisionsOldOne() {
    // The digits of torchvision's old name are those of timm's file.
    const WeightsInfo info = fileOf("/x/some.pth", digest("3dd342df"));
    QCOMPARE(originOf(info, "timm").release, std::string("timm efficientnet_b0.ra_in1k"));
    QCOMPARE(originOf(info, "torchvision").release,
             std::string("torchvision EfficientNet_B0_Weights.IMAGENET1K_V1"));
}

void TstReleases::aRenamedFileIsKnownByItsContent() {
    const Origin origin = originOf(fileOf("/x/model.pth", digest("c0e6a31c")), "timm");
    QCOMPARE(origin.release, std::string("timm tf_efficientnet_b0.ns_jft_in1k"));
    QVERIFY(contains(origin.sentence, "by its SHA-256") && origin.promised.empty());
}

void TstReleases::aKeptAndABrokenPromise() {
    const std::string name = "/x/efficientnet-b0-355c32eb.pth";
    const Origin kept = originOf(fileOf(name, digest("355c32eb")), "lukemelas");
    QVERIFY(kept.promiseKept.value());
    QCOMPARE(kept.release, std::string("EfficientNet-PyTorch efficientnet-b0"));
    const Origin broken = originOf(fileOf(name, digest("deadbeef")), "lukemelas");
    QVERIFY(!broken.promiseKept.value());
    QVERIFY(broken.release.empty());
    QVERIFY(contains(broken.sentence, "begins with 355c32eb, but it begins with deadbeef"));
}

void TstReleases::withoutADigestTheNameIsSaidToBeOne() {
    const Origin origin = originOf(fileOf("/x/efficientnet_b1-c27df63c.pth"), "torchvision");
    QVERIFY(!origin.promiseKept);
    QVERIFY(
        contains(origin.sentence, "Named as torchvision EfficientNet_B1_Weights.IMAGENET1K_V2"));
    QVERIFY(contains(origin.sentence, "it was not hashed"));
}

void TstReleases::theHubsCacheTellsTheRepository() {
    const std::string revision = "0123456789abcdef0123456789abcdef01234567";
    const Origin origin =
        originOf(fileOf("/h/hub/models--timm--efficientnet_b0.ra_in1k/snapshots/" + revision +
                        "/model.safetensors"),
                 "timm");
    QCOMPARE(origin.repository, std::string("timm/efficientnet_b0.ra_in1k"));
    QCOMPARE(origin.revision, revision);
    QVERIFY(contains(origin.sentence, "timm/efficientnet_b0.ra_in1k"));
    QVERIFY(originOf(fileOf("/h/snapshots/" + revision + "/model.safetensors"), "timm")
                .revision.empty());
}

void TstReleases::ownFilesAreOfNoRelease() {
    const Origin origin = originOf(fileOf("/x/best.pth", digest("12345678")), "timm");
    QVERIFY(origin.release.empty() && origin.promised.empty() && origin.repository.empty());
    QVERIFY(contains(origin.sentence, "Neither"));
}

void TstReleases::generatedWeightsHaveNoFile() {
    WeightsInfo info;
    info.kind = WeightsKind::Random;
    QVERIFY(contains(originOf(info, "scalescope").sentence, "seed"));
    info.kind = WeightsKind::Demo;
    QVERIFY(contains(originOf(info, "scalescope").sentence, "Comes with this program"));
}

SCALESCOPE_TEST(TstReleases)
#include "tst_releases.moc"
