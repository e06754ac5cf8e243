// SPDX-License-Identifier: Apache-2.0
// Inspecting judges as loading does, and looks no further into a large file than it must.
#include "core/weights/demo.h"
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

/// Two files and their index.
void writeInShards(const Files& files, const StateDict& dict) {
    StateDict parts[2];
    std::string map;
    for (const auto& [key, tensor] : dict.entries()) {
        const int part = parts[0].size() < dict.size() / 2 ? 0 : 1;
        parts[part].set(key, tensor);
        map += (map.empty() ? "" : ",") + std::string("\"") + key + "\":\"part" +
               std::to_string(part) + ".safetensors\"";
    }
    for (int part = 0; part < 2; ++part)
        writeSafetensors(files.folder() / ("part" + std::to_string(part) + ".safetensors"),
                         parts[part]);
    files.write("model.safetensors.index.json", "{\"weight_map\":{" + map + "}}");
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
    void headersTellOfPaddingAndNormalisation_data();
    void headersTellOfPaddingAndNormalisation();
    void whatHeadersCannotTellIsRead_data();
    void whatHeadersCannotTellIsRead();
};

void TstInspectFile::judgesAsLoadingDoes_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("lite") << "lite"
                          << "another network, without squeeze and excitation as EfficientNet-Lite";
    QTest::newRow("one channel") << "one channel"
                                 << "pictures of 1 channel";
    QTest::newRow("four channels") << "four channels"
                                   << "pictures of 4 channels";
    QTest::newRow("pruned") << "pruned"
                            << "another network, with numbers of channels";
    QTest::newRow("no statistics") << "no statistics"
                                   << "running means";
    QTest::newRow("int8") << "int8"
                          << "quantised";
    QTest::newRow("CondConv") << "CondConv"
                              << "CondConv";
    QTest::newRow("part") << "part"
                          << "it lacks";
    QTest::newRow("one variance is missing") << "one variance"
                                             << "it lacks 1 tensor";
    QTest::newRow("one weight of a norm is missing") << "one norm"
                                                     << "it lacks 1 tensor";
    QTest::newRow("prepared for quantisation") << "prepared"
                                               << "prepared for quantisation";
    QTest::newRow("a mask is missing") << "mask"
                                       << "without its mask blocks.2.1.conv_pw.weight_mask";
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
        if (what == "mask" && key == "blocks.2.1.conv_pw.weight")
            return to.set(key + "_orig", tensor);
        if (what == "part" && key.starts_with("blocks.6.0.conv_pw."))
            return;
        if ((what == "one variance" && key == "blocks.2.1.bn1.running_var") ||
            (what == "one norm" && key == "blocks.2.1.bn1.weight"))
            return;
        if (what == "one norm" && isStem)
            to.set("other.bias", zeros({3}));
        if (what == "prepared" && isStem)
            for (const char* leaf : {"scale", "zero_point"})
                to.set(std::string("conv_stem.weight_fake_quant.") + leaf, zeros({1}));
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
    QCOMPARE(headers.report.conventions, whole.report.conventions);
    QCOMPARE(headers.raw.size(), whole.raw.size());
    for (const auto& [key, tensor] : whole.raw.entries())
        QCOMPARE(headers.raw.find(key)->shape, tensor.shape);
}

void TstInspectFile::headersTellOfPaddingAndNormalisation_data() {
    QTest::addColumn<QString>("form");
    QTest::newRow("safetensors") << "x.safetensors";
    QTest::newRow("zip") << "x.pth";
    QTest::newRow("shards") << "model.safetensors.index.json";
}

/// The few values that tell are read, wherever they lie.
void TstInspectFile::headersTellOfPaddingAndNormalisation() {
    QFETCH(QString, form);
    const Files files;
    RunContext context;
    const Weights demo = loadDemo(specOf(0), {}, context);
    StateDict dict = renamed(*demo.dict, TensorNames::Timm, buildArchitecture(demo.spec));
    dict.set("normalize.mean", makeTensor({1, 3, 1, 1}, std::vector<float>{0.5F, 0.4F, 0.3F}));
    dict.set("normalize.std", makeTensor({1, 3, 1, 1}, std::vector<float>{0.2F, 0.2F, 0.2F}));
    const auto path = files.folder() / form.toStdString();
    if (form == "x.safetensors")
        writeSafetensors(path, dict);
    else if (form == "x.pth")
        files.write("x.pth", pthOf(dict));
    else
        writeInShards(files, dict);
    const FileContents whole = inspectFile(path, context, InspectDepth::Hash);
    const FileContents headers = inspectFile(path, context, InspectDepth::Headers);
    QCOMPARE(headers.reading, ReadDepth::Structure);
    QVERIFY2(whole.report.conventions.find("by its batch norm statistics") != std::string::npos,
             whole.report.conventions.c_str());
    QCOMPARE(headers.report.conventions, whole.report.conventions);
    QCOMPARE(headers.report.notes, whole.report.notes);
    QVERIFY(headers.info.recipe && headers.info.recipe->mean == whole.info.recipe->mean);
    QCOMPARE(headers.info.recipe->mean.at(1), 0.4F);
}

void TstInspectFile::whatHeadersCannotTellIsRead_data() {
    QTest::addColumn<float>("gain");
    QTest::addColumn<float>("length");  // of the rows that the gains are put on
    QTest::addColumn<bool>("cosines");
    QTest::newRow("rows of length 1 by their gains") << 1.0F << 3.0F << true;
    QTest::newRow("rows of length 1 before their gains") << 2.0F << 1.0F << false;
}

/// A head of weight norm: whether its scores are cosines is told by what is computed of two
/// tensors.
void TstInspectFile::whatHeadersCannotTellIsRead() {
    QFETCH(float, gain);
    QFETCH(float, length);
    QFETCH(bool, cosines);
    StateDict dict = drawnAs(TensorNames::Timm);
    QVERIFY(dict.take("classifier.weight") && dict.take("classifier.bias"));
    std::vector<float> values(std::size_t{7} * 1280);
    for (std::size_t row = 0; row < 7; ++row)
        values[row * 1280 + row] = length;
    dict.set("classifier.weight_g", makeTensor({7, 1}, std::vector<float>(7, gain)));
    dict.set("classifier.weight_v", makeTensor({7, 1280}, values));
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, dict);
    RunContext context;
    for (const InspectDepth depth : {InspectDepth::Hash, InspectDepth::Headers}) {
        const FileContents contents = inspectFile(path, context, depth);
        QCOMPARE(contents.report.classifierUsable, !cosines);
        QCOMPARE(contents.report.predictionsOff, load(path).report.predictionsOff);
        QCOMPARE(contents.report.notes, load(path).report.notes);
    }
    QVERIFY(inspectFile(path, context, InspectDepth::Headers).info.sha256.empty());
}

SCALESCOPE_TEST(TstInspectFile)
#include "tst_inspect_file.moc"
