// SPDX-License-Identifier: Apache-2.0
// weights fetch of anyone's repository of the Hugging Face hub, as a user runs it.
#include "core/weights/formats/safetensors_writer.h"
#include "tests/app/fetch/fetch_world.h"
#include "tests/core/fetch/hub_desk.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/lookalike.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace scalescope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(HttpReply)

namespace {

HubRepository small() {
    HubRepository repository;
    repository.files = {{"model.safetensors", someBytes(200000)}, {"config.json", "{}"}};
    return repository;
}

HttpAnswer hub(HubRepository repository) {
    return [repository = std::move(repository)](const HttpRequest& request, int) {
        return repository.answer(request);
    };
}

const QStringList kFetch{u"weights"_s, u"fetch"_s, u"timm/efficientnet_b0.ra_in1k"_s};

/// Where the library looks for that repository.
QString repositoryIn(const World& world) {
    return world.home.filePath(u".cache/huggingface/hub/models--timm--efficientnet_b0.ra_in1k"_s);
}

QString snapshotIn(const World& world) {
    return repositoryIn(world) + u"/snapshots/"_s + QString::fromUtf8(kCommit);
}

}  // namespace

class TstFetchHubCommand : public QObject {
    Q_OBJECT

private slots:
    void bringsARepositoryOfTheHub();
    void aFolderOfOnesOwn();
    void oneDocumentAsJson();
    void aRevisionIsWhatIsFetched();
    void variantsAndRepositoriesTogether();
    void whatCameRunsAsItsConfigurationSays();
    void whatFailsIsExit4AndLeavesNothing_data();
    void whatFailsIsExit4AndLeavesNothing();
    void aDryRunAsksAndFetchesNothing();
};

void TstFetchHubCommand::bringsARepositoryOfTheHub() {
    const World world(hub(small()));
    const Ran ran = world.run(kFetch);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QString snapshot = snapshotIn(world);
    QVERIFY(QFile::exists(snapshot + u"/model.safetensors"_s));
    QVERIFY2(ran.out.contains(u"--weights "_s + snapshot), qPrintable(ran.out));
    QVERIFY(ran.out.contains(u"apache-2.0"));
    QCOMPARE(world.server.proxiedHosts().first(), QByteArray("huggingface.co:443"));
}

void TstFetchHubCommand::aFolderOfOnesOwn() {
    const World world(hub(small()));
    const QString folder = world.home.filePath(u"a folder"_s);
    const Ran ran = world.run(kFetch + QStringList{u"--to"_s, folder});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"config.json"_s, u"model.safetensors"_s}));
    QVERIFY2(ran.out.contains(u"--weights "_s + folder), qPrintable(ran.out));
    QVERIFY(!QFile::exists(repositoryIn(world)));
}

void TstFetchHubCommand::oneDocumentAsJson() {
    const World world(hub(small()));
    const Ran ran = world.run(kFetch + QStringList{u"--json"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(fileOf(ran, u"repository"_s), u"timm/efficientnet_b0.ra_in1k"_s);
    QCOMPARE(fileOf(ran, u"state"_s), u"fetched"_s);
    QCOMPARE(fileOf(ran, u"licence"_s), u"apache-2.0"_s);
    QCOMPARE(fileOf(ran, u"path"_s), snapshotIn(world) + u"/model.safetensors"_s);
    QCOMPARE(fileOf(ran, u"sha256"_s).toStdString(), digestOf(someBytes(200000)));
    QVERIFY(fileOf(ran, u"variant"_s).isEmpty() && fileOf(ran, u"release"_s).isEmpty());
}

void TstFetchHubCommand::aRevisionIsWhatIsFetched() {
    const HubRepository repository = small();
    const World world([&](HttpRequest request, int) {
        if (request.path.contains("/revision/main"))
            return HttpReply{.status = 404, .body = "Not that one"};
        request.path.replace("/revision/v2", "/revision/main");
        return repository.answer(request);
    });
    const Ran ran = world.run({u"weights"_s, u"fetch"_s, u"timm/efficientnet_b0.ra_in1k@v2"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QFile branch(repositoryIn(world) + u"/refs/v2"_s);
    QVERIFY(branch.open(QIODevice::ReadOnly));
    QCOMPARE(branch.readAll(), kCommit);
}

void TstFetchHubCommand::variantsAndRepositoriesTogether() {
    const HubRepository repository = small();
    const World world([&, b1 = b1Lookalike()](const HttpRequest& request, int) {
        return request.path.startsWith("/models/") ? fileReply(request, b1)
                                                   : repository.answer(request);
    });
    const Ran ran = world.run(QStringList{kFetch} + QStringList{u"b1"_s, u"--json"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(ran.document().value(u"files"_s).toArray().size(), 3);
    QVERIFY(QFile::exists(snapshotIn(world) + u"/model.safetensors"_s));
    QVERIFY(QFile::exists(world.checkpoint(u"efficientnet_b1-c27df63c.pth"_s)));
}

/// From the hub to a prediction: the file is read, and fed as the config.json beside it asks.
void TstFetchHubCommand::whatCameRunsAsItsConfigurationSays() {
    const Files files;
    scalescope::writeSafetensors(files.folder() / "drawn", drawnAs(scalescope::TensorNames::Timm));
    QFile weights(QString::fromStdString((files.folder() / "drawn").string()));
    QVERIFY(weights.open(QIODevice::ReadOnly));
    HubRepository repository;
    repository.files = {{"model.safetensors", weights.readAll()},
                        {"config.json", R"({"architecture": "tf_efficientnet_b0",
                            "pretrained_cfg": {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}})"}};
    const World world(hub(repository));
    QCOMPARE(world.run(kFetch).code, 0);
    const Ran ran = world.run({u"predict"_s, u"--variants"_s, u"b0"_s, u"--sample"_s, u"chelsea"_s,
                               u"--weights"_s, snapshotIn(world)});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QString all = ran.out + ran.err;
    QVERIFY2(all.contains(u"by the config.json beside it") && all.contains(u"model.safetensors") &&
                 all.contains(u"Pictures are normalised as the configuration beside the file says"),
             qPrintable(all));
}

void TstFetchHubCommand::whatFailsIsExit4AndLeavesNothing_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* what, const char* path, const HttpReply& reply,
                        const QString& code, const QString& word) {
        QTest::newRow(what) << QByteArray(path) << reply << code << word;
    };
    HubRepository empty;
    empty.files = {{"README.md", "none"}};
    const QString failed = u"DownloadFailed"_s;
    row("no such repository", "/api/", {.status = 404}, failed, u"404"_s);
    row("terms that were not agreed to", "/api/", {.status = 403}, failed, u"403"_s);
    row("no listing", "/api/", {.body = "<html>"}, failed, u"HF_ENDPOINT"_s);
    row("no weights in it", "/api/", {.body = empty.listing()}, failed, u"there are no weights"_s);
    row("other bytes than were listed", "/cdn/", {.body = someBytes(200000).replace(0, 1, "x")},
        u"DigestMismatch"_s, u"is not what was published"_s);
    row("a file that is gone", "/cdn/", {.status = 410}, failed, u"410"_s);
}

void TstFetchHubCommand::whatFailsIsExit4AndLeavesNothing() {
    QFETCH(QByteArray, path);
    QFETCH(HttpReply, reply);
    QFETCH(QString, code);
    QFETCH(QString, word);
    const HubRepository repository = small();
    const World world([&](const HttpRequest& request, int) {
        return request.path.startsWith(path) ? reply : repository.answer(request);
    });
    const Ran ran = world.run(kFetch + QStringList{u"--json"_s});
    QCOMPARE(ran.code, 4);
    QCOMPARE(ran.document().value(u"error"_s).toObject().value(u"code"_s).toString(), code);
    QVERIFY2(ran.err.startsWith(u"error: ") && ran.err.contains(word) && ran.err.count(u'\n') == 1,
             qPrintable(ran.err));
    QVERIFY(!QFile::exists(snapshotIn(world) + u"/model.safetensors"_s));
    QVERIFY(!QFile::exists(repositoryIn(world) + u"/refs/main"_s));
}

void TstFetchHubCommand::aDryRunAsksAndFetchesNothing() {
    const World world(hub(small()));
    const Ran ran = world.run(kFetch + QStringList{u"--dry-run"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.out.contains(u"apache-2.0") && ran.out.contains(u"model.safetensors") &&
                 ran.out.contains(u"195.3 KiB"),
             qPrintable(ran.out));
    QCOMPARE(world.server.requests().size(), 1);
    QVERIFY(QDir(world.home.path()).isEmpty());
}

SCALESCOPE_TEST(TstFetchHubCommand)
#include "tst_fetch_hub_command.moc"
