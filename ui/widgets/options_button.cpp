// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/options_button.h"

#include "core/bench/machine.h"
#include "ui/base/convert.h"
#include "ui/widgets/run_text.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

template <typename Change>
RunOptions with(RunOptions options, Change change) {
    change(options);
    return options;
}

QString deviceWord(const std::string& device) {
    return device == "cpu" ? u"CPU"_s : qstr(device).toUpper();
}

QString preprocessWord(const QString& preprocess) {
    return preprocess == u"default"_s ? QString() : u"  "_s + preprocess;
}

std::vector<int> threadChoices(int cores) {
    std::vector<int> choices{0};
    for (int threads = 1; threads < cores; threads *= 2)
        choices.push_back(threads);
    if (cores > 0)
        choices.push_back(cores);
    return choices;
}

}  // namespace

OptionsButton::OptionsButton(Study& study, QWidget* parent)
    : QToolButton(parent), m_study(study), m_menu(new QMenu(this)) {
    setObjectName(u"runOptions"_s);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    // The choices depend on what is chosen, so the menu is made anew each time.
    connect(m_menu, &QMenu::aboutToShow, this, &OptionsButton::buildMenu);
    connect(&m_study, &Study::settingsChanged, this, &OptionsButton::updateText);
    connect(&m_study, &Study::entryChanged, this, &OptionsButton::updateText);
    updateText();
}

void OptionsButton::updateText() {
    const RunOptions& options = m_study.settings().options();
    QString engine = qstr(engineName(options.engine));
    QString how;
    int threads = options.threads;
    for (const auto& [column, entry] : m_study.entries())
        if (entry.diagnosis) {
            engine = qstr(entry.diagnosis->provenance.executor);
            threads = entry.diagnosis->provenance.threads;
            how = u"\n"_s + engineText(entry.diagnosis->provenance);
        }
    setToolTip(tr("Engine, device, number format, threads and preprocessing of all runs") + how);
    setText(tr("Engine: %1").arg(engine) + u"  "_s + deviceWord(options.device) +
            (threads > 0 ? u" ×%1"_s.arg(threads) : QString()) + u"  "_s +
            QString::fromLatin1(dtypeName(options.dtype)) +
            preprocessWord(m_study.settings().preprocess()) + u"   "_s);  // room for the arrow
}

void OptionsButton::buildMenu() {
    m_menu->clear();
    const RunOptions now = m_study.settings().options();
    addChoices(tr("Engine"), u"engine"_s,
               {{tr("Automatic"), with(now, [](RunOptions& o) { o.engine = EngineKind::Auto; })},
                {tr("Fused (own kernels, CPU)"),
                 with(now, [](RunOptions& o) { o.engine = EngineKind::Fused; })},
                {tr("Reference (LibTorch modules)"),
                 with(now, [](RunOptions& o) { o.engine = EngineKind::Reference; })}});
    std::vector<std::pair<QString, RunOptions>> devices{
        {tr("Processor (CPU)"), with(now, [](RunOptions& o) { o.device = "cpu"; })}};
    if (cudaAvailable())
        devices.emplace_back(tr("Graphics card (CUDA)"),
                             with(now, [](RunOptions& o) { o.device = "cuda"; }));
    addChoices(tr("Device"), u"device"_s, devices);
    std::vector<std::pair<QString, RunOptions>> formats;
    std::vector<Dtype> dtypes{Dtype::F32, Dtype::BF16};
    if (cudaAvailable())
        dtypes.push_back(Dtype::F16);  // half precision runs there only
    for (const Dtype dtype : dtypes)
        formats.emplace_back(QString::fromLatin1(dtypeName(dtype)),
                             with(now, [dtype](RunOptions& o) { o.dtype = dtype; }));
    addChoices(tr("Number format"), u"dtype"_s, formats);
    std::vector<std::pair<QString, RunOptions>> threads;
    for (const int count : threadChoices(environment().cores))
        threads.emplace_back(count ? QString::number(count) : tr("As many as the machine has"),
                             with(now, [count](RunOptions& o) { o.threads = count; }));
    addChoices(tr("Threads"), u"threads"_s, threads);
    addPreprocessing();
}

void OptionsButton::addChoices(const QString& title, const QString& name,
                               const std::vector<std::pair<QString, RunOptions>>& choices) {
    QMenu* menu = m_menu->addMenu(title);
    auto* group = new QActionGroup(menu);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        QAction* action = menu->addAction(choices[i].first);
        action->setObjectName(name + QString::number(i));
        action->setCheckable(true);
        action->setChecked(choices[i].second == m_study.settings().options());
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, options = choices[i].second] { m_study.settings().setOptions(options); });
    }
}

void OptionsButton::addPreprocessing() {
    QMenu* menu = m_menu->addMenu(tr("Preprocessing"));
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, const QString& value) {
        QAction* action = menu->addAction(text);
        action->setObjectName(u"preprocess "_s + value);
        action->setCheckable(true);
        action->setChecked(m_study.settings().preprocess() == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, value] { m_study.settings().setPreprocess(value); });
    };
    add(tr("As the weights of each column prescribe"), u"default"_s);
    for (const int side : {224, 240, 260, 300, 380})
        add(tr("Plain resize to %1 × %1 px").arg(side), u"squash:%1"_s.arg(side));
}

}  // namespace scalescope::ui
