// SPDX-License-Identifier: Apache-2.0
// The demo weights are B0's where nothing better is found, and are told from everything else.
#include "core/base/error.h"
#include "core/input/generated/generated.h"
#include "core/weights/demo.h"
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace scalescope;
using Source = WeightsRequest::Source;

namespace {

const NetworkSpec& specOf(int variant) {
    return family().at(static_cast<std::size_t>(variant)).spec;
}

}  // namespace

class TstDemo : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_files = std::make_unique<test::Files>();
        for (const char* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "TORCH_HOME", "HF_HOME",
                                 "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
            qunsetenv(name);
        qputenv("HOME", QByteArray::fromStdString((m_files->folder() / "home").string()));
    }

    void autoTakesTheDemoForB0Alone() {
        RunContext context;
        const Weights b0 = loadWeights(specOf(0), {}, context);
        QCOMPARE(b0.info.kind, WeightsKind::Demo);
        QVERIFY(b0.info.notes.at(0).find("No weights of B0") != std::string::npos);
        QCOMPARE(loadWeights(specOf(1), {}, context).info.kind, WeightsKind::Random);
    }

    void aFileOfTheUserComesFirst() {
        RunContext context;
        const auto path = m_files->folder() / "b0.safetensors";
        writeSafetensors(path, *loadDemo(specOf(0), {}, context).dict);
        const Weights own = loadWeights(specOf(0), {Source::Auto, m_files->folder(), 0}, context);
        QCOMPARE(own.info.kind, WeightsKind::Own);
        QCOMPARE(loadWeights(specOf(0), {Source::Demo, {}, 0}, context).info.kind,
                 WeightsKind::Demo);
    }

    void itsClassesAreTheGeneratedKinds() {
        RunContext context;
        const Weights demo = loadDemo(specOf(0), {}, context);
        QVERIFY(std::ranges::equal(demo.labels->names, generatedKinds()));
        QCOMPARE(demo.spec.classCount, static_cast<int>(generatedKinds().size()));
        QVERIFY(demo.report.complete());
        QVERIFY(demo.info.fileBytes < 10'000'000);
        QCOMPARE(demo.info.sha256.size(), std::size_t{64});
    }

    void askedForWhereThereIsNoneFallsBackAndSaysSo() {
        RunContext context;
        const Weights b3 = loadWeights(specOf(3), {Source::Demo, {}, 5}, context);
        QCOMPARE(b3.info.kind, WeightsKind::Random);
        QCOMPARE(b3.info.seed, std::uint64_t{5});
        QVERIFY(b3.info.notes.at(0).find("no demo weights of B3") != std::string::npos);
        QVERIFY(!demoInfo(std::nullopt));
        const auto failure = test::failureOf([&] { (void)loadDemo(specOf(3), {}, context); });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
    }

private:
    std::unique_ptr<test::Files> m_files;
};

SCALESCOPE_TEST(TstDemo)
#include "tst_demo.moc"
