// SPDX-License-Identifier: Apache-2.0
// "Get trained weights": what there is, from where and under what licence, before any of it comes.
#pragma once

#include "ui/engine/job_ledger.h"

#include <QDialog>
#include <QString>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace scalescope::ui {

class FetchTable;
class WeightsFetch;

/// Not modal; what is on its way goes on when it is closed.
class FetchDialog : public QDialog {
    Q_OBJECT
public:
    explicit FetchDialog(WeightsFetch& fetch, QWidget* parent = nullptr);

    /// Where files go unless another folder is chosen; empty: the cache of torchvision.
    void setFolder(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildLayout();
    QLayout* folderRow();
    void connectFetch();
    void start();
    void showState(int variant, RunState state, const QString& sentence);
    void refresh();
    [[nodiscard]] bool intoCache() const;
    [[nodiscard]] QString costText() const;

    WeightsFetch& m_fetch;
    FetchTable* m_table = nullptr;
    QLineEdit* m_folder = nullptr;
    QLabel *m_cost = nullptr, *m_news = nullptr;
    QPushButton *m_get = nullptr, *m_cancel = nullptr;
    QToolButton *m_browse = nullptr, *m_cache = nullptr;
};

}  // namespace scalescope::ui
