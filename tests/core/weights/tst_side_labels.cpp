// SPDX-License-Identifier: Apache-2.0
// Class names in a file beside the weights: used where they fit and nothing better is known, told
// either way.
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "core/weights/side_labels.h"
#include "core/weights/side_yaml.h"
#include "core/weights/weights_state.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

const std::vector<std::string> kThreeNames{"cat", "dog", "owl"},
    kNumbered{"class 0", "class 1", "class 2"};

/// Weights of three classes, and what lies beside them.
class Beside {
public:
    explicit Beside(const SafetensorsMetadata& metadata = {}) {
        NetworkSpec three = specOf(0);
        three.classCount = 3;
        writeSafetensors(path(), drawnAs(TensorNames::Torchvision, "", three), metadata);
    }
    void write(const std::string& name, const std::string& text) const {
        static_cast<void>(m_files.write(name, text));
    }
    [[nodiscard]] std::filesystem::path path() const { return m_files.folder() / "x.safetensors"; }
    /// Whoever inspects the file is told the same as who loads it.
    [[nodiscard]] Weights loaded() const {
        Weights weights = load(path());
        RunContext context;
        const FileContents seen = inspectFile(path(), context);
        if (seen.classNames->names != weights.labels->names)
            weights.labels = nullptr;
        return weights;
    }

private:
    Files m_files;
};

bool tells(const Weights& weights, const std::string& words) {
    return std::ranges::any_of(weights.report.notes, [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

}  // namespace

class TstSideLabels : public QObject {
    Q_OBJECT

private slots:
    void namesThatFitAreUsedAndTold_data();
    void namesThatFitAreUsedAndTold();
    void anotherNumberIsToldAndNotUsed();
    void aFileThatCannotBeReadIsTold();
    void aBrokenMapInYamlIsToldAndNotUsed();
    void settingsInYamlAreToldBesideTheRest();
    void ownNameMayBeAnything_data();
    void ownNameMayBeAnything();
    void ownNameComesBeforeCommonNames();
    void whatTheFileSaysIsBetter();
    void aConfigurationIsBetter();
    void aConfigurationWithoutUsableNamesIsTold();
    void anotherFileBesideAnotherNetwork();
};

void TstSideLabels::namesThatFitAreUsedAndTold_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) {
        QTest::newRow(name) << QString(name) << QString(text);
    };
    const char *lines = "cat\ndog\nowl\n", *list = R"(["cat", "dog", "owl"])",
               *indices = R"({"dog": 1, "owl": 2, "cat": 0})";
    for (const char* name : {"labels.txt", "classes.txt", "class_names.txt", "x.txt"})
        row(name, lines);
    for (const char* name : {"class_names.json", "classes.json", "labels.json", "x.json"})
        row(name, list);
    row("class_to_idx.json", indices);
    row("data.yaml", "train: a\nnc: 3\nnames:\n  0: cat\n  1: dog\n  2: owl\n");
    row("labels.yaml", "- cat\n- dog\n- owl\n");
}

void TstSideLabels::namesThatFitAreUsedAndTold() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    const Beside beside;
    beside.write(name.toStdString(), text.toStdString());
    const Weights weights = beside.loaded();
    QVERIFY(weights.labels);
    QCOMPARE(weights.labels->names, kThreeNames);
    QCOMPARE(weights.labels->source, name.toStdString() + " beside x.safetensors");
    QVERIFY(tells(weights, "Class names are those of " + weights.labels->source + "."));
}

void TstSideLabels::anotherNumberIsToldAndNotUsed() {
    const Beside beside;
    beside.write("labels.txt", "cat\ndog\n");
    const Weights weights = beside.loaded();
    QVERIFY(weights.labels);
    QCOMPARE(weights.labels->names, kNumbered);
    QVERIFY(tells(weights,
                  "labels.txt beside x.safetensors has 2 names, the classifier 3 classes; "
                  "classes are numbered."));
}

void TstSideLabels::aFileThatCannotBeReadIsTold() {
    const Beside beside;
    beside.write("class_to_idx.json", "{\"cat\": 0,");
    const Weights weights = beside.loaded();
    QVERIFY(weights.labels);
    QCOMPARE(weights.labels->names, kNumbered);
    QVERIFY(tells(weights, "class_to_idx.json beside x.safetensors: this is not valid JSON"));
}

/// Two names before the break would name three classes wrongly, or be a wrong count.
void TstSideLabels::aBrokenMapInYamlIsToldAndNotUsed() {
    const Beside beside;
    beside.write("data.yaml", "names:\n  0: cat\n  1: dog\n  3: owl\n");
    const Weights weights = beside.loaded();
    QCOMPARE(weights.labels->names, kNumbered);
    QVERIFY(tells(weights, "data.yaml beside x.safetensors: index 3 stands twice or is above 2"));
}

/// Settings beside weights are no configuration: what is not known of that one is still said.
void TstSideLabels::settingsInYamlAreToldBesideTheRest() {
    const Beside beside;
    beside.write("args.yaml", "mean: [0.5, 0.5, 0.5]\nimg_size: 260\n");
    const Weights weights = beside.loaded();
    QVERIFY(tells(weights, "it says mean [0.5, 0.5, 0.5], img_size 260: set what differs"));
    QVERIFY(!weights.info.recipe);
}

void TstSideLabels::ownNameMayBeAnything_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("another number") << "cat\ndog\n";
    QTest::newRow("twice the same") << "cat\ncat\nowl\n";
    QTest::newRow("an empty line") << "cat\n\nowl\n";
    QTest::newRow("long lines") << QString("a\nb\n") + QString(300, u'c');
}

/// x.txt is as often a log or a description: what is none is no fault and is not told.
void TstSideLabels::ownNameMayBeAnything() {
    QFETCH(QString, text);
    const Beside beside;
    beside.write("x.txt", text.toStdString());
    const Weights weights = beside.loaded();
    QVERIFY(weights.labels);
    QCOMPARE(weights.labels->names, kNumbered);
    QVERIFY(!tells(weights, "x.txt"));
}

void TstSideLabels::ownNameComesBeforeCommonNames() {
    const Beside beside;
    beside.write("labels.txt", "a\nb\nc\n");
    beside.write("x.txt", "cat\ndog\nowl\n");
    QCOMPARE(load(beside.path()).labels->names, kThreeNames);
}

void TstSideLabels::whatTheFileSaysIsBetter() {
    const SafetensorsMetadata inside{{"class_names", R"(["cat", "dog", "owl"])"}};
    const Beside beside(inside);
    beside.write("labels.txt", "a\nb\nc\n");
    const Weights weights = beside.loaded();
    QVERIFY(weights.labels);
    QCOMPARE(weights.labels->names, kThreeNames);
    QVERIFY(!tells(weights, "labels.txt"));
}

void TstSideLabels::aConfigurationIsBetter() {
    const Beside beside;
    beside.write("config.json", R"({"label_names": ["cat", "dog", "owl"]})");
    beside.write("labels.txt", "a\nb\nc\n");
    QCOMPARE(load(beside.path()).labels->names, kThreeNames);
}

void TstSideLabels::aConfigurationWithoutUsableNamesIsTold() {
    const Beside beside;
    beside.write("config.json", R"({"id2label": {"1": "cat", "2": "dog", "3": "owl"}})");
    const Weights weights = beside.loaded();
    QCOMPARE(weights.labels->names, kNumbered);
    QVERIFY(tells(weights, "configuration beside x.safetensors: its indices run from 1 to 3"));
    beside.write("config.json", "{\"id2label\":");
    QVERIFY(tells(beside.loaded(), "The config.json beside it holds no JSON object"));
}

/// A network that is kept is built again when its names change.
void TstSideLabels::anotherFileBesideAnotherNetwork() {
    const Beside beside;
    const WeightsRequest request{WeightsRequest::Source::Path, beside.path(), 0};
    std::vector<std::string> names = sideLabelNames(beside.path());
    for (const std::filesystem::path& yaml : sideYamlPaths(beside.path()))
        if (yaml.parent_path() == beside.path().parent_path())
            names.push_back(yaml.filename().string());
    for (const std::string& name : names) {
        const std::string before = weightsState(specOf(0), request);
        beside.write(name, "cat\ndog\nowl\n");
        QVERIFY2(weightsState(specOf(0), request) != before, name.c_str());
    }
}

SCALESCOPE_TEST(TstSideLabels)
#include "tst_side_labels.moc"
