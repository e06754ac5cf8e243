// SPDX-License-Identifier: Apache-2.0
// A folder that was named is used, or is an error that says what was seen in it.
#include "core/base/setting.h"
#include "core/weights/folder_weights.h"
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

class TstFolderWeights : public QObject {
    Q_OBJECT

private slots:
    void takesTheFileThatFits();
    void tellsWhatWasSeen_data();
    void tellsWhatWasSeen();
    void anUnpackedFileIsReadAsTheFile();
    void linksLeadNowhereOutOfAnUnpackedFile();
    void ofTwoThatFitNoneIsTaken();
    void prefersSafetensorsOfOneRepository();
    void inspectingTakesWhatLoadingTakes();
    void ofOneVariantInspectingAnswersAsLoading_data();
    void ofOneVariantInspectingAnswersAsLoading();
    void aPartOfTheFileInAFolderIsTaken();
    void ofABrokenIndexTheIndexIsTold_data();
    void ofABrokenIndexTheIndexIsTold();
    void aRefusalMarksTheSettingsItNames();
    void tellsTheVariantsInIt();
    void aHeadInAFileOfItsOwnAnswers_data();
    void aHeadInAFileOfItsOwnAnswers();
    void ofSeveralHeadsNoneIsGuessed();
};

namespace {

StateDict withoutClassifier() {
    StateDict rest;
    const StateDict all = drawnAs(TensorNames::Torchvision);
    for (const auto& [key, tensor] : all.entries())
        if (!key.starts_with("classifier."))
            rest.set(key, tensor);
    return rest;
}

StateDict linearHead(const std::string& before, std::int64_t classes) {
    StateDict head;
    const auto count = static_cast<std::size_t>(classes);
    head.set(before + "weight",
             makeTensor({classes, 1280}, std::vector<float>(count * 1280, 0.5F)));
    head.set(before + "bias", makeTensor({classes}, std::vector<float>(count, 0.25F)));
    return head;
}

}  // namespace

void TstFolderWeights::takesTheFileThatFits() {
    const Files files;
    files.write("mine/best_model.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    files.write("mine/b1_run.pth", pthOf(drawnAs(TensorNames::Timm, "", specOf(1))));
    files.write("mine/log.txt", "epoch 1");
    const Weights weights = load(files.folder() / "mine");
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QVERIFY(weights.info.notes.at(0).find("best_model.pth was taken") != std::string::npos);
    QCOMPARE(load(files.folder() / "mine", specOf(1)).info.name, std::string("b1_run.pth"));
}

void TstFolderWeights::tellsWhatWasSeen_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QStringList{} << "is empty";
    QTest::newRow("no weights") << QStringList{"a.jpg", "notes.txt"} << "a.jpg, notes.txt";
    QTest::newRow("unpacked") << QStringList{"data.pkl", "data/0"} << "mine: ";
    QTest::newRow("SavedModel") << QStringList{"saved_model.pb", "variables/x"} << "SavedModel";
    QTest::newRow("FSDP") << QStringList{"__0_0.distcp", ".metadata"} << "FSDP";
    QTest::newRow("damaged") << QStringList{"x.pth"} << "x.pth: this is a text file";
    QTest::newRow("a published name")
        << QStringList{"efficientnet_b0_rwightman-7f5810bc.pth"} << "this is a text file";
}

void TstFolderWeights::tellsWhatWasSeen() {
    QFETCH(QStringList, names);
    QFETCH(QString, words);
    const Files files;
    std::filesystem::create_directories(files.folder() / "mine");
    for (const QString& name : names)
        files.write("mine/" + name.toStdString(), "no weights at all");
    const Failure failure = loadFailure(files.folder() / "mine");
    QVERIFY2(failure.message.find(words.toStdString()) != std::string::npos,
             failure.message.c_str());
    QCOMPARE(exitCodeOf(failure), 4);
}

void TstFolderWeights::anUnpackedFileIsReadAsTheFile() {
    const Files files;
    const auto [body, storages] = pickled(drawnAs(TensorNames::Torchvision));
    files.write("run/best_model/data.pkl", pickle::whole(body));
    for (const auto& [key, bytes] : storages)
        files.write("run/best_model/data/" + key, bytes);
    const Weights weights = load(files.folder() / "run" / "best_model" / "");
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QCOMPARE(weights.info.name, std::string("best_model"));
    QCOMPARE(weights.info.sha256.size(), std::size_t{64});
    files.write("run/log.txt", "epoch 1");
    QCOMPARE(contentDigest(*load(files.folder() / "run").dict), contentDigest(drawn()));
    std::filesystem::remove(files.folder() / "run" / "best_model" / "data" / "7");
    const Failure failure = loadFailure(files.folder() / "run" / "best_model");
    QVERIFY2(failure.message.find("data/7 is missing") != std::string::npos,
             failure.message.c_str());
}

void TstFolderWeights::linksLeadNowhereOutOfAnUnpackedFile() {
    namespace fs = std::filesystem;
    const Files files;
    const auto [body, storages] = pickled(drawnAs(TensorNames::Torchvision));
    files.write("mine/data.pkl", pickle::whole(body));
    for (const auto& [key, bytes] : storages)
        files.write("mine/data/" + key, bytes);
    const fs::path mine = files.folder() / "mine", other = files.folder() / "other";
    QCOMPARE(contentDigest(*load(mine).dict), contentDigest(drawn()));
    fs::rename(mine / "data" / "7", other);
    fs::create_symlink(other, mine / "data" / "7");
    const Failure ofPart = loadFailure(mine);
    QVERIFY2(ofPart.message.find("data/7 is missing") != std::string::npos, ofPart.message.c_str());
    fs::remove(mine / "data" / "7");
    fs::rename(other, mine / "data" / "7");
    fs::rename(mine / "data", other);
    fs::create_directory_symlink(other, mine / "data");
    const Failure ofFolder = loadFailure(mine);
    QVERIFY2(ofFolder.message.find("mine") != std::string::npos, ofFolder.message.c_str());
}

void TstFolderWeights::ofABrokenIndexTheIndexIsTold_data() {
    QTest::addColumn<std::string>("index");
    QTest::addColumn<QString>("words");
    QTest::newRow("a shard is missing")
        << std::string(R"({"weight_map": {"a": "part1.pth", "b": "part2.pth"}})")
        << "part2.pth is missing";
    QTest::newRow("no shards") << std::string(R"({"weight_map": {}})") << "lists none";
    QTest::newRow("cut") << std::string(R"({"weight_map": {"a")") << "model.safetensors.index.json";
}

/// Of a lone shard nothing is told that the whole checkpoint is not.
void TstFolderWeights::ofABrokenIndexTheIndexIsTold() {
    QFETCH(std::string, index);
    QFETCH(QString, words);
    const Files files;
    StateDict shard = drawnAs(TensorNames::Torchvision);
    QVERIFY(shard.take("features.3.0.block.0.0.weight"));
    files.write("mine/part1.pth", pthOf(shard));
    files.write("mine/model.safetensors.index.json", index);
    RunContext context;
    const auto failure =
        failureOf([&] { static_cast<void>(inspectFile(files.folder() / "mine", context)); });
    QVERIFY(failure.has_value());
    for (const std::string& part :
         {std::string("model.safetensors.index.json"), words.toStdString()})
        QVERIFY2(failure->message.find(part) != std::string::npos, failure->message.c_str());
    const Failure ofLoading = loadFailure(files.folder() / "mine");
    QVERIFY2(ofLoading.message.find(words.toStdString()) != std::string::npos,
             ofLoading.message.c_str());

    files.write("mine/whole.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    std::filesystem::remove(files.folder() / "mine" / "part1.pth");
    QCOMPARE(inspectFile(files.folder() / "mine", context).info.name, std::string("whole.pth"));
}

void TstFolderWeights::aRefusalMarksTheSettingsItNames() {
    const Files files;
    files.write("mine/b1_run.pth", pthOf(drawnAs(TensorNames::Timm, "", specOf(1))));
    const Failure failure = loadFailure(files.folder() / "mine");
    const std::string named =
        messageWith(failure, [](std::string_view key) { return "<" + std::string(key) + ">"; });
    QVERIFY2(named.find("b1_run.pth: it holds weights of ") != std::string::npos, named.c_str());
    QVERIFY2(named.find("use it with <variants> b1") != std::string::npos, named.c_str());
    QVERIFY2(failure.message.find("use it with variant b1") != std::string::npos,
             failure.message.c_str());
}

void TstFolderWeights::ofTwoThatFitNoneIsTaken() {
    const Files files;
    files.write("mine/epoch1.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    files.write("mine/epoch2.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    const Failure failure = loadFailure(files.folder() / "mine");
    QVERIFY2(failure.message.find("epoch1.pth, epoch2.pth") != std::string::npos,
             failure.message.c_str());
}

void TstFolderWeights::prefersSafetensorsOfOneRepository() {
    const Files files;
    files.write("repo/pytorch_model.bin", pthOf(drawnAs(TensorNames::Timm)));
    files.write("repo/model.safetensors", pthOf(drawnAs(TensorNames::Timm)).substr(0, 3));
    RunContext context;
    QCOMPARE(onlyWeightsIn(files.folder() / "repo", context).path.filename().string(),
             std::string("model.safetensors"));
}

void TstFolderWeights::inspectingTakesWhatLoadingTakes() {
    const Files files;
    RunContext context;
    files.write("run/model.safetensors", pthOf(drawnAs(TensorNames::Torchvision)));
    files.write("run/optimizer.bin", pthZip(pickle::whole(pickle::dict({{"state", "}"}})), {}));
    files.write("run/random_states_0.pkl", "no weights");
    const FileContents seen = inspectFile(files.folder() / "run", context);
    QCOMPARE(seen.variant, std::optional(0));
    QVERIFY2(seen.info.notes.at(0).find("model.safetensors was taken") != std::string::npos,
             seen.info.notes[0].c_str());
    QVERIFY2(seen.info.notes[0].find("not used: optimizer.bin, random_states_0.pkl") !=
                 std::string::npos,
             seen.info.notes[0].c_str());
    QCOMPARE(load(files.folder() / "run").info.name, seen.info.name);
    files.write("run/b1.pth", pthOf(drawnAs(TensorNames::Torchvision, "", specOf(1))));
    const auto failure = failureOf([&] { (void)inspectFile(files.folder() / "run", context); });
    QVERIFY2(failure.value().message.find("b1.pth: EfficientNet-B1, model.safetensors: "
                                          "EfficientNet-B0") != std::string::npos,
             failure->message.c_str());
}

void TstFolderWeights::ofOneVariantInspectingAnswersAsLoading_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("several");  // networks in the other file
    QTest::addColumn<bool>("answered");
    const char* published = "efficientnet_b0_rwightman-7f5810bc.pth";
    QTest::newRow("a published name beside another file")
        << published << "mine.pth" << false << true;
    QTest::newRow("the variant's name beside another file") << "b0.pth"
                                                            << "x.pth" << false << true;
    QTest::newRow("beside a file of several networks") << "best.PTH"
                                                       << "both.pth" << true << true;
    QTest::newRow("no name that tells") << "best.pt"
                                        << "last.pt" << false << false;
}

/// Who names a folder gets the same file, or the same refusal, whatever is asked of it.
void TstFolderWeights::ofOneVariantInspectingAnswersAsLoading() {
    QFETCH(QString, name);
    QFETCH(QString, other);
    QFETCH(bool, several);
    QFETCH(bool, answered);
    const Files files;
    files.write("mine/" + name.toStdString(), pthOf(drawnAs(TensorNames::Torchvision)));
    StateDict second = drawnAs(TensorNames::Torchvision, several ? "student." : "");
    const StateDict teacher = drawnAs(TensorNames::Torchvision, "teacher.");
    for (const auto& [key, tensor] : teacher.entries())
        if (several)
            second.set(key, tensor);
    files.write("mine/" + other.toStdString(), pthOf(second));
    RunContext context;
    const auto folder = files.folder() / "mine";
    if (!answered) {
        const auto failure = failureOf([&] { (void)inspectFile(folder, context); });
        QCOMPARE(failure.value().message, loadFailure(folder).message);
        return;
    }
    const FileContents seen = inspectFile(folder, context);
    const Weights taken = load(folder);
    QCOMPARE(seen.info.name, name.toStdString());
    QCOMPARE(taken.info.name, seen.info.name);
    QCOMPARE(seen.info.notes, taken.info.notes);
    QVERIFY2(seen.info.notes.back().find("not used: " + other.toStdString()) != std::string::npos,
             seen.info.notes.back().c_str());
}

void TstFolderWeights::aPartOfTheFileInAFolderIsTaken() {
    const Files files;
    StateDict both;
    const StateDict plain = drawnAs(TensorNames::Torchvision);
    const StateDict other =
        renamed(drawn(specOf(0), 2), TensorNames::Torchvision, buildArchitecture(specOf(0)));
    for (const auto& [key, tensor] : plain.entries())
        both.set("teacher." + key, tensor);
    for (const auto& [key, tensor] : other.entries())
        both.set("student." + key, tensor);
    files.write("run/both.pth", pthOf(both));
    const std::string folder = (files.folder() / "run").string();
    QCOMPARE(contentDigest(*load(folder + "#student").dict), contentDigest(drawn(specOf(0), 2)));
    QVERIFY(loadFailure(folder).message.find("2 networks") != std::string::npos);
}

void TstFolderWeights::tellsTheVariantsInIt() {
    const Files files;
    RunContext context;
    files.write("mine/x.pth", pthOf(drawnAs(TensorNames::Torchvision, "", specOf(2))));
    files.write("mine/y.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    files.write("mine/z.pth", "no weights");
    QCOMPARE(variantsInFolder(files.folder() / "mine", context), (std::vector<int>{0, 2}));
}

void TstFolderWeights::aHeadInAFileOfItsOwnAnswers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("before");
    QTest::newRow("under the classifier's names") << "head.pth"
                                                  << "classifier.1.";
    QTest::newRow("without a module") << "classifier.pt"
                                      << "";
    QTest::newRow("before the network") << "a_head.pth"
                                        << "fc.";
}

/// torch.save(backbone.state_dict(), ...), torch.save(head.state_dict(), ...)
void TstFolderWeights::aHeadInAFileOfItsOwnAnswers() {
    QFETCH(QString, name);
    QFETCH(QString, before);
    const Files files;
    files.write("run/backbone.pth", pthOf(withoutClassifier()));
    files.write("run/" + name.toStdString(), pthOf(linearHead(before.toStdString(), 7)));
    const auto folder = files.folder() / "run";
    const Weights weights = load(folder);
    QVERIFY2(weights.report.classifierUsable, weights.report.predictionsOff.c_str());
    QCOMPARE(weights.classCount(), 7);
    QCOMPARE(toFloat(*weights.dict->find("classifier.weight")).at(8959), 0.5F);
    QCOMPARE(toFloat(*weights.dict->find("classifier.bias")).at(6), 0.25F);
    QCOMPARE(toFloat(*weights.dict->find("stem.conv.weight")),
             toFloat(*drawn().find("stem.conv.weight")));
    QVERIFY(weights.info.notes.at(0).find("its head from " + name.toStdString()) !=
            std::string::npos);
    RunContext context;
    const FileContents seen = inspectFile(folder, context, InspectDepth::Headers);
    QVERIFY2(seen.unfit.empty(), seen.unfit.c_str());
    QCOMPARE(seen.spec.classCount, 7);
    QCOMPARE(seen.info.notes, weights.info.notes);
    QCOMPARE(seen.report.notes, weights.report.notes);
}

void TstFolderWeights::ofSeveralHeadsNoneIsGuessed() {
    const Files files;
    files.write("run/backbone.pth", pthOf(withoutClassifier()));
    files.write("run/head1.pth", pthOf(linearHead("", 7)));
    files.write("run/head2.pth", pthOf(linearHead("", 5)));
    const Weights weights = load(files.folder() / "run");
    QVERIFY(!weights.report.classifierUsable);
    QVERIFY2(weights.info.notes.at(0).find("not used: head1.pth, head2.pth") != std::string::npos,
             weights.info.notes.at(0).c_str());
}

SCALESCOPE_TEST(TstFolderWeights)
#include "tst_folder_weights.moc"
