// SPDX-License-Identifier: Apache-2.0
#include "core/base/tensor.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

class TstTensor : public QObject {
    Q_OBJECT
private slots:
    void elementsAreTheProductOfSizes();
    void hostileShapesAreRefused();
    void typesHaveTheirSizeAndName();
};

void TstTensor::elementsAreTheProductOfSizes() {
    QCOMPARE(elementCount({}), std::int64_t{1});
    QCOMPARE(elementCount({2, 3, 4}), std::int64_t{24});
    QCOMPARE(elementCount({5, 0, std::int64_t{1} << 60}), std::int64_t{0});
}

void TstTensor::hostileShapesAreRefused() {
    const auto codeOf = [](const std::vector<std::int64_t>& shape) {
        const auto failure = test::failureOf([&] { (void)elementCount(shape); });
        return failure ? failure->code : ErrorCode::Internal;
    };
    QCOMPARE(codeOf({3, -1}), ErrorCode::ShapeMismatch);
    QCOMPARE(codeOf({std::int64_t{1} << 40, std::int64_t{1} << 40}), ErrorCode::LimitExceeded);
    QCOMPARE(codeOf({std::int64_t{1} << 62, 2}), ErrorCode::LimitExceeded);
}

void TstTensor::typesHaveTheirSizeAndName() {
    QCOMPARE(dtypeSize(Dtype::F32), std::size_t{4});
    QCOMPARE(dtypeSize(Dtype::BF16), std::size_t{2});
    QCOMPARE(dtypeSize(Dtype::I64), std::size_t{8});
    QCOMPARE(dtypeSize(Dtype::Bool), std::size_t{1});
    QCOMPARE(std::string(dtypeName(Dtype::F32)), std::string("fp32"));
    QCOMPARE(std::string(dtypeName(Dtype::BF16)), std::string("bf16"));
}

SCALESCOPE_TEST(TstTensor)
#include "tst_tensor.moc"
