// SPDX-License-Identifier: Apache-2.0
// Networks of any width, depth and input against torchvision's builds of them: figures, order and
// shapes of the state dict, and the live bytes at every node (tests/golden/make_model_golden.py).
#include "core/base/digest.h"
#include "core/base/format.h"
#include "core/model/cost.h"
#include "core/model/memory_prediction.h"
#include "core/model/parameters.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace scalescope;

namespace {

std::shared_ptr<const Graph> graphOf(const QJsonObject& golden) {
    NetworkSpec spec;
    spec.name = "own";
    spec.variant.reset();
    spec.scale.width = golden["width"].toDouble();
    spec.scale.depth = golden["depth"].toDouble();
    return buildGraph(spec, golden["inputHeight"].toInteger(), golden["inputWidth"].toInteger());
}

}  // namespace

class TstTorchvisionFigures : public QObject {
    Q_OBJECT
private slots:
    void goldenHasNetworksAndCurves();
    void countsAreEqual_data() { networks(); }
    void countsAreEqual();
    void stateDictHasTheSameShapesInTheSameOrder_data() { networks(); }
    void stateDictHasTheSameShapesInTheSameOrder();
    void liveBytesAreEqual_data() { networks(); }
    void liveBytesAreEqual();

private:
    static QJsonArray golden();
    static void networks();
};

QJsonArray TstTorchvisionFigures::golden() {
    const std::string text = test::readAll(test::goldenPath("model_figures.json"));
    return QJsonDocument::fromJson(QByteArray::fromStdString(text))["networks"].toArray();
}

void TstTorchvisionFigures::networks() {
    QTest::addColumn<QJsonObject>("network");
    for (const auto& value : golden()) {
        const QJsonObject network = value.toObject();
        QTest::addRow("width %g, depth %g, %lld x %lld", network["width"].toDouble(),
                      network["depth"].toDouble(), network["inputHeight"].toInteger(),
                      network["inputWidth"].toInteger())
            << network;
    }
}

void TstTorchvisionFigures::goldenHasNetworksAndCurves() {
    int curves = 0;
    const QJsonArray networks = golden();
    for (const auto& network : networks)
        curves += network.toObject().contains("liveByNode") ? 1 : 0;
    QCOMPARE(networks.size(), 12);
    QCOMPARE(curves, 4);
}

void TstTorchvisionFigures::countsAreEqual() {
    QFETCH(const QJsonObject, network);
    const Cost cost = costOf(*graphOf(network));
    QCOMPARE(qint64{cost.params}, network["params"].toInteger());
    QCOMPARE(qint64{cost.macs}, network["macs"].toInteger());
    QCOMPARE(qint64{cost.activations}, network["activations"].toInteger());
}

void TstTorchvisionFigures::stateDictHasTheSameShapesInTheSameOrder() {
    QFETCH(const QJsonObject, network);
    const auto parameters = expectedParameters(graphOf(network)->architecture);
    QCOMPARE(static_cast<qint64>(parameters.size()), network["tensors"].toInteger());
    std::string shapes;
    for (const ParameterSpec& parameter : parameters)
        shapes.append(formatShape(parameter.shape)).append("\n");
    QCOMPARE(QString::fromStdString(sha256Hex(std::as_bytes(std::span(shapes)))),
             network["shapesSha256"].toString());
}

void TstTorchvisionFigures::liveBytesAreEqual() {
    QFETCH(const QJsonObject, network);
    const MemoryPrediction prediction = predictMemory(*graphOf(network), 1);
    QCOMPARE(qint64{prediction.peakBytes}, network["peakBytes"].toInteger());
    if (!network.contains("liveByNode"))
        return;
    const QJsonArray curve = network["liveByNode"].toArray();
    QCOMPARE(static_cast<qsizetype>(prediction.steps.size()), curve.size());
    for (const LiveStep& step : prediction.steps)
        QCOMPARE(qint64{step.liveBytes}, curve[step.node].toInteger());
}

SCALESCOPE_TEST(TstTorchvisionFigures)
#include "tst_torchvision_figures.moc"
