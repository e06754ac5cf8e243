// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page_parts.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace scalescope::ui {

std::vector<Shown> shownOf(const Study& study, const Selection& selection) {
    std::vector<Shown> shown;
    for (const ColumnIndex column : selection.columns())
        if (const auto& diagnosis = study.entry(column).diagnosis)
            shown.push_back({column, diagnosis});
    return shown;
}

std::shared_ptr<const Diagnosis> focused(const Study& study, const Selection& selection) {
    return study.entry(selection.focus()).diagnosis;
}

std::shared_ptr<const Graph> graphOf(const StudyEntry& entry) {
    return entry.diagnosis && entry.diagnosis->graph ? entry.diagnosis->graph
                                                     : buildGraph(entry.spec);
}

std::shared_ptr<const Graph> focusedGraph(const Study& study, const Selection& selection) {
    return graphOf(study.entry(selection.focus()));
}

QString nameOf(const NetworkSpec& spec) {
    return qstr(displayName(spec));
}

QString nameOf(const Study& study, ColumnIndex column) {
    return nameOf(study.entry(column).spec);
}

QString fileNameOf(const Study& study, ColumnIndex column) {
    return qstr(study.entry(column).spec.name);
}

QString missingText(const StudyEntry& entry, const QString& what) {
    const QString name = qstr(displayName(entry.spec));
    switch (entry.state) {
        case RunState::Pending:
            return Texts::tr("%1 waits for its turn; %2 will stand here.").arg(name, what);
        case RunState::Running:
            return Texts::tr("%1 is running; %2 will stand here.").arg(name, what);
        case RunState::Failed:
            return Texts::tr("%1 failed: %2")
                .arg(name, entry.failure ? qstr(reasonOf(*entry.failure, entry.spec))
                                         : Texts::tr("no reason was given."));
        case RunState::Canceled:
            return Texts::tr("%1 was cancelled. Run again to see %2.").arg(name, what);
        case RunState::Idle:
        case RunState::Done:
            break;
    }
    return entry.diagnosis ? Texts::tr("The run of %1 did not measure %2.").arg(name, what)
                           : Texts::tr("Open an image and run %1 to see %2.").arg(name, what);
}

QString missingText(const Study& study, const Selection& selection, const QString& what) {
    return missingText(study.entry(selection.focus()), what);
}

QString percent(double share) {
    const double value = 100.0 * share;
    const int digits = value == 0.0 || value >= 10.0 ? 0 : value >= 0.1 ? 1 : 2;
    return fixed(value, digits) + QStringLiteral(" %");
}

QString evidence(std::uint64_t imageCount) {
    const QString count = countText(imageCount);
    return (imageCount == 1 ? Texts::tr("1 image") : count + Texts::tr(" images")) +
           (imageCount < kFewImages ? Texts::tr(" (few images)") : QString());
}

double shownDepth(const Selection& selection) {
    return selection.depth().value_or(0.5);
}

QComboBox* addCombo(QHBoxLayout* row, const QString& label, const QStringList& items,
                    const QString& objectName, const QString& tip) {
    auto* caption = new QLabel(label);
    auto* combo = new QComboBox;
    combo->addItems(items);
    combo->setObjectName(objectName);
    combo->setAccessibleName(QString(label).remove(u'&'));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->setMaximumWidth(240);
    caption->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    caption->setBuddy(combo);
    caption->setToolTip(tip);
    combo->setToolTip(tip);
    row->addWidget(caption);
    row->addWidget(combo, 1);
    return combo;
}

QLabel* makeNote(QWidget* parent, const QString& objectName) {
    auto* note = new QLabel(parent);
    note->setObjectName(objectName);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return note;
}

}  // namespace scalescope::ui
