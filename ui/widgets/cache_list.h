// SPDX-License-Identifier: Apache-2.0
// Where files of weights are kept on this machine, and how much they take.
#pragma once

#include <QDirIterator>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;

namespace scalescope::ui {

/// A row per folder with its size, which is counted a little at a time, and a button that opens it.
/// What other programs keep there is theirs: only the parts of transfers that did not end are
/// removed, and they are this program's own.
class CacheList : public QWidget {
    Q_OBJECT
public:
    struct Folder {
        QString title, path;
    };
    explicit CacheList(QWidget* parent = nullptr);

    /// Counts anew. A path that stands twice is one row.
    void setFolders(const std::vector<Folder>& folders);
    /// Files of transfers that did not end, in these folders and not below them.
    [[nodiscard]] QStringList unfinished() const;

private:
    struct Row {
        QString path;
        QLabel* size = nullptr;
        qint64 bytes = 0;
        std::unique_ptr<QDirIterator> files;
    };
    void addRow(const Folder& folder);
    void countOn();
    void removeUnfinished();
    void showUnfinished();

    std::vector<Row> m_rows;
    QWidget* m_list = nullptr;
    QPushButton* m_remove = nullptr;
    QTimer m_soon;
};

}  // namespace scalescope::ui
