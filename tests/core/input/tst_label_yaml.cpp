// SPDX-License-Identifier: Apache-2.0
// Class names in YAML: in every form that trainers write, all of them or none.
#include "core/input/labels.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace scalescope;
using scalescope::test::failureOf;

class TstLabelYaml : public QObject {
    Q_OBJECT
private slots:
    void namesAreReadInEveryForm_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::vector<std::string>>("names");
        const std::vector<std::string> two{"tench", "gold fish"};
        const auto row = [](const char* name, const char* file, std::string text,
                            const std::vector<std::string>& names) {
            QTest::newRow(name) << QString::fromLatin1(file) << std::move(text) << names;
        };
        row("map", "data.yaml", "nc: 2\nnames:\n  0: tench\n  1: gold fish\ntrain: a\n", two);
        row("list", "data.yaml", "names: [tench, 'gold fish']\n", two);
        row("dashes", "x.yml", "names:\n- tench\n- \"gold fish\"\n", two);
        row("bracket of several lines", "data.yaml",
            "names: ['tench',  # 0\n        gold fish]\nnc: 2\n", two);
        row("map in brackets", "data.yaml", "names: {0: tench, 1: 'gold fish'}\n", two);
        row("map in any order, comments", "data.yaml",
            "names:\n  # fish\n  1: gold fish  # red\n\n  0: tench\nval: b\n", two);
        row("from names to numbers", "data.yaml",
            "data:\n  class_to_idx:\n    gold fish: 1\n    tench: 0\n", two);
        row("quotes", "data.yaml", "names: ['a, b', \"c: \\\"d\\\"\", 'e''s']\n",
            {"a, b", "c: \"d\"", "e's"});
        row("a key that is a word for other things too", "data.yaml",
            "labels: a/b.txt\nlabel:\n  smoothing: 0\nnames:\n- tench\n- gold fish\n", two);
        row("YAML, a list alone", "data.yaml", "- tench\n- gold fish\n", two);
        row("YAML, a map alone", "data.yaml", "0: tench\n1: gold fish\n", two);
        row("lines without YAML", "data.yaml", "tench\ngold fish\n", two);
    }
    void namesAreReadInEveryForm() {
        QFETCH(QString, file);
        QFETCH(std::string, text);
        QFETCH(std::vector<std::string>, names);
        QCOMPARE(read(file.toStdString(), text)->names, names);
    }

    void namesInYamlAreAllOrNone_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("part");
        const auto row = [](const char* name, const char* text, const char* part) {
            QTest::newRow(name) << std::string(text) << std::string(part);
        };
        row("a number is skipped", "names:\n  0: a\n  2: b\n",
            "index 2 stands twice or is above 1");
        row("a number stands twice", "names:\n  0: a\n  1: b\n  1: c\n", "index 1 stands twice");
        row("from 1", "names:\n  1: a\n  2: b\n", "run from 1 to 2");
        row("a number is none", "names:\n  0: a\n  1: b\n  x: c\n", "\"x: c\" is neither");
        row("a name is missing", "names:\n  0: a\n  1:\n  2: c\n", "\"1: \" is neither");
        row("a line is none", "names:\n  0: a\n  b\n  2: c\n", "\"b\" is neither");
        row("a line of the list is none", "names:\n- a\n- b\n-\n- d\n", "\"- \" is neither");
        row("list, then map", "names:\n  - a\n  1: b\n", "\"1:\" is neither");
        row("a list in the list", "names:\n  - a\n  - - b\n    - c\n", "is neither");
        row("a mapping in the list", "names:\n  - a\n  - b: 1\n", "\"- b: 1\" is neither");
        row("a number is none, in brackets", "names: {0: a, b, 2: c}\n", "\"b\" is neither");
        row("a cell is empty", "names: [a, , c]\n", "is neither");
        row("the bracket is not closed", "names: [a, b\nnc: 2\n", "no list and no map of names");
        row("no names", "train: a\nnc: 2\n", "no list and no map of names");
    }
    /// Names before the one that is broken would be those of other classes.
    void namesInYamlAreAllOrNone() {
        QFETCH(std::string, text);
        QFETCH(std::string, part);
        const auto failure = failureOf([&] { (void)read("data.yaml", text); });
        QVERIFY(failure.has_value());
        QVERIFY2(failure->message.find(part) != std::string::npos, failure->message.c_str());
    }

private:
    LabelsPtr read(const std::string& name, const std::string& text) const {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        test::writeAll(path, text);
        return readLabels(path);
    }

    QTemporaryDir m_folder;
};

SCALESCOPE_TEST(TstLabelYaml)
#include "tst_label_yaml.moc"
