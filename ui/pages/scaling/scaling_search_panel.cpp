// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_search_panel.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"
#include "core/scaling/search_tables.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/models/readings.h"
#include "ui/pages/make.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/table_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

constexpr std::array kObjectives{SearchObjective::Macs,    SearchObjective::Params,
                                 SearchObjective::Memory,  SearchObjective::Coverage,
                                 SearchObjective::Latency, SearchObjective::Accuracy};

/// A spin box behind its label, both with the tip.
template <typename Box, typename Value>
Box* addBox(QHBoxLayout* row, const QString& text, const char* name, Value low, Value high,
            Value step, const QString& tip) {
    auto* label = new QLabel(text);
    auto* box = new Box;
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(low, high);
    box->setSingleStep(step);
    label->setBuddy(box);
    label->setToolTip(tip);
    box->setToolTip(tip);
    row->addWidget(label);
    row->addWidget(box);
    return box;
}

}  // namespace

ScalingSearchPanel::ScalingSearchPanel(Study& study, Selection& selection, ScalingChoice& choice,
                                       QWidget* parent)
    : ScalingPanel(study, selection, choice, parent),
      m_task(study.jobs().engine()),
      m_stateFolder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                    QStringLiteral("/searches")) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("scaling/searchObjective"), m_objective);
    keep(QStringLiteral("scaling/searchImages"), m_images);
    keep(QStringLiteral("scaling/searchColumns"), m_columns);
}

void ScalingSearchPanel::buildLayout() {
    m_accuracy = buildAccuracyRow();
    m_accuracy->hide();
    m_bar = new TaskBar(m_task, QStringLiteral("search"), tr("Search"));
    m_bar->startButton()->setToolTip(
        tr("The paper's step 1: all α, β, γ on a grid whose α·β²·γ² is near 2, ranked. "
           "It runs in the background; other runs wait until it ends or is "
           "cancelled."));
    m_text = makeNote(this, QStringLiteral("searchText"));
    m_text->setText(
        tr("The law needs α, β, γ with α·β²·γ² near 2; the paper found 1.2, 1.1, 1.15 "
           "by a grid search on B0. A click on a row or a cell sets the sliders."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(buildGridRow());
    layout->addWidget(m_accuracy);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addWidget(buildResult(), 1);
}

QLayout* ScalingSearchPanel::buildGridRow() {
    auto* row = new QHBoxLayout;
    m_objective = addCombo(
        row, tr("Best by"),
        {coreText(kMacs.title), coreText(kParams.title), coreText(kNeed.title),
         coreText(kCoverage.title), coreText(kMedian.title), tr("Accuracy of short trainings")},
        QStringLiteral("searchObjective"),
        tr("Field over side and accuracy are best when largest, all else when "
           "smallest. Latency builds and times every candidate; accuracy trains them, "
           "the better half always longer."));
    m_step = addBox<QDoubleSpinBox>(row, tr("Step"), "searchStep", 0.01, 1.0, 0.01,
                                    tr("Between points of the grid, from 1 to 2."));
    m_tolerance = addBox<QDoubleSpinBox>(row, tr("Tolerance"), "searchTolerance", 0.0, 100.0, 1.0,
                                         tr("How far α·β²·γ² may be off 2."));
    m_phi = addBox<QDoubleSpinBox>(row, tr("at φ"), "searchPhi", 0.1, 4.0, 0.1,
                                   tr("Where candidates are built; the paper: 1."));
    m_step->setValue(0.05);
    m_tolerance->setDecimals(1);
    m_tolerance->setSuffix(QStringLiteral(" %"));
    m_tolerance->setValue(10.0);
    m_phi->setValue(1.0);
    row->addStretch();
    return row;
}

QWidget* ScalingSearchPanel::buildAccuracyRow() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Pictures"));
    m_images = new QLineEdit;
    m_images->setObjectName(QStringLiteral("searchImages"));
    m_images->setPlaceholderText(tr("generated"));
    m_images->setToolTip(
        tr("A folder with one sub-folder of images per class; empty: pictures of "
           "twenty kinds that the program draws."));
    label->setBuddy(m_images);
    m_browse = new QPushButton(tr("Folder…"));
    m_browse->setObjectName(QStringLiteral("searchBrowse"));
    row->addWidget(label);
    row->addWidget(m_images, 1);
    row->addWidget(m_browse);
    m_candidates =
        addBox<QSpinBox>(row, tr("Candidates"), "searchCandidates", 2, 1000, 1,
                         tr("At most so many are trained: those nearest to the constraint."));
    m_rungs =
        addBox<QSpinBox>(row, tr("Rungs"), "searchRungs", 1, 6, 1,
                         tr("After each rung the better half goes on, with twice the pictures."));
    m_pictures = addBox<QSpinBox>(row, tr("First"), "searchPictures", 32, 1'000'000, 64,
                                  tr("Pictures that the first rung shows to each."));
    m_px =
        addBox<QSpinBox>(row, tr("Side"), "searchPx", 32, 256, 8,
                         tr("Side of the pictures at φ 0, px; γ scales it. Smaller is quicker."));
    m_candidates->setValue(8);
    m_rungs->setValue(3);
    m_pictures->setValue(2048);  // less hardly teaches B0 anything
    m_px->setValue(64);
    m_resume = new QCheckBox(tr("Go on"));
    m_resume->setObjectName(QStringLiteral("searchResume"));
    m_resume->setChecked(true);
    m_resume->setToolTip(
        tr("Go on where the same search was cancelled; the result is the same. Off, or "
           "where nothing is kept: begin anew."));
    row->addWidget(m_resume);
    return area;
}

QWidget* ScalingSearchPanel::buildResult() {
    m_surface = make<HeatmapPlot>({.name = "searchSurface", .exportName = "grid-search"});
    m_surface->setEmptyText(
        tr("The objective over α and β will stand here, at the γ "
           "that the constraint leaves."));
    m_surface->setToolTip(
        tr("Each cell is the candidate whose γ meets the constraint best; empty where "
           "no γ of the grid does."));
    m_table = make<TablePanel>({.name = "searchTable", .exportName = "grid-search"});
    m_table->setEmptyText(tr("The candidates will stand here, best first."));
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_surface);
    m_columns->addWidget(m_table);
    m_columns->setSizes({400, 600});
    return m_columns;
}

void ScalingSearchPanel::connectWidgets() {
    connect(m_objective, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_accuracy->setVisible(kObjectives.at(static_cast<std::size_t>(index)) ==
                               SearchObjective::Accuracy);
    });
    connect(m_bar->startButton(), &QPushButton::clicked, this, &ScalingSearchPanel::start);
    connect(m_browse, &QPushButton::clicked, this, &ScalingSearchPanel::chooseFolder);
    connect(&m_task, &Task::failed, m_text, &QLabel::setText);
    connect(m_table, &TablePanel::rowSelected, this, &ScalingSearchPanel::choose);
    connect(m_surface, &HeatmapPlot::cellClicked, this, [this](int row, int column) {
        const auto candidate = searchCandidateAt(*m_result, static_cast<std::size_t>(row),
                                                 static_cast<std::size_t>(column));
        if (!candidate)
            return;
        m_table->selectRow(static_cast<int>(*candidate));
        choose(static_cast<int>(*candidate));
    });
}

SearchJob ScalingSearchPanel::job() const {
    SearchJob job;
    job.options = m_study.settings().options();
    job.search.objective = kObjectives.at(static_cast<std::size_t>(m_objective->currentIndex()));
    job.search.step = m_step->value();
    job.search.tolerance = m_tolerance->value() / 100.0;
    job.search.phi = m_phi->value();
    AccuracyOptions& accuracy = job.accuracy;
    if (!m_images->text().trimmed().isEmpty())
        accuracy.images = str(m_images->text().trimmed());
    accuracy.candidates = m_candidates->value();
    accuracy.rungs = m_rungs->value();
    accuracy.pictures = m_pictures->value();
    accuracy.base.resolution = m_px->value();
    accuracy.threads = job.options.threads;
    accuracy.memoryBytes = m_choice.memoryBytes();
    const QString state = m_stateFolder + u'/' + searchKey(job) + QStringLiteral(".state.json");
    accuracy.state = fspath(state);
    accuracy.resume = m_resume->isChecked() && QFileInfo::exists(state);
    return job;
}

void ScalingSearchPanel::start() {
    const SearchJob question = job();
    if (question.search.objective == SearchObjective::Accuracy)
        QDir().mkpath(m_stateFolder);
    m_task.start(question, tr("Grid search"), [this](auto result) { show(std::move(result)); });
}

/// Once, when it is looked at first: what is only arithmetic stands at once.
void ScalingSearchPanel::startUnasked() {
    const SearchObjective objective =
        kObjectives.at(static_cast<std::size_t>(m_objective->currentIndex()));
    const bool counted =
        objective != SearchObjective::Latency && objective != SearchObjective::Accuracy;
    if (counted && !m_result && !m_task.isRunning() && !std::exchange(m_looked, true))
        start();
}

void ScalingSearchPanel::showEvent(QShowEvent* event) {
    ScalingPanel::showEvent(event);
    QMetaObject::invokeMethod(this, &ScalingSearchPanel::startUnasked, Qt::QueuedConnection);
}

void ScalingSearchPanel::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("A folder of class folders"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_images, &QLineEdit::setText);
    dialog->open();
}

void ScalingSearchPanel::show(std::shared_ptr<const SearchResult> result) {
    m_result = std::move(result);
    m_text->setText(searchText(*m_result));
    m_table->setTable(searchTable(*m_result));
    m_surface->setData(searchSurface(*m_result));
}

void ScalingSearchPanel::choose(int candidate) {
    if (candidate >= 0 && m_result)
        m_choice.set(m_result->ranked.at(static_cast<std::size_t>(candidate)).network.coefficients);
}

}  // namespace scalescope::ui
