// SPDX-License-Identifier: Apache-2.0
// Undo and redo of what a person opened, chose and removed: images, networks, weights, columns.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <string>
#include <vector>

class QAction;

namespace scalescope::ui {

/// Begins with the first image; what the session restores before it is no step. A step back runs
/// what it lacks, as the step did.
class History : public QObject {
    Q_OBJECT
public:
    /// The actions are enabled while there is a step, and name it.
    History(Study& study, Selection& selection, QAction& undo, QAction& redo, QObject* parent);

private:
    using Images = std::shared_ptr<const ImageList>;
    struct State {
        Images images;                                      ///< the same pointer: the same images
        std::map<ColumnIndex, NetworkDefinition> networks;  ///< beside B0 to B7
        std::map<std::string, WeightsRequest> weights;
        std::vector<ColumnIndex> columns;
    };

    void takeImages();
    void followReading(const AskedJob& job);
    void note();
    void go(std::vector<State>& from, std::vector<State>& to);
    void bringBack(const State& state);
    void bringBackNetworks(const State& state);
    void forgetEmptySteps();
    [[nodiscard]] State current() const;
    [[nodiscard]] static QString difference(const State& a, const State& b);
    void showActions();

    Study& m_study;
    Selection& m_selection;
    QAction &m_undo, &m_redo;
    std::vector<State> m_before, m_after;
    State m_now;
    Images m_images, m_coming;  ///< on the table; asked for by a step
    QTimer m_soon;              ///< one deed may change several of them
};

}  // namespace scalescope::ui
