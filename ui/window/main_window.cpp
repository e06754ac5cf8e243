// SPDX-License-Identifier: Apache-2.0
#include "ui/window/main_window.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/architecture/architecture_page.h"
#include "ui/pages/attention/attention_page.h"
#include "ui/pages/inspect/inspect_page.h"
#include "ui/pages/live/live_page.h"
#include "ui/pages/memory/memory_page.h"
#include "ui/pages/overview/overview_page.h"
#include "ui/pages/report/report_page.h"
#include "ui/pages/saturation/saturation_page.h"
#include "ui/pages/scaling/scaling_page.h"
#include "ui/pages/speed/speed_page.h"
#include "ui/pages/weights/weights_page.h"
#include "ui/widgets/column_bar.h"
#include "ui/widgets/image_button.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/options_button.h"
#include "ui/window/commands.h"
#include "ui/window/fetch_offer.h"
#include "ui/window/history.h"
#include "ui/window/kept_study.h"
#include "ui/window/menus.h"
#include "ui/window/news.h"
#include "ui/window/opener.h"
#include "ui/window/page_listener.h"
#include "ui/window/run_status.h"
#include "ui/window/weights_question.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Study& study, Selection& selection, Settings& settings,
                       Appearance& appearance, QWidget* parent)
    : QMainWindow(parent),
      m_study(study),
      m_selection(selection),
      m_settings(settings),
      m_appearance(appearance),
      m_actions(new Actions(this)),
      m_opener(new Opener(study, *this)) {
    setObjectName(u"mainWindow"_s);
    setLocale(numberLocale());  // its children take it over
    setWindowTitle(tr("ScaleScope"));
    setWindowIcon(QIcon(u":/icons/scalescope.svg"_s));
    setAcceptDrops(true);
    buildLayout();
    buildPages();
    buildToolBar();
    buildMenus();
    connectStudy();
    m_commands = new Commands({m_study, m_selection, m_settings, m_appearance, *m_actions,
                               *m_opener, *m_messages, *m_image, *m_report, *m_stack, *m_listener},
                              *this);
    connectOpener();
    new WeightsQuestion(m_study, *this);
    new History(m_study, m_selection, *m_actions->undo, *m_actions->redo, this);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    if (!m_settings.geometry.isEmpty())
        restoreGeometry(m_settings.geometry);
    if (!showPage(m_settings.page))
        setPage(0);
    m_commands->chooseTheme(m_settings.theme);
}

void MainWindow::buildPages() {
    addPage(new OverviewPage(m_study, m_selection, this));
    addPage(new InspectPage(m_study, m_selection, this));
    addPage(new AttentionPage(m_study, m_selection, this));
    addPage(new SaturationPage(m_study, m_selection, this));
    addPage(new MemoryPage(m_study, m_selection, this));
    addPage(new SpeedPage(m_study, m_selection, this));
    addPage(new ScalingPage(m_study, m_selection, this));
    addPage(new ArchitecturePage(m_study, m_selection, this));
    m_report = new ReportPage(m_study, m_selection, this);
    connect(m_report, &ReportPage::failed, m_messages, &MessageBar::showFailure);
    addPage(m_report);
    addPage(new WeightsPage(m_study, m_selection, this));
    auto* live = new LivePage(m_study, m_selection, this);
    addPage(live);
    connect(m_opener, &Opener::videoMet, live, [this, live](const QString& path) {
        if (!m_study.images().shown)
            openFirstImage();  // the other pages show one beside a video
        showPage(live->name());
        live->openVideo(path);
    });
}

void MainWindow::addPage(Page* page) {
    page->setObjectName(u"page"_s + page->name());
    m_pages.push_back(page);
    m_stack->addWidget(page);
    m_list->addItem(page->title());
    connect(page, &Page::message, m_messages, &MessageBar::showInfo);
    connect(page, &Page::aspectWanted, this, &MainWindow::showAspect);
    connect(page, &Page::weightsWanted, m_actions->fetchWeights, &QAction::trigger);
}

void MainWindow::buildLayout() {
    auto* central = new QWidget(this);
    m_messages = new MessageBar(central);
    m_messages->setObjectName(u"messages"_s);
    m_list = new QListWidget(central);
    m_list->setObjectName(u"pageList"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(104);
    m_list->setStyleSheet(u"QListWidget::item { padding: 5px 6px; }"_s);
    m_question = new QLabel(central);
    m_question->setObjectName(u"question"_s);
    m_stack = new QStackedWidget(central);
    m_jobs = new JobBar(central);
    m_listener = new PageListener(*m_stack, *m_jobs, *m_messages);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(8, 6, 8, 0);
    right->setSpacing(6);
    right->addWidget(m_question);
    auto* columns = new ColumnBar(m_study, m_selection, central);
    connect(columns, &ColumnBar::besideRequested, m_opener, &Opener::browseBeside);
    connect(columns, &ColumnBar::weightsRequested, m_opener, &Opener::browseWeightsFor);
    right->addWidget(columns);
    right->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addLayout(right, 1);
    m_top = new QVBoxLayout(central);
    m_top->setContentsMargins({});
    m_top->setSpacing(0);
    m_top->addLayout(middle, 1);
    m_top->addWidget(m_jobs);
    setCentralWidget(central);
    m_messages->floatOver(*m_stack);
}

void MainWindow::buildToolBar() {
    auto* bar = addToolBar(tr("Image and run"));
    bar->setObjectName(u"topBar"_s);
    bar->setMovable(false);
    bar->toggleViewAction()->setEnabled(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    m_image = new ImageButton(bar);
    m_image->setRecentFiles(m_settings.recentFiles);
    bar->addWidget(m_image);
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addWidget(new OptionsButton(m_study, bar));
    bar->addSeparator();
    bar->addAction(m_actions->run);
    bar->addAction(m_actions->benchmark);
    bar->addAction(m_actions->cancel);
}

void MainWindow::buildMenus() {
    for (const Page* page : m_pages)
        m_actions->addPage(page->name(), page->title());
    for (std::size_t i = 0; i < m_actions->pages.size(); ++i)
        connect(m_actions->pages[i], &QAction::triggered, this,
                [this, i] { setPage(static_cast<int>(i)); });
    fillMenuBar(*menuBar(), *m_actions, *m_image);
}

void MainWindow::connectStudy() {
    connect(&m_study, &Study::imageChanged, this, &MainWindow::showImage);
    tellNews(m_study, m_settings, *m_messages, this);
    new RunStatus(m_study, m_selection, *m_actions->cancel, *m_jobs);
    connect(&m_study, &Study::entryChanged, m_listener, &PageListener::listen);
    connect(&m_selection, &Selection::columnsChanged, m_listener, &PageListener::listen);
    connect(m_list, &QListWidget::currentRowChanged, this, &MainWindow::setPage);
}

void MainWindow::connectOpener() {
    connect(m_opener, &Opener::opened, this, &MainWindow::remember);
    connect(m_opener, &Opener::failed, m_messages, &MessageBar::showFailure);
    connect(m_opener, &Opener::sampleOpened, this, [this](const QString& name) {
        m_settings.sample = name;
        m_settings.imagePath.clear();
    });
    connect(m_image, &ImageButton::sampleChosen, m_opener, &Opener::openSample);
    connect(m_image, &ImageButton::fileChosen, m_opener, &Opener::openPath);
    connect(m_image, &ImageButton::browseRequested, m_opener, &Opener::browseImage);
}

void MainWindow::remember(const QString& path) {
    addRecentFile(m_settings, path);
    m_image->setRecentFiles(m_settings.recentFiles);
}

bool MainWindow::showPage(const QString& name) {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->name().compare(name, Qt::CaseInsensitive) == 0) {
            setPage(static_cast<int>(i));
            return true;
        }
    return false;
}

QStringList MainWindow::pageNames() const {
    QStringList names;
    for (const Page* page : m_pages)
        names << page->name();
    return names;
}

void MainWindow::setPage(int index) {
    if (index < 0 || index >= static_cast<int>(m_pages.size()))
        return;
    const auto at = static_cast<std::size_t>(index);
    m_stack->setCurrentIndex(index);
    m_list->setCurrentRow(index);
    m_actions->pages.empty() ? void() : m_actions->pages[at]->setChecked(true);
    m_question->setText(u"<b>"_s + m_pages[at]->title() + u"</b>&nbsp;&nbsp; "_s +
                        m_pages[at]->question().toHtmlEscaped());
    m_settings.page = m_pages[at]->name();
    m_listener->listen();
}

void MainWindow::showAspect(Aspect aspect) {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->shows(aspect))
            return setPage(static_cast<int>(i));
}

void MainWindow::showImage() {
    const auto image = m_study.images().shown;
    m_image->setImage(*image, m_study.images().sources.size());
    setWindowTitle(tr("%1 – ScaleScope").arg(qstr(image->name)));
    if (!image->path.empty())
        m_settings.imagePath = qpath(image->path);
}

void MainWindow::offerFetching(WeightsFetch& fetch) {
    new FetchOffer({fetch, *m_actions, *m_messages, m_settings, *m_top}, *this);
}

void MainWindow::openFirstImage() {
    if (!m_settings.imagePath.isEmpty() && QFileInfo::exists(m_settings.imagePath))
        m_opener->openPath(m_settings.imagePath);
    else
        m_opener->openSample(m_settings.sample);
}

void MainWindow::restorePages(const QSettings& store) {
    for (Page* page : m_pages)
        page->restoreState(store);
}

void MainWindow::saveSession(QSettings& store) {
    if (isVisible())
        m_settings.geometry = saveGeometry();
    keepStudy(m_settings, m_study, m_selection);
    saveSettings(m_settings, store);
    for (const Page* page : m_pages)
        page->saveState(store);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.geometry = saveGeometry();
    m_study.jobs().cancel();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (Opener::canOpen(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (m_opener->openMime(*event->mimeData()))
        event->acceptProposedAction();
}

}  // namespace scalescope::ui
