// SPDX-License-Identifier: Apache-2.0
// What do I hand over? Sections, a preview, and the formats.
#pragma once

#include "core/report/report.h"
#include "ui/pages/page.h"
#include "ui/report/report_export.h"
#include "ui/report/report_maker.h"

#include <QTimer>

#include <vector>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace scalescope::ui {

class PageView;

class ReportPage : public Page {
    Q_OBJECT
public:
    ReportPage(Study& study, Selection& selection, QWidget* parent = nullptr);

    [[nodiscard]] ReportSections sections() const;
    /// Writes the shown report, beside the window's work; says how it went by message or failed.
    void exportTo(const QString& path);
    /// Asks for a file of any format.
    void chooseAndSave() { choosePath(QStringLiteral("html"), reportFilter()); }

Q_SIGNALS:
    void failed(const scalescope::Failure& failure);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    void addSections(QVBoxLayout* layout);
    void addFormats(QVBoxLayout* layout);
    void connectEngine();
    void connectMakers();
    void addSaving(QVBoxLayout* layout);
    void showPreview();
    void showSaving(bool on);
    void choosePath(const QString& suffix, const QString& filter);

    struct Section {
        QCheckBox* box = nullptr;
        bool ReportSections::*flag = nullptr;
    };
    std::vector<Section> m_sections;
    QLabel* m_state = nullptr;
    PageView* m_preview = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    ReportMaker m_maker, m_saver;  ///< of the preview; of files
    QTimer m_wait;
};

}  // namespace scalescope::ui
