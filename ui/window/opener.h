// SPDX-License-Identifier: Apache-2.0
// Everything that a user can open, by whatever way it comes: dialog, drop, paste, recent, option.
#pragma once

#include "ui/engine/study.h"

#include <QObject>
#include <QStringList>

class QFileDialog;
class QMimeData;
class QWidget;

namespace scalescope::ui {

class Opener : public QObject {
    Q_OBJECT
public:
    Opener(Study& study, QWidget& window);

    /// Images, checkpoints, folders of either, and definitions of networks.
    void openPath(const QString& path) { openPaths({path}); }
    void openPaths(const QStringList& paths);
    /// From now on a video is told as no image: somebody waits for an image's results.
    void awaitImages() { m_awaitsImages = true; }
    void openSample(const QString& name);
    void browseImage();
    void browseImageFolder();
    void browseWeights();
    void browseWeightsFolder();
    void browseNetwork();
    void browseWeightsFor(ColumnIndex column);  ///< that this column is to run on
    void browseBeside(ColumnIndex column);      ///< a checkpoint for a column beside this one
    /// A drop. False when there is nothing in it that can be opened.
    bool openMime(const QMimeData& data);
    /// The clipboard, whose text may name files. What is wrong with it, in a sentence; else empty.
    [[nodiscard]] QString paste(const QMimeData& data);
    [[nodiscard]] static bool canOpen(const QMimeData& data);

Q_SIGNALS:
    void opened(const QString& path);  ///< a file or folder was handed to the study
    void sampleOpened(const QString& name);
    void videoMet(const QString& path);  ///< it is for the page that plays it
    void failed(const scalescope::Failure& failure);

private:
    void openPicture(const QImage& picture);
    void openImageFiles(const QStringList& paths);
    void browseFile(const QString& title,
                    void (WeightColumns::*take)(ColumnIndex, const std::filesystem::path&),
                    ColumnIndex column);
    [[nodiscard]] QFileDialog* dialogFor(const QString& title, const QString& filter, bool folder);
    void browse(const QString& title, const QString& filter, bool folder,
                void (Opener::*take)(const QString&));
    void takeImages(const QString& path);
    void takeWeights(const QString& path);
    void takeNetwork(const QString& path);

    Study& m_study;
    QWidget& m_window;
    bool m_awaitsImages = false;
};

[[nodiscard]] bool looksLikeDefinition(const QString& path);  ///< of a network
[[nodiscard]] bool looksLikeWeights(const QString& path);  ///< a checkpoint, or a folder with some

}  // namespace scalescope::ui
