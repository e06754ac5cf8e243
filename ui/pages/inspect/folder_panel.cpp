// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/folder_panel.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/engine/picture_loader.h"
#include "ui/pages/make.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/picture_strip.h"
#include "ui/widgets/table_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr std::size_t kShownClasses = 100;  ///< of the matrix; its title tells

}  // namespace

FolderPanel::FolderPanel(Study& study, Selection& selection, PictureLoader& pictures,
                         QWidget* parent)
    : Panel(study, selection, parent), m_pictures(pictures) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("inspect/folderColumns"), m_columns);
    keep(QStringLiteral("inspect/folderRows"), m_rows);
    keep(QStringLiteral("inspect/folderRight"), m_rightToo);
}

void FolderPanel::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    m_text = makeNote(this, QStringLiteral("folderText"));
    m_text->setToolTip(definitionTip("accuracy.images"));
    layout->addWidget(m_text);
    m_rightToo = new QCheckBox(tr("&Count right answers in the matrix too"), this);
    m_rightToo->setObjectName(QStringLiteral("folderRight"));
    m_rightToo->setToolTip(tr("Without them the few wrong answers have the whole colour scale."));
    m_matrix = make<HeatmapPlot>(
        {.name = "confusionMatrix", .definition = "accuracy.top1", .exportName = "confusion"},
        this);
    m_matrix->setMinimumSize(200, 160);
    m_classes = make<TablePanel>({.name = "folderClasses", .exportName = "classes"}, this);
    m_pairs = make<TablePanel>({.name = "confusedPairs", .exportName = "confused"}, this);
    m_pairs->setTitle(tr("Classes that are confused most often"));
    m_pairs->setEmptyText(tr("No image was taken for another class."));
    m_classes->setTitle(tr("Every class"));
    m_pairText = makeNote(this, QStringLiteral("pairText"));
    m_strip = new PictureStrip(static_cast<int>(Confusion::kExamples), this);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_rows = new QSplitter(Qt::Vertical);
    for (QSplitter* splitter : {m_columns, m_rows})
        splitter->setChildrenCollapsible(false);
    auto* left = new QWidget;
    auto* side = new QVBoxLayout(left);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_rightToo);
    side->addWidget(m_matrix, 1);
    side->addWidget(m_pairText);
    side->addWidget(m_strip);
    m_columns->addWidget(left);
    m_rows->addWidget(m_classes);
    m_rows->addWidget(m_pairs);
    m_columns->addWidget(m_rows);
    m_columns->setSizes({520, 480});
    layout->addWidget(m_columns, 1);
}

void FolderPanel::connectWidgets() {
    connect(m_rightToo, &QCheckBox::toggled, this, [this] { refresh(); });
    connect(m_matrix, &HeatmapPlot::cellClicked, this,
            [this](int row, int column) { pickPair(pairAt(row, column)); });
    connect(m_pairs, &TablePanel::rowSelected, this, [this](int row) {
        if (row >= 0 && static_cast<std::size_t>(row) < m_list.size())
            pickPair(m_list[static_cast<std::size_t>(row)].pair);
    });
    connect(&m_pictures, &PictureLoader::loaded, this, [this] { showPictures(); });
    connect(m_strip, &PictureStrip::picked, this, [this](int place) {
        if (!m_count.confusion || !m_pair)
            return;
        const auto examples = m_count.confusion->examples.find(*m_pair);
        if (examples != m_count.confusion->examples.end() &&
            static_cast<std::size_t>(place) < examples->second.size())
            Q_EMIT imageWanted(examples->second[static_cast<std::size_t>(place)].image);
    });
}

void FolderPanel::refresh() {
    const ColumnIndex focus = m_selection.focus();
    const StudyEntry& entry = m_study.entry(focus);
    FolderCount count = folderCount(entry, m_study.images().sources.size());
    m_text->setText(folderText(entry, count));
    m_columns->setVisible(count.confusion != nullptr);
    const bool same = count.of == m_count.of && m_shownRight == m_rightToo->isChecked();
    m_count = std::move(count);
    m_shownRight = m_rightToo->isChecked();
    if (!same && m_count.confusion)
        showCounts(m_count);
    m_matrix->setExportName(QStringLiteral("confusion-%1").arg(fileNameOf(m_study, focus)));
    m_classes->setExportName(QStringLiteral("classes-%1").arg(fileNameOf(m_study, focus)));
}

void FolderPanel::showCounts(const FolderCount& count) {
    m_matrix->setData(
        confusionGrid(*count.confusion, *count.labels, kShownClasses,
                      m_rightToo->isChecked() ? RightOnes::Shown : RightOnes::LeftOut));
    m_classes->setTable(folderClasses(count));
    m_list = confusedPairs(*count.confusion, *count.labels, kShownPairs);
    m_pairs->setTable(folderPairs(m_list));
    const bool known = m_pair && count.confusion->answers.contains(*m_pair);
    if (!known)
        m_pair = m_list.empty() ? std::nullopt : std::optional(m_list.front().pair);
    pickPair(m_pair);
}

/// By the labels of the grid: it may show some of the classes only.
std::optional<ClassPair> FolderPanel::pairAt(int row, int column) const {
    const Grid2d& grid = m_matrix->data();
    if (row < 0 || column < 0 || static_cast<std::size_t>(row) >= grid.rowCount ||
        static_cast<std::size_t>(column) >= grid.columnCount)
        return std::nullopt;
    const std::string &folder = grid.rowLabels[static_cast<std::size_t>(row)],
                      &answer = grid.columnLabels[static_cast<std::size_t>(column)];
    const auto found = std::ranges::find_if(m_list, [&](const ConfusedPair& one) {
        return one.folderLabel == folder && one.answerLabel == answer;
    });
    return found != m_list.end() ? std::optional(found->pair) : std::nullopt;
}

void FolderPanel::pickPair(std::optional<ClassPair> pair) {
    m_pair = pair;
    const auto found = std::ranges::find_if(
        m_list, [&](const ConfusedPair& one) { return pair && one.pair == *pair; });
    m_pairs->selectRow(found != m_list.end() ? static_cast<int>(found - m_list.begin()) : -1);
    showPictures();
}

void FolderPanel::showPictures() {
    const auto found = std::ranges::find_if(
        m_list, [&](const ConfusedPair& one) { return m_pair && one.pair == *m_pair; });
    m_strip->setVisible(found != m_list.end());
    m_pairText->setVisible(found != m_list.end());
    if (found == m_list.end())
        return;
    const std::vector<ConfusedImage>& images = found->examples;
    const bool all = found->images == static_cast<std::int64_t>(images.size());
    const QString folder = qstr(found->folderLabel), answer = qstr(found->answerLabel);
    m_pairText->setText(all ? tr("Images of \"%1\" that are taken for \"%2\":").arg(folder, answer)
                            : tr("The first %1 of %2 images of \"%3\" that are taken for \"%4\":")
                                  .arg(countText(images.size()),
                                       countText(static_cast<std::uint64_t>(found->images)), folder,
                                       answer));
    m_strip->setCount(static_cast<int>(images.size()));
    for (std::size_t i = 0; i < images.size(); ++i)
        m_strip->setPicture(
            static_cast<int>(i), m_pictures.picture(images[i].path, m_strip->sidePx()),
            qstr(images[i].name), tr("Look at %1 in the gallery.").arg(qstr(images[i].name)));
}

}  // namespace scalescope::ui
