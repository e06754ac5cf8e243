// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/report/report_page.h"

#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/pages/report/page_view.h"
#include "ui/report/study_report.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSidePx = 190;
constexpr int kPreviewWaitMs = 250;

struct SectionRow {
    const char* name;
    QString text;
    bool ReportSections::*flag;
};

std::vector<SectionRow> sectionRows() {
    return {{"predictions", ReportPage::tr("Predictions"), &ReportSections::predictions},
            {"findings", ReportPage::tr("Findings"), &ReportSections::findings},
            {"gates", ReportPage::tr("SE gates"), &ReportSections::gates},
            {"saturation", ReportPage::tr("Saturation"), &ReportSections::saturation},
            {"memory", ReportPage::tr("Memory"), &ReportSections::memory},
            {"latency", ReportPage::tr("Latency"), &ReportSections::latency},
            {"weights", ReportPage::tr("Weights"), &ReportSections::weights},
            {"classMaps", ReportPage::tr("Grad-CAM"), &ReportSections::classMaps},
            {"ablation", ReportPage::tr("Ablation"), &ReportSections::ablation},
            {"scaling", ReportPage::tr("Scaling"), &ReportSections::scaling},
            {"architecture", ReportPage::tr("Architecture"), &ReportSections::architecture},
            {"environment", ReportPage::tr("Environment"), &ReportSections::environment},
            {"definitions", ReportPage::tr("Definitions"), &ReportSections::definitions}};
}

struct Format {
    QString suffix, button, filter;
};

std::vector<Format> formats() {
    return {{u"html"_s, ReportPage::tr("Web page (HTML)..."), ReportPage::tr("Web page (*.html)")},
            {u"pdf"_s, ReportPage::tr("PDF..."), ReportPage::tr("PDF (*.pdf)")},
            {u"json"_s, ReportPage::tr("Data (JSON)..."), ReportPage::tr("JSON (*.json)")},
            {u"csv"_s, ReportPage::tr("Long form (CSV)..."), ReportPage::tr("CSV table (*.csv)")},
            {QString(), ReportPage::tr("Tables (CSV)..."), QString()},
            {u"md"_s, ReportPage::tr("Text (Markdown)..."), ReportPage::tr("Markdown (*.md)")}};
}

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(u"<b>"_s + text + u"</b>"_s, parent);
    return label;
}

/// What a reader should know before the pages are read.
QString stateText(const ReportParts& parts) {
    if (parts.results.empty())
        return ReportPage::tr("There is no result yet; the report fills as the columns finish.");
    // As the sheet itself says it.
    std::string missing = parts.partial.value_or("");
    if (const auto cut = missingFrom(parts.results))
        missing += (missing.empty() ? "" : " ") + *cut;
    if (!missing.empty())
        return ReportPage::tr("Partial: %1").arg(qstr(missing));
    return ReportPage::tr(
        "Complete for the chosen columns, as PDF prints it; tables are cut short "
        "here.");
}

}  // namespace

ReportPage::ReportPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Report"), tr("What do I hand over?"), parent) {
    buildLayout();
    connectEngine();
    connectMakers();
    keepState();
}

void ReportPage::buildLayout() {
    auto* side = new QWidget(this);
    side->setFixedWidth(kSidePx);
    auto* controls = new QVBoxLayout(side);
    controls->setContentsMargins(0, 0, 8, 0);
    addSections(controls);
    addFormats(controls);
    addSaving(controls);
    controls->addStretch(1);
    m_state = new QLabel(this);
    m_state->setObjectName(u"reportState"_s);
    m_state->setWordWrap(true);
    m_preview = new PageView(this);
    m_preview->setObjectName(u"reportPreview"_s);
    m_preview->setAccessibleName(tr("Preview of the report"));
    auto* right = new QVBoxLayout;
    right->addWidget(m_state);
    right->addWidget(m_preview, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(side);
    layout->addLayout(right, 1);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &ReportPage::showPreview);
}

void ReportPage::addSections(QVBoxLayout* layout) {
    layout->addWidget(heading(tr("Sections"), this));
    for (const SectionRow& row : sectionRows()) {
        auto* box = new QCheckBox(row.text, this);
        box->setObjectName(u"section "_s + QString::fromLatin1(row.name));
        box->setChecked(ReportSections{}.*row.flag);
        listenTo(box, &QCheckBox::toggled);
        layout->addWidget(box);
        m_sections.push_back({box, row.flag});
    }
    layout->addSpacing(12);
}

void ReportPage::addFormats(QVBoxLayout* layout) {
    layout->addWidget(heading(tr("Save as"), this));
    for (const Format& format : formats()) {
        auto* button = new QPushButton(format.button, this);
        button->setObjectName(u"export "_s +
                              (format.suffix.isEmpty() ? u"tables"_s : format.suffix));
        connect(button, &QPushButton::clicked, this,
                [this, format] { choosePath(format.suffix, format.filter); });
        layout->addWidget(button);
    }
}

void ReportPage::connectEngine() {
    listenTo(&m_study, &Study::entryChanged, &Study::benchmarkChanged, &Study::imageChanged,
             &Study::gradCamChanged, &Study::ablationChanged);
    listenTo(&m_selection, &Selection::columnsChanged);
}

void ReportPage::addSaving(QVBoxLayout* layout) {
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the file that is being written"));
    m_cancel = new QPushButton(tr("&Cancel"), this);
    m_cancel->setObjectName(u"exportCancel"_s);
    m_cancel->setToolTip(tr("The file is not written; one that is there stays."));
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    showSaving(false);
}

void ReportPage::connectMakers() {
    connect(&m_maker, &ReportMaker::laidOut, m_preview, &PageView::setPages);
    connect(&m_maker, &ReportMaker::pageReady, m_preview, &PageView::setPage);
    connect(m_preview, &PageView::pageWanted, &m_maker, &ReportMaker::wantPage);
    connect(&m_maker, &ReportMaker::failed, this, &ReportPage::failed);
    connect(&m_saver, &ReportMaker::progress, this, [this](double fraction) {
        m_progress->setRange(0, 100);
        m_progress->setValue(static_cast<int>(100.0 * fraction));
    });
    connect(&m_saver, &ReportMaker::saved, this, [this](const QString& path) {
        showSaving(false);
        Q_EMIT message(tr("Saved %1.").arg(path));
    });
    connect(&m_saver, &ReportMaker::failed, this, [this](const Failure& failure) {
        showSaving(false);
        Q_EMIT failed(failure);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_saver.cancel();
        showSaving(false);
    });
}

void ReportPage::showSaving(bool on) {
    m_progress->setRange(0, 0);  // at work, it is not known for how long
    m_progress->setVisible(on);
    m_cancel->setVisible(on);
}

ReportSections ReportPage::sections() const {
    ReportSections chosen;
    for (const Section& section : m_sections)
        chosen.*section.flag = section.box->isChecked();
    return chosen;
}

/// Results come in bursts; the preview is made once after the last of them, the first one at once.
void ReportPage::refresh() {
    m_wait.start(m_preview->pageCount() == 0 ? 0 : kPreviewWaitMs);
}

void ReportPage::showPreview() {
    ReportParts parts = reportParts(m_study, m_selection, sections());
    m_state->setText(stateText(parts));
    m_maker.preview(std::move(parts));
}

void ReportPage::choosePath(const QString& suffix, const QString& filter) {
    askWhere(this, {tr("Save report"), u"scalescope-report"_s, suffix, filter},
             [this](const QString& path) { exportTo(path); });
}

void ReportPage::exportTo(const QString& path) {
    showSaving(true);
    m_saver.save(reportParts(m_study, m_selection, sections()), path);
}

void ReportPage::keepState() {
    for (const Section& section : m_sections)
        keep(u"report/"_s + section.box->objectName(), section.box);
}

}  // namespace scalescope::ui
