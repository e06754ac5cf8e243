// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fetch_dialog.h"

#include "core/base/format.h"
#include "core/fetch/fetch_settings.h"
#include "core/fetch/part_file.h"
#include "core/weights/cache_folders.h"
#include "ui/base/convert.h"
#include "ui/engine/weights_fetch.h"
#include "ui/widgets/fetch_table.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString bytesText(std::uint64_t bytes) {
    return qstr(formatBytes(static_cast<std::int64_t>(bytes)));
}

QLabel* paragraph(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

}  // namespace

FetchDialog::FetchDialog(WeightsFetch& fetch, QWidget* parent)
    : QDialog(parent),
      m_fetch(fetch),
      m_table(new FetchTable(this)),
      m_folder(new QLineEdit(qpath(torchCheckpoints()), this)),
      m_cost(new QLabel(this)),
      m_news(paragraph(u"fetchNews"_s, this)) {
    setObjectName(u"fetchDialog"_s);
    setWindowTitle(tr("Get trained weights"));
    m_folder->setObjectName(u"fetchFolder"_s);
    m_cost->setObjectName(u"fetchCost"_s);
    buildLayout();
    connectFetch();
    resize(780, 420);
}

void FetchDialog::buildLayout() {
    auto* about = paragraph(u"fetchAbout"_s, this);
    about->setText(tr("From %1, the files of torchvision; nothing else is fetched. Each is checked "
                      "by its SHA-256 before it takes its name. %2")
                       .arg(qstr(FetchSettings{}.published), qstr(trainingTerms())));
    auto* buttons = new QDialogButtonBox(this);
    m_get = buttons->addButton(tr("&Get"), QDialogButtonBox::ActionRole);
    m_get->setObjectName(u"fetchGet"_s);
    m_get->setDefault(true);
    m_cancel = buttons->addButton(tr("Cance&l transfers"), QDialogButtonBox::ActionRole);
    m_cancel->setObjectName(u"fetchCancel"_s);
    m_cancel->setToolTip(
        tr("What has come of a file is kept, and the next time goes on from there"));
    buttons->addButton(QDialogButtonBox::Close)->setObjectName(u"fetchClose"_s);
    connect(m_get, &QPushButton::clicked, this, &FetchDialog::start);
    connect(m_cancel, &QPushButton::clicked, &m_fetch, &WeightsFetch::cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(m_table, 1);
    layout->addLayout(folderRow());
    layout->addWidget(m_news);
    auto* last = new QHBoxLayout;
    last->addWidget(m_cost, 1);
    last->addWidget(buttons);
    layout->addLayout(last);
}

QLayout* FetchDialog::folderRow() {
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&Into"), this);
    label->setBuddy(m_folder);
    m_folder->setToolTip(
        tr("The cache of torchvision is found by itself, by this program and by "
           "torchvision"));
    m_browse = new QToolButton(this);
    m_browse->setObjectName(u"fetchBrowse"_s);
    m_browse->setText(tr("Choose..."));
    m_cache = new QToolButton(this);
    m_cache->setObjectName(u"fetchCache"_s);
    m_cache->setText(tr("Cache"));
    connect(m_browse, &QToolButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Folder for weights"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
        dialog->open();
    });
    connect(m_cache, &QToolButton::clicked, this,
            [this] { m_folder->setText(qpath(torchCheckpoints())); });
    connect(m_folder, &QLineEdit::textChanged, this,
            [this] { m_table->lookInto(fspath(m_folder->text())); });
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(m_browse);
    row->addWidget(m_cache);
    return row;
}

void FetchDialog::connectFetch() {
    connect(m_table, &FetchTable::wantedChanged, this, &FetchDialog::refresh);
    connect(&m_fetch, &WeightsFetch::stateChanged, this, &FetchDialog::showState);
    connect(&m_fetch, &WeightsFetch::busyChanged, this, &FetchDialog::refresh);
    connect(&m_fetch, &WeightsFetch::advanced, this,
            [this](int variant, double fraction, const QString& what) {
                m_table->setProgress(variant, fraction);
                m_news->setText(what);
            });
}

void FetchDialog::setFolder(const QString& folder) {
    if (!m_fetch.busy())
        m_folder->setText(folder.isEmpty() ? qpath(torchCheckpoints()) : folder);
}

bool FetchDialog::intoCache() const {
    return fspath(m_folder->text()) == torchCheckpoints();
}

void FetchDialog::start() {
    m_news->clear();
    const std::filesystem::path folder =
        intoCache() ? std::filesystem::path() : fspath(m_folder->text());
    for (const PublishedWeights* entry : m_table->wanted())
        m_fetch.start(*entry, folder);
}

void FetchDialog::showState(int variant, RunState state, const QString& sentence) {
    m_table->setState(variant, state, sentence);
    if (!sentence.isEmpty())
        m_news->setText(sentence);
    else if (state == RunState::Canceled)
        m_news->setText(
            tr("Cancelled; what has come is kept, and the next time goes on from there."));
    else if (state == RunState::Done)
        m_news->setText(tr("B%1 has trained weights now.").arg(variant));
    refresh();
}

QString FetchDialog::costText() const {
    if (m_fetch.isOffline())
        return tr("\"Fetch nothing\" is chosen in the preferences.");
    const auto count = m_table->wanted().size();
    if (count == 0)
        return tr("Nothing is chosen that is not there.");
    const QString size = bytesText(m_table->wantedBytes());
    QString text =
        count == 1 ? tr("1 file, %1").arg(size) : tr("%1 files, %2").arg(count).arg(size);
    if (const auto free = freeBytes(fspath(m_folder->text())))
        text += tr("; %1 are free").arg(bytesText(*free));
    return text;
}

void FetchDialog::refresh() {
    const bool busy = m_fetch.busy();
    m_cost->setText(costText());
    m_get->setEnabled(!busy && !m_fetch.isOffline() && !m_table->wanted().empty() &&
                      !m_folder->text().isEmpty());
    m_cancel->setEnabled(busy);
    // Rows tell of the folder that the files are on their way to.
    for (QWidget* widget : std::initializer_list<QWidget*>{m_folder, m_browse, m_cache})
        widget->setEnabled(!busy);
}

/// Files may have come or gone since it was closed.
void FetchDialog::showEvent(QShowEvent* event) {
    if (!m_fetch.busy())
        m_table->lookInto(fspath(m_folder->text()));
    refresh();
    QDialog::showEvent(event);
}

}  // namespace scalescope::ui
