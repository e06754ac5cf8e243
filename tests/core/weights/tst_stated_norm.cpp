// SPDX-License-Identifier: Apache-2.0
// A normalisation that a training script wrote beside its network is what pictures are fed with;
// what is none, or may be of something else, changes nothing.
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cstring>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using StatedItems = std::vector<std::pair<std::string, std::string>>;

/// A list of reals, big endian as pickle has them.
std::string realsOf(const std::vector<double>& values) {
    std::string bytes = "](";
    for (const double value : values) {
        std::array<char, sizeof(double)> raw{};
        std::memcpy(raw.data(), &value, raw.size());
        std::reverse(raw.begin(), raw.end());
        bytes += 'G' + std::string(raw.data(), raw.size());
    }
    return bytes + "e";
}

/// As NumPy 2 pickles an array of float32 in protocol 2; its bytes are text in Latin-1.
std::string arrayOf(const std::vector<float>& values) {
    std::string text;
    for (const char c : floatBytes(values)) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte < 0x80 ? std::string(1, c)
                            : std::string{static_cast<char>(0xC0 | (byte >> 6)),
                                          static_cast<char>(0x80 | (byte & 0x3F))};
    }
    const std::string bytes =
        pickle::global("_codecs", "encode") + pickle::text(text) + pickle::text("latin1") + "\x86R";
    const std::string dtype = pickle::global("numpy", "dtype") + pickle::text("f4") +
                              "\x89\x88\x87R(" + pickle::number(3) + pickle::text("<") + "NNN" +
                              pickle::number(-1) + pickle::number(-1) + pickle::number(0) + "tb";
    return pickle::global("numpy._core.multiarray", "_reconstruct") +
           pickle::global("numpy", "ndarray") + pickle::tuple({0}) + pickle::text("b") + "\x87R(" +
           pickle::number(1) + pickle::tuple({static_cast<std::int32_t>(values.size())}) + dtype +
           "\x89" + bytes + "tb";
}

StatedItems meanAndStd(double scale = 1.0, const std::string& before = "") {
    return {{before + "mean", realsOf({0.5 * scale, 0.25 * scale, 0.125 * scale})},
            {before + "std", realsOf({0.5 * scale, 0.25 * scale, 0.5 * scale})}};
}

std::string objectWith(const std::string& type, const std::string& state) {
    return pickle::global("my.code", type) + ")\x81" + state + "b";
}

/// The same of loading the file and of looking at it.
Weights loadedBeside(const StatedItems& items, const Files& files) {
    Packed packed;
    StatedItems root{{"state_dict", packed.dict(drawnAs(TensorNames::Torchvision))}};
    root.insert(root.end(), items.begin(), items.end());
    const auto path = files.write("x.pth", packed.file(pickle::dict(root)));
    Weights weights = load(path);
    RunContext context;
    const FileContents seen = inspectFile(path, context, InspectDepth::Headers);
    if (seen.report.notes != weights.report.notes)
        weights.report.notes = {"inspection says otherwise"};
    return weights;
}

std::string onlyNote(const Weights& weights) {
    return weights.report.notes.size() == 1 ? weights.report.notes.front() : std::string();
}

}  // namespace

class TstStatedNorm : public QObject {
    Q_OBJECT

private slots:
    void whatIsStatedIsFed_data();
    void whatIsStatedIsFed();
    void whatMayBeOfSomethingElseIsLeft_data();
    void whatMayBeOfSomethingElseIsLeft();
    void tensorsAreFedAsWell();
    void twoThatDifferAreTold();
    void whatCannotBeUsedIsTold_data();
    void whatCannotBeUsedIsTold();
};

void TstStatedNorm::whatIsStatedIsFed_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* name, const std::string& value, const char* key,
                        const char* where) {
        QTest::newRow(name) << QByteArray::fromStdString(value) << QString(key) << QString(where);
    };
    row("in a dict of its own", pickle::dict(meanAndStd()), "normalize", "normalize.mean");
    row("options as an object", objectWith("Options", pickle::dict(meanAndStd())), "args",
        "args.mean");
    row("arrays of NumPy",
        pickle::dict(
            {{"mean", arrayOf({0.5F, 0.25F, 0.125F})}, {"std", arrayOf({0.5F, 0.25F, 0.5F})}}),
        "norm", "norm.mean");
    row("under longer names, to 255", pickle::dict(meanAndStd(255, "image_")), "config",
        "config.image_mean");
    row("a list of transforms",
        objectWith(
            "Compose",
            pickle::dict({{"transforms",
                           "](" + objectWith("Normalize", pickle::dict(meanAndStd())) + "e"}})),
        "transform", "transform.transforms.mean");
}

void TstStatedNorm::whatIsStatedIsFed() {
    QFETCH(QByteArray, value);
    QFETCH(QString, key);
    QFETCH(QString, where);
    const Files files;
    const Weights weights = loadedBeside({{key.toStdString(), value.toStdString()}}, files);
    QVERIFY(weights.info.recipe.has_value());
    const std::array<float, 3> mean{0.5F, 0.25F, 0.125F}, deviation{0.5F, 0.25F, 0.5F};
    QCOMPARE(weights.info.recipe->mean, mean);
    QCOMPARE(weights.info.recipe->std, deviation);
    QCOMPARE(weights.info.recipe->networkWhite, Recipe{}.networkWhite);
    QVERIFY2(onlyNote(weights).find("(" + where.toStdString() + ")") != std::string::npos,
             onlyNote(weights).c_str());
}

void TstStatedNorm::tensorsAreFedAsWell() {
    const Files files;
    Packed packed;
    StateDict norm;
    norm.set("mean", makeTensor({3}, std::vector<float>{0.5F, 0.25F, 0.125F}));
    norm.set("std", makeTensor({3, 1, 1}, std::vector<float>{0.5F, 0.25F, 0.5F}));
    const std::string network = packed.dict(drawnAs(TensorNames::Torchvision));
    const std::string beside = packed.dict(norm);
    const auto path = files.write(
        "x.pth", packed.file(pickle::dict({{"state_dict", network}, {"norm", beside}})));
    const Weights weights = load(path);
    QVERIFY(weights.info.recipe.has_value());
    const std::array<float, 3> mean{0.5F, 0.25F, 0.125F}, deviation{0.5F, 0.25F, 0.5F};
    QCOMPARE(weights.info.recipe->mean, mean);
    QCOMPARE(weights.info.recipe->std, deviation);
    RunContext context;
    QCOMPARE(inspectFile(path, context, InspectDepth::Headers).report.notes, weights.report.notes);
}

void TstStatedNorm::twoThatDifferAreTold() {
    const Files files;
    const Weights weights =
        loadedBeside({{"config", pickle::dict({{"data", pickle::dict(meanAndStd())},
                                               {"image", pickle::dict(meanAndStd(0.5))}})}},
                     files);
    QVERIFY(!weights.info.recipe);
    const std::string words = "differ (config.data.mean, config.image.mean); neither is used";
    QVERIFY2(onlyNote(weights).find(words) != std::string::npos, onlyNote(weights).c_str());
}

void TstStatedNorm::whatMayBeOfSomethingElseIsLeft_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, const std::string& value, const char* key) {
        QTest::newRow(name) << QByteArray::fromStdString(value) << QString(key);
    };
    row("scores of three folds", pickle::dict(meanAndStd()), "scores");
    row("a mean alone", pickle::dict({{"mean", realsOf({0.5, 0.5, 0.5})}}), "args");
    row("none", pickle::dict({{"mean", "N"}, {"std", "N"}}), "args");
    row("of one number", pickle::dict({{"mean", realsOf({0.5})}, {"std", realsOf({0.5})}}), "args");
    row("ImageNet's",
        pickle::dict(
            {{"mean", realsOf({0.485, 0.456, 0.406})}, {"std", realsOf({0.229, 0.224, 0.225})}}),
        "args");
}

void TstStatedNorm::whatMayBeOfSomethingElseIsLeft() {
    QFETCH(QByteArray, value);
    QFETCH(QString, key);
    const Files files;
    const Weights weights = loadedBeside({{key.toStdString(), value.toStdString()}}, files);
    QVERIFY(!weights.info.recipe);
    QCOMPARE(weights.report.notes, std::vector<std::string>{});
}

void TstStatedNorm::whatCannotBeUsedIsTold_data() {
    QTest::addColumn<QByteArray>("deviation");
    QTest::newRow("a deviation of zero") << QByteArray::fromStdString(realsOf({0.5, 0.0, 0.5}));
    QTest::newRow("texts") << QByteArray::fromStdString(
        "](" + pickle::text("a") + pickle::text("b") + pickle::text("c") + "e");
    QTest::newRow("an array") << QByteArray::fromStdString(
        pickle::global("numpy.core.multiarray", "_reconstruct") + ")R");
}

void TstStatedNorm::whatCannotBeUsedIsTold() {
    QFETCH(QByteArray, deviation);
    const Files files;
    const Weights weights =
        loadedBeside({{"mean", realsOf({0.5, 0.5, 0.5})}, {"std", deviation.toStdString()}}, files);
    QVERIFY(!weights.info.recipe);
    QVERIFY2(onlyNote(weights).find("is not used") != std::string::npos, onlyNote(weights).c_str());
}

SCALESCOPE_TEST(TstStatedNorm)
#include "tst_stated_norm.moc"
