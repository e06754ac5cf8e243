// SPDX-License-Identifier: Apache-2.0
// A class picked by typing a part of its name, or its index.
#pragma once

#include "core/input/labels.h"

#include <QLineEdit>

class QModelIndex;
class QStringListModel;

namespace scalescope::ui {

class ClassBox : public QLineEdit {
    Q_OBJECT
public:
    explicit ClassBox(QWidget* parent = nullptr);

    /// null: there are no classes to pick from.
    void setLabels(const LabelsPtr& labels);

Q_SIGNALS:
    void classPicked(int classIndex);

private:
    void pickTyped();
    void pick(int classIndex);

    LabelsPtr m_labels;
    QStringListModel* m_names = nullptr;
};

}  // namespace scalescope::ui
