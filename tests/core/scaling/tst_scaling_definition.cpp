// SPDX-License-Identifier: Apache-2.0
// Definitions of networks: what is written is read again, and what is hostile is refused.
#include "core/scaling/definition.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace scalescope;

namespace {

NetworkDefinition mine() {
    NetworkDefinition definition;
    definition.spec.name = "mine-1.3";
    definition.spec.variant.reset();
    definition.spec.scale = {1.3, 1.2, 261};
    definition.spec.classCount = 7;
    definition.spec.dropout = 0.35;
    return definition;
}

/// A good definition with one part replaced.
std::string changed(const std::string& what, const std::string& with) {
    std::string text =
        R"({"format": "scalescope-network", "version": 1, "name": "mine", "width": 1.3,)"
        R"( "depth": 1.2, "resolution": 260, "classes": 10, "dropout": 0.3, "resize": 300,)"
        R"( "interpolation": "bilinear", "coefficients": {"alpha": 1.2, "beta": 1.1,)"
        R"( "gamma": 1.15, "phi": 2}})";
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        throw std::logic_error("no such part: " + what);
    return text.replace(at, what.size(), with);
}

}  // namespace

class TstScalingDefinition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void optionalPartsAreKept();
    void withoutARecipeTheImageIsResizedAsForB0();
    void oneLineIsOneLine();
    void names_data();
    void names();
    void aFileSuggestsAName();
    void hostile_data();
    void hostile();
    void aHugeFileIsNotRead();
    void anUnbuildableNetworkIsNotWritten();
    void severalGetPlacesBehindB7();
    void tooManyTwoOfOneNameAndTooLargeAreRefused();
};

void TstScalingDefinition::whatIsWrittenIsRead() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("mine.json").toStdString();
    const NetworkDefinition written = mine();
    writeDefinition(path, written);
    const NetworkDefinition read = readDefinition(path);
    QCOMPARE(read.spec.name, written.spec.name);
    QVERIFY(!read.spec.variant && !read.spec.recipe && !read.coefficients);
    QCOMPARE(read.spec.scale.width, 1.3);
    QCOMPARE(read.spec.scale.depth, 1.2);
    QCOMPARE(read.spec.scale.resolution, 261);
    QCOMPARE(read.spec.classCount, 7);
    QCOMPARE(read.spec.dropout, 0.35);
    QCOMPARE(definitionText(read), definitionText(written));
}

void TstScalingDefinition::optionalPartsAreKept() {
    const NetworkDefinition read = parseDefinition(changed("10", "11"), "x.json");
    QCOMPARE(read.spec.classCount, 11);
    QCOMPARE(read.spec.recipe->resize, 300);
    QCOMPARE(read.spec.recipe->crop, 260);
    QCOMPARE(read.spec.recipe->interpolation, Interpolation::Bilinear);
    QCOMPARE(read.coefficients->gamma, 1.15);
    const NetworkDefinition again = parseDefinition(definitionText(read), "x.json");
    QCOMPARE(definitionText(again), definitionText(read));
    const NetworkDefinition least = parseDefinition(
        R"({"format":"scalescope-network","version":1,"name":"a","width":1,"depth":1,"resolution":32})",
        "x.json");
    QCOMPARE(least.spec.classCount, 1000);
    QCOMPARE(least.spec.dropout, 0.2);
}

void TstScalingDefinition::withoutARecipeTheImageIsResizedAsForB0() {
    NetworkSpec spec = mine().spec;
    spec.scale.resolution = 448;
    const Recipe recipe = recipeOf(spec);
    QCOMPARE(recipe.resize, 512);
    QCOMPARE(recipe.crop, 448);
    QCOMPARE(recipe.interpolation, Interpolation::Bicubic);
    QCOMPARE(recipeOf(family()[1].spec).resize, 255);
}

void TstScalingDefinition::oneLineIsOneLine() {
    const std::string text = definitionText(mine(), false);
    QVERIFY(text.find('\n') == std::string::npos);
    QCOMPARE(parseDefinition(text, "x").spec.name, mine().spec.name);
}

void TstScalingDefinition::names_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const char* name : {"mine", "b8", "b10", "Wide-1.3_x", "a"})
        QTest::newRow(name) << QString(name) << true;
    for (const char* name : {"", "b3", "B7", "efficientnet_b0", "1mine", "-x", ".x", "_x", "a b",
                             "a/b", "a=b", "a,b", "a\nb", "\xc3\xa4"})
        QTest::newRow(name) << QString::fromUtf8(name) << false;
    QTest::newRow("32") << QString(32, 'a') << true;
    QTest::newRow("33") << QString(33, 'a') << false;
}

void TstScalingDefinition::names() {
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(isNetworkName(name.toStdString()), good);
    QCOMPARE(!test::failureOf([&] { checkNetworkName(name.toStdString()); }), good);
}

void TstScalingDefinition::aFileSuggestsAName() {
    QCOMPARE(nameFromFile("/a/tall.json"), std::string("tall"));
    QCOMPARE(nameFromFile("/a/b3.json"), std::string("custom"));
    QCOMPARE(nameFromFile("/a/my network.json"), std::string("custom"));
}

void TstScalingDefinition::hostile_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char* what, const std::string& text, ErrorCode code,
                        const char* names) {
        QTest::newRow(what) << QByteArray::fromStdString(text) << code << QByteArray(names);
    };
    using enum ErrorCode;
    row("empty", "", FormatUnknown, "not JSON");
    row("binary", std::string("\x93NUMPY\0", 7), FormatUnknown, "not JSON");
    row("cut", changed("}}", "}"), FormatUnknown, "not JSON");
    row("array", "[1,2]", FormatUnknown, "scalescope-network");
    row("other JSON", R"({"schema": "scalescope/info/1"})", FormatUnknown, "scalescope-network");
    row("other format", changed("scalescope-network", "x"), FormatUnknown, "scalescope-network");
    row("newer", changed("\"version\": 1", "\"version\": 2"), FormatUnknown, "version");
    row("unknown key", changed("\"classes\"", "\"clases\""), HeaderInvalid, "\"clases\"");
    row("unknown coefficient", changed("\"phi\"", "\"psi\""), HeaderInvalid, "\"psi\"");
    row("doubled key", changed("\"classes\": 10", "\"width\": 2"), HeaderInvalid, "twice");
    row("missing", changed("\"width\": 1.3,", ""), HeaderInvalid, "\"width\"");
    row("missing phi", changed(", \"phi\": 2", ""), HeaderInvalid, "\"phi\"");
    row("width as text", changed("1.3", "\"1.3\""), HeaderInvalid, "\"width\"");
    row("name as number", changed("\"mine\"", "5"), HeaderInvalid, "\"name\"");
    row("fraction of a pixel", changed("260", "260.5"), HeaderInvalid, "\"resolution\"");
    row("nested", changed("1.3", "[[1.3]]"), HeaderInvalid, "nested");
    row("deep", changed("1.3", std::string(20000, '[') + std::string(20000, ']')), HeaderInvalid,
        "nested");
    row("coefficients as list",
        changed(R"({"alpha": 1.2, "beta": 1.1, "gamma": 1.15, "phi": 2})", "[1]"), HeaderInvalid,
        "coefficients");
    row("name of a variant", changed("\"mine\"", "\"b3\""), ArgumentInvalid, "b0 to b7");
    row("path as name", changed("\"mine\"", "\"../x\""), ArgumentInvalid, "name");
    row("width 0", changed("1.3", "0"), ArgumentInvalid, "0.01 to 20");
    row("width -1", changed("1.3", "-1"), ArgumentInvalid, "0.01 to 20");
    row("depth 1e300", changed("1.2", "1e300"), ArgumentInvalid, "0.01 to 20");
    row("depth 1e999", changed("1.2", "1e999"), FormatUnknown, "not JSON");
    row("side 31", changed("260", "31"), ArgumentInvalid, "32 to 4096");
    row("side of 2^64 - 1", changed("260", "18446744073709551615"), ArgumentInvalid, "32 to 4096");
    row("no classes", changed("10", "0"), ArgumentInvalid, "1 to 1000000");
    row("dropout 1", changed("0.3", "1"), ArgumentInvalid, "dropout");
    row("resize below the crop", changed("300", "259"), ArgumentInvalid, "resize");
    row("interpolation", changed("bilinear", "sharpest"), ArgumentInvalid,
        "hamming, bicubic or lanczos");
    row("alpha under 1", changed("\"alpha\": 1.2", "\"alpha\": 0.9"), ArgumentInvalid,
        "Alpha is 0.9");
}

void TstScalingDefinition::hostile() {
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, names);
    const auto failure =
        test::failureOf([&] { static_cast<void>(parseDefinition(text.toStdString(), "x.json")); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, code);
    QCOMPARE(failure->subject, Subject::Weights);
    QVERIFY2(failure->message.starts_with("x.json: "), failure->message.c_str());
    QVERIFY2(failure->message.find(names.toStdString()) != std::string::npos,
             failure->message.c_str());
    QVERIFY2(failure->message.find('\n') == std::string::npos, failure->message.c_str());
}

void TstScalingDefinition::aHugeFileIsNotRead() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("huge.json").toStdString();
    test::writeAll(path, std::string(70'000, ' '));
    const auto failure = test::failureOf([&] { static_cast<void>(readDefinition(path)); });
    QCOMPARE(failure->code, ErrorCode::LimitExceeded);
}

void TstScalingDefinition::anUnbuildableNetworkIsNotWritten() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("x.json").toStdString();
    NetworkDefinition definition = mine();
    definition.spec.name = "b0";
    QCOMPARE(test::failureOf([&] { writeDefinition(path, definition); })->code,
             ErrorCode::ArgumentInvalid);
    definition = mine();
    definition.spec.scale.resolution = 20;
    QVERIFY(test::failureOf([&] { writeDefinition(path, definition); }).has_value());
    QVERIFY(!std::filesystem::exists(path));
}

void TstScalingDefinition::severalGetPlacesBehindB7() {
    QTemporaryDir folder;
    std::vector<std::string> paths;
    for (const char* name : {"one", "two"}) {
        NetworkDefinition definition = mine();
        definition.spec.name = name;
        paths.push_back(folder.filePath(name).toStdString());
        writeDefinition(paths.back(), definition);
    }
    const auto read = readDefinitions(paths, 0);
    QCOMPARE(read.size(), 2U);
    QCOMPARE(columnOf(read[0].spec), ColumnIndex(8));
    QCOMPARE(columnOf(read[1].spec), ColumnIndex(9));
    QCOMPARE(columnOf(family()[3].spec), ColumnIndex(3));
}

void TstScalingDefinition::tooManyTwoOfOneNameAndTooLargeAreRefused() {
    QTemporaryDir folder;
    std::vector<std::string> paths;
    for (int i = 0; i <= kOwnNetworkLimit; ++i) {
        NetworkDefinition definition = mine();
        definition.spec.name = "n" + std::to_string(i);
        paths.push_back(folder.filePath(QString::number(i)).toStdString());
        writeDefinition(paths.back(), definition);
    }
    const auto refusal = [](const std::vector<std::string>& files, std::int64_t limit) {
        return test::failureOf([&] { static_cast<void>(readDefinitions(files, limit)); });
    };
    QVERIFY(refusal(paths, 0)->message.find("room for 8") != std::string::npos);
    QVERIFY(refusal({paths[0], paths[0]}, 0)->message.find("n0") != std::string::npos);
    QCOMPARE(refusal({paths[0]}, 1 << 20)->code, ErrorCode::OutOfMemory);
    paths.pop_back();
    QVERIFY(!refusal(paths, 0));
}

SCALESCOPE_TEST(TstScalingDefinition)
#include "tst_scaling_definition.moc"
