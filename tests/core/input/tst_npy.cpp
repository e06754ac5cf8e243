// SPDX-License-Identifier: Apache-2.0
#include "core/input/npy.h"
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
        row("float64", npy(dict("(1, 3, 1, 1)", "<f8"), 6), ErrorCode::DtypeUnsupported);
        row("big endian", npy(dict("(1, 3, 1, 1)", ">f4"), 3), ErrorCode::DtypeUnsupported);
        row("objects", npy(dict("(1, 3, 1, 1)", "|O"), 3), ErrorCode::DtypeUnsupported);
        row("structured",
            npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,1,1)}", 3),
            ErrorCode::DtypeUnsupported);
        row("Fortran order", npy(dict("(1, 3, 1, 1)", "<f4", "True"), 3),
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
