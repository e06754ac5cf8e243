// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/cache_list.h"

#include "core/base/format.h"
#include "ui/base/convert.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFilesAtATime = 100;  // a slice of it takes a millisecond or two

QString sizeText(qint64 bytes) {
    return qstr(formatBytes(bytes));
}

}  // namespace

CacheList::CacheList(QWidget* parent)
    : QWidget(parent), m_list(new QWidget(this)), m_remove(new QPushButton(this)) {
    m_remove->setObjectName(u"cacheRemove"_s);
    m_remove->setAutoDefault(false);
    m_remove->setToolTip(
        tr("Parts of files whose transfer did not end; without them the next one begins anew"));
    connect(m_remove, &QPushButton::clicked, this, &CacheList::removeUnfinished);
    connect(&m_soon, &QTimer::timeout, this, &CacheList::countOn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
}

void CacheList::setFolders(const std::vector<Folder>& folders) {
    m_rows.clear();
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins({});
    grid->setColumnStretch(1, 1);
    for (const Folder& folder : folders)
        if (std::none_of(m_rows.begin(), m_rows.end(),
                         [&](const Row& row) { return row.path == folder.path; }))
            addRow(folder);
    showUnfinished();
    m_soon.start(0);
}

void CacheList::addRow(const Folder& folder) {
    auto* grid = static_cast<QGridLayout*>(m_list->layout());
    const auto row = static_cast<int>(m_rows.size());
    auto* path = new QLabel(QDir::toNativeSeparators(folder.path), m_list);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    path->setToolTip(folder.path);
    auto* size = new QLabel(m_list);
    size->setObjectName(u"cacheSize "_s + QString::number(row));
    auto* open = new QToolButton(m_list);
    open->setObjectName(u"cacheOpen "_s + QString::number(row));
    open->setText(tr("Open"));
    open->setAccessibleName(tr("Open the folder of %1").arg(folder.title));
    open->setEnabled(QFileInfo(folder.path).isDir());
    connect(open, &QToolButton::clicked, this,
            [path = folder.path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    grid->addWidget(new QLabel(folder.title, m_list), row, 0);
    grid->addWidget(path, row, 1);
    grid->addWidget(size, row, 2);
    grid->addWidget(open, row, 3);
    m_rows.push_back(
        {folder.path, size, 0,
         std::make_unique<QDirIterator>(folder.path, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                                        QDirIterator::Subdirectories)});
}

/// One slice of the first folder that is not counted yet.
void CacheList::countOn() {
    const auto next = std::find_if(m_rows.begin(), m_rows.end(),
                                   [](const Row& row) { return row.files != nullptr; });
    if (next == m_rows.end())
        return m_soon.stop();
    for (int i = 0; i < kFilesAtATime && next->files->hasNext(); ++i) {
        next->files->next();
        next->bytes += next->files->fileInfo().size();
    }
    const bool done = !next->files->hasNext();
    if (done)
        next->files.reset();
    next->size->setText(done ? sizeText(next->bytes)
                             : tr("more than %1").arg(sizeText(next->bytes)));
}

QStringList CacheList::unfinished() const {
    QStringList files;
    for (const Row& row : m_rows)
        for (const QFileInfo& file :
             QDir(row.path).entryInfoList({u"*.part"_s, u"*.part.origin"_s}, QDir::Files))
            files << file.absoluteFilePath();
    return files;
}

void CacheList::removeUnfinished() {
    for (const QString& file : unfinished())
        QFile::remove(file);
    showUnfinished();
}

void CacheList::showUnfinished() {
    const QStringList files = unfinished();
    qint64 bytes = 0;
    for (const QString& file : files)
        bytes += QFileInfo(file).size();
    m_remove->setEnabled(!files.isEmpty());
    m_remove->setText(files.isEmpty()
                          ? tr("No unfinished transfers")
                          : tr("Remove unfinished transfers (%1)").arg(sizeText(bytes)));
}

}  // namespace scalescope::ui
