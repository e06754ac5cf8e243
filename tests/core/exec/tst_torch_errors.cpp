// SPDX-License-Identifier: Apache-2.0
// Out of memory is told from a defect, whichever library ran out of it.
#include "core/base/error.h"
#include "core/exec/torch_errors.h"
#include "tests/support/test_program.h"

#include <c10/util/Exception.h>
#include <oneapi/dnnl/dnnl.hpp>

#include <QtTest>

#include <functional>
#include <new>
#include <stdexcept>

using namespace scalescope;

using Thrower = std::function<void()>;
Q_DECLARE_METATYPE(Thrower)

class TorchErrorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThrownErrorBecomesTheRightCode_data() {
        QTest::addColumn<Thrower>("thrower");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, Thrower thrower, ErrorCode code) {
            QTest::newRow(name) << std::move(thrower) << static_cast<int>(code);
        };
        row(
            "bad_alloc", [] { throw std::bad_alloc(); }, ErrorCode::OutOfMemory);
        row(
            "LibTorch's out of memory",
            [] { TORCH_CHECK_WITH(OutOfMemoryError, false, "no more"); }, ErrorCode::OutOfMemory);
        row(
            "LibTorch's CPU allocator",
            [] { TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried"); },
            ErrorCode::OutOfMemory);
        row(
            "oneDNN out of memory",
            [] { throw dnnl::error(dnnl_out_of_memory, "could not execute a primitive"); },
            ErrorCode::OutOfMemory);
        row(
            "oneDNN, another status",
            [] { throw dnnl::error(dnnl_invalid_arguments, "could not execute a primitive"); },
            ErrorCode::Internal);
        row(
            "LibTorch, another", [] { TORCH_CHECK(false, "size mismatch"); }, ErrorCode::Internal);
        row(
            "anything else", [] { throw std::runtime_error("odd"); }, ErrorCode::Internal);
        row(
            "no exception type at all", [] { throw 42; }, ErrorCode::Internal);
        row(
            "one of ours stays", [] { throw Error(ErrorCode::ShapeMismatch, "not this size."); },
            ErrorCode::ShapeMismatch);
    }

    void aThrownErrorBecomesTheRightCode() {
        QFETCH(Thrower, thrower);
        QFETCH(int, code);
        try {
            thrower();
            QFAIL("nothing was thrown");
        } catch (...) {
            const Failure failure = detail::currentFailure("B7: the pass");
            QCOMPARE(static_cast<int>(failure.code), code);
            if (failure.code == ErrorCode::OutOfMemory)
                QVERIFY(failure.message.starts_with("B7: the pass ran out of memory"));
            if (failure.code == ErrorCode::Internal)
                QVERIFY(failure.message.find("defect") != std::string::npos);
        }
    }

    void guardedLetsCancelThrough() {
        QVERIFY_THROWS_EXCEPTION(Canceled, detail::guarded("x", []() -> int { throw Canceled{}; }));
    }
};

SCALESCOPE_TEST(TorchErrorsTest)
#include "tst_torch_errors.moc"
