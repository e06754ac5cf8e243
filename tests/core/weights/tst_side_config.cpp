// SPDX-License-Identifier: Apache-2.0
// Configurations beside weights: what is fed then is what their libraries feed.
#include "core/input/preprocess.h"
#include "core/weights/side_config.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace scalescope;
using scalescope::test::goldenCases;
using scalescope::test::picture;

Q_DECLARE_METATYPE(QJsonObject)

namespace {

/// What lies beside a file of weights in a folder of its own.
std::optional<SideConfig> beside(const char* name, const QJsonObject& document) {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString());
    test::writeAll(path / name,
                   QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString());
    return readSideConfig(path / "model.safetensors");
}

std::optional<SideConfig> besideOf(const QJsonObject& golden) {
    const QJsonObject config = golden["config"].toObject();
    return golden["library"].toString() == QLatin1String("timm")
               ? beside("config.json", {{"pretrained_cfg", config}})
               : beside("preprocessor_config.json", config);
}

}  // namespace

class TstSideConfig : public QObject {
    Q_OBJECT
private slots:
    void feedsWhatTheirLibraryFeeds_data() {
        QTest::addColumn<QJsonObject>("golden");
        const QJsonArray cases = goldenCases("side_config.json", "cases");
        QVERIFY(cases.size() >= 27);
        for (qsizetype i = 0; i < cases.size(); ++i)
            QTest::newRow(qPrintable(QString::number(i))) << cases[i].toObject();
    }
    void feedsWhatTheirLibraryFeeds() {
        QFETCH(QJsonObject, golden);
        const auto side = besideOf(golden);
        QVERIFY(side.has_value());
        QCOMPARE(QString::fromStdString(side->preprocessing.note), QString());
        const Recipe recipe = side->preprocessing.over({});
        const TensorF32 fed =
            toTensor(preparePixels(picture(QStringLiteral("noise"), 31, 40, 5), recipe), recipe);
        QCOMPARE(fed.shape.back(), std::int64_t{golden["side"].toInt()});
        const QJsonArray expected = golden["values"].toArray();
        QCOMPARE(fed.values.size(), static_cast<std::size_t>(expected.size()));
        for (std::size_t i = 0; i < fed.values.size(); ++i) {
            const double value = expected[static_cast<qsizetype>(i)].toDouble();
            const double distance = std::abs(double{fed.values[i]} - value);
            QVERIFY2(distance <= 2e-6 * std::max(std::abs(value), 1.0),
                     qPrintable(QString::number(i)));
        }
    }

    void whatCannotBeDoneIsSaid() {
        const auto note = [](const QJsonObject& document) {
            return QString::fromStdString(
                beside("preprocessor_config.json", document)->preprocessing.note);
        };
        const QJsonObject oblong{{"height", 200}, {"width", 300}}, shape{{"shortest_edge", 200}};
        QVERIFY(note({{"size", oblong}}).contains(QLatin1String("not square")));
        QVERIFY(note({{"size", shape}}).contains(QLatin1String("keeps the shape")));
        QVERIFY(note({{"do_resize", false}, {"size", 224}}).contains(QLatin1String("own size")));
        const auto border = beside(
            "config.json", {{"pretrained_cfg", QJsonObject{{"input_size", QJsonArray{3, 64, 64}},
                                                           {"crop_mode", "border"}}}});
        QVERIFY(!border->preprocessing.note.empty());
    }

    /// The same numbers as buffers in the file are of levels as well.
    void meansOfLevelsAreOfLevels() {
        const QJsonArray mean{123.675, 116.28, 103.53}, deviation{58.395, 57.12, 57.375};
        for (const QJsonObject& document :
             {QJsonObject{{"mean", mean}, {"std", deviation}},
              QJsonObject{{"pretrained_cfg", QJsonObject{{"mean", mean}, {"std", deviation}}}}}) {
            const auto side = beside("config.json", document);
            const Recipe recipe = side->preprocessing.over({});
            QVERIFY(std::abs(recipe.mean[0] - 0.485F) < 1e-6F);
            QVERIFY(std::abs(recipe.std[2] - 0.225F) < 1e-6F);
            QVERIFY(QString::fromStdString(side->preprocessing.note)
                        .contains(QLatin1String("levels from 0 to 255")));
        }
    }

    void picturesThatAreNotSquareAreTold() {
        const auto side =
            beside("config.json",
                   {{"pretrained_cfg", QJsonObject{{"input_size", QJsonArray{3, 224, 320}}}}});
        const QString note = QString::fromStdString(side->preprocessing.note);
        QVERIFY2(note.contains(QLatin1String("224 x 320 pixels")) &&
                     note.contains(QLatin1String("320 x 320 are fed")),
                 qPrintable(note));
        QCOMPARE(side->preprocessing.over({}).crop, 320);
    }

    void whatIsThereAndNotUsedIsTold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << QByteArray("{\"architecture\":") << "holds no JSON object";
        QTest::newRow("a list") << QByteArray("[1]") << "holds no JSON object";
        QTest::newRow("UTF-16") << QByteArray("{\0}\0", 4) << "holds no JSON object";
        QTest::newRow("too deep") << QByteArray(65, '[') + QByteArray(65, ']')
                                  << "nested more than 64 deep";
        QTest::newRow("too large") << QByteArray((1 << 20) + 1, ' ') << "cannot be read";
        QTest::newRow("text for numbers")
            << QByteArray(R"({"architecture":"efficientnet_b0","pretrained_cfg":
                  {"input_size":[3,64,64],"crop_pct":"most"}})")
            << "values of other kinds";
    }
    /// Nothing of it is used, not even what could be read before the fault.
    void whatIsThereAndNotUsedIsTold() {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        test::writeAll(path / "config.json", text.toStdString());
        const auto side = readSideConfig(path / "model.safetensors");
        QVERIFY(side && side->notes.size() == 1);
        const QString note = QString::fromStdString(side->notes.front());
        QVERIFY2(note.contains(words) && note.contains(QLatin1String("config.json beside it")),
                 qPrintable(note));
        QVERIFY(side->architecture.empty() && !side->preprocessing.any());
        QVERIFY(!readSideConfig(path / "none" / "model.safetensors"));
    }

    void yamlBesideIsToldWithWhatItSays_data() {
        QTest::addColumn<QString>("weights");
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("note");
        const auto row = [](const char* name, const char* weights, const char* yaml,
                            const char* text, const QString& note) {
            QTest::newRow(name) << weights << yaml << QByteArray(text) << note;
        };
        const QString end(": set what differs from what is used here.");
        row("timm's train.py", "x.pth", "args.yaml",
            "aa: null\ncrop_pct: ~\nimg_size: 224\ninterpolation: ''\nmean:\n- 0.5\n- 0.5\n- "
            "0.4\nmodel: efficientnet_b0\nstd: [0.5,\n  0.5, 0.4]\r\n",
            "The args.yaml beside it is not followed; it says img_size 224, mean [0.5, 0.5, 0.4], "
            "model efficientnet_b0, std [0.5, 0.5, 0.4]" +
                end);
        row("Lightning", "checkpoints/x.ckpt", "hparams.yaml", "lr: 0.1\nnum_classes: 7 # ours\n",
            "The ../hparams.yaml above it is not followed; it says num_classes 7" + end);
        row("Hydra", "x.pth", ".hydra/config.yaml",
            "data:\n  size: 1\n  norm:\n    mean: 0\nmodel:\n  name: b0\n  num_classes: 3\n",
            "The .hydra/config.yaml beside it is not followed; it says data.norm.mean 0, "
            "model.num_classes 3" +
                end);
        row("nothing of the kind", "x.pth", "config.yaml", "seed: 1\nmeans: 2\nstd: null\nmean\n",
            "");
        row("of another folder", "best/x.pth", "args.yaml", "mean: 1\n", "");
        row("many", "x.pth", "config.yml",
            "a:\n - std: 1\n - std: 2\nb: {mean: 1}\nmean: "
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n",
            "The config.yml beside it is not followed; it says mean " + QString(60, u'x') + "..." +
                end);
    }
    void yamlBesideIsToldWithWhatItSays() {
        QFETCH(QString, weights);
        QFETCH(QString, yaml);
        QFETCH(QByteArray, text);
        QFETCH(QString, note);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        std::filesystem::create_directories((path / yaml.toStdString()).parent_path());
        test::writeAll(path / yaml.toStdString(), text.toStdString());
        const auto side = readSideConfig(path / weights.toStdString());
        QCOMPARE(side.has_value(), !note.isEmpty());
        if (!side)
            return;
        QCOMPARE(side->notes.size(), 1U);
        QCOMPARE(QString::fromStdString(side->notes.front()), note);
        QVERIFY(!side->preprocessing.any() && !side->hasConfig);
    }
    void yamlThatCannotBeReadIsTold() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        test::writeAll(path / "args.yaml", "mean: 1\n" + std::string(2 << 20, 'a'));
        const auto side = readSideConfig(path / "model.safetensors");
        QVERIFY(side && side->notes.size() == 1);
        QVERIFY(side->notes.front().starts_with("The args.yaml beside it cannot be read"));
    }
    void ofManyKeysInYamlTheFirstAreTold() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        std::string text;
        for (int i = 0; i < 20; ++i)
            text += "a" + std::to_string(i) + ":\n  mean: " + std::to_string(i) + "\n";
        test::writeAll(path / "args.yaml", text);
        const auto side = readSideConfig(path / "model.safetensors");
        QVERIFY(side && side->notes.size() == 1);
        const QString note = QString::fromStdString(side->notes.front());
        QVERIFY2(note.contains(QLatin1String("a11.mean 11 and 8 more: set")), qPrintable(note));
    }
    void partsThatAreNotUsedAreTold() {
        const auto means = beside("config.json", {{"mean", 0.5}, {"std", QJsonArray{0, 0, 0}}});
        QVERIFY(!means->preprocessing.any());
        QVERIFY(QString::fromStdString(means->preprocessing.note).contains(QLatin1String("mean")));
        const QJsonObject fromOne{{"1", "cat"}, {"2", "dog"}};
        const auto labels = beside("config.json", {{"id2label", fromOne}});
        QVERIFY(labels->classNames.empty());
        QVERIFY(QString::fromStdString(labels->labelProblem).contains(QLatin1String("from 1")));
        QVERIFY(beside("config.json", {{"hidden", 3}})->labelProblem.empty());
    }

    /// Numbers that nobody means leave the network's own recipe.
    void nonsenseChangesNothing() {
        const Recipe own;
        for (const QJsonObject& document :
             {QJsonObject{{"image_std", QJsonArray{1e-40, 1e-40, 1e-40}},
                          {"image_mean", QJsonArray{0, 0, 0}},
                          {"include_top", true}},
              QJsonObject{{"size", 0}}, QJsonObject{{"size", -5}}, QJsonObject{{"size", 1e9}},
              QJsonObject{{"image_mean", QJsonArray{1e300, 0, 0}},
                          {"image_std", QJsonArray{1, 1, 1}}}}) {
            const auto side = beside("preprocessor_config.json", document);
            QVERIFY(side.has_value());
            QCOMPARE(recipeText(side->preprocessing.over(own)), recipeText(own));
        }
    }
};

SCALESCOPE_TEST(TstSideConfig)
#include "tst_side_config.moc"
