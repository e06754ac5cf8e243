// SPDX-License-Identifier: Apache-2.0
// Small pictures of files for lists: read beside what the engine runs, the newest wish first.
#pragma once

#include "ui/engine/engine.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace scalescope::ui {

/// Pictures that lists show wait for no diagnosis: the loader has an engine of its own, which
/// decodes one at a time. Of a list that is scrolled through only the newest wishes are read.
class PictureLoader : public QObject {
    Q_OBJECT
public:
    explicit PictureLoader(QObject* parent = nullptr);
    /// The same with another core, for tests.
    PictureLoader(Runner runner, QObject* parent);

    /// Null while it is read, which this asks for; also of one that cannot be read.
    [[nodiscard]] QImage picture(const std::filesystem::path& path, int longestSidePx);

Q_SIGNALS:
    void loaded(const QString& path);  ///< also of one that cannot be read

private:
    struct Wish {
        std::filesystem::path path;
        int side = 0;
    };
    void readNext();

    Engine m_engine;
    QCache<QString, QImage> m_pictures;  ///< by path and side; costs are bytes
    std::vector<Wish> m_wishes;          ///< the newest last
    bool m_reading = false;
};

}  // namespace scalescope::ui
