// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/diagnosis.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// B0 at its own size with weights that are known: nothing to find.
Diagnosis healthy() {
    Diagnosis diagnosis;
    diagnosis.spec = family()[0].spec;
    diagnosis.graph = buildGraph(diagnosis.spec);
    diagnosis.weights.kind = WeightsKind::Verified;
    diagnosis.weights.name = "b0.pth";
    Prediction prediction;
    prediction.imageName = "cat.png";
    prediction.meaningful = true;
    prediction.margin = 0.5;
    prediction.logits = {2, 1, 0};
    prediction.topk = {{0, "cat", 0.7, 2.0}, {1, "dog", 0.2, 1.0}, {2, "cow", 0.1, 0.0}};
    diagnosis.predictions = {prediction};
    return diagnosis;
}

ActivationStats layer(const char* name, std::uint64_t left, std::uint64_t curved) {
    ActivationStats stats;
    stats.name = name;
    stats.block = 3;
    stats.channels = 10;
    stats.imageCount = 1;
    stats.zones.left = left;
    stats.zones.curved = curved;
    stats.elementCount = left + curved;
    stats.maxAbs = 8.0;
    stats.outputMaxAbs = stats.outputRms = 1.0;
    stats.dormantScores.assign(10, 1.0);
    return stats;
}

Diagnosis withLayers(std::vector<ActivationStats> layers) {
    Diagnosis diagnosis = healthy();
    diagnosis.saturation.emplace();
    diagnosis.saturation->activations = std::move(layers);
    return diagnosis;
}

GateBlock gateBlock(const char* name, double closed, double open) {
    GateBlock block;
    block.name = name;
    block.block = 7;
    block.imageCount = 1;
    block.mean.assign(100, 0.5);
    block.closedShare = closed;
    block.openShare = open;
    return block;
}

const Finding* find(const std::vector<Finding>& findings, const std::string& rule) {
    for (const Finding& finding : findings)
        if (finding.rule == rule)
            return &finding;
    return nullptr;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class TstFindings : public QObject {
    Q_OBJECT

private slots:
    void aHealthyNetworkHasNone();
    void leftTailNamesTheWorstLayerOnce();
    void nonFiniteValuesNameOriginAndPropagation();
    void dormantChannelsAreCountedByName();
    void aLayerOfZerosFails();
    void headroomWarnsAndFails();
    void saturatedGatesSayOpenOrClosed();
    void someSaturatedGatesAreInfo();
    void staticGatesAreInfo();
    void randomWeightsAreToldNotJudged();
    void anErrorOfThePredictionIsNoFindingAboutTheNetwork();
    void aBatchOverTheBudgetWarns();
    void aCloseCallWarnsOnlyWhenMeaningful();
    void nonFiniteLogitsFail();
    void weightsTellTheirKind();
    void b2RunsAt288();
    void partialResultsSaySo();
    void manyImagesAreNotFew();
    void theWorstComeFirst();
    void theFamilyDisagrees();
    void theFamilyAgrees();
    void randomVariantsAreLeftOutOfTheFamily();
    void otherClassListsAreNotCompared();
    void tableHasOneRowPerFinding();
};

void TstFindings::aHealthyNetworkHasNone() {
    QVERIFY(findingsOf(healthy()).empty());
    QVERIFY(findingsOf(withLayers({layer("stem", 0, 100), layer("head", 24, 76)})).empty());
}

void TstFindings::leftTailNamesTheWorstLayerOnce() {
    const auto findings = findingsOf(
        withLayers({layer("stem", 30, 70), layer("5.2 expand", 60, 40), layer("head", 26, 74)}));
    QCOMPARE(findings.size(), std::size_t{1});
    const Finding& finding = findings.front();
    QCOMPARE(finding.rule, std::string("silu.left"));
    QCOMPARE(finding.severity, Verdict::Fail);
    QCOMPARE(finding.place, std::string("5.2 expand"));
    QCOMPARE(finding.block, 3);
    QCOMPARE(finding.variant, std::string("b0"));
    QVERIFY(holds(finding.evidence, "60 of 100 values over 1 image (few images); 2 more layers"));
    QVERIFY(holds(finding.threshold, "0.25"));
    QVERIFY(!finding.advice.empty() && !finding.source.empty());
}

void TstFindings::nonFiniteValuesNameOriginAndPropagation() {
    ActivationStats origin = layer("3.0 expand", 0, 98), later = layer("head", 0, 100);
    origin.nonFinite = {1, 1, 0};
    later.nonFinite = {100, 0, 0};
    Diagnosis diagnosis = withLayers({layer("stem", 0, 1), origin, later});
    diagnosis.saturation->firstNonFinite = 1;
    const auto findings = findingsOf(diagnosis);
    const Finding* finding = find(findings, "numeric.nonfinite");
    QVERIFY(finding);
    QCOMPARE(finding->severity, Verdict::Fail);
    QCOMPARE(finding->place, std::string("3.0 expand"));
    QVERIFY(holds(finding->evidence, "1 NaN, 1 +Inf, 0 -Inf"));
    QVERIFY(holds(finding->evidence, "propagated to 1 later"));
}

void TstFindings::dormantChannelsAreCountedByName() {
    ActivationStats sick = layer("4.1 depthwise", 0, 100);
    sick.dormantCount = 2;
    sick.constantCount = 1;
    sick.deadCount = 1;
    const auto findings = findingsOf(withLayers({layer("stem", 0, 1), sick}));
    const Finding* finding = find(findings, "channel.dormant");
    QVERIFY(finding);
    QCOMPARE(finding->severity, Verdict::Warn);
    QVERIFY(holds(finding->title, "40"));
    QVERIFY(holds(finding->evidence, "2 dormant, 1 constant and 1 dead of 10 channels"));
    QCOMPARE(find(findings, "channel.dead")->severity, Verdict::Info);
    sick.dormantCount = 3;
    QCOMPARE(find(findingsOf(withLayers({sick})), "channel.dormant")->severity, Verdict::Fail);
}

void TstFindings::aLayerOfZerosFails() {
    ActivationStats zero = layer("4.1 depthwise", 0, 100);
    zero.deadCount = 10;
    zero.outputMaxAbs = zero.outputRms = 0.0;
    zero.dormantScores.assign(10, 0.0);
    const auto findings = findingsOf(withLayers({zero}));
    QCOMPARE(findings.size(), std::size_t{1});  // not once more as dormant and dead
    QCOMPARE(findings[0].rule, std::string("channel.zero_layer"));
    QCOMPARE(findings[0].severity, Verdict::Fail);
}

void TstFindings::headroomWarnsAndFails() {
    ActivationStats tight = layer("head", 0, 100);
    tight.maxAbs = 65504.0 / 3;
    auto findings = findingsOf(withLayers({layer("stem", 0, 1), tight}));
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, std::string("numeric.fp16_headroom"));
    QCOMPARE(findings[0].severity, Verdict::Warn);
    QCOMPARE(findings[0].place, std::string("head"));
    tight.maxAbs = 1e5;
    QCOMPARE(findingsOf(withLayers({tight}))[0].severity, Verdict::Fail);
    tight.maxAbs = 65504.0 / 4;  // two bits are enough
    QVERIFY(findingsOf(withLayers({tight})).empty());
}

void TstFindings::saturatedGatesSayOpenOrClosed() {
    Diagnosis diagnosis = healthy();
    diagnosis.gates.emplace();
    diagnosis.gates->blocks = {gateBlock("6.0", 0.6, 0.0), gateBlock("7.1", 0.05, 0.9)};
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].severity, Verdict::Fail);
    QCOMPARE(findings[0].place, std::string("block 7.1"));
    QVERIFY(holds(findings[0].title, "open (> 0.99)"));
    QVERIFY(holds(findings[0].evidence, "90 of 100 gates over 1 image (few images)"));
    QVERIFY(holds(findings[0].evidence, "1 more block"));
    diagnosis.gates->blocks = {gateBlock("6.0", 0.6, 0.0)};
    QVERIFY(holds(findingsOf(diagnosis)[0].title, "closed (< 0.01)"));
    QCOMPARE(findingsOf(diagnosis)[0].severity, Verdict::Warn);
}

void TstFindings::someSaturatedGatesAreInfo() {
    Diagnosis diagnosis = healthy();
    diagnosis.gates.emplace();
    diagnosis.gates->blocks = {gateBlock("7.1", 0.0, 0.12)};
    QCOMPARE(findingsOf(diagnosis).at(0).severity, Verdict::Info);
    diagnosis.gates->blocks = {gateBlock("7.1", 0.0, 0.05)};
    QVERIFY(findingsOf(diagnosis).empty());
}

void TstFindings::randomWeightsAreToldNotJudged() {
    ActivationStats sick = layer("6.0 expand", 90, 10);
    Diagnosis diagnosis = withLayers({sick});
    diagnosis.gates.emplace();
    diagnosis.gates->blocks = {gateBlock("7.1", 0.05, 0.9)};
    const auto worst = [&] { return findingsOf(diagnosis).front().severity; };
    QCOMPARE(worst(), Verdict::Fail);
    const std::size_t judged = findingsOf(diagnosis).size();
    diagnosis.weights.kind = WeightsKind::Random;
    QCOMPARE(worst(), Verdict::Info);
    QCOMPARE(findingsOf(diagnosis).size(), judged + 1);  // and that the weights are random
    sick.nonFinite = {1, 0, 0};
    diagnosis.saturation->activations = {sick};
    diagnosis.saturation->firstNonFinite = 0;
    QCOMPARE(worst(), Verdict::Fail);
}

void TstFindings::staticGatesAreInfo() {
    Diagnosis diagnosis = healthy();
    diagnosis.gates.emplace();
    diagnosis.gates->blocks = {gateBlock("7.1", 0.0, 0.0)};
    diagnosis.gates->blocks[0].staticShare = 0.75;
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.at(0).rule, std::string("gate.static"));
    QCOMPARE(findings[0].severity, Verdict::Info);
    QVERIFY(holds(findings[0].title, "75 %"));
}

void TstFindings::anErrorOfThePredictionIsNoFindingAboutTheNetwork() {
    Diagnosis diagnosis = healthy();
    diagnosis.memory.emplace();
    MemoryReport& memory = *diagnosis.memory;
    memory.peakBytes = 3 << 20;
    memory.predicted.peakBytes = 2 << 20;
    memory.predictedFor = "eager";
    memory.peakTensor = "2.0 expand: output 2 of 2";
    for (const Verdict verdict : {Verdict::Ok, Verdict::Warn, Verdict::Fail}) {
        memory.measuredOverPredicted = verdict == Verdict::Fail ? 2.17 : 1.5;
        memory.verdict = verdict;
        const auto findings = findingsOf(diagnosis);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string("memory.peak"));
        QCOMPARE(findings[0].severity, Verdict::Info);
        QCOMPARE(findings[0].place, memory.peakTensor);
    }
    memory.verdict = Verdict::NoData;
    QVERIFY(findingsOf(diagnosis).empty());
}

void TstFindings::aBatchOverTheBudgetWarns() {
    Diagnosis diagnosis = healthy();
    diagnosis.memory.emplace();
    diagnosis.memory->largestBatchPredicted = 0;
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.at(0).rule, std::string("memory.largest_batch"));
    QVERIFY(holds(findings[0].title, "does not fit"));
}

void TstFindings::aCloseCallWarnsOnlyWhenMeaningful() {
    Diagnosis diagnosis = healthy();
    Prediction& prediction = diagnosis.predictions[0];
    prediction.margin = 0.049;
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, std::string("prediction.margin"));
    QCOMPARE(findings[0].severity, Verdict::Warn);
    QVERIFY(holds(findings[0].title, "cat and dog"));
    prediction.margin = 0.05;
    QVERIFY(findingsOf(diagnosis).empty());
    prediction.margin = 0.01;
    prediction.meaningful = false;
    QVERIFY(findingsOf(diagnosis).empty());
}

void TstFindings::nonFiniteLogitsFail() {
    Diagnosis diagnosis = healthy();
    diagnosis.predictions[0].valid = false;
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.at(0).rule, std::string("prediction.nonfinite"));
    QCOMPARE(findings[0].severity, Verdict::Fail);
    LoadReport report;
    report.classifierUsable = false;
    diagnosis.loadReport = std::make_shared<const LoadReport>(report);
    QCOMPARE(findingsOf(diagnosis).at(0).rule, std::string("weights.no_classifier"));
}

void TstFindings::weightsTellTheirKind() {
    Diagnosis diagnosis = healthy();
    diagnosis.weights.kind = WeightsKind::Random;
    QCOMPARE(findingsOf(diagnosis).at(0).rule, std::string("weights.random"));
    QCOMPARE(findingsOf(diagnosis)[0].severity, Verdict::Info);
    diagnosis.spec = family()[1].spec;
    QVERIFY(findingsOf(diagnosis)[0].advice.find("by weights fetch b1), or give") !=
            std::string::npos);
    diagnosis.spec.variant.reset();
    QCOMPARE(findingsOf(diagnosis)[0].advice, std::string("Give a checkpoint."));
    diagnosis.weights.kind = WeightsKind::Differs;
    QCOMPARE(findingsOf(diagnosis).at(0).rule, std::string("weights.differs"));
    QCOMPARE(findingsOf(diagnosis)[0].severity, Verdict::Warn);
    diagnosis.weights.kind = WeightsKind::Demo;
    QCOMPARE(findingsOf(diagnosis).at(0).rule, std::string("weights.demo"));
    QCOMPARE(findingsOf(diagnosis)[0].severity, Verdict::Info);
    diagnosis.weights.kind = WeightsKind::Own;
    LoadReport report;
    report.nonFinite = 2;
    diagnosis.loadReport = std::make_shared<const LoadReport>(report);
    QCOMPARE(findingsOf(diagnosis).at(0).severity, Verdict::Fail);
}

void TstFindings::b2RunsAt288() {
    Diagnosis diagnosis = healthy();
    diagnosis.spec = family()[2].spec;
    diagnosis.graph = buildGraph(diagnosis.spec, 288, 288);
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].title, std::string("B2 runs at 288 px; the paper used 260 px"));
    QCOMPARE(findings[0].severity, Verdict::Info);
    diagnosis.graph = buildGraph(diagnosis.spec, 260, 260);
    QVERIFY(findingsOf(diagnosis).empty());
    diagnosis.spec.variant.reset();  // one's own scale has no paper
    diagnosis.graph = buildGraph(diagnosis.spec, 288, 288);
    QVERIFY(findingsOf(diagnosis).empty());
}

void TstFindings::partialResultsSaySo() {
    Diagnosis diagnosis = healthy();
    diagnosis.partial = "cancelled after 12 of 40 images";
    QVERIFY(holds(findingsOf(diagnosis).at(0).evidence, "12 of 40"));
}

void TstFindings::manyImagesAreNotFew() {
    ActivationStats sick = layer("stem", 60, 40);
    sick.imageCount = 30;
    QVERIFY(holds(findingsOf(withLayers({sick}))[0].evidence, "over 30 images"));
    QVERIFY(!holds(findingsOf(withLayers({sick}))[0].evidence, "few"));
}

void TstFindings::theWorstComeFirst() {
    Diagnosis diagnosis = withLayers({layer("stem", 60, 40)});
    diagnosis.predictions[0].margin = 0.0;
    diagnosis.partial = "cancelled";
    const auto findings = findingsOf(diagnosis);
    QCOMPARE(findings.size(), std::size_t{3});
    QCOMPARE(findings[0].severity, Verdict::Fail);
    QCOMPARE(findings[1].severity, Verdict::Warn);
    QCOMPARE(findings[2].severity, Verdict::Info);
}

void TstFindings::theFamilyDisagrees() {
    Diagnosis b0 = healthy(), b1 = healthy(), b2 = healthy();
    b1.spec = family()[1].spec;
    b2.spec = family()[2].spec;
    std::swap(b1.predictions[0].topk[0], b1.predictions[0].topk[1]);
    const auto findings = familyFindings({&b0, &b1, &b2});
    const Finding* agreement = find(findings, "prediction.agreement");
    QVERIFY(agreement && agreement->variant.empty());
    QVERIFY(holds(agreement->evidence, "B0 cat, B1 dog, B2 cat"));
    const Finding* flip = find(findings, "prediction.flip");
    QVERIFY(flip);
    QCOMPARE(flip->place, std::string("B1"));
    QVERIFY(holds(flip->evidence, "dog"));
}

void TstFindings::theFamilyAgrees() {
    const Diagnosis b0 = healthy(), b1 = healthy();
    QVERIFY(familyFindings({&b0, &b1}).empty());
    QVERIFY(familyFindings({&b0}).empty());
    QVERIFY(familyFindings({}).empty());
}

void TstFindings::randomVariantsAreLeftOutOfTheFamily() {
    const Diagnosis b0 = healthy();
    Diagnosis b1 = healthy();
    b1.predictions[0].meaningful = false;
    std::swap(b1.predictions[0].topk[0], b1.predictions[0].topk[1]);
    QVERIFY(familyFindings({&b0, &b1}).empty());
}

void TstFindings::otherClassListsAreNotCompared() {
    const Diagnosis b0 = healthy();
    Diagnosis b1 = healthy();
    b1.predictions[0].logits.push_back(0.0F);
    const auto findings = familyFindings({&b0, &b1});
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, std::string("prediction.not_comparable"));
}

void TstFindings::tableHasOneRowPerFinding() {
    const auto findings = findingsOf(withLayers({layer("stem", 60, 40)}));
    const Table table = toTable(findings);
    QCOMPARE(table.rows.size(), findings.size());
    QCOMPARE(table.rows[0].size(), table.columns.size());
    QCOMPARE(std::get<std::string>(table.rows[0][0]), std::string("fail"));
    QCOMPARE(table.columns[0].kind, ColumnKind::State);
}

SCALESCOPE_TEST(TstFindings)
#include "tst_findings.moc"
