// SPDX-License-Identifier: Apache-2.0
// Both layouts of torch.save: files that torch wrote, and files that nobody should have written.
#include "core/weights/checkpoint.h"
#include "core/weights/formats/crc32.h"
#include "core/weights/formats/numpy_value.h"
#include "core/weights/formats/pth_zip.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using Bytes = std::span<const std::byte>;

const std::string kFloats = floatBytes({0, 1, 2, 3, 4, 5});

std::string oneTensor(const std::string& key = "0", std::int32_t count = 6, std::int32_t offset = 0,
                      const std::vector<std::int32_t>& sizes = {2, 3},
                      const std::vector<std::int32_t>& strides = {3, 1}) {
    return pickle::whole(
        pickle::dict({{"a", pickle::tensor(pickle::storage(key, count), offset, sizes, strides)}}));
}

std::string legacyKeys(const std::vector<std::string>& keys) {
    std::string body = "](";
    for (const std::string& key : keys)
        body += pickle::text(key);
    return pickle::whole(body + "e");
}

std::string goodZip() {
    return pthZip(oneTensor(), {{"0", kFloats}});
}

std::string goodLegacy() {
    return pthLegacy(oneTensor(), legacyKeys({"0"}), legacyStorage({0, 1, 2, 3, 4, 5}));
}

}  // namespace

class TstPth : public QObject {
    Q_OBJECT

private slots:
    void readsFilesOfTorch_data();
    void readsFilesOfTorch();
    void readsNestedValuesOfTorch();
    void readsObjectsOfTrainers_data();
    void readsObjectsOfTrainers();
    void crcIsThatOfZip();
    void readsHandMadeFiles();
    void sharesStoragesWithoutCopies();
    void copiesStridedTensors();
    void readsTorchScriptWithoutItsCode();
    void zerosBehindTheArchiveAreNoDamage();
    void readsSizesOf64Bits();
    void headersAloneTellShapes();
    void ofTheOlderLayoutPicklesAloneAreRead();
    void refusesZips_data();
    void refusesZips();
    void refusesLegacy_data();
    void refusesLegacy();
    void refusesOtherFormats_data();
    void refusesOtherFormats();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void executesNothing_data();
    void executesNothing();
};

void TstPth::readsFilesOfTorch_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<int>("count");
    const auto golden = nlohmann::json::parse(readAll(goldenPath("weights.json")));
    for (const auto& [name, file] : golden.at("files").items())
        QTest::addRow("%s", name.c_str())
            << QString::fromStdString(name)
            << QString::fromStdString(file.at("digest").get<std::string>())
            << file.at("count").get<int>();
}

void TstPth::readsFilesOfTorch() {
    QFETCH(QString, name);
    QFETCH(QString, digest);
    QFETCH(int, count);
    const auto path = dataPath("weights/" + name.toStdString());
    RunContext context;
    const Archive archive = readArchive(path, context);
    QCOMPARE(QString::fromStdString(archive.format),
             name.contains("legacy") ? QString("pth (legacy)") : QString("pth (zip)"));
    const Checkpoint checkpoint = openCheckpoint(archive, Refusal(path));
    QCOMPARE(static_cast<int>(checkpoint.tensors.size()), count);
    QCOMPARE(QString::fromStdString(contentDigest(checkpoint.tensors)), digest);
}

void TstPth::readsNestedValuesOfTorch() {
    for (const char* name : {"weights/nested.pth", "weights/nested_legacy.pth"}) {
        RunContext context;
        const Archive archive = readArchive(dataPath(name), context);
        const Value& root = *archive.root;
        QCOMPARE(root.find("epoch")->integer, 12);
        QCOMPARE(root.find("best")->integer, -3);
        QCOMPARE(root.find("big")->integer, std::int64_t{1} << 40);
        QVERIFY(root.find("lr")->real == 0.125);
        QCOMPARE(root.find("note")->text, std::string_view("gr\xc3\xbc\xc3\x9f"));
        QCOMPARE(root.find("done")->integer, 1);
        QCOMPARE(root.find("none")->kind, Value::Kind::None);
        QCOMPARE(root.find("device")->kind, Value::Kind::Opaque);
        QCOMPARE(root.find("size")->items.size(), std::size_t{2});
        QCOMPARE(root.find("class_names")->items.at(2)->text, std::string_view("owl"));
    }
}

void TstPth::readsObjectsOfTrainers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"trainer_2", "trainer_3", "trainer_4", "trainer_5", "trainer_1_legacy",
                             "trainer_2_legacy", "trainer_4_legacy"})
        QTest::newRow(name) << QString(name);
}

void TstPth::readsObjectsOfTrainers() {
    QFETCH(QString, name);
    RunContext context;
    const auto path = dataPath("weights/" + name.toStdString() + ".pth");
    const Archive archive = readArchive(path, context);
    const Value& root = *archive.root;
    const StateDict dict = tensorsOf(archive, *root.find("state_dict"));
    QCOMPARE(toFloat(*dict.find("a")), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    QCOMPARE(root.find("args")->text, std::string_view("argparse.Namespace"));
    QVERIFY(root.find("args")->attribute("lr")->real == 0.1);
    QCOMPARE(numpyTexts(*root.find("classes")),
             std::optional(std::vector<std::string>{"cat", "dog", "owl"}));
    QCOMPARE(wholeNumberOf(*root.find("count")), std::optional<std::int64_t>(7));
    QCOMPARE(root.find("history")->kind, Value::Kind::Dict);
    QCOMPARE(root.find("optimizer")->kind, Value::Kind::Opaque);
    QCOMPARE(root.find("quantised")->kind, Value::Kind::Opaque);
    QCOMPARE(root.find("parameter")->kind, Value::Kind::Tensor);
}

void TstPth::crcIsThatOfZip() {
    const std::string digits = "123456789";
    QCOMPARE(crc32(std::as_bytes(std::span(digits))), std::uint32_t{0xCBF43926});
    QCOMPARE(crc32({}), std::uint32_t{0});
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += static_cast<char>(i * 37);
        QCOMPARE(crc32(std::as_bytes(std::span(text))), slowCrc32(text));
    }
}

void TstPth::readsHandMadeFiles() {
    const Files files;
    RunContext context;
    for (const std::string& bytes : {goodZip(), goodLegacy()}) {
        const Archive archive = readArchive(files.write("x.pth", bytes), context);
        const StateDict dict = tensorsOf(archive, *archive.root);
        QCOMPARE(dict.find("a")->shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(toFloat(*dict.find("a")), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    }
}

void TstPth::sharesStoragesWithoutCopies() {
    const std::string object = pickle::whole(
        pickle::dict({{"a", pickle::tensor(pickle::storage("0", 6), 0, {6}, {1})},
                      {"b", pickle::tensor(pickle::storage("0", 6), 2, {2, 2}, {2, 1})}}));
    const Files files;
    RunContext context;
    const Archive archive =
        readArchive(files.write("x.pth", pthZip(object, {{"0", kFloats}})), context);
    const StateDict dict = tensorsOf(archive, *archive.root);
    QCOMPARE(toFloat(*dict.find("b")), (std::vector<float>{2, 3, 4, 5}));
    QCOMPARE(dict.find("b")->bytes.data(), dict.find("a")->bytes.data() + 2 * sizeof(float));
}

void TstPth::copiesStridedTensors() {
    const Files files;
    RunContext context;
    const auto read = [&](const std::string& object) {
        const Archive archive =
            readArchive(files.write("x.pth", pthZip(object, {{"0", kFloats}})), context);
        return toFloat(archive.tensors.at(0));
    };
    QCOMPARE(read(oneTensor("0", 6, 0, {3, 2}, {1, 3})), (std::vector<float>{0, 3, 1, 4, 2, 5}));
    QCOMPARE(read(oneTensor("0", 6, 1, {3}, {0})), (std::vector<float>{1, 1, 1}));
    QCOMPARE(read(oneTensor("0", 6, 5, {1, 1}, {2147483647, 99})), (std::vector<float>{5}));
    QCOMPARE(read(oneTensor("0", 6, 1, {2, 1, 2}, {3, 2147483647, 1})),
             (std::vector<float>{1, 2, 4, 5}));
    QCOMPARE(read(oneTensor("0", 6, 6, {0, 4}, {9, 9})), std::vector<float>{});
}

void TstPth::readsTorchScriptWithoutItsCode() {
    const auto module = [](const std::string& state) {
        return pickle::global("__torch__.torch.nn.modules.conv.___torch_mangle_3", "Conv2d") +
               ")\x81" + state + "b";
    };
    const std::string tensor = pickle::tensor(pickle::storage("0", 6), 0, {2, 3}, {3, 1});
    const std::string conv = module(pickle::dict({{"training", "\x89"}, {"weight", tensor}}));
    auto parts = pthParts(
        pickle::whole(module(pickle::dict({{"stem", module(pickle::dict({{"0", conv}}))}}))),
        {{"0", kFloats}});
    parts.push_back({"archive/code/__torch__/x.py", "not to be unpacked", 8, 0, {}});
    parts.push_back({"archive/constants.pkl", pickle::whole(")"), 0, 0, {}});
    const Archive archive = readBytes(zipBytes(parts), "scripted.pt");
    const StateDict dict = tensorsOf(archive, *archive.root);
    QCOMPARE(dict.size(), std::size_t{1});
    QCOMPARE(toFloat(*dict.find("stem.0.weight")), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    QVERIFY(archive.notes.at(0).find("TorchScript") != std::string::npos);
    QVERIFY(archive.notes.at(0).find("What its class Conv2d computes") != std::string::npos);
    parts[2].method = 8;  // what is read must not be compressed
    QVERIFY(bytesFailure(zipBytes(parts), "scripted.pt"));
}

/// As tapes and some downloads leave them; more zeros than a comment may have.
void TstPth::zerosBehindTheArchiveAreNoDamage() {
    for (const std::size_t zeros : {100U, 70'000U, 300'000U}) {
        const Archive archive = readBytes(goodZip() + std::string(zeros, '\0'), "x.pth");
        QCOMPARE(toFloat(archive.tensors.at(0)), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    }
}

void TstPth::readsSizesOf64Bits() {
    auto parts = pthParts(oneTensor(), {{"0", kFloats}});
    for (ZipPart& part : parts)
        part.wide = true;
    const std::string bytes = zipBytes(parts);
    const Archive archive = readBytes(bytes, "x.pth");
    QCOMPARE(toFloat(archive.tensors.at(0)), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    std::string cut = bytes;  // the extra field of the last member says that it is shorter
    cut.replace(cut.rfind(littleEndian<std::uint16_t>(24)), 2, littleEndian<std::uint16_t>(16));
    const auto failure = bytesFailure(cut, "x.pth");
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::HeaderInvalid);
}

void TstPth::headersAloneTellShapes() {
    const Files files;
    RunContext context;
    auto parts = pthParts(oneTensor(), {{"0", kFloats}, {"1", std::string(1 << 20, '\7')}});
    parts[2].crc = 12345;  // of the values, which are not read
    OpenedFile file(files.write("x.pth", zipBytes(parts)));
    const Archive archive = readArchive(file, context, ReadDepth::Structure);
    QCOMPARE(archive.tensors.at(0).shape, (std::vector<std::int64_t>{2, 3}));
    const Bytes all = file.structure();
    const auto middle = all.subspan(all.size() / 2, 4096);
    QVERIFY(std::ranges::all_of(middle, [](std::byte b) { return b == std::byte{}; }));
    QVERIFY(bytesFailure(zipBytes(parts), "x.pth"));
}

/// Also where the pickles are longer than what is looked at first.
void TstPth::ofTheOlderLayoutPicklesAloneAreRead() {
    const std::string storage = legacyStorage(std::vector<float>(1 << 20, 7.0F));
    for (const std::size_t longText : {std::size_t{10}, std::size_t{3} << 20}) {
        const std::string root = pickle::whole(pickle::dict(
            {{"note", pickle::text(std::string(longText, 'n'))},
             {"w", pickle::tensor(pickle::storage("0", 1 << 20), 0, {1 << 20}, {1})}}));
        const Files files;
        RunContext context;
        OpenedFile file(files.write("x.pth", pthLegacy(root, legacyKeys({"0"}), storage)));
        const Archive archive = readArchive(file, context, ReadDepth::Structure);
        QCOMPARE(archive.tensors.at(0).shape, std::vector<std::int64_t>{1 << 20});
        const Bytes last = file.structure().last(4096);
        QVERIFY(std::ranges::all_of(last, [](std::byte b) { return b == std::byte{}; }));
        QCOMPARE(toFloat(readArchive(file.path(), context).tensors.at(0)).back(), 7.0F);
    }
}

void TstPth::refusesZips_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto raw = [](const char* name, const std::string& bytes, ErrorCode code,
                        const char* words) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << static_cast<int>(code)
                                  << QString(words);
    };
    const auto parts = [&](const char* name, auto&& change, ErrorCode code, const char* words) {
        auto list = pthParts(oneTensor(), {{"0", kFloats}});
        change(list);
        raw(name, zipBytes(list), code, words);
    };
    const auto object = [&](const char* name, const std::string& bytes, ErrorCode code,
                            const char* words) {
        raw(name, pthZip(bytes, {{"0", kFloats}}), code, words);
    };
    using enum ErrorCode;
    using List = std::vector<ZipPart>;
    parts(
        "compressed", [](List& list) { list[2].method = 8; }, FormatUnknown, "compressed");
    parts(
        "compressed version", [](List& list) { list.back().method = 8; }, FormatUnknown,
        "version is compressed");
    parts(
        "encrypted", [](List& list) { list[0].flags = 1; }, FormatUnknown, "encrypted");
    parts(
        "two of one name", [](List& list) { list.push_back(list[2]); }, HeaderInvalid,
        "two members");
    parts(
        "two of one name but case",
        [](List& list) {
            list.push_back(list[0]);
            list.back().name = "archive/DATA.pkl";
        },
        HeaderInvalid, "two members");
    parts(
        "wrong checksum of a storage", [](List& list) { list[2].crc = 12345; }, FileUnreadable,
        "checksum of member data/0");
    parts(
        "wrong checksum of the pickle", [](List& list) { list[0].crc = 12345; }, FileUnreadable,
        "data.pkl");
    parts(
        "no pickle", [](List& list) { list.erase(list.begin()); }, FormatUnknown, "no data.pkl");
    parts(
        "no version", [](List& list) { list.pop_back(); }, FileUnreadable, "damaged");
    parts(
        "version is no number", [](List& list) { list.back().data = "x\n"; }, FileUnreadable,
        "damaged");
    parts(
        "storage missing", [](List& list) { list.erase(list.begin() + 2); }, TensorMissing,
        "data/0 is missing");
    parts(
        "storage too short", [](List& list) { list[2].data.pop_back(); }, HeaderInvalid,
        "storage 0 has another size");
    parts(
        "storage too long", [](List& list) { list[2].data += "abcd"; }, HeaderInvalid,
        "storage 0 has another size");
    parts(
        "member beyond the file", [](List& list) { list[2].size = 0x7FFFFFFF; }, FileUnreadable,
        "damaged");
    parts(
        "no folder",
        [](List& list) {
            for (ZipPart& part : list)
                part.name = part.name.substr(8);
        },
        FileUnreadable, "damaged");
    parts(
        "version of tomorrow", [](List& list) { list.back().data = "11\n"; }, FileUnreadable,
        "damaged");
    parts(
        "folders that differ", [](List& list) { list[2].name = "other/data/0"; }, FileUnreadable,
        "damaged");
    parts(
        // "archive/data/0" holds a whole member of its own, to which the directory points as well
        "members over each other",
        [](List& list) {
            const std::string inner = "archive/data/1";
            ZipPart part{inner, "abcdefgh", 0, 0, {}};
            list[2].data = zipBytes({part}).substr(0, 30 + inner.size() + part.data.size());
            list.insert(list.begin() + 3, part);
            list[3].place = 2;
        },
        HeaderInvalid, "lie over each other");
    parts(
        "big endian", [](List& list) { list[1].data = "big"; }, FormatUnknown, "big-endian");
    raw("no members", zipBytes({}), FormatUnknown, "empty zip archive");
    raw("other zip",
        zipBytes({{"word/document.xml", "x", 0, 0, {}}, {"word/version", "3", 0, 0, {}}}),
        FormatUnknown, "no data.pkl");
    {
        std::string bytes = goodZip();
        bytes.replace(bytes.size() - 6, 4, littleEndian<std::uint32_t>(0xFFFFFFF0));
        raw("directory outside the file", bytes, HeaderInvalid, "outside the file");
        bytes = goodZip();
        bytes.replace(bytes.find("archive/data/0"), 14, "archive/data/1");
        raw("member of another name than in the directory", bytes, FileUnreadable, "damaged");
        bytes = goodZip();
        bytes.replace(bytes.rfind("archive/version") - 4, 4, littleEndian<std::uint32_t>(0));
        raw("member on another one's place", bytes, FileUnreadable, "damaged");
        bytes = goodZip();
        bytes.replace(bytes.size() - 12, 2, littleEndian<std::uint16_t>(60000));
        raw("more members than the directory", bytes, HeaderInvalid, "directory is damaged");
    }
    object("tensor beyond its storage", oneTensor("0", 6, 1), HeaderInvalid,
           "beyond its storage 0");
    object("stride beyond its storage", oneTensor("0", 6, 0, {2, 3}, {4, 1}), HeaderInvalid,
           "beyond its storage");
    object("empty tensor beyond its storage", oneTensor("0", 6, 7, {0}, {1}), HeaderInvalid,
           "beyond its storage");
    object("sizes overflow", oneTensor("0", 6, 0, {2147483647, 2147483647, 2147483647}, {0, 0, 0}),
           HeaderInvalid, "beyond its storage");
    object("reach overflows",
           oneTensor("0", 6, 0, {2147483647, 2147483647, 2147483647, 2},
                     {2147483647, 2147483647, 2147483647, 1}),
           HeaderInvalid, "beyond its storage");
    object("repeats without end", oneTensor("0", 6, 0, {2147483647, 1000}, {0, 0}), LimitExceeded,
           "more bytes than the file");
    object("other count", oneTensor("0", 5, 0, {5}, {1}), HeaderInvalid, "another size");
}

void TstPth::refusesZips() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    const Files files;
    const auto failure = readFailure(files.write("hostile.pth", bytes.toStdString()));
    QVERIFY(failure);
    QVERIFY2(QString::fromStdString(failure->message).contains(words), failure->message.c_str());
    QCOMPARE(QString(errorCodeName(failure->code)),
             QString(errorCodeName(static_cast<ErrorCode>(code))));
    QVERIFY(failure->message.starts_with("hostile.pth: "));
    QVERIFY(failure->message.find('\n') == std::string::npos);
    QCOMPARE(exitCodeOf(*failure), 4);
}

void TstPth::refusesLegacy_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& bytes, ErrorCode code) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << static_cast<int>(code);
    };
    using enum ErrorCode;
    const std::string storage = legacyStorage({0, 1, 2, 3, 4, 5});
    row("keys are no list", pthLegacy(oneTensor(), pickle::whole("N"), storage), HeaderInvalid);
    row("unknown key", pthLegacy(oneTensor(), legacyKeys({"0", "1"}), storage + storage),
        HeaderInvalid);
    row("key twice", pthLegacy(oneTensor(), legacyKeys({"0", "0"}), storage + storage),
        HeaderInvalid);
    row("key missing", pthLegacy(oneTensor(), legacyKeys({}), ""), TensorMissing);
    row("storage cut", pthLegacy(oneTensor(), legacyKeys({"0"}), storage.substr(0, 20)),
        FileUnreadable);
    row("negative count",
        pthLegacy(oneTensor(), legacyKeys({"0"}), littleEndian<std::int64_t>(-6) + kFloats),
        FileUnreadable);
    row("huge count",
        pthLegacy(oneTensor(), legacyKeys({"0"}), littleEndian<std::int64_t>(1LL << 62) + kFloats),
        FileUnreadable);
    row("other count", pthLegacy(oneTensor("0", 5, 0, {5}, {1}), legacyKeys({"0"}), storage),
        HeaderInvalid);
    std::string big = goodLegacy();
    big.replace(big.find("little_endian") + 13, 1, "\x89");
    row("big endian", big, FormatUnknown);
    std::string protocol = goodLegacy();
    protocol.replace(protocol.find("\xe9\x03"), 1, "\xea");
    row("other protocol", protocol, FormatUnknown);
}

void TstPth::refusesLegacy() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const Files files;
    const auto failure = readFailure(files.write("hostile.pth", bytes.toStdString()));
    QVERIFY(failure);
    QVERIFY(failure->message.starts_with("hostile.pth: "));
    QCOMPARE(QString(errorCodeName(failure->code)),
             QString(errorCodeName(static_cast<ErrorCode>(code))));
}

void TstPth::refusesOtherFormats_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const std::string& bytes, ErrorCode code,
                        const char* words) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << static_cast<int>(code)
                                  << QString(words);
    };
    row("empty", "", ErrorCode::FileUnreadable, "empty");
    row("text", "hello, this is text", ErrorCode::FormatUnknown, "neither safetensors nor");
    row("picture", "\x89PNG\r\n\x1a\n", ErrorCode::FormatUnknown, "a picture");
    row("pickle of something else", "\x80\x04N.", ErrorCode::FormatUnknown, "pickle");
    row("tar", std::string(257, 'x') + "ustar", ErrorCode::FormatUnknown, "tar archive");
    row("Keras", "\x89HDF\r\n", ErrorCode::FormatUnknown, "HDF5");
    row("LFS pointer", "version https://git-lfs.github.com/spec/v1\n", ErrorCode::FormatUnknown,
        "git lfs pull");
}

void TstPth::refusesOtherFormats() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    const Files files;
    const auto failure = readFailure(files.write("x.pth", bytes.toStdString()));
    QVERIFY(failure);
    QVERIFY2(QString::fromStdString(failure->message).contains(words), failure->message.c_str());
    QCOMPARE(QString(errorCodeName(failure->code)),
             QString(errorCodeName(static_cast<ErrorCode>(code))));
    QCOMPARE(readFailure(files.folder() / "none.pth")->code, ErrorCode::FileMissing);
    QCOMPARE(readFailure(files.folder())->code, ErrorCode::FileUnreadable);
}

void TstPth::refusesEveryTruncation_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("zip") << QByteArray::fromStdString(goodZip());
    QTest::addRow("legacy") << QByteArray::fromStdString(goodLegacy());
    QTest::addRow("zip of torch") << QByteArray::fromStdString(
        readAll(dataPath("weights/nested.pth")));
    QTest::addRow("legacy of torch")
        << QByteArray::fromStdString(readAll(dataPath("weights/nested_legacy.pth")));
}

void TstPth::refusesEveryTruncation() {
    QFETCH(QByteArray, bytes);
    const std::string whole = bytes.toStdString();
    QVERIFY(!bytesFailure(whole, "whole.pth"));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(bytesFailure(whole.substr(0, length), "cut.pth"), std::to_string(length).c_str());
}

void TstPth::executesNothing_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("global");
    for (const char* place : {"zip", "zip nested", "zip in a list", "zip behind the weights",
                              "legacy", "legacy nested", "legacy keys", "legacy system"})
        for (const char* global : {"os.system", "posix.system", "subprocess.call", "builtins.exec"})
            QTest::addRow("%s, %s", place, global) << QString(place) << QString(global);
}

void TstPth::executesNothing() {
    QFETCH(QString, place);
    QFETCH(QString, global);
    const Files files;
    const auto mark = files.folder() / "executed";
    const std::string attack = pickle::attack(mark, global.section('.', 0, 0).toStdString(),
                                              global.section('.', 1).toStdString());
    const std::string bare = pickle::whole(attack);
    const std::string nested =
        pickle::whole(pickle::dict({{"state_dict", pickle::dict({{"a", attack}})}}));
    std::string bytes;
    if (place == "zip")
        bytes = pthZip(bare, {});
    else if (place == "zip nested")
        bytes = pthZip(nested, {});
    else if (place == "zip in a list")
        bytes = pthZip(pickle::whole(pickle::dict({{"x", "](" + attack + "e"}})), {});
    else if (place == "zip behind the weights")
        bytes =
            pthZip(pickle::whole(
                       pickle::dict({{"a", pickle::tensor(pickle::storage("0", 6), 0, {6}, {1})}}) +
                       pickle::text("b") + attack + "s"),
                   {{"0", kFloats}});
    else if (place == "legacy")
        bytes = pthLegacy(bare, legacyKeys({}), "");
    else if (place == "legacy nested")
        bytes = pthLegacy(nested, legacyKeys({}), "");
    else if (place == "legacy keys")
        bytes = pthLegacy(pickle::whole("}"), pickle::whole("](" + attack + "e"), "");
    else
        bytes = goodLegacy().substr(0, 21) + bare;
    const auto failure = readFailure(files.write("evil.pth", bytes));
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::FormatUnknown);
    QVERIFY2(QString::fromStdString(failure->message).contains(global + " (byte "),
             failure->message.c_str());
    QVERIFY(failure->message.find("nothing was executed") != std::string::npos);
    QVERIFY(!std::filesystem::exists(mark));
}

SCALESCOPE_TEST(TstPth)
#include "tst_pth.moc"
