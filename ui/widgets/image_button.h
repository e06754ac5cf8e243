// SPDX-License-Identifier: Apache-2.0
// The image in question with its name; a menu offers samples, recent files and others.
#pragma once

#include "core/input/image_file.h"

#include <QToolButton>

class QMenu;

namespace scalescope::ui {

class ImageButton : public QToolButton {
    Q_OBJECT
public:
    explicit ImageButton(QWidget* parent = nullptr);

    void setImage(const LoadedImage& image, std::size_t imageCount);
    void setRecentFiles(const QStringList& paths);
    /// The samples as actions, for another menu.
    void addSamples(QMenu& menu);
    void addRecent(QMenu& menu) const;

Q_SIGNALS:
    void sampleChosen(const QString& name);
    void fileChosen(const QString& path) const;
    void browseRequested();

private:
    void buildMenu();

    QMenu* m_menu = nullptr;
    QStringList m_recent;
};

}  // namespace scalescope::ui
