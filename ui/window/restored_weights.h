// SPDX-License-Identifier: Apache-2.0
// Whether the session finds the files that it left: those that are gone or hold something else are
// told, so that no other weights stand in for them unsaid.
#pragma once

#include "ui/engine/study.h"
#include "ui/window/settings.h"

#include <QObject>

#include <map>

namespace scalescope::ui {

/// Files are known by their SHA-256, which a result brings with it.
class RestoredWeights : public QObject {
    Q_OBJECT
public:
    /// Keeps settings.weightDigests.
    RestoredWeights(Study& study, Settings& settings, QObject* parent = nullptr);

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void check(ColumnIndex column);
    void keepDigests();

    Study& m_study;
    Settings& m_settings;
    std::map<QString, QString> m_before;  ///< digest by path, of the last session; not yet compared
    std::map<QString, QString> m_now;
};

/// A sentence for each file of the last session that is gone, and what takes its place.
[[nodiscard]] QStringList goneTexts(const Settings& settings);

}  // namespace scalescope::ui
