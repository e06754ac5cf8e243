// SPDX-License-Identifier: Apache-2.0
// The question what two checkpoints differ in: answered, refused, cancelled.
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>

using namespace scalescope;

namespace {

using Source = WeightsRequest::Source;

Outcome asked(CompareJob question, const std::atomic<bool>* cancel = nullptr) {
    Session session;
    RunContext context({}, cancel);
    Job job;
    job.title = "compare";
    job.question = std::move(question);
    return session.run(job, context);
}

const WeightsComparison& comparisonIn(const Outcome& outcome) {
    return std::get<WeightsComparison>(*std::get<ResultPtr>(outcome));
}

}  // namespace

class TstSessionCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomWeightsOfTwoSeedsHaveNothingInCommon();
    void theVariantIsThatOfTheFile();
    void twoVariantsAreAFailure();
    void cancelledWorkIsNoFailure();
};

void TstSessionCompare::randomWeightsOfTwoSeedsHaveNothingInCommon() {
    NetworkSpec small;
    small.name = "small";
    small.variant.reset();
    small.scale = {0.25, 0.3, 64};
    const Outcome outcome = asked({small, {Source::Random, {}, 1}, {Source::Random, {}, 2}});
    const WeightsComparison& comparison = comparisonIn(outcome);
    for (const TensorChange& tensor : comparison.tensors)
        if (tensor.key.ends_with("conv.weight"))  // those of gates have a mean in common
            QVERIFY2(tensor.change.relative().value_or(0.0) > 0.5, tensor.key.c_str());
    QVERIFY(std::abs(comparison.parameters.cosine().value()) < 0.9);
    const Outcome same = asked({small, {Source::Random, {}, 1}, {Source::Random, {}, 1}});
    QVERIFY(comparisonIn(same).parameters.equal() && comparisonIn(same).statistics.equal());
}

void TstSessionCompare::theVariantIsThatOfTheFile() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("mine.safetensors").toStdString();
    writeSafetensors(path, test::hashWeights(family()[1].spec));
    const Outcome outcome = asked({{}, {Source::Path, path, 0}, {Source::Path, path, 0}});
    QCOMPARE(comparisonIn(outcome).spec.name, std::string("b1"));
    QCOMPARE(comparisonIn(outcome).after.title, std::string("mine.safetensors"));
}

void TstSessionCompare::twoVariantsAreAFailure() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("mine.safetensors").toStdString();
    writeSafetensors(path, test::hashWeights(family()[1].spec));
    const Outcome outcome = asked({{}, {Source::Demo, {}, 0}, {Source::Path, path, 0}});
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(failure.code, ErrorCode::ShapeMismatch);
    QVERIFY(failure.message.find("demo is of EfficientNet-B0") != std::string::npos);
    QVERIFY(failure.message.find("of EfficientNet-B1") != std::string::npos);
}

void TstSessionCompare::cancelledWorkIsNoFailure() {
    const std::atomic<bool> cancel{true};
    const Outcome outcome =
        asked({family()[0].spec, {Source::Demo, {}, 0}, {Source::Demo, {}, 0}}, &cancel);
    QVERIFY(std::holds_alternative<Canceled>(outcome));
}

SCALESCOPE_TEST(TstSessionCompare)
#include "tst_session_compare.moc"
