// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/report/report_page.h"

#include "core/report/markdown.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/report/study_report.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>
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

/// Numbers stay in one piece; without this a narrow column breaks them at the decimal point.
void keepNumbersWhole(QTextDocument& document) {
    QTextCursor edit(&document);
    edit.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (!format.alignment().testFlag(Qt::AlignRight))
            continue;
        format.setNonBreakableLines(true);
        QTextCursor(block).setBlockFormat(format);
    }
    edit.endEditBlock();
}

}  // namespace

ReportPage::ReportPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Report"), tr("What do I hand over?"), parent) {
    buildLayout();
    connectEngine();
    keepState();
}

void ReportPage::buildLayout() {
    auto* side = new QWidget(this);
    side->setFixedWidth(kSidePx);
    auto* controls = new QVBoxLayout(side);
    controls->setContentsMargins(0, 0, 8, 0);
    addSections(controls);
    addFormats(controls);
    controls->addStretch(1);
    m_state = new QLabel(this);
    m_state->setObjectName(u"reportState"_s);
    m_state->setWordWrap(true);
    m_preview = new QTextBrowser(this);
    m_preview->setObjectName(u"reportPreview"_s);
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_preview->setOpenExternalLinks(true);
    // A table that is too wide scrolls: words that break anywhere cannot be read.
    m_preview->setWordWrapMode(QTextOption::WordWrap);
    auto* right = new QVBoxLayout;
    right->addWidget(m_state);
    right->addWidget(m_preview, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(side);
    layout->addLayout(right, 1);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kPreviewWaitMs);
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
    listenTo(&m_study, &Study::entryChanged, &Study::benchmarkChanged, &Study::imageChanged);
    listenTo(&m_selection, &Selection::columnsChanged);
}

ReportSections ReportPage::sections() const {
    ReportSections chosen;
    for (const Section& section : m_sections)
        chosen.*section.flag = section.box->isChecked();
    return chosen;
}

/// Results come in bursts; the preview is made once after the last of them.
void ReportPage::refresh() {
    m_wait.start();
}

void ReportPage::showPreview() {
    const Report report = reportOf(m_study, m_selection, sections());
    m_state->setText(
        report.variants.empty()
            ? tr("There is no result yet; the report fills as the columns finish.")
        : report.partial
            ? tr("Incomplete: %1").arg(qstr(*report.partial))
            : tr("Complete for the chosen columns. Saved files have more: plots in HTML and PDF, "
                 "block by block tables."));
    const int at = m_preview->verticalScrollBar()->value();
    // Made apart: a document that is shown is laid out anew for every cell of its tables.
    auto* document = new QTextDocument(m_preview);
    document->setDefaultFont(m_preview->font());
    document->setMarkdown(qstr(reportMarkdown(report, MarkdownDetail::Short)));
    keepNumbersWhole(*document);
    m_preview->setDocument(document);
    delete std::exchange(m_shown, document);
    m_preview->verticalScrollBar()->setValue(at);
}

void ReportPage::choosePath(const QString& suffix, const QString& filter) {
    askWhere(this, {tr("Save report"), u"scalescope-report"_s, suffix, filter},
             [this](const QString& path) { exportTo(path); });
}

void ReportPage::exportTo(const QString& path) {
    if (const auto failure = exportReport(reportOf(m_study, m_selection, sections()), path))
        Q_EMIT failed(*failure);
    else
        Q_EMIT message(tr("Saved %1.").arg(path));
}

void ReportPage::keepState() {
    for (const Section& section : m_sections)
        keep(u"report/"_s + section.box->objectName(), section.box);
}

}  // namespace scalescope::ui
