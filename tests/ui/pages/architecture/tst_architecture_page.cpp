// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "tests/ui/desk.h"
#include "ui/models/graph_model.h"
#include "ui/pages/architecture/architecture_block.h"
#include "ui/pages/architecture/architecture_page.h"
#include "ui/pages/architecture/architecture_texts.h"
#include "ui/widgets/diagram_view.h"
#include "ui/widgets/ramp_legend.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

#include <cmath>
#include <map>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

const DiagramBox* boxOf(const Diagram& diagram, int group, int id) {
    for (const DiagramBox& box : diagram.boxes)
        if (box.group == group && box.id == id)
            return &box;
    return nullptr;
}

/// Boxes of blocks and layers; tensors and signs without a layer are left out.
std::size_t boxCount(const Diagram& diagram, int group) {
    return static_cast<std::size_t>(std::count_if(
        diagram.boxes.begin(), diagram.boxes.end(),
        [group](const DiagramBox& box) { return box.group == group && box.id >= 0; }));
}

bool overlap(const Diagram& diagram) {
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (diagram.boxes[i].rect.intersects(diagram.boxes[j].rect))
                return true;
    return false;
}

const Reading<NodeFacts>& read(const char* key) {
    return readingOf(nodeReadings(), key);
}

ArchitectureLane laneOf(ColumnIndex column) {
    ArchitectureLane lane;
    lane.column = column;
    lane.graph = buildGraph(family().at(column.index()).spec);
    lane.overlay = overlayOf(*lane.graph, read("cost.macs"), nullptr, nullptr);
    return lane;
}

/// The settled page of some variants.
struct Shown {
    Desk desk;
    ArchitecturePage page;
    explicit Shown(std::vector<int> columns)
        : desk(std::move(columns)), page(desk.study, desk.selection) {
        test::present(page, {1000, 640});
    }
    bool ready() {
        QTest::qWait(5);
        return desk.settled();
    }
    [[nodiscard]] DiagramView* network() { return view("architectureNetwork"); }
    [[nodiscard]] DiagramView* block() { return view("architectureBlock"); }
    DiagramView* view(const char* name) {
        return child<DiagramView>(page, QString::fromLatin1(name));
    }
    QTreeView* tree() { return child<QTreeView>(page, QStringLiteral("architectureTree")); }
    QComboBox* choice(const char* name) {
        return child<QComboBox>(page, QString::fromLatin1(name));
    }
};

}  // namespace

class TstArchitecturePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void treeHoldsEveryLayerOnce_data() {
        QTest::addColumn<int>("column");
        QTest::newRow("b0") << 0;
        QTest::newRow("b7") << 7;
    }
    void treeHoldsEveryLayerOnce() {
        QFETCH(int, column);
        GraphModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const ArchitectureLane lane = laneOf(ColumnIndex(column));
        model.setGraph(lane.graph, lane.overlay);
        QCOMPARE(model.rowCount(), kSectionCount);
        std::size_t blocks = 0, layers = 0;
        for (int s = 0; s < model.rowCount(); ++s) {
            const QModelIndex section = model.index(s, 0);
            for (int b = 0; b < model.rowCount(section); ++b) {
                const QModelIndex row = model.index(b, 0, section);
                blocks += model.nodeAt(row) ? 0 : 1;
                layers += model.nodeAt(row) ? 1 : static_cast<std::size_t>(model.rowCount(row));
            }
        }
        QCOMPARE(blocks, lane.graph->architecture.blocks.size());
        QCOMPARE(layers, lane.graph->nodes.size());
        QCOMPARE(static_cast<std::size_t>(model.toText().count(u'\n')),
                 layers + blocks + kSectionCount);
        // Other values of the same graph do not reset the tree.
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setGraph(lane.graph, overlayOf(*lane.graph, read("cost.params"), nullptr, nullptr));
        QCOMPARE(reset.count(), 0);
    }

    void sumsOfLayersAreTheNetworksCost() {
        const auto graph = buildGraph(family()[3].spec);
        const Cost cost = costOf(*graph);
        const std::map<const char*, std::int64_t> totals{{"cost.macs", cost.macs},
                                                         {"cost.params", cost.params}};
        for (const auto& [key, total] : totals) {
            const GraphOverlay overlay = overlayOf(*graph, read(key), nullptr, nullptr);
            double sum = 0.0, stages = 0.0;
            for (const auto& value : overlay.nodes)
                sum += value.value_or(0.0);
            for (const auto& value : overlay.stages)
                stages += value.value_or(0.0);
            QCOMPARE(sum, static_cast<double>(total));
            QCOMPARE(stages, static_cast<double>(total));
        }
    }

    void whatWasNotMeasuredHasNoValue() {
        const auto graph = buildGraph(family()[0].spec);
        for (const char* key : {"latency.node", "zone.left_share", "gate.mean"})
            QVERIFY(!overlayOf(*graph, read(key), nullptr, nullptr).hasValues());
        const Diagnosis other = test::syntheticDiagnosis(7);
        QVERIFY(!overlayOf(*graph, read("gate.mean"), &other, nullptr).hasValues());
        const Diagnosis own = test::syntheticDiagnosis(0);
        const GraphOverlay gates = overlayOf(*own.graph, read("gate.mean"), &own, nullptr);
        QCOMPARE(*gates.blocks[4], own.gates->blocks[4].overChannels.mean);
    }

    void onlyWhatWeightsMakeOfAPictureIsNotLearnt() {
        test::SyntheticOptions options;
        for (const bool random : {false, true}) {
            options.weights = random ? WeightsKind::Random : WeightsKind::Verified;
            const Diagnosis own = test::syntheticDiagnosis(0, options);
            const BenchmarkResult times = test::syntheticBenchmark(0, options);
            const auto learnt = [&](const char* key) {
                return overlayOf(*own.graph, read(key), &own, &times).learnt;
            };
            for (const char* key : {"cost.macs", "cost.params", "latency.node"})
                QVERIFY2(learnt(key), key);
            for (const char* key : {"zone.left_share", "gate.mean"})
                QVERIFY2(learnt(key) != random, key);
        }
    }

    void drawsEveryBlockOnceWithoutOverlap_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("b0") << std::vector<int>{0};
        QTest::newRow("b7") << std::vector<int>{7};
        QTest::newRow("b0 beside b7") << std::vector<int>{0, 7};
    }
    void drawsEveryBlockOnceWithoutOverlap() {
        QFETCH(const std::vector<int>, columns);
        std::vector<ArchitectureLane> lanes;
        for (const ColumnIndex column : test::columns(columns))
            lanes.push_back(laneOf(column));
        const Diagram diagram = networkDiagram(lanes);
        for (const ArchitectureLane& lane : lanes)
            QCOMPARE(boxCount(diagram, lane.column.value()),
                     lane.graph->architecture.blocks.size());
        QVERIFY(!overlap(diagram));
    }

    void aNetworkStandsInTwoColumnsWhereTheRoomIsWide() {
        const Diagram tall = networkDiagram({laneOf(ColumnIndex(0))}, {400, 900}),
                      wide = networkDiagram({laneOf(ColumnIndex(0))}, {1200, 350});
        QCOMPARE(boxCount(wide, 0), boxCount(tall, 0));
        QVERIFY(!overlap(wide));
        QVERIFY(boundsOf(wide).width() > 1.5 * boundsOf(tall).width());
        QVERIFY(boundsOf(wide).height() < 0.7 * boundsOf(tall).height());
        // Wide networks would only become smaller.
        QCOMPARE(boundsOf(networkDiagram({laneOf(ColumnIndex(7))}, {600, 300})),
                 boundsOf(networkDiagram({laneOf(ColumnIndex(7))})));
    }

    void blocksOfTwoVariantsStandAtTheirRelativeDepth() {
        const std::vector<ArchitectureLane> lanes{laneOf(ColumnIndex(0)), laneOf(ColumnIndex(7))};
        const Diagram diagram = networkDiagram(lanes);
        // Stage 5 of B0 has three blocks, of B7 ten: the last ones end at the same place.
        const auto lastOf = [&](const ArchitectureLane& lane) {
            int last = -1;
            for (const BlockSpec& block : lane.graph->architecture.blocks)
                last = block.stage == 5 ? block.index : last;
            return boxOf(diagram, lane.column.value(), last)->rect;
        };
        QVERIFY(std::abs(lastOf(lanes[0]).right() - lastOf(lanes[1]).right()) < 0.01);
        QVERIFY(lastOf(lanes[0]).width() > 3.0 * lastOf(lanes[1]).width());
    }

    void aBlockIsDrawnAsWhatItIs_data() {
        QTest::addColumn<int>("block");
        QTest::addColumn<bool>("expands");
        QTest::addColumn<bool>("residual");
        QTest::newRow("1.0, nothing to expand") << 0 << false << false;
        QTest::newRow("2.0, stride 2") << 1 << true << false;
        QTest::newRow("2.1, residual") << 2 << true << true;
    }
    void aBlockIsDrawnAsWhatItIs() {
        QFETCH(int, block);
        QFETCH(bool, expands);
        QFETCH(bool, residual);
        const ArchitectureLane lane = laneOf(ColumnIndex(0));
        const Diagram diagram = blockDiagram(lane, BlockIndex(block), {});
        QStringList titles;
        for (const DiagramBox& box : diagram.boxes)
            titles << box.title;
        QCOMPARE(titles.contains(QStringLiteral("expand")), expands);
        QCOMPARE(titles.contains(QStringLiteral("+")), residual);
        for (const char* part : {"depthwise", "squeeze", "SE reduce", "SE expand", "σ", "×",
                                 "project", "input", "output"})
            QVERIFY2(titles.contains(QString::fromUtf8(part)), part);
        const auto strong = std::count_if(diagram.links.begin(), diagram.links.end(),
                                          [](const DiagramLink& link) { return link.strong; });
        QCOMPARE(strong > 0, residual);
        QVERIFY(!overlap(diagram));
        for (const Node& node : lane.graph->nodes)
            if (node.block == block)
                QVERIFY2(boxOf(diagram, 0, node.id), node.name.c_str());
    }

    void everyPartExplainsItself() {
        const ArchitectureLane lane = laneOf(ColumnIndex(3));
        for (const Node& node : lane.graph->nodes) {
            const BlockSpec* block =
                node.block < 0
                    ? nullptr
                    : &lane.graph->architecture.blocks[static_cast<std::size_t>(node.block)];
            const QString tip = nodeTip(node, block);
            QVERIFY2(tip.contains(QStringLiteral("Source: ")) &&
                         tip.contains(QStringLiteral("<i>")) && tip.count(u". ") + 1 >= 2,
                     node.name.c_str());
        }
        for (const DiagramBox& box : networkDiagram({lane}).boxes)
            QVERIFY2(!box.tip.isEmpty(), qPrintable(box.title));
        for (const DiagramBox& box : blockDiagram(lane, BlockIndex(5), {}).boxes)
            QVERIFY2(!box.tip.isEmpty(), qPrintable(box.title));
    }

    void showsTheFocusedVariantBeforeAnyRun() {
        Engine engine(test::syntheticRunner());
        Selection selection;
        Study study(engine, selection);
        ArchitecturePage page(study, selection);
        test::present(page, {1000, 640});
        const auto& diagram =
            child<DiagramView>(page, QStringLiteral("architectureNetwork"))->diagram();
        QCOMPARE(boxCount(diagram, 0), 16U);
        QVERIFY(!diagram.legend.low.isEmpty());
        child<QComboBox>(page, QStringLiteral("architectureMeasure"))->setCurrentIndex(5);
        QTest::qWait(5);
        const DiagramLegend& legend =
            child<DiagramView>(page, QStringLiteral("architectureNetwork"))->diagram().legend;
        QVERIFY(legend.title.contains(QStringLiteral("not measured")));
        QVERIFY(legend.low.isEmpty());
    }

    void aClickOnABlockMarksItEverywhere() {
        Shown shown({0, 7});
        QTRY_VERIFY(shown.ready());
        shown.choice("architectureCompared")->setCurrentIndex(8);
        QTest::qWait(5);
        DiagramView* network = shown.network();
        const QRectF rect = boxOf(network->diagram(), 7, 30)->rect;
        QTest::mouseClick(network->viewport(), Qt::LeftButton, {},
                          network->mapFromScene(rect.center()));
        QTest::qWait(5);
        const auto b7 = shown.desk.study.entry(ColumnIndex(7)).diagnosis->graph;
        QCOMPARE(shown.desk.selection.depth(), std::optional<double>(b7->relativeDepth(30)));
        QVERIFY(boxOf(network->diagram(), 7, 30)->marked);
        const auto b0 = shown.desk.study.entry(ColumnIndex(0)).diagnosis->graph;
        const int like = b0->blockAtDepth(b7->relativeDepth(30));
        QVERIFY(boxOf(network->diagram(), 0, like)->marked);
        auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        QCOMPARE(model->blockAt(shown.tree()->currentIndex()), std::optional(BlockIndex(like)));
    }

    void aDragPansAndSelectsNothing() {
        Shown shown({0});
        QTRY_VERIFY(shown.ready());
        DiagramView* network = shown.network();
        network->zoomBy(3.0);
        const QPoint from = network->viewport()->rect().center();
        const QPointF before = network->mapToScene(from);
        QTest::mousePress(network->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(network->viewport(), from + QPoint(40, 25));
        QTest::mouseRelease(network->viewport(), Qt::LeftButton, {}, from + QPoint(40, 25));
        QVERIFY(!shown.desk.selection.depth());
        QVERIFY((network->mapToScene(from) - before).manhattanLength() > 5.0);
        network->showAll();
        QVERIFY(network->mapToScene(network->viewport()->rect())
                    .boundingRect()
                    .contains(boundsOf(network->diagram()).adjusted(8, 8, -8, -8)));
    }

    void aLayerOfTheTreeIsMarkedInTheBlock() {
        Shown shown({0});
        QTRY_VERIFY(shown.ready());
        auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        const auto& nodes = model->graph()->nodes;
        const auto project = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) {
            return node.block == 6 && node.kind == NodeKind::ProjectConv;
        });
        shown.tree()->setCurrentIndex(model->indexOfNode(NodeIndex(project->id)));
        QTest::qWait(5);
        QCOMPARE(shown.desk.selection.depth(),
                 std::optional<double>(model->graph()->relativeDepth(6)));
        QVERIFY(boxOf(shown.block()->diagram(), 0, project->id)->marked);
        QCOMPARE(model->nodeAt(shown.tree()->currentIndex()),
                 std::optional(NodeIndex(project->id)));
    }

    void aRowOutsideOfBlocksStaysCurrent() {
        Shown shown({0});
        QTRY_VERIFY(shown.ready());
        shown.desk.selection.setDepth(0.5);
        QTest::qWait(5);
        auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        shown.tree()->setCurrentIndex(model->index(0, 0));
        QTest::qWait(5);
        QCOMPARE(shown.tree()->currentIndex(), model->index(0, 0));
        shown.desk.selection.setDepth(0.9);
        QTest::qWait(5);
        QCOMPARE(model->blockAt(shown.tree()->currentIndex()),
                 std::optional(BlockIndex(model->graph()->blockAtDepth(0.9))));
    }

    void theTreeStaysOpenWhenAResultArrives() {
        GraphModel model;
        const auto spec = family()[0].spec;
        const auto before = buildGraph(spec), after = buildGraph(spec, 320, 320);
        model.setGraph(before, overlayOf(*before, read("cost.macs"), nullptr, nullptr));
        const QModelIndex stage = model.index(3, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QString shape = model.data(stage.siblingAtColumn(1), Qt::DisplayRole).toString();
        model.setGraph(after, overlayOf(*after, read("cost.macs"), nullptr, nullptr));
        QCOMPARE(reset.count(), 0);
        QVERIFY(model.data(stage.siblingAtColumn(1), Qt::DisplayRole).toString() != shape);
        const auto other = buildGraph(family()[1].spec);
        model.setGraph(other, overlayOf(*other, read("cost.macs"), nullptr, nullptr));
        QCOMPARE(reset.count(), 1);
    }

    void treeAndDrawingsShareTheirColours() {
        Shown shown({0, 7});
        QTRY_VERIFY(shown.ready());
        shown.choice("architectureCompared")->setCurrentIndex(8);
        QTest::qWait(5);
        const auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        const auto shareOf = [&](const QModelIndex& index) {
            return model->data(index.siblingAtColumn(GraphModel::Value), GraphModel::ShareRole);
        };
        for (const int block : {0, 6, 15})
            QCOMPARE(shareOf(model->indexOfBlock(BlockIndex(block))).toDouble(),
                     *boxOf(shown.network()->diagram(), 0, block)->share);
        for (const DiagramBox& box : shown.block()->diagram().boxes)
            if (box.id >= 0 && box.share)
                QCOMPARE(shareOf(model->indexOfNode(NodeIndex(box.id))).toDouble(), *box.share);
        QVERIFY(!shareOf(model->index(1, 0)).isValid());  // a stage is a sum of blocks
        const auto* legend = shown.page.findChild<RampLegend*>(QStringLiteral("treeBlockLegend"));
        QCOMPARE(legend->legend().high, shown.network()->diagram().legend.high);
    }

    void aLayerOfTheTreeChoosesTheStageThatIsFollowed() {
        Shown shown({0});
        QTRY_VERIFY(shown.ready());
        child<QTabWidget>(shown.page, QStringLiteral("architectureTabs"))->setCurrentIndex(1);
        QTRY_VERIFY(shown.desk.study.follower().followed().result);
        auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        const auto& nodes = model->graph()->nodes;
        const auto expand = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) {
            return node.block == 3 && node.kind == NodeKind::ExpandConv;
        });
        shown.tree()->setCurrentIndex(model->indexOfNode(NodeIndex(expand->id)));
        QTRY_VERIFY(shown.desk.study.follower().followed().result &&
                    shown.desk.study.follower().followed().result->maps.block == 3);
        QTRY_VERIFY(
            child<QToolButton>(shown.page, QStringLiteral("followStage-expanded"))->isChecked());
    }

    void findGoesFromPartToPart() {
        Shown shown({3});
        QTRY_VERIFY(shown.ready());
        auto* model = qobject_cast<GraphModel*>(shown.tree()->model());
        QTest::keyClick(&shown.page, Qt::Key_F, Qt::ControlModifier);
        auto* find = child<QLineEdit>(shown.page, QStringLiteral("architectureFind"));
        find->setText(QStringLiteral("5.1 depth"));
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(model->data(shown.tree()->currentIndex(), Qt::DisplayRole).toString(),
                 QStringLiteral("5.1 depthwise"));
        find->setText(QStringLiteral("Project"));
        QTest::keyClick(find, Qt::Key_Return);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(model->data(shown.tree()->currentIndex(), Qt::DisplayRole).toString(),
                 QStringLiteral("5.2 project"));
        QSignalSpy told(&shown.page, &Page::message);
        find->setText(QStringLiteral("9.9"));
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(told.count(), 1);
    }

    void everyMeasureOfARunIsLaidOver() {
        Shown shown({2});
        QTRY_VERIFY(shown.ready());
        shown.desk.study.runBenchmarks();
        QTRY_VERIFY(shown.desk.study.entry(ColumnIndex(2)).benchmark && shown.desk.settled());
        const int offered = shown.choice("architectureMeasure")->count();
        QCOMPARE(offered, static_cast<int>(nodeReadings().size()));
        for (int measure = 0; measure < offered; ++measure) {
            shown.choice("architectureMeasure")->setCurrentIndex(measure);
            QTest::qWait(5);
            const Diagram& diagram = shown.network()->diagram();
            QVERIFY2(!diagram.legend.low.isEmpty(), qPrintable(diagram.legend.title));
            QVERIFY(boxOf(diagram, 2, 4)->share.has_value());
        }
    }

    void drawingAndTableLeave() {
        QTemporaryDir folder;
        Shown shown({7});
        QTRY_VERIFY(shown.ready());
        const QString svg = folder.filePath(QStringLiteral("a.svg"));
        QVERIFY(shown.network()->saveSvg(svg));
        const std::string text = test::readAll(svg.toStdString());
        QVERIFY(text.find("<svg") != std::string::npos);
        QVERIFY(text.find("Stage 6") != std::string::npos);
        QVERIFY(text.find("6.12") != std::string::npos);
        QVERIFY(text.find("MACs per block") != std::string::npos);
        QVERIFY(shown.block()->savePng(folder.filePath(QStringLiteral("b.png"))));
        QVERIFY(!shown.block()->savePng(QStringLiteral("/nowhere/b.png")));
        const QString csv = folder.filePath(QStringLiteral("a.csv"));
        QVERIFY(shown.page.saveCsv(csv));
        const std::string rows = test::readAll(csv.toStdString());
        QCOMPARE(static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '\n')),
                 shown.desk.study.entry(ColumnIndex(7)).diagnosis->graph->nodes.size() + 1);
        for (QAction* action : shown.network()->actions())
            if (action->shortcut() == QKeySequence(QKeySequence::Copy))
                action->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("6.12 MBConv")));
    }

    void remembersWhatWasChosen() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Desk desk({0});
        ArchitecturePage page(desk.study, desk.selection);
        child<QComboBox>(page, QStringLiteral("architectureMeasure"))->setCurrentIndex(2);
        child<QComboBox>(page, QStringLiteral("architectureCompared"))->setCurrentIndex(5);
        page.saveState(settings);
        ArchitecturePage again(desk.study, desk.selection);
        again.restoreState(settings);
        QCOMPARE(child<QComboBox>(again, QStringLiteral("architectureMeasure"))->currentIndex(), 2);
        QCOMPARE(child<QComboBox>(again, QStringLiteral("architectureCompared"))->currentIndex(),
                 5);
        QTRY_VERIFY(desk.settled());
    }
};

SCALESCOPE_GUI_TEST(TstArchitecturePage)
#include "tst_architecture_page.moc"
