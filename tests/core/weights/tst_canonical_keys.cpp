// SPDX-License-Identifier: Apache-2.0
// Networks that were wrapped, pruned or taken apart before they were saved load as what they are.
#include "core/weights/canonical_keys.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace scalescope;
using namespace scalescope::test;

namespace {

StateDict renamedBy(const StateDict& dict, const std::function<std::string(std::string)>& rename) {
    StateDict other;
    for (const auto& [key, tensor] : dict.entries())
        if (const std::string name = rename(key); !name.empty())
            other.set(name, tensor);
    return other;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    if (const std::size_t at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
    return text;
}

StateDict canonical(const StateDict& file) {
    return canonicalTensors(file, ReadDepth::Whole).tensors;
}

}  // namespace

class TstCanonicalKeys : public QObject {
    Q_OBJECT

private slots:
    void plainNamesStay_data();
    void plainNamesStay();
    void wrappersOfTrainingAreDropped();
    void blocksInStacksAreTakenOut();
    void wrappedConvolutionsAreUnwrapped_data();
    void wrappedConvolutionsAreUnwrapped();
    void masksOfPruningAreApplied();
    void weightNormsAreComputed();
    void weightNormsGoOverTheDimensionsOfTheirGains();
    void spectralNormsAreComputed();
    void partsThatDoNotFitStayAsTheyAre();
    void ofAStructureNothingIsComputed();
    void featuresInASequentialGetTheirNames_data();
    void featuresInASequentialGetTheirNames();
    void aFeatureExtractorLoadsWithoutPredictions();
};

void TstCanonicalKeys::plainNamesStay_data() {
    QTest::addColumn<int>("names");
    for (const TensorNames names : {TensorNames::ScaleScope, TensorNames::Torchvision,
                                    TensorNames::Timm, TensorNames::Lukemelas})
        QTest::newRow(tensorNamesWord(names)) << static_cast<int>(names);
}

void TstCanonicalKeys::plainNamesStay() {
    QFETCH(int, names);
    const StateDict file = drawnAs(static_cast<TensorNames>(names), "module.");
    const CanonicalTensors same = canonicalTensors(file, ReadDepth::Whole);
    QVERIFY(same.fileKeys.empty() && same.notes.empty());
    QCOMPARE(contentDigest(same.tensors), contentDigest(file));
}

void TstCanonicalKeys::wrappersOfTrainingAreDropped() {
    const StateDict plain = drawnAs(TensorNames::Torchvision);
    const StateDict wrapped = renamedBy(plain, [](const std::string& key) {
        return replaced(key, "features.1.",
                        "features.1._fsdp_wrapped_module._checkpoint_wrapped_module.");
    });
    QVERIFY(contentDigest(wrapped) != contentDigest(plain));
    QCOMPARE(contentDigest(canonical(wrapped)), contentDigest(plain));
}

/// MONAI's EfficientNetBN: blocks are numbered through, within one Sequential per stage.
void TstCanonicalKeys::blocksInStacksAreTakenOut() {
    const StateDict plain = drawnAs(TensorNames::Lukemelas, "module.");
    std::map<std::string, std::string> stacks;  // of blocks
    for (const BlockSpec& block : buildArchitecture(specOf(0)).blocks)
        stacks[std::to_string(block.index)] = std::to_string(block.stage - 1);
    const StateDict stacked = renamedBy(plain, [&](const std::string& key) {
        const std::size_t blocks = key.find("_blocks.");
        if (blocks == std::string::npos)
            return key;
        const std::size_t number = blocks + 8;
        const std::string block = key.substr(number, key.find('.', number) - number);
        return key.substr(0, number) + stacks.at(block) + '.' + key.substr(number);
    });
    QVERIFY(stacked.find("module._blocks.2.4._bn0.weight"));
    const CanonicalTensors found = canonicalTensors(stacked, ReadDepth::Whole);
    QCOMPARE(contentDigest(found.tensors), contentDigest(plain));
    QCOMPARE(found.fileKeys.at("module._blocks.4._bn0.weight"),
             std::string("module._blocks.2.4._bn0.weight"));
    QVERIFY(found.notes.at(0).find("stacks") != std::string::npos);
    const Files files;
    const Weights weights = load(files.write("x.pth", pthOf(stacked)));
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QCOMPARE(weights.spec.padding.mode, Padding::Mode::Same);
}

void TstCanonicalKeys::wrappedConvolutionsAreUnwrapped_data() {
    QTest::addColumn<int>("names");
    QTest::addColumn<QString>("wrapper");
    for (const TensorNames names : {TensorNames::Torchvision, TensorNames::Timm})
        for (const char* wrapper : {"conv", "module", "base_layer"})
            QTest::addRow("%s in %s", tensorNamesWord(names), wrapper)
                << static_cast<int>(names) << QString(wrapper);
}

void TstCanonicalKeys::wrappedConvolutionsAreUnwrapped() {
    QFETCH(int, names);
    QFETCH(QString, wrapper);
    const StateDict plain = drawnAs(static_cast<TensorNames>(names), "net.");
    StateDict wrapped;
    for (const auto& [key, tensor] : plain.entries()) {
        const bool isConvolution = tensor.shape.size() == 4;
        const bool isBias = key.find("reduce.bias") != std::string::npos ||
                            key.find("expand.bias") != std::string::npos ||
                            key.find("fc1.bias") != std::string::npos ||
                            key.find("fc2.bias") != std::string::npos;
        const std::size_t leaf = key.rfind('.');
        wrapped.set(isConvolution || isBias
                        ? key.substr(0, leaf) + "." + wrapper.toStdString() + key.substr(leaf)
                        : key,
                    tensor);
    }
    const CanonicalTensors found = canonicalTensors(wrapped, ReadDepth::Whole);
    QCOMPARE(contentDigest(found.tensors), contentDigest(plain));
    QCOMPARE(found.notes.size(), std::size_t{1});
    QVERIFY(found.fileKeys.begin()->second.find(wrapper.toStdString()) != std::string::npos);
}

void TstCanonicalKeys::masksOfPruningAreApplied() {
    StateDict file;
    file.set("a.weight_orig", makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4}));
    file.set("a.weight_mask", makeTensor({2, 2}, std::vector<float>{1, 0, 0, 1}));
    file.set("b.weight_orig", makeTensor({1}, std::vector<float>{7}));  // without a mask
    const StateDict dict = canonical(file);
    QCOMPARE(toFloat(*dict.find("a.weight")), (std::vector<float>{1, 0, 0, 4}));
    QVERIFY(!dict.find("a.weight_mask") && !dict.find("a.weight_orig"));
    QVERIFY(dict.find("b.weight_orig") && !dict.find("b.weight"));
}

void TstCanonicalKeys::weightNormsAreComputed() {
    for (const auto& [v, g] : {std::pair{"a.weight_v", "a.weight_g"},
                               std::pair{"a.parametrizations.weight.original1",
                                         "a.parametrizations.weight.original0"}}) {
        StateDict file;
        file.set(g, makeTensor({2, 1}, std::vector<float>{10, 1}));
        file.set(v, makeTensor({2, 2}, std::vector<float>{3, 4, 0, 2}));
        const StateDict dict = canonical(file);
        QCOMPARE(toFloat(*dict.find("a.weight")), (std::vector<float>{6, 8, 0, 1}));
        QCOMPARE(dict.size(), std::size_t{1});
    }
}

/// Of PyTorch's weight_norm(dim=...): the gain's shape says what shares a norm.
void TstCanonicalKeys::weightNormsGoOverTheDimensionsOfTheirGains() {
    const auto of = [](std::vector<std::int64_t> shape, std::vector<float> gains) {
        StateDict file;
        file.set("a.weight_g", makeTensor(std::move(shape), std::move(gains)));
        file.set("a.weight_v", makeTensor({2, 2}, std::vector<float>{3, 5, 4, 12}));
        return toFloat(*canonical(file).find("a.weight"));
    };
    QCOMPARE(of({1, 2}, {10, 26}), (std::vector<float>{6, 10, 8, 24}));  // columns: 5 and 13
    const std::vector<float> whole = of({}, {std::sqrt(194.0F)});        // all of it
    QVERIFY(std::abs(whole[0] - 3) < 1e-6F && std::abs(whole[3] - 12) < 1e-5F);
    StateDict file;
    file.set("a.weight_orig", makeTensor({1, 2}, std::vector<float>{2, 4}));
    file.set("a.weight_u", makeTensor({2}, std::vector<float>{1, 0}));  // of the second dimension
    file.set("a.weight_v", makeTensor({1}, std::vector<float>{1}));
    QVERIFY(!canonical(file).find("a.weight"));
}

void TstCanonicalKeys::spectralNormsAreComputed() {
    struct Names {
        const char *weight, *u, *v;
    };
    for (const Names& names :
         {Names{"a.weight_orig", "a.weight_u", "a.weight_v"},
          Names{"a.parametrizations.weight.original", "a.parametrizations.weight.0._u",
                "a.parametrizations.weight.0._v"}}) {
        StateDict file;
        file.set(names.weight, makeTensor({2, 2}, std::vector<float>{2, 0, 4, 8}));
        file.set(names.u, makeTensor({2}, std::vector<float>{0, 1}));
        file.set(names.v, makeTensor({2}, std::vector<float>{0.5F, 0.25F}));
        const StateDict dict = canonical(file);  // sigma is 4 * 0.5 + 8 * 0.25
        QCOMPARE(toFloat(*dict.find("a.weight")), (std::vector<float>{0.5F, 0, 1, 2}));
        QCOMPARE(dict.size(), std::size_t{1});
    }
}

/// A mask of another size is not that of the weight: nothing is invented.
void TstCanonicalKeys::partsThatDoNotFitStayAsTheyAre() {
    StateDict file;
    file.set("a.weight_orig", makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4}));
    file.set("a.weight_mask", makeTensor({3}, std::vector<float>{1, 0, 1}));
    file.set("b.weight_v", makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4}));
    file.set("b.weight_g", makeTensor({3}, std::vector<float>{1, 1, 1}));
    file.set("c.weight_orig", makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4}));
    file.set("c.weight_u", makeTensor({2}, std::vector<float>{1, 0}));
    file.set("c.weight_v", makeTensor({3}, std::vector<float>{1, 0, 0}));
    for (const ReadDepth reading : {ReadDepth::Whole, ReadDepth::Structure}) {
        const CanonicalTensors same = canonicalTensors(file, reading);
        QCOMPARE(contentDigest(same.tensors), contentDigest(file));
        QVERIFY(same.notes.empty());
    }
}

/// Names and shapes are known without a value; those of a part must not pass for the weight's.
void TstCanonicalKeys::ofAStructureNothingIsComputed() {
    StateDict file;
    const WeightTensor part = makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4});
    file.set("a.weight_orig", part);
    file.set("a.weight_mask", part);
    file.set("b.weight_v", part);
    file.set("b.weight_g", makeTensor({2, 1}, std::vector<float>{1, 1}));
    file.set("c.weight_orig", part);
    file.set("c.weight_u", makeTensor({2}, std::vector<float>{1, 0}));
    file.set("c.weight_v", makeTensor({2}, std::vector<float>{1, 0}));
    const CanonicalTensors found = canonicalTensors(file, ReadDepth::Structure);
    QCOMPARE(found.tensors.size(), std::size_t{3});
    for (const char* key : {"a.weight", "b.weight", "c.weight"}) {
        QCOMPARE(found.tensors.find(key)->shape, (std::vector<std::int64_t>{2, 2}));
        QVERIFY(found.tensors.find(key)->bytes.empty());
    }
}

void TstCanonicalKeys::featuresInASequentialGetTheirNames_data() {
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("names");
    QTest::newRow("features as the backbone")
        << "backbone." << static_cast<int>(TensorNames::Torchvision);
    QTest::newRow("features alone") << "" << static_cast<int>(TensorNames::Torchvision);
    QTest::newRow("children in a Sequential") << "0." << static_cast<int>(TensorNames::Torchvision);
    QTest::newRow("timm's children in a Sequential") << "" << static_cast<int>(TensorNames::Timm);
}

void TstCanonicalKeys::featuresInASequentialGetTheirNames() {
    QFETCH(QString, prefix);
    QFETCH(int, names);
    const std::string before = prefix.toStdString();
    const StateDict file =
        renamedBy(drawnAs(static_cast<TensorNames>(names)), [&](const std::string& key) {
            if (key.starts_with("classifier"))
                return std::string("fc") + key.substr(key.rfind('.'));
            std::string name = replaced(key, "features.", "");
            const std::vector<std::pair<std::string, std::string>> modules{{"conv_stem.", "0."},
                                                                           {"bn1.", "1."},
                                                                           {"blocks.", "2."},
                                                                           {"conv_head.", "3."},
                                                                           {"bn2.", "4."}};
            if (names == static_cast<int>(TensorNames::Timm))
                for (const auto& [module, number] : modules)
                    if (key.starts_with(module))
                        name = number + key.substr(module.size());
            return before + name;
        });
    Files files;
    const auto written = files.write("x.pth", pthOf(file));
    const Weights weights = load(written);
    QCOMPARE(contentDigest(*weights.dict), contentDigest(drawn()));
    QVERIFY(weights.report.classifierUsable);
    // The report has the names of the file.
    QVERIFY(std::ranges::any_of(weights.report.keys, [&](const KeyRecord& record) {
        return record.fileKey ==
               before + (names == static_cast<int>(TensorNames::Timm) ? "0.weight" : "0.0.weight");
    }));
}

void TstCanonicalKeys::aFeatureExtractorLoadsWithoutPredictions() {
    Files files;
    for (const int variant : {0, 1, 2}) {  // 1 and 2 differ in the shapes of their blocks alone
        const StateDict file =
            renamedBy(drawnAs(TensorNames::Timm, "", specOf(variant)), [](const std::string& key) {
                const bool isHead = key.starts_with("conv_head.") || key.starts_with("bn2.") ||
                                    key.starts_with("classifier.");
                return isHead ? std::string() : key;
            });
        const Weights weights = load(files.write("x.pth", pthOf(file)), specOf(variant));
        QVERIFY(!weights.report.classifierUsable);
        QVERIFY(weights.report.complete());
        QVERIFY(weights.report.notes.at(0).find("feature extractor") != std::string::npos);
        const StateDict cut =
            renamedBy(drawnAs(TensorNames::Timm, "", specOf(variant)), [](const std::string& key) {
                return key.starts_with("conv_head.") ? std::string() : key;
            });
        const Weights other = load(files.write("cut.pth", pthOf(cut)), specOf(variant));
        QVERIFY2(other.report.predictionsOff.find("lacks the last convolution, conv_head.weight") !=
                     std::string::npos,
                 other.report.predictionsOff.c_str());
        QCOMPARE(toFloat(*weights.dict->find("stages.1.0.depthwise.conv.weight")),
                 toFloat(*drawn(specOf(variant)).find("stages.1.0.depthwise.conv.weight")));
        for (const float value : toFloat(*weights.dict->find("head.conv.weight")))
            QCOMPARE(value, 0.0F);
    }
}

SCALESCOPE_TEST(TstCanonicalKeys)
#include "tst_canonical_keys.moc"
