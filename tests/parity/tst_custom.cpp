// SPDX-License-Identifier: Apache-2.0
// Networks of one's own against torchvision's EfficientNet with the same settings: the names and
// shapes that are exported, and the logits of both engines.
#include "core/base/digest.h"
#include "core/exec/executor.h"
#include "core/model/cost.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/train/checkpoint.h"
#include "core/weights/formats/archive.h"
#include "core/weights/inspect_file.h"
#include "core/weights/load_file.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace scalescope;
using nlohmann::json;

namespace {

constexpr double kRelativeOfCustom = 1e-4;

const json& golden() {
    static const json document = json::parse(test::readAll(test::goldenPath("custom.json")));
    return document["networks"];
}

NetworkSpec specOf(const json& network) {
    NetworkSpec spec;
    spec.name = "mine";
    spec.variant.reset();
    spec.scale = {network["width"].get<double>(), network["depth"].get<double>(),
                  network["side"].get<int>()};
    spec.classCount = network["classes"].get<int>();
    spec.dropout = network["dropout"].get<double>();
    return spec;
}

/// As names_digest of the script: torch's names of element types.
std::string namesDigest(const std::filesystem::path& file) {
    RunContext context;
    const Archive archive = readArchive(file, context);
    std::vector<std::string> lines;
    const auto& items = archive.root->items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        if (items[i + 1]->kind != Value::Kind::Tensor)
            continue;
        const WeightTensor& tensor =
            archive.tensors[static_cast<std::size_t>(items[i + 1]->integer)];
        std::string sizes;
        for (const std::int64_t size : tensor.shape)
            sizes += (sizes.empty() ? "" : ", ") + std::to_string(size);
        lines.push_back(std::string(items[i]->text) +
                        (tensor.dtype == Dtype::F32 ? " float32 [" : " int64 [") + sizes + "]\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines)
        text += line;
    return sha256Hex(std::as_bytes(std::span(text)));
}

/// Writes random weights of the network as the window and the command line do.
void exportRandom(const NetworkSpec& spec, const std::filesystem::path& path) {
    Session session;
    RunContext context;
    Job job;
    job.question =
        ExportJob{.run = {spec, {WeightsRequest::Source::Random, {}, 3}, {}, {}}, .path = path};
    const Outcome outcome = session.run(job, context);
    if (const auto* failure = std::get_if<Failure>(&outcome))
        QFAIL(failure->message.c_str());
    QCOMPARE(std::get<ExportedWeights>(*std::get<ResultPtr>(outcome)).path, path);
}

}  // namespace

class TstCustom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportHasTorchvisionsNamesAndShapes_data() { addNetworks(); }
    void exportHasTorchvisionsNamesAndShapes();
    void exportIsScaledAndLoadsAgain();
    void publishedVariantsAreExportedToo();
    void logitsEqualTorchvisions_data() { addNetworks(); }
    void logitsEqualTorchvisions();

private:
    static void addNetworks() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(golden().size()); ++i)
            QTest::addRow("width %g, side %d", golden().at(i)["width"].get<double>(),
                          golden().at(i)["side"].get<int>())
                << i;
    }
};

void TstCustom::exportHasTorchvisionsNamesAndShapes() {
    QFETCH(int, index);
    const json& network = golden().at(index);
    const NetworkSpec spec = specOf(network);
    QCOMPARE(costOf(*buildGraph(spec)).params, network["params"].get<std::int64_t>());
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("mine.safetensors").toStdString();
    exportRandom(spec, path);
    QCOMPARE(namesDigest(path), network["namesSha256"].get<std::string>());
}

void TstCustom::exportIsScaledAndLoadsAgain() {
    const NetworkSpec spec = specOf(golden().at(1));
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("mine.safetensors").toStdString();
    exportRandom(spec, path);
    RunContext context;
    const Weights weights = loadFile(path, spec, {}, context);
    QVERIFY(weights.report.complete());
    QCOMPARE(weights.report.unexpected, 0);
    QCOMPARE(weights.spec.classCount, 10);
    QVERIFY2(!predictionsMeaningful(weights.info.kind), "random weights pass for learnt ones");
    const std::vector<float> variance = toFloat(*weights.dict->find("head.bn.running_var"));
    QVERIFY(std::any_of(variance.begin(), variance.end(), [](float v) { return v != 1.0F; }));
}

void TstCustom::publishedVariantsAreExportedToo() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("b0.safetensors").toStdString();
    exportRandom(family()[0].spec, path);
    RunContext context;
    const FileContents contents = inspectFile(path, context);
    QCOMPARE(contents.variant, std::optional(0));
    QCOMPARE(contents.report.names, std::string("torchvision"));
}

void TstCustom::logitsEqualTorchvisions() {
    QFETCH(int, index);
    const json& network = golden().at(index);
    const NetworkSpec spec = specOf(network);
    const StateDict weights = test::hashWeights(spec);
    QCOMPARE(test::hashWeightsDigest(weights), network["weightsSha256"].get<std::string>());
    const TensorF32 input = test::hashInput(spec.scale.resolution);
    const auto expected = network["logits"].get<std::vector<double>>();
    double squares = 0;
    for (const double logit : expected)
        squares += logit * logit;
    const double scale = std::sqrt(squares / static_cast<double>(expected.size()));
    RunContext context;
    for (const EngineKind engine : {EngineKind::Reference, EngineKind::Fused}) {
        const BuiltExecutor built = buildExecutor(spec, weights, {.engine = engine});
        const PassResult pass = built.executor->run(input, {}, context);
        QCOMPARE(pass.logits.size(), expected.size());
        for (std::size_t k = 0; k < expected.size(); ++k)
            QVERIFY2(std::abs(pass.logits[k] - expected[k]) <=
                         kRelativeOfCustom * std::max(std::abs(expected[k]), scale),
                     engineName(engine));
    }
}

SCALESCOPE_TEST(TstCustom)
#include "tst_custom.moc"
