// SPDX-License-Identifier: Apache-2.0
// From a request to weights: whole B0 files in every container, the look-up, the fall-back, the
// refusals.
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "core/weights/key_map.h"
#include "core/weights/random.h"
#include "core/weights/verify_file.h"
#include "core/weights/weights.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <atomic>

using namespace scalescope;
using namespace scalescope::test;
using Source = WeightsRequest::Source;

namespace {

constexpr const char* kB0 = "efficientnet_b0_rwightman-7f5810bc.pth";

}  // namespace

class TstWeights : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsEveryContainerToTheSameWeights_data();
    void readsEveryContainerToTheSameWeights();
    void tensorsGiveBackTheirPartOfTheFile();
    void readsANestedCheckpointWithClassNames();
    void classNamesOfAnotherNumberAreNotUsed();
    void epsBelongsToTheProject();
    void configBesideTheFileIsRead();
    void customNetworksLoadByShape();
    void anotherVariantIsOneSentence();
    void refusesIncompleteFiles();
    void refusesOtherNetworks();
    void missingFilesAreNamed();
    void aFolderGivenIsTakenAndSaysWhatDiffers();
    void autoSkipsWhatCannotBeRead();
    void autoFallsBackToRandom();
    void randomIsToldFromTrained();
    void inspectShowsAnything();
    void verifyReadsNoTensors();
    void findAllAnswersForEveryVariant();
    void cancelStops();

private:
    std::unique_ptr<Files> m_files;
};

void TstWeights::init() {
    m_files = std::make_unique<Files>();
    for (const char* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "TORCH_HOME", "HF_HOME",
                             "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
        qunsetenv(name);
    qputenv("HOME", QByteArray::fromStdString((m_files->folder() / "home").string()));
}

void TstWeights::readsEveryContainerToTheSameWeights_data() {
    QTest::addColumn<QString>("container");
    QTest::addColumn<int>("names");
    for (const char* container : {"safetensors", "zip", "legacy"})
        for (const TensorNames names :
             {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
              TensorNames::Lukemelas, TensorNames::Transformers})
            QTest::newRow((std::string(container) + " of " + tensorNamesWord(names)).c_str())
                << QString(container) << static_cast<int>(names);
}

void TstWeights::readsEveryContainerToTheSameWeights() {
    QFETCH(QString, container);
    QFETCH(int, names);
    const StateDict dict =
        drawnAs(static_cast<TensorNames>(names), container == "zip" ? "module." : "");
    std::filesystem::path path = m_files->folder() / "own.safetensors";
    if (container == "safetensors") {
        writeSafetensors(path, dict);
    } else if (container == "zip") {
        path = m_files->write("own.pth", pthOf(dict));
    } else {
        const auto [body, storages] = pickled(dict);
        std::string keys = "](", data;
        for (const auto& [key, bytes] : storages) {
            keys += pickle::text(key);
            data += littleEndian(
                        static_cast<std::int64_t>(bytes.size() / (bytes.size() == 8 ? 8 : 4))) +
                    bytes;
        }
        path = m_files->write("own.pth",
                              pthLegacy(pickle::whole(body), pickle::whole(keys + "e"), data));
    }
    const Weights weights = load(path);
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QVERIFY(weights.report.complete() && weights.report.matched == 360 &&
            weights.report.unexpected == 0);
    QCOMPARE(weights.info.kind, WeightsKind::Own);
    QCOMPARE(weights.info.name, path.filename().string());
    QCOMPARE(weights.info.sha256.size(), std::size_t{64});
    QVERIFY(QString::fromStdString(weights.info.format).contains(container));
    QCOMPARE(weights.labels->names.at(1), std::string("goldfish"));
    QVERIFY(weights.labels->source.find("assumed") != std::string::npos);
}

void TstWeights::tensorsGiveBackTheirPartOfTheFile() {
    const std::filesystem::path path = m_files->folder() / "own.safetensors";
    writeSafetensors(path, drawn());
    StateDict dict = *load(path).dict;
    const StateDict expected = drawn();
    const std::string large = "classifier.weight";
    const std::byte* inside = nullptr;
    {
        const auto taken = dict.take(large);
        inside = taken->bytes.data() + taken->bytes.size() / 2;
        QCOMPARE(toFloat(*taken), toFloat(*expected.find(large)));
        QVERIFY(std::any_of(inside, inside + 64, [](std::byte b) { return b != std::byte{}; }));
    }
    // The others keep the file's memory, without the pages of the one that is gone.
    QVERIFY(std::all_of(inside, inside + 64, [](std::byte b) { return b == std::byte{}; }));
    for (const auto& [key, tensor] : dict.entries())
        QVERIFY2(std::ranges::equal(tensor.bytes, expected.find(key)->bytes), key.c_str());
}

void TstWeights::readsANestedCheckpointWithClassNames() {
    NetworkSpec spec = specOf(0);
    spec.classCount = 3;
    const auto [body, storages] =
        pickled(drawnAs(TensorNames::Torchvision, "_orig_mod.module.", spec));
    const std::string names =
        "](" + pickle::text("cat") + pickle::text("dog") + pickle::text("owl") + "e";
    const std::string object = pickle::whole(
        pickle::dict({{"epoch", "K\5"}, {"class_names", names}}) +
        pickle::text("model_state_dict") + body + "s" + pickle::text("model_ema") + body + "s");
    const Weights weights = load(m_files->write("best.pth", pthZip(object, storages)));
    QCOMPARE(weights.spec.classCount, 3);
    QCOMPARE(weights.spec.name, std::string("b0"));
    QCOMPARE(weights.labels->names, (std::vector<std::string>{"cat", "dog", "owl"}));
    QCOMPARE(weights.labels->source, std::string("class_names in best.pth"));
    QCOMPARE(weights.report.container, std::string("under model_state_dict"));
    QCOMPARE(weights.report.strippedPrefix, std::string("_orig_mod.module."));
    QCOMPARE(weights.report.ignored,
             (std::vector<std::string>{"epoch", "class_names", "model_ema"}));
    QVERIFY(weights.report.notes.at(0).find("model_ema") != std::string::npos);
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn(spec)));
}

void TstWeights::classNamesOfAnotherNumberAreNotUsed() {
    NetworkSpec spec = specOf(0);
    spec.classCount = 3;
    writeSafetensors(m_files->folder() / "x.safetensors",
                     drawnAs(TensorNames::Torchvision, "", spec),
                     {{"class_names", R"(["cat","dog"])"}});
    const Weights two = load(m_files->folder() / "x.safetensors");
    QCOMPARE(two.labels->names.at(2), numberedLabels(3)->names.at(2));
    QVERIFY(two.report.notes.at(0).find("2 names") != std::string::npos);
    writeSafetensors(m_files->folder() / "x.safetensors",
                     drawnAs(TensorNames::Torchvision, "", spec),
                     {{"id2label", R"({"2":"owl","0":"cat","1":"dog"})"}});
    QCOMPARE(load(m_files->folder() / "x.safetensors").labels->names,
             (std::vector<std::string>{"cat", "dog", "owl"}));
}

void TstWeights::epsBelongsToTheProject() {
    const auto path = m_files->folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Torchvision));
    QCOMPARE(load(path).spec.batchNormEps, 1e-5);
    writeSafetensors(path, drawnAs(TensorNames::Lukemelas));
    QCOMPARE(load(path).spec.batchNormEps, 1e-3);
    QCOMPARE(load(path).report.padding, std::string("same:224"));
    writeSafetensors(path, drawnAs(TensorNames::Timm));
    QCOMPARE(load(path).spec.batchNormEps, 1e-5);
    QVERIFY(load(path).report.notes.back().find("it runs as tf_") != std::string::npos);
    std::filesystem::create_directories(m_files->folder() / "tf_efficientnet_b0");
    const auto tensorFlow = m_files->folder() / "tf_efficientnet_b0" / "model.safetensors";
    std::filesystem::rename(path, tensorFlow);
    QCOMPARE(load(tensorFlow).spec.batchNormEps, 1e-3);
}

void TstWeights::configBesideTheFileIsRead() {
    const auto path = m_files->folder() / "model.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Timm));
    m_files->write(
        "config.json",
        R"({"architecture":"tf_efficientnet_b0","pretrained_cfg":{"input_size":[3,240,240],
        "crop_pct":0.882,"interpolation":"bilinear","mean":[0.5,0.5,0.5],"std":[0.5,0.5,0.5]}})");
    const Weights weights = load(path);
    QCOMPARE(weights.spec.batchNormEps, 1e-3);
    QVERIFY(weights.info.recipe);
    QCOMPARE(weights.info.recipe->crop, 240);
    QCOMPARE(weights.info.recipe->resize, 272);
    QCOMPARE(weights.info.recipe->interpolation, Interpolation::Bilinear);
    QCOMPARE(weights.info.recipe->mean, (std::array{0.5F, 0.5F, 0.5F}));
    QCOMPARE(weights.info.recipe->std, (std::array{0.5F, 0.5F, 0.5F}));
    QVERIFY(weights.report.notes.back().find("mean 0.5 0.5 0.5") != std::string::npos);
    m_files->write("config.json", R"({"architecture":7,"pretrained_cfg":[]})");
    QVERIFY(!load(path).info.recipe);
}

void TstWeights::customNetworksLoadByShape() {
    NetworkSpec spec = specOf(0);
    spec.name = "half";
    spec.variant.reset();
    spec.scale.width = 0.5;
    const auto path = m_files->folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Torchvision, "", spec));
    QCOMPARE(contentDigest(*load(path, spec).dict), contentDigest(drawn(spec)));
    const Failure failure = loadFailure(path);
    QCOMPARE(failure.code, ErrorCode::ShapeMismatch);
    QVERIFY2(failure.message.find("none of B0 to B7") != std::string::npos,
             failure.message.c_str());
}

void TstWeights::anotherVariantIsOneSentence() {
    const auto path = m_files->folder() / "best.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Torchvision, "", specOf(2)));
    const Failure failure = loadFailure(path);
    QCOMPARE(failure.code, ErrorCode::ShapeMismatch);
    QCOMPARE(failure.subject, Subject::Weights);
    QCOMPARE(exitCodeOf(failure), 4);
    QCOMPARE(failure.message, std::string("best.safetensors: it holds weights of EfficientNet-B2, "
                                          "not of EfficientNet-B0; use it with variant b2, or as "
                                          "b2=best.safetensors."));
}

void TstWeights::refusesIncompleteFiles() {
    StateDict dict;
    const StateDict whole = drawnAs(TensorNames::Torchvision);
    for (const auto& [key, tensor] : whole.entries())
        if (!key.starts_with("features.7.0.block.2."))
            dict.set(key, tensor);
    const auto path = m_files->folder() / "x.safetensors";
    writeSafetensors(path, dict);
    const Failure missing = loadFailure(path);
    QCOMPARE(missing.code, ErrorCode::TensorMissing);
    QVERIFY2(missing.message.starts_with(
                 "x.safetensors: it lacks 4 tensors that EfficientNet-B0 needs, first "
                 "stages.7.0.se.reduce.weight"),
             missing.message.c_str());
    dict = whole;
    dict.set("features.0.1.bias", makeTensor({4}, std::vector<float>(4)));
    writeSafetensors(path, dict);
    QCOMPARE(loadFailure(path).code, ErrorCode::ShapeMismatch);
    dict = whole;
    dict.set("features.0.1.bias", makeTensor({32}, std::vector<std::int64_t>(32)));
    writeSafetensors(path, dict);
    QCOMPARE(loadFailure(path).code, ErrorCode::DtypeUnsupported);
}

void TstWeights::refusesOtherNetworks() {
    StateDict resnet;
    resnet.set("layer1.0.conv1.weight", makeTensor({1}, std::vector<float>{1}));
    const auto path = m_files->folder() / "resnet.safetensors";
    writeSafetensors(path, resnet);
    QCOMPARE(loadFailure(path).code, ErrorCode::FormatUnknown);
    QVERIFY(loadFailure(path).message.find("holds 1 tensor") != std::string::npos);
    StateDict v2;
    v2.set("features.0.0.weight", makeTensor({1, 3, 3, 3}, std::vector<float>(27)));
    v2.set("features.1.0.block.0.0.weight", makeTensor({1, 2, 3, 3}, std::vector<float>(18)));
    writeSafetensors(path, v2);
    QVERIFY(loadFailure(path).message.find(
                "another network, with dense first blocks as EfficientNetV2") != std::string::npos);
    QCOMPARE(loadFailure(m_files->write("list.pth", pthZip(pickle::whole("]"), {}))).code,
             ErrorCode::FormatUnknown);
    QCOMPARE(loadFailure(m_files->write("empty.pth", pthZip(pickle::whole("}"), {}))).code,
             ErrorCode::FormatUnknown);
}

void TstWeights::missingFilesAreNamed() {
    const Failure failure = loadFailure(m_files->folder() / "none.pth");
    QCOMPARE(failure.code, ErrorCode::FileMissing);
    QCOMPARE(failure.subject, Subject::Weights);
    QVERIFY(failure.message.find("none.pth") != std::string::npos);
}

void TstWeights::aFolderGivenIsTakenAndSaysWhatDiffers() {
    m_files->write(std::string("given/") + kB0, pthOf(drawnAs(TensorNames::Torchvision)));
    RunContext context;
    for (const Source source : {Source::Auto, Source::Path}) {
        const Weights weights =
            loadWeights(specOf(0), {source, m_files->folder() / "given", 0}, context);
        QCOMPARE(weights.info.kind, WeightsKind::Differs);
        QCOMPARE(weights.info.catalogId, std::string("b0.IMAGENET1K_V1"));
        QVERIFY(weights.info.recipe && weights.info.recipe->crop == 224);
        QVERIFY(weights.info.verdict.find("differs") != std::string::npos);
    }
}

void TstWeights::autoSkipsWhatCannotBeRead() {
    m_files->write(std::string("home/.local/share/scalescope/weights/") + kB0, "damaged");
    m_files->write(std::string("home/.cache/torch/hub/checkpoints/") + kB0,
                   pthOf(drawnAs(TensorNames::Torchvision)));
    RunContext context;
    const Weights weights = loadWeights(specOf(0), {Source::Auto, {}, 0}, context);
    QVERIFY(weights.info.path.string().find("checkpoints") != std::string::npos);
    QCOMPARE(weights.info.notes.size(), std::size_t{1});
    QVERIFY(weights.info.notes[0].starts_with("Not used: "));
}

void TstWeights::autoFallsBackToRandom() {
    m_files->write("home/.local/share/scalescope/weights/b2.safetensors", "damaged");
    RunContext context;
    const Weights weights = loadWeights(specOf(2), {Source::Auto, {}, 9}, context);
    QCOMPARE(weights.info.kind, WeightsKind::Random);
    QCOMPARE(weights.info.seed, std::uint64_t{9});
    QCOMPARE(weights.info.name, std::string("random, seed 9"));
    QVERIFY(weights.info.notes.at(0).starts_with("Not used: "));
    const Weights none = loadWeights(specOf(1), {Source::Auto, {}, 0}, context);
    QVERIFY(none.info.notes.at(0).find("No weights of B1") != std::string::npos);
}

void TstWeights::randomIsToldFromTrained() {
    RunContext context;
    const Weights weights = loadWeights(specOf(0), {Source::Random, {}, 3}, context);
    QVERIFY(!predictionsMeaningful(weights.info.kind));
    QCOMPARE(weights.info.sha256.size(), std::size_t{64});
    QVERIFY(weights.info.path.empty());
    const Weights other = loadWeights(specOf(0), {Source::Random, {}, 4}, context);
    QVERIFY(weights.info.sha256 != other.info.sha256);
    QCOMPARE(weights.labels->names.size(), std::size_t{1000});
}

void TstWeights::inspectShowsAnything() {
    RunContext context;
    const FileContents ours =
        inspectFile(m_files->write("x.pth", pthOf(drawnAs(TensorNames::Timm, "module."))), context);
    QCOMPARE(ours.variant, std::optional(0));
    QCOMPARE(ours.report.matched, 360);
    QCOMPARE(ours.report.names, std::string("timm"));
    QCOMPARE(ours.raw.size(), std::size_t{360});
    QVERIFY(ours.raw.find("module.conv_stem.weight"));
    const FileContents other = inspectFile(dataPath("weights/dtypes.pth"), context);
    QVERIFY(!other.variant);
    QCOMPARE(other.raw.size(), std::size_t{10});
    QCOMPARE(other.report.unexpected, 10);
    QVERIFY2(other.unfit.starts_with("dtypes.pth: "), other.unfit.c_str());
    const FileContents nested = inspectFile(dataPath("weights/nested_legacy.pth"), context);
    QCOMPARE(nested.labels->names, (std::vector<std::string>{"cat", "dog", "owl"}));
    QCOMPARE(nested.report.container, std::string("under model_state_dict"));
    QVERIFY(failureOf([&] { (void)inspectFile(m_files->folder() / "none", context); }));
}

void TstWeights::verifyReadsNoTensors() {
    RunContext context;
    const WeightsInfo info = verifyFile(m_files->write(kB0, "PK\x03\x04 nothing else"), context);
    QCOMPARE(info.kind, WeightsKind::Differs);
    QCOMPARE(info.format, std::string("pth (zip)"));
    QCOMPARE(info.fileBytes, std::int64_t{17});
    QCOMPARE(verifyFile(m_files->write("x", "abc"), context).sha256,
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TstWeights::findAllAnswersForEveryVariant() {
    m_files->write(std::string("given/") + kB0, "abc");
    m_files->write("given/b5.safetensors", "abc");
    RunContext context;
    const auto all = findAll(m_files->folder() / "given", context);
    QCOMPARE(all.size(), std::size_t{8});
    for (int variant = 0; variant < 8; ++variant) {
        const auto& [index, info] = all.at(static_cast<std::size_t>(variant));
        QCOMPARE(index, variant);
        QCOMPARE(info.has_value(), variant == 0 || variant == 5);
    }
    QCOMPARE(all[0].second->kind, WeightsKind::Differs);
    const auto none = findAll({}, context);
    QCOMPARE(none[0].second->kind, WeightsKind::Demo);
    QVERIFY(!none[5].second);
    QCOMPARE(all[5].second->kind, WeightsKind::Own);
}

void TstWeights::cancelStops() {
    const auto path = m_files->write("x.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    const std::atomic<bool> cancel{true};
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled,
                             (void)loadWeights(specOf(0), {Source::Path, path, 0}, context));
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)inspectFile(path, context));
}

SCALESCOPE_TEST(TstWeights)
#include "tst_weights.moc"
