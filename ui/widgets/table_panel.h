// SPDX-License-Identifier: Apache-2.0
// A table with a title, sorting, a filter on demand, and ways out: copy and save.
#pragma once

#include "core/base/table.h"
#include "ui/base/key_use.h"
#include "ui/widgets/table_widths.h"

#include <QWidget>

#include <limits>
#include <string>
#include <vector>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QTableView;

namespace scalescope::ui {

class TableModel;
class TableProxy;

/// Context menu and shortcuts (while focused): copies the selected rows (all when none) as Markdown
/// or CSV, saves them, finds rows; Escape ends that.
/// Rows in signals and setters are rows of table(), whatever the sorting.
class TablePanel : public QWidget {
    Q_OBJECT
public:
    explicit TablePanel(QWidget* parent = nullptr);
    explicit TablePanel(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);      ///< empty: the table's own title
    void setEmptyText(const QString& text);   ///< shown while there are no rows
    void setExportName(const QString& name);  ///< base name of exported files: "memory"
    /// Keeps sorting, filter, scroll position and the selected row when the columns stay the same.
    void setTable(Table table);
    [[nodiscard]] const Table& table() const;
    void setSortable(bool on);         ///< default on; off keeps the table's order
    void setWidestColumn(int pixels);  ///< default 360: longer texts end in dots
    /// The first columns alone, whole texts on as many lines as they need; copies hold them all.
    void showWrapped(int columns);
    void selectRow(int row);                ///< no signal; -1 clears
    [[nodiscard]] int selectedRow() const;  ///< -1: none
    void showFilter(bool on);
    [[nodiscard]] QTableView* view() const { return m_view; }
    /// What keys do in every table.
    [[nodiscard]] static KeyGroup keys();

    /// Selected rows, or all rows in the order shown.
    [[nodiscard]] std::string markdown() const;
    [[nodiscard]] std::string csv() const;
    bool saveCsv(const QString& path) const;  ///< false: not written, the old file stays

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void rowSelected(int row);   ///< by the user; -1: selection cleared
    void rowActivated(int row);  ///< Enter, or a double click
    void exported(const QString& path);
    void exportFailed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout();
    void buildView();
    void updateTitle();
    void showMenu(const QPoint& globalPosition);
    struct Command {
        QString text;
        QKeySequence keys;
        void (TablePanel::*run)();
    };
    [[nodiscard]] static std::vector<Command> commands();
    bool keyTaken(QKeyEvent* key, bool act);
    void copyMarkdown();
    void copyCsv();
    void find() { showFilter(true); }
    void chooseAndSaveCsv();
    [[nodiscard]] Table shownTable() const;

    QString m_title, m_emptyText, m_exportName;
    TableWidths m_widths;
    bool m_selecting = false;
    int m_shownColumns = std::numeric_limits<int>::max();
    TableModel* m_model = nullptr;
    TableProxy* m_proxy = nullptr;
    QLabel* m_titleLabel = nullptr;
    QLabel* m_emptyLabel = nullptr;
    QLineEdit* m_filter = nullptr;
    QTableView* m_view = nullptr;
};

}  // namespace scalescope::ui
