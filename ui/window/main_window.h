// SPDX-License-Identifier: Apache-2.0
// The window: puts pages, bars and actions together. Assembly only.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"
#include "ui/window/actions.h"
#include "ui/window/appearance.h"
#include "ui/window/settings.h"

#include <QMainWindow>

#include <vector>

class QLabel;
class QListWidget;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace scalescope {
enum class Aspect;
}

namespace scalescope::ui {

class Commands;
class ImageButton;
class JobBar;
class MessageBar;
class Opener;
class Page;
class PageListener;
class ReportPage;
class WeightsFetch;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// settings are changed as the user works; who made the window saves them.
    MainWindow(Study& study, Selection& selection, Settings& settings, Appearance& appearance,
               QWidget* parent = nullptr);

    /// "overview": in English, without regard to case; false when there is no such page.
    bool showPage(const QString& name);
    [[nodiscard]] QStringList pageNames() const;
    /// The last image of the settings, or a sample: the window is never empty.
    void openFirstImage();
    [[nodiscard]] Opener& opener() const { return *m_opener; }
    /// Trained weights can be fetched, and a banner says so. Call before the window is shown.
    void offerFetching(WeightsFetch& fetch);
    /// The tour, unless it was seen. Call when the window is shown.
    void offerTour() {
        if (!m_settings.tourSeen)
            m_actions->tour->trigger();
    }
    /// Page states beside the settings.
    void restorePages(const QSettings& store);
    /// All that the next start is to find.
    void saveSession(QSettings& store);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPages();
    void addPage(Page* page);
    void buildLayout();
    void buildToolBar();
    void buildMenus();
    void connectStudy();
    void connectOpener();
    void setPage(int index);
    void remember(const QString& path);
    void showAspect(Aspect aspect);
    void showImage();

    Study& m_study;
    Selection& m_selection;
    Settings& m_settings;
    Appearance& m_appearance;
    Actions* m_actions = nullptr;
    Opener* m_opener = nullptr;
    Commands* m_commands = nullptr;
    std::vector<Page*> m_pages;
    ReportPage* m_report = nullptr;
    QListWidget* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    QVBoxLayout* m_top = nullptr;
    QLabel* m_question = nullptr;
    ImageButton* m_image = nullptr;
    JobBar* m_jobs = nullptr;
    PageListener* m_listener = nullptr;
    MessageBar* m_messages = nullptr;
};

}  // namespace scalescope::ui
