// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/definitions.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <set>

using namespace scalescope;

class TstDefinitions : public QObject {
    Q_OBJECT

private slots:
    void everyKeyIsDefined_data();
    void everyKeyIsDefined();
    void keysAreUnique();
    void textsCarryTheValues();
    void unknownKeysGiveNothing();
};

void TstDefinitions::everyKeyIsDefined_data() {
    QTest::addColumn<QString>("key");
    for (const char* key : {"silu.left",
                            "silu.zones",
                            "gate.value",
                            "gate.closed",
                            "gate.open",
                            "gate.distance",
                            "gate.entropy",
                            "gate.input_dependence",
                            "gate.class_specificity",
                            "ablation",
                            "channel.dead",
                            "channel.constant",
                            "channel.dormant",
                            "numeric.nonfinite",
                            "numeric.fp16_headroom",
                            "memory.live",
                            "memory.predicted",
                            "memory.weights",
                            "memory.rss",
                            "memory.largest_batch",
                            "latency.median",
                            "latency.p95",
                            "latency.block",
                            "throughput.images",
                            "throughput.batch",
                            "cost.macs",
                            "cost.params",
                            "cost.activations",
                            "prediction.softmax",
                            "prediction.margin",
                            "prediction.entropy",
                            "prediction.agreement",
                            "prediction.flip",
                            "grad_cam",
                            "roofline",
                            "receptive_field"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TstDefinitions::everyKeyIsDefined() {
    QFETCH(QString, key);
    const Definition& found = definition(key.toStdString());
    QCOMPARE(found.key, key.toStdString());
    QVERIFY(!found.label.empty());
    QVERIFY(found.formula.size() > 20);
    QVERIFY(!found.source.empty());
}

void TstDefinitions::keysAreUnique() {
    std::set<std::string> keys;
    for (const Definition& one : definitions())
        QVERIFY2(keys.insert(one.key).second, one.key.c_str());
}

void TstDefinitions::textsCarryTheValues() {
    Thresholds t;
    t.siluEpsilon = 0.05;
    t.siluLeftWarn = 0.123;
    t.gateSaturatedFail = 0.875;
    const auto contains = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    QVERIFY(contains(definition("silu.left", t).label, "0.05"));
    QVERIFY(contains(definition("silu.left", t).threshold, "0.123"));
    QVERIFY(contains(definition("gate.open", t).threshold, "0.875"));
    for (const Definition& one : definitions(t)) {
        const Definition alone = definition(one.key, t);
        QCOMPARE(alone.key, one.key);
        QCOMPARE(alone.label + alone.formula + alone.threshold + alone.source,
                 one.label + one.formula + one.threshold + one.source);
    }
    QVERIFY(definition("silu.left").threshold.find("warn ≥ 0.25, fail ≥ 0.5") != std::string::npos);
}

void TstDefinitions::unknownKeysGiveNothing() {
    QVERIFY(definition("no.such.key").key.empty());
    QVERIFY(definition("").label.empty());
    QVERIFY(definition("no.such.key", Thresholds{}).key.empty());
}

SCALESCOPE_TEST(TstDefinitions)
#include "tst_definitions.moc"
