// SPDX-License-Identifier: Apache-2.0
// Two checkpoints compared: against PyTorch's numbers (tests/golden/make_compare_golden.py),
// between the names of every project, and where they cannot be.
#include "core/weights/common_network.h"
#include "core/weights/compare.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

namespace {

/// What the made-up fine-tuning of the golden script leaves of a tensor.
std::vector<float> tuned(const std::string& key, std::vector<float> values,
                         const std::vector<std::int64_t>& shape) {
    const auto count = static_cast<std::int64_t>(values.size());
    if (key.starts_with("stages.4.")) {
        for (float& value : values)
            value *= 1.25F;
    } else if (key.starts_with("stages.5.")) {
        const std::vector<double> drift = hashUniform("drift:" + key, count);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(static_cast<double>(values[i]) + 0.01 * drift[i]);
    } else if (key.starts_with("stages.6.")) {
        for (std::size_t i = 0; i < values.size(); i += 3)
            values[i] = -values[i];
    } else if (key.starts_with("head.")) {
        values.back() = std::nextafter(values.back(), std::numeric_limits<float>::infinity());
    } else if (key.starts_with("classifier.")) {
        const std::vector<double> u = hashUniform("other." + key, count);
        const double scale = shape.size() == 1 ? 0.1 : std::sqrt(3.0 / double(shape[1]));
        std::ranges::transform(u, values.begin(),
                               [scale](double x) { return static_cast<float>(x * scale); });
    }
    return values;
}

StateDict tuned(const StateDict& before) {
    StateDict after;
    for (const auto& [key, tensor] : before.entries())
        after.set(key, tensor.dtype == Dtype::F32
                           ? makeTensor(tensor.shape, tuned(key, toFloat(tensor), tensor.shape))
                           : tensor);
    return after;
}

Weights weightsOf(StateDict dict, const std::string& name, NetworkSpec spec = specOf(0)) {
    Weights weights;
    weights.spec = std::move(spec);
    weights.info.name = name;
    weights.dict = std::make_shared<const StateDict>(std::move(dict));
    return weights;
}

WeightsComparison compared(const Weights& before, const Weights& after) {
    RunContext context;
    return compareWeights(before, after, context);
}

NetworkSpec common(const WeightsRequest& first, const WeightsRequest& second) {
    RunContext context;
    return commonNetwork(first, second, context);
}

WeightsRequest fileAt(const std::filesystem::path& path) {
    return {WeightsRequest::Source::Path, path, 0};
}

void checkNear(const std::optional<double>& found, double expected, const std::string& what) {
    const double tolerance = 1e-12 * std::max(1.0, std::abs(expected));
    QVERIFY2(found && std::abs(*found - expected) <= tolerance,
             qPrintable(QStringLiteral("%1: %2, expected %3")
                            .arg(QString::fromStdString(what))
                            .arg(found.value_or(-1.0), 0, 'g', 17)
                            .arg(expected, 0, 'g', 17)));
}

void checkChange(const WeightChange& change, const json& row, const std::string& what) {
    QCOMPARE(change.values, row.at("valueCount").get<std::int64_t>());
    QCOMPARE(change.changed, row.at("changedCount").get<std::int64_t>());
    QCOMPARE(change.equal(), row.at("changedCount") == 0);
    QCOMPARE(change.largest, row.at("largestChange").get<double>());
    checkNear(change.relative(), row.at("relativeChange").get<double>(), what + " relative");
    checkNear(change.cosine(), row.at("cosine").get<double>(), what + " cosine");
    checkNear(change.normRatio(), row.at("normRatio").get<double>(), what + " ratio");
}

const TensorChange& tensorNamed(const WeightsComparison& comparison, std::string_view key) {
    return *std::ranges::find(comparison.tensors, key, &TensorChange::key);
}

bool anyNote(const WeightsComparison& comparison, const std::string& text) {
    return std::ranges::any_of(comparison.notes, [&](const std::string& note) {
        return note.find(text) != std::string::npos;
    });
}

}  // namespace

class TstCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTensorAndPlaceIsAsPyTorchHasIt();
    void theMostChangedComeFirst();
    void namesAndContainersDoNotMatter();
    void valuesThatAreNotFiniteAreCounted();
    void whatWasZeroHasNoRelativeChange();
    void headsOfOtherClassCountsAreANote();
    void layersBehindTheClassifierAreCompared();
    void otherConventionsAreANote();
    void filesOfOneNameAreToldApart();
    void twoNetworksAreOneRefusal();
    void theNetworkIsFoundInTheFiles();
    void cancelStops();
};

void TstCompare::everyTensorAndPlaceIsAsPyTorchHasIt() {
    const json golden = json::parse(readAll(goldenPath("compare.json")));
    const StateDict before = hashWeights(specOf(0));
    const WeightsComparison comparison =
        compared(weightsOf(before, "a"), weightsOf(tuned(before), "b"));
    QCOMPARE(comparison.tensors.size(), golden.at("tensors").size());
    for (std::size_t i = 0; i < comparison.tensors.size(); ++i) {
        const json& row = golden.at("tensors").at(i);
        QCOMPARE(comparison.tensors[i].key, row.at("key").get<std::string>());
        checkChange(comparison.tensors[i].change, row, comparison.tensors[i].key);
    }
    std::size_t checked = 0;
    for (const json& row : golden.at("places")) {
        const bool statistic = row.at("kind") == "statistics";
        const std::string name = row.at("place").get<std::string>();
        const auto place = std::ranges::find(comparison.places, name, &PlaceChange::name);
        const bool all = name == "all";
        QVERIFY2(all || place != comparison.places.end(), name.c_str());
        const WeightChange& parameters = all ? comparison.parameters : place->parameters;
        const WeightChange& statistics = all ? comparison.statistics : place->statistics;
        checkChange(statistic ? statistics : parameters, row, name);
        ++checked;
    }
    QCOMPARE(checked, 2 * comparison.places.size() + 1);  // a classifier has no statistics
    QVERIFY(comparison.notes.empty());
}

void TstCompare::theMostChangedComeFirst() {
    const StateDict before = hashWeights(specOf(0));
    const WeightsComparison comparison =
        compared(weightsOf(before, "a"), weightsOf(tuned(before), "b"));
    const std::vector<std::size_t> order = rankedTensors(comparison);
    QCOMPARE(order.size(), comparison.tensors.size());
    const auto relativeAt = [&](std::size_t i) {
        return comparison.tensors[order[i]].change.relative().value();
    };
    for (std::size_t i = 1; i < order.size(); ++i) {
        QVERIFY(relativeAt(i - 1) >= relativeAt(i));
        QVERIFY(relativeAt(i - 1) > relativeAt(i) || order[i - 1] < order[i]);
    }
    QVERIFY(comparison.tensors[order.back()].change.equal());
}

void TstCompare::namesAndContainersDoNotMatter() {
    const Files files;
    const std::filesystem::path ours = files.folder() / "ours.safetensors";
    writeSafetensors(ours, drawnAs(TensorNames::Torchvision));
    int checked = 0;
    for (const TensorNames names :
         {TensorNames::Timm, TensorNames::Lukemelas, TensorNames::Transformers}) {
        const std::string word = tensorNamesWord(names);
        const auto theirs = files.write(word + ".pth", pthOf(drawnAs(names, "module.")));
        const WeightsComparison comparison = compared(load(ours), load(theirs));
        QVERIFY2(comparison.parameters.equal() && comparison.statistics.equal(), word.c_str());
        QCOMPARE(comparison.before.names, std::string("torchvision"));
        QCOMPARE(comparison.after.names, word);
        std::int64_t parameters = 0;
        for (const TensorChange& tensor : comparison.tensors)
            parameters += isStatistic(tensor.role) ? 0 : tensor.change.values;
        QCOMPARE(parameters, std::int64_t{5'288'548});  // as published for B0
        ++checked;
    }
    QCOMPARE(checked, 3);
}

void TstCompare::valuesThatAreNotFiniteAreCounted() {
    constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
    constexpr float kInf = std::numeric_limits<float>::infinity();
    const auto tensor = [](std::vector<float> values) {
        const auto count = static_cast<std::int64_t>(values.size());
        return makeTensor({count}, std::move(values));
    };
    const WeightChange change =
        changeOf(tensor({3.0F, kNaN, 1.0F, kNaN, 4.0F}), tensor({3.0F, kNaN, kInf, 2.0F, 0.0F}));
    QCOMPARE(change.values, 5);
    QCOMPARE(change.nonFinite, 3);
    QCOMPARE(change.changed, 3);  // the same NaN is no change
    QCOMPARE(change.largest, 4.0);
    QCOMPARE(change.relative().value(), 0.8);
    QCOMPARE(change.normRatio().value(), 0.6);
    QCOMPARE(change.cosine().value(), 0.6);
}

void TstCompare::whatWasZeroHasNoRelativeChange() {
    const WeightTensor zero = makeTensor({2}, std::vector<float>{0.0F, 0.0F});
    const WeightTensor one = makeTensor({2}, std::vector<float>{0.0F, 1.0F});
    const WeightTensor negative = makeTensor({2}, std::vector<float>{0.0F, -0.0F});
    const WeightChange grown = changeOf(zero, one);
    QVERIFY(!grown.relative() && !grown.cosine() && !grown.normRatio());
    QCOMPARE(grown.largest, 1.0);
    QVERIFY(grown.rank() > 1e300);
    QCOMPARE(changeOf(zero, zero).rank(), 0.0);
    QVERIFY(changeOf(zero, zero).equal());
    const WeightChange sign = changeOf(zero, negative);  // another bit, the same number
    QVERIFY(!sign.equal() && sign.changed == 1 && sign.largest == 0.0);
    QVERIFY(!changeOf(one, zero).cosine());
    QCOMPARE(changeOf(one, zero).normRatio().value(), 0.0);
}

void TstCompare::headsOfOtherClassCountsAreANote() {
    NetworkSpec ten = specOf(0);
    ten.classCount = 10;
    const WeightsComparison comparison =
        compared(weightsOf(drawn(), "imagenet.pth"), weightsOf(drawn(ten), "flowers.pth", ten));
    QVERIFY(anyNote(comparison, "imagenet.pth has 1000 outputs and flowers.pth has 10 outputs"));
    QCOMPARE(comparison.places.back().name, std::string("head"));
    QVERIFY(std::ranges::none_of(comparison.tensors, [](const TensorChange& tensor) {
        return tensor.key.starts_with("classifier");
    }));
    QVERIFY(comparison.parameters.equal());  // drawn alike, but for the classifier
    Weights off = weightsOf(drawn(), "off.pth");
    off.report.classifierUsable = false;
    QVERIFY(anyNote(compared(weightsOf(drawn(), "a.pth"), off), "off.pth has no classifier"));
}

void TstCompare::layersBehindTheClassifierAreCompared() {
    const auto withRest = [](float weight, const std::string& name) {
        Weights weights = weightsOf(drawn(), name);
        HeadRest rest;
        rest.stages.push_back({HeadActivation::Relu, {1000, 1, {}, {0.5F}}});
        rest.stages.back().linear.weight.assign(1000, weight);
        weights.headRest = std::make_shared<const HeadRest>(std::move(rest));
        return weights;
    };
    const WeightsComparison comparison = compared(withRest(2.0F, "a"), withRest(3.0F, "b"));
    const TensorChange& layer = tensorNamed(comparison, "classifier.2.weight");
    QCOMPARE(layer.shape, (std::vector<std::int64_t>{1, 1000}));
    QCOMPARE(layer.change.relative().value(), 0.5);
    QVERIFY(tensorNamed(comparison, "classifier.2.bias").change.equal());
    QCOMPARE(comparison.places[layer.place].name, std::string("classifier"));
    QVERIFY(anyNote(compared(withRest(2.0F, "a"), weightsOf(drawn(), "b")), "1 output"));
}

void TstCompare::otherConventionsAreANote() {
    Weights same = weightsOf(drawn(), "b.pth");
    same.report.padding = "same";
    QVERIFY(anyNote(compared(weightsOf(drawn(), "a.pth"), same), "b.pth with padding same"));
}

void TstCompare::filesOfOneNameAreToldApart() {
    Weights a = weightsOf(drawn(), "best.pth"), b = weightsOf(drawn(), "best.pth");
    a.info.path = "/runs/1/best.pth";
    b.info.path = "/runs/2/best.pth";
    const WeightsComparison comparison = compared(a, b);
    QCOMPARE(comparison.before.title, std::string("/runs/1/best.pth"));
    QCOMPARE(comparison.after.title, std::string("/runs/2/best.pth"));
    a.info.sha256 = b.info.sha256 = std::string(64, 'a');
    QVERIFY(anyNote(compared(a, b), "Both are the same file."));
}

void TstCompare::twoNetworksAreOneRefusal() {
    const auto failure = failureOf([] {
        (void)compared(weightsOf(drawn(), "a.pth"),
                       weightsOf(drawn(specOf(1)), "b.pth", specOf(1)));
    });
    QVERIFY(failure && failure->code == ErrorCode::ShapeMismatch);
    QCOMPARE(failure->message,
             std::string("a.pth is of B0 and b.pth of B1; two checkpoints are compared tensor by "
                         "tensor: give two of one network."));
}

void TstCompare::theNetworkIsFoundInTheFiles() {
    using Source = WeightsRequest::Source;
    const Files files;
    const auto b1 = files.write("one/b1.pth", pthOf(drawn(specOf(1))));
    const auto b0 = files.write("nought/b0.pth", pthOf(drawn()));
    const WeightsRequest random{Source::Random, {}, 3}, demo{Source::Demo, {}, 0};
    QCOMPARE(common(fileAt(b1), random).variant, std::optional(1));
    QCOMPARE(common(random, fileAt(b1)).variant, std::optional(1));
    QCOMPARE(common(demo, random).variant, std::optional(0));
    QCOMPARE(common({Source::Auto, b1.parent_path(), 0}, fileAt(b1)).variant, std::optional(1));
    const auto different = failureOf([&] { (void)common(fileAt(b0), fileAt(b1)); });
    QVERIFY(different && different->code == ErrorCode::ShapeMismatch);
    QVERIFY(different->message.find("b0.pth is of EfficientNet-B0 and ") != std::string::npos);
    const auto several = failureOf([&] { (void)common(random, {Source::Auto, {}, 0}); });
    QVERIFY(several && several->code == ErrorCode::ArgumentInvalid);
    const auto other = files.write("other.pth", pthOf([] {
                                       StateDict dict;
                                       dict.set("fc.weight", makeTensor({1}, std::vector{1.0F}));
                                       return dict;
                                   }()));
    QVERIFY(failureOf([&] { (void)common(fileAt(other), random); }));
}

void TstCompare::cancelStops() {
    const std::atomic<bool> cancel{true};
    RunContext context({}, &cancel);
    const Weights weights = weightsOf(drawn(), "a");
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)compareWeights(weights, weights, context));
}

SCALESCOPE_TEST(TstCompare)
#include "tst_compare.moc"
