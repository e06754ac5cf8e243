// SPDX-License-Identifier: Apache-2.0
// A checkpoint in several files loads by its index, by any of its shards and by its folder.
#include "core/weights/folder_weights.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/shards.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// Two shards and an index. Returns the folder.
std::filesystem::path writeSet(const Files& files, bool asPickles) {
    StateDict parts[2];
    const StateDict whole = drawnAs(TensorNames::Torchvision);
    for (std::size_t i = 0; i < whole.size(); ++i)
        parts[i % 2].set(whole.entries()[i].first, whole.entries()[i].second);
    std::filesystem::create_directories(files.folder() / "set");
    std::string map;
    for (int i = 0; i < 2; ++i) {
        const std::string name = (asPickles ? "pytorch_model-0000" : "model-0000") +
                                 std::to_string(i + 1) + "-of-00002" +
                                 (asPickles ? ".bin" : ".safetensors");
        if (asPickles)
            files.write("set/" + name, pthOf(parts[i]));
        else
            writeSafetensors(files.folder() / "set" / name, parts[i]);
        for (const auto& [key, tensor] : parts[i].entries())
            map += (map.empty() ? "\"" : ",\"") + key + "\":\"" + name + "\"";
    }
    files.write(asPickles ? "set/pytorch_model.bin.index.json" : "set/model.safetensors.index.json",
                "{\"metadata\":{},\"weight_map\":{" + map + "}}");
    return files.folder() / "set";
}

}  // namespace

class TstShards : public QObject {
    Q_OBJECT

private slots:
    void everyWayInGivesTheWhole_data();
    void everyWayInGivesTheWhole();
    void shardsMayHaveAnyNames();
    void shardsWithoutAnIndexBelongTogether();
    void theHashIsThatOfTheListOfShards();
    void aNumberBehindTheLastIsNoShard();
    void aMissingShardIsNamed();
    void refusesOddIndices_data();
    void refusesOddIndices();
};

void TstShards::everyWayInGivesTheWhole_data() {
    QTest::addColumn<bool>("asPickles");
    QTest::newRow("safetensors") << false;
    QTest::newRow("torch.save") << true;
}

void TstShards::everyWayInGivesTheWhole() {
    QFETCH(bool, asPickles);
    const Files files;
    const auto folder = writeSet(files, asPickles);
    for (const auto& path :
         {folder,
          folder / (asPickles ? "pytorch_model.bin.index.json" : "model.safetensors.index.json"),
          folder / (asPickles ? "pytorch_model-00002-of-00002.bin"
                              : "model-00001-of-00002.safetensors")}) {
        const Weights weights = load(path);
        QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
        QCOMPARE(weights.info.kind, WeightsKind::Own);
        QVERIFY2(weights.info.format.ends_with(", 2 shards"), weights.info.format.c_str());
        QCOMPARE(weights.info.sha256.size(), std::size_t{64});
    }
}

/// Its index says what they are.
void TstShards::shardsMayHaveAnyNames() {
    const Files files;
    const auto folder = writeSet(files, false);
    const auto index = folder / "model.safetensors.index.json";
    std::string text = test::readAll(index);
    for (const char* number : {"1", "2"}) {
        const std::string before = std::string("model-0000") + number + "-of-00002.safetensors",
                          after = std::string("part_") + number + ".safetensors";
        std::filesystem::rename(folder / before, folder / after);
        for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before))
            text.replace(at, before.size(), after);
    }
    files.write("set/model.safetensors.index.json", text);
    QCOMPARE(contentDigest(*load(folder).dict), contentDigest(drawn()));
    RunContext context;  // inspecting looks for the one that stands for all, too
    QCOMPARE(onlyWeightsIn(folder, context).path.filename(), index.filename());
}

void TstShards::shardsWithoutAnIndexBelongTogether() {
    const Files files;
    const auto folder = writeSet(files, false);
    std::filesystem::remove(folder / "model.safetensors.index.json");
    QCOMPARE(contentDigest(*load(folder / "model-00002-of-00002.safetensors").dict),
             contentDigest(drawn()));
    QCOMPARE(contentDigest(*load(folder).dict), contentDigest(drawn()));
}

/// One hash for all: of the list that sha256sum prints of the shards.
void TstShards::theHashIsThatOfTheListOfShards() {
    const Files files;
    const auto folder = writeSet(files, false);
    QByteArray list;
    for (const char* name :
         {"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"})
        list += QCryptographicHash::hash(QByteArray::fromStdString(readAll(folder / name)),
                                         QCryptographicHash::Sha256)
                    .toHex() +
                "  " + name + '\n';
    QCOMPARE(QByteArray::fromStdString(load(folder).info.sha256),
             QCryptographicHash::hash(list, QCryptographicHash::Sha256).toHex());
}

/// The numbers in a name count only where they can be true.
void TstShards::aNumberBehindTheLastIsNoShard() {
    const Files files;
    const auto path = files.folder() / "model-00003-of-00002.safetensors";
    writeSafetensors(path, drawn());
    QVERIFY(!shardsOf(path));
    QCOMPARE(contentDigest(*load(path).dict), contentDigest(drawn()));
}

void TstShards::aMissingShardIsNamed() {
    const Files files;
    const auto folder = writeSet(files, false);
    std::filesystem::remove(folder / "model-00002-of-00002.safetensors");
    for (const char* name : {"model.safetensors.index.json", "model-00001-of-00002.safetensors"}) {
        const Failure failure = loadFailure(folder / name);
        QCOMPARE(failure.code, ErrorCode::FileMissing);
        QVERIFY2(failure.message.find("model-00002-of-00002.safetensors is missing") !=
                     std::string::npos,
                 failure.message.c_str());
    }
}

void TstShards::refusesOddIndices_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("of nothing") << QByteArray(R"({"weight_map": {}})") << "lists none";
    QTest::newRow("no map") << QByteArray(R"({"weight_map": 7})") << "lists none";
    QTest::newRow("elsewhere") << QByteArray(R"({"weight_map": {"a": "../x.safetensors"}})")
                               << "another folder";
    QTest::newRow("the folder itself")
        << QByteArray(R"({"weight_map": {"a": ".."}})") << "another folder";
    QTest::newRow("without a name")
        << QByteArray(R"({"weight_map": {"a": ""}})") << "another folder";
    QByteArray many = R"({"weight_map": {"a0": "0")";
    for (int i = 1; i <= 1000; ++i)
        many += ",\"a" + QByteArray::number(i) + "\": \"" + QByteArray::number(i) + '"';
    QTest::newRow("of too many") << many + "}}"
                                 << "more than 1000";
    QTest::newRow("of one that is not there")
        << QByteArray(R"({"weight_map": {"a": "gone.safetensors"}})")
        << "it lists 1 shard, but gone.safetensors is missing beside it";
    QTest::newRow("no index") << QByteArray(R"({"a": "b"})") << "JSON text";
}

void TstShards::refusesOddIndices() {
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    const Files files;
    const Failure failure =
        loadFailure(files.write("model.safetensors.index.json", json.toStdString()));
    QVERIFY2(failure.message.find(words.toStdString()) != std::string::npos,
             failure.message.c_str());
    QCOMPARE(exitCodeOf(failure), 4);
}

SCALESCOPE_TEST(TstShards)
#include "tst_shards.moc"
