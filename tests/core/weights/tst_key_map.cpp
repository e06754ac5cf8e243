// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/base/format.h"
#include "core/model/parameters.h"
#include "core/weights/key_map.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <set>

using namespace scalescope;
using namespace scalescope::test;

namespace {

Architecture architectureOf(int variant) {
    return buildArchitecture(family().at(static_cast<std::size_t>(variant)).spec);
}

/// Empty tensors of the right shapes: names and shapes are all that is looked at.
StateDict shapesOf(int variant, TensorNames names, const std::string& prefix = "") {
    const Architecture architecture = architectureOf(variant);
    const KeyMap map(names, architecture);
    StateDict dict;
    for (const ParameterSpec& parameter : expectedParameters(architecture))
        dict.set(prefix + map.fileKey(parameter.key), {Dtype::F32, parameter.shape, {}, nullptr});
    return dict;
}

}  // namespace

class TstKeyMap : public QObject {
    Q_OBJECT

private slots:
    void namesAndShapesAreThoseOfTorchvision_data();
    void namesAndShapesAreThoseOfTorchvision();
    void mapsSingleKeys_data();
    void mapsSingleKeys();
    void mmpretrainJoinsStages();
    void namesOfEveryLibraryAreOneToOne();
    void recognisesEveryVariantByTheNamesOfEveryLibrary_data();
    void recognisesEveryVariantByTheNamesOfEveryLibrary();
    void findsPrefixes();
    void transformersHasItsHeadOutsideOfItsBody();
    void recognisesV2();
    void othersAreNotRecognised();
    void renamesAWholeDict();
};

void TstKeyMap::namesAndShapesAreThoseOfTorchvision_data() {
    QTest::addColumn<int>("variant");
    for (int variant = 0; variant < 8; ++variant)
        QTest::addRow("b%d", variant) << variant;
}

void TstKeyMap::namesAndShapesAreThoseOfTorchvision() {
    QFETCH(int, variant);
    const auto golden = nlohmann::json::parse(readAll(goldenPath("weights.json")));
    const auto& expected = golden.at("torchvisionNames").at(static_cast<std::size_t>(variant));
    const StateDict dict = shapesOf(variant, TensorNames::Torchvision);
    std::string lines;
    for (const auto& [key, tensor] : dict.entries())
        lines += key + ' ' + formatShape(tensor.shape) + '\n';
    QCOMPARE(dict.size(), expected.at("count").get<std::size_t>());
    QCOMPARE(sha256Hex(std::as_bytes(std::span(lines))), expected.at("sha256").get<std::string>());
}

void TstKeyMap::mapsSingleKeys_data() {
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("torchvision");
    QTest::addColumn<QString>("timm");
    QTest::addColumn<QString>("lukemelas");
    const auto row = [](const char* ours, const char* torchvision, const char* timm,
                        const char* lukemelas) {
        QTest::addRow("%s", ours) << ours << torchvision << timm << lukemelas;
    };
    row("stem.conv.weight", "features.0.0.weight", "conv_stem.weight", "_conv_stem.weight");
    row("stem.bn.running_var", "features.0.1.running_var", "bn1.running_var", "_bn0.running_var");
    row("stages.1.0.depthwise.conv.weight", "features.1.0.block.0.0.weight",
        "blocks.0.0.conv_dw.weight", "_blocks.0._depthwise_conv.weight");
    row("stages.1.0.depthwise.bn.bias", "features.1.0.block.0.1.bias", "blocks.0.0.bn1.bias",
        "_blocks.0._bn1.bias");
    row("stages.1.0.se.reduce.bias", "features.1.0.block.1.fc1.bias",
        "blocks.0.0.se.conv_reduce.bias", "_blocks.0._se_reduce.bias");
    row("stages.1.0.se.expand.weight", "features.1.0.block.1.fc2.weight",
        "blocks.0.0.se.conv_expand.weight", "_blocks.0._se_expand.weight");
    row("stages.1.0.project.conv.weight", "features.1.0.block.2.0.weight",
        "blocks.0.0.conv_pw.weight", "_blocks.0._project_conv.weight");
    row("stages.1.0.project.bn.weight", "features.1.0.block.2.1.weight", "blocks.0.0.bn2.weight",
        "_blocks.0._bn2.weight");
    row("stages.2.1.expand.conv.weight", "features.2.1.block.0.0.weight",
        "blocks.1.1.conv_pw.weight", "_blocks.2._expand_conv.weight");
    row("stages.2.1.expand.bn.weight", "features.2.1.block.0.1.weight", "blocks.1.1.bn1.weight",
        "_blocks.2._bn0.weight");
    row("stages.5.2.depthwise.conv.weight", "features.5.2.block.1.0.weight",
        "blocks.4.2.conv_dw.weight", "_blocks.10._depthwise_conv.weight");
    row("stages.5.2.depthwise.bn.num_batches_tracked", "features.5.2.block.1.1.num_batches_tracked",
        "blocks.4.2.bn2.num_batches_tracked", "_blocks.10._bn1.num_batches_tracked");
    row("stages.5.2.se.reduce.weight", "features.5.2.block.2.fc1.weight",
        "blocks.4.2.se.conv_reduce.weight", "_blocks.10._se_reduce.weight");
    row("stages.5.2.project.conv.weight", "features.5.2.block.3.0.weight",
        "blocks.4.2.conv_pwl.weight", "_blocks.10._project_conv.weight");
    row("stages.7.0.project.bn.running_mean", "features.7.0.block.3.1.running_mean",
        "blocks.6.0.bn3.running_mean", "_blocks.15._bn2.running_mean");
    row("head.conv.weight", "features.8.0.weight", "conv_head.weight", "_conv_head.weight");
    row("head.bn.bias", "features.8.1.bias", "bn2.bias", "_bn1.bias");
    row("classifier.weight", "classifier.1.weight", "classifier.weight", "_fc.weight");
}

void TstKeyMap::mapsSingleKeys() {
    QFETCH(QString, ours);
    const Architecture b0 = architectureOf(0);
    const auto check = [&](TensorNames names, const char* column) {
        const QString mapped =
            QString::fromStdString(KeyMap(names, b0).fileKey(ours.toStdString()));
        QCOMPARE(mapped, *static_cast<QString*>(QTest::qData(column, qMetaTypeId<QString>())));
    };
    check(TensorNames::Torchvision, "torchvision");
    check(TensorNames::Timm, "timm");
    check(TensorNames::Lukemelas, "lukemelas");
    check(TensorNames::ScaleScope, "ours");
}

void TstKeyMap::mmpretrainJoinsStages() {
    const KeyMap b1(TensorNames::Mmpretrain, architectureOf(1));
    const auto key = [&](const char* ours) { return b1.fileKey(ours); };
    QCOMPARE(key("stem.conv.weight"), std::string("layers.0.conv.weight"));
    QCOMPARE(key("stages.1.1.depthwise.bn.bias"), std::string("layers.1.1.depthwise_conv.bn.bias"));
    QCOMPARE(key("stages.4.3.expand.conv.weight"),
             std::string("layers.4.3.expand_conv.conv.weight"));
    // B1 has four blocks in stage 4, five in stage 6.
    QCOMPARE(key("stages.5.0.se.reduce.bias"), std::string("layers.4.4.se.conv1.conv.bias"));
    QCOMPARE(key("stages.7.1.project.bn.weight"), std::string("layers.5.6.linear_conv.bn.weight"));
    QCOMPARE(key("head.bn.weight"), std::string("layers.6.bn.weight"));
    QCOMPARE(key("classifier.bias"), std::string("head.fc.bias"));
}

void TstKeyMap::namesOfEveryLibraryAreOneToOne() {
    for (const TensorNames names :
         {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
          TensorNames::Lukemelas, TensorNames::Transformers, TensorNames::Mmpretrain})
        for (int variant = 0; variant < 8; ++variant)
            QCOMPARE(shapesOf(variant, names).size(),
                     expectedParameters(architectureOf(variant)).size());
}

void TstKeyMap::recognisesEveryVariantByTheNamesOfEveryLibrary_data() {
    QTest::addColumn<int>("names");
    for (const TensorNames names :
         {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
          TensorNames::Lukemelas, TensorNames::Transformers, TensorNames::Mmpretrain})
        QTest::addRow("%s", tensorNamesWord(names)) << static_cast<int>(names);
}

void TstKeyMap::recognisesEveryVariantByTheNamesOfEveryLibrary() {
    QFETCH(int, names);
    for (int variant = 0; variant < 8; ++variant) {
        const auto found = recognise(shapesOf(variant, static_cast<TensorNames>(names)));
        QVERIFY(found);
        QCOMPARE(static_cast<int>(found->names), names);
        QCOMPARE(found->variant, std::optional(variant));
        QCOMPARE(found->prefix, std::string());
        QVERIFY(!found->isV2);
    }
}

void TstKeyMap::findsPrefixes() {
    for (const char* prefix : {"module.", "_orig_mod.module.", "model.backbone.", "net."})
        for (const TensorNames names :
             {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
              TensorNames::Lukemelas, TensorNames::Transformers, TensorNames::Mmpretrain}) {
            const auto found = recognise(shapesOf(3, names, prefix));
            QVERIFY(found);
            QCOMPARE(found->names, names);
            QCOMPARE(found->prefix, std::string(prefix));
            QCOMPARE(found->variant, std::optional(3));
        }
    StateDict partly = shapesOf(0, TensorNames::Torchvision, "backbone.");
    partly.set("head.fc.weight", {Dtype::F32, {3, 1280}, {}, nullptr});
    QCOMPARE(recognise(partly)->prefix, std::string("backbone."));
}

void TstKeyMap::transformersHasItsHeadOutsideOfItsBody() {
    StateDict file;
    const StateDict body = shapesOf(1, TensorNames::Transformers);
    for (const auto& [key, tensor] : body.entries())
        file.set((key.starts_with("classifier") ? "model." : "model.efficientnet.") + key, tensor);
    const auto found = recognise(file);
    QVERIFY(found);
    QCOMPARE(found->prefix, std::string("model.efficientnet."));
    QCOMPARE(headPrefix(*found), std::string("model."));
    QCOMPARE(found->variant, std::optional(1));
    // Names of transformers 5.24, EfficientNetForImageClassification of B1.
    for (const char* key :
         {"efficientnet.embeddings.convolution.weight",
          "efficientnet.embeddings.batchnorm.running_var",
          "efficientnet.encoder.blocks.0.depthwise_conv.depthwise_conv.weight",
          "efficientnet.encoder.blocks.2.expansion.expand_conv.weight",
          "efficientnet.encoder.blocks.2.expansion.expand_bn.bias",
          "efficientnet.encoder.blocks.22.depthwise_conv.depthwise_norm.running_mean",
          "efficientnet.encoder.blocks.22.squeeze_excite.reduce.bias",
          "efficientnet.encoder.blocks.22.squeeze_excite.expand.weight",
          "efficientnet.encoder.blocks.22.projection.project_conv.weight",
          "efficientnet.encoder.blocks.22.projection.project_bn.num_batches_tracked",
          "efficientnet.encoder.top_conv.weight", "efficientnet.encoder.top_bn.weight",
          "classifier.weight", "classifier.bias"})
        QVERIFY2(file.find(std::string("model.") + key), key);
}

void TstKeyMap::recognisesV2() {
    StateDict torchvision;
    torchvision.set("features.0.0.weight", {Dtype::F32, {24, 3, 3, 3}, {}, nullptr});
    torchvision.set("features.1.0.block.0.0.weight", {Dtype::F32, {24, 24, 3, 3}, {}, nullptr});
    QVERIFY(recognise(torchvision)->isV2);
    QVERIFY(!recognise(torchvision)->variant);
    StateDict timm;
    timm.set("conv_stem.weight", {Dtype::F32, {24, 3, 3, 3}, {}, nullptr});
    timm.set("blocks.0.0.conv.weight", {Dtype::F32, {24, 24, 3, 3}, {}, nullptr});
    QVERIFY(recognise(timm)->isV2);
}

void TstKeyMap::othersAreNotRecognised() {
    StateDict mobilenet;
    mobilenet.set("features.0.0.weight", {Dtype::F32, {32, 3, 3, 3}, {}, nullptr});
    mobilenet.set("features.1.conv.0.0.weight", {Dtype::F32, {32, 1, 3, 3}, {}, nullptr});
    QVERIFY(!recognise(mobilenet));
    QVERIFY(!recognise({}));
    StateDict wider = shapesOf(0, TensorNames::Torchvision);
    wider.set("features.8.0.weight", {Dtype::F32, {1284, 320, 1, 1}, {}, nullptr});
    QVERIFY(!recognise(wider)->variant);
}

void TstKeyMap::renamesAWholeDict() {
    const StateDict ours = shapesOf(2, TensorNames::ScaleScope);
    const StateDict theirs = renamed(ours, TensorNames::Lukemelas, architectureOf(2));
    QCOMPARE(contentDigest(theirs), contentDigest(shapesOf(2, TensorNames::Lukemelas)));
}

SCALESCOPE_TEST(TstKeyMap)
#include "tst_key_map.moc"
