// SPDX-License-Identifier: Apache-2.0
// Arguments of a network's constructor that lie in a checkpoint, or in config.json, leave no
// tensors: they are followed, or it is said that the network is another one.
#include "core/weights/inspect_file.h"
#include "core/weights/stated_options.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cstring>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using OptionItems = std::vector<std::pair<std::string, std::string>>;

std::string realPickle(double value) {
    std::array<char, sizeof(double)> raw{};
    std::memcpy(raw.data(), &value, raw.size());
    std::reverse(raw.begin(), raw.end());
    return 'G' + std::string(raw.data(), raw.size());
}

/// timm's checkpoint: arch, state_dict, and these items beside them.
std::filesystem::path checkpointWith(const OptionItems& items, const Files& files) {
    Packed packed;
    OptionItems root{{"arch", pickle::text("efficientnet_b0")},
                     {"state_dict", packed.dict(drawnAs(TensorNames::Timm))}};
    root.insert(root.end(), items.begin(), items.end());
    return files.write("x.pth", packed.file(pickle::dict(root)));
}

OptionItems argumentsOf(const OptionItems& arguments) {
    return {{"args", pickle::dict({{"model_kwargs", pickle::dict(arguments)}})}};
}

/// Of loading and of looking; they agree.
std::string refusalOf(const std::filesystem::path& path) {
    RunContext context;
    const FileContents seen = inspectFile(path, context, InspectDepth::Headers);
    const std::string message = loadFailure(path).message;
    return seen.unfit == message ? message : "inspection says " + seen.unfit;
}

bool isSaid(const std::vector<std::string>& notes, const std::string& words) {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

}  // namespace

class TstStatedOptions : public QObject {
    Q_OBJECT
private slots:
    void anotherNetworkIsRefused_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const std::string& value, const char* words) {
            QTest::newRow(name) << QByteArray(name) << QByteArray::fromStdString(value)
                                << QByteArray(words);
        };
        row("act_layer", pickle::text("relu"), "args.model_kwargs.act_layer is relu");
        row("norm_layer", pickle::text("groupnorm"), "norm_layer is groupnorm");
        row("se_layer", pickle::text("eca"), "se_layer is eca");
        row("aa_layer", pickle::text("blurpc"), "aa_layer is blurpc");
        row("output_stride", pickle::number(16), "output_stride is 16");
        row("pad_type", pickle::text("valid"), "pad_type is valid");
        QTest::newRow("a class") << QByteArray("act_layer")
                                 << QByteArray::fromStdString(
                                        pickle::global("torch.nn.modules.activation", "Hardswish"))
                                 << QByteArray("act_layer is Hardswish");
    }
    void anotherNetworkIsRefused() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, words);
        const Files files;
        const std::string message = refusalOf(
            checkpointWith(argumentsOf({{name.toStdString(), value.toStdString()}}), files));
        QVERIFY2(message.find(words.toStdString()) != std::string::npos &&
                     message.find("another network than EfficientNet") != std::string::npos,
                 message.c_str());
    }

    void whatItHasAnywayChangesNothing() {
        const Files files;
        const Weights plain = test::load(checkpointWith({}, files));
        const Weights stated =
            test::load(checkpointWith(argumentsOf({{"act_layer", pickle::text("swish")},
                                                   {"norm_layer", pickle::text("BatchNorm2d")},
                                                   {"se_layer", "N"},
                                                   {"bn_eps", "N"},
                                                   {"global_pool", pickle::text("avg")},
                                                   {"in_chans", pickle::number(3)},
                                                   {"drop_rate", realPickle(0.3)},
                                                   {"output_stride", pickle::number(32)}}),
                                      files));
        QCOMPARE(stated.report.notes, plain.report.notes);
        QVERIFY(stated.report.classifierUsable);
    }

    void epsAndPaddingAreFollowed() {
        const Files files;
        const Weights weights = test::load(checkpointWith(
            argumentsOf({{"bn_eps", realPickle(0.01)}, {"pad_type", pickle::text("same")}}),
            files));
        QCOMPARE(weights.spec.batchNormEps, 0.01);
        QCOMPARE(paddingWord(weights.spec.padding), std::string("same"));
        QCOMPARE(weights.report.batchNormEps, 0.01);
        QVERIFY(isSaid(weights.report.notes, "by args.model_kwargs.bn_eps"));
    }

    void epsOfANormIsFollowedWhereverItIsStated_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        const std::string kwargs = pickle::dict({{"eps", realPickle(0.01)}});
        const std::string norm = pickle::global("torch.nn.modules.batchnorm", "BatchNorm2d");
        QTest::newRow("norm_kwargs")
            << QByteArray("norm_kwargs") << QByteArray::fromStdString(kwargs);
        // functools.partial(BatchNorm2d, eps=0.01) as Python pickles it
        QTest::newRow("a partial")
            << QByteArray("norm_layer")
            << QByteArray::fromStdString(pickle::global("functools", "partial") + norm + "\x85R(" +
                                         norm + ")" + kwargs + "Ntb");
    }
    void epsOfANormIsFollowedWhereverItIsStated() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        const Files files;
        const Weights weights = test::load(checkpointWith(
            argumentsOf({{"deeper", pickle::dict({{key.toStdString(), value.toStdString()}})}}),
            files));
        QCOMPARE(weights.spec.batchNormEps, 0.01);
    }

    void configurationsOfOtherKindsAreLookedInto_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("where");
        const auto object = [](const char* module, const char* name, const std::string& state) {
            return pickle::global(module, name) + ")\x81" + state + "b";
        };
        QTest::newRow("a text in JSON")
            << QByteArray::fromStdString(
                   pickle::text(R"({"model_args": {"act_layer": "relu", "bn_eps": null}})"))
            << QByteArray("config.model_args.act_layer is relu");
        const std::string node =
            object("omegaconf.nodes", "AnyNode",
                   pickle::dict({{"_metadata", "N"}, {"_val", pickle::text("relu")}}));
        QTest::newRow("OmegaConf")
            << QByteArray::fromStdString(
                   object("omegaconf.dictconfig", "DictConfig",
                          pickle::dict({{"_content", pickle::dict({{"act_layer", node}})}})))
            << QByteArray("act_layer is relu");
        QTest::newRow("an object that is none")
            << QByteArray::fromStdString(
                   pickle::dict({{"act_layer", object("my.code", "Choice", pickle::dict({}))}}))
            << QByteArray();
    }
    void configurationsOfOtherKindsAreLookedInto() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, where);
        const Files files;
        const auto path = checkpointWith({{"config", value.toStdString()}}, files);
        if (where.isEmpty()) {
            QVERIFY(test::load(path).report.classifierUsable);
            return;
        }
        const std::string message = refusalOf(path);
        QVERIFY2(message.find(where.toStdString()) != std::string::npos, message.c_str());
    }

    /// Who tells the padding has not told another eps.
    void anAskedPaddingLeavesAStatedEps() {
        const Files files;
        const auto path = checkpointWith(argumentsOf({{"bn_eps", realPickle(0.01)}}), files);
        RunContext context;
        const Weights weights =
            loadWeights(specOf(0),
                        {WeightsRequest::Source::Path,
                         path,
                         0,
                         {.library = {}, .padding = Padding{.mode = Padding::Mode::Same}}},
                        context);
        QCOMPARE(weights.spec.batchNormEps, 0.01);
        QCOMPARE(paddingWord(weights.spec.padding), std::string("same"));
        QVERIFY(isSaid(weights.report.notes, "padding as asked; by args.model_kwargs.bn_eps"));
    }

    void anotherPoolingSwitchesPredictionsOff() {
        const Files files;
        const Weights weights = test::load(
            checkpointWith({{"args", pickle::dict({{"gp", pickle::text("avgmax")}})}}, files));
        QVERIFY(!weights.report.classifierUsable);
        QVERIFY(isSaid(weights.report.notes, "args.gp is avgmax"));
    }

    void statementsThatDifferSwitchPredictionsOff() {
        const Files files;
        const Weights weights =
            test::load(checkpointWith({{"args", pickle::dict({{"bn_eps", realPickle(0.001)}})},
                                       {"config", pickle::dict({{"bn_eps", realPickle(0.00001)}})}},
                                      files));
        QVERIFY(!weights.report.classifierUsable);
        QVERIFY(isSaid(weights.report.notes, "args.bn_eps is 0.001, config.bn_eps is 1e-05"));
    }

    void optionsOfOtherPartsAreLeft() {
        const Files files;
        const Weights weights = test::load(checkpointWith(
            {{"teacher", pickle::dict({{"act_layer", pickle::text("relu")}})}}, files));
        QVERIFY(weights.report.classifierUsable);
    }

    void shapesOfTensorsGoBeforeWhatIsStated() {
        const Files files;
        const Weights weights = test::load(
            checkpointWith({{"args", pickle::dict({{"in_chans", pickle::number(1)},
                                                   {"num_classes", pickle::number(77)}})}},
                           files));
        QVERIFY(weights.report.classifierUsable);
        QVERIFY(isSaid(weights.report.notes, "args.in_chans is 1, but"));
        QVERIFY(isSaid(weights.report.notes, "args.num_classes is 77, but"));
    }

    void whatGoesInAndComesOutIsTold() {
        const Files files;
        const Weights weights = test::load(checkpointWith(
            {{"config",
              pickle::dict({{"input_space", pickle::text("BGR")}, {"multilabel", "\x88"}})}},
            files));
        QVERIFY(weights.report.classifierUsable);
        QVERIFY(isSaid(weights.report.notes, "config.input_space is BGR, but pictures are fed"));
        QVERIFY(isSaid(weights.report.notes, "config.multilabel says that a picture may have"));
        const Weights usual = test::load(checkpointWith(
            {{"config",
              pickle::dict({{"input_space", pickle::text("RGB")}, {"multilabel", "\x89"}})}},
            files));
        QCOMPARE(usual.report.notes.size(), std::size_t{1});  // names and padding
    }

    void argumentsInAConfigurationBesideCountAsWell() {
        const Files files;
        const auto path = checkpointWith({}, files);
        const auto write = [&](const std::string& arguments) {
            static_cast<void>(files.write("config.json",
                                          "{\"architecture\":\"efficientnet_b0\","
                                          "\"model_args\":{" +
                                              arguments + "}}"));
        };
        write(R"("bn_eps":0.001,"pad_type":"same")");
        const Weights weights = test::load(path);
        QCOMPARE(weights.spec.batchNormEps, 0.001);
        QCOMPARE(paddingWord(weights.spec.padding), std::string("same"));
        write(R"("norm_layer":"groupnorm")");
        const std::string message = refusalOf(path);
        QVERIFY2(message.find("model_args.norm_layer of the config.json beside it is groupnorm") !=
                     std::string::npos,
                 message.c_str());
    }
};

SCALESCOPE_TEST(TstStatedOptions)
#include "tst_stated_options.moc"
