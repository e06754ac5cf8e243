// SPDX-License-Identifier: Apache-2.0
#include "core/input/npy.h"
#include "core/input/npz.h"
#include "core/input/preprocess.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace scalescope;
using scalescope::test::bytesOf;
using scalescope::test::failureOf;

namespace {

std::string dict(const std::string& shape, const std::string& dtype = "<f4",
                 const std::string& order = "False") {
    return "{'descr': '" + dtype + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

std::string npy(const std::string& header, std::size_t floatCount, int version = 1) {
    std::string file = "\x93NUMPY";
    file += static_cast<char>(version);
    file += '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        file += static_cast<char>(header.size() >> (8 * i) & 0xFF);
    file += header;
    for (std::size_t i = 0; i < floatCount; ++i) {
        const float value = static_cast<float>(i) * 0.5F;
        file.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return file;
}

std::string number(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += i < 8 ? static_cast<char>(value >> (8 * i) & 0xFF) : char{0};
    return text;
}

/// As numpy.savez lays it out: members that are stored.
std::string npz(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string file, directory;
    for (const auto& [name, data] : members) {
        const std::string sizes =
            number(data.size(), 4) + number(data.size(), 4) + number(name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(0x0014'0014, 4) + number(0, 12) + sizes + number(0, 10) +
                     number(file.size(), 4) + name;
        file += "PK\x03\x04" + number(20, 2) + number(0, 12) + sizes + name + data;
    }
    return file + directory + "PK\x05\x06" + number(0, 4) + number(members.size(), 2) +
           number(members.size(), 2) + number(directory.size(), 4) + number(file.size(), 4) +
           number(0, 2);
}

ErrorCode codeOf(const std::string& file) {
    return failureOf([&] { (void)readNpy(bytesOf(file), "x.npy"); }).value().code;
}

}  // namespace

class TstNpy : public QObject {
    Q_OBJECT
private slots:
    void readsEveryVersion_data() {
        QTest::addColumn<int>("version");
        for (const int version : {1, 2, 3})
            QTest::newRow(qPrintable(QString::number(version))) << version;
    }
    void readsEveryVersion() {
        QFETCH(int, version);
        const std::string file = npy(dict("(2, 3, 1, 2)"), 12, version);
        const TensorF32 tensor = readNpy(bytesOf(file), "x.npy");
        QCOMPARE(tensor.shape, (std::vector<std::int64_t>{2, 3, 1, 2}));
        QCOMPARE(tensor.values.size(), std::size_t{12});
        QCOMPARE(tensor.values[11], 5.5F);
    }

    void oneImageWithoutBatchBecomesABatch() {
        const std::string file = npy(dict("(3, 2, 1)"), 6);
        QCOMPARE(readNpy(bytesOf(file), "x.npy").shape, (std::vector<std::int64_t>{1, 3, 2, 1}));
    }

    void keysMayStandInAnyOrder() {
        const std::string header =
            "{\"shape\":(3,1,1),\"fortran_order\":False,\"descr\":\"<f4\"}     \n";
        const std::string file = npy(header, 3);
        QCOMPARE(readNpy(bytesOf(file), "x.npy").values, (std::vector<float>{0.0F, 0.5F, 1.0F}));
    }

    /// The bytes as struct.pack writes them for 1, -2 and 0.5 (integers: 1, 254, 200).
    void readsEveryElementType_data() {
        QTest::addColumn<std::string>("dtype");
        QTest::addColumn<std::string>("data");
        QTest::addColumn<std::vector<float>>("values");
        const auto row = [](const char* dtype, std::string data, std::vector<float> values) {
            QTest::newRow(dtype) << std::string(dtype) << std::move(data) << std::move(values);
        };
        const std::vector<float> floats{1.0F, -2.0F, 0.5F};
        row("<f2", {"\0\x3C\0\xC0\0\x38", 6}, floats);
        row(">f2", {"\x3C\0\xC0\0\x38\0", 6}, floats);
        row(">f4", {"\x3F\x80\0\0\xC0\0\0\0\x3F\0\0\0", 12}, floats);
        row("<f8", {"\0\0\0\0\0\0\xF0\x3F\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\xE0\x3F", 24}, floats);
        row("|u1", "\x01\xFE\xC8", {1.0F, 254.0F, 200.0F});
        row("|i1", "\x01\xFE\xC8", {1.0F, -2.0F, -56.0F});
        row(">i2", {"\0\x01\xFF\xFE\0\xC8", 6}, {1.0F, -2.0F, 200.0F});
        row("<i8", {"\x01\0\0\0\0\0\0\0\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xC8\0\0\0\0\0\0\0", 24},
            {1.0F, -2.0F, 200.0F});
        row(">u8", {"\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\xFE\0\0\0\0\0\0\0\xC8", 24},
            {1.0F, 254.0F, 200.0F});
        row("<i4", {"\x01\0\0\0\xFE\xFF\xFF\xFF\xC8\0\0\0", 12}, {1.0F, -2.0F, 200.0F});
    }
    void readsEveryElementType() {
        QFETCH(std::string, dtype);
        QFETCH(std::string, data);
        QFETCH(std::vector<float>, values);
        const std::string file = npy(dict("(3, 1, 1)", dtype), 0) + data;
        QCOMPARE(readNpy(bytesOf(file), "x.npy").values, values);
    }

    void arraysOfAnArchiveAreChosenByName() {
        const std::string x = npy(dict("(3, 1, 1)"), 3), y = npy(dict("(3, 1, 2)"), 6);
        const std::string one = npz({{"x.npy", x}}), two = npz({{"x.npy", x}, {"deep/y.npy", y}});
        QVERIFY(looksLikeNpz(bytesOf(one)) && !looksLikeNpz(bytesOf(x)));
        QCOMPARE(readNpz(bytesOf(one), "a.npz", "").values, readNpy(bytesOf(x), "x").values);
        QCOMPARE(readNpz(bytesOf(two), "a.npz", "deep/y").values, readNpy(bytesOf(y), "y").values);
        for (const char* name : {"", "z"}) {
            const auto failure = failureOf([&] { (void)readNpz(bytesOf(two), "a.npz", name); });
            QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
            QVERIFY(failure->message.find("x, deep/y") != std::string::npos);
        }
        QCOMPARE(failureOf([&] { (void)readNpz(bytesOf(npz({})), "a.npz", ""); }).value().code,
                 ErrorCode::FormatUnknown);
    }

    void damagedArchivesAreRefused() {
        const std::string whole = npz({{"x.npy", npy(dict("(3, 1, 1)"), 3)}});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const std::string part = whole.substr(0, length);
            QVERIFY(failureOf([&] { (void)readNpz(bytesOf(part), "a.npz", ""); }).has_value());
        }
        std::mt19937 random(6);
        for (int i = 0; i < 3000; ++i) {
            std::string changed = whole;
            for (int n = 0; n < 3; ++n)
                changed[random() % changed.size()] = static_cast<char>(random());
            (void)failureOf([&] { (void)readNpz(bytesOf(changed), "a.npz", ""); });
        }
    }

    void fortranOrderIsTurned() {
        // x[0, c, y, x] = 100 c + 10 y + x, written with the first index running fastest.
        std::vector<float> stored;
        for (int x = 0; x < 2; ++x)
            for (int y = 0; y < 4; ++y)
                for (int c = 0; c < 3; ++c)
                    stored.push_back(static_cast<float>(100 * c + 10 * y + x));
        std::string file = npy(dict("(1, 3, 4, 2)", "<f4", "True"), 0);
        file.append(reinterpret_cast<const char*>(stored.data()), stored.size() * sizeof(float));
        const TensorF32 tensor = readNpy(bytesOf(file), "x.npy");
        std::size_t at = 0;
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < 4; ++y)
                for (int x = 0; x < 2; ++x)
                    QCOMPARE(tensor.values[at++], static_cast<float>(100 * c + 10 * y + x));
    }

    void refusesHostileHeaders_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, std::string file, ErrorCode code) {
            QTest::newRow(name) << std::move(file) << code;
        };
        const std::string good = dict("(1, 3, 1, 1)");
        row("empty", {}, ErrorCode::FormatUnknown);
        row("text", "hello, this is text", ErrorCode::FormatUnknown);
        row("version 4", npy(good, 3, 4), ErrorCode::FormatUnknown);
        row("cut in magic", std::string("\x93NUMPY\x01", 7), ErrorCode::HeaderInvalid);
        row("cut in length", std::string("\x93NUMPY\x01\0\x10", 9), ErrorCode::HeaderInvalid);
        row("cut in header", npy(good, 0).substr(0, 30), ErrorCode::HeaderInvalid);
        row("header of 4 GB", std::string("\x93NUMPY\x02\0\xFF\xFF\xFF\xFF{", 13),
            ErrorCode::LimitExceeded);
        row("not a dict", npy("[1, 2]", 3), ErrorCode::HeaderInvalid);
        row("unclosed", npy("{'descr': '<f4'", 3), ErrorCode::HeaderInvalid);
        row("unclosed text", npy("{'descr", 3), ErrorCode::HeaderInvalid);
        row("key missing", npy("{'descr': '<f4', 'shape': (3,1,1)}", 3), ErrorCode::HeaderInvalid);
        row("key twice", npy("{'descr': '<f4', 'descr': '<f4', 'shape': (3,1,1)}", 3),
            ErrorCode::HeaderInvalid);
        row("code instead of a size", npy(dict("(3, 1, __import__('os'))"), 3),
            ErrorCode::HeaderInvalid);
        row("negative size", npy(dict("(3, -1, 1)"), 3), ErrorCode::HeaderInvalid);
        row("size over 64 bits", npy(dict("(3, 99999999999999999999, 1)"), 3),
            ErrorCode::HeaderInvalid);
        row("text after the dict", npy(good + "x", 3), ErrorCode::HeaderInvalid);
        row("product overflows", npy(dict("(4294967296, 3, 4294967296, 4294967296)"), 3),
            ErrorCode::LimitExceeded);
        row("too many elements", npy(dict("(1, 3, 100000, 100000)"), 3), ErrorCode::LimitExceeded);
        row("complex", npy(dict("(1, 3, 1, 1)", "<c8"), 6), ErrorCode::DtypeUnsupported);
        row("bool", npy(dict("(1, 3, 1, 1)", "|b1"), 6), ErrorCode::DtypeUnsupported);
        row("float64 cut off", npy(dict("(1, 3, 1, 1)", "<f8"), 5), ErrorCode::HeaderInvalid);
        row("Fortran order, cut off", npy(dict("(1, 3, 1, 2)", "<f4", "True"), 5),
            ErrorCode::HeaderInvalid);
        row("objects", npy(dict("(1, 3, 1, 1)", "|O"), 3), ErrorCode::DtypeUnsupported);
        row("structured",
            npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,1,1)}", 3),
            ErrorCode::DtypeUnsupported);
        row("four channels", npy(dict("(1, 4, 1, 1)"), 4), ErrorCode::ShapeMismatch);
        row("channels last", npy(dict("(1, 2, 2, 3)"), 12), ErrorCode::ShapeMismatch);
        row("two dimensions", npy(dict("(3, 1)"), 3), ErrorCode::ShapeMismatch);
        row("scalar", npy(dict("()"), 1), ErrorCode::ShapeMismatch);
        row("empty batch", npy(dict("(0, 3, 1, 1)"), 0), ErrorCode::ShapeMismatch);
        row("data cut off", npy(good, 2), ErrorCode::HeaderInvalid);
        row("data too long", npy(good, 4), ErrorCode::HeaderInvalid);
    }
    void refusesHostileHeaders() {
        QFETCH(std::string, file);
        QFETCH(ErrorCode, code);
        const auto failure = failureOf([&] { (void)readNpy(bytesOf(file), "x.npy"); });
        QVERIFY(failure.has_value());
        QCOMPARE(errorCodeName(failure->code), errorCodeName(code));
        QCOMPARE(failure->subject, Subject::Input);
        QVERIFY(failure->message.starts_with("x.npy: "));
    }

    void hundredThousandBracketsAreAHeaderError() {
        QCOMPARE(codeOf(npy("{'descr': " + std::string(60'000, '['), 3)), ErrorCode::HeaderInvalid);
        QCOMPARE(codeOf(npy(dict("(" + std::string(60'000, '(')), 3)), ErrorCode::HeaderInvalid);
    }

    void changedBytesGiveATensorOrAnError() {
        const std::string good = npy(dict("(1, 3, 2, 2)"), 12);
        std::mt19937 random(7);
        int read = 0, refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string file = good.substr(0, i % 5 == 0 ? random() % good.size() : good.size());
            for (std::uint32_t n = random() % 4; n > 0 && !file.empty(); --n)
                file[random() % file.size()] = static_cast<char>(random());
            const auto failure = failureOf([&] {
                QVERIFY(readNpy(bytesOf(file), "x.npy").values.size() * sizeof(float) <=
                        file.size());
            });
            ++(failure ? refused : read);
        }
        QVERIFY(read > 0 && refused > 0);
    }
};

SCALESCOPE_TEST(TstNpy)
#include "tst_npy.moc"
