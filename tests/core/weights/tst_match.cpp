// SPDX-License-Identifier: Apache-2.0
// Key by key: what is found, converted, missing, unexpected, misshapen, and which head is usable.
#include "core/model/parameters.h"
#include "core/weights/match.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <utility>

using namespace scalescope;
using namespace scalescope::test;

namespace {

const NetworkSpec& b0() {
    return family().at(0).spec;
}

/// B0 under a names's names, filled with a value.
StateDict fileOf(TensorNames names = TensorNames::Torchvision, const std::string& prefix = "") {
    const Architecture architecture = buildArchitecture(b0());
    const KeyMap map(names, architecture);
    StateDict dict;
    for (const ParameterSpec& parameter : expectedParameters(architecture)) {
        const auto count = static_cast<std::size_t>(parameter.elements());
        const std::string key = prefix + map.fileKey(parameter.key);
        if (parameter.role == ParameterRole::BnTracked)
            dict.set(key, makeTensor(parameter.shape, std::vector<std::int64_t>(count, 5)));
        else
            dict.set(key, makeTensor(parameter.shape, std::vector<float>(count, 0.25F)));
    }
    return dict;
}

StateDict without(const StateDict& dict, const std::string& start) {
    StateDict rest;
    for (const auto& [key, tensor] : dict.entries())
        if (!key.starts_with(start))
            rest.set(key, tensor);
    return rest;
}

Match matched(const StateDict& file) {
    return matchTensors(file, *recognise(file), b0());
}

WeightTensor filled(std::vector<std::int64_t> shape, float value = 0.5F) {
    const auto count = static_cast<std::size_t>(elementCount(shape));
    return makeTensor(std::move(shape), std::vector<float>(count, value));
}

/// B0 without its classifier and with these layers: "key rows columns", 0 columns for one axis.
StateDict withLayers(const QStringList& layers) {
    StateDict file = without(fileOf(), "classifier.");
    for (const QString& layer : layers) {
        const QStringList words = layer.split(' ');
        std::vector<std::int64_t> shape{words[1].toLongLong()};
        if (words[2] != "0")
            shape.push_back(words[2].toLongLong());
        file.set(words[0].toStdString(), filled(shape));
    }
    return file;
}

const KeyRecord* recordOf(const LoadReport& report, const std::string& fileKey) {
    for (const KeyRecord& record : report.keys)
        if (record.fileKey == fileKey || record.key == fileKey)
            return &record;
    return nullptr;
}

}  // namespace

class TstMatch : public QObject {
    Q_OBJECT

private slots:
    void matchesEveryKeyOfEveryLibrary_data();
    void matchesEveryKeyOfEveryLibrary();
    void takesViewsWithoutCopies();
    void copiesUnalignedTensors();
    void convertsOtherFloats();
    void reportsMissingAndMisshapen();
    void reportsUnexpected();
    void reportsNonFinite();
    void valuesBeyondFloat32AreNotCalledInfinite();
    void countsOfBatchesMayBeMissing();
    void wholeNumbersAreNotWeights();
    void adoptsTheClassCount();
    void adoptsAHeadUnderAnotherName();
    void aHeadWithoutBiasGetsZeros();
    void rowsOfLengthOneAreCosines();
    void aScaleBesideABiasTellsNoCosines();
    void headsThatCannotBeSeenSwitchPredictionsOff_data();
    void headsThatCannotBeSeenSwitchPredictionsOff();
    void plainHeadsRun_data();
    void plainHeadsRun();
    void anActivationRunsWhenItIsTold();
    void whatMayStandOnTheOutputsIsTold();
    void wordsOfClassesAreNoMargins();
    void anActivationStandsInTheFirstGapAlone();
    void anActivationBehindANormRunsOnItsChannels();
    void aNormOfItsOwnNameStandsBeforeTheLayer();
    void aHeadThatIsTooLargeToFoldIsNotRun();
    void statesOfMetricsAreNoLayers();
    void statesOfTrainingAreNoLayers();
    void matricesThatMeetNoHeadChangeNothing();
    void aConvolutionOf1x1IsALinearHead();
    void aNumberOfAPoolingActs_data();
    void aNumberOfAPoolingActs();
    void factorsOfTheNetworkSwitchPredictionsOff_data();
    void factorsOfTheNetworkSwitchPredictionsOff();
    void whatNothingComputesWithIsLeftOver_data();
    void whatNothingComputesWithIsLeftOver();
    void masksAreFactors();
    void biasesBeforeNormsAreTakenIntoThem();
    void unreadableHeadsAreNoMissingOnes();
    void unreadableTensorsAreToldWhereTheyLie();
    void leftOversAreNamed();
};

void TstMatch::matchesEveryKeyOfEveryLibrary_data() {
    QTest::addColumn<int>("names");
    QTest::addColumn<QString>("prefix");
    for (const TensorNames names :
         {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
          TensorNames::Lukemelas, TensorNames::Transformers, TensorNames::Mmpretrain})
        for (const char* prefix : {"", "module."})
            QTest::addRow("%s %s", tensorNamesWord(names), prefix)
                << static_cast<int>(names) << QString(prefix);
}

void TstMatch::matchesEveryKeyOfEveryLibrary() {
    QFETCH(int, names);
    QFETCH(QString, prefix);
    const Match match = matched(fileOf(static_cast<TensorNames>(names), prefix.toStdString()));
    QVERIFY(match.report.complete() && match.report.classifierUsable);
    QCOMPARE(match.report.matched, 360);
    QCOMPARE(match.report.keys.size(), std::size_t{360});
    QCOMPARE(match.report.names, std::string(tensorNamesWord(static_cast<TensorNames>(names))));
    QCOMPARE(QString::fromStdString(match.report.strippedPrefix), prefix);
    QVERIFY(match.report.notes.empty());
    QCOMPARE(contentDigest(*match.dict), contentDigest(fileOf(TensorNames::ScaleScope)));
}

void TstMatch::takesViewsWithoutCopies() {
    const StateDict file = fileOf();
    const Match match = matched(file);
    QCOMPARE(match.dict->find("stem.conv.weight")->bytes.data(),
             file.find("features.0.0.weight")->bytes.data());
}

void TstMatch::copiesUnalignedTensors() {
    StateDict file = fileOf();
    const auto bytes = std::make_shared<std::vector<std::byte>>(32 * 4 + 1);
    file.set("features.0.1.bias",
             {Dtype::F32, {32}, std::span<const std::byte>(*bytes).subspan(1), bytes});
    const Match match = matched(file);
    const WeightTensor* bias = match.dict->find("stem.bn.bias");
    QCOMPARE(reinterpret_cast<std::uintptr_t>(bias->bytes.data()) % alignof(float),
             std::uintptr_t{0});
    QCOMPARE(toFloat(*bias), std::vector<float>(32, 0.0F));
}

void TstMatch::convertsOtherFloats() {
    StateDict file = fileOf();
    const auto half = std::make_shared<std::vector<std::uint16_t>>(32, 0x3C00);
    file.set("features.0.1.bias", {Dtype::F16, {32}, std::as_bytes(std::span(*half)), half});
    const Match match = matched(file);
    QCOMPARE(match.report.converted, 1);
    QCOMPARE(match.report.matched, 359);
    QCOMPARE(recordOf(match.report, "features.0.1.bias")->detail, std::string("fp16 to fp32"));
    QCOMPARE(match.dict->find("stem.bn.bias")->dtype, Dtype::F32);
    QCOMPARE(toFloat(*match.dict->find("stem.bn.bias")), std::vector<float>(32, 1.0F));
}

void TstMatch::reportsMissingAndMisshapen() {
    StateDict file = without(fileOf(), "features.3.0.block.1.0.weight");
    file.set("features.0.0.weight", filled({40, 3, 3, 3}));
    const Match match =
        matchTensors(file, {TensorNames::Torchvision, "", 32, 1280, 16, false, 0}, b0());
    QVERIFY(!match.report.complete());
    QCOMPARE(match.report.missing, 1);
    QCOMPARE(match.report.wrongShape, 1);
    QCOMPARE(match.firstProblem,
             std::string("features.0.0.weight: expected [32, 3, 3, 3], found [40, 3, 3, 3]"));
    QCOMPARE(recordOf(match.report, "stages.3.0.depthwise.conv.weight")->status,
             KeyStatus::Missing);
    QCOMPARE(recordOf(match.report, "features.0.0.weight")->detail,
             std::string("expected [32, 3, 3, 3], found [40, 3, 3, 3]"));
}

void TstMatch::reportsUnexpected() {
    StateDict file = fileOf();
    file.set("aux.weight", filled({3}));
    const Match match = matched(file);
    QCOMPARE(match.report.unexpected, 1);
    QVERIFY(match.report.complete() && match.report.classifierUsable);
    QCOMPARE(recordOf(match.report, "aux.weight")->status, KeyStatus::Unexpected);
}

void TstMatch::reportsNonFinite() {
    StateDict file = fileOf();
    std::vector<float> values(32, 1.0F);
    values[3] = std::numeric_limits<float>::quiet_NaN();
    values[9] = -std::numeric_limits<float>::infinity();
    values[10] = std::numeric_limits<float>::max();
    values[11] = std::numeric_limits<float>::denorm_min();
    file.set("features.0.1.bias", makeTensor({32}, values));
    const Match match = matched(file);
    QCOMPARE(match.report.nonFinite, 1);
    QVERIFY(match.report.complete());
    QCOMPARE(recordOf(match.report, "features.0.1.bias")->detail,
             std::string("2 of 32 values are NaN or infinite"));
}

void TstMatch::valuesBeyondFloat32AreNotCalledInfinite() {
    const auto ofDoubles = [](std::vector<double> values) {
        const auto owner = std::make_shared<const std::vector<double>>(std::move(values));
        return WeightTensor{Dtype::F64,
                            {static_cast<std::int64_t>(owner->size())},
                            std::as_bytes(std::span(*owner)),
                            owner};
    };
    std::vector<double> large(32, 1.0), mixed(32, 1.0);
    large[3] = 1e300;
    large[4] = -1e39;
    mixed[3] = 1e300;
    mixed[5] = std::numeric_limits<double>::infinity();
    mixed[6] = std::numeric_limits<double>::quiet_NaN();
    StateDict file = fileOf();
    file.set("features.0.1.bias", ofDoubles(large));
    file.set("features.0.1.weight", ofDoubles(mixed));
    const LoadReport report = matched(file).report;
    QCOMPARE(report.nonFinite, 2);
    const std::string beyond =
        "of 32 values are beyond the range of float32, though finite in the "
        "file";
    QCOMPARE(recordOf(report, "features.0.1.bias")->detail, "fp64 to fp32, 2 " + beyond);
    QCOMPARE(recordOf(report, "features.0.1.weight")->detail,
             "fp64 to fp32, 2 of 32 values are NaN or infinite, 1 " + beyond);
    const auto has = [&](const char* note) {
        return std::ranges::find(report.notes, note) != report.notes.end();
    };
    QVERIFY(
        has("1 tensor holds NaN or infinite values; results of this checkpoint cannot be "
            "trusted."));
    QVERIFY(
        has("1 tensor holds values beyond the range of float32; results of this checkpoint "
            "cannot be trusted."));
}

void TstMatch::countsOfBatchesMayBeMissing() {
    StateDict old;
    const StateDict file = fileOf();
    for (const auto& [key, tensor] : file.entries())
        if (!key.ends_with("num_batches_tracked"))
            old.set(key, tensor);
    old.set("features.0.1.num_batches_tracked", makeTensor({1}, std::vector<std::int64_t>{9}));
    const Match match = matched(old);
    QVERIFY(match.report.complete());
    QCOMPARE(match.report.notes.size(), std::size_t{1});
    QVERIFY(match.report.notes[0].find("48 batch norms") != std::string::npos);
    QCOMPARE(toFloat(*match.dict->find("stem.bn.num_batches_tracked")), std::vector<float>{9});
    QVERIFY(match.dict->find("stem.bn.num_batches_tracked")->shape.empty());
}

void TstMatch::wholeNumbersAreNotWeights() {
    StateDict file = fileOf();
    const auto bytes = std::make_shared<std::vector<std::int8_t>>(32 * 27);
    file.set("features.0.0.weight",
             {Dtype::I8, {32, 3, 3, 3}, std::as_bytes(std::span(*bytes)), bytes});
    QCOMPARE(matched(file).unsupported, std::string("features.0.0.weight is int8"));
}

void TstMatch::adoptsTheClassCount() {
    StateDict file = fileOf();
    file.set("classifier.1.weight", filled({7, 1280}));
    file.set("classifier.1.bias", filled({7}));
    const Match match = matched(file);
    QVERIFY(match.report.complete() && match.report.classifierUsable);
    QCOMPARE(match.spec.classCount, 7);
    QCOMPARE(match.dict->find("classifier.weight")->shape, (std::vector<std::int64_t>{7, 1280}));
}

void TstMatch::adoptsAHeadUnderAnotherName() {
    for (const char* module : {"classifier", "fc", "classifier.1.1"}) {
        StateDict file = without(fileOf(), "classifier.");
        file.set(std::string(module) + ".weight", filled({5, 1280}));
        file.set(std::string(module) + ".bias", filled({5}));
        const Match match = matched(file);
        QVERIFY2(match.report.classifierUsable, module);
        QCOMPARE(match.spec.classCount, 5);
        QCOMPARE(match.report.unexpected, 0);
        QVERIFY(match.report.notes.at(0).find(module) != std::string::npos);
    }
}

void TstMatch::aHeadWithoutBiasGetsZeros() {
    StateDict file = without(fileOf(), "classifier.1.bias");
    const Match match = matched(file);
    QVERIFY(match.report.complete() && match.report.classifierUsable);
    QCOMPARE(toFloat(*match.dict->find("classifier.bias")), std::vector<float>(1000, 0.0F));
    QCOMPARE(match.report.notes.size(), std::size_t{1});
    QCOMPARE(match.report.notes[0],
             std::string("classifier.1 has no bias; it is run as a linear layer without one."));
}

/// As torch.nn.functional.normalize leaves them; only without a bias are they more than chance.
void TstMatch::rowsOfLengthOneAreCosines() {
    const auto headOf = [](float length, bool bias) {
        StateDict file = without(fileOf(), "classifier.");
        std::vector<float> values(std::size_t{7} * 1280);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = i % 1280 == i / 1280 ? length : 0.0F;
        file.set("fc.weight", makeTensor({7, 1280}, values));
        if (bias)
            file.set("fc.bias", filled({7}));
        return matched(file).report;
    };
    const LoadReport unit = headOf(1.0005F, false);
    QVERIFY(!unit.classifierUsable);
    QVERIFY2(unit.predictionsOff.find("every row of it has the length 1") != std::string::npos,
             unit.predictionsOff.c_str());
    QVERIFY(headOf(1.0F, true).classifierUsable);
    QVERIFY(headOf(1.002F, false).classifierUsable);
    QVERIFY(headOf(0.0F, false).classifierUsable);
    QVERIFY(headOf(std::numeric_limits<float>::quiet_NaN(), false).classifierUsable);
}

/// Logits may be multiplied by it all the same; it is the missing bias that makes it telling.
void TstMatch::aScaleBesideABiasTellsNoCosines() {
    const QStringList head{"fc.weight 7 1280", "fc.bias 7 0"};
    for (const char* number : {"s 1 0", "sigma 1 0", "log_margin 1 0"}) {
        const auto why = [](const QStringList& layers) {
            return QString::fromStdString(matched(withLayers(layers)).report.predictionsOff);
        };
        QVERIFY2(why(head + QStringList{number}).contains("may change what"), number);
        QVERIFY2(why({head[0], number}).contains("scaled cosines"), number);
    }
}

void TstMatch::headsThatCannotBeSeenSwitchPredictionsOff_data() {
    QTest::addColumn<QStringList>("layers");  // "key rows columns"
    QTest::addColumn<QString>("why");
    const QString gap = "leaves no tensors", beside = "the file also holds";
    QTest::addRow("none") << QStringList() << "no classifier";
    QTest::addRow("two layers") << QStringList{"classifier.1.weight 256 1280",
                                               "classifier.1.bias 256 0",
                                               "classifier.4.weight 5 256", "classifier.4.bias 5 0"}
                                << gap;
    QTest::addRow("two layers elsewhere")
        << QStringList{"fc1.weight 256 1280", "fc2.weight 5 256"} << gap;
    QTest::addRow("norm, something, layer")
        << QStringList{"classifier.0.running_mean 1280 0", "classifier.0.running_var 1280 0",
                       "classifier.2.weight 5 1280"}
        << gap;
    QTest::addRow("something on the network's outputs")
        << QStringList{"classifier.1.weight 1000 1280", "head.1.weight 7 1000"} << gap;
    QTest::addRow("a layer norm") << QStringList{"head.norm.weight 1280 0", "head.fc.weight 5 1280"}
                                  << beside;
    QTest::addRow("other width") << QStringList{"classifier.1.weight 5 640",
                                                "classifier.1.bias 5 0"}
                                 << "1280 features";
    QTest::addRow("bias does not fit")
        << QStringList{"classifier.1.weight 5 1280", "classifier.1.bias 6 0"} << beside;
    QTest::addRow("a head beside the classifier")
        << QStringList{"classifier.1.weight 1000 1280", "fc.weight 7 1280"} << "several heads";
    QTest::addRow("several tasks")
        << QStringList{"age.weight 1 1280", "kind.weight 5 1280"} << "several heads";
    QTest::addRow("a head of another width beside it")
        << QStringList{"classifier.1.weight 7 1280", "head.weight 3 512"} << beside;
    QTest::addRow("a scale within the features")
        << QStringList{"classifier.1.weight 7 1280", "features.3.0.gamma 40 0"} << beside;
    QTest::addRow("a margin head") << QStringList{"arc_margin.weight 7 1280"} << "margin head";
    QTest::addRow("a margin head behind layers")
        << QStringList{"fc.weight 64 1280", "ArcMarginProduct.weight 7 64"} << "margin head";
    for (const char* name : {"metric_fc", "product", "am_softmax", "circle", "proxies", "proxy_nca",
                             "prototypes", "centers", "head.centers"})
        QTest::addRow("%s", name) << QStringList{QString(name) + ".weight 7 1280"}
                                  << "margin head or one of a metric";
    QTest::addRow("a head named for its norm")
        << QStringList{"head.NormedLinear.weight 7 1280"} << "margin head";
    QTest::addRow("a head named for cosines")
        << QStringList{"cos_fc.weight 7 1280"} << "margin head";
    QTest::addRow("a head with its scale")
        << QStringList{"fc.weight 7 1280", "s 1 0"} << "s stands beside it";
    QTest::addRow("a head with margins of its classes")
        << QStringList{"fc.weight 7 1280", "margins.margin 7 0"} << "margins.margin stands beside";
    QTest::addRow("a scale within the layer")
        << QStringList{"fc.weight 7 1280", "fc.sigma 1 0"} << beside;
    QTest::addRow("a temperature")
        << QStringList{"fc.weight 7 1280", "fc.bias 7 0", "logit_scale 1 0"} << beside;
    QTest::addRow("a pooling of its own")
        << QStringList{"classifier.1.weight 7 1280", "pool.p 1 0"} << beside;
}

void TstMatch::headsThatCannotBeSeenSwitchPredictionsOff() {
    QFETCH(QStringList, layers);
    QFETCH(QString, why);
    const Match match = matched(withLayers(layers));
    const LoadReport& report = match.report;
    QVERIFY(report.complete());
    QVERIFY(!report.classifierUsable && !match.headRest);
    QCOMPARE(match.spec.classCount, 1000);
    QCOMPARE(report.unexpected, static_cast<int>(layers.size()));
    QCOMPARE(match.dict->size(), std::size_t{360});
    QCOMPARE(report.notes.at(0), report.predictionsOff);
    QVERIFY(report.predictionsOff.starts_with("Predictions are off: "));
    QVERIFY2(QString::fromStdString(report.predictionsOff).contains(why),
             report.predictionsOff.c_str());
}

void TstMatch::plainHeadsRun_data() {
    QTest::addColumn<QStringList>("layers");
    QTest::addColumn<int>("classes");
    QTest::addColumn<double>("weight");  // of the folded classifier; layers hold 0.5
    QTest::addColumn<double>("bias");
    const double norm = 0.5 / std::sqrt(0.5 + 1e-5);
    QTest::addRow("a layer on the network's outputs")
        << QStringList{"classifier.1.weight 1000 1280", "classifier.1.bias 1000 0",
                       "classifier.weight 7 1000", "classifier.bias 7 0"}
        << 7 << 1000 * 0.25 << 1000 * 0.25 + 0.5;
    QTest::addRow("a Sequential on the network's outputs")
        << QStringList{"classifier.1.weight 1000 1280", "head.0.weight 7 1000"} << 7 << 1000 * 0.25
        << 0.0;
    QTest::addRow("layers without a gap")
        << QStringList{"classifier.1.weight 3 1280", "classifier.2.weight 5 3"} << 5 << 3 * 0.25
        << 0.0;
    QTest::addRow("a norm behind a layer")
        << QStringList{"classifier.1.weight 3 1280",   "classifier.2.weight 3 0",
                       "classifier.2.bias 3 0",        "classifier.2.running_mean 3 0",
                       "classifier.2.running_var 3 0", "classifier.3.weight 5 3"}
        << 5 << 3 * 0.25 * norm << 3 * 0.5 * (0.5 - 0.5 * norm);
    QTest::addRow("a norm before the layer")
        << QStringList{"classifier.0.weight 1280 0", "classifier.0.bias 1280 0",
                       "classifier.0.running_mean 1280 0", "classifier.0.running_var 1280 0",
                       "classifier.1.weight 5 1280"}
        << 5 << 0.5 * norm << 1280 * 0.5 * (0.5 - 0.5 * norm);
}

void TstMatch::plainHeadsRun() {
    QFETCH(QStringList, layers);
    QFETCH(int, classes);
    QFETCH(double, weight);
    QFETCH(double, bias);
    const Match match = matched(withLayers(layers));
    QVERIFY2(match.report.classifierUsable, match.report.predictionsOff.c_str());
    QVERIFY(match.report.complete() && !match.headRest);
    QCOMPARE(match.report.unexpected, 0);
    QCOMPARE(match.spec.classCount, classes);
    const WeightTensor& folded = *match.dict->find("classifier.weight");
    QCOMPARE(folded.shape, (std::vector<std::int64_t>{classes, 1280}));
    QVERIFY(std::abs(toFloat(folded).back() - weight) < 1e-4 * std::abs(weight));
    QVERIFY(std::abs(toFloat(*match.dict->find("classifier.bias")).back() - bias) <
            1e-4 * (1.0 + std::abs(bias)));
    QVERIFY(match.report.notes.at(0).find("several layers") != std::string::npos);
}

void TstMatch::anActivationRunsWhenItIsTold() {
    const StateDict file = withLayers({"classifier.1.weight 2 1280", "classifier.4.weight 3 2"});
    const auto told = [&](HeadActivation activation) {
        return matchTensors(file, *recognise(file), b0(), {.headActivation = activation});
    };
    const std::vector<float> outputs{-1.0F, 2.0F};  // of the classifier
    const std::pair<HeadActivation, double> expected[] = {
        {HeadActivation::Relu, 0.5 * 2.0},
        {HeadActivation::Silu, 0.5 * (2.0 / (1.0 + std::exp(-2.0)) - 1.0 / (1.0 + std::exp(1.0)))},
        {HeadActivation::Gelu,
         0.5 * (std::erfc(-std::sqrt(2.0)) - 0.5 * std::erfc(std::sqrt(0.5)))}};
    for (const auto& [activation, logit] : expected) {
        const Match match = told(activation);
        QVERIFY(match.report.classifierUsable && match.headRest);
        QCOMPARE(match.spec.classCount, 2);
        QCOMPARE(match.headRest->classCount(), std::int64_t{3});
        const std::vector<float> logits = match.headRest->apply(outputs);
        QCOMPARE(logits.size(), std::size_t{3});
        QVERIFY(std::abs(logits[2] - logit) < 1e-6);
        for (int i = 0; i < 2; ++i) {  // against a difference quotient
            std::vector<float> moved = outputs;
            moved[static_cast<std::size_t>(i)] += 1e-2F;
            const double quotient = (match.headRest->apply(moved)[1] - logits[1]) / 1e-2;
            const float slope = match.headRest->gradient(outputs, 1)[static_cast<std::size_t>(i)];
            QVERIFY(std::abs(slope - quotient) < 1e-2);
        }
    }
    const Match none = told(HeadActivation::None);
    QVERIFY(none.report.classifierUsable && !none.headRest);
    QCOMPARE(none.spec.classCount, 3);
}

/// fc(relu(network(x))) leaves the same tensors as fc(network(x)).
void TstMatch::whatMayStandOnTheOutputsIsTold() {
    const auto noteOf = [](const Match& match) { return match.report.notes.back(); };
    const std::string words = "Nothing is assumed to stand between classifier.1 and ";
    for (const char* layer : {"fc", "head.0"}) {
        const StateDict file =
            withLayers({"classifier.1.weight 1000 1280", "classifier.1.bias 1000 0",
                        QString("%1.weight 7 1000").arg(layer), QString("%1.bias 7 0").arg(layer)});
        const Match plain = matched(file);
        QVERIFY(plain.report.classifierUsable && !plain.headRest);
        QVERIFY2(noteOf(plain).starts_with(words + layer), noteOf(plain).c_str());
        const Match told =
            matchTensors(file, *recognise(file), b0(), {.headActivation = HeadActivation::Relu});
        QVERIFY(told.report.classifierUsable && told.headRest);
        QCOMPARE(told.headRest->inputs(), std::int64_t{1000});
        QVERIFY(noteOf(told).find("Nothing is assumed") == std::string::npos);
    }
    // In one Sequential with the network the numbers tell that nothing stands between.
    StateDict file = fileOf(TensorNames::Torchvision, "0.");
    file.set("1.weight", filled({7, 1000}));
    file.set("1.bias", filled({7}));
    QVERIFY(matched(file).report.classifierUsable);
    QVERIFY(noteOf(matched(file)).find("Nothing is assumed") == std::string::npos);
}

void TstMatch::wordsOfClassesAreNoMargins() {
    for (const char* layer : {"product_head.weight 7 1280", "fc.weight 7 1280"})
        QVERIFY2(matched(withLayers({layer})).report.classifierUsable, layer);
    // With a bias it is a plain layer, whatever it is called.
    QVERIFY(matched(withLayers({"metric_fc.weight 7 1280", "metric_fc.bias 7 0"}))
                .report.classifierUsable);
}

/// Heads have one activation: dropout stands in the other gaps.
void TstMatch::anActivationStandsInTheFirstGapAlone() {
    const StateDict file = withLayers(
        {"classifier.1.weight 2 1280", "classifier.4.weight 3 2", "classifier.7.weight 2 3"});
    const Match match =
        matchTensors(file, *recognise(file), b0(), {.headActivation = HeadActivation::Relu});
    QVERIFY(match.headRest);
    QCOMPARE(match.headRest->stages.size(), std::size_t{1});
    const std::vector<float> logits = match.headRest->apply(std::vector<float>{-1.0F, 2.0F});
    QCOMPARE(logits, std::vector<float>(2, 0.5F * 3 * 0.5F * 2.0F));
}

/// With a single layer it stands between the norm and that one.
void TstMatch::anActivationBehindANormRunsOnItsChannels() {
    const StateDict file =
        withLayers({"classifier.0.running_mean 1280 0", "classifier.0.running_var 1280 0",
                    "classifier.2.weight 5 1280"});
    const Match match =
        matchTensors(file, *recognise(file), b0(), {.headActivation = HeadActivation::Relu});
    QVERIFY(match.report.classifierUsable && match.headRest);
    QCOMPARE(match.spec.classCount, 1280);
    QCOMPARE(match.headRest->classCount(), std::int64_t{5});
    const std::vector<float> norm = toFloat(*match.dict->find("classifier.weight"));
    const double scale = 1.0 / std::sqrt(0.5 + 1e-5);  // running_var is 0.5, there is no weight
    QVERIFY(std::abs(norm[0] - scale) < 1e-6 && std::abs(norm.back() - scale) < 1e-6);
    QCOMPARE(norm[1], 0.0F);
    const std::vector<float> bias = toFloat(*match.dict->find("classifier.bias"));
    QVERIFY(std::abs(bias[3] + 0.5 * scale) < 1e-6);
}

/// Of two that take the features the norm comes first, whatever they are called.
void TstMatch::aNormOfItsOwnNameStandsBeforeTheLayer() {
    const StateDict file =
        withLayers({"fc.weight 5 1280", "neck.running_mean 1280 0", "neck.running_var 1280 0"});
    const Match match =
        matchTensors(file, *recognise(file), b0(), {.headActivation = HeadActivation::None});
    QVERIFY2(match.report.classifierUsable, match.report.predictionsOff.c_str());
    QCOMPARE(match.spec.classCount, 5);
    const double scale = 1.0 / std::sqrt(0.5 + 1e-5);
    QVERIFY(std::abs(toFloat(*match.dict->find("classifier.weight")).back() - 0.5 * scale) < 1e-6);
}

/// Refused by its shape, before a value is read.
void TstMatch::aHeadThatIsTooLargeToFoldIsNotRun() {
    StateDict file = withLayers({"classifier.3.weight 5 60000"});
    file.set("classifier.1.weight", {Dtype::F32, {60000, 1280}, {}, nullptr});
    const Match match =
        matchTensors(file, *recognise(file), b0(), {.headActivation = HeadActivation::None});
    QVERIFY(!match.report.classifierUsable);
    QVERIFY2(match.report.predictionsOff.find("larger than this program runs") != std::string::npos,
             match.report.predictionsOff.c_str());
}

void TstMatch::statesOfMetricsAreNoLayers() {
    StateDict file = fileOf();
    file.set("val_f1.confmat", filled({1000, 1000}));
    file.set("train_acc.tp", filled({1000}));
    file.set("valid_loss_metric.weight", filled({}));
    file.set("queue.empty", makeTensor({0, 4}, std::vector<float>{}));  // of no values
    file.set("test_auroc.thresholds", filled({20}));
    file.set("ema_features_0_0_weight", filled({32, 3, 3, 3}));
    const LoadReport report = matched(file).report;
    QVERIFY2(report.classifierUsable, report.predictionsOff.c_str());
    QCOMPARE(report.unexpected, 6);
    file.set("validation_head.weight", filled({4, 1280}));  // a layer is a layer
    QVERIFY(!matched(file).report.classifierUsable);
}

/// A gradient, a moment or a momentum under whatever module is no layer and acts on nothing.
void TstMatch::statesOfTrainingAreNoLayers() {
    StateDict file = fileOf();
    file.set("features.0.0.weight.grad", filled({32, 3, 3, 3}));
    file.set("classifier.1.weight.exp_avg", filled({1000, 1280}));
    file.set("momentum_buffer.classifier.1.weight", filled({1000, 1280}));
    const LoadReport report = matched(file).report;
    QVERIFY2(report.classifierUsable, report.predictionsOff.c_str());
    QCOMPARE(report.unexpected, 3);
}

/// The network's own classifier is there, and nothing fits before or behind it.
void TstMatch::matricesThatMeetNoHeadChangeNothing() {
    const auto beside = [](const char* key, std::int64_t rows, std::int64_t columns) {
        StateDict file = withLayers({"classifier.1.weight 7 1280", "classifier.1.bias 7 0"});
        file.set(key, filled({rows, columns}));
        return matched(file).report;
    };
    const LoadReport apart = beside("text_embedding.weight", 300, 64);
    QVERIFY2(apart.classifierUsable, apart.predictionsOff.c_str());
    QCOMPARE(apart.unexpected, 1);
    QVERIFY(apart.notes.back().find("not used: text_embedding.weight") != std::string::npos);
    QVERIFY(!beside("meta.weight", 7, 3).classifierUsable);       // may be added to the outputs
    QVERIFY(!beside("film.weight", 1280, 3).classifierUsable);    // may scale the features
    QVERIFY(!beside("joined.weight", 5, 1344).classifierUsable);  // may take more than them
    QVERIFY(!beside("head2.weight", 5, 64).classifierUsable);
    QVERIFY(!beside("features.3.gate.weight", 5, 4).classifierUsable);
    QVERIFY(!beside("adapters.3.down.weight", 16, 112).classifierUsable);  // of a block's width
    StateDict file = withLayers({"classifier.1.weight 7 1280", "classifier.1.bias 7 0"});
    for (const char* leaf : {"weight", "bias", "running_mean", "running_var"})
        file.set(std::string("input_norm.") + leaf, filled({3}));
    QVERIFY(!matched(file).report.classifierUsable);  // may stand before the network
}

/// A mean behind a linear layer is the mean before it.
void TstMatch::aConvolutionOf1x1IsALinearHead() {
    StateDict file = without(fileOf(), "classifier.");
    file.set("classifier.1.weight", filled({7, 1280, 1, 1}));
    file.set("classifier.1.bias", filled({7}));
    const Match match = matched(file);
    QVERIFY2(match.report.classifierUsable, match.report.predictionsOff.c_str());
    QCOMPARE(match.spec.classCount, 7);
    QCOMPARE(match.dict->find("classifier.weight")->shape, (std::vector<std::int64_t>{7, 1280}));
    QVERIFY(match.report.notes.at(0).find("classifier.1 is a convolution of 1x1") !=
            std::string::npos);
    file.set("classifier.3.weight", filled({5, 7}));
    const HowToMatch relu{.headActivation = HeadActivation::Relu};
    const LoadReport gap = matchTensors(file, *recognise(file), b0(), relu).report;
    QVERIFY(!gap.classifierUsable);
    QVERIFY(gap.predictionsOff.find("behind the convolution classifier.1") != std::string::npos);
    file = without(file, "classifier.");
    file.set("attention.weight", filled({1, 1280, 1, 1}));
    QVERIFY(!matched(file).report.classifierUsable);
    file = without(file, "attention.");
    file.set("classifier.1.weight", filled({7, 1280, 3, 3}));
    QVERIFY(!matched(file).report.classifierUsable);
}

void TstMatch::aNumberOfAPoolingActs_data() {
    QTest::addColumn<QString>("key");
    for (const char* key : {"pool.0", "pooling.exponent", "gem.power", "temperature.value"})
        QTest::addRow("%s", key) << QString(key);
}

void TstMatch::aNumberOfAPoolingActs() {
    QFETCH(QString, key);
    StateDict file = withLayers({"fc.weight 7 1280", "fc.bias 7 0"});
    file.set(key.toStdString(), filled({1}, 3.0F));
    const LoadReport report = matched(file).report;
    QVERIFY(!report.classifierUsable);
    QVERIFY2(report.predictionsOff.find(key.toStdString()) != std::string::npos,
             report.predictionsOff.c_str());
}

/// Each of them was saved by a network that answers otherwise without it.
void TstMatch::factorsOfTheNetworkSwitchPredictionsOff_data() {
    QTest::addColumn<QString>("tensor");  // "key length", length 0 for a scalar
    for (const char* tensor : {"log_prior 7",
                               "prior 7",
                               "logit_bias 7",
                               "logit_adjustments 7",
                               "mask 7",
                               "s 0",
                               "scale 1",
                               "res_scale 0",
                               "feature_mean 1280",
                               "feature_std 1280",
                               "feature_mask 1280",
                               "feat_scale 1280",
                               "channel_mask 1280",
                               "anchor 4",
                               "adjust.offsets 7",
                               "film.shift 1280",
                               "adapter.gains 112",
                               "calibration.tau2 1",
                               "features.4.1.alpha 0",
                               "features.4.1.drop_scale 1",
                               "features.4.1.act.beta 1",
                               "features.4.1.step 0",
                               "features.0.0.weight_scale 0"})
        QTest::addRow("%s", tensor) << QString(tensor);
}

void TstMatch::factorsOfTheNetworkSwitchPredictionsOff() {
    QFETCH(QString, tensor);
    const std::string key = tensor.section(' ', 0, 0).toStdString();
    const std::int64_t length = tensor.section(' ', 1).toLongLong();
    for (const char* prefix : {"", "model.net."}) {
        StateDict file = without(fileOf(TensorNames::Torchvision, prefix), prefix + "classifier."s);
        file.set(prefix + "classifier.1.weight"s, filled({7, 1280}));
        file.set(prefix + "classifier.1.bias"s, filled({7}));
        QVERIFY(matched(file).report.classifierUsable);
        const std::string name = key.starts_with("features") ? prefix + key : key;
        file.set(name, filled(length == 0 ? std::vector<std::int64_t>{} : std::vector{length}));
        const LoadReport report = matched(file).report;
        QVERIFY2(!report.classifierUsable, name.c_str());
        QCOMPARE(report.predictionsOff, "Predictions are off: the file also holds " + name +
                                            ", which may change what its network answers.");
    }
}

void TstMatch::whatNothingComputesWithIsLeftOver_data() {
    QTest::addColumn<QString>("tensor");
    for (const char* tensor :
         {"class_weights 7", "pos_weight 7", "criterion.weight 7", "loss_fn.weight 7",
          "ce.weight 7", "loss_scale 1", "thresholds 7", "epoch 1", "global_step 0", "ema.decay 0",
          "best_acc 0", "val_acc.tp 7", "features.0.1.total_ops 1", "aux.counts 5", "dummy 1"})
        QTest::addRow("%s", tensor) << QString(tensor);
}

void TstMatch::whatNothingComputesWithIsLeftOver() {
    QFETCH(QString, tensor);
    const std::int64_t length = tensor.section(' ', 1).toLongLong();
    StateDict file = withLayers({"classifier.1.weight 7 1280", "classifier.1.bias 7 0"});
    file.set(tensor.section(' ', 0, 0).toStdString(),
             filled(length == 0 ? std::vector<std::int64_t>{} : std::vector{length}));
    const LoadReport report = matched(file).report;
    QVERIFY2(report.classifierUsable, report.predictionsOff.c_str());
    QCOMPARE(report.unexpected, 1);
}

void TstMatch::masksAreFactors() {
    StateDict file = fileOf();
    const auto bytes = std::make_shared<std::vector<std::uint8_t>>(1280, std::uint8_t{1});
    file.set("kept", {Dtype::Bool, {1280}, std::as_bytes(std::span(*bytes)), bytes});
    QVERIFY(!matched(file).report.classifierUsable);
}

void TstMatch::biasesBeforeNormsAreTakenIntoThem() {
    StateDict file = fileOf();
    file.set("features.0.0.bias", filled({32}, 2.0F));
    file.set("features.3.1.block.1.0.bias", filled({240}, -1.0F));
    const Match match = matched(file);
    QVERIFY(match.report.complete() && match.report.classifierUsable);
    QCOMPARE(match.report.unexpected, 0);
    // norm(x + b) with mean m is norm(x) with mean m - b
    QCOMPARE(toFloat(*match.dict->find("stem.bn.running_mean")).at(5), 0.25F - 2.0F);
    QCOMPARE(toFloat(*match.dict->find("stages.3.1.depthwise.bn.running_mean")).at(7), 1.25F);
    QCOMPARE(toFloat(*match.dict->find("stages.3.1.expand.bn.running_mean")).at(7), 0.25F);
    QCOMPARE(match.report.notes.at(0),
             std::string("2 convolutions of the file have biases, taken into the batch norms "
                         "behind them."));
}

void TstMatch::unreadableHeadsAreNoMissingOnes() {
    const StateDict file = without(fileOf(), "classifier.1.weight");
    const LoadReport report =
        matchTensors(file, *recognise(file), b0(), {.unreadable = {"classifier.1.weight (sparse)"}})
            .report;
    QVERIFY(!report.classifierUsable);
    QCOMPARE(report.predictionsOff,
             std::string("Predictions are off: its head holds classifier.1.weight (sparse), which "
                         "is not read."));
}

void TstMatch::unreadableTensorsAreToldWhereTheyLie() {
    const auto whyOff = [](const StateDict& file, std::vector<std::string> keys) {
        return matchTensors(file, *recognise(file), b0(), {.unreadable = std::move(keys)})
            .report.predictionsOff;
    };
    const std::string end = ", which is not read and may change what its network answers.";
    QCOMPARE(whyOff(fileOf(), {"aux.weight (sparse)"}),
             "Predictions are off: beside its features and its head the file holds aux.weight "
             "(sparse)" +
                 end);
    QCOMPARE(whyOff(without(fileOf(), "classifier.1.weight"), {"fc.weight (quantised)"}),
             "Predictions are off: beside its features the file holds fc.weight (quantised)" + end);
    QCOMPARE(whyOff(fileOf(), {"aux.weight (sparse)", "features.3.0.extra (sparse)"}),
             "Predictions are off: its features also hold features.3.0.extra (sparse)" + end);
    QCOMPARE(whyOff(fileOf(), {"aux.weight (sparse)", "classifier.4.weight (sparse)"}),
             std::string("Predictions are off: its head holds classifier.4.weight (sparse), which "
                         "is not read."));
}

void TstMatch::leftOversAreNamed() {
    StateDict file = fileOf();
    for (const char* key : {"aux.weight", "b.weight", "c.weight", "d.weight", "e.weight"})
        file.set(key, filled({3}));
    file.set("criterion.centers", filled({7, 1280}));
    file.set("normalize.mean", filled({1, 3, 1, 1}));
    file.set("normalize.std", filled({1, 3, 1, 1}));
    const LoadReport report = matched(file).report;
    QVERIFY(report.classifierUsable);
    QCOMPARE(report.notes.size(), std::size_t{1});
    QVERIFY2(report.notes[0].find("aux.weight, b.weight, c.weight and") != std::string::npos,
             report.notes[0].c_str());
}

SCALESCOPE_TEST(TstMatch)
#include "tst_match.moc"
