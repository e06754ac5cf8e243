// SPDX-License-Identifier: Apache-2.0
// A head that a script saved in a dict of its own answers for the network, never the classifier
// that the network had before.
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

WeightTensor headTensor(std::vector<std::int64_t> shape) {
    const auto count = static_cast<std::size_t>(elementCount(shape));
    return makeTensor(std::move(shape), std::vector<float>(count, 0.5F));
}

StateDict headLayer(std::int64_t in, std::int64_t out, const std::string& before = "") {
    StateDict dict;
    dict.set(before + "weight", headTensor({out, in}));
    dict.set(before + "bias", headTensor({out}));
    return dict;
}

StateDict torchvisionWithoutHead() {
    StateDict rest;
    const StateDict all = drawnAs(TensorNames::Torchvision);
    for (const auto& [key, tensor] : all.entries())
        if (!key.starts_with("classifier."))
            rest.set(key, tensor);
    return rest;
}

using Items = std::vector<std::pair<std::string, StateDict>>;

Weights loaded(const Items& items, const std::string& part = "") {
    Packed packed;
    std::vector<std::pair<std::string, std::string>> dicts;
    for (const auto& [key, dict] : items)
        dicts.emplace_back(key, packed.dict(dict));
    const Files files;
    return load(files.write("x.pth", packed.file(pickle::dict(dicts))).string() + part);
}

bool hasNote(const Weights& weights, const char* words) {
    return std::any_of(
        weights.report.notes.begin(), weights.report.notes.end(),
        [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

class TstHeadsBeside : public QObject {
    Q_OBJECT

private slots:
    void aHeadBesideTheNetworkAnswers_data();
    void aHeadBesideTheNetworkAnswers();
    void aHeadBesideAnotherSwitchesPredictionsOff_data();
    void aHeadBesideAnotherSwitchesPredictionsOff();
    void whatIsNoHeadChangesNothing_data();
    void whatIsNoHeadChangesNothing();
    void eachNetworkHasItsOwnHead();
    void convolutionsBesideTheNetworkAreTold();
    void aTemperatureBesideTheNetworkIsTold();
};

void TstHeadsBeside::aHeadBesideTheNetworkAnswers_data() {
    QTest::addColumn<bool>("keepsItsClassifier");
    QTest::addColumn<QString>("before");
    QTest::newRow("of a network without one") << false << "";
    QTest::newRow("with a number") << false << "1.";
    QTest::newRow("stacked on the 1000 outputs") << true << "";
}

void TstHeadsBeside::aHeadBesideTheNetworkAnswers() {
    QFETCH(bool, keepsItsClassifier);
    QFETCH(QString, before);
    const StateDict network =
        keepsItsClassifier ? drawnAs(TensorNames::Torchvision) : torchvisionWithoutHead();
    const Weights weights = loaded(
        {{"encoder", network},
         {"classifier", headLayer(keepsItsClassifier ? 1000 : 1280, 7, before.toStdString())}});
    QVERIFY2(weights.report.classifierUsable, weights.report.predictionsOff.c_str());
    QCOMPARE(weights.classCount(), 7);
    QVERIFY(hasNote(weights, "under classifier, beside the network"));
    QCOMPARE(weights.report.ignored, std::vector<std::string>{});
}

void TstHeadsBeside::aHeadBesideAnotherSwitchesPredictionsOff_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("in");
    QTest::newRow("on the features") << "head" << 1280;
    QTest::newRow("under the classifier's own name") << "classifier" << 1280;
    QTest::newRow("on the outputs, with a gap") << "head" << 1000;
}

void TstHeadsBeside::aHeadBesideAnotherSwitchesPredictionsOff() {
    QFETCH(QString, key);
    QFETCH(int, in);
    const Weights weights = loaded({{"model", drawnAs(TensorNames::Torchvision)},
                                    {key.toStdString(), headLayer(in, 7, "1.")}});
    QVERIFY(!weights.report.classifierUsable);
    QVERIFY(!weights.report.predictionsOff.empty());
}

void TstHeadsBeside::whatIsNoHeadChangesNothing_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("leaf");
    QTest::newRow("class weights of a loss") << "criterion"
                                             << "weight";
    QTest::newRow("moments") << "state"
                             << "exp_avg";
    QTest::newRow("centers of a loss") << "loss_state_dict"
                                       << "weight";
}

void TstHeadsBeside::whatIsNoHeadChangesNothing() {
    QFETCH(QString, key);
    QFETCH(QString, leaf);
    StateDict other;
    other.set(leaf.toStdString(), headTensor({1000, 1280}));
    const Weights weights =
        loaded({{"model", drawnAs(TensorNames::Torchvision)}, {key.toStdString(), other}});
    QVERIFY2(weights.report.classifierUsable, weights.report.predictionsOff.c_str());
    QCOMPARE(weights.report.unexpected, 0);
    QCOMPARE(weights.report.notes, std::vector<std::string>{});
}

void TstHeadsBeside::eachNetworkHasItsOwnHead() {
    Packed packed;
    const auto part = [&](int classes) {
        return pickle::dict({{"encoder", packed.dict(torchvisionWithoutHead())},
                             {"head", packed.dict(headLayer(1280, classes))}});
    };
    const std::string root = pickle::dict({{"student", part(5)}, {"teacher", part(9)}});
    const Files files;
    const auto path = files.write("x.pth", packed.file(root));
    QCOMPARE(load(path.string() + "#student").classCount(), 5);
    QCOMPARE(load(path.string() + "#teacher").classCount(), 9);
}

void TstHeadsBeside::convolutionsBesideTheNetworkAreTold() {
    StateDict decoder;
    decoder.set("up.weight", headTensor({8, 4, 3, 3}));
    const Weights weights =
        loaded({{"encoder", drawnAs(TensorNames::Torchvision)}, {"decoder", decoder}});
    QVERIFY(hasNote(weights, "1 tensor under decoder, which is no part"));
}

void TstHeadsBeside::aTemperatureBesideTheNetworkIsTold() {
    const auto beside = [](const char* name, std::int64_t values) {
        StateDict dict;
        dict.set(name, headTensor({values}));
        return loaded({{"net", drawnAs(TensorNames::Torchvision)}, {"calibration", dict}});
    };
    const Weights weights = beside("temperature", 1);
    QVERIFY(weights.report.classifierUsable);
    QVERIFY(hasNote(weights, "the number calibration.temperature beside the network"));
    QCOMPARE(beside("temperature", 3).report.notes.size(), std::size_t{0});
    QCOMPARE(beside("threshold", 1).report.notes.size(), std::size_t{0});
}

SCALESCOPE_TEST(TstHeadsBeside)
#include "tst_heads_beside.moc"
