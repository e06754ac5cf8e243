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

    void whatIsThereAndNotUsedIsTold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << QByteArray("{\"architecture\":") << "holds no JSON object";
        QTest::newRow("a list") << QByteArray("[1]") << "holds no JSON object";
        QTest::newRow("UTF-16") << QByteArray("{\0}\0", 4) << "holds no JSON object";
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
