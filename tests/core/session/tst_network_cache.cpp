// SPDX-License-Identifier: Apache-2.0
// Built networks hold what the next pass needs once, and nothing that it does not need.
#include "core/session/network_cache.h"
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace scalescope;

namespace {

constexpr std::int64_t kPlenty = std::int64_t{4} << 30;

RunRequest requestOf(int variant, WeightsRequest weights) {
    RunRequest request;
    request.network = family().at(static_cast<std::size_t>(variant)).spec;
    request.weights = std::move(weights);
    return request;
}

RunRequest random(int variant) {
    return requestOf(variant, {.source = WeightsRequest::Source::Random, .path = {}, .seed = 3});
}

PassResult passOf(BuiltNetwork& network) {
    RunContext context;
    const TensorF32 input{{1, 3, 64, 64}, std::vector<float>(3 * 64 * 64, 0.25F)};
    return network.executor->run(input, {}, context);
}

}  // namespace

class TstNetworkCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalRequestsGetTheSameNetwork();
    void networksOutOfUseGiveBackTheirWorkspace();
    void tensorsAreNotHeldTwice();
    void tensorsComeAgainAsTheyWere_data();
    void tensorsComeAgainAsTheyWere();
    void replacedFileIsNotTakenForTheOldOne();
    void whatLiesBesideAFileBelongsToIt_data();
    void whatLiesBesideAFileBelongsToIt();
};

void TstNetworkCache::equalRequestsGetTheSameNetwork() {
    NetworkCache cache(kPlenty);
    RunContext context;
    const BuiltNetwork* first = &cache.get(random(0), context);
    QVERIFY(&cache.get(random(1), context) != first);
    QVERIFY(&cache.get(random(0), context) == first);
}

void TstNetworkCache::networksOutOfUseGiveBackTheirWorkspace() {
    NetworkCache cache(kPlenty);
    RunContext context;
    BuiltNetwork& b0 = cache.get(random(0), context);
    const PassResult before = passOf(b0);
    QVERIFY(b0.executor->workspaceBytes() > 0);
    static_cast<void>(cache.get(random(0), context));
    QVERIFY(b0.executor->workspaceBytes() > 0);  // the next pass needs it
    static_cast<void>(cache.get(random(1), context));
    QCOMPARE(b0.executor->workspaceBytes(), std::int64_t{0});
    QVERIFY(b0.executor->weightBytes() > 0);
    QVERIFY(passOf(cache.get(random(0), context)).logits == before.logits);
}

void TstNetworkCache::tensorsAreNotHeldTwice() {
    NetworkCache cache(kPlenty);
    RunContext context;
    QVERIFY(!cache.get(random(0), context).weights.dict);
}

void TstNetworkCache::tensorsComeAgainAsTheyWere_data() {
    QTest::addColumn<bool>("file");
    QTest::newRow("random") << false;
    QTest::newRow("file") << true;
}

void TstNetworkCache::tensorsComeAgainAsTheyWere() {
    QFETCH(bool, file);
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("b0.safetensors").toStdString();
    writeSafetensors(path, test::hashWeights(family()[0].spec));
    const RunRequest request =
        file ? requestOf(0, {.source = WeightsRequest::Source::Path, .path = path, .seed = 0})
             : random(0);
    NetworkCache cache(kPlenty);
    RunContext context;
    BuiltNetwork& network = cache.get(request, context);
    const StateDict again = NetworkCache::weightsAgain(request, network, context);
    QVERIFY(
        passOf(network).logits ==
        buildExecutor(network.weights.spec, again, {})
            .executor->run({{1, 3, 64, 64}, std::vector<float>(3 * 64 * 64, 0.25F)}, {}, context)
            .logits);
}

void TstNetworkCache::replacedFileIsNotTakenForTheOldOne() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("b0.safetensors").toStdString();
    const StateDict weights = test::hashWeights(family()[0].spec);
    writeSafetensors(path, weights);
    const RunRequest request =
        requestOf(0, {.source = WeightsRequest::Source::Path, .path = path, .seed = 0});
    NetworkCache cache(kPlenty);
    RunContext context;
    const BuiltNetwork& network = cache.get(request, context);
    writeSafetensors(path, weights, {{"note", "another file"}});
    const auto failure = test::failureOf(
        [&] { static_cast<void>(NetworkCache::weightsAgain(request, network, context)); });
    QVERIFY(failure && failure->code == ErrorCode::DigestMismatch);
    QVERIFY(failure->message.starts_with("b0.safetensors"));
}

void TstNetworkCache::whatLiesBesideAFileBelongsToIt_data() {
    QTest::addColumn<QString>("asked");    // what is named, within the folder
    QTest::addColumn<QString>("changed");  // what is written between two requests
    QTest::newRow("configuration beside a file") << "b0.safetensors"
                                                 << "config.json";
    QTest::newRow("preprocessing beside a file") << "b0.safetensors"
                                                 << "preprocessor_config.json";
    QTest::newRow("configuration in a folder") << ""
                                               << "config.json";
    QTest::newRow("the file in a folder") << ""
                                          << "b0.safetensors";
}

void TstNetworkCache::whatLiesBesideAFileBelongsToIt() {
    QFETCH(QString, asked);
    QFETCH(QString, changed);
    QTemporaryDir folder;
    const StateDict weights = test::hashWeights(family()[0].spec);
    const auto path = [&](const QString& name) {
        return std::filesystem::path(folder.filePath(name).toStdString());
    };
    writeSafetensors(path("b0.safetensors"), weights);
    const RunRequest request =
        requestOf(0, {.source = WeightsRequest::Source::Path, .path = path(asked), .seed = 0});
    NetworkCache cache(kPlenty);
    RunContext context;
    const BuiltNetwork* before = &cache.get(request, context);
    QVERIFY(&cache.get(request, context) == before);
    if (changed == "b0.safetensors")
        writeSafetensors(path(changed), weights, {{"note", "another file"}});
    else
        test::writeAll(path(changed), R"({"mean":[0.5,0.5,0.5],"std":[0.5,0.5,0.5]})");
    const BuiltNetwork* after = &cache.get(request, context);
    QVERIFY(after != before);
    if (changed == "config.json")
        QCOMPARE(after->weights.info.recipe->mean.at(0), 0.5F);
}

SCALESCOPE_TEST(TstNetworkCache)
#include "tst_network_cache.moc"
