// SPDX-License-Identifier: Apache-2.0
// Accuracy on class folders, as every document tells it.
#include "core/report/accuracy_tables.h"
#include "core/report/csv.h"
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "core/report/report_input.h"
#include "core/report/report_tables.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

namespace {

/// Cats: 8 of 10 right, 2 taken for dogs. Dogs: 5 of 6, one taken for a cow, which has no folder.
Diagnosis judged() {
    Diagnosis diagnosis = syntheticDiagnosis(0, {.imageCount = 16, .classLabels = {"cat", "dog"}});
    diagnosis.labels =
        std::make_shared<const Labels>(Labels{{"cat", "cow", "dog", "emu", "fox", "gnu"}, "test"});
    diagnosis.folders = {"/data/animals"};
    Confusion& confusion = diagnosis.confusion.emplace();
    confusion.classCount = 6;
    confusion.answers = {{{0, 0}, 8}, {{0, 2}, 2}, {{2, 2}, 5}, {{2, 1}, 1}};
    confusion.examples[{0, 2}] = {{3, "3.png", "/data/animals/cat/3.png"}};
    confusion.rightTop5 = 15;
    return diagnosis;
}

Report reportOf(Diagnosis diagnosis) {
    std::vector<VariantResult> variants;
    variants.push_back(goodVariant(std::move(diagnosis), 0));
    return makeReport(std::move(variants), nullptr, {});
}

const Table& tableOf(const std::vector<Table>& tables, const std::string& key) {
    for (const Table& table : tables)
        if (table.key == key)
            return table;
    throw std::out_of_range(key);
}

}  // namespace

class TstAccuracyTables : public QObject {
    Q_OBJECT

private slots:
    void jsonHasTheCountsAndTheShares();
    void jsonSaysWhyThereIsNoAccuracy();
    void withoutClassFoldersNoDocumentSpeaksOfAccuracy();
    void everyClassHasItsRow();
    void theMatrixStandsInTheTables();
    void csvNamesTheClasses();
    void aPartialRunSaysSoEverywhere();
    void imagesThatAreNotJudgedAreTold();
    void imagesAreTheFoldersAndTheirNumber();
};

void TstAccuracyTables::jsonHasTheCountsAndTheShares() {
    const json document = json::parse(reportJson(reportOf(judged())));
    const json& accuracy = document["variants"][0]["accuracy"];
    QCOMPARE(accuracy["imageCount"].get<int>(), 16);
    QCOMPARE(accuracy["rightCount"].get<int>(), 13);
    QCOMPARE(accuracy["top1Share"].get<double>(), 13.0 / 16.0);
    QCOMPARE(accuracy["top5Share"].get<double>(), 15.0 / 16.0);
    QCOMPARE(accuracy["classes"].size(), std::size_t{2});
    const json& dog = accuracy["classes"][1];
    QCOMPARE(dog["label"].get<std::string>(), std::string("dog"));
    QCOMPARE(dog["recallShare"].get<double>(), 5.0 / 6.0);
    QCOMPARE(dog["precisionShare"].get<double>(), 5.0 / 7.0);
    QCOMPARE(dog["answeredCount"].get<int>(), 7);
    QCOMPARE(dog["mostTakenFor"]["label"].get<std::string>(), std::string("cow"));
    const json& pair = accuracy["confusedPairs"][0];
    QCOMPARE(pair["folder"].get<std::string>(), std::string("cat"));
    QCOMPARE(pair["answer"].get<std::string>(), std::string("dog"));
    QCOMPARE(pair["examples"][0]["image"].get<int>(), 3);
    QCOMPARE(accuracy["confusion"].size(), std::size_t{4});
    QCOMPARE(document["variants"][0]["folders"][0].get<std::string>(),
             std::string("/data/animals"));
}

void TstAccuracyTables::jsonSaysWhyThereIsNoAccuracy() {
    Diagnosis diagnosis = judged();
    diagnosis.confusion.reset();
    diagnosis.notJudged = "There is no accuracy: because.";
    const json document = json::parse(reportJson(reportOf(diagnosis)));
    QVERIFY(!document["variants"][0].contains("accuracy"));
    QCOMPARE(document["variants"][0]["notJudged"].get<std::string>(), diagnosis.notJudged);
    QVERIFY(reportMarkdown(reportOf(diagnosis)).find("because") != std::string::npos);
}

void TstAccuracyTables::withoutClassFoldersNoDocumentSpeaksOfAccuracy() {
    const Report report = reportOf(syntheticDiagnosis(0));
    QVERIFY(reportJson(report).find("\"accuracy\":") == std::string::npos);
    QVERIFY(reportMarkdown(report).find("class folders") == std::string::npos);
    QVERIFY(reportCsv(report).find("accuracy.top1") == std::string::npos);
}

void TstAccuracyTables::everyClassHasItsRow() {
    const Report report = reportOf(judged());
    const Table classes = classTable(report.variants);
    QCOMPARE(classes.rows.size(), std::size_t{2});
    QCOMPARE(toMarkdown(classes).find("| B0 | cat | 10 | 8 |") != std::string::npos, true);
    const Table pairs = confusedTable(report.variants);
    QCOMPARE(pairs.rows.size(), std::size_t{2});
    QCOMPARE(std::get<std::string>(pairs.rows[0][4]), std::string("3.png"));
}

void TstAccuracyTables::theMatrixStandsInTheTables() {
    const Table matrix = tableOf(reportTables(reportOf(judged())), "confusion.b0");
    QCOMPARE(matrix.columns.size(), std::size_t{4});
    QCOMPARE(matrix.columns[3].title, std::string("another class"));
    QCOMPARE(std::get<std::int64_t>(matrix.rows[0][2]), std::int64_t{2});
    QCOMPARE(std::get<std::int64_t>(matrix.rows[1][3]), std::int64_t{1});
}

void TstAccuracyTables::csvNamesTheClasses() {
    const std::string csv = reportCsv(reportOf(judged()));
    for (const char* line : {"b0,,accuracy.top1,0.8125,share", "b0,,folder2.label,dog,text",
                             "b0,,folder0.class.recall,0.8,share"})
        QVERIFY2(csv.find(line) != std::string::npos, line);
}

void TstAccuracyTables::aPartialRunSaysSoEverywhere() {
    Diagnosis diagnosis = judged();
    diagnosis.partial = "cancelled after 16 of 40 images";
    const Report report = reportOf(diagnosis);
    QCOMPARE(report.partial.value_or(""), std::string("B0 was cancelled after 16 of 40 images."));
    const std::string said = "cancelled after 16 of 40 images";
    QVERIFY(reportMarkdown(report).find("partial: " + said) != std::string::npos);
    QVERIFY(reportCsv(report).find("b0,,partial," + said) != std::string::npos);
    QVERIFY(accuracyNote(diagnosis).find(said) != std::string::npos);
}

void TstAccuracyTables::imagesThatAreNotJudgedAreTold() {
    Diagnosis diagnosis = judged();
    diagnosis.confusion->otherFolders = {{"horses", 4}, {"pigs", 1}};
    diagnosis.confusion->withoutFolder = 1;
    diagnosis.confusion->withoutAnswer[0] = 2;
    const std::string note = accuracyNote(diagnosis);
    for (const char* part : {"5 images of 2 folders that are no class", "(horses, pigs)",
                             "1 image in no class folder", "2 images without an answer"})
        QVERIFY2(note.find(part) != std::string::npos, note.c_str());
}

void TstAccuracyTables::imagesAreTheFoldersAndTheirNumber() {
    Diagnosis diagnosis = judged();
    diagnosis.skipped.push_back({"/data/animals/cat/broken.png", "it is cut off"});
    const std::string words = inputWords(reportOf(diagnosis));
    QCOMPARE(words, std::string("16 of 17 images of /data/animals, 2 class folders, 1 left out"));
    QVERIFY(reportMarkdown(reportOf(diagnosis)).find(words) != std::string::npos);
}

SCALESCOPE_TEST(TstAccuracyTables)
#include "tst_accuracy_tables.moc"
