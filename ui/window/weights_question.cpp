// SPDX-License-Identifier: Apache-2.0
#include "ui/window/weights_question.h"

#include "ui/base/convert.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

WeightsQuestion::WeightsQuestion(Study& study, QWidget& window)
    : QObject(&window), m_study(study), m_window(window) {
    connect(&study.weightColumns(), &WeightColumns::contested, this, &WeightsQuestion::ask);
}

void WeightsQuestion::ask(ColumnIndex column, const QString& file) {
    m_waiting.push_back({column, file});
    showNext();
}

/// The column may have gone while its question waited.
void WeightsQuestion::showNext() {
    if (m_showing || m_waiting.empty())
        return;
    const Contested now = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_study.entries().contains(now.column))
        return showNext();
    m_showing = true;
    QMessageBox* box = boxFor(now);
    connect(box, &QMessageBox::finished, this, [this] {
        m_showing = false;
        showNext();
    });
    box->open();
}

QMessageBox* WeightsQuestion::boxFor(const Contested& contested) const {
    const QString name = qstr(displayName(m_study.entry(contested.column).spec));
    const QString now = qpath(m_study.weightColumns().fileOf(contested.column).filename());
    const QString file = QFileInfo(contested.file).fileName();
    const QString runs = now.isEmpty() ? tr("%1 has weights of its own.").arg(name)
                                       : tr("%1 runs on %2.").arg(name, now);
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Replace or beside?"),
        runs + u' ' + tr("Replace these weights with %1, or show %1 beside?").arg(file),
        QMessageBox::Cancel, &m_window);
    box->setObjectName(u"replaceOrBeside"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Beside, it is a column of its own: every page and report shows both, and the page "
           "Weights what changed."));
    QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName(u"replaceWeights"_s);
    QPushButton* beside = box->addButton(tr("&Beside"), QMessageBox::AcceptRole);
    beside->setObjectName(u"besideWeights"_s);
    box->setDefaultButton(beside);
    const WeightsRequest request{WeightsRequest::Source::Path, fspath(contested.file), 0};
    connect(replace, &QPushButton::clicked, this, [this, contested, request] {
        if (m_study.entries().contains(contested.column))
            m_study.weightColumns().replace(contested.column, request);
    });
    connect(beside, &QPushButton::clicked, this, [this, contested, request] {
        if (m_study.entries().contains(contested.column))
            m_study.weightColumns().addBeside(contested.column, request);
    });
    return box;
}

}  // namespace scalescope::ui
