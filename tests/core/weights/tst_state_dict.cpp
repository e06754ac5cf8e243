// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/weights/state_dict.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace scalescope;

namespace {

template <typename Stored>
WeightTensor stored(Dtype dtype, std::vector<Stored> values) {
    auto owner = std::make_shared<const std::vector<Stored>>(std::move(values));
    return {
        dtype, {static_cast<std::int64_t>(owner->size())}, std::as_bytes(std::span(*owner)), owner};
}

}  // namespace

class TstStateDict : public QObject {
    Q_OBJECT

private slots:
    void readsHalfPrecision_data();
    void readsHalfPrecision();
    void readsBfloat16();
    void readsOtherDtypes();
    void readsAPartInFloat64();
    void readsUnalignedBytes();
    void setReplacesAndKeepsTheOrder();
    void takeMovesATensorOut();
    void refusesValuesThatDoNotFillTheShape();
    void digestIsThatOfTheStatedText();
    void digestDependsOnKeyDtypeShapeAndBytesOnly();
};

void TstStateDict::readsHalfPrecision_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<double>("value");
    QTest::addRow("zero") << 0x0000 << 0.0;
    QTest::addRow("one") << 0x3C00 << 1.0;
    QTest::addRow("minus two") << 0xC000 << -2.0;
    QTest::addRow("largest") << 0x7BFF << 65504.0;
    QTest::addRow("smallest normal") << 0x0400 << 0x1p-14;
    QTest::addRow("largest subnormal") << 0x03FF << 1023.0 * 0x1p-24;
    QTest::addRow("smallest subnormal") << 0x8001 << -0x1p-24;
    QTest::addRow("a third") << 0x3555 << 0.333251953125;
    QTest::addRow("infinity") << 0xFC00 << -std::numeric_limits<double>::infinity();
}

void TstStateDict::readsHalfPrecision() {
    QFETCH(int, bits);
    QFETCH(double, value);
    const auto read =
        toFloat(stored<std::uint16_t>(Dtype::F16, {static_cast<std::uint16_t>(bits), 0x7E00}));
    QVERIFY(static_cast<double>(read.at(0)) == value);
    QVERIFY(std::isnan(read.at(1)));
}

void TstStateDict::readsBfloat16() {
    const auto read = toFloat(stored<std::uint16_t>(Dtype::BF16, {0x3F80, 0xC040, 0x7F80, 0x0001}));
    QCOMPARE(read,
             (std::vector<float>{1.0F, -3.0F, std::numeric_limits<float>::infinity(), 0x1p-133F}));
}

void TstStateDict::readsOtherDtypes() {
    QCOMPARE(toFloat(stored<double>(Dtype::F64, {0.1, -2.5})), (std::vector<float>{0.1F, -2.5F}));
    QCOMPARE(toFloat(stored<std::int64_t>(Dtype::I64, {-7, 1LL << 40})),
             (std::vector<float>{-7.0F, 1099511627776.0F}));
    QCOMPARE(toFloat(stored<std::int32_t>(Dtype::I32, {-7, 9})), (std::vector<float>{-7.0F, 9.0F}));
    QCOMPARE(toFloat(stored<std::int16_t>(Dtype::I16, {-300, 9})),
             (std::vector<float>{-300.0F, 9.0F}));
    QCOMPARE(toFloat(stored<std::int8_t>(Dtype::I8, {-128, 9})),
             (std::vector<float>{-128.0F, 9.0F}));
    QCOMPARE(toFloat(stored<std::uint8_t>(Dtype::U8, {255, 9})),
             (std::vector<float>{255.0F, 9.0F}));
    QCOMPARE(toFloat(stored<std::uint8_t>(Dtype::Bool, {1, 0})), (std::vector<float>{1.0F, 0.0F}));
}

void TstStateDict::readsAPartInFloat64() {
    const auto partOf = [](const WeightTensor& tensor) {
        std::vector<double> part(2);
        readDoubles(tensor, 1, part);
        return part;
    };
    QCOMPARE(partOf(stored<double>(Dtype::F64, {1.0, 1e300, -0.1, 4.0})),
             (std::vector<double>{1e300, -0.1}));
    QCOMPARE(partOf(stored<float>(Dtype::F32, {1.0F, 0.1F, -0x1p-149F})),
             (std::vector<double>{static_cast<double>(0.1F), -0x1p-149}));
    QCOMPARE(partOf(stored<std::uint16_t>(Dtype::F16, {0, 0x3C00, 0x8001})),
             (std::vector<double>{1.0, -0x1p-24}));
    QCOMPARE(partOf(stored<std::uint16_t>(Dtype::BF16, {0, 0xC040, 0x0001})),
             (std::vector<double>{-3.0, 0x1p-133}));
    QCOMPARE(partOf(stored<std::int8_t>(Dtype::I8, {0, -7, 127})),
             (std::vector<double>{-7.0, 127.0}));
    QCOMPARE(partOf(stored<std::int64_t>(Dtype::I64, {0, 1LL << 52, -1})),
             (std::vector<double>{4503599627370496.0, -1.0}));
    QCOMPARE(valueCount(stored<std::int64_t>(Dtype::I64, {0, 1, 2})), std::size_t{3});
}

void TstStateDict::readsUnalignedBytes() {
    const std::vector<float> values{1.5F, -2.25F};
    auto owner = std::make_shared<std::vector<std::byte>>(1 + 2 * sizeof(float));
    std::memcpy(owner->data() + 1, values.data(), 2 * sizeof(float));
    const WeightTensor tensor{
        Dtype::F32, {2}, std::span<const std::byte>(*owner).subspan(1), owner};
    QCOMPARE(toFloat(tensor), values);
}

void TstStateDict::setReplacesAndKeepsTheOrder() {
    StateDict dict;
    dict.set("b", makeTensor({1}, std::vector<float>{1}));
    dict.set("a", makeTensor({1}, std::vector<float>{2}));
    dict.set("b", makeTensor({1}, std::vector<float>{3}));
    QCOMPARE(dict.size(), std::size_t{2});
    QCOMPARE(dict.entries().at(0).first, std::string("b"));
    QCOMPARE(toFloat(*dict.find("b")), std::vector<float>{3});
    QVERIFY(!dict.find("c"));
}

void TstStateDict::takeMovesATensorOut() {
    StateDict dict;
    dict.set("a", makeTensor({1}, std::vector<float>{1}));
    dict.set("b", makeTensor({1}, std::vector<float>{2}));
    dict.set("c", makeTensor({1}, std::vector<float>{3}));
    const StateDict copy = dict;
    std::weak_ptr<const void> bytes;
    {
        const auto taken = dict.take("a");
        QVERIFY(taken && toFloat(*taken) == std::vector<float>{1});
        bytes = taken->owner;
    }
    QVERIFY(!dict.take("a") && !dict.find("a"));
    QCOMPARE(dict.size(), std::size_t{2});
    QCOMPARE(toFloat(*dict.find("b")), std::vector<float>{2});
    QCOMPARE(toFloat(*dict.find("c")), std::vector<float>{3});
    dict.set("a", makeTensor({1}, std::vector<float>{4}));
    QCOMPARE(dict.entries().back().first, std::string("a"));
    QVERIFY(!bytes.expired());  // the copy shares it
    QCOMPARE(toFloat(*copy.find("a")), std::vector<float>{1});
}

void TstStateDict::refusesValuesThatDoNotFillTheShape() {
    const auto failure = test::failureOf([] {
        (void)makeTensor({2, 2}, std::vector<float>{1, 2, 3});
    });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ShapeMismatch);
}

void TstStateDict::digestIsThatOfTheStatedText() {
    // printf 'a int64 []\n\1\0\0\0\0\0\0\0b fp32 [1,2]\n\0\0\200\77\0\0\0\100' | sha256sum
    StateDict dict;
    dict.set("b", makeTensor({1, 2}, std::vector<float>{1.0F, 2.0F}));
    dict.set("a", makeTensor({}, std::vector<std::int64_t>{1}));
    QCOMPARE(contentDigest(dict),
             std::string("6f6a9e03a4116eb85c3a8868fe64d67f6c254a5fb060f26db655bc39f831cfe8"));
}

void TstStateDict::digestDependsOnKeyDtypeShapeAndBytesOnly() {
    const auto digestOf = [](const std::string& key, WeightTensor tensor) {
        StateDict dict;
        dict.set(key, std::move(tensor));
        return contentDigest(dict);
    };
    const std::vector<float> values{1, 2};
    const std::string digest = digestOf("a", makeTensor({2}, values));
    QCOMPARE(digestOf("a", makeTensor({2}, values)), digest);
    QVERIFY(digestOf("b", makeTensor({2}, values)) != digest);
    QVERIFY(digestOf("a", makeTensor({1, 2}, values)) != digest);
    QVERIFY(digestOf("a", makeTensor({2}, std::vector<float>{1, 3})) != digest);
    QVERIFY(digestOf("a", stored<std::int32_t>(Dtype::I32, {0x3F800000, 0x40000000})) != digest);
}

SCALESCOPE_TEST(TstStateDict)
#include "tst_state_dict.moc"
