// SPDX-License-Identifier: Apache-2.0
// Runs the window without anyone looking: waits for the results, writes files, ends the program.
#pragma once

#include "app/gui/options.h"
#include "ui/engine/study.h"
#include "ui/window/main_window.h"
#include "ui/window/opener.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace scalescope::gui {

class Batch : public QObject {
    Q_OBJECT
public:
    Batch(const Options& options, ui::Study& study, const ui::Selection& selection,
          ui::MainWindow& window);
    /// Call when the first image has been asked for.
    void begin();

private:
    void noteFailure(const Failure& failure);
    void noteState(ColumnIndex column);
    void whenQuiet();
    void finish();
    bool writeExport();
    bool writePicture(const std::string& path);

    const Options& m_options;
    ui::Study& m_study;
    const ui::Selection& m_selection;
    ui::MainWindow& m_window;
    QTimer m_quiet;  ///< pages may ask for more when results arrive
    bool m_benchDone = false;
    std::optional<Failure> m_failure;
};

}  // namespace scalescope::gui
