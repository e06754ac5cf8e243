// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/inspect_page.h"

#include "ui/base/convert.h"
#include "ui/engine/picture_loader.h"
#include "ui/pages/inspect/class_box.h"
#include "ui/pages/inspect/column_view.h"
#include "ui/pages/inspect/folder_panel.h"
#include "ui/pages/inspect/gallery_panel.h"
#include "ui/pages/inspect/picture_panel.h"
#include "ui/pages/inspect/preprocessing_panel.h"
#include "ui/pages/random_note.h"
#include "ui/widgets/small_multiples.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

InspectPage::InspectPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Inspect"), tr("What do they see?"), parent) {
    setShows({Aspect::Predictions, Aspect::Run});
    m_pictures = new PictureLoader(this);
    buildLayout();
    connectStudy();
    connectControls();
    keepState();
}

void InspectPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_side = new QSplitter(Qt::Vertical);
    for (QSplitter* splitter : {m_columns, m_side})
        splitter->setChildrenCollapsible(false);
    m_panels = {new PicturePanel(m_study, m_selection), new AgreementPanel(m_study, m_selection)};
    for (Panel* panel : m_panels)
        m_side->addWidget(panel);
    m_columns->addWidget(m_side);
    m_columns->addWidget(buildTabs());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({260, 740});
    m_side->setSizes({230, 320});
    layout->addWidget(m_columns, 1);
    auto* note = new RandomNote(m_study, m_selection, this);
    layout->addWidget(note);
    m_panels.push_back(note);
    connect(note, &RandomNote::weightsWanted, this, &Page::weightsWanted);
}

QWidget* InspectPage::buildTabs() {
    auto* cells = new QWidget;
    auto* layout = new QVBoxLayout(cells);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(buildControls());
    m_cells = new SmallMultiples(cells);
    m_cells->setObjectName(QStringLiteral("inspectCells"));
    m_cells->setMinimumCellSize({220, 310});
    m_cells->setFactory([this](ColumnIndex column) { return makeCell(column); });
    layout->addWidget(m_cells, 1);
    m_panels.push_back(new PreprocessingPanel(m_study, m_selection));
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("inspectTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(cells, tr("Columns"));
    m_tabs->addTab(m_panels.back(), tr("Preprocessing"));
    addFolderTabs();
    return m_tabs;
}

/// What several images tell together.
void InspectPage::addFolderTabs() {
    auto* folder = new FolderPanel(m_study, m_selection, *m_pictures);
    m_panels.push_back(folder);
    m_tabs->addTab(folder, tr("Folder"));
    auto* gallery = new GalleryPanel(m_study, m_selection, *m_pictures);
    m_panels.push_back(gallery);
    m_tabs->addTab(gallery, tr("Gallery"));
    connect(folder, &FolderPanel::imageWanted, this, [this, gallery](std::int64_t image) {
        m_tabs->setCurrentWidget(gallery);
        gallery->showImage(image);
    });
    connect(&m_study, &Study::partChanged, this, [this, folder](ColumnIndex column) {
        if (folder->isVisible() && column == m_selection.focus())
            folder->refresh();
    });
}

QWidget* InspectPage::buildControls() {
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    m_camBox = new QCheckBox(tr("&Grad-CAM"), controls);
    m_camBox->setObjectName(QStringLiteral("gradCamOn"));
    m_camBox->setToolTip(definitionTip("grad_cam"));
    m_opacity = new QSlider(Qt::Horizontal, controls);
    m_opacity->setObjectName(QStringLiteral("gradCamOpacity"));
    m_opacity->setAccessibleName(tr("Opacity of the Grad-CAM overlay"));
    m_opacity->setToolTip(tr("Opacity of the overlay."));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(55);
    m_opacity->setFixedWidth(100);
    m_classLabel = new QLabel(controls);
    m_classLabel->setObjectName(QStringLiteral("gradCamClass"));
    m_classLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_ownTop = new QPushButton(tr("E&ach column's top-1"), controls);
    m_ownTop->setObjectName(QStringLiteral("gradCamOwnTop"));
    m_ownTop->setToolTip(tr("Show each column's map of its own first class."));
    row->addWidget(m_camBox);
    row->addWidget(m_opacity);
    m_classBox = new ClassBox(controls);
    m_classBox->setMaximumWidth(220);
    row->addWidget(m_classLabel, 1);
    row->addWidget(m_classBox);
    row->addWidget(m_ownTop);
    return controls;
}

void InspectPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::gradCamChanged, &Study::imageChanged,
             &Study::preprocessingChanged);
    connect(&m_study.jobs(), &JobLedger::busyChanged, this, [this](bool busy) {
        for (auto& [column, asked] : m_asked)
            asked.ended = asked.ended || !busy;
        markDirty();
    });
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::classChanged);
}

void InspectPage::connectControls() {
    connect(m_camBox, &QCheckBox::toggled, this, [this] {
        m_asked.clear();
        markDirty();
    });
    listenTo(m_opacity, &QSlider::valueChanged);
    listenTo(m_tabs, &QTabWidget::currentChanged);
    connect(m_ownTop, &QPushButton::clicked, this, [this] {
        m_selection.setClassIndex(std::nullopt);
        m_camBox->setChecked(true);
    });
    connect(m_classBox, &ClassBox::classPicked, this,
            [this](int classIndex) { pickClass(m_selection.focus(), ClassIndex(classIndex)); });
    connect(m_cells, &SmallMultiples::cellClicked, &m_selection, &Selection::setFocus);
}

QWidget* InspectPage::makeCell(ColumnIndex column) {
    auto* view = new ColumnView(column);
    connect(view, &ColumnView::classPicked, this,
            [this, column](int classIndex) { pickClass(column, ClassIndex(classIndex)); });
    return view;
}

void InspectPage::pickClass(ColumnIndex column, ClassIndex classIndex) {
    m_selection.setFocus(column);
    m_selection.setClassIndex(classIndex.value());
    m_camBox->setChecked(true);
}

void InspectPage::refresh() {
    m_cells->setShown(m_selection.columns());
    m_cells->setHighlighted(m_selection.focus());
    if (m_camBox->isChecked())
        askForMaps();
    const std::vector<Shown> shown = shownOf(m_study, m_selection);
    const Agreement agreement = agreementOf(shown);
    for (const ColumnIndex column : m_selection.columns()) {
        const auto position = std::find(agreement.names.begin(), agreement.names.end(),
                                        displayName(m_study.entry(column).spec));
        refreshCell(column, position != agreement.names.end() &&
                                differsFromReference(
                                    agreement,
                                    static_cast<std::size_t>(position - agreement.names.begin())));
    }
    lineUp();
    const auto diagnosis = focused(m_study, m_selection);
    const auto selected = m_selection.classIndex();
    const bool predicts = diagnosis && diagnosis->labels &&
                          (!diagnosis->loadReport || diagnosis->loadReport->classifierUsable);
    m_classBox->setLabels(predicts ? diagnosis->labels : nullptr);
    m_classLabel->setText(!m_camBox->isChecked() ? tr("or click a prediction")
                          : !selected            ? tr("of each column's own top-1")
                          : diagnosis && diagnosis->labels
                              ? tr("of ") + qstr(labelOf(*diagnosis->labels, *selected))
                              : tr("of class %1").arg(*selected));
    m_ownTop->setEnabled(selected.has_value() || !m_camBox->isChecked());
    m_opacity->setEnabled(m_camBox->isChecked());
    for (Panel* panel : m_panels)
        if (panel->isVisible())
            panel->refresh();
}

/// Pictures of one size, though a note stands under some of the predictions only.
void InspectPage::lineUp() {
    std::vector<ColumnView*> views;
    for (const ColumnIndex column : m_selection.columns())
        if (auto* view = qobject_cast<ColumnView*>(m_cells->cell(column)))
            views.push_back(view);
    const bool noted = std::ranges::any_of(views, &ColumnView::hasNote);
    for (ColumnView* view : views)
        view->keepRoomForNote(noted);
}

/// Each map once, the focused column's first.
void InspectPage::askForMaps() {
    std::vector<ColumnIndex> order{m_selection.focus()};
    for (const ColumnIndex column : m_selection.columns())
        if (column != m_selection.focus())
            order.push_back(column);
    for (const ColumnIndex column : order) {
        const StudyEntry& entry = m_study.entry(column);
        if (!entry.diagnosis)
            continue;
        const auto wanted = camClass(*entry.diagnosis, m_selection.classIndex());
        if (!wanted || (entry.gradCam && entry.gradCam->cam.classIndex == *wanted))
            continue;
        Asked& asked = m_asked[column];
        if (asked.diagnosis == entry.diagnosis && asked.classIndex == *wanted)
            continue;
        asked = {entry.diagnosis, *wanted, false};
        m_study.requestGradCam(column, ClassIndex(*wanted));
    }
}

QString InspectPage::camMissing(ColumnIndex column) const {
    const auto asked = m_asked.find(column);
    return asked != m_asked.end() && asked->second.ended
               ? tr("Grad-CAM did not finish. Switch it off and on to try again.")
               : tr("Grad-CAM is on its way.");
}

void InspectPage::refreshCell(ColumnIndex column, bool differs) {
    const StudyEntry& entry = m_study.entry(column);
    QString details, tip;
    if (entry.diagnosis) {
        details = qstr(weightsKindBadge(entry.diagnosis->weights.kind));
        tip = qstr(entry.diagnosis->weights.name + "\n" + entry.diagnosis->weights.verdict);
        if (differs)
            details = tr("! differs · ") + details;
    }
    m_cells->setCaption(column, nameOf(m_study, column), details, tip);
    if (auto* view = qobject_cast<ColumnView*>(m_cells->cell(column)))
        view->show(entry, {.on = m_camBox->isChecked(),
                           .classIndex = entry.diagnosis && m_camBox->isChecked()
                                             ? camClass(*entry.diagnosis, m_selection.classIndex())
                                             : m_selection.classIndex(),
                           .opacity = m_opacity->value() / 100.0,
                           .missing = camMissing(column)});
}

void InspectPage::keepState() {
    keep(QStringLiteral("inspect/columns"), m_columns);
    keep(QStringLiteral("inspect/side"), m_side);
    keep(QStringLiteral("inspect/tab"), m_tabs);
    keep(QStringLiteral("inspect/gradCam"), m_camBox);
    keep(QStringLiteral("inspect/opacity"), m_opacity);
    for (Panel* panel : m_panels)
        keep(panel);
}

}  // namespace scalescope::ui
