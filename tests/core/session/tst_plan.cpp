// SPDX-License-Identifier: Apache-2.0
#include "core/input/image_set.h"
#include "core/session/plan.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/extra_column.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

class TstPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneJobPerVariantAndQuestionInOrder();
    void weightsGivenForOneVariantGoToThatVariant();
    void aNetworkOnSeveralWeightsIsSeveralJobs();
    void refusesNoVariantAndNoImage();
    void firstImagesAreDecodedOnceForAllJobs();
    void imageThatCannotBeReadIsNamed();
};

namespace {
Request requestFor(const std::vector<int>& variants) {
    Request request;
    request.networks = networksOf(variants);
    request.input.images.push_back(
        {.path = "cat.jpg", .sample = {}, .loaded = {}, .classLabel = {}});
    return request;
}
}  // namespace

void TstPlan::oneJobPerVariantAndQuestionInOrder() {
    Request request = requestFor({0, 2, 7});
    request.benchmark = true;
    const std::vector<Job> jobs = plan(request);
    QCOMPARE(jobs.size(), std::size_t{6});
    std::vector<std::string> keys;
    for (const Job& job : jobs)
        keys.push_back(job.replaceKey);
    QCOMPARE(keys, (std::vector<std::string>{"diagnose:b0", "diagnose:b2", "diagnose:b7",
                                             "benchmark:b0", "benchmark:b2", "benchmark:b7"}));
    QVERIFY(std::holds_alternative<DiagnoseJob>(jobs[2].question));
    QVERIFY(std::holds_alternative<BenchmarkJob>(jobs[3].question));
    QCOMPARE(jobs[1].title, std::string("B2: diagnose"));
}

void TstPlan::weightsGivenForOneVariantGoToThatVariant() {
    Request request = requestFor({2, 3});
    request.weights.source = WeightsRequest::Source::Random;
    request.weightsFor["b3"] = {
        .source = WeightsRequest::Source::Path, .path = "mine.pth", .seed = 0};
    const std::vector<Job> jobs = plan(request);
    QCOMPARE(std::get<DiagnoseJob>(jobs[0].question).run.weights.source,
             WeightsRequest::Source::Random);
    QCOMPARE(std::get<DiagnoseJob>(jobs[1].question).run.weights.path.string(),
             std::string("mine.pth"));
}

/// Two columns of one network: neither takes the other's place in the queue, nor its weights.
void TstPlan::aNetworkOnSeveralWeightsIsSeveralJobs() {
    Request request = requestFor({0});
    for (const char* path : {"a.pth", "b.pth"}) {
        const WeightsRequest weights{WeightsRequest::Source::Path, path, 0};
        request.networks.push_back(
            extraColumn(request.networks.front(), weights, request.networks));
        request.weightsFor[request.networks.back().name] = weights;
    }
    const std::vector<Job> jobs = plan(request);
    std::vector<std::string> keys, titles, paths;
    for (const Job& job : jobs) {
        keys.push_back(job.replaceKey);
        titles.push_back(job.title);
        paths.push_back(std::get<DiagnoseJob>(job.question).run.weights.path.string());
    }
    QCOMPARE(keys, (std::vector<std::string>{"diagnose:b0", "diagnose:b0-a", "diagnose:b0-b"}));
    QCOMPARE(titles,
             (std::vector<std::string>{"B0: diagnose", "B0 a: diagnose", "B0 b: diagnose"}));
    QCOMPARE(paths, (std::vector<std::string>{"", "a.pth", "b.pth"}));
}

void TstPlan::firstImagesAreDecodedOnceForAllJobs() {
    Request request = requestFor({0, 1});
    const std::string sample(sampleImages().front().name);
    request.input.images.edit().assign(
        5, {.path = {}, .sample = sample, .loaded = {}, .classLabel = {}});
    decodeFirst(request.input);
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(request.input.images[i].loaded != nullptr, i < 4);
    const std::vector<Job> jobs = plan(request);
    const auto shown = [&](std::size_t job) {
        return std::get<DiagnoseJob>(jobs[job].question).input.images.front().loaded;
    };
    QCOMPARE(shown(0)->name, loadSample(sample).name);
    QCOMPARE(shown(0), shown(1));
}

void TstPlan::imageThatCannotBeReadIsNamed() {
    Request request = requestFor({0});
    request.input.images.edit().front().path = "/no/such/cat.jpg";
    const auto failure = test::failureOf([&] { decodeFirst(request.input); });
    QVERIFY(failure);
    QVERIFY(failure->message.find("cat.jpg") != std::string::npos);
}

void TstPlan::refusesNoVariantAndNoImage() {
    Request none;
    QCOMPARE(test::failureOf([&] { static_cast<void>(plan(none)); })->code,
             ErrorCode::ArgumentInvalid);
    Request noImage = requestFor({0});
    noImage.input.images.edit().clear();
    QCOMPARE(test::failureOf([&] { static_cast<void>(plan(noImage)); })->code,
             ErrorCode::ArgumentInvalid);
    noImage.diagnose = false;
    noImage.benchmark = true;
    QCOMPARE(plan(noImage).size(), std::size_t{1});
}

SCALESCOPE_TEST(TstPlan)
#include "tst_plan.moc"
