// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/preprocessing_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/inspect/preprocessing_data.h"
#include "ui/pages/make.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/table_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

constexpr int kTilePx = 92;

/// The same when it is selected: a tint would be taken for what is fed.
QIcon tileIcon(const Image& picture, double pixelRatio) {
    const int side = static_cast<int>(kTilePx * pixelRatio);
    QPixmap tile = QPixmap::fromImage(
        toQImage(picture).scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    tile.setDevicePixelRatio(pixelRatio);
    QIcon icon;
    icon.addPixmap(tile, QIcon::Normal);
    icon.addPixmap(tile, QIcon::Selected);
    return icon;
}

QImage pictureOf(const std::shared_ptr<const Image>& picture) {
    return picture ? toQImage(*picture) : QImage();
}

}  // namespace

PreprocessingPanel::PreprocessingPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(buildControls());
    m_stack = new QStackedWidget(this);
    m_empty = makeNote(this, QStringLiteral("preprocessingEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(buildPictures());
    m_table = make<TablePanel>({.name = "preprocessingTable"});
    m_table->setSortable(false);
    m_rows->addWidget(m_table);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({260, 170});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_rows);
    layout->addWidget(m_stack, 1);
    connectWidgets();
    keep(QStringLiteral("preprocessing/rows"), m_rows);
    keep(QStringLiteral("preprocessing/pictures"), m_pictures);
}

QHBoxLayout* PreprocessingPanel::buildControls() {
    auto* row = new QHBoxLayout;
    m_verdict = makeNote(this, QStringLiteral("preprocessingVerdict"));
    m_run = new QPushButton(this);
    m_run->setObjectName(QStringLiteral("preprocessingRun"));
    m_run->setAccessibleName(tr("Compare ways of preprocessing"));
    m_run->setToolTip(
        tr("Feeds the picture as OpenCV, torchvision's tensors and common slips would: one pass "
           "per way. Progress and Cancel are below."));
    row->addWidget(m_verdict, 1);
    row->addWidget(m_run, 0, Qt::AlignTop);
    return row;
}

QWidget* PreprocessingPanel::buildPictures() {
    m_tiles = new QListWidget;
    m_tiles->setObjectName(QStringLiteral("preprocessingTiles"));
    m_tiles->setAccessibleName(tr("What each way feeds"));
    m_tiles->setViewMode(QListView::IconMode);
    m_tiles->setResizeMode(QListView::Adjust);
    m_tiles->setMovement(QListView::Static);
    m_tiles->setUniformItemSizes(true);
    m_tiles->setWordWrap(true);
    m_tiles->setIconSize({kTilePx, kTilePx});
    m_tiles->setGridSize({kTilePx + 44, kTilePx + 3 * m_tiles->fontMetrics().height() + 8});
    m_tiles->setMinimumSize(kTilePx + 70, kTilePx);
    m_pictures = new QSplitter(Qt::Horizontal);
    m_pictures->setChildrenCollapsible(false);
    m_pictures->addWidget(m_tiles);
    m_pictures->addWidget(buildChosen());
    m_pictures->setStretchFactor(0, 1);
    m_pictures->setStretchFactor(1, 1);
    m_pictures->setSizes({300, 300});
    return m_pictures;
}

QWidget* PreprocessingPanel::buildChosen() {
    auto* chosen = new QWidget;
    auto* pair = new QHBoxLayout;
    m_fed = new ImageView(chosen);
    m_fed->setObjectName(QStringLiteral("preprocessingFed"));
    m_fed->setToolTip(
        tr("The picture that the network takes its input for, with its own mean and standard "
           "deviation."));
    m_difference = new ImageView(chosen);
    m_difference->setObjectName(QStringLiteral("preprocessingDifference"));
    for (ImageView* view : {m_fed, m_difference}) {
        view->setMinimumSize(80, 80);
        view->setPlaceholder({});
        pair->addWidget(view, 1);
    }
    m_differenceNote = makeNote(chosen, QStringLiteral("preprocessingFactor"));
    m_differenceNote->setAlignment(Qt::AlignRight);
    m_text = makeNote(chosen, QStringLiteral("preprocessingText"));
    auto* layout = new QVBoxLayout(chosen);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(pair, 1);
    layout->addWidget(m_differenceNote);
    layout->addWidget(m_text);
    return chosen;
}

void PreprocessingPanel::connectWidgets() {
    connect(m_run, &QPushButton::clicked, this, &PreprocessingPanel::ask);
    connect(m_tiles, &QListWidget::currentRowChanged, this, &PreprocessingPanel::choose);
    connect(m_table, &TablePanel::rowSelected, this, &PreprocessingPanel::choose);
    connect(&m_study.jobs(), &JobLedger::busyChanged, this, [this](bool busy) {
        if (!busy && !m_asked.empty()) {
            m_asked.clear();
            refresh();
        }
    });
}

void PreprocessingPanel::ask() {
    const ColumnIndex column = m_selection.focus();
    m_asked.insert(column);
    m_study.requestPreprocessing(column);
    refresh();
}

/// Once: what was cancelled is not begun again by itself.
void PreprocessingPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    const ColumnIndex focus = m_selection.focus();
    const StudyEntry& entry = m_study.entry(focus);
    if (entry.diagnosis && !entry.preprocessing && !m_asked.contains(focus))
        ask();
}

QString PreprocessingPanel::emptyText() const {
    const ColumnIndex focus = m_selection.focus();
    if (!m_study.entry(focus).diagnosis)
        return missingText(m_study, m_selection, tr("what else it could be fed"));
    if (m_asked.contains(focus))
        return tr("%1 is fed the picture in every way, one pass each.").arg(nameOf(m_study, focus));
    return tr("Press \"Compare for %1\" to see what OpenCV, torchvision's tensors and common slips "
              "would feed instead, and how the prediction moves.")
        .arg(nameOf(m_study, focus));
}

void PreprocessingPanel::refresh() {
    const ColumnIndex focus = m_selection.focus();
    const StudyEntry& entry = m_study.entry(focus);
    if (entry.preprocessing && entry.preprocessing != m_shown)
        m_asked.erase(focus);
    m_run->setText(tr("Compare for %1").arg(nameOf(m_study, focus)));
    m_run->setEnabled(entry.diagnosis && !m_asked.contains(focus));
    m_empty->setText(emptyText());
    m_table->setExportName(QStringLiteral("preprocessing-%1").arg(fileNameOf(m_study, focus)));
    if (entry.preprocessing != m_shown)
        showResult(entry.preprocessing);
}

void PreprocessingPanel::showResult(std::shared_ptr<const PreprocessingResult> result) {
    m_shown = std::move(result);
    m_stack->setCurrentWidget(m_shown ? static_cast<QWidget*>(m_rows) : m_empty);
    m_verdict->setText(m_shown ? qstr(verdictOf(m_shown->report)) : QString());
    showTiles();
    m_table->setTitle(m_shown ? nameOf(m_shown->spec) + QStringLiteral(": ") +
                                    qstr(m_shown->report.recipe)
                              : QString());
    m_table->setTable(m_shown ? toTable(m_shown->report) : Table{});
    showChosen();
}

void PreprocessingPanel::showTiles() {
    const QSignalBlocker quiet(m_tiles);
    m_tiles->clear();
    if (!m_shown)
        return;
    for (const PreprocessingRow& row : m_shown->report.rows) {
        auto* tile = new QListWidgetItem(wayCaption(row), m_tiles);
        if (row.picture)
            tile->setIcon(tileIcon(*row.picture, devicePixelRatioF()));
        tile->setToolTip(wayText(row));
        tile->setTextAlignment(Qt::AlignHCenter);
    }
}

void PreprocessingPanel::choose(int row) {
    if (!m_shown || row < 0 || static_cast<std::size_t>(row) >= m_shown->report.rows.size())
        return;
    m_chosen = m_shown->report.rows[static_cast<std::size_t>(row)].path;
    showChosen();
}

void PreprocessingPanel::showChosen() {
    const auto at = m_shown ? rowOf(m_shown->report, m_chosen) : std::nullopt;
    const std::size_t place = at.value_or(0);
    if (!m_shown || place >= m_shown->report.rows.size()) {
        m_fed->setImage({});
        m_difference->setImage({});
        m_differenceNote->clear();
        m_text->clear();
        return;
    }
    const PreprocessingRow& row = m_shown->report.rows[place];
    const QSignalBlocker quiet(m_tiles);
    m_tiles->setCurrentRow(static_cast<int>(place));
    m_table->selectRow(static_cast<int>(place));
    m_fed->setImage(pictureOf(row.picture));
    m_difference->setImage(pictureOf(row.differencePicture));
    m_differenceNote->setText(differenceCaption(row));
    m_text->setText(wayText(row));
}

}  // namespace scalescope::ui
