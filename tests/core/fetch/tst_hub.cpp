// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_weights.h"
#include "core/fetch/hub_choice.h"
#include "core/weights/cache_folders.h"
#include "core/weights/locate.h"
#include "tests/core/fetch/hub_desk.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace fs = std::filesystem;

class TstHub : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names_data();
    void names();
    void namesThatAreRefused_data();
    void namesThatAreRefused();
    void gitNamesAreThoseOfGit();

    void liesInTheCacheAsTheLibraryLaysIt();
    void isFoundAfterwards();
    void theSecondTimeNothingComes();
    void aNewCommitMovesTheBranch();
    void plainFilesWhereAFolderIsNamed();
    void theTokenIsSent();

    void chooses_data();
    void chooses();
    void shardsByTheirIndex();
    void aShardElsewhereIsRefused();
    void namesNeverLeaveTheFolder_data();
    void namesNeverLeaveTheFolder();
    void sizesAreLimited();
    void aDamagedSmallFileIsRefused();
    void listingsThatAreNone_data();
    void listingsThatAreNone();
    void licencesComeFromTheCardOrATag();
    void anUnknownRepositoryIsNamed();

private:
    std::vector<FetchedFile> fetch(const fs::path& folder = {}) {
        RunContext context;
        const FetchSettings settings = quickSettings(*m_server);
        return fetchAll(planHub(name(), folder, settings, context), settings, context);
    }
    HubName name() const { return *parseHubName(m_repository.name.toStdString()); }
    fs::path repositoryFolder() const { return huggingFaceHub() / hubFolder(name()); }
    fs::path snapshot() const { return repositoryFolder() / "snapshots" / kCommit.toStdString(); }

    HubRepository m_repository;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TstHub::init() {
    m_home = std::make_unique<QTemporaryDir>();
    qunsetenv("HF_HUB_CACHE");
    qunsetenv("HUGGINGFACE_HUB_CACHE");
    qputenv("HF_HOME", m_home->path().toUtf8());
    m_repository = {};
    m_repository.files = {{"model.safetensors", someBytes(200000)},
                          {"config.json", "{\"architecture\": \"efficientnet_b0\"}"},
                          {"README.md", "words"}};
    m_server = std::make_unique<HttpsServer>(
        [this](const HttpRequest& request, int) { return m_repository.answer(request); });
}

void TstHub::cleanup() {
    m_server.reset();
    qunsetenv("HF_HOME");
}

void TstHub::names_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("revision");
    QTest::newRow("plain") << "timm/efficientnet_b0.ra_in1k"
                           << "timm/efficientnet_b0.ra_in1k"
                           << "main";
    QTest::newRow("marked") << "hf:google/efficientnet-b7"
                            << "google/efficientnet-b7"
                            << "main";
    QTest::newRow("as an address") << "hf://a/b"
                                   << "a/b"
                                   << "main";
    QTest::newRow("revision") << "a/b@v1.0"
                              << "a/b"
                              << "v1.0";
    QTest::newRow("pull request") << "hf:a/b@refs/pr/3"
                                  << "a/b"
                                  << "refs/pr/3";
    QTest::newRow("without an owner") << "hf:gpt2"
                                      << "gpt2"
                                      << "main";
    QTest::newRow("a variant") << "b3"
                               << ""
                               << "";
    QTest::newRow("a word") << "all"
                            << ""
                            << "";
}

void TstHub::names() {
    QFETCH(QString, text);
    QFETCH(QString, repository);
    QFETCH(QString, revision);
    const auto name = parseHubName(text.toStdString());
    QCOMPARE(name.has_value(), !repository.isEmpty());
    if (name) {
        QCOMPARE(name->repository, repository.toStdString());
        QCOMPARE(name->revision, revision.toStdString());
    }
}

void TstHub::namesThatAreRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"hf:", "a/b/c", "../b", "a/..", "a//b", "/a/b", "a/b--c", "a/b.git", "a/b c", "a/-b",
          "a/b?x", "a/b@", "a/b@../x", "a/b@/x", "a/b@x//y", "a/b@x y", "a/b@./x", "a/b@x/"})
        QTest::addRow("%s", text) << text;
}

void TstHub::namesThatAreRefused() {
    QFETCH(QString, text);
    const auto failure = failureOf([&] { static_cast<void>(parseHubName(text.toStdString())); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
}

/// Source: git hash-object of an empty file, and of "hello\n".
void TstHub::gitNamesAreThoseOfGit() {
    const std::string hello = "hello\n";
    QCOMPARE(gitBlobName({}), std::string("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
    QCOMPARE(gitBlobName(std::as_bytes(std::span(hello))),
             std::string("ce013625030ba8dba906f756967f9e9ca394464a"));
}

/// Source: huggingface_hub, "Understand caching".
void TstHub::liesInTheCacheAsTheLibraryLaysIt() {
    const auto files = fetch();
    QCOMPARE(files.size(), std::size_t{2});
    QCOMPARE(repositoryFolder().filename(), fs::path("models--timm--efficientnet_b0.ra_in1k"));
    QCOMPARE(readAll(repositoryFolder() / "refs" / "main"), kCommit.toStdString());
    for (const QByteArray& file : {QByteArray("model.safetensors"), QByteArray("config.json")}) {
        const fs::path link = snapshot() / file.toStdString();
        QCOMPARE(fs::read_symlink(link),
                 fs::path("../../blobs") / HubRepository::blob(file, m_repository.files[file]));
        QCOMPARE(readAll(link), m_repository.files[file].toStdString());
    }
    QVERIFY(!fs::exists(snapshot() / "README.md"));
    QCOMPARE(files[0].path, snapshot() / "model.safetensors");
    QVERIFY(files[0].check == FetchCheck::FullSha256 && files[1].check == FetchCheck::GitBlob);
    QCOMPARE(std::distance(fs::directory_iterator(repositoryFolder() / "blobs"), {}),
             std::ptrdiff_t{2});
}

void TstHub::isFoundAfterwards() {
    QVERIFY(std::ranges::count(weightCandidates(0, {}), snapshot() / "model.safetensors") == 0);
    static_cast<void>(fetch());
    QVERIFY(std::ranges::count(weightCandidates(0, {}), snapshot() / "model.safetensors") == 1);
}

void TstHub::theSecondTimeNothingComes() {
    static_cast<void>(fetch());
    const auto before = m_server->requests().size();
    const auto files = fetch();
    QVERIFY(files[0].wasThere && files[1].wasThere);
    QCOMPARE(m_server->requests().size(), before + 1);  // what there is, is asked
}

void TstHub::aNewCommitMovesTheBranch() {
    fs::create_directories(repositoryFolder() / "refs");
    writeAll(repositoryFolder() / "refs" / "main", std::string(40, 'f'));
    static_cast<void>(fetch());
    QCOMPARE(readAll(repositoryFolder() / "refs" / "main"), kCommit.toStdString());
}

void TstHub::plainFilesWhereAFolderIsNamed() {
    const fs::path folder = m_home->filePath("mine").toStdString();
    const auto files = fetch(folder);
    QCOMPARE(files[0].path, folder / "model.safetensors");
    QVERIFY(fs::is_regular_file(fs::symlink_status(folder / "config.json")));
    QVERIFY(!fs::exists(huggingFaceHub()));
}

void TstHub::theTokenIsSent() {
    RunContext context;
    FetchSettings settings = quickSettings(*m_server);
    settings.hubToken = "hf_mine";
    const auto failure = failureOf([&] {
        static_cast<void>(fetchAll(planHub(name(), {}, settings, context), settings, context));
    });
    QVERIFY2(!failure, failure ? failure->message.c_str() : "");
    for (const HttpRequest& request : m_server->requests())
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer hf_mine"));
}

void TstHub::chooses_data() {
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<QByteArrayList>("chosen");
    const auto row = [](const char* what, const QByteArrayList& files,
                        const QByteArrayList& chosen) { QTest::newRow(what) << files << chosen; };
    row("safetensors before a pickle",
        {"pytorch_model.bin", "model.safetensors", "config.json", "preprocessor_config.json"},
        {"model.safetensors", "config.json", "preprocessor_config.json"});
    row("a pickle alone", {"pytorch_model.bin", "tf_model.h5"}, {"pytorch_model.bin"});
    row("under a name of its own", {"efficientnet_b0.pth", "notes.txt"}, {"efficientnet_b0.pth"});
    row("none", {"config.json", "model.onnx"}, {});
    row("which of two", {"a.pth", "b.pth"}, {});
    row("in folders", {"onnx/model.safetensors", "../model.safetensors"}, {});
}

void TstHub::chooses() {
    QFETCH(QByteArrayList, files);
    QFETCH(QByteArrayList, chosen);
    m_repository.files.clear();
    for (const QByteArray& file : files)
        m_repository.files[file] = "content of " + file;
    RunContext context;
    QByteArrayList got;
    const auto failure = failureOf([&] {
        for (const PlannedFile& file : planHub(name(), {}, quickSettings(*m_server), context).files)
            got << QByteArray::fromStdString(file.wish.name);
    });
    QCOMPARE(failure.has_value(), chosen.isEmpty());
    QCOMPARE(got, chosen);
    if (failure)
        QVERIFY2(says(failure, files.front() == "a.pth" ? "a.pth, b.pth" : "no weights"),
                 failure->message.c_str());
}

void TstHub::shardsByTheirIndex() {
    m_repository.files = {{"model.safetensors.index.json",
                           R"({"weight_map": {"a": "model-00001-of-00002.safetensors",
                            "b": "model-00002-of-00002.safetensors",
                            "c": "model-00001-of-00002.safetensors"}})"},
                          {"model-00001-of-00002.safetensors", someBytes(1000, 1)},
                          {"model-00002-of-00002.safetensors", someBytes(1000, 2)},
                          {"model-00003-of-00002.safetensors", someBytes(1000, 3)}};
    const auto files = fetch();
    QCOMPARE(files.size(), std::size_t{3});
    QVERIFY(fs::exists(snapshot() / "model.safetensors.index.json"));
    QVERIFY(fs::exists(snapshot() / "model-00002-of-00002.safetensors"));
    QVERIFY(!fs::exists(snapshot() / "model-00003-of-00002.safetensors"));
}

void TstHub::aShardElsewhereIsRefused() {
    m_repository.files = {{"model.safetensors.index.json",
                           R"({"weight_map": {"a": "../../../secret.safetensors"}})"}};
    const auto failure = failureOf([&] { static_cast<void>(fetch()); });
    QVERIFY(says(failure, "secret.safetensors, which is not there"));
}

void TstHub::namesNeverLeaveTheFolder_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("commit") << "sha"
                            << "../../../../../tmp/x";
    QTest::newRow("commit of other letters") << "sha" << QString(40, u'g');
    QTest::newRow("blob") << "sha256"
                          << "../../../../evil";
    QTest::newRow("short blob") << "sha256"
                                << "abc";
    QTest::newRow("file name") << "rfilename"
                               << "../model.safetensors";
    QTest::newRow("hidden file") << "rfilename"
                                 << ".model.safetensors";
}

/// The listing is the server's; every name in it becomes a path.
void TstHub::namesNeverLeaveTheFolder() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    m_repository.files.remove("README.md");
    m_repository.files.remove("config.json");
    QByteArray json = m_repository.listing();
    const QRegularExpression old(u'"' + key + QStringLiteral("\": \"[^\"]*\""));
    const QString changed =
        QString::fromUtf8(json).replace(old, u'"' + key + QStringLiteral("\": \"") + value + u'"');
    QVERIFY(changed != QString::fromUtf8(json));
    m_server = std::make_unique<HttpsServer>([&](const HttpRequest& request, int) {
        return request.path.startsWith("/api/") ? HttpReply{.body = changed.toUtf8()}
                                                : m_repository.answer(request);
    });
    const auto failure = failureOf([&] { static_cast<void>(fetch()); });
    QVERIFY(failure && failure->code == ErrorCode::DownloadFailed);
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(!fs::exists(huggingFaceHub()));
}

void TstHub::sizesAreLimited() {
    QByteArray json = m_repository.listing();
    json.replace("200000", "9223372036854775807");
    m_server = std::make_unique<HttpsServer>(
        [&](const HttpRequest&, int) { return HttpReply{.body = json}; });
    const auto failure = failureOf([&] { static_cast<void>(fetch()); });
    QVERIFY(failure && failure->code == ErrorCode::LimitExceeded);
}

void TstHub::aDamagedSmallFileIsRefused() {
    const QByteArray json = m_repository.listing();
    m_repository.files["config.json"].replace("b0", "b1");
    m_server = std::make_unique<HttpsServer>([&](const HttpRequest& request, int) {
        return request.path.startsWith("/api/") ? HttpReply{.body = json}
                                                : m_repository.answer(request);
    });
    const auto failure = failureOf([&] { static_cast<void>(fetch()); });
    QVERIFY(failure && failure->code == ErrorCode::DigestMismatch && says(failure, "config.json"));
    // The branch does not name a commit of which only a part is there.
    QVERIFY(!fs::exists(repositoryFolder() / "refs"));
}

void TstHub::listingsThatAreNone_data() {
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"", "null", "[]", "{}", "<html>", "{\"sha\": 1, \"siblings\": []}",
                             "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\"}",
                             "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\", "
                             "\"siblings\": {}}"})
        QTest::addRow("%s", json) << QByteArray(json);
}

void TstHub::listingsThatAreNone() {
    QFETCH(QByteArray, json);
    const auto failure =
        failureOf([&] { static_cast<void>(parseHubListing(json.toStdString(), "a/b")); });
    QVERIFY(says(failure, "a/b") && says(failure, "HF_ENDPOINT"));
}

void TstHub::licencesComeFromTheCardOrATag() {
    const std::string head = "{\"sha\": \"" + kCommit.toStdString() + "\", \"siblings\": [], ";
    QCOMPARE(parseHubListing(head + R"("cardData": {"license": "mit"}})", "a/b").licence,
             std::string("mit"));
    QCOMPARE(parseHubListing(head + R"("tags": ["x", "license:cc-by-4.0"]})", "a/b").licence,
             std::string("cc-by-4.0"));
    QCOMPARE(parseHubListing(head + R"("cardData": {"license": ["mit"]}})", "a/b").licence,
             std::string());
    QCOMPARE(parseHubListing(head + R"("tags": ["license:\u001b[31mred"]})", "a/b").licence,
             std::string("[31mred"));
}

void TstHub::anUnknownRepositoryIsNamed() {
    m_repository.name = "timm/other";
    RunContext context;
    const auto failure = failureOf([&] {
        static_cast<void>(planHub({"timm/nothing"}, {}, quickSettings(*m_server), context));
    });
    QVERIFY(says(failure, "timm/nothing") && says(failure, "404"));
}

SCALESCOPE_TEST(TstHub)
#include "tst_hub.moc"
