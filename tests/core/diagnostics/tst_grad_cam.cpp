// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/grad_cam.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

GradientProbe probe(std::vector<std::int64_t> shape, std::vector<float> activations,
                    std::vector<float> gradients) {
    GradientProbe made;
    made.activations = {shape, std::move(activations)};
    made.gradients = {std::move(shape), std::move(gradients)};
    made.logits = {0.5F, 2.5F};
    made.classIndex = 1;
    return made;
}

}  // namespace

class TstGradCam : public QObject {
    Q_OBJECT

private slots:
    void equalsNumpy();
    void weightsAreMeanGradients();
    void nothingPositiveGivesZeros();
    void aNodeWithoutExtentIsRefused();
    void unlikeShapesAreRefused();
    void nonFiniteGradientsAreRefused();
};

void TstGradCam::equalsNumpy() {
    const GradCam cam = gradCam(probe({1, 6, 4, 5}, uniform(7, 120), uniform(8, 120)));
    const std::vector<double> expected = reals(golden("gradCam"), "map");
    QCOMPARE(cam.map.rowCount, std::size_t{4});
    QCOMPARE(cam.map.columnCount, std::size_t{5});
    QCOMPARE(cam.map.values.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(close(double{cam.map.values[i]}, expected[i], 1e-6));
    QCOMPARE(cam.classIndex, 1);
    QCOMPARE(cam.score, 2.5);
}

void TstGradCam::weightsAreMeanGradients() {
    // Channel 0 weighs (1 + 3) / 2 = 2, channel 1 weighs -1: 2 * [1, 2] - [4, 0] = [-2, 4].
    const GradCam cam = gradCam(probe({1, 2, 1, 2}, {1, 2, 4, 0}, {1, 3, -1, -1}));
    QCOMPARE(cam.map.values, (std::vector<float>{0.0F, 1.0F}));
}

void TstGradCam::nothingPositiveGivesZeros() {
    const GradCam cam = gradCam(probe({1, 1, 2, 2}, {1, 2, 3, 4}, {-1, -1, -1, -1}));
    QCOMPARE(cam.map.values, (std::vector<float>{0, 0, 0, 0}));
}

void TstGradCam::aNodeWithoutExtentIsRefused() {
    for (const auto& shape : {std::vector<std::int64_t>{1, 4, 1, 1}, {1, 4}, {1, 1, 0, 4}}) {
        const auto failure = failureOf([&] {
            static_cast<void>(gradCam(probe(shape, {1, 2, 3, 4}, {1, 2, 3, 4})));
        });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
}

void TstGradCam::unlikeShapesAreRefused() {
    QVERIFY(failureOf([] {
        static_cast<void>(gradCam(probe({1, 2, 2, 2}, uniform(1, 8), uniform(1, 4))));
    }));
}

void TstGradCam::nonFiniteGradientsAreRefused() {
    const auto failure = failureOf([] {
        static_cast<void>(
            gradCam(probe({1, 1, 1, 2}, {1, 2}, {1, std::numeric_limits<float>::infinity()})));
    });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
}

SCALESCOPE_TEST(TstGradCam)
#include "tst_grad_cam.moc"
