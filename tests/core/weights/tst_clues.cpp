// SPDX-License-Identifier: Apache-2.0
#include "core/weights/clues.h"
#include "core/weights/library.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

class TstClues : public QObject {
    Q_OBJECT

private slots:
    void portsAreToldFromPlainNetworks();
    void namesInACheckpointAreFound();
    void metadataTellsThePadding();
    void wordsOfLibrariesAreReadBack();
    void otherWordsAreRefused();
};

void TstClues::portsAreToldFromPlainNetworks() {
    for (const char* text : {"tf_efficientnet_b0", "timm/tf_efficientnet_b3.ns_jft_in1k",
                             "TF-EfficientNet-B7", "/runs/tf_efficientnet_b0_ap/best.pth"}) {
        QVERIFY2(namesTfPort(text), text);
        QVERIFY2(!namesPlainNetwork(text), text);
    }
    for (const char* text : {"efficientnet_b0", "efficientnet-b4", "my_efficientnet_b1_best.pth"}) {
        QVERIFY2(!namesTfPort(text), text);
        QVERIFY2(namesPlainNetwork(text), text);
    }
    for (const char* text : {"efficientnet_blur_b0", "timm/efficientnet-blur-b1.x"}) {
        QVERIFY2(!namesTfPort(text) && !namesPlainNetwork(text), text);
        QVERIFY2(namesBlurredNetwork(text), text);
    }
    for (const char* text : {"tf_efficientnet_b0_ap", "tf_efficientnet_b7_ap-ddb28fec.pth",
                             "timm/tf_efficientnet_b3.ap_in1k", "adv-efficientnet-b0-b64d5a18.pth"})
        QVERIFY2(namesAdvProp(text), text);
    for (const char* text :
         {"tf_efficientnet_b0", "tf_efficientnet_b0_apples.pth", "efficientnet_b0_ap",
          "tf_efficientnet_b", "tf_efficientnet_b3_ns", "tf_efficientnet_b0_a"})
        QVERIFY2(!namesAdvProp(text), text);
    QVERIFY(!namesBlurredNetwork("efficientnet_b0") && !namesBlurredNetwork("efficientnet_blur"));
    for (const char* text : {"", "best", "tf_efficientnet", "tf_efficientnetv2_b0",
                             "efficientnet_lite0", "efficientnet_b", "tf_mobilenet"}) {
        QVERIFY2(!namesTfPort(text), text);
        QVERIFY2(!namesPlainNetwork(text), text);
    }
}

void TstClues::namesInACheckpointAreFound() {
    Archive archive;
    Value& root = archive.add(Value::Kind::Dict);
    Value& options = archive.add(Value::Kind::Dict);
    const auto put = [&](Value& dict, std::string_view key, Value& value) {
        Value& name = archive.add(Value::Kind::Text);
        name.text = key;
        dict.items.push_back(&name);
        dict.items.push_back(&value);
    };
    Value& arch = archive.add(Value::Kind::Text);
    arch.text = "tf_efficientnet_b2";
    Value& other = archive.add(Value::Kind::Text);
    other.text = "adamw";
    put(options, "model_name", arch);
    put(options, "opt", other);
    put(root, "args", options);
    put(root, "itself", root);  // a circle ends by its depth
    archive.root = &root;
    const Clues clues = cluesIn(archive);
    QVERIFY(!clues.architectures.empty());
    for (const std::string& text : clues.architectures)
        QCOMPARE(text, std::string("tf_efficientnet_b2"));
    QVERIFY(!clues.padding);
}

void TstClues::metadataTellsThePadding() {
    Archive archive;
    archive.metadata = {{kPaddingKey, "same:260"}, {kBatchNormEpsKey, "0.001"}};
    QCOMPARE(paddingWord(*cluesIn(archive).padding), std::string("same:260"));
    QCOMPARE(*cluesIn(archive).batchNormEps, 0.001);
    archive.metadata = {{kPaddingKey, "sideways"}, {kBatchNormEpsKey, "-1"}};
    QVERIFY(!cluesIn(archive).padding);
    QVERIFY(!cluesIn(archive).batchNormEps);
}

void TstClues::wordsOfLibrariesAreReadBack() {
    for (const char* word : {"torchvision", "timm", "tf", "lukemelas", "transformers"})
        QCOMPARE(std::string(libraryWord(*askedConventions(word, "").library)), std::string(word));
    QVERIFY(askedConventions("auto", "auto") == AskedConventions{});
    QVERIFY(*askedConventions("", "same").padding == *parsePadding("same"));
}

void TstClues::otherWordsAreRefused() {
    const auto names = failureOf([] { (void)askedConventions("keras", ""); });
    QCOMPARE(names->code, ErrorCode::ArgumentInvalid);
    QVERIFY(names->message.starts_with("Names \"keras\""));
    const auto padding = failureOf([] { (void)askedConventions("", "valid"); });
    QVERIFY(padding->message.starts_with("Padding \"valid\""));
}

SCALESCOPE_TEST(TstClues)
#include "tst_clues.moc"
