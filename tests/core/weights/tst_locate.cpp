// SPDX-License-Identifier: Apache-2.0
#include "core/weights/locate.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr const char* kB0 = "efficientnet_b0_rwightman-7f5810bc.pth";
constexpr const char* kOldB0 = "efficientnet_b0_rwightman-3dd342df.pth";
constexpr const char* kVariables[] = {
    "HOME",    "XDG_CACHE_HOME", "XDG_DATA_HOME",        "TORCH_HOME",
    "HF_HOME", "HF_HUB_CACHE",   "HUGGINGFACE_HUB_CACHE"};

}  // namespace

class TstLocate : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void placesAreInOrder();
    void variablesMoveThePlaces();
    void theFolderGivenComesFirst();
    void newNamesComeBeforeOldOnes();
    void ownNamesAreFoundInTheFolderGiven();
    void huggingFaceSnapshotsAreFollowed();
    void timmRepositoriesComeLast();
    void nothingIsNothing();

private:
    std::filesystem::path home() const { return m_files->folder(); }
    std::unique_ptr<Files> m_files;
    std::map<std::string, QByteArray> m_before;
};

void TstLocate::init() {
    m_files = std::make_unique<Files>();
    for (const char* name : kVariables) {
        if (qEnvironmentVariableIsSet(name))
            m_before[name] = qgetenv(name);
        qunsetenv(name);
    }
    qputenv("HOME", QByteArray::fromStdString(home().string()));
}

void TstLocate::cleanup() {
    for (const char* name : kVariables)
        qunsetenv(name);
    for (const auto& [name, value] : m_before)
        qputenv(name.c_str(), value);
    m_before.clear();
}

void TstLocate::placesAreInOrder() {
    const auto places = searchPlaces("given");
    QCOMPARE(places.size(), std::size_t{4});
    QCOMPARE(places[0].name, std::string("given folder"));
    QCOMPARE(places[1].folder, home() / ".local/share/scalescope/weights");
    QCOMPARE(places[2].folder, home() / ".cache/torch/hub/checkpoints");
    QCOMPARE(places[3].folder, home() / ".cache/huggingface/hub");
    QVERIFY(!places[2].exists);
    QCOMPARE(searchPlaces().size(), std::size_t{3});
    m_files->write(".cache/torch/hub/checkpoints/x", "");
    QVERIFY(searchPlaces()[1].exists);
}

void TstLocate::variablesMoveThePlaces() {
    qputenv("XDG_CACHE_HOME", "/c");
    QCOMPARE(searchPlaces()[1].folder, std::filesystem::path("/c/torch/hub/checkpoints"));
    QCOMPARE(searchPlaces()[2].folder, std::filesystem::path("/c/huggingface/hub"));
    qputenv("TORCH_HOME", "~/t");
    qputenv("HF_HOME", "/h");
    qputenv("XDG_DATA_HOME", "/d");
    QCOMPARE(searchPlaces()[0].folder, std::filesystem::path("/d/scalescope/weights"));
    QCOMPARE(searchPlaces()[1].folder, home() / "t/hub/checkpoints");
    QCOMPARE(searchPlaces()[2].folder, std::filesystem::path("/h/hub"));
    qputenv("HUGGINGFACE_HUB_CACHE", "/old");
    QCOMPARE(searchPlaces()[2].folder, std::filesystem::path("/old"));
    qputenv("HF_HUB_CACHE", "/new");
    QCOMPARE(searchPlaces()[2].folder, std::filesystem::path("/new"));
}

void TstLocate::theFolderGivenComesFirst() {
    const auto cached = m_files->write(std::string(".cache/torch/hub/checkpoints/") + kB0, "");
    const auto data = m_files->write(std::string(".local/share/scalescope/weights/") + kB0, "");
    const auto given = m_files->write(std::string("given/") + kB0, "");
    QCOMPARE(weightCandidates(0, home() / "given"), (std::vector{given, data, cached}));
    QCOMPARE(weightCandidates(0, {}), (std::vector{data, cached}));
    QVERIFY(weightCandidates(1, {}).empty());
}

void TstLocate::newNamesComeBeforeOldOnes() {
    const auto older = m_files->write(std::string("given/") + kOldB0, "");
    const auto newer = m_files->write(std::string("given/") + kB0, "");
    QCOMPARE(weightCandidates(0, home() / "given"), (std::vector{newer, older}));
    const auto v1 = m_files->write("given/efficientnet_b1_rwightman-bac287d4.pth", "");
    const auto v2 = m_files->write("given/efficientnet_b1-c27df63c.pth", "");
    QCOMPARE(weightCandidates(1, home() / "given"), (std::vector{v2, v1}));
}

void TstLocate::ownNamesAreFoundInTheFolderGiven() {
    const auto own = m_files->write("given/b4.safetensors", "");
    const auto named = m_files->write("given/efficientnet_b4.pth", "");
    m_files->write("given/b4.txt", "");
    m_files->write(".cache/torch/hub/checkpoints/b4.pth", "");
    std::filesystem::create_directories(home() / "given/b4.pth");
    QCOMPARE(weightCandidates(4, home() / "given"), (std::vector{own, named}));
}

void TstLocate::huggingFaceSnapshotsAreFollowed() {
    const std::string repository = ".cache/huggingface/hub/models--someone--efficientnet/";
    m_files->write(repository + "snapshots/aaa/" + kB0, "");
    const auto current = m_files->write(repository + "snapshots/bbb/" + kB0, "");
    m_files->write(repository + "refs/main", "bbb\n");
    m_files->write(".cache/huggingface/hub/datasets--x/snapshots/ccc/" + std::string(kB0), "");
    QCOMPARE(weightCandidates(0, {}), std::vector{current});
    m_files->write(repository + "refs/main", "../../..");
    QCOMPARE(weightCandidates(0, {}).size(), std::size_t{2});
}

void TstLocate::timmRepositoriesComeLast() {
    const auto timm = m_files->write(
        ".cache/huggingface/hub/models--timm--efficientnet_b0.ra_in1k/snapshots/a/"
        "model.safetensors",
        "");
    m_files->write(
        ".cache/huggingface/hub/models--timm--tf_efficientnet_b0.in1k/snapshots/a/"
        "model.safetensors",
        "");
    QCOMPARE(weightCandidates(0, {}), std::vector{timm});
    const auto published = m_files->write(std::string(".cache/torch/hub/checkpoints/") + kB0, "");
    QCOMPARE(weightCandidates(0, {}), (std::vector{published, timm}));
}

void TstLocate::nothingIsNothing() {
    for (int variant = 0; variant < 8; ++variant)
        QVERIFY(weightCandidates(variant, home() / "no such folder").empty());
}

SCALESCOPE_TEST(TstLocate)
#include "tst_locate.moc"
