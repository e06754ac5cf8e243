// SPDX-License-Identifier: Apache-2.0
#include "ui/window/opener.h"

#include "core/input/image_set.h"
#include "core/session/image_list.h"
#include "core/session/questions/find_images_job.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/pages/live/live_page.h"
#include "ui/window/pasted_paths.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList weightPatterns() {
    return {u"*.pth"_s, u"*.pt"_s, u"*.safetensors"_s, u"*.bin"_s, u"*.ckpt"_s};
}

QString imageFilter() {
    QStringList patterns;
    for (const std::string_view suffix : imageSuffixes())
        patterns << u'*' + qstr(suffix);
    return Opener::tr("Images (%1);;All files (*)").arg(patterns.join(u' '));
}

QString weightFilter() {
    return Opener::tr("Weights (%1);;All files (*)").arg(weightPatterns().join(u' '));
}

QStringList localPaths(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

}  // namespace

bool looksLikeDefinition(const QString& path) {
    return path.endsWith(u".json"_s, Qt::CaseInsensitive) && QFileInfo(path).isFile();
}

bool looksLikeWeights(const QString& path) {
    if (QFileInfo(path).isDir())
        return !QDir(path).entryList(weightPatterns(), QDir::Files).isEmpty();
    return QDir::match(weightPatterns(), QFileInfo(path).fileName().toLower());
}

Opener::Opener(Study& study, QWidget& window)
    : QObject(&window), m_study(study), m_window(window) {}

/// Networks first, then their weights: the images after them already run on these.
void Opener::openPaths(const QStringList& paths) {
    QStringList images, weights;
    for (const QString& path : paths)
        if (looksLikeDefinition(path))
            takeNetwork(path);
        else
            (looksLikeWeights(path) ? weights : images) << path;
    for (const QString& path : weights)
        takeWeights(path);
    // One video plays; among other files it is told as none.
    if (images.size() == 1 && looksLikeVideo(images.front()) && !m_awaitsImages)
        Q_EMIT videoMet(images.front());
    else if (!images.isEmpty())
        openImageFiles(images);
}

/// Folders may hold very many: they are looked through where the window does not wait.
void Opener::openImageFiles(const QStringList& paths) try {
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(fspath(path));
    const bool folders =
        std::ranges::any_of(paths, [](const QString& path) { return QFileInfo(path).isDir(); });
    if (!folders) {
        m_study.openImages(sourcesIn(files, false));
        Q_EMIT opened(paths.front());
        return;
    }
    constexpr double kCost = 0.1;
    m_study.makeWay();
    m_study.jobs().ask(FindImagesJob{std::move(files)},
                       {.title = "Open folder", .replaceKey = "image", .latestWins = true},
                       {.cost = kCost}, this, [this, path = paths.front()](auto found) {
                           m_study.openImages(found->images);
                           Q_EMIT opened(path);
                       });
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void Opener::takeImages(const QString& path) {
    openImageFiles({path});
}

void Opener::takeWeights(const QString& path) {
    m_study.weightColumns().open(fspath(path));
    Q_EMIT opened(path);
}

void Opener::takeNetwork(const QString& path) try {
    m_study.networks().open(readDefinition(fspath(path)));
    Q_EMIT opened(path);
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void Opener::openSample(const QString& name) {
    ImageSource source;
    source.sample = str(name);
    m_study.openImages({std::move(source)});
    Q_EMIT sampleOpened(name);
}

void Opener::openPicture(const QImage& picture) try {
    ImageSource source;
    source.loaded = std::make_shared<const LoadedImage>(
        imageFromPixels(fromQImage(picture), str(Texts::tr("pasted image"))));
    m_study.openImages({std::move(source)});
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

bool Opener::canOpen(const QMimeData& data) {
    return data.hasImage() || !localPaths(data).isEmpty();
}

bool Opener::openMime(const QMimeData& data) {
    if (const QStringList paths = localPaths(data); !paths.isEmpty()) {
        openPaths(paths);
        return true;
    }
    const auto picture = qvariant_cast<QImage>(data.imageData());
    if (picture.isNull())
        return false;
    openPicture(picture);
    return true;
}

QString Opener::paste(const QMimeData& data) {
    if (openMime(data))
        return {};
    const PastedPaths pasted = pastedPaths(data.text());
    if (!pasted.stranger.isEmpty())
        return tr("The clipboard holds no image, and its text names no file or folder here: %1")
            .arg(pasted.stranger);
    if (pasted.paths.isEmpty())
        return tr("The clipboard holds no image and no file.");
    openPaths(pasted.paths);
    return {};
}

QFileDialog* Opener::dialogFor(const QString& title, const QString& filter, bool folder) {
    auto* dialog = new QFileDialog(&m_window, title, {}, filter);
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    return dialog;
}

void Opener::browse(const QString& title, const QString& filter, bool folder,
                    void (Opener::*take)(const QString&)) {
    QFileDialog* dialog = dialogFor(title, filter, folder);
    connect(dialog, &QFileDialog::fileSelected, this, take);
    dialog->open();
}

void Opener::browseFile(const QString& title,
                        void (WeightColumns::*take)(ColumnIndex, const std::filesystem::path&),
                        ColumnIndex column) {
    QFileDialog* dialog =
        dialogFor(title.arg(qstr(networkTitle(m_study.entry(column).spec))), weightFilter(), false);
    connect(dialog, &QFileDialog::fileSelected, this, [this, take, column](const QString& path) {
        (m_study.weightColumns().*take)(column, fspath(path));
        Q_EMIT opened(path);
    });
    dialog->open();
}

void Opener::browseBeside(ColumnIndex column) {
    browseFile(tr("Compare %1 with a checkpoint"), &WeightColumns::openBeside, column);
}

void Opener::browseWeightsFor(ColumnIndex column) {
    browseFile(tr("Open weights for %1"), &WeightColumns::openFor, column);
}

void Opener::browseImage() {
    browse(tr("Open an image"), imageFilter(), false, &Opener::takeImages);
}

void Opener::browseImageFolder() {
    browse(tr("Open a folder of images"), {}, true, &Opener::takeImages);
}

void Opener::browseWeights() {
    browse(tr("Open weights"), weightFilter(), false, &Opener::takeWeights);
}

void Opener::browseNetwork() {
    browse(tr("Open network definition"), tr("Definitions (*.json);;All files (*)"), false,
           &Opener::takeNetwork);
}

void Opener::browseWeightsFolder() {
    browse(tr("Open a folder of weights"), {}, true, &Opener::takeWeights);
}

}  // namespace scalescope::ui
