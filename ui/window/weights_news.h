// SPDX-License-Identifier: Apache-2.0
// What became of weights that were opened: which variant runs on them, how many classes, which keys
// matched.
#pragma once

#include "ui/engine/study.h"

#include <QObject>
#include <QString>

#include <optional>
#include <set>
#include <string>

namespace scalescope::ui {

/// Tells it once, when the network has run on them; of a folder when all chosen ones have.
class WeightsNews : public QObject {
    Q_OBJECT
public:
    explicit WeightsNews(Study& study, QObject* parent = nullptr);

Q_SIGNALS:
    void said(const QString& sentence);

private:
    void expect(const std::optional<std::string>& network);
    void tell(ColumnIndex column);
    void tellFolder();

    Study& m_study;
    std::set<std::string> m_awaited;
    std::optional<std::filesystem::path> m_folder;
};

/// "B3 runs on a.pth: 1000 classes, all 558 keys matched."
[[nodiscard]] QString loadedText(const Diagnosis& diagnosis);

}  // namespace scalescope::ui
