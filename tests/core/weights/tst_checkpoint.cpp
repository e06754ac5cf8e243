// SPDX-License-Identifier: Apache-2.0
// The network within whatever was saved around it; of several the one that is asked for.
#include "core/weights/checkpoint.h"
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

StateDict withPrefix(const StateDict& dict, const std::string& prefix) {
    StateDict other;
    for (const auto& [key, tensor] : dict.entries())
        other.set(prefix + key, tensor);
    return other;
}

StateDict merged(const StateDict& a, const StateDict& b) {
    StateDict all = a;
    for (const auto& [key, tensor] : b.entries())
        all.set(key, tensor);
    return all;
}

/// As dict(model.named_parameters()) and dict(model.named_buffers()) part it.
struct Parted {
    StateDict parameters, buffers;
};
Parted parted(const StateDict& network) {
    Parted two;
    for (const auto& [key, tensor] : network.entries())
        (key.find("running_") == std::string::npos && key.find("num_batches") == std::string::npos
             ? two.parameters
             : two.buffers)
            .set(key, tensor);
    return two;
}

std::string object(const std::string& type, const std::string& state) {
    const std::size_t dot = type.rfind('.');
    return pickle::global(type.substr(0, dot), type.substr(dot + 1)) + ")\x81" + state + "b";
}

}  // namespace

class TstCheckpoint : public QObject {
    Q_OBJECT

private slots:
    void findsWeightsUnderAnyKey_data();
    void findsWeightsUnderAnyKey();
    void pairsOfNamesAndTensorsAreADict();
    void objectsOfATrainerAreNoObstacle();
    void parametersAndRunningStatisticsApartAreOneNetwork();
    void statisticsThatFitTwoDictsAreGivenToNone();
    void ofANetworkAndItsAverageTheNetwork();
    void whatCannotRunIsNoChoice_data();
    void whatCannotRunIsNoChoice();
    void tensorsThatAreNotReadAreToldWhereTheyMatter_data();
    void tensorsThatAreNotReadAreToldWhereTheyMatter();
    void ofTwoNetworksTheUserChooses_data();
    void ofTwoNetworksTheUserChooses();
    void aFileWithAHashInItsNameOpens();
    void wholeModulesAreCalledSo_data();
    void wholeModulesAreCalledSo();
    void otherTensorsAreCalledByWhatTheyAre_data();
    void otherTensorsAreCalledByWhatTheyAre();
};

void TstCheckpoint::findsWeightsUnderAnyKey_data() {
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("one that is usual") << QStringList{"state_dict"};
    QTest::newRow("one that nobody uses") << QStringList{"MODEL_STATE"};
    QTest::newRow("deep") << QStringList{"a", "b", "c", "d", "e"};
    QTest::newRow("usual in unusual") << QStringList{"results", "model_state_dict"};
}

void TstCheckpoint::findsWeightsUnderAnyKey() {
    QFETCH(QStringList, keys);
    Packed packed;
    std::string root = packed.dict(drawnAs(TensorNames::Torchvision));
    for (auto key = keys.crbegin(); key != keys.crend(); ++key)
        root = pickle::dict({{"epoch", "K\3"}, {key->toStdString(), root}});
    const Files files;
    const Weights weights = load(files.write("x.pth", packed.file(root)));
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QCOMPARE(weights.report.container, "under " + keys.join('.').toStdString());
}

/// torch.save(list(model.state_dict().items())), also under a key.
void TstCheckpoint::pairsOfNamesAndTensorsAreADict() {
    const Files files;
    const StateDict network = drawnAs(TensorNames::Timm);
    for (const bool underAKey : {false, true}) {
        Packed packed;
        std::string pairs = "](";
        for (const auto& [key, tensor] : network.entries()) {
            StateDict one;
            one.set("x", tensor);
            const std::string dict = packed.dict(one), name = pickle::text("x");
            const std::size_t at = dict.find(name);
            QVERIFY(at != std::string::npos);
            const std::string value = dict.substr(at + name.size());  // up to SETITEMS
            pairs += pickle::text(key) + value.substr(0, value.rfind('u')) + "\x86";
        }
        pairs += "e";
        const std::string root = underAKey ? pickle::dict({{"model", pairs}}) : pairs;
        const Weights weights = load(files.write("x.pth", packed.file(root)));
        QVERIFY(weights.report.complete() && weights.report.classifierUsable);
        QCOMPARE(weights.report.names, std::string("timm"));
    }
}

void TstCheckpoint::objectsOfATrainerAreNoObstacle() {
    Packed packed;
    const std::string weights = packed.dict(drawnAs(TensorNames::Torchvision));
    const std::string type = pickle::global("torch.optim.sgd", "SGD");
    const std::string root = "}(" + pickle::text("args") +
                             object("argparse.Namespace", pickle::dict({{"lr", "K\1"}})) +
                             pickle::text("frozen") + pickle::global("__builtin__", "set") +
                             "](K\1e\x85R" + pickle::text("loss") +
                             object("torch.nn.modules.loss.CrossEntropyLoss",
                                    pickle::dict({{"_parameters", "}"}, {"_modules", "}"}})) +
                             pickle::text("callbacks") + "}" + type + "}s" + pickle::text("net") +
                             object("my.Trainer", pickle::dict({{"weights", weights}})) + "u";
    const Files files;
    const Weights loaded = load(files.write("x.ckpt", packed.file(root)));
    QCOMPARE(contentDigest(*loaded.dict), contentDigest(drawn()));
    QCOMPARE(loaded.report.ignored,
             (std::vector<std::string>{"args", "frozen", "loss", "callbacks"}));
}

void TstCheckpoint::parametersAndRunningStatisticsApartAreOneNetwork() {
    for (const TensorNames names : {TensorNames::Torchvision, TensorNames::Timm}) {
        Packed packed;
        const Parted two = parted(drawnAs(names));
        const std::string both = pickle::dict(
            {{"params", packed.dict(two.parameters)}, {"buffers", packed.dict(two.buffers)}});
        const Files files;
        const Weights weights =
            load(files.write("x.pth", packed.file(pickle::dict({{"model", both}}))));
        QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
        QVERIFY(weights.report.complete() && weights.report.classifierUsable);
        QCOMPARE(weights.report.notes.at(0),
                 std::string("The running statistics are those of \"model.buffers\", the "
                             "parameters those of \"model.params\"."));
    }
}

void TstCheckpoint::statisticsThatFitTwoDictsAreGivenToNone() {
    Packed packed;
    const Parted two = parted(drawnAs(TensorNames::Torchvision));
    const std::string root = pickle::dict({{"student", packed.dict(two.parameters)},
                                           {"teacher", packed.dict(two.parameters)},
                                           {"buffers", packed.dict(two.buffers)}});
    const Files files;
    const auto path = files.write("x.pth", packed.file(root));
    QVERIFY_THROWS_EXCEPTION(Error, (void)load(path));
}

void TstCheckpoint::ofANetworkAndItsAverageTheNetwork() {
    Packed packed;
    const std::string ema = packed.dict(drawnAs(TensorNames::Torchvision, "module."));
    const StateDict other =
        renamed(drawn(specOf(0), 2), TensorNames::Torchvision, buildArchitecture(specOf(0)));
    const std::string root = pickle::dict({{"model_ema", ema}, {"net", packed.dict(other)}});
    const Files files;
    const auto path = files.write("x.pth", packed.file(root));
    const Weights weights = load(path);
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn(specOf(0), 2)));
    QVERIFY(weights.report.notes.at(0).find("average") != std::string::npos);
    QVERIFY(weights.report.notes.at(0).find("#model_ema") != std::string::npos);
    const Weights average = load(path.string() + "#model_ema");
    QCOMPARE(contentDigest(*average.dict), contentDigest(drawn()));
    QCOMPARE(average.info.name, std::string("x.pth#model_ema"));
}

void TstCheckpoint::whatCannotRunIsNoChoice_data() {
    QTest::addColumn<QString>("key");
    QTest::newRow("moments of an optimizer") << "exp_avg";
    QTest::newRow("an average of the parameters") << "shadow";
    QTest::newRow("gradients") << "grads";
    QTest::newRow("in the same dict") << "";
}

void TstCheckpoint::whatCannotRunIsNoChoice() {
    QFETCH(QString, key);
    const StateDict whole = drawnAs(TensorNames::Torchvision);
    StateDict parameters;  // no buffers
    const StateDict other =
        renamed(drawn(specOf(0), 2), TensorNames::Torchvision, buildArchitecture(specOf(0)));
    for (const auto& [name, tensor] : other.entries())
        if (name.find("running_") == std::string::npos && !name.ends_with("tracked"))
            parameters.set(name, tensor);
    Packed packed;
    const std::string root =
        key.isEmpty()
            ? packed.dict(merged(withPrefix(parameters, "momentum."), withPrefix(whole, "net.")))
            : pickle::dict(
                  {{key.toStdString(), packed.dict(parameters)}, {"net", packed.dict(whole)}});
    const Files files;
    const Weights weights = load(files.write("x.pth", packed.file(root)));
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QVERIFY2(weights.report.classifierUsable, weights.report.predictionsOff.c_str());
    QCOMPARE(weights.report.unexpected, 0);
    QCOMPARE(weights.report.notes.size(), std::size_t{1});
    QVERIFY2(weights.report.notes[0].find("no running means") != std::string::npos,
             weights.report.notes[0].c_str());
}

void TstCheckpoint::tensorsThatAreNotReadAreToldWhereTheyMatter_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* key, const char* type, const char* words) {
        QTest::addRow("%s of %s", type, key) << QString(key) << QString(type) << QString(words);
    };
    row("features.0.0.weight", "torch._utils._rebuild_sparse_tensor",
        "its weights are sparse (features.0.0.weight)");  // by which the network is known
    row("features.8.0.weight", "torch._utils._rebuild_sparse_tensor",
        "its weights are sparse (features.8.0.weight)");
    for (const char* key : {"features.3.0.block.3.0.weight", "features.3.0.block.1.0.weight"}) {
        row(key, "torch._utils._rebuild_sparse_tensor", "its weights are sparse (features.3.0.");
        row(key, "torch._utils._rebuild_qtensor", "its weights are quantised (features.3.0.");
    }
    row("features.8.0.weight", "torch.nn.parameter.UninitializedParameter",
        "its weights are not initialised yet (features.8.0.weight); of a lazy layer");
    row("classifier.1.weight", "torch.nn.parameter.UninitializedParameter",
        "its head holds classifier.1.weight (not initialised yet), which is not read");
    row("classifier.1.weight", "torch._utils._rebuild_sparse_tensor",
        "its head holds classifier.1.weight (sparse), which is not read");
}

void TstCheckpoint::tensorsThatAreNotReadAreToldWhereTheyMatter() {
    QFETCH(QString, key);
    QFETCH(QString, type);
    QFETCH(QString, words);
    StateDict rest = drawnAs(TensorNames::Torchvision);
    QVERIFY(rest.take(key.toStdString()));
    Packed packed;
    std::string dict = packed.dict(rest);
    const std::string name = type.toStdString();
    const std::size_t dot = name.rfind('.');
    dict += pickle::text(key.toStdString()) +
            pickle::global(name.substr(0, dot), name.substr(dot + 1)) + ")Rs";
    const Files files;
    const auto path = files.write("x.pth", packed.file(dict));
    RunContext context;
    const FileContents seen = inspectFile(path, context);
    std::string told = seen.unfit.empty() ? seen.report.predictionsOff : seen.unfit;
    QVERIFY2(QString::fromStdString(told).contains(words), told.c_str());
    const auto failure = failureOf([&] { told = load(path).report.predictionsOff; });
    QCOMPARE(failure ? failure->message : told,
             seen.unfit.empty() ? seen.report.predictionsOff : seen.unfit);
}

void TstCheckpoint::ofTwoNetworksTheUserChooses_data() {
    QTest::addColumn<bool>("oneDict");
    QTest::newRow("in one dict") << true;
    QTest::newRow("under two keys") << false;
}

void TstCheckpoint::ofTwoNetworksTheUserChooses() {
    QFETCH(bool, oneDict);
    const StateDict teacher = drawnAs(TensorNames::Torchvision, "module.");
    const StateDict student = withPrefix(
        renamed(drawn(specOf(0), 2), TensorNames::Torchvision, buildArchitecture(specOf(0))),
        "module.");
    Packed packed;
    const std::string root =
        oneDict
            ? packed.dict(merged(withPrefix(teacher, "teacher."), withPrefix(student, "student.")))
            : pickle::dict({{"teacher", packed.dict(teacher)}, {"student", packed.dict(student)}});
    const Files files;
    const auto path = files.write("x.pth", packed.file(root));
    const Failure failure = loadFailure(path);
    QCOMPARE(failure.code, ErrorCode::FormatUnknown);
    QCOMPARE(failure.message,
             std::string("x.pth: it holds 2 networks: teacher (EfficientNet-B0), student "
                         "(EfficientNet-B0); choose one with weights x.pth#teacher."));
    RunContext context;
    const FileContents contents = inspectFile(path, context);
    QVERIFY(!contents.variant);
    QCOMPARE(contents.unfit, failure.message);
    QCOMPARE(contents.networks, (std::vector<std::string>{"teacher", "student"}));
    const Weights chosen = load(path.string() + "#student");
    QCOMPARE(contentDigest(*chosen.dict), contentDigest(drawn(specOf(0), 2)));
    QCOMPARE(chosen.report.unexpected, 0);
    QCOMPARE(contentDigest(*load(path.string() + "#teacher").dict), contentDigest(drawn()));
    const Failure none = loadFailure(path.string() + "#nobody");
    QVERIFY2(none.message.find("no network named nobody, but teacher") != std::string::npos,
             none.message.c_str());
}

void TstCheckpoint::aFileWithAHashInItsNameOpens() {
    const Files files;
    const auto path = files.write("run#7.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    QCOMPARE(contentDigest(*load(path).dict), contentDigest(drawn()));
    QCOMPARE(loadFailure(files.folder() / "run#8.pth").code, ErrorCode::FileMissing);
}

void TstCheckpoint::wholeModulesAreCalledSo_data() {
    QTest::addColumn<QByteArray>("root");
    const std::string module =
        object("my.models.Net", pickle::dict({{"_parameters", "}"}, {"_modules", "}"}}));
    QTest::newRow("the file") << QByteArray::fromStdString(module);
    QTest::newRow("under a key") << QByteArray::fromStdString(
        pickle::dict({{"epoch", "K\1"}, {"model", module}}));
    QTest::newRow("without attributes") << QByteArray::fromStdString(
        pickle::global("torchvision.models.efficientnet", "EfficientNet") + ")\x81");
    QTest::newRow("with an optimizer") << QByteArray::fromStdString(pickle::dict(
        {{"model", module},
         {"optimizer",
          pickle::dict({{"exp_avg", pickle::tensor(pickle::storage("0", 1), 0, {1}, {1})}})}}));
}

void TstCheckpoint::wholeModulesAreCalledSo() {
    QFETCH(QByteArray, root);
    const Files files;
    const auto path =
        files.write("x.pth", pthZip(pickle::whole(root.toStdString()), {{"0", floatBytes({1})}}));
    const Failure failure = loadFailure(path);
    QCOMPARE(failure.code, ErrorCode::FormatUnknown);
    QVERIFY2(failure.message.find("whole module") != std::string::npos, failure.message.c_str());
    QVERIFY(failure.message.find("state_dict()") != std::string::npos);
    const auto inspected = failureOf([&] {
        RunContext context;
        (void)inspectFile(path, context);
    });
    QCOMPARE(inspected->message, failure.message);
}

void TstCheckpoint::otherTensorsAreCalledByWhatTheyAre_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVector<int>>("shape");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* key, const QVector<int>& shape, const char* words) {
        QTest::newRow(words) << QString(key) << shape << QString(words);
    };
    row("base_model.model.conv_stem.lora_A.weight", {4, 3, 3, 3}, "LoRA");
    row("features.0.0._packed_params", {1}, "quantised");
    row("_fsdp_wrapped_module._flat_param", {100}, "FSDP");
    row("layer1.0.conv1.weight", {64, 64, 3, 3}, "a ResNet");
    row("blocks.0.attn.qkv.weight", {30, 10}, "a transformer");
    row("features.1.conv.0.0.weight", {32, 1, 3, 3}, "MobileNetV2");
    row("something.weight", {3}, "of another network, first something.weight");
}

void TstCheckpoint::otherTensorsAreCalledByWhatTheyAre() {
    QFETCH(QString, key);
    QFETCH(QVector<int>, shape);
    QFETCH(QString, words);
    std::vector<std::int64_t> sizes(shape.begin(), shape.end());
    StateDict dict;
    dict.set(key.toStdString(),
             makeTensor(sizes, std::vector<float>(static_cast<std::size_t>(elementCount(sizes)))));
    const Files files;
    const auto path = files.write("x.pth", pthOf(dict));
    const Failure failure = loadFailure(path);
    QVERIFY2(failure.message.find(words.toStdString()) != std::string::npos,
             failure.message.c_str());
    RunContext context;
    QCOMPARE(inspectFile(path, context).unfit, failure.message);
}

SCALESCOPE_TEST(TstCheckpoint)
#include "tst_checkpoint.moc"
