// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json.h"
#include "core/report/json/weights_json.h"
#include "core/weights/inspect_file.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <limits>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

namespace {

json predicted(const std::vector<VariantResult>& variants, bool withLogits = false) {
    return json::parse(predictJson(variants, someEnvironment(), withLogits));
}

json diagnosed(const std::vector<VariantResult>& variants) {
    return json::parse(diagnoseJson(variants, someEnvironment()));
}

std::uint64_t sumOf(const json& counts) {
    std::uint64_t sum = 0;
    for (const json& count : counts)
        sum += count.get<std::uint64_t>();
    return sum;
}

}  // namespace

class TstReportJson : public QObject {
    Q_OBJECT

private slots:
    void everyDocumentNamesItsSchemaAndMachine_data();
    void everyDocumentNamesItsSchemaAndMachine();
    void predictionCarriesWeightsInputAndTopk();
    void ofRandomWeightsTheValuesOfEarlierDocumentsStay();
    void logitsComeOnlyWhenAskedForAndReadBackAsTheSameFloats();
    void nonFiniteLogitsAreNullWithTheirCountsBeside();
    void everyImageHasItsEntryAndTheFirstIsRepeated();
    void failingVariantCarriesItsErrorAndTheOthersGoOn();
    void failedVariantHasTheKeysOfAnAnswer();
    void blocksCarryTheGateOfEveryChannel();
    void activationsCarryAccumulatorsThatAddUp();
    void emptyStatisticsAreNullNotZero();
    void nonFiniteValuesOfAPassAreCounted();
    void severalImagesCarrySpreadPerChannel();
    void memoryCarriesItsTimelineAndPrediction();
    void benchmarkIsAPlainPassWithItsRuns();
    void infoEqualsThePublishedNetwork();
    void interruptedDocumentSaysSo();
    void textThatIsNoUtf8DoesNotStopADocument();
    void errorDocumentCarriesTheExitCode();
};

void TstReportJson::everyDocumentNamesItsSchemaAndMachine_data() {
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QByteArray>("text");
    const std::vector<VariantResult> variants{goodVariant(0)};
    const Environment e = someEnvironment();
    const auto row = [](const char* schema, const std::string& text) {
        QTest::newRow(schema) << QString::fromLatin1(schema) << QByteArray::fromStdString(text);
    };
    row("scalescope/predict/1", predictJson(variants, e, false));
    row("scalescope/diagnose/1", diagnoseJson(variants, e));
    row("scalescope/bench/1", benchJson(variants, e));
    row("scalescope/info/1", infoJson({variants[0].spec}, e));
    row("scalescope/self-check/1", selfCheckJson(selfCheck(), e));
    row("scalescope/weights-list/1", weightsListJson({}, {{0, std::nullopt}}, e));
    row("scalescope/weights-verify/1", weightsVerifyJson({WeightsInfo{}}, e));
    row("scalescope/weights-inspect/1", weightsInspectJson({}, {}, e));
}

void TstReportJson::everyDocumentNamesItsSchemaAndMachine() {
    QFETCH(QString, schema);
    QFETCH(QByteArray, text);
    const json document = json::parse(text.toStdString());
    QCOMPARE(QString::fromStdString(document.at("schema")), schema);
    const json& environment = document.at("environment");
    QCOMPARE(environment.at("libtorch").get<std::string>(), std::string("2.13.0"));
    QCOMPARE(environment.at("cpu").get<std::string>(), std::string("test processor"));
    QCOMPARE(environment.at("threads").get<int>(), 2);
    QVERIFY(environment.contains("version"));
    QVERIFY(environment.contains("date"));
    QVERIFY(!document.contains("partial"));
}

void TstReportJson::predictionCarriesWeightsInputAndTopk() {
    const Diagnosis diagnosis = syntheticDiagnosis(3);
    const json variant = predicted({goodVariant(diagnosis, 3)}).at("variants").at(0);
    QCOMPARE(variant.at("variant").get<std::string>(), std::string("b3"));
    QCOMPARE(variant.at("weights").at("kind").get<std::string>(), std::string("verified"));
    QVERIFY(variant.at("weights").contains("file"));
    QVERIFY(variant.at("weights").contains("sha256"));
    const json& input = variant.at("input");
    QCOMPARE(input.at("size").get<int>(), 300);
    QCOMPARE(input.at("resize").get<int>(), 320);
    QCOMPARE(input.at("crop").get<int>(), 300);
    QCOMPARE(input.at("interpolation").get<std::string>(), std::string("bicubic"));
    const auto& expected = diagnosis.predictions.front().topk;
    QCOMPARE(variant.at("topk").size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const json& score = variant.at("topk").at(i);
        QCOMPARE(score.at("index").get<int>(), expected[i].index);
        QCOMPARE(score.at("label").get<std::string>(), expected[i].label);
        QCOMPARE(score.at("probability").get<double>(), expected[i].probability);
        QCOMPARE(score.at("logit").get<double>(), expected[i].logit);
    }
}

/// People read "random"; whoever reads documents finds what was there before.
void TstReportJson::ofRandomWeightsTheValuesOfEarlierDocumentsStay() {
    SyntheticOptions options;
    options.weights = WeightsKind::Random;
    Diagnosis diagnosis = syntheticDiagnosis(0, options);
    diagnosis.weights.path.clear();
    diagnosis.weights.seed = 7;
    const json weights = predicted({goodVariant(diagnosis, 0)}).at("variants").at(0).at("weights");
    QCOMPARE(weights.at("kind").get<std::string>(), std::string("random"));
    QCOMPARE(weights.at("badge").get<std::string>(), std::string("random (calibrated)"));
    QCOMPARE(weights.at("name").get<std::string>(), std::string("random (calibrated), seed 7"));
    diagnosis.weights.path = "mine.safetensors";
    diagnosis.weights.name = "mine.safetensors";
    const json file = predicted({goodVariant(diagnosis, 0)}).at("variants").at(0).at("weights");
    QCOMPARE(file.at("name").get<std::string>(), std::string("mine.safetensors"));
}

void TstReportJson::logitsComeOnlyWhenAskedForAndReadBackAsTheSameFloats() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.predictions[0].logits = {0.1F, -3.4028235e38F, 1e-45F, 16777217.0F, 1.0F / 3.0F};
    const std::vector<VariantResult> variants{goodVariant(diagnosis, 0)};
    QVERIFY(!predicted(variants).at("variants").at(0).contains("logits"));
    const json logits = predicted(variants, true).at("variants").at(0).at("logits");
    const auto& expected = diagnosis.predictions[0].logits;
    QCOMPARE(logits.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(static_cast<float>(logits.at(i).get<double>()) == expected[i]);
    QCOMPARE(logits.at(0).dump(), std::string("0.1"));
}

void TstReportJson::nonFiniteLogitsAreNullWithTheirCountsBeside() {
    constexpr float kInf = std::numeric_limits<float>::infinity();
    Diagnosis diagnosis = syntheticDiagnosis(0);
    Prediction& prediction = diagnosis.predictions[0];
    prediction.valid = false;
    prediction.logits = {1.0F, std::nanf(""), kInf, -kInf, -kInf};
    prediction.topk = {{0, "a", std::nan(""), std::nan("")}};
    const json variant = predicted({goodVariant(diagnosis, 0)}, true).at("variants").at(0);
    QVERIFY(!variant.at("valid").get<bool>());
    QVERIFY(variant.at("topk").at(0).at("probability").is_null());
    QVERIFY(!variant.at("logits").at(0).is_null());
    for (std::size_t i = 1; i < 5; ++i)
        QVERIFY(variant.at("logits").at(i).is_null());
    const json& counts = variant.at("logitsNonFinite");
    QCOMPARE(counts.at("nan").get<int>(), 1);
    QCOMPARE(counts.at("posInf").get<int>(), 1);
    QCOMPARE(counts.at("negInf").get<int>(), 2);
}

void TstReportJson::everyImageHasItsEntryAndTheFirstIsRepeated() {
    SyntheticOptions options;
    options.imageCount = 3;
    const json variant = predicted({goodVariant(1, options)}).at("variants").at(0);
    QCOMPARE(variant.at("images").size(), std::size_t{3});
    QVERIFY(variant.at("topk") == variant.at("images").at(0).at("topk"));
    QVERIFY(variant.at("input").at("name") == variant.at("images").at(0).at("input").at("name"));
    QVERIFY(variant.at("images").at(2).at("input").at("name") !=
            variant.at("images").at(0).at("input").at("name"));
}

void TstReportJson::failingVariantCarriesItsErrorAndTheOthersGoOn() {
    const json variants =
        diagnosed({goodVariant(0), failingVariant(1), goodVariant(2)}).at("variants");
    QCOMPARE(variants.size(), std::size_t{3});
    const json& error = variants.at(1).at("error");
    QCOMPARE(error.at("code").get<std::string>(), std::string("OutOfMemory"));
    QCOMPARE(error.at("exitCode").get<int>(), 5);
    QVERIFY(!error.at("message").get<std::string>().empty());
    QVERIFY(!variants.at(1).contains("blocks"));
    for (const std::size_t good : {0U, 2U}) {
        QVERIFY(!variants.at(good).contains("error"));
        QVERIFY(!variants.at(good).at("blocks").empty());
    }
}

void TstReportJson::failedVariantHasTheKeysOfAnAnswer() {
    VariantResult failed = failingVariant(1);
    failed.failure = Failure{ErrorCode::FormatUnknown, Subject::Weights, "x.pth: why.", {}};
    const json variants = predicted({goodVariant(0), failed}, true).at("variants");
    const json &good = variants.at(0), &bad = variants.at(1);
    for (const auto& [key, value] : good.items())
        if (key != "throughput" && key != "logitsNonFinite")
            QVERIFY2(bad.contains(key), key.c_str());
    for (const auto& [key, value] : good.at("weights").items())
        QVERIFY2(bad.at("weights").contains(key), key.c_str());
    for (const auto& [key, value] : good.at("weights").at("load").items())
        QVERIFY2(bad.at("weights").at("load").contains(key), key.c_str());
    QVERIFY(bad.at("logits").is_null() && bad.at("topk").empty() && bad.at("images").empty());
    QVERIFY(bad.at("weights").at("kind").is_null());
    QCOMPARE(bad.at("weights").at("load").at("notes").at(0).get<std::string>(),
             std::string("x.pth: why."));
    QCOMPARE(bad.at("predictionsOff").get<std::string>(), std::string("x.pth: why."));
    const json other = predicted({failingVariant(1)}).at("variants").at(0);
    QVERIFY(other.at("weights").is_null());  // it is not the weights that failed
}

void TstReportJson::blocksCarryTheGateOfEveryChannel() {
    const Diagnosis diagnosis = syntheticDiagnosis(0);
    const json blocks = diagnosed({goodVariant(diagnosis, 0)}).at("variants").at(0).at("blocks");
    QCOMPARE(blocks.size(), std::size_t{16});
    std::size_t gateCount = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const GateBlock& expected = diagnosis.gates->blocks[i];
        const json& gates = blocks.at(i).at("gates");
        QCOMPARE(blocks.at(i).at("block").get<std::string>(), expected.name);
        QCOMPARE(blocks.at(i).at("stage").get<int>(), expected.stage);
        QCOMPARE(gates.at("values").size(), expected.mean.size());
        for (std::size_t c = 0; c < expected.mean.size(); ++c)
            QVERIFY(static_cast<float>(gates.at("values").at(c).get<double>()) ==
                    static_cast<float>(expected.mean[c]));
        QCOMPARE(gates.at("min").get<double>(), expected.overChannels.min);
        QCOMPARE(gates.at("max").get<double>(), expected.overChannels.max);
        QCOMPARE(gates.at("mean").get<double>(), expected.overChannels.mean);
        QCOMPARE(gates.at("quantiles").at("p50").get<double>(), expected.overChannels.median);
        QCOMPARE(gates.at("closedShare").get<double>(), expected.closedShare);
        QCOMPARE(gates.at("openShare").get<double>(), expected.openShare);
        QCOMPARE(gates.at("distanceToIdentity").get<double>(), expected.distanceL1);
        QVERIFY(gates.at("inputDependence").is_null());
        gateCount += gates.at("values").size();
    }
    QCOMPARE(gateCount, std::size_t{8960});
}

void TstReportJson::activationsCarryAccumulatorsThatAddUp() {
    const json variant = diagnosed({goodVariant(0)}).at("variants").at(0);
    std::size_t activationCount = variant.at("activationsOutsideBlocks").size();
    for (const json& block : variant.at("blocks"))
        for (const json& activation : block.at("activations")) {
            ++activationCount;
            const json& pre = activation.at("preActivation");
            const auto finite = pre.at("count").get<std::uint64_t>();
            QVERIFY(pre.at("m2").is_number());
            const json& zones = activation.at("zoneCounts");
            QCOMPARE(zones.at("left").get<std::uint64_t>() +
                         zones.at("negative").get<std::uint64_t>() +
                         zones.at("curved").get<std::uint64_t>() +
                         zones.at("linear").get<std::uint64_t>(),
                     finite);
            const json& histogram = activation.at("histogram");
            QCOMPARE(histogram.at("counts").size(), histogram.at("bins").get<std::size_t>());
            QVERIFY(sumOf(histogram.at("counts")) > 0);
            QVERIFY(activation.at("mean") == pre.at("mean"));
        }
    QCOMPARE(activationCount, std::size_t{33});
}

void TstReportJson::emptyStatisticsAreNullNotZero() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    ActivationStats& stats = diagnosis.saturation->activations.front();
    stats.pre = {};
    stats.zones = {};
    stats.maxAbs = 0.0;
    const json stem = diagnosed({goodVariant(diagnosis, 0)})
                          .at("variants")
                          .at(0)
                          .at("activationsOutsideBlocks")
                          .at(0);
    for (const char* key : {"min", "max", "mean", "std", "leftShare", "maxAbs"})
        QVERIFY2(stem.at(key).is_null(), key);
    QCOMPARE(stem.at("preActivation").at("count").get<int>(), 0);
}

void TstReportJson::nonFiniteValuesOfAPassAreCounted() {
    SyntheticOptions options;
    options.nonFinite = true;
    const Diagnosis diagnosis = syntheticDiagnosis(0, options);
    std::uint64_t expected = 0;
    for (const ActivationStats& stats : diagnosis.saturation->activations)
        expected += stats.nonFinite.total();
    QVERIFY(expected > 0);
    const std::string text = diagnoseJson({goodVariant(diagnosis, 0)}, someEnvironment());
    const json variant = json::parse(text).at("variants").at(0);
    std::uint64_t counted = 0;
    const auto add = [&](const json& activation) { counted += sumOf(activation.at("nonFinite")); };
    for (const json& block : variant.at("blocks"))
        for (const json& activation : block.at("activations"))
            add(activation);
    for (const json& activation : variant.at("activationsOutsideBlocks"))
        add(activation);
    QCOMPARE(counted, expected);
}

void TstReportJson::severalImagesCarrySpreadPerChannel() {
    SyntheticOptions options;
    options.imageCount = 4;
    const json gates =
        diagnosed({goodVariant(0, options)}).at("variants").at(0).at("blocks").at(0).at("gates");
    QCOMPARE(gates.at("imageCount").get<int>(), 4);
    QCOMPARE(gates.at("perChannel").at("std").size(), gates.at("values").size());
    QVERIFY(gates.at("inputDependence").is_number());
    const json single =
        diagnosed({goodVariant(0)}).at("variants").at(0).at("blocks").at(0).at("gates");
    QVERIFY(!single.contains("perChannel"));
}

void TstReportJson::memoryCarriesItsTimelineAndPrediction() {
    const Diagnosis diagnosis = syntheticDiagnosis(0);
    const json memory = diagnosed({goodVariant(diagnosis, 0)}).at("variants").at(0).at("memory");
    QCOMPARE(memory.at("peakBytes").get<std::int64_t>(), diagnosis.memory->peakBytes);
    QCOMPARE(memory.at("predictedPeakBytes").get<std::int64_t>(), std::int64_t{11038720});
    QCOMPARE(memory.at("peakTensor").get<std::string>(), diagnosis.memory->peakTensor);
    QCOMPARE(memory.at("timeline").size(), diagnosis.memory->timeline.size());
    std::int64_t highest = 0;
    for (const json& event : memory.at("timeline"))
        highest = std::max(highest, event.at("liveBytes").get<std::int64_t>());
    QCOMPARE(highest, diagnosis.memory->peakBytes);
}

void TstReportJson::benchmarkIsAPlainPassWithItsRuns() {
    const BenchmarkResult expected = syntheticBenchmark(0);
    const json document =
        json::parse(benchJson({goodVariant(0), failingVariant(1)}, someEnvironment()));
    const json& result = document.at("results").at(0);
    QCOMPARE(result.at("variant").get<std::string>(), std::string("b0"));
    for (const char* key :
         {"engine", "dtype", "batch", "peakBytes", "predictedPeakBytes", "weightBytes"})
        QVERIFY2(!result.at(key).is_null(), key);
    QCOMPARE(result.at("instrumented").get<bool>(), false);
    QCOMPARE(result.at("repeats").get<std::size_t>(), expected.latency.ms.size());
    QCOMPARE(result.at("latencyMsMedian").get<double>(), expected.latency.medianMs);
    QCOMPARE(result.at("latencyMsMin").get<double>(), expected.latency.minMs);
    QCOMPARE(result.at("latencyMsP95").get<double>(), expected.latency.p95Ms.value());
    QCOMPARE(document.at("results").at(1).at("error").at("exitCode").get<int>(), 5);
}

void TstReportJson::infoEqualsThePublishedNetwork() {
    const json network =
        json::parse(infoJson({family()[7].spec}, someEnvironment())).at("networks").at(0);
    QCOMPARE(network.at("variant").get<std::string>(), std::string("b7"));
    QCOMPARE(network.at("params").get<std::int64_t>(), std::int64_t{66347960});
    QCOMPARE(network.at("macs").get<std::int64_t>(), std::int64_t{37745884192});
    QCOMPARE(network.at("seGates").get<int>(), 70240);
    QCOMPARE(network.at("blocks").size(), std::size_t{55});
    QCOMPARE(network.at("predictedPeakBytes").get<std::int64_t>(), std::int64_t{154080000});
}

void TstReportJson::interruptedDocumentSaysSo() {
    const std::string text = predictJson({goodVariant(0)}, someEnvironment(), false,
                                         std::string("interrupted after 1 of 8 jobs"));
    QCOMPARE(json::parse(text).at("partial").get<std::string>(),
             std::string("interrupted after 1 of 8 jobs"));
}

void TstReportJson::textThatIsNoUtf8DoesNotStopADocument() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.predictions[0].imageName = "caf\xe9.png";
    const json image =
        predicted({goodVariant(diagnosis, 0)}).at("variants").at(0).at("images").at(0);
    QCOMPARE(image.at("image").get<std::string>(), std::string("caf\xef\xbf\xbd.png"));
}

void TstReportJson::errorDocumentCarriesTheExitCode() {
    const json document = json::parse(
        errorJson({ErrorCode::FileMissing, Subject::Input, "x.jpg: there is no such file.", {}}));
    QCOMPARE(document.at("schema").get<std::string>(), std::string("scalescope/error/1"));
    QCOMPARE(document.at("error").at("exitCode").get<int>(), 3);
    QCOMPARE(document.at("error").at("message").get<std::string>(),
             std::string("x.jpg: there is no such file."));
}

SCALESCOPE_TEST(TstReportJson)
#include "tst_report_json.moc"
