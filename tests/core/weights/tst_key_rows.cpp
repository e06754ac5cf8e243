// SPDX-License-Identifier: Apache-2.0
// The key map of a file row by row, against a network and without one; what a request comes to.
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/inspect_request.h"
#include "core/weights/key_rows.h"
#include "tests/core/weights/drawn_networks.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <string_view>

using namespace scalescope;
using namespace scalescope::test;
using Source = WeightsRequest::Source;

namespace {

const KeyRow& rowOf(const std::vector<KeyRow>& rows, std::string_view name) {
    const auto found = std::ranges::find_if(rows, [&](const KeyRow& row) {
        return row.record.key == name || row.record.fileKey == name;
    });
    if (found == rows.end())
        throw std::runtime_error("there is no row " + std::string(name));
    return *found;
}

FileContents inspect(const std::filesystem::path& path, const NetworkSpec& spec = specOf(0),
                     InspectDepth depth = InspectDepth::Headers) {
    RunContext context;
    return inspectRequest(spec, {Source::Path, path, 0}, depth, context);
}

std::vector<KeyRow> rowsOf(const FileContents& contents) {
    return keyRows(contents.report, contents.raw, contents.spec);
}

/// B0 of torchvision's names with one key of another name.
StateDict renamedKey(const std::string& from, const std::string& to) {
    StateDict dict = drawnAs(TensorNames::Torchvision);
    dict.set(to, *dict.take(from));
    return dict;
}

}  // namespace

class TstKeyRows : public QObject {
    Q_OBJECT

private slots:
    void shapesAndDtypesStandBesideEachOther();
    void aMissingKeyAndTheOneLeftOverNameEachOther();
    void aWrongShapeShowsBoth();
    void aFileOfAnotherVariantIsHeldAgainstTheWantedOne();
    void aFileOfNoKnownNamesStillShowsWhatIsMissing();
    void generatedWeightsHaveEveryParameter();
    void theTableHasARowForEach();
    void headersTellTheSameAsAllValues();
    void aRequestComesToWhatIsLoaded_data();
    void aRequestComesToWhatIsLoaded();
    void randomWeightsAreNotDrawn();
    void aFileThatIsNotThereIsAnError();
};

void TstKeyRows::shapesAndDtypesStandBesideEachOther() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Timm));
    const std::vector<KeyRow> rows = rowsOf(inspect(path));
    const KeyRow& row = rowOf(rows, "blocks.4.2.conv_dw.weight");
    QCOMPARE(row.record.key, std::string("stages.5.2.depthwise.conv.weight"));
    QCOMPARE(row.record.status, KeyStatus::Matched);
    QCOMPARE(row.fileShape.value(), (std::vector<std::int64_t>{672, 1, 5, 5}));
    QCOMPARE(row.wantedShape, row.fileShape);
    QCOMPARE(row.dtype.value(), Dtype::F32);
    for (const KeyRow& each : rows)
        QVERIFY2(each.nearest.empty(), each.record.fileKey.c_str());
}

void TstKeyRows::aMissingKeyAndTheOneLeftOverNameEachOther() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    const std::string wanted = "features.5.2.block.1.0.weight",
                      given = "features.5.2.block.1.0.weight_orig";
    writeSafetensors(path, renamedKey(wanted, given));
    const FileContents contents = inspect(path);
    QVERIFY(!contents.unfit.empty());
    const std::vector<KeyRow> rows = rowsOf(contents);
    const KeyRow& missing = rowOf(rows, "stages.5.2.depthwise.conv.weight");
    QCOMPARE(missing.record.status, KeyStatus::Missing);
    QCOMPARE(missing.record.expectedKey, wanted);
    QVERIFY(!missing.fileShape && missing.wantedShape);
    QCOMPARE(missing.nearest.front(), given + " (same shape)");
    const KeyRow& leftOver = rowOf(rows, given);
    QCOMPARE(leftOver.record.status, KeyStatus::Unexpected);
    QCOMPARE(leftOver.nearest.front(), wanted + " (same shape)");
}

void TstKeyRows::aWrongShapeShowsBoth() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    StateDict dict = drawnAs(TensorNames::Torchvision);
    dict.set("features.2.0.block.0.0.weight", makeTensor({90, 16, 1, 1}, std::vector<float>(1440)));
    writeSafetensors(path, dict);
    const std::vector<KeyRow> rows = rowsOf(inspect(path));
    const KeyRow& row = rowOf(rows, "features.2.0.block.0.0.weight");
    QCOMPARE(row.record.status, KeyStatus::WrongShape);
    QCOMPARE(row.fileShape.value().front(), std::int64_t{90});
    QCOMPARE(row.wantedShape.value().front(), std::int64_t{96});
}

void TstKeyRows::aFileOfAnotherVariantIsHeldAgainstTheWantedOne() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Torchvision));
    const FileContents contents = inspect(path, specOf(1));
    QCOMPARE(contents.unfit, loadFailure(path, specOf(1)).message);
    QVERIFY(contents.report.missing > 0);
    QVERIFY(contents.report.matched > 0);
    QVERIFY(!contents.variant);
}

void TstKeyRows::aFileOfNoKnownNamesStillShowsWhatIsMissing() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    StateDict dict;
    dict.set("net.first.kernel", makeTensor({32, 3, 3, 3}, std::vector<float>(864)));
    writeSafetensors(path, dict);
    const FileContents contents = inspect(path);
    QVERIFY(!contents.unfit.empty());
    QVERIFY(contents.report.names.empty());
    const std::vector<KeyRow> rows = rowsOf(contents);
    QCOMPARE(rowOf(rows, "stem.conv.weight").nearest.front(),
             std::string("net.first.kernel (same shape)"));
    QCOMPARE(rowOf(rows, "net.first.kernel").nearest.front(),
             std::string("features.0.0.weight (same shape)"));
}

void TstKeyRows::generatedWeightsHaveEveryParameter() {
    const std::vector<KeyRow> rows = generatedKeyRows(specOf(0));
    const StateDict dict = drawn();
    QCOMPARE(rows.size(), dict.size());
    for (const KeyRow& row : rows) {
        QCOMPARE(row.fileShape.value(), dict.find(row.record.key)->shape);
        QCOMPARE(row.dtype.value(), dict.find(row.record.key)->dtype);
    }
}

void TstKeyRows::theTableHasARowForEach() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, renamedKey("features.0.0.weight", "features.0.0.kernel"));
    // Without the stem's weight no names are known: everything is left over or missing.
    const std::vector<KeyRow> rows = rowsOf(inspect(path));
    const Table table = toTable(rows);
    QCOMPARE(table.rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(std::get<std::string>(table.rows[i][0]),
                 std::string(keyStatusName(rows[i].record.status)));
        QCOMPARE(table.rows[i].size(), table.columns.size());
    }
}

void TstKeyRows::headersTellTheSameAsAllValues() {
    const Files files;
    const auto path = files.folder() / "x.safetensors";
    writeSafetensors(path, drawnAs(TensorNames::Lukemelas));
    const FileContents headers = inspect(path),
                       values = inspect(path, specOf(0), InspectDepth::Values);
    QCOMPARE(headers.report.matched, values.report.matched);
    QCOMPARE(headers.report.padding, values.report.padding);
    QCOMPARE(headers.classNames->source, values.classNames->source);
    QVERIFY(headers.info.sha256.empty());
    QCOMPARE(values.info.sha256.size(), std::size_t{64});  // a small one is hashed
    QCOMPARE(headers.reading, ReadDepth::Structure);
    QCOMPARE(values.reading, ReadDepth::Whole);
}

void TstKeyRows::aRequestComesToWhatIsLoaded_data() {
    QTest::addColumn<int>("source");
    QTest::addColumn<int>("variant");
    QTest::newRow("random") << static_cast<int>(Source::Random) << 3;
    QTest::newRow("demo") << static_cast<int>(Source::Demo) << 0;
    QTest::newRow("demo, there is none") << static_cast<int>(Source::Demo) << 2;
    QTest::newRow("file") << static_cast<int>(Source::Path) << 0;
}

void TstKeyRows::aRequestComesToWhatIsLoaded() {
    QFETCH(int, source);
    QFETCH(int, variant);
    const Files files;
    RunContext context;
    WeightsRequest request{static_cast<Source>(source), {}, 5};
    if (request.source == Source::Path) {
        request.path = files.folder() / "x.safetensors";
        writeSafetensors(request.path, drawnAs(TensorNames::Timm));
    }
    const Weights loaded = loadWeights(specOf(variant), request, context);
    const FileContents told = inspectRequest(specOf(variant), request, InspectDepth::Auto, context);
    QCOMPARE(told.info.kind, loaded.info.kind);
    QCOMPARE(told.info.name, loaded.info.name);
    QCOMPARE(told.info.sha256, loaded.info.sha256);
    QCOMPARE(told.info.notes, loaded.info.notes);
    QCOMPARE(told.spec.classCount, loaded.classCount());
    QCOMPARE(told.report.notes, loaded.report.notes);
    QCOMPARE(told.report.matched, loaded.report.matched);
    QCOMPARE(told.report.padding, loaded.report.padding);
    QCOMPARE(told.classNames->source, loaded.labels->source);
    QVERIFY(told.unfit.empty());
}

void TstKeyRows::randomWeightsAreNotDrawn() {
    RunContext context;
    const FileContents told =
        inspectRequest(specOf(7), {Source::Random, {}, 1}, InspectDepth::Hash, context);
    QCOMPARE(told.raw.size(), std::size_t{0});
    QCOMPARE(told.info.kind, WeightsKind::Random);
}

void TstKeyRows::aFileThatIsNotThereIsAnError() {
    const auto failure = failureOf([] { (void)inspect("/there/is/no/such.pth"); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::FileMissing);
}

SCALESCOPE_TEST(TstKeyRows)
#include "tst_key_rows.moc"
