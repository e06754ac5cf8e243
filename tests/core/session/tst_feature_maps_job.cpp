// SPDX-License-Identifier: Apache-2.0
// The maps of a block through the one door: beside a diagnosis, cancelled, refused.
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/core/diagnostics/map_bytes.h"
#include "tests/core/session/asked.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <atomic>

using namespace scalescope;
using test::as;
using test::jobOf;
using test::sample;

namespace {

RunRequest randomB0(EngineKind engine = EngineKind::Auto) {
    RunRequest run;
    run.network = family()[0].spec;
    run.weights = {.source = WeightsRequest::Source::Random, .path = {}, .seed = 1};
    run.options.engine = engine;
    return run;
}

}  // namespace

class TstFeatureMapsJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gatesAreThoseOfTheDiagnosis();
    void bothEnginesShowTheSameMaps();
    void mapsOfOneBlockAtATimeStayBounded();
    void cancelledJobLeavesTheSessionUsable();
    void aBlockThatThereIsNotIsAFailure();
};

void TstFeatureMapsJob::gatesAreThoseOfTheDiagnosis() {
    Session session;
    RunContext context;
    const Outcome maps = session.run(
        jobOf(FeatureMapsJob{.run = randomB0(), .input = sample(), .block = BlockIndex(9)}),
        context);
    const Outcome told = session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), context);
    const auto& result = as<FeatureMapsResult>(maps);
    const GateBlock& block = as<Diagnosis>(told).gates->blocks[9];
    QCOMPARE(result.maps.name, block.name);
    QCOMPARE(result.provenance.jobId, JobId{7});
    QCOMPARE(result.imageName, as<Diagnosis>(told).inputs[0].name);
    QVERIFY(result.fed && result.fed->width == 224);
    QCOMPARE(result.maps.gates.size(), block.mean.size());
    const SeLabResult lab =
        runSeLab(labInputOf(result.maps), result.excitation, SeActivation::Silu);
    for (std::size_t c = 0; c < block.mean.size(); ++c) {
        QVERIFY(std::abs(double{result.maps.gates[c]} - block.mean[c]) < 1e-6);
        QVERIFY(std::abs(lab.gates[0][c] - block.mean[c]) < 1e-5);
    }
}

void TstFeatureMapsJob::bothEnginesShowTheSameMaps() {
    Session session;
    RunContext context;
    std::vector<FeatureMaps> maps;
    for (const EngineKind engine : {EngineKind::Fused, EngineKind::Reference}) {
        const Outcome outcome =
            session.run(jobOf(FeatureMapsJob{
                            .run = randomB0(engine), .input = sample(), .block = BlockIndex(4)}),
                        context);
        QCOMPARE(as<FeatureMapsResult>(outcome).provenance.executor,
                 std::string(engineName(engine)));
        maps.push_back(as<FeatureMapsResult>(outcome).maps);
    }
    QCOMPARE(maps[0].stages.size(), maps[1].stages.size());
    for (std::size_t i = 0; i < maps[0].stages.size(); ++i) {
        const MapAtlas &a = maps[0].stages[i].atlas, &b = maps[1].stages[i].atlas;
        for (std::size_t c = 0; c < a.channels(); ++c)
            for (std::size_t k = 0; k < a.map(c).size(); ++k)
                QVERIFY(std::abs(int{a.map(c)[k]} - int{b.map(c)[k]}) <= 1);
    }
}

void TstFeatureMapsJob::mapsOfOneBlockAtATimeStayBounded() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(FeatureMapsJob{
            .run = randomB0(), .input = sample(), .block = BlockIndex(1), .bytesLimit = 200'000}),
        context);
    QVERIFY(test::mapBytes(as<FeatureMapsResult>(outcome).maps) <= 200'000);
    QVERIFY(as<FeatureMapsResult>(outcome).maps.reduced());
}

void TstFeatureMapsJob::cancelledJobLeavesTheSessionUsable() {
    Session session;
    std::atomic<bool> cancel{false};
    RunContext canceling([&](double, std::string_view) { cancel = true; }, &cancel);
    const Job job =
        jobOf(FeatureMapsJob{.run = randomB0(), .input = sample(), .block = BlockIndex(2)});
    QVERIFY(std::holds_alternative<Canceled>(session.run(job, canceling)));
    RunContext context;
    QVERIFY(std::holds_alternative<ResultPtr>(session.run(job, context)));
}

void TstFeatureMapsJob::aBlockThatThereIsNotIsAFailure() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(FeatureMapsJob{.run = randomB0(), .input = sample(), .block = BlockIndex(16)}),
        context);
    QCOMPARE(std::get<Failure>(outcome).code, ErrorCode::ArgumentInvalid);
}

SCALESCOPE_TEST(TstFeatureMapsJob)
#include "tst_feature_maps_job.moc"
