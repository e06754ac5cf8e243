// SPDX-License-Identifier: Apache-2.0
// A photograph through real files of weights, end to end, against torchvision on the same pixels.
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/key_map.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>

using namespace scalescope;
using nlohmann::json;

namespace {

std::vector<std::int32_t> narrow(const std::vector<std::int64_t>& values) {
    return {values.begin(), values.end()};
}

std::vector<std::int32_t> rowMajorStrides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int32_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * static_cast<std::int32_t>(shape[i]);
    return strides;
}

/// The bytes that torch.save(model.state_dict()) would write: an OrderedDict in a zip container.
std::string torchSaved(const StateDict& dict) {
    std::vector<std::pair<std::string, std::string>> items;
    test::Storages storages;
    for (const auto& [key, tensor] : dict.entries()) {
        const std::string number = std::to_string(storages.size());
        const auto count = static_cast<std::int32_t>(elementCount(tensor.shape));
        const bool isFloat = tensor.dtype == Dtype::F32;
        items.emplace_back(
            key, test::pickle::tensor(
                     test::pickle::storage(number, count, isFloat ? "FloatStorage" : "LongStorage"),
                     0, narrow(tensor.shape), rowMajorStrides(tensor.shape)));
        storages.emplace_back(
            number,
            std::string(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()));
    }
    return test::pthZip(test::pickle::whole(test::pickle::dict(items)), storages);
}

Outcome diagnose(const NetworkSpec& spec, const std::filesystem::path& weights) {
    DiagnoseJob job;
    job.run.network = spec;
    job.run.weights = {.source = WeightsRequest::Source::Path, .path = weights, .seed = 0};
    job.input.images.push_back(
        {.path = std::filesystem::path(SCALESCOPE_SOURCE_DIR) / "resources/samples/chelsea.png",
         .sample = {},
         .loaded = {},
         .classLabel = {}});
    Session session;
    RunContext context;
    return session.run({{.title = "photograph"}, 1, job}, context);
}

}  // namespace

class TstPhotograph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileAndPhotographGiveTorchvisionsLogits_data();
    void fileAndPhotographGiveTorchvisionsLogits();
    void weightsOfAnotherVariantAreRefusedByName();
};

void TstPhotograph::fileAndPhotographGiveTorchvisionsLogits_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<QString>("fileName");
    QTest::newRow("b0 pth") << 0 << QStringLiteral("model.pth");
    QTest::newRow("b0 safetensors") << 0 << QStringLiteral("model.safetensors");
    // B1's default recipe is bilinear; a user's file has no recipe of its own and takes the
    // default.
    QTest::newRow("b1 safetensors") << 1 << QStringLiteral("model.safetensors");
}

void TstPhotograph::fileAndPhotographGiveTorchvisionsLogits() {
    QFETCH(int, variant);
    QFETCH(QString, fileName);
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const StateDict dict =
        renamed(test::hashWeights(spec), TensorNames::Torchvision, buildArchitecture(spec));
    const test::Files files;
    const std::filesystem::path path = files.folder() / fileName.toStdString();
    if (path.extension() == ".pth")
        test::writeAll(path, torchSaved(dict));
    else
        writeSafetensors(path, dict);

    const Outcome outcome = diagnose(spec, path);
    QVERIFY2(std::holds_alternative<ResultPtr>(outcome),
             std::holds_alternative<Failure>(outcome) ? std::get<Failure>(outcome).message.c_str()
                                                      : "cancelled");
    const auto& diagnosis = std::get<Diagnosis>(*std::get<ResultPtr>(outcome));
    QCOMPARE(diagnosis.weights.kind, WeightsKind::Own);
    QVERIFY(diagnosis.predictions.front().meaningful);
    QCOMPARE(diagnosis.loadReport->missing, 0);

    const json golden =
        json::parse(test::readAll(test::goldenPath("photograph.json")))["logits"][spec.name];
    const std::vector<float>& logits = diagnosis.predictions.front().logits;
    QCOMPARE(logits.size(), golden.size());
    for (std::size_t k = 0; k < golden.size(); ++k) {
        const double expected = golden[k].get<double>();
        QVERIFY2(std::abs(logits[k] - expected) <= 1e-4 * std::abs(expected) + 2e-5,
                 qPrintable(QString::number(k)));
    }
}

void TstPhotograph::weightsOfAnotherVariantAreRefusedByName() {
    const NetworkSpec& b0 = family()[0].spec;
    const test::Files files;
    const std::filesystem::path path = files.folder() / "mine.safetensors";
    writeSafetensors(
        path, renamed(test::hashWeights(b0), TensorNames::Torchvision, buildArchitecture(b0)));
    const Outcome outcome = diagnose(family()[3].spec, path);
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(exitCodeOf(failure), 4);
    QVERIFY2(failure.message.find("mine.safetensors") != std::string::npos,
             failure.message.c_str());
    QVERIFY2(failure.message.find("B0") != std::string::npos, failure.message.c_str());
}

SCALESCOPE_TEST(TstPhotograph)
#include "tst_photograph.moc"
