// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_explainer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace scalescope::ui {

ArchitectureExplainer::ArchitectureExplainer(QWidget* parent) : QFrame(parent) {
    setFrameShape(QFrame::StyledPanel);
    setVisible(false);
    m_button = new QToolButton;
    m_button->setObjectName(QStringLiteral("architectureExplain"));
    m_button->setText(tr("Explain"));
    m_button->setToolTip(tr("Questions, answered with the numbers of the block that is selected."));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(m_button);
    m_button->setMenu(m_menu);
    m_answer = new QLabel;
    m_answer->setObjectName(QStringLiteral("architectureAnswer"));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::RichText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("architectureAnswerClose"));
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the answer"));
    close->setAccessibleName(close->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_answer, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, [this] { ask(-1); });
}

void ArchitectureExplainer::setScene(const ArchitectureScene& scene) {
    m_scene = scene;
    const QStringList questions = architectureQuestions(scene);
    if (m_menu->actions().size() != questions.size()) {
        m_menu->clear();
        for (int i = 0; i < static_cast<int>(questions.size()); ++i)
            connect(m_menu->addAction(QString()), &QAction::triggered, this, [this, i] { ask(i); });
    }
    for (int i = 0; i < static_cast<int>(questions.size()); ++i)
        m_menu->actions().at(i)->setText(questions.at(i));
    showAnswer();
}

void ArchitectureExplainer::ask(int question) {
    m_question = question;
    showAnswer();
}

void ArchitectureExplainer::showAnswer() {
    setVisible(m_question >= 0 && m_scene.graph);
    if (m_question < 0 || !m_scene.graph)
        return;
    m_answer->setText(QStringLiteral("<b>%1</b> %2")
                          .arg(architectureQuestions(m_scene).value(m_question),
                               architectureAnswer(m_question, m_scene)));
}

}  // namespace scalescope::ui
