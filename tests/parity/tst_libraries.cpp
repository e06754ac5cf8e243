// SPDX-License-Identifier: Apache-2.0
// Files of every library give the logits of that library, in both engines: same tensors, but other
// padding and another eps. From the file's names on; what a file does not tell is asked.
#include "core/exec/executor.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/key_map.h"
#include "core/weights/weights.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

Q_DECLARE_METATYPE(scalescope::EngineKind)

using namespace scalescope;
using nlohmann::json;

namespace {

const json& golden() {
    static const json kGolden = json::parse(test::readAll(test::goldenPath("conventions.json")));
    return kGolden;
}

NetworkSpec specOf(const json& row) {
    NetworkSpec spec = family().at(row["variant"].get<std::size_t>()).spec;
    spec.classCount = golden()["classes"].get<int>();
    return spec;
}

TensorNames namesOf(const std::string& library) {
    return library == "torchvision"    ? TensorNames::Torchvision
           : library == "lukemelas"    ? TensorNames::Lukemelas
           : library == "transformers" ? TensorNames::Transformers
                                       : TensorNames::Timm;
}

/// As the library names its tensors; transformers has the body, not the head, in a module.
StateDict fileOf(const json& row) {
    const NetworkSpec spec = specOf(row);
    const std::string library = row["library"].get<std::string>();
    const StateDict theirs =
        renamed(test::hashWeights(spec), namesOf(library), buildArchitecture(spec));
    StateDict file;
    for (const auto& [key, tensor] : theirs.entries())
        file.set(
            (library == "transformers" && !key.starts_with("classifier") ? "efficientnet." : "") +
                key,
            tensor);
    return file;
}

/// A folder with what lies beside such a file, and what a user would have to say.
Weights loaded(const json& row, const std::string& folder) {
    const NetworkSpec spec = family().at(row["variant"].get<std::size_t>()).spec;
    const std::string library = row["library"].get<std::string>();
    const std::string name = library == "tf" ? "tf_efficientnet_" + spec.name : "model";
    const std::filesystem::path path = std::filesystem::path(folder) / (name + ".safetensors");
    writeSafetensors(path, fileOf(row));
    if (row.contains("depthwisePadding")) {
        const json config = {{"depthwise_padding", row["depthwisePadding"]},
                             {"batch_norm_eps", 0.001}};
        test::writeAll(path.parent_path() / "config.json", config.dump());
    }
    WeightsRequest request{WeightsRequest::Source::Path, path, 0};
    if (row.contains("builtForPx"))
        request.asked =
            askedConventions("", "same:" + std::to_string(row["builtForPx"].get<int>()));
    RunContext context;
    return loadWeights(spec, request, context);
}

TensorF32 inputOf(const json& row) {
    TensorF32 input{{1, 3, row["height"].get<std::int64_t>(), row["width"].get<std::int64_t>()},
                    {}};
    for (const double u : test::hashUniform("input", elementCount(input.shape)))
        input.values.push_back(static_cast<float>(1.7 * u));
    return input;
}

/// Sides, mean and deviation of every block's output.
class BlockTap final : public Tap {
public:
    struct Row {
        std::int64_t height = 0, width = 0;
        double mean = 0, deviation = 0;
    };
    std::vector<Row> rows;
    TapInterest interest() const override { return {.outputs = true}; }
    void output(const Node& node, const ActivationView& y) override {
        if (node.block < 0)
            return;
        double sum = 0, squares = 0;
        for (std::int64_t c = 0; c < y.size[1]; ++c)
            for (std::int64_t h = 0; h < y.size[2]; ++h)
                for (std::int64_t w = 0; w < y.size[3]; ++w) {
                    const double value =
                        y.data[c * y.stride[1] + h * y.stride[2] + w * y.stride[3]];
                    sum += value;
                    squares += value * value;
                }
        const auto count = static_cast<double>(y.size[1] * y.size[2] * y.size[3]);
        const double mean = sum / count;
        rows.push_back({y.size[2], y.size[3], mean, std::sqrt(squares / count - mean * mean)});
    }
};

constexpr double kRelative = 1e-4;

double largest(const json& values) {
    double most = 0;
    for (const json& each : values)
        most = std::max(most, std::abs(each.get<double>()));
    return most;
}

}  // namespace

class TstLibraries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTheLibraryThatMadeTheFile_data();
    void equalsTheLibraryThatMadeTheFile();
};

void TstLibraries::equalsTheLibraryThatMadeTheFile_data() {
    QTest::addColumn<int>("index");
    const json& cases = golden()["cases"];
    for (int i = 0; i < static_cast<int>(cases.size()); ++i) {
        const json& row = cases[static_cast<std::size_t>(i)];
        const std::string more = row.contains("builtForPx")         ? " built for another size"
                                 : row.contains("depthwisePadding") ? " with its config"
                                                                    : "";
        QTest::addRow("%s b%d %dx%d%s", row["library"].get<std::string>().c_str(),
                      row["variant"].get<int>(), row["height"].get<int>(), row["width"].get<int>(),
                      more.c_str())
            << i;
    }
}

void TstLibraries::equalsTheLibraryThatMadeTheFile() {
    QFETCH(int, index);
    const json& row = golden()["cases"][static_cast<std::size_t>(index)];
    QTemporaryDir folder;
    const Weights weights = loaded(row, folder.path().toStdString());
    for (const EngineKind engine : {EngineKind::Reference, EngineKind::Fused}) {
        const auto executor =
            buildExecutor(weights.spec, *weights.dict, {.engine = engine}).executor;
        BlockTap blocks;
        std::vector<Tap*> taps{&blocks};
        RunContext context;
        const TensorF32 input = inputOf(row);
        const PassResult watched =
            executor->run(input, {.taps = taps, .interventions = {}}, context);
        QVERIFY(executor->run(input, {}, context).logits == watched.logits);
        QCOMPARE(blocks.rows.size(), row["means"].size());
        for (std::size_t i = 0; i < blocks.rows.size(); ++i) {
            const BlockTap::Row& actual = blocks.rows[i];
            const double deviation = row["deviations"][i].get<double>();
            QCOMPARE(json({actual.height, actual.width}), row["sides"][i]);
            const auto place = QByteArray(executor->name()) + ", block " + QByteArray::number(i);
            QVERIFY2(std::abs(actual.mean - row["means"][i].get<double>()) < kRelative * deviation,
                     place);
            QVERIFY2(std::abs(actual.deviation - deviation) < kRelative * deviation, place);
        }
        const json& logits = row["logits"];
        QCOMPARE(watched.logits.size(), logits.size());
        for (std::size_t k = 0; k < logits.size(); ++k)
            QVERIFY2(
                std::abs(watched.logits[k] - logits[k].get<double>()) < kRelative * largest(logits),
                executor->name());
    }
}

SCALESCOPE_TEST(TstLibraries)
#include "tst_libraries.moc"
