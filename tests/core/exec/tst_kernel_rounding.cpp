// SPDX-License-Identifier: Apache-2.0
// How far the kernels of the fused engine are from exact arithmetic: what is small in one layer and
// leans to one side, or grows with depth, is large after a hundred layers.
#include "core/base/instruction_set.h"
#include "core/exec/fused/kernels/kernels.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace scalescope;

namespace {

std::vector<float> uniform(const char* key, std::int64_t count, double scale) {
    std::vector<float> values;
    for (const double u : test::hashUniform(key, count))
        values.push_back(static_cast<float>(scale * u));
    return values;
}

void forEverySet() {
    QTest::addColumn<int>("set");
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        if (machineHas(set))
            QTest::newRow(instructionSetName(set)) << static_cast<int>(set);
}

}  // namespace

class TstKernelRounding : public QObject {
    Q_OBJECT

private slots:
    void siluLeansToNoSide_data() { forEverySet(); }
    void siluLeansToNoSide();
    void aLargeResidualCostsOneRounding_data() { forEverySet(); }
    void aLargeResidualCostsOneRounding();
};

/// Against float64. One rounding of float32 is up to 6e-8, and leans by nothing.
void TstKernelRounding::siluLeansToNoSide() {
    QFETCH(const int, set);
    const fused::Kernels& kernels = fused::kernelsFor(static_cast<InstructionSet>(set));
    constexpr int kCount = 200'000;
    std::vector<float> x(kCount), y(kCount);
    for (int i = 0; i < kCount; ++i)
        x[static_cast<std::size_t>(i)] = 8.0F * (static_cast<float>(i) + 0.5F) / kCount - 4.0F;
    kernels.silu(x.data(), y.data(), kCount);
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double exact = double{x[i]} / (1.0 + std::exp(-double{x[i]}));
        const double error = double{y[i]} / exact - 1.0;
        sum += error;
        squares += error * error;
    }
    QVERIFY2(std::abs(sum / kCount) < 3e-8, qPrintable(QString::number(sum / kCount)));
    const double rms = std::sqrt(squares / kCount);
    QVERIFY2(rms < 8e-8, qPrintable(QString::number(rms)));
}

/// A product of many inputs beside a residual, or an earlier part of the depth, of another size.
void TstKernelRounding::aLargeResidualCostsOneRounding() {
    QFETCH(const int, set);
    const fused::Kernels& kernels = fused::kernelsFor(static_cast<InstructionSet>(set));
    constexpr std::int64_t kDepth = 256, kRows = 5;
    constexpr float kLarge = 1000.0F;
    const std::int64_t columns = kernels.lanes;
    const std::vector<float> a = uniform("a", kRows * kDepth, 1.0),
                             weights = uniform("w", kDepth * columns, 1.0),
                             bias = uniform("b", columns, 1.0),
                             large(static_cast<std::size_t>(kRows * columns), kLarge);
    for (const bool residual : {true, false}) {
        std::vector<float> c = large;
        kernels.panel({.a = a.data(),
                       .aStride = kDepth,
                       .weights = weights.data(),
                       .bias = residual ? bias.data() : nullptr,
                       .c = c.data(),
                       .cStride = columns,
                       .rows = kRows,
                       .depth = kDepth,
                       .vectors = 1,
                       .columns = columns,
                       .residual = residual ? large.data() : nullptr,
                       .silu = false});
        for (std::int64_t row = 0; row < kRows; ++row)
            for (std::int64_t column = 0; column < columns; ++column) {
                double exact =
                    kLarge + (residual ? double{bias[static_cast<std::size_t>(column)]} : 0.0);
                for (std::int64_t k = 0; k < kDepth; ++k)
                    exact += double{a[static_cast<std::size_t>(row * kDepth + k)]} *
                             double{weights[static_cast<std::size_t>(k * columns + column)]};
                const double error =
                    double{c[static_cast<std::size_t>(row * columns + column)]} - exact;
                const double unit = std::ldexp(1.0, -14);  // between floats of 512 to 1024
                QVERIFY2(std::abs(error) < unit, qPrintable(QString::number(error / unit)));
            }
    }
}

SCALESCOPE_TEST(TstKernelRounding)
#include "tst_kernel_rounding.moc"
