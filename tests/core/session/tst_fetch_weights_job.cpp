// SPDX-License-Identifier: Apache-2.0
// Weights from the network, asked for as any other question.
#include "core/fetch/fetch_settings.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/support/https_server.h"
#include "tests/support/lookalike.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace scalescope;
using namespace scalescope::test;

namespace {

struct Asked {
    HttpsServer server;
    QTemporaryDir folder;
    Session session;
    std::atomic<bool> cancel{false};

    explicit Asked(HttpAnswer answer) : server(std::move(answer)) {}
    Outcome run(const std::string& id) {
        auto settings = std::make_shared<FetchSettings>();
        settings->published = server.address() + "/models/";
        settings->trust.file = server.certificate();
        settings->retry.firstPause = std::chrono::milliseconds(1);
        Job job;
        job.question = FetchWeightsJob{id, folder.path().toStdString(), std::move(settings)};
        RunContext context({}, &cancel);
        return session.run(job, context);
    }
    std::filesystem::path path(std::string_view name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
};

}  // namespace

class TstFetchWeightsJob : public QObject {
    Q_OBJECT

private slots:
    void answersWithACheckedFile();
    void aFailureIsAValue();
    void anUnknownNameIsAFailure();
    void cancelledItIsCanceled();
};

void TstFetchWeightsJob::answersWithACheckedFile() {
    const QByteArray content = b1Lookalike();
    Asked asked([&](const HttpRequest& request, int) { return fileReply(request, content); });
    const Outcome outcome = asked.run("b1.IMAGENET1K_V2");
    const auto* failure = std::get_if<Failure>(&outcome);
    QVERIFY2(!failure, failure ? failure->message.c_str() : "");
    const auto& fetched = std::get<FetchedWeights>(*std::get<ResultPtr>(outcome));
    QCOMPARE(fetched.variant, 1);
    QCOMPARE(fetched.file.path, asked.path("efficientnet_b1-c27df63c.pth"));
    QVERIFY(fetched.file.check == FetchCheck::Sha256Prefix);
    QVERIFY(fetched.file.sha256.starts_with("c27df63c"));
    QCOMPARE(std::filesystem::file_size(fetched.file.path), std::uintmax_t(content.size()));
}

void TstFetchWeightsJob::aFailureIsAValue() {
    Asked asked([](const HttpRequest&, int) { return HttpReply{.status = 404}; });
    const Outcome outcome = asked.run("b3.IMAGENET1K_V1");
    const auto& failure = std::get<Failure>(outcome);
    QVERIFY(failure.code == ErrorCode::DownloadFailed && failure.subject == Subject::Weights);
    QCOMPARE(exitCodeOf(failure), 4);
    QCOMPARE(asked.server.requests()[0].path,
             QByteArray("/models/efficientnet_b3_rwightman-b3899882.pth"));
}

void TstFetchWeightsJob::anUnknownNameIsAFailure() {
    Asked asked([](const HttpRequest&, int) { return HttpReply{}; });
    const Outcome outcome = asked.run("b9.IMAGENET1K_V1");
    QVERIFY(std::get<Failure>(outcome).code == ErrorCode::ArgumentInvalid);
    QCOMPARE(asked.server.requests().size(), 0);
}

void TstFetchWeightsJob::cancelledItIsCanceled() {
    const QByteArray content = b1Lookalike();
    Asked* running = nullptr;
    Asked asked([&](const HttpRequest& request, int) {
        HttpReply reply = fileReply(request, content);
        reply.sent = content.size() / 2;
        reply.stall = true;
        running->cancel = true;
        return reply;
    });
    running = &asked;
    QVERIFY(std::holds_alternative<Canceled>(asked.run("b1.IMAGENET1K_V2")));
    QVERIFY(!std::filesystem::exists(asked.path("efficientnet_b1-c27df63c.pth")));
}

SCALESCOPE_TEST(TstFetchWeightsJob)
#include "tst_fetch_weights_job.moc"
