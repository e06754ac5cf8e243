// SPDX-License-Identifier: Apache-2.0
#include "ui/window/definitions_dialog.h"

#include "core/report/definition_list.h"
#include "ui/base/convert.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString escapedText(const std::string& text) {
    return qstr(text).toHtmlEscaped();
}

bool hasWords(const DefinedMeasures& entry, const QStringList& words) {
    QString all = qstr(entry.about.key) + u' ' + qstr(entry.about.label) + u' ' +
                  qstr(entry.about.formula) + u' ' + qstr(entry.about.source);
    for (const Measure* measure : entry.measures)
        all += u' ' + qstr(measure->title) + u' ' + qstr(measure->key);
    return std::all_of(words.begin(), words.end(), [&all](const QString& word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

}  // namespace

DefinitionsDialog::DefinitionsDialog(QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_text(new QTextBrowser(this)) {
    setObjectName(u"definitionsDialog"_s);
    setWindowTitle(tr("Definitions"));
    m_search->setObjectName(u"definitionsSearch"_s);
    m_search->setPlaceholderText(tr("Search definitions"));
    m_search->setAccessibleName(tr("Search definitions"));
    m_search->setClearButtonEnabled(true);
    m_text->setObjectName(u"definitionsText"_s);
    m_text->setAccessibleName(tr("Definitions"));
    m_text->setOpenLinks(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(u"definitionsClose"_s);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);  // Enter is of the search
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &DefinitionsDialog::list);
    connect(m_text, &QTextBrowser::anchorClicked, this, &DefinitionsDialog::preferencesWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    resize(720, 560);
    list();
}

void DefinitionsDialog::setThresholds(const Thresholds& thresholds) {
    if (thresholds == m_thresholds)
        return;
    m_thresholds = thresholds;
    list();
}

void DefinitionsDialog::showEntry(const QString& key) {
    m_search->clear();
    show();
    raise();
    activateWindow();
    m_search->setFocus();
    m_text->scrollToAnchor(key.isEmpty() ? u"top"_s : key);
}

void DefinitionsDialog::list() {
    QString html = u"<p><a name='top'></a>"_s +
                   tr("Every measure of the window and the report. Thresholds without a cited "
                      "source are conventions of this program; those of gates, SiLU, dormant "
                      "channels and memory can be changed in the <a href='preferences'>"
                      "preferences</a>, and all stand in every report.") +
                   u"</p>"_s;
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const DefinedMeasures& entry : definitionList(m_thresholds)) {
        if (!hasWords(entry, words))
            continue;
        any = true;
        html += u"<p><a name='"_s + escapedText(entry.about.key) + u"'></a><b>"_s +
                escapedText(entry.about.label) + u"</b><br>"_s + escapedText(entry.about.formula);
        for (const Measure* measure : entry.measures)
            html += u"<br>"_s + escapedText(measure->title) + u" <code>"_s +
                    escapedText(measure->key) + u"</code>"_s;
        if (!entry.about.threshold.empty())
            html += u"<br>"_s + tr("Threshold: %1").arg(escapedText(entry.about.threshold));
        html +=
            u"<br><i>"_s + tr("Source: %1").arg(escapedText(entry.about.source)) + u"</i></p>"_s;
    }
    if (!any)
        html += u"<p>"_s + tr("No definition has these words.") + u"</p>"_s;
    m_text->setHtml(html);
}

}  // namespace scalescope::ui
