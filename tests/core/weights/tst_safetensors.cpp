// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::test;

namespace {

const std::string kTwoFloats = floatBytes({1.5F, -2.0F});
const std::string kOneTensor = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";

}  // namespace

class TstSafetensors : public QObject {
    Q_OBJECT

private slots:
    void readsViewsOfTheFile();
    void outlivesAFileThatIsCutShort();
    void readsEveryDtype_data();
    void readsEveryDtype();
    void readsScalarsEmptyTensorsAndPadding();
    void readsMetadataAndIgnoresUnknownFields();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void writesWhatItReads();
    void writerReplacesAtomically();
};

void TstSafetensors::readsViewsOfTheFile() {
    const Files files;
    RunContext context;
    const Archive archive = readArchive(
        files.write("a.safetensors", safetensorsBytes(kOneTensor, kTwoFloats)), context);
    QCOMPARE(archive.format, std::string("safetensors"));
    const StateDict dict = tensorsOf(archive, *archive.root);
    QCOMPARE(dict.size(), std::size_t{1});
    QCOMPARE(dict.find("a")->shape, std::vector<std::int64_t>{2});
    QCOMPARE(toFloat(*dict.find("a")), (std::vector<float>{1.5F, -2.0F}));
}

void TstSafetensors::outlivesAFileThatIsCutShort() {
    const Files files;
    RunContext context;
    const std::string many(1 << 20, 'x');
    const auto path = files.write(
        "a.safetensors",
        safetensorsBytes(R"({"a":{"dtype":"U8","shape":[1048576],"data_offsets":[0,1048576]}})",
                         many));
    const Archive archive = readArchive(path, context);
    std::filesystem::resize_file(path, 0);
    const auto bytes = tensorsOf(archive, *archive.root).find("a")->bytes;
    QVERIFY(std::all_of(bytes.begin(), bytes.end(),
                        [](std::byte value) { return value == std::byte{'x'}; }));
}

void TstSafetensors::readsEveryDtype_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("dtype");
    QTest::addColumn<int>("width");
    const auto row = [](const char* name, Dtype dtype, int width) {
        QTest::addRow("%s", name) << QString(name) << static_cast<int>(dtype) << width;
    };
    row("F32", Dtype::F32, 4);
    row("F16", Dtype::F16, 2);
    row("BF16", Dtype::BF16, 2);
    row("F64", Dtype::F64, 8);
    row("I64", Dtype::I64, 8);
    row("I32", Dtype::I32, 4);
    row("I16", Dtype::I16, 2);
    row("I8", Dtype::I8, 1);
    row("U8", Dtype::U8, 1);
    row("BOOL", Dtype::Bool, 1);
}

void TstSafetensors::readsEveryDtype() {
    QFETCH(QString, name);
    QFETCH(int, dtype);
    QFETCH(int, width);
    const Files files;
    RunContext context;
    const std::string header = R"({"t":{"dtype":")" + name.toStdString() +
                               R"(","shape":[3],"data_offsets":[0,)" + std::to_string(3 * width) +
                               "]}}";
    const Archive archive = readArchive(
        files.write(
            "d.safetensors",
            safetensorsBytes(header, std::string(static_cast<std::size_t>(3 * width), '\1'))),
        context);
    QCOMPARE(static_cast<int>(archive.tensors.at(0).dtype), dtype);
    QCOMPARE(archive.tensors.at(0).bytes.size(), static_cast<std::size_t>(3 * width));
}

void TstSafetensors::readsScalarsEmptyTensorsAndPadding() {
    const Files files;
    RunContext context;
    const std::string header =
        R"({"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"e":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]}}   )";
    const Archive archive = readArchive(
        files.write("s.safetensors", safetensorsBytes(header, floatBytes({3.0F}))), context);
    const StateDict dict = tensorsOf(archive, *archive.root);
    QVERIFY(dict.find("s")->shape.empty());
    QCOMPARE(toFloat(*dict.find("s")), std::vector<float>{3.0F});
    QVERIFY(dict.find("e")->bytes.empty());
}

void TstSafetensors::readsMetadataAndIgnoresUnknownFields() {
    const Files files;
    RunContext context;
    const std::string header =
        R"({"__metadata__":{"format":"pt"},"a":{"more":[1,{"x":[null]}],"dtype":"F32","also":{"y":-1.5},"shape":[2],"data_offsets":[0,8],"last":"z"}})";
    const Archive archive =
        readArchive(files.write("m.safetensors", safetensorsBytes(header, kTwoFloats)), context);
    QCOMPARE(archive.metadata.size(), std::size_t{1});
    QCOMPARE(archive.metadata[0].first, std::string("format"));
    QCOMPARE(archive.metadata[0].second, std::string("pt"));
    QCOMPARE(archive.tensors.size(), std::size_t{1});
}

void TstSafetensors::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto raw = [](const char* name, const std::string& bytes, ErrorCode code,
                        const char* words) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << static_cast<int>(code)
                                  << QString(words);
    };
    const auto row = [&](const char* name, const std::string& header, ErrorCode code,
                         const char* words) {
        raw(name, safetensorsBytes(header, kTwoFloats), code, words);
    };
    const auto tensor = [](const std::string& dtype, const std::string& shape,
                           const std::string& offsets) {
        return R"({"a":{"dtype":)" + dtype + R"(,"shape":)" + shape + R"(,"data_offsets":)" +
               offsets + "}}";
    };
    using enum ErrorCode;
    raw("no header length", "\x08\0\0\0"s, FileUnreadable, "ends within the header's length");
    raw("header over the limit", littleEndian<std::uint64_t>(100'000'001) + "{", LimitExceeded,
        "100000001");
    raw("header of 2^63 bytes", littleEndian<std::uint64_t>(1ULL << 63) + "{}", LimitExceeded,
        "limit");
    raw("file ends within header", littleEndian<std::uint64_t>(60) + kOneTensor.substr(0, 30),
        FileUnreadable, "incomplete");
    raw("empty header", littleEndian<std::uint64_t>(0) + "{}", HeaderInvalid,
        "does not begin with {");
    row("header begins with space", " " + kOneTensor, HeaderInvalid, "does not begin with {");
    row("not JSON", "{\"a\":", HeaderInvalid, "not JSON at byte");
    row("not UTF-8", "{\"\xff\":{}}", HeaderInvalid, "not JSON");
    row("tensor is a number", R"({"a":5})", HeaderInvalid, "wrong type");
    row("tensor is a list", R"({"a":[5]})", HeaderInvalid, "wrong type");
    row("tensor is null", R"({"a":null})", HeaderInvalid, "wrong type");
    row("key twice",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
        HeaderInvalid, "twice");
    row("field twice", R"({"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
        HeaderInvalid, "twice");
    row("metadata is a number",
        R"({"__metadata__":{"x":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
        HeaderInvalid, "__metadata__");
    row("metadata is nested", R"({"__metadata__":{"x":{}}})", HeaderInvalid, "__metadata__");
    row("no dtype", R"({"a":{"shape":[2],"data_offsets":[0,8]}})", HeaderInvalid, "lacks dtype");
    row("no shape", R"({"a":{"dtype":"F32","data_offsets":[0,8]}})", HeaderInvalid, "lacks dtype");
    row("no offsets", R"({"a":{"dtype":"F32","shape":[2]}})", HeaderInvalid, "lacks dtype");
    row("one offset", tensor(R"("F32")", "[2]", "[8]"), HeaderInvalid, "lacks dtype");
    row("dtype is a number", tensor("32", "[2]", "[0,8]"), HeaderInvalid, "wrong type");
    row("dtype is a list", tensor(R"(["F32"])", "[2]", "[0,8]"), HeaderInvalid, "wrong type");
    row("shape is text", tensor(R"("F32")", R"(["2"])", "[0,8]"), HeaderInvalid, "wrong type");
    row("shape is nested", tensor(R"("F32")", "[[2]]", "[0,8]"), HeaderInvalid, "wrong type");
    row("negative size", tensor(R"("F32")", "[-2]", "[0,8]"), HeaderInvalid, "no whole number");
    row("broken size", tensor(R"("F32")", "[2.5]", "[0,8]"), HeaderInvalid, "no whole number");
    row("33 dimensions",
        tensor(R"("F32")", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]",
               "[0,8]"),
        LimitExceeded, "32 dimensions");
    row("FP8", tensor(R"("F8_E4M3")", "[8]", "[0,8]"), DtypeUnsupported, "F8_E4M3");
    row("ends before it begins", tensor(R"("F32")", "[2]", "[8,0]"), HeaderInvalid,
        "before it begins");
    row("beyond the file", tensor(R"("F32")", "[3]", "[0,12]"), FileUnreadable, "incomplete");
    row("offset near 2^64",
        tensor(R"("F32")", "[2]", "[18446744073709551608,18446744073709551615]"), FileUnreadable,
        "beyond the end");
    row("shape does not fit", tensor(R"("F32")", "[3]", "[0,8]"), HeaderInvalid, "does not fit");
    row("shape overflows to fit", tensor(R"("F32")", "[4611686018427387906]", "[0,8]"),
        LimitExceeded, "64 bits");
    row("product overflows", tensor(R"("F32")", "[4294967296,4294967296,4294967296]", "[0,8]"),
        LimitExceeded, "64 bits");
    row("trailing bytes", tensor(R"("F32")", "[1]", "[0,4]"), HeaderInvalid,
        "follow the last tensor");
    row("hole", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", HeaderInvalid, "hole");
    row("overlap",
        R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
        HeaderInvalid, "overlaps");
    row("no tensors but data", "{}", HeaderInvalid, "follow the last tensor");
}

void TstSafetensors::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    const Files files;
    const auto failure = readFailure(files.write("hostile.safetensors", bytes.toStdString()));
    QVERIFY(failure);
    QVERIFY2(failure->message.starts_with("hostile.safetensors: "), failure->message.c_str());
    QVERIFY2(QString::fromStdString(failure->message).contains(words), failure->message.c_str());
    QCOMPARE(errorCodeName(failure->code), errorCodeName(static_cast<ErrorCode>(code)));
    QCOMPARE(failure->subject, Subject::Weights);
}

void TstSafetensors::refusesEveryTruncation() {
    const std::string whole = safetensorsBytes(kOneTensor, kTwoFloats);
    QVERIFY(!bytesFailure(whole, "cut.safetensors"));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(bytesFailure(whole.substr(0, length), "cut.safetensors"),
                 std::to_string(length).c_str());
}

void TstSafetensors::writesWhatItReads() {
    const Files files;
    StateDict dict;
    dict.set("half", {Dtype::F16, {3}, std::as_bytes(std::span("\1\2\3\4\5", 6)), nullptr});
    dict.set("weight", makeTensor({2, 2}, std::vector<float>{1, 2, 3, 4}));
    dict.set("count", makeTensor({}, std::vector<std::int64_t>{7}));
    dict.set("quote \" and \xc3\xbc", makeTensor({0}, std::vector<float>{}));
    const auto path = files.folder() / "w.safetensors";
    writeSafetensors(path, dict, {{"format", "pt"}});

    RunContext context;
    const Archive archive = readArchive(path, context);
    QCOMPARE(contentDigest(tensorsOf(archive, *archive.root)), contentDigest(dict));
    QCOMPARE(archive.metadata.at(0).second, std::string("pt"));
    for (const WeightTensor& tensor : archive.tensors)
        QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.bytes.data()) % dtypeSize(tensor.dtype),
                 std::uintptr_t{0});
}

void TstSafetensors::writerReplacesAtomically() {
    const Files files;
    StateDict dict;
    dict.set("a", makeTensor({1}, std::vector<float>{1}));
    const auto failure = failureOf(
        [&] { writeSafetensors(files.folder() / "no" / "such" / "w.safetensors", dict); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::FileUnwritable);
    const auto path = files.write("w.safetensors", "old");
    writeSafetensors(path, dict);
    QVERIFY(!readFailure(path));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(files.folder()), {}),
             std::ptrdiff_t{1});
}

SCALESCOPE_TEST(TstSafetensors)
#include "tst_safetensors.moc"
