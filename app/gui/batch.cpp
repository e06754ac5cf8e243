// SPDX-License-Identifier: Apache-2.0
#include "app/gui/batch.h"

#include "ui/base/convert.h"
#include "ui/report/report_export.h"
#include "ui/report/study_report.h"

#include <QCoreApplication>

#include <algorithm>
#include <iostream>

namespace scalescope::gui {

namespace {
constexpr int kQuietMs = 500;
}  // namespace

Batch::Batch(const Options& options, ui::Study& study, const ui::Selection& selection,
             ui::MainWindow& window)
    : m_options(options),
      m_study(study),
      m_selection(selection),
      m_window(window),
      m_benchDone(!options.bench) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    connect(&m_quiet, &QTimer::timeout, this, &Batch::whenQuiet);
    connect(&m_study, &ui::Study::failed, this, &Batch::noteFailure);
    connect(&m_window.opener(), &ui::Opener::failed, this, &Batch::noteFailure);
    connect(&m_study, &ui::Study::entryChanged, this, &Batch::noteState);
    connect(&m_study.jobs(), &ui::JobLedger::busyChanged, this, [this](bool busy) {
        if (busy)
            m_quiet.stop();
        else
            m_quiet.start();
    });
}

void Batch::begin() {
    if (!m_study.jobs().busy())
        m_quiet.start();
}

void Batch::noteFailure(const Failure& failure) {
    if (!m_failure || m_failure->message != failure.message)
        std::cerr << "error: " << sentenceOf(failure) << '\n';
    if (!m_failure)
        m_failure = failure;
}

void Batch::noteState(ColumnIndex column) {
    const ui::StudyEntry& entry = m_study.entry(column);
    if (!m_options.quiet && entry.state == ui::RunState::Running)
        std::cerr << displayName(entry.spec) << '\n';
}

void Batch::whenQuiet() {
    if (m_study.jobs().busy())
        return;
    if (m_study.images().shown && !std::exchange(m_benchDone, true))
        m_study.runBenchmarks();
    if (!m_study.jobs().busy())
        finish();
}

void Batch::finish() {
    bool written = true;
    const auto& entries = m_study.entries();
    const bool anyResult = std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
        return entry.second.diagnosis != nullptr;
    });
    if (anyResult) {  // else a good file of before would be replaced by nothing
        if (!m_options.exportPath.empty())
            written = writeExport();
        if (!m_options.screenshotPath.empty())
            written = writePicture(m_options.screenshotPath) && written;
    }
    m_window.close();
    QCoreApplication::exit(m_failure ? exitCodeOf(*m_failure) : written ? 0 : 1);
}

bool Batch::writeExport() {
    if (reportFormat(m_options.exportPath) == ReportFormat::Png)
        return writePicture(m_options.exportPath);
    const auto failure = ui::exportReport(ui::reportOf(m_study, m_selection),
                                          QString::fromStdString(m_options.exportPath));
    if (failure)
        noteFailure(*failure);
    return !failure;
}

bool Batch::writePicture(const std::string& path) {
    const auto failure = ui::savePicture(m_window.grab().toImage(), QString::fromStdString(path));
    if (failure)
        noteFailure(*failure);
    return !failure;
}

}  // namespace scalescope::gui
