// SPDX-License-Identifier: Apache-2.0
// Statistics of weights beside what numpy says of the same file, and where each tensor stands.
#include "core/diagnostics/weights/weight_measures.h"
#include "core/model/graph.h"
#include "core/weights/formats/archive.h"
#include "core/weights/key_map.h"
#include "core/weights/match.h"
#include "core/weights/random.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <cmath>
#include <map>
#include <string_view>

using namespace scalescope;
using namespace scalescope::test;

namespace {

QJsonObject golden() {
    return QJsonDocument::fromJson(
               QByteArray::fromStdString(readAll(goldenPath("weight_statistics.json"))))
        .object();
}

StateDict goldenTensors() {
    RunContext context;
    const Archive archive = readArchive(dataPath("weights/statistics.safetensors"), context);
    return tensorsOf(archive, *archive.root);
}

/// Of a network's eps 1e-3, nothing matched: as a file of no known names.
WeightStatistics measured(const StateDict& tensors, const LoadReport& load = {},
                          NetworkSpec spec = family()[0].spec) {
    RunContext context;
    return weightStatistics({tensors, load, spec}, {}, context);
}

const TensorStats& statsOf(const WeightStatistics& statistics, std::string_view fileKey) {
    for (const TensorStats& stats : statistics.tensors)
        if (stats.fileKey == fileKey)
            return stats;
    throw std::runtime_error("there is no tensor " + std::string(fileKey));
}

void compareClose(double found, double wanted) {
    QVERIFY2(
        std::abs(found - wanted) <= 1e-12 * std::max(std::abs(found), std::abs(wanted)),
        qPrintable(QStringLiteral("%1 is not %2").arg(found, 0, 'g', 17).arg(wanted, 0, 'g', 17)));
}

void compareCounts(const std::vector<std::uint64_t>& counts, const QJsonArray& wanted) {
    QCOMPARE(counts.size(), static_cast<std::size_t>(wanted.size()));
    for (std::size_t i = 0; i < counts.size(); ++i)
        QCOMPARE(static_cast<double>(counts[i]), wanted[static_cast<qsizetype>(i)].toDouble());
}

StateDict normOf(const std::string& module, float mean, float variance, int channels = 4) {
    StateDict dict;
    const auto fill = [&](const char* leaf, float value) {
        dict.set(
            module + leaf,
            makeTensor({channels}, std::vector<float>(static_cast<std::size_t>(channels), value)));
    };
    fill(".weight", 1.0F);
    fill(".running_mean", mean);
    fill(".running_var", variance);
    return dict;
}

}  // namespace

class TstWeightStatistics : public QObject {
    Q_OBJECT

private slots:
    void countsAndMomentsAreThoseOfNumpy_data();
    void countsAndMomentsAreThoseOfNumpy();
    void histogramsAreThoseOfNumpy_data() { countsAndMomentsAreThoseOfNumpy_data(); }
    void histogramsAreThoseOfNumpy();
    void batchNormIsJudgedByTheEpsOfTheNetwork();
    void aTensorLargerThanAPieceIsMeasuredWhole();
    void aWiderHistogramHasTheSameValues();
    void countersAreLeftOut();
    void everyTensorOfANetworkHasItsPlace();
    void tensorsAreInTheOrderOfTheNetwork();
    void whatTheNetworkHasNoPlaceForIsMeasuredToo();
    void freshNormsAreCounted();
    void shareOfNothingHasNoValue();
    void cancelStopsWithinATensor();
};

void TstWeightStatistics::countsAndMomentsAreThoseOfNumpy_data() {
    QTest::addColumn<QString>("key");
    const QJsonObject tensors = golden()["tensors"].toObject();
    QVERIFY(tensors.size() >= 15);
    for (auto row = tensors.begin(); row != tensors.end(); ++row)
        QTest::newRow(qPrintable(row.key())) << row.key();
}

void TstWeightStatistics::countsAndMomentsAreThoseOfNumpy() {
    QFETCH(const QString, key);
    const QJsonObject wanted = golden()["tensors"].toObject()[key].toObject();
    const StateDict tensors = goldenTensors();
    const WeightStatistics statistics = measured(tensors);
    const TensorStats& stats = statsOf(statistics, key.toStdString());
    const ScannedTensor& scan = stats.scan;
    const auto count = [&](const char* name) {
        return static_cast<std::uint64_t>(wanted[QLatin1String(name)].toInteger());
    };
    QCOMPARE(scan.count, count("count"));
    QCOMPARE(scan.zeros, count("zeros"));
    QCOMPARE(scan.nonFinite.nan, count("nan"));
    QCOMPARE(scan.nonFinite.posInf, count("posInf"));
    QCOMPARE(scan.nonFinite.negInf, count("negInf"));
    QCOMPARE(scan.fp16Overflow, count("fp16Overflow"));
    QCOMPARE(scan.fp16Subnormal, count("fp16Subnormal"));
    QCOMPARE(scan.fp16Flush, count("fp16Flush"));
    QCOMPARE(stats.filters.has_value(), wanted.contains(QLatin1String("filters")));
    if (stats.filters) {
        const QJsonObject filters = wanted[QLatin1String("filters")].toObject();
        QCOMPARE(static_cast<double>(stats.filters->count), filters["count"].toDouble());
        QCOMPARE(static_cast<double>(stats.filters->dead), filters["dead"].toDouble());
        QCOMPARE(static_cast<double>(stats.filters->nearDead), filters["nearDead"].toDouble());
    }
    if (scan.finite.count == 0)
        return;
    QCOMPARE(scan.finite.min, wanted["min"].toDouble());
    QCOMPARE(scan.finite.max, wanted["max"].toDouble());
    compareClose(scan.finite.mean, wanted["mean"].toDouble());
    compareClose(std::sqrt(scan.finite.m2 / static_cast<double>(scan.finite.count)),
                 wanted["std"].toDouble());
    compareClose(*scan.l2Norm(), wanted["l2"].toDouble());
}

void TstWeightStatistics::histogramsAreThoseOfNumpy() {
    QFETCH(const QString, key);
    const QJsonObject wanted = golden()["tensors"].toObject()[key].toObject();
    const StateDict tensors = goldenTensors();
    const WeightStatistics statistics = measured(tensors);
    const ScannedTensor& scan = statsOf(statistics, key.toStdString()).scan;
    if (!wanted.contains(QLatin1String("range"))) {
        QCOMPARE(scan.finite.count, std::uint64_t{0});
        return;
    }
    QCOMPARE(scan.values.high, wanted["range"].toDouble());
    QCOMPARE(scan.values.low, -wanted["range"].toDouble());
    compareCounts(scan.values.counts, wanted["values"].toArray());
    compareCounts(scan.octaves.counts, wanted["octaves"].toArray());
    QCOMPARE(static_cast<double>(scan.octaves.underflow), wanted["octavesBelow"].toDouble());
    QCOMPARE(static_cast<double>(scan.octaves.overflow), wanted["octavesAbove"].toDouble());
}

void TstWeightStatistics::batchNormIsJudgedByTheEpsOfTheNetwork() {
    const QJsonObject wanted = golden()["norm"].toObject();
    const StateDict tensors = goldenTensors();
    NetworkSpec spec = family()[0].spec;
    spec.batchNormEps = golden()["eps"].toDouble();
    const WeightStatistics statistics = measured(tensors, {}, spec);
    const NormVariances& norm = *statsOf(statistics, "norm.running_var").variances;
    QCOMPARE(static_cast<double>(norm.negative), wanted["negative"].toDouble());
    QCOMPARE(static_cast<double>(norm.epsDominated), wanted["eps"].toDouble());
    QCOMPARE(static_cast<double>(norm.exploding), wanted["exploding"].toDouble());
    QCOMPARE(static_cast<double>(*norm.lowGains), wanted["lowGains"].toDouble());
    compareClose(*norm.maxOverMedian, wanted["spread"].toDouble());
    // A smaller eps decides the scale of fewer channels.
    spec.batchNormEps = 1e-12;
    QCOMPARE(statsOf(measured(tensors, {}, spec), "norm.running_var").variances->epsDominated,
             std::uint64_t{1});
}

void TstWeightStatistics::aTensorLargerThanAPieceIsMeasuredWhole() {
    constexpr std::size_t kCount = 100'003;
    std::vector<float> values(kCount);
    for (std::size_t i = 0; i < kCount; ++i)
        values[i] = static_cast<float>(i) - 50'001.0F;
    StateDict dict;
    dict.set("long", makeTensor({static_cast<std::int64_t>(kCount)}, values));
    const WeightStatistics statistics = measured(dict);
    const ScannedTensor& scan = statistics.tensors.at(0).scan;
    QCOMPARE(scan.count, std::uint64_t{kCount});
    QCOMPARE(scan.finite.mean, 0.0);
    // Σ i² from -n to n is n (n + 1) (2n + 1) / 3.
    compareClose(scan.finite.m2, 50'001.0 * 50'002.0 * 100'003.0 / 3.0);
    std::uint64_t all = 0;
    for (const std::uint64_t bin : scan.values.counts)
        all += bin;
    QCOMPARE(all, std::uint64_t{kCount});
}

void TstWeightStatistics::aWiderHistogramHasTheSameValues() {
    const StateDict tensors = goldenTensors();
    const WeightStatistics statistics = measured(tensors);
    const FixedHistogram& own = statsOf(statistics, "filters.weight").scan.values;
    const FixedHistogram wide = widened(own, 2.0);  // eight bins become one
    QCOMPARE(wide.high, 2.0);
    for (std::size_t bin = 0; bin < kValueBins; ++bin) {
        std::uint64_t wanted = 0;
        const auto first = (static_cast<int>(bin) - 128) * 8 + 128;
        for (int from = first; from < first + 8; ++from)
            wanted += from >= 0 && from < 256 ? own.counts[static_cast<std::size_t>(from)] : 0;
        QCOMPARE(wide.counts[bin], wanted);
    }
    QCOMPARE(widened(own, own.high).counts, own.counts);
}

void TstWeightStatistics::countersAreLeftOut() {
    const StateDict tensors = goldenTensors();
    QVERIFY(tensors.find("norm.num_batches_tracked"));
    for (const TensorStats& stats : measured(tensors).tensors)
        QVERIFY(stats.fileKey != "norm.num_batches_tracked");
}

void TstWeightStatistics::everyTensorOfANetworkHasItsPlace() {
    RunContext context;
    const NetworkSpec spec = family()[0].spec;
    const auto drawn = randomWeights(spec, 1, context);
    const StateDict file = renamed(*drawn, TensorNames::Timm, buildArchitecture(spec));
    const Match match = matchTensors(file, *recognise(file), spec);
    const WeightStatistics statistics = measured(file, match.report, spec);
    const auto graph = buildGraph(spec);
    QCOMPARE(statistics.tensors.size(), std::size_t{213 + 2 * 49});  // without 49 counters
    const TensorStats& depthwise = statsOf(statistics, "blocks.4.2.conv_dw.weight");
    QCOMPARE(depthwise.key, std::string("stages.5.2.depthwise.conv.weight"));
    QCOMPARE(depthwise.place, std::string("5.2"));
    QCOMPARE(depthwise.part, std::string("depthwise.conv.weight"));
    QCOMPARE(graph->blockAtDepth(depthwise.relativeDepth), depthwise.block);
    QCOMPARE(graph->architecture.blocks.at(static_cast<std::size_t>(depthwise.block)).name(),
             std::string("5.2"));
    const TensorStats& stem = statsOf(statistics, "conv_stem.weight");
    QCOMPARE(stem.place, std::string("stem"));
    QCOMPARE(stem.block, -1);
    QCOMPARE(stem.relativeDepth, 0.0);
    QCOMPARE(statsOf(statistics, "classifier.bias").place, std::string("classifier"));
    QCOMPARE(statsOf(statistics, "classifier.bias").relativeDepth, 1.0);
    for (const TensorStats& stats : statistics.tensors)
        QVERIFY2(!stats.place.empty() && stats.verdict == Verdict::Ok, stats.fileKey.c_str());
}

void TstWeightStatistics::tensorsAreInTheOrderOfTheNetwork() {
    RunContext context;
    const NetworkSpec spec = family()[0].spec;
    const auto drawn = randomWeights(spec, 1, context);
    std::map<std::string, WeightTensor> byAlphabet(drawn->entries().begin(),
                                                   drawn->entries().end());
    StateDict file;
    file.set("criterion.weight", makeTensor({1}, std::vector<float>{1}));
    for (const auto& [key, tensor] : byAlphabet)
        file.set(key, tensor);
    const Match match = matchTensors(file, *recognise(file), spec);
    const WeightStatistics statistics = measured(file, match.report, spec);
    QCOMPARE(statistics.tensors.front().key, std::string("stem.conv.weight"));
    QCOMPARE(statistics.tensors.back().fileKey, std::string("criterion.weight"));
    std::vector<std::string> found, wanted;
    for (const TensorStats& stats : statistics.tensors)
        if (!stats.key.empty())
            found.push_back(stats.key);
    for (const auto& [key, tensor] : drawn->entries())  // in torchvision's order
        if (tensor.dtype == Dtype::F32)
            wanted.push_back(key);
    QCOMPARE(found, wanted);
}

void TstWeightStatistics::whatTheNetworkHasNoPlaceForIsMeasuredToo() {
    StateDict dict;
    dict.set("extra.weight", makeTensor({2, 2}, std::vector<float>{3, 4, 0, 0}));
    const WeightStatistics statistics = measured(dict);
    const TensorStats& extra = statistics.tensors.at(0);
    QVERIFY(extra.key.empty() && extra.place.empty());
    QCOMPARE(*extra.scan.l2Norm(), 5.0);
    QCOMPARE(extra.filters->dead, std::uint64_t{1});
    QCOMPARE(extra.verdict, Verdict::Fail);  // half of the filters
    const Table table = toTable(statistics);
    QCOMPARE(std::get<std::string>(table.rows.at(0).at(1)), std::string("extra.weight"));
    QCOMPARE(table.columns.size(), weightReadings().size() + 5);
}

void TstWeightStatistics::freshNormsAreCounted() {
    StateDict dict = normOf("a", 0.0F, 1.0F);
    const StateDict other = normOf("b", 0.0F, 1.5F);
    for (const auto& [key, tensor] : other.entries())
        dict.set(key, tensor);
    const WeightStatistics statistics = measured(dict);
    QCOMPARE(statistics.normCount, std::uint64_t{2});
    QCOMPARE(statistics.untrainedNorms, std::uint64_t{1});
}

void TstWeightStatistics::shareOfNothingHasNoValue() {
    StateDict dict;
    dict.set("empty", makeTensor({0}, std::vector<float>{}));
    dict.set("nan", makeTensor({1}, std::vector<float>{std::nanf("")}));
    const WeightStatistics statistics = measured(dict);
    for (const char* key : {"weights.zero_share", "weights.min", "weights.std", "weights.l2_norm",
                            "weights.variance_eps_share", "weights.near_dead_share"})
        for (const TensorStats& stats : statistics.tensors)
            QVERIFY2(!readingOf(weightReadings(), key).of(stats), key);
    QCOMPARE(*readingOf(weightReadings(), "weights.nonfinite").of(statistics.tensors.at(1)), 1.0);
    QCOMPARE(statistics.tensors.at(1).verdict, Verdict::Fail);
}

void TstWeightStatistics::cancelStopsWithinATensor() {
    const StateDict tensors = goldenTensors();
    std::atomic<bool> cancel = true;
    RunContext context({}, &cancel);
    RunContext free;
    QVERIFY_THROWS_EXCEPTION(Canceled,
                             static_cast<void>(scanTensor(*tensors.find("wide"), context)));
    QCOMPARE(scanTensor(*tensors.find("wide"), free).count, std::uint64_t{4000});
}

SCALESCOPE_TEST(TstWeightStatistics)
#include "tst_weight_statistics.moc"
