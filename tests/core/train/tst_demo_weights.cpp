// SPDX-License-Identifier: Apache-2.0
// The weights that the program comes with name pictures that they were never trained on.
#include "core/exec/executor.h"
#include "core/train/evaluate.h"
#include "core/weights/weights.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

class TstDemoWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nameFreshPicturesRightly();
};

void TstDemoWeights::nameFreshPicturesRightly() {
    constexpr std::uint64_t kFreshSeed = 20260;
    constexpr std::int64_t kPictures = 200;
    constexpr int kSide = 224;
    const std::filesystem::path file = std::filesystem::path(SCALESCOPE_SOURCE_DIR) / "resources" /
                                       "demo" / "efficientnet_b0_demo.safetensors";
    RunContext context;
    const Weights weights =
        loadWeights(family()[0].spec, {WeightsRequest::Source::Path, file, 0}, context);
    const auto source = generatedPictures(kFreshSeed);
    QCOMPARE(weights.labels->names, source->classNames());
    const auto executor = buildExecutor(weights.spec, *weights.dict, {}).executor;
    const Evaluation evaluation =
        evaluate(*executor, weights.labels->names, *source, kPictures, kSide, context);
    QCOMPARE(evaluation.pictures, kPictures);
    QVERIFY2(evaluation.top1() >= 0.95, qPrintable(QString::number(evaluation.top1())));
}

SCALESCOPE_TEST(TstDemoWeights)
#include "tst_demo_weights.moc"
