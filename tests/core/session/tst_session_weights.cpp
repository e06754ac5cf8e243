// SPDX-License-Identifier: Apache-2.0
// What a file of weights says of itself is done: heads of several layers, a normalisation within
// it, a configuration beside it. The answers are those of a plain network, followed by arithmetic.
#include "core/input/preprocess.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/key_map.h"
#include "tests/core/session/asked.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace scalescope;
using test::sample;

namespace {

NetworkSpec withClasses(int count) {
    NetworkSpec spec = family()[0].spec;
    spec.classCount = count;
    return spec;
}

/// Of torchvision; its outputs are positive, so that no activation holds them back.
StateDict plainB0() {
    const NetworkSpec spec = withClasses(2);
    StateDict dict =
        renamed(test::hashWeights(spec), TensorNames::Torchvision, buildArchitecture(spec));
    dict.set("classifier.1.bias", makeTensor({2}, std::vector<float>{9.0F, 7.0F}));
    return dict;
}

const AskedConventions kRelu = askedConventions("auto", "auto", "relu");

constexpr float kSecond[3][2] = {{1.0F, 0.0F}, {0.5F, -2.0F}, {-1.0F, 0.25F}};
constexpr float kSecondBias[3] = {0.0F, 1.0F, -3.0F};

/// The same with Linear(2, 3) behind, two places on: something without tensors stands between.
StateDict deepB0() {
    StateDict dict = plainB0();
    dict.set("classifier.4.weight",
             makeTensor({3, 2}, std::vector<float>{1.0F, 0.0F, 0.5F, -2.0F, -1.0F, 0.25F}));
    dict.set("classifier.4.bias", makeTensor({3}, std::vector<float>{0.0F, 1.0F, -3.0F}));
    return dict;
}

class Desk {
public:
    std::filesystem::path write(const std::string& name, const StateDict& dict) const {
        const std::filesystem::path path = this->path(name);
        writeSafetensors(path, dict);
        return path;
    }
    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    template <typename Asked>
    typename Asked::Answer answer(const Asked& question) {
        Job job;
        job.question = question;
        RunContext context;
        const Outcome outcome = m_session.run(job, context);
        if (const auto* failure = std::get_if<Failure>(&outcome))
            throw Error(*failure);
        return std::get<typename Asked::Answer>(*std::get<ResultPtr>(outcome));
    }

private:
    QTemporaryDir m_folder;
    Session m_session;
};

RunRequest runOf(const std::filesystem::path& path, const std::string& engine = "auto",
                 AskedConventions asked = {}) {
    RunRequest run;
    run.network = family()[0].spec;
    run.weights = {WeightsRequest::Source::Path, path, 0, std::move(asked)};
    run.options.engine = parseEngine(engine);
    return run;
}

InputRequest tensorOf(TensorF32 tensor) {
    InputRequest input;
    input.tensor = std::make_shared<const TensorF32>(std::move(tensor));
    input.tensorName = "x";
    return input;
}

std::vector<float> logitsOf(const Diagnosis& diagnosis) {
    return diagnosis.predictions.at(0).logits;
}

bool close(const std::vector<float>& a, const std::vector<float>& b) {
    bool good = a.size() == b.size();
    for (std::size_t i = 0; good && i < a.size(); ++i)
        good = std::abs(a[i] - b[i]) <= 1e-4F * (1.0F + std::abs(b[i]));
    return good;
}

}  // namespace

class TstSessionWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layersBehindTheClassifierRun_data();
    void layersBehindTheClassifierRun();
    void classMapsGoThroughThem();
    void ablationGoesThroughThem();
    void withoutBeingToldThereAreNoPredictions();
    void normalisationInTheFileIsDone();
    void configurationBesideTheFileIsDone();
    void namesOfClassesThatAreGivenStandEverywhere();
};

void TstSessionWeights::layersBehindTheClassifierRun_data() {
    QTest::addColumn<QString>("engine");
    QTest::newRow("fused") << "fused";
    QTest::newRow("reference") << "reference";
}

void TstSessionWeights::layersBehindTheClassifierRun() {
    QFETCH(QString, engine);
    Desk desk;
    const auto plain = desk.write("plain.safetensors", plainB0());
    const auto deep = desk.write("deep.safetensors", deepB0());
    const InputRequest input = tensorOf(test::hashInput(64));
    const std::vector<float> outputs =
        logitsOf(desk.answer(DiagnoseJob{runOf(plain, engine.toStdString()), input, {}}));
    std::vector<float> expected;
    for (std::size_t k = 0; k < 3; ++k)
        expected.push_back(kSecondBias[k] + kSecond[k][0] * std::max(outputs.at(0), 0.0F) +
                           kSecond[k][1] * std::max(outputs.at(1), 0.0F));
    const auto diagnosis =
        desk.answer(DiagnoseJob{runOf(deep, engine.toStdString(), kRelu), input, {}});
    QVERIFY(close(logitsOf(diagnosis), expected));
    QCOMPARE(diagnosis.spec.classCount, 3);
    QCOMPARE(diagnosis.labels->names.size(), std::size_t{3});
}

/// The first class is the first output of the classifier, so that its map is the same.
void TstSessionWeights::classMapsGoThroughThem() {
    Desk desk;
    const auto plain = desk.write("plain.safetensors", plainB0());
    const auto deep = desk.write("deep.safetensors", deepB0());
    const InputRequest input = tensorOf(test::hashInput(64));
    const auto expected = desk.answer(GradCamJob{runOf(plain), input, ClassIndex(0)});
    const auto cam = desk.answer(GradCamJob{runOf(deep, "auto", kRelu), input, ClassIndex(0)});
    QVERIFY(close(cam.cam.map.values, expected.cam.map.values));
    QVERIFY(std::abs(cam.cam.score - expected.cam.score) < 1e-4);
    QCOMPARE(cam.spec.classCount, 3);
}

void TstSessionWeights::ablationGoesThroughThem() {
    Desk desk;
    const auto deep = desk.write("deep.safetensors", deepB0());
    const RunRequest run = runOf(deep, "auto", kRelu);
    const InputRequest input = tensorOf(test::hashInput(64));
    const auto whole = desk.answer(DiagnoseJob{run, input, {}});
    const auto ablation = desk.answer(AblateJob{run, input, InterventionKind::GateOne, {0}, {}});
    QCOMPARE(ablation.report.originalTop1, whole.predictions[0].topk[0].index);
    QVERIFY(std::abs(ablation.report.originalLogit - whole.predictions[0].topk[0].logit) < 1e-4);
    QCOMPARE(ablation.spec.classCount, 3);
}

void TstSessionWeights::withoutBeingToldThereAreNoPredictions() {
    Desk desk;
    const auto deep = desk.write("deep.safetensors", deepB0());
    const InputRequest input = tensorOf(test::hashInput(64));
    const auto diagnosis = desk.answer(DiagnoseJob{runOf(deep), input, {}});
    const Prediction& prediction = diagnosis.predictions.at(0);
    QVERIFY(!prediction.valid && prediction.logits.empty() && prediction.topk.empty());
    QVERIFY(prediction.off.find("tell the head activation") != std::string::npos);
    QCOMPARE(diagnosis.gates->blocks.size(), std::size_t{16});  // they need no head
    const auto failure = test::failureOf([&] {
        (void)desk.answer(GradCamJob{runOf(deep), input, ClassIndex(0)});
    });
    QVERIFY(failure.value().message.find("tell the head activation") != std::string::npos);
}

void TstSessionWeights::normalisationInTheFileIsDone() {
    Desk desk;
    const float mean[3] = {0.5F, 0.4F, 0.3F}, deviation[3] = {0.2F, 0.25F, 0.5F};
    StateDict dict;
    const StateDict network = plainB0();
    for (const auto& [key, tensor] : network.entries())
        dict.set("net." + key, tensor);
    dict.set("mean", makeTensor({1, 3, 1, 1}, std::vector<float>(mean, mean + 3)));
    dict.set("std", makeTensor({1, 3, 1, 1}, std::vector<float>(deviation, deviation + 3)));
    const auto plain = desk.write("plain.safetensors", network);
    const auto normed = desk.write("normed.safetensors", dict);
    const TensorF32 given = test::hashInput(64);
    TensorF32 divided = given;
    for (std::size_t i = 0; i < divided.values.size(); ++i)
        divided.values[i] = (given.values[i] - mean[i / 4096]) / deviation[i / 4096];
    const auto diagnosis = desk.answer(DiagnoseJob{runOf(normed), tensorOf(given), {}});
    QVERIFY(close(logitsOf(diagnosis),
                  logitsOf(desk.answer(DiagnoseJob{runOf(plain), tensorOf(divided), {}}))));
    QVERIFY(diagnosis.inputs.at(0).recipe.find("normalised by the network") != std::string::npos);
    const auto picture = desk.answer(DiagnoseJob{runOf(normed), sample(), {}});
    QCOMPARE(picture.inputs.at(0).mean, std::vector<float>(mean, mean + 3));
    QCOMPARE(picture.inputs.at(0).std, std::vector<float>(deviation, deviation + 3));
}

void TstSessionWeights::configurationBesideTheFileIsDone() {
    Desk desk;
    const auto plain = desk.write("plain.safetensors", plainB0());
    std::filesystem::create_directories(desk.path("repository"));
    const auto configured = desk.write("repository/model.safetensors", plainB0());
    test::writeAll(desk.path("repository/preprocessor_config.json"),
                   R"({"image_mean":[0.5,0.5,0.5],"image_std":[0.25,0.25,0.25],"resample":2,
                       "size":{"height":96,"width":96},"include_top":false})");
    const auto diagnosis = desk.answer(DiagnoseJob{runOf(configured), sample(), {}});
    const InputInfo& fed = diagnosis.inputs.at(0);
    QCOMPARE(fed.tensorShape, (std::vector<std::int64_t>{1, 3, 96, 96}));
    QCOMPARE(fed.interpolation, std::string("bilinear"));
    QVERIFY(fed.squash);
    QCOMPARE(fed.mean, (std::vector<float>{0.5F, 0.5F, 0.5F}));
    // The pixels that it was fed, normalised here.
    QVERIFY(fed.fed && fed.fed->width == 96);
    TensorF32 tensor{{1, 3, 96, 96}, std::vector<float>(3 * 96 * 96)};
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
        const std::size_t channel = i / (96 * 96), place = i % (96 * 96);
        tensor.values[i] =
            (static_cast<float>(fed.fed->bytes[3 * place + channel]) / 255.0F - 0.5F) / 0.25F;
    }
    QVERIFY(close(logitsOf(diagnosis),
                  logitsOf(desk.answer(DiagnoseJob{runOf(plain), tensorOf(tensor), {}}))));
    QVERIFY(std::ranges::any_of(diagnosis.loadReport->notes, [](const std::string& note) {
        return note.find("as the configuration beside the file says") != std::string::npos;
    }));
}

void TstSessionWeights::namesOfClassesThatAreGivenStandEverywhere() {
    Desk desk;
    const auto plain = desk.write("plain.safetensors", plainB0());
    InputRequest input = tensorOf(test::hashInput(64));
    input.labels = std::make_shared<const Labels>(Labels{{"cat", "dog"}, "own.txt"});
    const auto diagnosis = desk.answer(DiagnoseJob{runOf(plain), input, {.classes = {"do"}}});
    const Prediction& prediction = diagnosis.predictions.at(0);
    const std::string& best =
        input.labels->names.at(static_cast<std::size_t>(prediction.topk.at(0).index));
    QCOMPARE(prediction.topk[0].label, best);
    QCOMPARE(prediction.asked.at(0).score.label, std::string("dog"));
    QCOMPARE(desk.answer(GradCamJob{runOf(plain), input, ClassIndex(1)}).cam.classLabel,
             std::string("dog"));
    const auto ablation =
        desk.answer(AblateJob{runOf(plain), input, InterventionKind::GateOne, {0}, {}});
    QCOMPARE(ablation.report.originalLabel, best);
    const auto failure = test::failureOf([&] {
        (void)desk.answer(DiagnoseJob{runOf(plain), input, {.classes = {"cow"}}});
    });
    QVERIFY(failure.value().message.find("\"cow\": no class of 2") != std::string::npos);
}

SCALESCOPE_TEST(TstSessionWeights)
#include "tst_session_weights.moc"
