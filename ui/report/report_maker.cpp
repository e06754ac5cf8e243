// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_maker.h"

#include "ui/base/convert.h"
#include "ui/report/report_export.h"
#include "ui/report/report_pages.h"
#include "ui/report/report_pdf.h"
#include "ui/report/report_plots.h"

#include <QTimer>

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

namespace scalescope::ui {

/// Of one thing asked. The thread of the pool writes before it posts; the window's thread draws
/// plots before it hands them on: they never have it at once.
struct ReportMaker::Run {
    ReportParts parts;
    QString path;  ///< empty: a preview
    PagedReport pages;
    std::vector<QPicture> plots;
    std::vector<bool> drawn;
    bool laidOut = false;  ///< pages are the window's thread's from here on
    std::atomic<bool> cancelled{false};

    [[nodiscard]] bool isPdf() const {
        return path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    }
};

ReportMaker::ReportMaker(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

ReportMaker::~ReportMaker() {
    cancel();
    m_pool.waitForDone();
}

void ReportMaker::cancel() {
    if (m_run)
        m_run->cancelled = true;
    m_run.reset();
    m_wanted.clear();
}

void ReportMaker::preview(ReportParts parts) {
    const auto run = std::make_shared<Run>();
    run->parts = std::move(parts);
    begin(run);
}

void ReportMaker::save(ReportParts parts, const QString& path) {
    const auto run = std::make_shared<Run>();
    run->parts = std::move(parts);
    run->path = path;
    if (run->isPdf())
        return begin(run);
    cancel();
    m_run = run;
    writeOther(run);
}

void ReportMaker::begin(const std::shared_ptr<Run>& run) {
    cancel();
    m_run = run;
    const PageDetail detail = run->path.isEmpty() ? PageDetail::Preview : PageDetail::Whole;
    m_pool.start([this, run, detail] {
        if (run->cancelled)
            return;
        const auto failure = failureIn([&] {
            run->pages =
                pagesOf(reportOf(run->parts), detail, [&] { return run->cancelled.load(); });
        });
        QMetaObject::invokeMethod(this, [this, run, failure] {
            if (failure)
                finishSaving(run, failure);
            else
                takePages(run);
        });
    });
}

void ReportMaker::takePages(const std::shared_ptr<Run>& run) {
    if (run != m_run)
        return;
    run->laidOut = true;
    m_wanted.clear();  // of the preview before
    run->plots.resize(run->pages.plots.size());
    run->drawn.resize(run->plots.size());
    if (run->path.isEmpty()) {
        QStringList texts;
        for (const PrintedPage& page : run->pages.pages)
            texts << page.text();
        Q_EMIT laidOut(texts);
    }
    drawNext();
}

void ReportMaker::wantPage(int page, int widthPx) {
    m_wanted.push_back({page, widthPx});
    drawNext();
}

/// One chart per turn of the window's events.
void ReportMaker::drawNext() {
    if (std::exchange(m_drawing, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_drawing = false;
        if (!m_run || !m_run->laidOut)
            return;
        if (m_run->path.isEmpty())
            drawWanted();
        else
            drawForFile();
    });
}

/// False: all of these are there.
bool ReportMaker::drawOnePlotOf(const std::vector<std::size_t>& plots) {
    for (const std::size_t plot : plots)
        if (!m_run->drawn[plot]) {
            m_run->plots[plot] = pictureOf(m_run->pages.plots[plot]);
            m_run->drawn[plot] = true;
            return true;
        }
    return false;
}

void ReportMaker::drawWanted() {
    const std::shared_ptr<Run> run = m_run;
    if (m_wanted.empty())
        return;
    const Wanted wanted = m_wanted.front();
    const auto page = static_cast<std::size_t>(wanted.page);
    if (page >= run->pages.pages.size()) {  // of a preview that is no more
        m_wanted.pop_front();
        return drawNext();
    }
    const std::vector<std::size_t> onPage = run->pages.pages[page].plots();
    if (drawOnePlotOf(onPage))
        return drawNext();
    m_wanted.pop_front();
    std::vector<QPicture> plots(run->plots.size());  // the others are drawn meanwhile
    for (const std::size_t plot : onPage)
        plots[plot] = run->plots[plot];
    m_pool.start([this, run, page, plots, width = wanted.widthPx] {
        if (run->cancelled)
            return;
        const QImage image = pageImage(run->pages, page, plots, width);
        QMetaObject::invokeMethod(this, [this, run, page, image] {
            if (run == m_run)
                Q_EMIT pageReady(static_cast<int>(page), image);
        });
    });
    drawNext();
}

void ReportMaker::drawForFile() {
    const std::shared_ptr<Run> run = m_run;
    const auto missing = std::ranges::find(run->drawn, false);
    if (missing == run->drawn.end())
        return writePdf(run);
    const auto plot = static_cast<std::size_t>(missing - run->drawn.begin());
    static_cast<void>(drawOnePlotOf({plot}));
    Q_EMIT progress(static_cast<double>(plot + 1) / static_cast<double>(run->drawn.size() + 1));
    drawNext();
}

void ReportMaker::writePdf(const std::shared_ptr<Run>& run) {
    m_pool.start([this, run] {
        const QByteArray bytes =
            pdfOf(run->pages, run->plots, [&] { return run->cancelled.load(); });
        if (run->cancelled)
            return;
        const auto failure = saveBytes(bytes, run->path);
        QMetaObject::invokeMethod(this, [this, run, failure] { finishSaving(run, failure); });
    });
}

void ReportMaker::writeOther(const std::shared_ptr<Run>& run) {
    m_pool.start([this, run] {
        if (run->cancelled)
            return;
        const auto failure = exportReport(reportOf(run->parts), run->path);
        QMetaObject::invokeMethod(this, [this, run, failure] { finishSaving(run, failure); });
    });
}

void ReportMaker::finishSaving(const std::shared_ptr<Run>& run,
                               const std::optional<Failure>& failure) {
    if (run != m_run)
        return;
    m_run.reset();
    Q_EMIT progress(1.0);
    if (failure)
        Q_EMIT failed(*failure);
    else
        Q_EMIT saved(run->path);
}

}  // namespace scalescope::ui
