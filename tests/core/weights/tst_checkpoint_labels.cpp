// SPDX-License-Identifier: Apache-2.0
// Class names that a training script saved, under whatever key and in whatever form.
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

const std::vector<std::string> kNames{"cat", "dog", "owl"};

const NetworkSpec& threeClasses() {
    static const NetworkSpec spec = [] {
        NetworkSpec three = specOf(0);
        three.classCount = 3;
        return three;
    }();
    return spec;
}

std::string list(const std::vector<std::string>& names) {
    std::string bytes = "](";
    for (const std::string& name : names)
        bytes += pickle::text(name);
    return bytes + "e";
}

/// {0: "cat", ...}
std::string byNumber(const std::vector<std::string>& names, int first = 0) {
    std::string bytes = "}(";
    for (std::size_t i = 0; i < names.size(); ++i)
        bytes += pickle::number(static_cast<std::int32_t>(i) + first) + pickle::text(names[i]);
    return bytes + "u";
}

std::string byName(const std::vector<std::string>& names) {
    std::vector<std::pair<std::string, std::string>> items;
    for (std::size_t i = 0; i < names.size(); ++i)
        items.emplace_back(names[i], pickle::number(static_cast<std::int32_t>(i)));
    return pickle::dict(items);
}

std::string object(const std::string& module, const std::string& name, const std::string& state) {
    return pickle::global(module, name) + ")\x81" + state + "b";
}

/// What labels such a checkpoint has, and what is told of it.
struct Told {
    std::vector<std::string> names;
    std::string source;
    std::vector<std::string> notes;
};

Told loaded(const std::string& key, const std::string& value) {
    const auto [body, storages] = pickled(drawnAs(TensorNames::Torchvision, "", threeClasses()));
    const std::string root = "}(" + pickle::text(key) + value + pickle::text("model") + body + "u";
    const Files files;
    const auto path = files.write("x.pth", pthZip(pickle::whole(root), storages));
    const Weights weights = load(path);
    RunContext context;
    const FileContents seen = inspectFile(path, context);
    if (seen.report.notes != weights.report.notes ||
        seen.classNames->names != weights.labels->names)
        return {{"inspecting says something else"}, "", {}};
    return {weights.labels->names, weights.labels->source, weights.report.notes};
}

}  // namespace

class TstCheckpointLabels : public QObject {
    Q_OBJECT

private slots:
    void namesAreFoundUnderAnyUsualKey_data();
    void namesAreFoundUnderAnyUsualKey();
    void namesAreFoundDeepInside_data();
    void namesAreFoundDeepInside();
    void indicesMayBeTensors_data();
    void indicesMayBeTensors();
    void ofSeveralTheOnesThatFit();
    void whatIsNotUsedIsTold_data();
    void whatIsNotUsedIsTold();
    void whatIsNoNameIsNone_data();
    void whatIsNoNameIsNone();
    void metadataOfSafetensors_data();
    void metadataOfSafetensors();
};

void TstCheckpointLabels::namesAreFoundUnderAnyUsualKey_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* key, const std::string& value, const char* form) {
        QTest::addRow("%s, %s", key, form) << QString(key) << QByteArray::fromStdString(value);
    };
    for (const char* key : {"classes", "class_names", "CLASSES", "names", "labels", "categories",
                            "label_list", "target_names", "vocab"})
        row(key, list(kNames), "list");
    for (const char* key : {"names", "id2label", "idx2label", "idx_to_class", "index_to_name",
                            "int_to_label", "label_map"})
        row(key, byNumber(kNames), "by number");
    for (const char* key : {"label2id", "class_to_idx", "cat2id", "labels", "class_map"})
        row(key, byName(kNames), "by name");
    row("classes", pickle::text("[\"cat\", \"dog\", \"owl\"]"), "JSON");
    row("classes", pickle::text("cat, dog,owl"), "commas");
    row("classes", "(" + pickle::text("cat") + pickle::text("dog") + pickle::text("owl") + "t",
        "tuple");
    std::string bytes = "](";
    for (const std::string& name : kNames)
        bytes += pickle::global("_codecs", "encode") + pickle::text(name) + pickle::text("latin1") +
                 "\x86R";
    row("classes", bytes + "e", "bytes");
    std::string described = "](";
    for (std::size_t i = 0; i < 3; ++i)
        described += pickle::dict({{"id", pickle::number(static_cast<std::int32_t>(i))},
                                   {"name", pickle::text(kNames[i])}});
    row("categories", described + "e", "described");
    row("le",
        object("sklearn.preprocessing._label", "LabelEncoder",
               pickle::dict({{"classes_", list(kNames)}})),
        "LabelEncoder");
    row("field", object("torchtext.vocab", "Vocab", pickle::dict({{"itos", list(kNames)}})),
        "vocabulary");
}

void TstCheckpointLabels::namesAreFoundUnderAnyUsualKey() {
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    const Told told = loaded(key.toStdString(), value.toStdString());
    QCOMPARE(told.names, kNames);
    QCOMPARE(told.source, key.toStdString() + " in x.pth");
    QVERIFY(told.notes.empty());
}

void TstCheckpointLabels::namesAreFoundDeepInside_data() {
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const std::string& value) {
        QTest::newRow(name) << QByteArray::fromStdString(value);
    };
    const std::string names = pickle::dict({{"classes", list(kNames)}});
    row("of MMClassification", pickle::dict({{"CLASSES", list(kNames)}}));
    row("of MMPretrain", pickle::dict({{"dataset_meta", names}}));
    row("arguments",
        object("argparse", "Namespace", pickle::dict({{"class_names", list(kNames)}})));
    row("configuration", pickle::dict({{"data", pickle::dict({{"train", names}})}}));
}

void TstCheckpointLabels::namesAreFoundDeepInside() {
    QFETCH(QByteArray, value);
    QCOMPARE(loaded("meta", value.toStdString()).names, kNames);
}

void TstCheckpointLabels::indicesMayBeTensors_data() {
    QTest::addColumn<bool>("oneAxis");
    QTest::newRow("of no axis") << false;
    QTest::newRow("of one value") << true;
}

/// {"cat": torch.tensor(0), ...}, as dict(zip(names, torch.arange(3))) leaves it. Whoever looks at
/// names and shapes alone is told the same.
void TstCheckpointLabels::indicesMayBeTensors() {
    QFETCH(bool, oneAxis);
    StateDict indices;
    const std::vector<std::int64_t> shape(std::size_t{oneAxis}, 1);
    for (std::size_t i = 0; i < kNames.size(); ++i)  // not in the order of the indices
        indices.set(kNames[(i + 1) % 3],
                    makeTensor(shape, std::vector<std::int64_t>{static_cast<std::int64_t>(i)}));
    Packed packed;
    const std::string root = packed.file(pickle::dict(
        {{"class_to_idx", packed.dict(indices)},
         {"model", packed.dict(drawnAs(TensorNames::Torchvision, "", threeClasses()))}}));
    const Files files;
    const auto path = files.write("x.pth", root);
    const std::vector<std::string> expected{"dog", "owl", "cat"};
    QCOMPARE(load(path).labels->names, expected);
    RunContext context;
    QCOMPARE(inspectFile(path, context, InspectDepth::Headers).classNames->names, expected);
}

void TstCheckpointLabels::ofSeveralTheOnesThatFit() {
    const std::string several =
        pickle::dict({{"classes", list({"a", "b"})}, {"names", list(kNames)}});
    const Told told = loaded("meta", several);
    QCOMPARE(told.names, kNames);
    QVERIFY(told.notes.empty());
}

void TstCheckpointLabels::whatIsNotUsedIsTold_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("words");
    const auto row = [](const std::string& value, const char* words) {
        QTest::newRow(words) << QByteArray::fromStdString(value) << QString(words);
    };
    row(list({"cat", "dog"}),
        "classes in x.pth has 2 names, the classifier 3 classes; classes are "
        "numbered.");
    row(byNumber(kNames, 1), "its indices run from 1 to 3");
    row(pickle::dict({{"cat", "K\0"s}, {"dog", "K\0"s}, {"owl", "K\1"}}), "stands twice");
    row(pickle::global("__builtin__", "set") + list(kNames) + "\x85R",
        "classes in x.pth is a set, which has no order; classes are numbered.");
}

void TstCheckpointLabels::whatIsNotUsedIsTold() {
    QFETCH(QByteArray, value);
    QFETCH(QString, words);
    const Told told = loaded("classes", value.toStdString());
    QCOMPARE(told.names, (std::vector<std::string>{"class 0", "class 1", "class 2"}));
    QCOMPARE(told.notes.size(), std::size_t{1});
    QVERIFY2(QString::fromStdString(told.notes[0]).contains(words), told.notes[0].c_str());
}

void TstCheckpointLabels::whatIsNoNameIsNone_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* key, const std::string& value) {
        QTest::newRow(key) << QString(key) << QByteArray::fromStdString(value);
    };
    row("classes", "K\3");
    row("names", pickle::text("efficientnet"));
    row("labels", "](K\1K\2K\0e"s);  // of pictures
    row("class_weights", list(kNames));
    row("history", pickle::dict({{"loss", list(kNames)}}));
}

void TstCheckpointLabels::whatIsNoNameIsNone() {
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    const Told told = loaded(key.toStdString(), value.toStdString());
    QCOMPARE(told.source, std::string("numbered"));
    QVERIFY(told.notes.empty());
}

void TstCheckpointLabels::metadataOfSafetensors_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("list") << "class_names"
                          << R"(["cat","dog","owl"])";
    QTest::newRow("commas") << "classes"
                            << "cat,dog,owl";
    QTest::newRow("configuration") << "config"
                                   << R"({"seed":0,"id2label":{"0":"cat","1":"dog","2":"owl"}})";
}

void TstCheckpointLabels::metadataOfSafetensors() {
    QFETCH(QString, key);
    QFETCH(QString, text);
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Torchvision, "", threeClasses()),
                     {{key.toStdString(), text.toStdString()}});
    QCOMPARE(load(path).labels->names, kNames);
}

SCALESCOPE_TEST(TstCheckpointLabels)
#include "tst_checkpoint_labels.moc"
