// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_panel.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/save_file.h"
#include "ui/models/table_model.h"
#include "ui/models/table_proxy.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

TablePanel::TablePanel(QWidget* parent) : TablePanel(QString(), parent) {}

TablePanel::TablePanel(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_emptyText(tr("There is no data yet.")),
      m_exportName(QStringLiteral("table")),
      m_model(new TableModel(this)),
      m_proxy(new TableProxy(this)) {
    m_proxy->setSourceModel(m_model);
    buildLayout();
    updateTitle();
}

void TablePanel::buildLayout() {
    m_titleLabel = new QLabel(this);
    QFont bold = m_titleLabel->font();
    bold.setBold(true);
    m_titleLabel->setFont(bold);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("tableFilter"));
    m_filter->setPlaceholderText(tr("Find rows"));
    m_filter->setAccessibleName(tr("Find rows"));
    m_filter->setClearButtonEnabled(true);
    m_filter->hide();
    m_filter->installEventFilter(this);
    buildView();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_titleLabel);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &TableProxy::setFilterText);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { showMenu(m_view->viewport()->mapToGlobal(at)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_selecting)
            Q_EMIT rowSelected(selectedRow());
    });
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT rowActivated(m_proxy->mapToSource(index).row());
    });
}

void TablePanel::buildView() {
    m_view = makeTableView(*m_proxy, this);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_emptyLabel = new QLabel(m_emptyText, m_view);
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setEnabled(false);
}

void TablePanel::updateTitle() {
    const QString title = m_title.isEmpty() ? coreText(table().title) : m_title;
    m_titleLabel->setText(title);
    m_titleLabel->setVisible(!title.isEmpty());
    m_view->setAccessibleName(title.isEmpty() ? tr("Table") : title);
    m_emptyLabel->setText(m_emptyText);
    m_emptyLabel->setVisible(table().rows.empty());
    m_emptyLabel->setGeometry(m_view->rect().adjusted(12, 4, -12, -4));
    m_view->horizontalHeader()->setVisible(!table().rows.empty());
}

void TablePanel::setTitle(const QString& title) {
    m_title = title;
    updateTitle();
}

void TablePanel::setEmptyText(const QString& text) {
    m_emptyText = text;
    updateTitle();
}

void TablePanel::setExportName(const QString& name) {
    m_exportName = name;
}

const Table& TablePanel::table() const {
    return m_model->table();
}

void TablePanel::setTable(Table table) {
    const int selected = selectedRow();
    m_selecting = true;
    const bool columnsStay = m_model->columnCount() == static_cast<int>(table.columns.size());
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->setTable(std::move(table));
    for (int column = m_shownColumns; column < m_model->columnCount(); ++column)
        m_view->setColumnHidden(column, true);
    if (!columnsStay || wasEmpty || m_view->wordWrap())
        m_widths.fit(*m_view, m_model->table());
    if (m_view->wordWrap())
        m_view->resizeRowsToContents();
    if (selected >= 0 && selectedRow() != selected && selected < m_model->rowCount())
        selectRow(selected);
    m_selecting = false;
    updateTitle();
}

void TablePanel::setSortable(bool on) {
    m_view->setSortingEnabled(on);
    if (!on)
        m_proxy->sort(-1);
}

void TablePanel::setWidestColumn(int pixels) {
    m_widths.setWidest(pixels);
    m_widths.fit(*m_view, table());
}

void TablePanel::showWrapped(int columns) {
    m_shownColumns = columns;
    m_view->setWordWrap(true);
    m_view->setTextElideMode(Qt::ElideNone);
    // One that comes and goes would change widths, thereby heights, thereby itself.
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_widths.setWrapping(true);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, m_view,
            &QTableView::resizeRowsToContents, Qt::UniqueConnection);
}

QSize TablePanel::sizeHint() const {
    return {420, 220};
}

void TablePanel::selectRow(int row) {
    const bool before = m_selecting;
    m_selecting = true;
    const QModelIndex index = m_proxy->mapFromSource(m_model->index(row, 0));
    if (index.isValid()) {
        m_view->selectRow(index.row());
        m_view->scrollTo(index);
    } else {
        m_view->clearSelection();
    }
    m_selecting = before;
}

int TablePanel::selectedRow() const {
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_proxy->mapToSource(rows.first()).row();
}

void TablePanel::showFilter(bool on) {
    m_filter->setVisible(on);
    if (on) {
        m_filter->setFocus();
    } else {
        m_filter->clear();
        m_view->setFocus();
    }
}

/// The selected rows, or all, in the order of the view.
Table TablePanel::shownTable() const {
    Table shown = table();
    shown.title = m_titleLabel->text().toStdString();
    shown.rows.clear();
    const bool all = !m_view->selectionModel()->hasSelection();
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        if (!all && !m_view->selectionModel()->isRowSelected(row))
            continue;
        const int source = m_proxy->mapToSource(m_proxy->index(row, 0)).row();
        shown.rows.push_back(table().rows[static_cast<std::size_t>(source)]);
    }
    return shown;
}

std::string TablePanel::markdown() const {
    return toMarkdown(shownTable());
}
std::string TablePanel::csv() const {
    return toCsv(shownTable());
}

bool TablePanel::saveCsv(const QString& path) const {
    return writeAside(path, csv());
}

void TablePanel::copyMarkdown() {
    QApplication::clipboard()->setText(qstr(markdown()));
}

void TablePanel::copyCsv() {
    QApplication::clipboard()->setText(qstr(csv()));
}

std::vector<TablePanel::Command> TablePanel::commands() {
    return {{tr("Copy as Markdown"), copyKeys(), &TablePanel::copyMarkdown},
            {tr("Copy as CSV"), copyDataKeys(), &TablePanel::copyCsv},
            {tr("Save as CSV..."), saveViewKeys(), &TablePanel::chooseAndSaveCsv},
            {tr("Find rows"), QKeySequence::Find, &TablePanel::find}};
}

KeyGroup TablePanel::keys() {
    KeyGroup group{tr("In a table"), {}};
    for (const Command& command : commands())
        group.uses.push_back({keyText(command.keys), command.text});
    return group;
}

void TablePanel::showMenu(const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command& command : commands()) {
        QAction* entry = menu->addAction(command.text);
        entry->setShortcut(command.keys);
        entry->setShortcutContext(Qt::WidgetShortcut);
        entry->setEnabled(!table().rows.empty());
        connect(entry, &QAction::triggered, this, command.run);
    }
    menu->popup(globalPosition);
}

void TablePanel::chooseAndSaveCsv() {
    askAndSave(this,
               {.target = {tr("Save table"), m_exportName, QStringLiteral("csv")},
                .write = [this](const QString& path) { return saveCsv(path); },
                .saved = [this](const QString& path) { Q_EMIT exported(path); },
                .failed = [this](const QString& sentence) { Q_EMIT exportFailed(sentence); }});
}

/// Keys are taken before the window's own shortcuts see them.
bool TablePanel::keyTaken(QKeyEvent* key, bool act) {
    for (const Command& command : commands())
        if (isPressed(command.keys, *key)) {
            key->accept();
            if (act)
                (this->*command.run)();
            return true;
        }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!enter || selectedRow() < 0)
        return false;
    key->accept();
    if (act)
        Q_EMIT rowActivated(selectedRow());
    return true;
}

bool TablePanel::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (watched == m_view && (press || event->type() == QEvent::ShortcutOverride))
        return keyTaken(static_cast<QKeyEvent*>(event), press);
    if (watched == m_view && event->type() == QEvent::Resize)
        m_emptyLabel->setGeometry(m_view->rect().adjusted(12, 4, -12, -4));
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_widths.giveRoom(*m_view);
    if (watched == m_filter && press && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        showFilter(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TablePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_view->verticalHeader()->setDefaultSectionSize(rowHeightIn(*this));
}

}  // namespace scalescope::ui
