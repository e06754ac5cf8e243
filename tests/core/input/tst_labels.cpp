// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_keys.h"
#include "core/input/labels.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace scalescope;
using scalescope::test::failureOf;
namespace fs = std::filesystem;

using Names = std::vector<std::string>;

class TstLabels : public QObject {
    Q_OBJECT
private slots:
    void imagenetHasItsThousandNamesInOrder() {
        const LabelsPtr labels = imagenetLabels();
        QCOMPARE(labels->names.size(), std::size_t{1000});
        QCOMPARE(labels->names[0], "tench");
        QCOMPARE(labels->names[1], "goldfish");
        QCOMPARE(labels->names[281], "tabby");
        QCOMPARE(labels->names[999], "toilet tissue");
        QVERIFY(labels->source.find("ImageNet-1k") != std::string::npos);
    }

    void readsEveryForm_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<Names>("names");
        const Names two{"tench", "gold fish"};
        const auto row = [](const char* name, const char* file, std::string text,
                            const Names& names) {
            QTest::newRow(name) << QString::fromLatin1(file) << std::move(text) << names;
        };
        row("lines", "x.txt", "tench\ngold fish\n", two);
        row("lines, no end", "x.txt", "tench\ngold fish", two);
        row("byte order mark, CR", "x.txt", "\xEF\xBB\xBFtench\r\ngold fish\r\n", two);
        row("empty line inside is a class", "x.txt", "a\n\nb\n", {"a", "", "b"});
        row("synset and words", "x.txt", "n01440764 tench\nn01443537 gold fish\n", two);
        row("synset table", "x.txt", "n01440764\ttench\nn01443537\tgold fish\n", two);
        row("own names like synsets stay", "x.txt", "n01440764\nother\n", {"n01440764", "other"});
        row("list", "x.json", R"(["tench", "gold fish"])", two);
        row("index map", "x.json", R"({"1": "gold fish", "0": "tench"})", two);
        row("synset map", "x.json",
            R"({"0": ["n01440764", "tench"], "1": ["n01443537", "gold fish"]})", two);
        row("name to index", "x.json", R"({"gold fish": 1, "tench": 0})", two);
        row("configuration", "config.json",
            R"({"model": "b0", "id2label": {"1": "gold fish", "0": "tench"}})", two);
        row("configuration with a list", "config.json",
            R"({"num_classes": 2, "label_names": ["tench", "gold fish"]})", two);
        row("byte order mark before JSON", "x.json", "\xEF\xBB\xBF[\"tench\", \"gold fish\"]", two);
        row("duplicate names are kept", "x.json", R"(["crane", "crane"])", {"crane", "crane"});
        row("quotes are kept", "x.txt", "\"a\"\n'b'\n", {"\"a\"", "'b'"});
        row("line ends of an old Mac", "x.txt", "tench\rgold fish\r", two);
        row("numbered from 0", "x.txt", "0 tench\n1 gold fish\n", two);
        row("numbered, colon", "x.txt", "0: tench\n1: gold fish\n", two);
        row("numbered from 1", "x.txt", "1\ttench\n2\tgold fish\n", two);
        row("numbered, in another order", "x.txt", "1\tgold fish\n0\ttench\n", two);
        row("numbered from 1, in another order", "x.txt", "2: gold fish\n1: tench\n", two);
        row("numbers that stand twice are names", "x.txt", "1 up\n1 gold fish\n",
            {"1 up", "1 gold fish"});
        row("numbers that do not count are names", "x.txt", "7 up\n1 gold fish\n",
            {"7 up", "1 gold fish"});
        row("names are numbers", "x.txt", "0\n1\n", {"0", "1"});
        row("one line", "x.txt", "tench, gold fish\n", two);
        row("what Python prints of a dict", "x.txt", "{0: 'tench',\n 1: \"gold fish\",}", two);
        row("what Python prints of a list", "x.txt", "['tench', 'gold fish']\n", two);
        row("Python's quotes", "x.txt", "{0: 'Grevy\\'s zebra', 1: \"a \\\"b\\\"\"}",
            {"Grevy's zebra", "a \"b\""});
        row("Python's map of names", "x.txt", "{'gold fish': 1, 'tench': 0}", two);
        row("JSON in a text file", "x.txt", R"({"0": "tench", "1": "gold fish"})", two);
        row("a table with a head", "x.csv", "index,name\n1,gold fish\n0,tench\n", two);
        row("a table, names first", "x.csv", "class;id\ntench;0\ngold fish;1\n", two);
        row("a table without a head", "x.csv", "0,tench\r\n1,gold fish\r\n", two);
        row("a table of one column", "x.csv", "tench\n\"gold fish\"\n", two);
        row("separators within quotes", "x.csv", "0,\"tench, Tinca\"\n1,\"gold \"\"fish\"\"\"\n",
            {"tench, Tinca", "gold \"fish\""});
        row("tabs", "x.tsv", "0\ttench\n1\tgold fish\n", two);
        row("a label map", "x.pbtxt",
            "item {\n  name: \"n02\"\n  id: 2\n  display_name: 'gold fish'\n}\n\nitem {\n  id: "
            "1\n  name: \"tench\"\n}\n",
            two);
        row("categories", "x.json",
            R"({"categories": [{"id": 1, "name": "gold fish"}, {"id": 0, "name": "tench"}]})", two);
        row("COCO, from 1", "coco.json",
            R"({"categories": [{"id": 2, "name": "gold fish"}, {"id": 1, "name": "tench"}]})", two);
        row("COCO, with gaps", "coco.json",
            R"({"images": [], "categories": [{"id": 90, "name": "gold fish"},
                {"id": 13, "name": "tench"}]})",
            two);
        row("classes", "x.json", R"({"classes": ["tench", "gold fish"]})", two);
        row("names", "x.json", R"({"names": ["tench", "gold fish"]})", two);
        row("deep in a configuration", "x.json",
            R"({"seed": 0, "data": {"class_names": ["tench", "gold fish"]}})", two);
    }
    void namesOfTheKeysAreManyAndTheirMeaningOne_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("kind");
        for (const char* key :
             {"classes", "class_names", "CLASSES", "classNames", "idx_to_class", "class_to_idx",
              "id2label", "label2id", "idx2label", "index_to_name", "int_to_label", "cat2id",
              "label_map", "class_indices", "classes_", "target_names", "label_names"})
            QTest::newRow(key) << QString(key) << static_cast<int>(LabelKey::Yes);
        for (const char* key : {"names", "labels", "vocab", "categories"})
            QTest::newRow(key) << QString(key) << static_cast<int>(LabelKey::Maybe);
        for (const char* key : {"name", "num_classes", "class_weights", "optimizer", "to", "idxto",
                                "toclass", "label_smoothing", "epoch", ""})
            QTest::newRow(key) << QString(key) << static_cast<int>(LabelKey::No);
    }
    void namesOfTheKeysAreManyAndTheirMeaningOne() {
        QFETCH(QString, key);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(labelKey(key.toStdString())), kind);
    }
    void indicesFromOneAreCalledSo() {
        const auto failure =
            failureOf([&] { (void)read("x.json", R"({"1": "tench", "2": "gold fish"})"); });
        QVERIFY(failure.value().message.find("run from 1 to 2") != std::string::npos);
    }
    void tablesWithIndicesThatAreNotOneForEachClassAreRefusedAsJson_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("part");
        const auto row = [](const char* name, const char* file, const char* text,
                            const char* part) {
            QTest::newRow(name) << QString(file) << std::string(text) << std::string(part);
        };
        const char* const twice = "index 0 stands twice or is above 2; the indices must be";
        row("JSON", "x.json", R"({"a": 0, "b": 0, "c": 1})", twice);
        row("twice", "x.csv", "0,a\n0,b\n1,c\n", twice);
        row("twice, with a head", "x.csv", "index,name\n0,a\n0,b\n1,c\n", twice);
        row("twice, behind the names", "x.csv", "a,0\nb,0\nc,1\n", twice);
        row("twice, tabs", "x.tsv", "0\ta\n0\tb\n1\tc\n", twice);
        row("twice, semicolons", "x.csv", "class_id;name\n0;a\n0;b\n1;c\n", twice);
        row("skipped", "x.csv", "0,a\n2,b\n", "index 2 stands twice or is above 1;");
        row("skipped, pandas", "x.csv", ",name\n0,a\n2,b\n", "index 2 stands twice");
        row("negative", "x.csv", "-1,a\n0,b\n", "index -1 is below 0; the indices must be");
        row("negative, with a head", "x.csv", "label,name\n0,a\n-1,b\n", "index -1 is below 0;");
        row("from 1, turned", "x.csv", "2,a\n1,b\n", "run from 1 to 2");
    }
    void tablesWithIndicesThatAreNotOneForEachClassAreRefusedAsJson() {
        QFETCH(QString, file);
        QFETCH(std::string, text);
        QFETCH(std::string, part);
        const auto failure = failureOf([&] { (void)read(file.toStdString(), text); });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
        QVERIFY2(failure->message.find(part) != std::string::npos, failure->message.c_str());
    }
    void numbersThatAreNoIndicesOrderNothing() {
        const Names two{"tench", "gold fish"};
        QCOMPARE(read("x.csv", "name,pictures\ntench,1300\ngold fish,1300\n")->names, two);
        QCOMPARE(read("x.csv", "tench,1300\ngold fish,732\n")->names, two);
        QCOMPARE(read("x.csv", "pictures,id,name\n9,1,gold fish\n9,0,tench\n")->names, two);
        QCOMPARE(read("x.csv", "1,tench\n2,gold fish\n")->names, two);
    }
    void tablesOfWhichNothingIsSeenAreRefused() {
        const auto failure = failureOf([&] { (void)read("x.csv", "red,apple\ngreen,pear\n"); });
        QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
        QVERIFY(failure->message.find("which column") != std::string::npos);
    }
    void labelMapsWithoutAnIdForEveryNameAreRefused() {
        for (const char* text :
             {"item {\n name: 'a'\n}\n",
              "item {\n id: 1\n name: 'a'\n}\nitem {\n id: 1\n name: "
              "'b'\n}\n",
              "item {\n id: 7\n name: 'a'\n}\n", "item {\n id: 1\n name: 'a'\n", "red\n"}) {
            const auto failure = failureOf([&] { (void)read("x.pbtxt", text); });
            QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
            QVERIFY(failure->message.find("label map") != std::string::npos);
        }
    }
    void utf16IsRefusedByName() {
        for (const char* file : {"x.txt", "x.json"})
            for (const std::string& text :
                 {std::string("\xFF\xFEt\0", 4), std::string("\xFE\xFF\0t", 4),
                  std::string("a\0b\0\n\0c\0", 8), std::string("\0a\0b\0\n\0\xE9", 8)}) {
                const auto failure = failureOf([&] { (void)read(file, text); });
                QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
                QVERIFY(failure->message.find("UTF-16") != std::string::npos);
            }
    }

    void namesThatWouldLoseLettersAreRefused() {
        for (const char* file : {"x.txt", "x.csv", "x.json"}) {
            const auto failure = failureOf([&] { (void)read(file, "[\n\"poi\xDF\"]\n"); });
            QCOMPARE(failure.value().code, ErrorCode::FormatUnknown);
            QVERIFY2(failure->message.find("its line 2 is not UTF-8") != std::string::npos,
                     failure->message.c_str());
        }
    }
    void utf32IsNotCalledUtf16() {
        for (const std::string& text :
             {std::string("\xFF\xFE\0\0t\0\0\0", 8), std::string("\0\0\xFE\xFF\0\0\0t", 8)}) {
            const auto failure = failureOf([&] { (void)read("x.txt", text); });
            QVERIFY2(failure.value().message.find("UTF-32") != std::string::npos,
                     failure->message.c_str());
        }
    }

    void readsEveryForm() {
        QFETCH(QString, file);
        QFETCH(std::string, text);
        QFETCH(Names, names);
        const LabelsPtr labels = read(file.toStdString(), text);
        QCOMPARE(labels->names, names);
        QCOMPARE(labels->source, file.toStdString());
    }

    void thousandSynsetsGetTheImagenetNames() {
        std::string text = "n01440764\n";
        for (int i = 0; i < 998; ++i)
            text += "n0" + std::to_string(2'000'000 + i) + "\n";
        QCOMPARE(read("s.txt", text + "n15075141\n")->names, imagenetLabels()->names);
        QCOMPARE(read("s.txt", text + "n15075142\n")->names[0], "n01440764");
    }

    void refusesHostileFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const char* file, std::string text, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(file) << std::move(text) << code;
        };
        const auto unknown = ErrorCode::FormatUnknown;
        const auto invalid = ErrorCode::ArgumentInvalid;
        row("empty", "x.txt", "", unknown);
        row("only line ends", "x.txt", "\n\n", unknown);
        row("binary", "x.txt", std::string("PK\x03\x04\0\0", 6), unknown);
        row("not JSON", "x.json", "{tench}", unknown);
        row("cut JSON", "x.json", R"(["tench")", unknown);
        row("deep JSON", "x.json", std::string(200'000, '['), unknown);
        row("a number", "x.json", "17", unknown);
        row("empty list", "x.json", "[]", unknown);
        row("list of numbers", "x.json", "[1, 2]", unknown);
        row("map of maps", "x.json", R"({"0": {"name": "tench"}})", unknown);
        row("index missing", "x.json", R"({"0": "a", "2": "b"})", invalid);
        row("index twice", "x.json", R"({"a": 0, "b": 0})", invalid);
        row("key twice", "x.json", R"({"0": "a", "0": "b"})", invalid);
        row("negative index", "x.json", R"({"a": -1})", unknown);
        row("real index", "x.json", R"({"a": 0.0})", unknown);
        row("index over 64 bits", "x.json", R"({"99999999999999999999": "a"})", unknown);
        row("huge index", "x.json", R"({"a": 18446744073709551615})", invalid);
    }
    void refusesHostileFiles() {
        QFETCH(QString, file);
        QFETCH(std::string, text);
        QFETCH(ErrorCode, code);
        const auto failure = failureOf([&] { (void)read(file.toStdString(), text); });
        QVERIFY(failure.has_value());
        QCOMPARE(errorCodeName(failure->code), errorCodeName(code));
        QCOMPARE(failure->subject, Subject::Input);
        QVERIFY(failure->message.find(file.toStdString() + ": ") != std::string::npos);
    }

    void missingFileIsMissing() {
        const auto failure = failureOf([] { (void)readLabels("/nowhere/labels.txt"); });
        QCOMPARE(failure.value().code, ErrorCode::FileMissing);
    }

    void namesMustMatchTheClasses() {
        const auto two = std::make_shared<const Labels>(Labels{{"a", "b"}, "own.txt"});
        QCOMPARE(labelsFor(2, two), two);
        const LabelsPtr numbered = labelsFor(3, two);
        QCOMPARE(numbered->names, (Names{"class 0", "class 1", "class 2"}));
        QVERIFY(numbered->source.find("own.txt has 2 names") != std::string::npos);
        QVERIFY(numbered->source.find("3 classes") != std::string::npos);
        QCOMPARE(labelsFor(1, nullptr)->names, (Names{"score"}));
        QCOMPARE(labelsFor(1, two)->names, (Names{"b"}));
        QVERIFY(labelsFor(0, two)->names.empty());
    }

    void changedFilesGiveNamesOrAnError() {
        const std::string good =
            R"({"0": ["n01440764", "tench"], "1": ["n01443537", "gold fish"]})";
        std::mt19937 random(3);
        int count = 0, refused = 0;
        for (int i = 0; i < 400; ++i) {
            std::string text = good;
            for (std::uint32_t n = random() % 3; n > 0; --n)
                text[random() % text.size()] = static_cast<char>(random());
            const auto failure = failureOf([&] { QVERIFY(!read("x.json", text)->names.empty()); });
            ++(failure ? refused : count);
        }
        QVERIFY(count > 0 && refused > 0);
    }

private:
    LabelsPtr read(const std::string& name, const std::string& text) const {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        test::writeAll(path, text);
        return readLabels(path);
    }

    QTemporaryDir m_folder;
};

SCALESCOPE_TEST(TstLabels)
#include "tst_labels.moc"
