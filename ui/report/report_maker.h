// SPDX-License-Identifier: Apache-2.0
// Makes a report beside the window's work: text and files on a thread of its own, charts in the
// window's thread, one at a time. What is asked anew takes the place of what is on its way.
#pragma once

#include "ui/report/study_report.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <deque>
#include <memory>

namespace scalescope::ui {

class ReportMaker : public QObject {
    Q_OBJECT
public:
    explicit ReportMaker(QObject* parent = nullptr);
    /// What is on its way is given up; waits for the page that is being made.
    ~ReportMaker() override;

    /// Lays out a preview; then pages come as they are wanted.
    void preview(ReportParts parts);
    /// A page of the preview, so many pixels wide.
    void wantPage(int page, int widthPx);
    /// The format is that of the name.
    void save(ReportParts parts, const QString& path);
    /// What was to be written is not; a file that is there stays as it is.
    void cancel();

Q_SIGNALS:
    /// The preview: what can be read on each page.
    void laidOut(const QStringList& pages);
    void pageReady(int page, const QImage& image);
    void progress(double fraction);
    void saved(const QString& path);
    void failed(const scalescope::Failure& failure);

private:
    struct Run;
    struct Wanted {
        int page = 0, widthPx = 0;
    };
    void begin(const std::shared_ptr<Run>& run);
    void takePages(const std::shared_ptr<Run>& run);
    void drawNext();
    [[nodiscard]] bool drawOnePlotOf(const std::vector<std::size_t>& plots);
    void drawWanted();
    void drawForFile();
    void writePdf(const std::shared_ptr<Run>& run);
    void writeOther(const std::shared_ptr<Run>& run);
    void finishSaving(const std::shared_ptr<Run>& run, const std::optional<Failure>& failure);

    std::shared_ptr<Run> m_run;
    std::deque<Wanted> m_wanted;
    bool m_drawing = false;  ///< a step is on its way
    QThreadPool m_pool;      ///< one thread; last, so that it ends first
};

}  // namespace scalescope::ui
