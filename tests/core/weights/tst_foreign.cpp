// SPDX-License-Identifier: Apache-2.0
// What is not read is called by what it is, by loading and by inspecting alike.
#include "core/weights/inspect_file.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

class TstForeign : public QObject {
    Q_OBJECT

private slots:
    void filesAreCalledByWhatTheyAre_data();
    void filesAreCalledByWhatTheyAre();
};

void TstForeign::filesAreCalledByWhatTheyAre_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const std::string& bytes, const char* words) {
        QTest::addRow("%s: %s", name, words)
            << QString(name) << QByteArray::fromStdString(bytes) << QString(words);
    };
    const std::string nothing(99, '\0');
    row("m.onnx", "\x08\x07\x12\x04test"s + nothing, "ONNX");
    row("m.bin", "\x08\x08\x12\x07pytorch"s + nothing, "ONNX");
    row("m.tflite", "\x1c\0\0\0TFL3"s + nothing, "TFLite");
    row("m.h5", "\x89HDF\r\n\x1a\n" + nothing, "HDF5");
    row("m.npy", "\x93NUMPY\1" + nothing, "NumPy");
    row("m.pth", "<!DOCTYPE html><html><title>Google Drive - Quota exceeded</title>",
        "web page (\"Google Drive - Quota exceeded\")");
    row("m.safetensors", "\n <html><body>404", "web page");
    row("m.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:1",
        "git lfs pull");
    row("m.pth.gz", "\x1f\x8b\x08\x08" + nothing, "gzip");
    row("m.pth.bz2", "BZh9" + nothing, "bzip2");
    row("m.pth.xz",
        "\xfd"
        "7zXZ\0"s +
            nothing,
        "xz");
    row("m.pth.zst", "\x28\xb5\x2f\xfd" + nothing, "zstd");
    row("m.7z", "7z\xbc\xaf\x27\x1c" + nothing, "7z");
    row("m.pth", "\x89PNG\r\n\x1a\n", "picture");
    row("m.pth", "\xff\xd8\xff\xe0" + nothing, "picture");
    row("m.pth", "just words", "text file (\"just words\")");
    row("config.json", "{\"a\": 1}", "JSON");
    row("m.pth", nothing, "zeros only");
    row("m.pth", "", "empty");
    row("m.pth", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML");
    row("__0_0.distcp", "\1\2\3" + nothing, "FSDP");
    row("saved_model.pb", "\x08\x01\x12\x04" + nothing, "TensorFlow");
    row("model.ckpt-1.data-00000-of-00001", "\1\2\3" + nothing, "TensorFlow checkpoint");
    row("m.gguf", "GGUF" + nothing, "GGUF");
    std::string tar(1024, '\0');
    tar.replace(0, 8, "best.pth").replace(257, 5, "ustar");
    row("m.tar", tar, "tar archive around best.pth");
    std::string pax(3 * 512, '\0');  // a header, what it holds, and the member that it is about
    pax.replace(0, 26, "././@PaxHeader/m.safetensor").replace(124, 11, "00000000020");
    pax.replace(156, 1, "x").replace(257, 5, "ustar");
    pax.replace(1024, 8, "best.pth").replace(1024 + 257, 5, "ustar");
    row("m.tar", pax, "tar archive around best.pth;");
    row("m.tar.gz", "\x1f\x8b\x08\x08" + nothing, "tar archive that was compressed with gzip");
    row("m.zip", zipBytes({{"run/best.pth", "x", 8, 0, {}}}), "zip file around run/best.pth");
    row("m.npz", zipBytes({{"a.npy", "x", 0, 0, {}}}), "npz");
    row("m.keras", zipBytes({{"config.json", "x", 0, 0, {}}, {"model.weights.h5", "x", 0, 0, {}}}),
        "Keras");
    row("m.pt2", zipBytes({{"m/archive_format", "pt2", 0, 0, {}}}), "torch.export");
    row("m.mar", zipBytes({{"MAR-INF/MANIFEST.json", "x", 0, 0, {}}}), "TorchServe");
    row("m.pkl", "\x80\x04\x8c\x14sklearn.linear_model\x8c\x05Ridge\x93)\x81.",
        "pickle of sklearn.linear_model.Ridge");
    row("m.pkl",
        pickle::whole(pickle::global("torch._utils", "_rebuild_tensor_v2") +
                      pickle::global("torch.storage", "_load_from_bytes") + "N\x86R"),
        "pickle.dump");
    row("m.pth", "PK\x03\x04" + nothing, "incomplete");
    const std::string zip = pthZip(pickle::whole(pickle::dict({})), {});
    row("m.pth", "PK\x07\x08" + zip, "first part of a zip archive that was split");
    row("m.pth", std::string(100, '\1') + zip, "other bytes (100) stand before the zip archive");
    row("__0_0.distcp", zip + zip, "shard of a distributed checkpoint");
    row("zero_pp_rank_0_mp_rank_00_optim_states.pt",
        pthZip(pickle::whole(pickle::dict({{"optimizer_state_dict", pickle::dict({})},
                                           {"ds_version", pickle::text("0.14.0")}})),
               {}),
        "shard of DeepSpeed (ZeRO)");
    row("m.npz", zipBytes({}), "empty zip archive");
    std::string last = zip;
    last.replace(last.rfind("PK\x05\x06") + 4, 4, "\2\0\2\0"s);
    row("m.zip", last, "the last of 3 parts of a zip archive that was split");
    auto parts = pthParts(pickle::whole(pickle::dict({})), {});
    parts[1].data = "middle";
    row("m.pth", zipBytes(parts), "byteorder says neither little nor big");
}

void TstForeign::filesAreCalledByWhatTheyAre() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const Files files;
    const auto path = files.write(name.toStdString(), bytes.toStdString());
    const Failure failure = loadFailure(path);
    QVERIFY2(failure.message.find(words.toStdString()) != std::string::npos,
             failure.message.c_str());
    QVERIFY(failure.message.starts_with(name.toStdString() + ": "));
    QCOMPARE(exitCodeOf(failure), 4);
    const auto inspected = failureOf([&] {
        RunContext context;
        (void)inspectFile(path, context);
    });
    QVERIFY(inspected);
    QCOMPARE(inspected->message, failure.message);
}

SCALESCOPE_TEST(TstForeign)
#include "tst_foreign.moc"
