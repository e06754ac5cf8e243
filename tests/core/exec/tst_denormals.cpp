// SPDX-License-Identifier: Apache-2.0
// The fused engine takes numbers below the smallest normal float for zero, so that they cost
// nothing, and leaves the arithmetic of the threads that it borrows as it was.
#include "core/base/denormals.h"
#include "core/exec/device.h"
#include "core/exec/executor.h"
#include "core/exec/fused/fused_executor.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <ATen/Parallel.h>

#include <QtTest>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace scalescope;

namespace {

/// 1e-40, computed where it is called, whatever the compiler knows.
float denormalProduct() {
    const volatile float a = 1e-30F, b = 1e-10F;
    return a * b;
}

/// Of each of two threads of LibTorch's.
std::vector<float> productsOfThreads() {
    std::vector<float> products(2);
    at::parallel_for(0, 2, 1, [&products](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            products[static_cast<std::size_t>(i)] = denormalProduct();
    });
    return products;
}

NetworkSpec small() {
    NetworkSpec spec = family()[0].spec;
    spec.classCount = 5;
    return spec;
}

/// Every logit of the network is its bias, 1e-40.
StateDict denormalLogits(const NetworkSpec& spec) {
    const std::int64_t classes = spec.classCount;
    StateDict weights = test::hashWeights(spec);
    const std::vector<std::int64_t> shape = weights.find("classifier.weight")->shape;
    const auto count = static_cast<std::size_t>(shape[0] * shape[1]);
    weights.set("classifier.weight", makeTensor(shape, std::vector<float>(count, 0.0F)));
    weights.set("classifier.bias",
                makeTensor({classes}, std::vector<float>(spec.classCount, 1e-40F)));
    return weights;
}

}  // namespace

class TstDenormals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
#if !defined(__x86_64__)
        QSKIP("numbers are flushed on x86-64 only");
#endif
        useThreads(2);
    }

    void areFlushedAsLongAsTheGuardLives() {
        QVERIFY(denormalProduct() > 0.0F);
        {
            const FlushDenormals outer;
            { const FlushDenormals inner; }
            QCOMPARE(denormalProduct(), 0.0F);
            const volatile float denormal = 1e-40F;
            QCOMPARE(denormal * 1e10F, 0.0F);
        }
        QVERIFY(denormalProduct() > 0.0F);
    }

    void areZeroInTheFusedEngineAlone() {
        const NetworkSpec spec = small();
        const TensorF32 input{{1, 3, 32, 32}, std::vector<float>(3 * 32 * 32, 0.5F)};
        RunContext context;
        const auto logits = [&](EngineKind engine) {
            const auto built = buildExecutor(spec, denormalLogits(spec), {.engine = engine});
            return built.executor->run(input, {}, context).logits;
        };
        QCOMPARE(logits(EngineKind::Fused), std::vector<float>(5, 0.0F));
        QCOMPARE(logits(EngineKind::Reference), std::vector<float>(5, 1e-40F));
    }

    void aPassLeavesTheThreadsTheirArithmetic() {
        const NetworkSpec spec = small();
        const auto executor =
            fused::makeFusedExecutor(spec, test::hashWeights(spec), bestInstructionSet());
        RunContext context;
        for (const int images : {1, 3}) {
            const auto count = static_cast<std::size_t>(images) * 3 * 32 * 32;
            (void)executor->run({{images, 3, 32, 32}, std::vector<float>(count, 0.5F)}, {},
                                context);
            for (const float product : productsOfThreads())
                QVERIFY(product > 0.0F);
            QVERIFY(denormalProduct() > 0.0F);
        }
    }
};

SCALESCOPE_TEST(TstDenormals)
#include "tst_denormals.moc"
