// SPDX-License-Identifier: Apache-2.0
// Which padding and eps a file is run with, and the sentence that says so. That they are right is
// shown against the libraries in tests/parity.
#include "core/weights/clues.h"
#include "core/weights/demo.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "core/weights/key_map.h"
#include "core/weights/random.h"
#include "core/weights/weights.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace scalescope;
using namespace scalescope::test;
using Source = WeightsRequest::Source;

namespace {

const NetworkSpec& b0() {
    return family()[0].spec;
}

class Fixture {
public:
    std::filesystem::path write(TensorNames names, const std::string& name,
                                const std::map<std::string, std::string>& metadata = {}) {
        RunContext context;
        const std::filesystem::path path = m_files.folder() / name;
        std::filesystem::create_directories(path.parent_path());
        writeSafetensors(path,
                         renamed(*randomWeights(b0(), 1, context), names, buildArchitecture(b0())),
                         metadata);
        return path;
    }
    Files& files() { return m_files; }

private:
    Files m_files;
};

Weights load(const std::filesystem::path& path, const AskedConventions& asked = {}) {
    RunContext context;
    return loadWeights(b0(), {Source::Path, path, 0, asked}, context);
}

/// "same 0.001": what is run, and that the report says the same.
std::string taken(const Weights& weights) {
    const std::string word = paddingWord(weights.spec.padding);
    if (weights.report.padding != word || weights.report.batchNormEps != weights.spec.batchNormEps)
        return "the report says otherwise";
    return word + (weights.spec.batchNormEps > 1e-4 ? " 0.001" : " 1e-05");
}

bool says(const Weights& weights, const char* words) {
    return weights.report.conventions.find(words) != std::string::npos &&
           std::ranges::find(weights.report.notes, weights.report.conventions) !=
               weights.report.notes.end();
}

}  // namespace

class TstConventions : public QObject {
    Q_OBJECT

private slots:
    void namesDecideWhereTheyCan();
    void pathsTellPorts();
    void plainNamesAreToldToo();
    void configDecidesBeforeNames();
    void configOfAnotherNetworkIsTold_data();
    void configOfAnotherNetworkIsTold();
    void blueFirstIsTold();
    void namesThatContradictEachOtherAreJudgedByStatistics();
    void nothingToldIsSaidToBeAssumed();
    void halfNormsAreFedFromMinusOneToOne_data();
    void halfNormsAreFedFromMinusOneToOne();
    void blurPoolingIsAnotherNetwork_data();
    void blurPoolingIsAnotherNetwork();
    void theUserDecidesBeforeAll();
    void metadataOfThisProgramIsKept();
    void transformersConfigIsRead();
    void aMissingConfigIsSaidWhereItIsMissing();
    void configOfAnotherNetworkRefuses();
    void configWithAnotherPoolingSwitchesPredictionsOff();
    void randomWeightsTakeWhatIsAsked();
    void inspectSaysTheSame();
};

void TstConventions::namesDecideWhereTheyCan() {
    Fixture fixture;
    const Weights torchvision =
        load(fixture.write(TensorNames::Torchvision, "tf_efficientnet_b0.safetensors"));
    QCOMPARE(taken(torchvision), std::string("symmetric 1e-05"));
    QVERIFY(torchvision.report.notes.empty());
    const Weights lukemelas = load(fixture.write(TensorNames::Lukemelas, "x.safetensors"));
    QCOMPARE(taken(lukemelas), std::string("same:224 0.001"));
    QVERIFY(says(lukemelas, "as EfficientNet-PyTorch builds B0"));
    const Weights transformers = load(fixture.write(TensorNames::Transformers, "x.safetensors"));
    QCOMPARE(taken(transformers), std::string("same:224 0.001"));
    QVERIFY(says(transformers, "its config.json is not beside it"));
    const Weights mmpretrain = load(fixture.write(TensorNames::Mmpretrain, "x.safetensors"));
    QCOMPARE(taken(mmpretrain), std::string("same 0.001"));
    QVERIFY(says(mmpretrain, "mmpretrain names"));
}

void TstConventions::pathsTellPorts() {
    Fixture fixture;
    const Weights file =
        load(fixture.write(TensorNames::Timm, "tf_efficientnet_b0_ns.safetensors"));
    QCOMPARE(taken(file), std::string("same 0.001"));
    QVERIFY(says(file, "by its file name"));
    const Weights folder =
        load(fixture.write(TensorNames::Timm, "tf_efficientnet_b0/run/x.safetensors"));
    QCOMPARE(taken(folder), std::string("same 0.001"));
    QVERIFY(says(folder, "by its folder's name"));
    const Weights hub = load(fixture.write(
        TensorNames::Timm, "models--timm--tf_efficientnet_b0.in1k/snapshots/1/model.safetensors"));
    QCOMPARE(taken(hub), std::string("same 0.001"));
    QVERIFY(says(hub, "by its repository"));
}

void TstConventions::plainNamesAreToldToo() {
    Fixture fixture;
    const Weights named = load(fixture.write(TensorNames::Timm, "efficientnet_b0_ra.safetensors"));
    QCOMPARE(taken(named), std::string("symmetric 1e-05"));
    QVERIFY(says(named, "by its name"));
}

void TstConventions::configDecidesBeforeNames() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Timm, "tf_efficientnet_b0.safetensors");
    fixture.files().write("config.json", R"({"architecture":"efficientnet_b0"})");
    QCOMPARE(taken(load(path)), std::string("symmetric 1e-05"));
    QVERIFY(says(load(path), "by the config.json beside it"));
}

void TstConventions::configOfAnotherNetworkIsTold_data() {
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<bool>("told");
    QTest::newRow("another family") << "resnet50" << true;
    QTest::newRow("another variant") << "efficientnet_b3" << true;
    QTest::newRow("another variant, ported") << "tf_efficientnet_b7.ns_jft_in1k" << true;
    QTest::newRow("this variant") << "tf_efficientnet_b0.in1k" << false;
    QTest::newRow("a name of one's own") << "best_of_may" << false;
}

void TstConventions::configOfAnotherNetworkIsTold() {
    QFETCH(QString, architecture);
    QFETCH(bool, told);
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Timm, "x.safetensors");
    fixture.files().write("config.json",
                          R"({"architecture":")" + architecture.toStdString() + "\"}");
    const Weights weights = load(path);
    const auto holds = [&](const std::string& words) {
        return std::ranges::any_of(weights.report.notes, [&](const std::string& note) {
            return note.find(words) != std::string::npos;
        });
    };
    QCOMPARE(holds("says architecture " + architecture.toStdString() + ", but the tensors"), told);
    if (told)  // nothing is concluded from it
        QVERIFY(!says(weights, "by the config.json beside it"));
}

void TstConventions::blueFirstIsTold() {
    for (const bool reversed : {true, false}) {
        Fixture fixture;
        const auto path = fixture.write(TensorNames::Timm, "x.safetensors");
        fixture.files().write(
            "config.json", reversed
                               ? R"({"mean":[103.53,116.28,123.675],"std":[57.375,57.12,58.395]})"
                               : R"({"mean":[0.485,0.456,0.406],"std":[0.229,0.224,0.225]})");
        const Weights weights = load(path);
        const bool told = std::ranges::any_of(weights.report.notes, [](const std::string& note) {
            return note.find("with blue first (BGR") != std::string::npos;
        });
        QCOMPARE(told, reversed);
    }
}

void TstConventions::namesThatContradictEachOtherAreJudgedByStatistics() {
    Fixture fixture;
    RunContext context;
    const StateDict trained =
        renamed(*loadDemo(b0(), {}, context).dict, TensorNames::Timm, buildArchitecture(b0()));
    const auto path = fixture.files().folder() / "x.safetensors";
    writeSafetensors(path, trained, {{"arch", "tf_efficientnet_b0"}, {"model", "efficientnet_b0"}});
    QCOMPARE(taken(load(path)), std::string("symmetric 1e-05"));
    QVERIFY(says(load(path), "(padding by its batch norm statistics, eps assumed with it)"));
    writeSafetensors(path, trained, {{"arch", "tf_efficientnet_b0"}});
    QCOMPARE(taken(load(path)), std::string("same 0.001"));
    QVERIFY(says(load(path), "by the name tf_efficientnet_b0 in it"));
}

void TstConventions::nothingToldIsSaidToBeAssumed() {
    Fixture fixture;
    const Weights weights = load(fixture.write(TensorNames::Timm, "best_model.safetensors"));
    QCOMPARE(taken(weights), std::string("symmetric 1e-05"));
    QCOMPARE(
        weights.report.conventions,
        std::string("timm names, padding symmetric, batch norm eps 1e-05 (assumed; with padding "
                    "same it runs as tf_; blur pooling, which has no tensors, is not run)."));
    QVERIFY(says(weights, "assumed"));
}

void TstConventions::halfNormsAreFedFromMinusOneToOne_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("names");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("config");
    QTest::addColumn<float>("mean");  // 0: the usual one
    const int timm = static_cast<int>(TensorNames::Timm);
    const int lukemelas = static_cast<int>(TensorNames::Lukemelas);
    const char* own = R"({"pretrained_cfg":{"mean":[0.3,0.3,0.3],"std":[0.2,0.2,0.2]}})";
    QTest::newRow("timm's file") << "tf_efficientnet_b0_ap-f262efe1" << timm << ""
                                 << "" << 0.5F;
    QTest::newRow("EfficientNet-PyTorch's file")
        << "adv-efficientnet-b0-b64d5a18" << lukemelas << ""
        << "" << 0.5F;
    QTest::newRow("a name inside") << "x" << timm << "tf_efficientnet_b0.ap_in1k"
                                   << "" << 0.5F;
    QTest::newRow("timm's ra4, by its file") << "efficientnet_b0.ra4_e3600_r224_in1k" << timm << ""
                                             << "" << 0.5F;
    QTest::newRow("timm's ra4, by a name inside")
        << "x" << timm << "timm/efficientnet_b0.ra4_e3600_r224_in1k"
        << "" << 0.5F;
    QTest::newRow("a configuration beside ra4 says another mean")
        << "efficientnet_b0.ra4_e3600_r224_in1k" << timm << "" << own << 0.3F;
    QTest::newRow("another recipe of timm") << "efficientnet_b0.ra_in1k" << timm << ""
                                            << "" << 0.0F;
    QTest::newRow("a configuration says another mean")
        << "tf_efficientnet_b0_ap" << timm << "" << own << 0.3F;
    QTest::newRow("another port") << "tf_efficientnet_b0_ns" << timm << ""
                                  << "" << 0.0F;
    QTest::newRow("another library")
        << "tf_efficientnet_b0_ap" << static_cast<int>(TensorNames::Torchvision) << ""
        << "" << 0.0F;
}

/// Their libraries feed them with a mean and a deviation of 0.5, not with ImageNet's.
void TstConventions::halfNormsAreFedFromMinusOneToOne() {
    QFETCH(QString, name);
    QFETCH(int, names);
    QFETCH(QString, inside);
    QFETCH(QString, config);
    QFETCH(float, mean);
    Fixture fixture;
    std::map<std::string, std::string> metadata;
    if (!inside.isEmpty())
        metadata["arch"] = inside.toStdString();
    const auto path = fixture.write(static_cast<TensorNames>(names),
                                    name.toStdString() + ".safetensors", metadata);
    if (!config.isEmpty())
        fixture.files().write("config.json", config.toStdString());
    const Weights weights = load(path);
    const bool told = std::ranges::any_of(weights.report.notes, [](const std::string& note) {
        return note.find("as weights of") != std::string::npos;
    });
    QCOMPARE(told, mean == 0.5F);
    QCOMPARE(weights.info.recipe.has_value(), mean > 0.0F);
    if (mean > 0.0F)
        QCOMPARE(weights.info.recipe->mean, (std::array{mean, mean, mean}));
    if (told)
        QCOMPARE(weights.info.recipe->std, (std::array{0.5F, 0.5F, 0.5F}));
}

void TstConventions::blurPoolingIsAnotherNetwork_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("reason");  // empty: it is run
    const char* blurred = "efficientnet_blur_b0";
    QTest::newRow("the file's name") << "efficientnet-blur-b0_best"
                                     << ""
                                     << ""
                                     << "by its file name";
    QTest::newRow("a name inside") << "x" << blurred << ""
                                   << "by the name efficientnet_blur_b0 in it";
    QTest::newRow("the configuration") << "x"
                                       << "" << blurred << "by the config.json beside it";
    QTest::newRow("one that was trained on") << blurred << ""
                                             << "efficientnet_b0"
                                             << "";
}

/// efficientnet_blur_b0 of timm has the tensors of efficientnet_b0, name by name.
void TstConventions::blurPoolingIsAnotherNetwork() {
    QFETCH(QString, name);
    QFETCH(QString, inside);
    QFETCH(QString, config);
    QFETCH(QString, reason);
    Fixture fixture;
    std::map<std::string, std::string> metadata;
    if (!inside.isEmpty())
        metadata["arch"] = inside.toStdString();
    const auto path =
        fixture.write(TensorNames::Timm, name.toStdString() + ".safetensors", metadata);
    if (!config.isEmpty())
        fixture.files().write("config.json", "{\"architecture\":\"" + config.toStdString() + "\"}");
    RunContext context;
    const std::string unfit = inspectFile(path, context).unfit;
    const auto failure = failureOf([&] { (void)load(path); });
    QCOMPARE(failure ? failure->message : "", unfit);
    QCOMPARE(unfit.empty(), reason.isEmpty());
    QVERIFY2(unfit.find(reason.toStdString()) != std::string::npos, unfit.c_str());
}

void TstConventions::theUserDecidesBeforeAll() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Timm, "tf_efficientnet_b0.safetensors");
    const auto asked = [&](const char* names, const char* padding) {
        const Weights weights = load(path, askedConventions(names, padding));
        return says(weights, "as asked") ? taken(weights) : "not said";
    };
    QCOMPARE(asked("timm", ""), std::string("symmetric 1e-05"));
    QCOMPARE(asked("tf", ""), std::string("same 0.001"));
    QCOMPARE(asked("lukemelas", ""), std::string("same:224 0.001"));
    QCOMPARE(asked("transformers", ""), std::string("same:224 0.001"));
    QCOMPARE(asked("torchvision", ""), std::string("symmetric 1e-05"));
    QCOMPARE(asked("", "symmetric"), std::string("symmetric 1e-05"));
    QCOMPARE(asked("", "same:160"), std::string("same:160 0.001"));
    QCOMPARE(asked("timm", "same"), std::string("same 1e-05"));
    const auto torchvision = fixture.write(TensorNames::Torchvision, "y.safetensors");
    QCOMPARE(taken(load(torchvision, askedConventions("", "same"))), std::string("same 0.001"));
    const auto lukemelas = fixture.write(TensorNames::Lukemelas, "z.safetensors");
    QCOMPARE(taken(load(lukemelas, askedConventions("", "symmetric"))),
             std::string("symmetric 0.001"));
}

void TstConventions::metadataOfThisProgramIsKept() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Torchvision, "trained.safetensors",
                                    {{kPaddingKey, "same"}, {kBatchNormEpsKey, "0.001"}});
    QCOMPARE(taken(load(path)), std::string("same 0.001"));
    QVERIFY(says(load(path), "as its metadata says"));
}

void TstConventions::transformersConfigIsRead() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Transformers, "model.safetensors");
    const auto with = [&](const char* config) {
        fixture.files().write("config.json", config);
        return load(path);
    };
    const Weights listed = with(R"({"depthwise_padding":[3,16],"batch_norm_eps":0.00001})");
    QCOMPARE(taken(listed), std::string("listed:3,16 1e-05"));
    QVERIFY(says(listed, "by the config.json beside it"));
    QCOMPARE(taken(with(R"({"depthwise_padding":[]})")), std::string("listed: 0.001"));
    QCOMPARE(taken(with(R"({"depthwise_padding":["a"]})")), std::string("same:224 0.001"));
    QCOMPARE(taken(with(R"({"batch_norm_eps":-1})")), std::string("same:224 0.001"));
}

/// Other settings beside the file, or a configuration without that list, are not the same as none.
void TstConventions::aMissingConfigIsSaidWhereItIsMissing() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Transformers, "model.safetensors");
    const char* const missing = "its config.json is not beside it";
    QVERIFY(says(load(path), missing));
    fixture.files().write("args.yaml", "mean: 0.5\n");
    QVERIFY(says(load(path), missing));
    fixture.files().write("config.json", R"({"batch_norm_eps":0.001})");
    QVERIFY(!says(load(path), missing) && says(load(path), "as published for"));
}

void TstConventions::configOfAnotherNetworkRefuses() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Timm, "model.safetensors");
    const auto refusal = [&](const char* config) {
        fixture.files().write("config.json", config);
        const auto failure = failureOf([&] { (void)load(path); });
        RunContext context;
        if (inspectFile(path, context).unfit != (failure ? failure->message : ""))
            return std::string("inspecting says something else");
        return failure ? failure->message : std::string();
    };
    for (const char* config :
         {R"({"architecture":"efficientnet_b0","model_args":{"act_layer":"relu"}})",
          R"({"model_type":"efficientnet","hidden_act":"relu"})"})
        QVERIFY2(refusal(config).find("its activation is relu and not SiLU") != std::string::npos,
                 refusal(config).c_str());
    for (const char* config :
         {R"({"architecture":"efficientnet_b0","model_args":{"act_layer":"swish"}})",
          R"({"model_type":"efficientnet","hidden_act":"silu"})",
          R"({"model_type":"bert","hidden_act":"gelu"})"})
        QCOMPARE(refusal(config), std::string());
}

void TstConventions::configWithAnotherPoolingSwitchesPredictionsOff() {
    Fixture fixture;
    const auto path = fixture.write(TensorNames::Timm, "model.safetensors");
    const auto off = [&](const char* config) {
        fixture.files().write("config.json", config);
        const LoadReport report = load(path).report;
        RunContext context;
        const LoadReport seen = inspectFile(path, context).report;
        if (seen.predictionsOff != report.predictionsOff || seen.notes != report.notes)
            return std::string("inspecting says something else");
        return report.predictionsOff;
    };
    for (const char* config : {R"({"architecture":"efficientnet_b0","global_pool":"max"})",
                               R"({"model_type":"efficientnet","pooling_type":"max"})"})
        QVERIFY2(off(config).find("pooling \"max\"") != std::string::npos, off(config).c_str());
    for (const char* config : {R"({"architecture":"efficientnet_b0","global_pool":"avg"})",
                               R"({"model_type":"efficientnet","pooling_type":"mean"})", "{}"})
        QCOMPARE(off(config), std::string());
}

void TstConventions::randomWeightsTakeWhatIsAsked() {
    RunContext context;
    const Weights weights =
        loadWeights(b0(), {Source::Random, {}, 0, askedConventions("tf", "")}, context);
    QCOMPARE(taken(weights), std::string("same 0.001"));
    const Weights plain = loadWeights(b0(), {Source::Random, {}, 0}, context);
    QCOMPARE(taken(plain), std::string("symmetric 1e-05"));
    QVERIFY(plain.report.notes.empty());
}

void TstConventions::inspectSaysTheSame() {
    Fixture fixture;
    RunContext context;
    const auto path = fixture.write(TensorNames::Timm, "tf_efficientnet_b0.safetensors");
    const FileContents contents = inspectFile(path, context);
    QCOMPARE(contents.report.conventions, load(path).report.conventions);
    QCOMPARE(paddingWord(contents.spec.padding), std::string("same"));
}

SCALESCOPE_TEST(TstConventions)
#include "tst_conventions.moc"
