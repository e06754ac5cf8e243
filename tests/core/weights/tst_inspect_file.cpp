// SPDX-License-Identifier: Apache-2.0
// Inspecting judges as loading does, and looks no further into a large file than it must.
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <functional>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using Change = std::function<void(const std::string&, const WeightTensor&, StateDict&)>;

/// B0 of timm with every tensor as change puts it.
StateDict changed(const Change& change) {
    StateDict dict;
    const StateDict plain = drawnAs(TensorNames::Timm);
    for (const auto& [key, tensor] : plain.entries())
        change(key, tensor, dict);
    return dict;
}

WeightTensor zeros(std::vector<std::int64_t> shape) {
    return makeTensor(shape, std::vector<float>(static_cast<std::size_t>(elementCount(shape))));
}

}  // namespace

class TstInspectFile : public QObject {
    Q_OBJECT

private slots:
    void judgesAsLoadingDoes_data();
    void judgesAsLoadingDoes();
    void largeFilesAreNotHashed();
    void headersTellWhatTheWholeFileTells_data();
    void headersTellWhatTheWholeFileTells();
};

void TstInspectFile::judgesAsLoadingDoes_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("lite") << "lite"
                          << "EfficientNet-Lite";
    QTest::newRow("one channel") << "one channel"
                                 << "pictures of 1 channel";
    QTest::newRow("four channels") << "four channels"
                                   << "pictures of 4 channels";
    QTest::newRow("pruned") << "pruned"
                            << "pruned";
    QTest::newRow("no statistics") << "no statistics"
                                   << "running means";
    QTest::newRow("int8") << "int8"
                          << "quantised";
    QTest::newRow("CondConv") << "CondConv"
                              << "CondConv";
    QTest::newRow("part") << "part"
                          << "it lacks";
    QTest::newRow("EdgeTPU") << "EdgeTPU"
                             << "EdgeTPU";
}

void TstInspectFile::judgesAsLoadingDoes() {
    QFETCH(QString, what);
    QFETCH(QString, words);
    const StateDict dict = changed([&](const std::string& key, WeightTensor tensor, StateDict& to) {
        const bool isStem = key == "conv_stem.weight";
        if (what == "lite" && key.find(".se.") != std::string::npos)
            return;
        if (isStem && what == "one channel")
            tensor = zeros({32, 1, 3, 3});
        if (isStem && what == "four channels")
            tensor = zeros({32, 4, 3, 3});
        if (what == "pruned" && key == "blocks.2.1.conv_pw.weight")
            tensor = zeros({221, 40, 1, 1});
        if (what == "no statistics" && key.find("running_") != std::string::npos)
            return;
        if (what == "int8" && key == "blocks.2.1.conv_pw.weight")
            tensor = {Dtype::I8, tensor.shape, tensor.bytes.first(tensor.bytes.size() / 4),
                      tensor.owner};
        if (what == "CondConv" && key == "conv_head.weight")
            to.set("blocks.3.0.routing_fn.weight", zeros({4, 40}));
        if (what == "part" && key.starts_with("blocks.6.0.conv_pw."))
            return;
        if (what == "EdgeTPU" && isStem) {
            to.set("blocks.0.0.conv_exp.weight", zeros({96, 32, 3, 3}));
            to.set("blocks.1.0.conv_exp.weight", zeros({96, 32, 3, 3}));
        }
        to.set(key, tensor);
    });
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, dict);
    const Failure failure = loadFailure(path);
    QVERIFY2(failure.message.find(words.toStdString()) != std::string::npos,
             failure.message.c_str());
    RunContext context;
    for (const InspectDepth depth : {InspectDepth::Hash, InspectDepth::Headers}) {
        const FileContents contents = inspectFile(path, context, depth);
        QVERIFY(!contents.variant);
        QCOMPARE(contents.unfit, failure.message);
    }
}

void TstInspectFile::largeFilesAreNotHashed() {
    const Files files;
    RunContext context;
    const auto small = files.folder() / "b0.safetensors", large = files.folder() / "b3.safetensors";
    writeSafetensors(small, drawnAs(TensorNames::Torchvision));
    writeSafetensors(large, drawnAs(TensorNames::Torchvision, "", specOf(3)));
    QVERIFY(std::filesystem::file_size(small) <= kHashUpTo);
    QVERIFY(std::filesystem::file_size(large) > kHashUpTo);
    QCOMPARE(inspectFile(small, context).info.sha256.size(), std::size_t{64});
    const FileContents contents = inspectFile(large, context);
    QCOMPARE(contents.variant, std::optional(3));
    QVERIFY(contents.info.sha256.empty());
    QVERIFY(contents.info.verdict.find("Not hashed") != std::string::npos);
    QCOMPARE(contents.reading, ReadDepth::Structure);
    QCOMPARE(inspectFile(large, context, InspectDepth::Hash).info.sha256.size(), std::size_t{64});
}

void TstInspectFile::headersTellWhatTheWholeFileTells_data() {
    QTest::addColumn<bool>("safetensors");
    QTest::newRow("safetensors") << true;
    QTest::newRow("zip") << false;
}

void TstInspectFile::headersTellWhatTheWholeFileTells() {
    QFETCH(bool, safetensors);
    const Files files;
    RunContext context;
    const auto path = files.folder() / "x.pth";
    if (safetensors)
        writeSafetensors(path, drawnAs(TensorNames::Torchvision));
    else
        files.write("x.pth", pthOf(drawnAs(TensorNames::Torchvision)));
    const FileContents whole = inspectFile(path, context, InspectDepth::Hash);
    const FileContents headers = inspectFile(path, context, InspectDepth::Headers);
    QCOMPARE(headers.variant, whole.variant);
    QCOMPARE(headers.spec.classCount, whole.spec.classCount);
    QCOMPARE(headers.report.matched, whole.report.matched);
    QCOMPARE(headers.report.notes, whole.report.notes);
    QCOMPARE(headers.raw.size(), whole.raw.size());
    for (const auto& [key, tensor] : whole.raw.entries())
        QCOMPARE(headers.raw.find(key)->shape, tensor.shape);
}

SCALESCOPE_TEST(TstInspectFile)
#include "tst_inspect_file.moc"
