// SPDX-License-Identifier: Apache-2.0
// The window: Settings, Engine, MainWindow, in this order.
#include "app/gui/batch.h"
#include "app/gui/options.h"
#include "core/session/session.h"
#include "ui/base/language.h"
#include "ui/engine/weights_fetch.h"
#include "ui/window/kept_weights.h"
#include "ui/window/main_window.h"
#include "ui/window/opener.h"
#include "ui/window/session_keeper.h"

#include <QApplication>

#include <iostream>

namespace {

using namespace scalescope;

constexpr int kNoDisplay = 2;

/// Batch work draws offscreen, whether there is a display or not.
bool choosePlatform(bool batch) {
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return true;
    if (batch)
        return qputenv("QT_QPA_PLATFORM", "offscreen");
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

/// What the offscreen platform says about itself helps nobody who reads stderr.
void dropPlatformChatter(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (!text.startsWith(QStringLiteral("This plugin does not support")) &&
        !text.startsWith(QStringLiteral("QStandardPaths: XDG_RUNTIME_DIR")))
        std::cerr << qFormatLogMessage(type, context, text).toStdString() << '\n';
}

void apply(const gui::Options& options, ui::Settings& settings) {
    if (options.variants)
        settings.columns = {options.variants->begin(), options.variants->end()};
    settings.theme = options.theme.value_or(settings.theme);
    settings.options.threads = options.threads.value_or(settings.options.threads);
    settings.options.device = options.device.value_or(settings.options.device);
    settings.options.dtype = options.dtype.value_or(settings.options.dtype);
    settings.options.engine = options.engine.value_or(settings.options.engine);
    if (options.preprocess)
        settings.preprocess = QString::fromStdString(*options.preprocess);
    if (!options.page.empty())
        settings.page = QString::fromStdString(options.page);
}

void openFirst(const gui::Options& options, ui::MainWindow& window) {
    QStringList images;
    for (const std::string& image : options.images)
        images << QString::fromStdString(image);
    if (options.batch())
        window.opener().awaitImages();
    if (images.isEmpty())
        window.openFirstImage();
    else
        window.opener().openPaths(images);
}

/// Columns beside B0 to B7, and files, as the last session had them.
void restore(const ui::Settings& settings, ui::Study& study) {
    const auto own = ui::keptNetworks(settings);
    for (const auto& [column, network] : own)
        study.networks().add(network, column);
    for (const ui::KeptColumn& kept : ui::keptColumns(settings.extraColumns, own))
        study.weightColumns().place(kept.spec, kept.weights, kept.column);
    for (const auto& [network, weights] : ui::keptFiles(settings.weightFiles))
        if (network == ui::kAllNetworks)
            study.settings().setWeights({}, weights);
        else if (study.networks().columnNamed(network))
            study.settings().setWeights(network, weights);
}

/// Those alone, unless other options name networks.
void addColumns(const gui::Options& options, ui::Study& study, ui::Selection& selection) {
    std::vector<ColumnIndex> chosen;
    if (options.variants || !options.networks.empty())
        chosen = selection.columns();
    for (const ParsedWeightsOption& asked : options.columns)
        if (const auto network = study.networks().columnNamed(*asked.forNetwork))
            if (const auto column = study.weightColumns().addBeside(*network, asked.request))
                chosen.push_back(*column);
    selection.setColumns(chosen);
}

/// The networks of the last session and of the options, and which of all are looked at.
void choose(const gui::Options& options, const ui::Settings& settings, ui::Study& study,
            ui::Selection& selection) {
    restore(settings, study);
    selection.setColumns(settings.columns);
    selection.setFocus(options.variants ? settings.columns.front() : settings.focus);
    for (const NetworkDefinition& network : options.networks)
        study.networks().open(network);
    if (!options.columns.empty())
        addColumns(options, study, selection);
}

int runWindow(const gui::Options& options) {
    const bool remember = !options.fresh && !options.batch();
    QSettings store(QStringLiteral("ScaleScope"), QStringLiteral("ScaleScope"));
    ui::Settings settings = remember ? ui::loadSettings(store) : ui::Settings{};
    apply(options, settings);
    ui::useLanguage(settings.language);

    Session session;
    ui::Engine engine(
        [&session](const Job& job, RunContext& context) { return session.run(job, context); });
    ui::Selection selection;
    ui::Study study(engine, selection);
    choose(options, settings, study, selection);
    study.settings().setOptions(settings.options);
    study.settings().setPreprocess(settings.preprocess);
    study.settings().setThresholds(settings.thresholds);
    for (const ParsedWeightsOption& weights : options.weights)
        study.settings().setWeights(weights.forNetwork, weights.request);

    Session fetching;  // waits for the network beside the other
    ui::Engine transfers(
        [&fetching](const Job& job, RunContext& context) { return fetching.run(job, context); });
    ui::WeightsFetch fetch(transfers, study);
    ui::Appearance appearance;
    ui::MainWindow window(study, selection, settings, appearance);
    if (!options.batch())
        window.offerFetching(fetch);
    if (!options.page.empty() && !window.showPage(QString::fromStdString(options.page))) {
        std::cerr << "error: --page: \"" << options.page << "\" is none of "
                  << window.pageNames().join(QStringLiteral(", ")).toStdString() << ".\n";
        return exitCodeOf({ErrorCode::ArgumentInvalid, Subject::None, {}, {}});
    }
    if (remember)
        window.restorePages(store);
    if (options.batch() || options.sized) {
        window.setWindowState(window.windowState() & ~(Qt::WindowMaximized | Qt::WindowFullScreen));
        window.resize(options.width, options.height);
    }
    std::optional<gui::Batch> batch;
    if (options.batch())
        batch.emplace(options, study, selection, window);
    std::optional<ui::SessionKeeper> keeper;
    if (remember)
        keeper.emplace(window, store);
    window.show();
    if (remember)  // nobody looks at a batch, and --fresh remembers nothing
        window.offerTour();
    if (options.bench && !batch)  // once there is an image to run on
        QObject::connect(&study, &ui::Study::imageChanged, &study, &ui::Study::runBenchmarks,
                         Qt::SingleShotConnection);
    openFirst(options, window);
    if (batch)
        batch->begin();
    const int code = QApplication::exec();
    if (keeper)
        keeper->save();
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    int code = 0;
    const auto options = gui::parseOptions(argc, argv, code);
    if (!options)
        return code;
    if (!choosePlatform(options->batch())) {
        std::cerr << "error: there is no display; use --export FILE or --screenshot FILE, or "
                     "scalescope-cli.\n";
        return kNoDisplay;
    }
    qInstallMessageHandler(dropPlatformChatter);
    int onlyName = 1;  // the options are ours; Qt gets none of them
    QApplication app(onlyName, argv);
    QApplication::setApplicationName(QStringLiteral("ScaleScope"));
    QApplication::setOrganizationName(QStringLiteral("ScaleScope"));
    return runWindow(*options);
}
