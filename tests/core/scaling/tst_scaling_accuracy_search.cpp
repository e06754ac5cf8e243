// SPDX-License-Identifier: Apache-2.0
// Successive halving: the same search gives the same result, stopped and resumed too.
#include "core/base/error.h"
#include "core/scaling/accuracy_search.h"
#include "core/scaling/search_state.h"
#include "core/scaling/search_tables.h"
#include "core/scaling/short_training.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace scalescope;

namespace {

/// More points than run meet the constraint.
constexpr SearchOptions kGrid{.step = 0.2, .tolerance = 0.15};

/// A quarter of B0 at 32 pixels: a training takes a fraction of a second.
AccuracyOptions tiny(const std::filesystem::path& state) {
    AccuracyOptions options;
    options.candidates = 4;
    options.rungs = 2;
    options.pictures = 32;
    options.judged = 24;
    options.base = {0.25, 0.4, 32};
    options.threads = 1;
    options.state = state;
    return options;
}

SearchResult search(const AccuracyOptions& options) {
    RunContext context;
    return accuracySearch(kGrid, options, context);
}

/// Stops at the given progress, as Ctrl-C does; true when it was stopped.
bool stopAt(double fraction, const AccuracyOptions& options) {
    std::atomic<bool> cancel{false};
    RunContext context([&](double done, std::string_view) { cancel = cancel || done >= fraction; },
                       &cancel);
    try {
        (void)accuracySearch(kGrid, options, context);
        return false;
    } catch (const Canceled&) {
        return true;
    }
}

}  // namespace

class TstScalingAccuracySearch : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void betterHalfGoesOn();
    void sameSearchSameResult();
    void resumedEqualsUninterrupted_data();
    void resumedEqualsUninterrupted();
    void winnersNetworkStays();
    void stateOfAnotherSearchIsRefused();
    void nothingToResumeIsRefused();
    void hostileStatesAreRefused_data();
    void hostileStatesAreRefused();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
    void trainingsThatDoNotFitAreRefused();
    void candidatesTrainAtTheirOwnScale();
};

void TstScalingAccuracySearch::betterHalfGoesOn() {
    const SearchResult result = search(tiny(file("halving.state.json")));
    QCOMPARE(result.options.objective, SearchObjective::Accuracy);
    QCOMPARE(result.looked, std::size_t{216});
    QVERIFY(result.met > 4);
    QCOMPARE(result.ranked.size(), std::size_t{4});
    QCOMPARE(result.ranked[0].rungs.size(), std::size_t{2});
    QCOMPARE(result.ranked[1].rungs.size(), std::size_t{2});
    QCOMPARE(result.ranked[2].rungs.size(), std::size_t{1});
    QCOMPARE(result.ranked[3].rungs.size(), std::size_t{1});
    QCOMPARE(result.ranked[0].rungs[0].pictures, std::int64_t{32});
    QCOMPARE(result.ranked[0].rungs[1].pictures, std::int64_t{64});
    QVERIFY(result.ranked[0].rungs[1].right >= result.ranked[1].rungs[1].right);
    for (const SearchCandidate& winner : {result.ranked[0], result.ranked[1]})
        for (const SearchCandidate& loser : {result.ranked[2], result.ranked[3]})
            QVERIFY(winner.rungs[0].right >= loser.rungs[0].right);
    const Table table = searchTable(result);
    QCOMPARE(std::get<double>(table.rows[0][3]), result.ranked[0].rungs[1].accuracy());
    const Grid2d surface = searchSurface(result);
    QCOMPARE(surface.unit, std::string("%"));
    QVERIFY(surface.title.ends_with("after 32 pictures"));
}

void TstScalingAccuracySearch::sameSearchSameResult() {
    const std::string first = toCsv(searchTable(search(tiny(file("a.state.json")))));
    QCOMPARE(toCsv(searchTable(search(tiny(file("b.state.json"))))), first);
    AccuracyOptions other = tiny(file("c.state.json"));
    other.seed = 7;
    QVERIFY(toCsv(searchTable(search(other))) != first);
}

void TstScalingAccuracySearch::resumedEqualsUninterrupted_data() {
    QTest::addColumn<double>("stop");
    QTest::newRow("first rung") << 0.1;
    QTest::newRow("between") << 0.45;
    QTest::newRow("last rung") << 0.8;
}

void TstScalingAccuracySearch::resumedEqualsUninterrupted() {
    QFETCH(const double, stop);
    const std::string whole = toCsv(searchTable(search(tiny(file("whole.state.json")))));
    AccuracyOptions options = tiny(file("stopped.state.json"));
    QVERIFY(stopAt(stop, options));
    options.resume = true;
    QCOMPARE(toCsv(searchTable(search(options))), whole);
    // Finished: nothing is left to do, the answer is the same.
    QCOMPARE(toCsv(searchTable(search(options))), whole);
}

void TstScalingAccuracySearch::winnersNetworkStays() {
    const AccuracyOptions options = tiny(file("winner.state.json"));
    const SearchResult result = search(options);
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(trainedFolder(options.state)))
        files.push_back(entry.path().filename().string());
    QCOMPARE(files, std::vector<std::string>{trainedName(result.ranked[0].network.coefficients)});
}

void TstScalingAccuracySearch::stateOfAnotherSearchIsRefused() {
    AccuracyOptions options = tiny(file("other.state.json"));
    QVERIFY(stopAt(0.1, options));
    options.resume = true;
    options.learningRate = 0.5;
    const auto failure = test::failureOf([&] { (void)search(options); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
    QVERIFY2(failure->message.find("learning rate 0.02, not 0.5") != std::string::npos,
             failure->message.c_str());
}

void TstScalingAccuracySearch::nothingToResumeIsRefused() {
    AccuracyOptions options = tiny(file("never.state.json"));
    options.resume = true;
    const auto failure = test::failureOf([&] { (void)search(options); });
    QVERIFY(failure && failure->code == ErrorCode::FileMissing);
    QVERIFY2(failure->message.find("never.state.json") != std::string::npos,
             failure->message.c_str());
    QVERIFY(!std::filesystem::exists(options.state));
}

void TstScalingAccuracySearch::hostileStatesAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = R"({"schema":"scalescope/scale-search-state/1","options":{},)";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("state");
    QTest::newRow("another schema") << QByteArray(R"({"schema":"x"})");
    QTest::newRow("no list") << head + R"("candidates":7})";
    QTest::newRow("no candidate") << head + R"("candidates":[]})";
    QTest::newRow("a candidate twice")
        << head + R"("candidates":[{"alpha":2,"beta":1,"gamma":1,"rungs":[]},)"
                  R"({"alpha":2,"beta":1,"gamma":1,"rungs":[]}]})";
    QTest::newRow("unknown candidate")
        << head + R"("candidates":[{"alpha":9,"beta":1,"gamma":1,"rungs":[]}]})";
    QTest::newRow("more right than judged")
        << head + R"("candidates":[{"alpha":2,"beta":1,"gamma":1,"rungs":[{"pictures":1,"right":9,)"
                  R"("judged":2,"loss":1}]}]})";
    QTest::newRow("nested") << QByteArray(100'000, '[');
}

void TstScalingAccuracySearch::hostileStatesAreRefused() {
    QFETCH(const QByteArray, text);
    const auto path = file("hostile.state.json");
    test::writeAll(path, text.toStdString());
    std::vector<SearchCandidate> candidates{
        {applyLaw({.alpha = 2.0, .beta = 1.0, .gamma = 1.0, .phi = 1.0}), 0.0, {}}};
    const auto failure = test::failureOf([&] { readSearchState(path, {}, candidates); });
    QVERIFY(failure && failure->code == ErrorCode::HeaderInvalid);
    QVERIFY(candidates.front().rungs.empty());
}

void TstScalingAccuracySearch::badOptionsAreRefused_data() {
    QTest::addColumn<int>("rungs");
    QTest::addColumn<int>("pictures");
    QTest::addColumn<int>("px");
    QTest::addColumn<bool>("file");
    QTest::newRow("no rung") << 0 << 32 << 32 << true;
    QTest::newRow("many rungs") << 99 << 32 << 32 << true;
    QTest::newRow("less than a batch") << 2 << 3 << 32 << true;
    QTest::newRow("small side") << 2 << 32 << 16 << true;
    QTest::newRow("no file") << 2 << 32 << 32 << false;
}

void TstScalingAccuracySearch::badOptionsAreRefused() {
    QFETCH(const int, rungs);
    QFETCH(const int, pictures);
    QFETCH(const int, px);
    QFETCH(const bool, file);
    AccuracyOptions options = tiny(file ? this->file("bad.state.json") : std::filesystem::path());
    options.rungs = rungs;
    options.pictures = pictures;
    options.base.resolution = px;
    const auto failure = test::failureOf([&] { (void)search(options); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
}

void TstScalingAccuracySearch::trainingsThatDoNotFitAreRefused() {
    AccuracyOptions options = tiny(file("memory.state.json"));
    options.memoryBytes = 1'000'000;
    const auto failure = test::failureOf([&] { (void)search(options); });
    QVERIFY(failure && failure->code == ErrorCode::OutOfMemory);
    QVERIFY(!std::filesystem::exists(options.state));
}

void TstScalingAccuracySearch::candidatesTrainAtTheirOwnScale() {
    AccuracyOptions options;
    options.base = {0.5, 1.0, 64};
    const TrainOptions training =
        shortTraining(applyLaw({.alpha = 2.0, .beta = 1.0, .gamma = 1.25, .phi = 1.0}), options);
    QCOMPARE(training.spec.scale.depth, 2.0);
    QCOMPARE(training.spec.scale.width, 0.5);
    QCOMPARE(training.spec.scale.resolution, 80);
    QCOMPARE(training.pictures, std::int64_t{320 * 4});
}

SCALESCOPE_TEST(TstScalingAccuracySearch)
#include "tst_scaling_accuracy_search.moc"
