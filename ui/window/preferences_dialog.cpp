// SPDX-License-Identifier: Apache-2.0
#include "ui/window/preferences_dialog.h"

#include "core/bench/machine.h"
#include "core/diagnostics/threshold_limits.h"
#include "core/weights/cache_folders.h"
#include "ui/base/convert.h"
#include "ui/base/language.h"
#include "ui/base/numbers.h"
#include "ui/widgets/cache_list.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

/// 0.01, not 0.010000.
class ShortNumberBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override {
        QString text = QDoubleSpinBox::textFromValue(value);
        while (text.endsWith(u'0') && text.contains(locale().decimalPoint()))
            text.chop(1);
        return text.endsWith(locale().decimalPoint()) ? text.chopped(1) : text;
    }
};

}  // namespace

PreferencesDialog::PreferencesDialog(Study& study, Settings& settings, QWidget* parent)
    : QDialog(parent), m_study(study), m_settings(settings) {
    setObjectName(u"preferencesDialog"_s);
    setWindowTitle(tr("Preferences"));
    setLocale(numberLocale());
    buildLayout();
    connectInputs();
    resize(620, sizeHint().height());
}

void PreferencesDialog::buildLayout() {
    auto* buttons =
        new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setObjectName(u"preferencesDefaults"_s);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"preferencesClose"_s);
    for (QAbstractButton* button : buttons->buttons())  // Enter ends what is typed, and no more
        static_cast<QPushButton*>(button)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &PreferencesDialog::restoreDefaults);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(buildThresholds());
    layout->addWidget(buildRunning());
    layout->addWidget(buildFetching());
    layout->addStretch(1);
    layout->addWidget(buttons);
}

QDoubleSpinBox* PreferencesDialog::addNumber(QFormLayout& form, const QString& label,
                                             const QString& name, const char* definition,
                                             double low, double high) {
    constexpr int kDecimals = 6;
    auto* box = new ShortNumberBox(this);
    box->setObjectName(name);
    box->setAccessibleName(QString(label).remove(u'&'));
    box->setDecimals(kDecimals);
    box->setRange(low, high);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setKeyboardTracking(false);  // each change runs the networks again
    box->setToolTip(definitionTip(definition));
    form.addRow(label, box);
    return box;
}

QWidget* PreferencesDialog::buildThresholds() {
    auto* box = new QGroupBox(tr("Thresholds"), this);
    auto* form = new QFormLayout(box);
    m_gate =
        addNumber(*form, tr("A &gate is closed below, and open above 1 minus"),
                  u"preferencesGate"_s, "gate.open", kSmallestGateEpsilon, kLargestGateEpsilon);
    m_silu = new QComboBox(this);
    m_silu->setObjectName(u"preferencesSilu"_s);
    m_silu->setAccessibleName(tr("Slope at which SiLU counts as saturated"));
    m_silu->setToolTip(definitionTip("silu.left"));
    for (const double epsilon : kSiluEpsilons)
        m_silu->addItem(significant(epsilon), epsilon);
    form->addRow(tr("Slope at which &SiLU counts as saturated"), m_silu);
    m_dormant = addNumber(*form, tr("A channel is &dormant below this share of the mean"),
                          u"preferencesDormant"_s, "channel.dormant", kSmallestDormantTau,
                          kLargestDormantTau);
    m_budget =
        addNumber(*form, tr("Share of free &memory that a batch may use"), u"preferencesBudget"_s,
                  "memory.largest_batch", kSmallestBudgetShare, kLargestBudgetShare);
    auto* note = new QLabel(
        tr("A change runs the chosen columns again. In bf16 gates are judged from 0.01 on: it has "
           "too few digits for less."),
        box);
    note->setWordWrap(true);
    form->addRow(note);
    return box;
}

QWidget* PreferencesDialog::buildRunning() {
    auto* box = new QGroupBox(tr("Running and look"), this);
    auto* form = new QFormLayout(box);
    m_threads = new QSpinBox(this);
    m_threads->setObjectName(u"preferencesThreads"_s);
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setRange(0, std::max(1, environment().cores));
    m_threads->setSpecialValueText(tr("As many as the machine has"));
    m_threads->setKeyboardTracking(false);
    form->addRow(tr("&Threads"), m_threads);
    m_theme = new QComboBox(this);
    m_theme->setObjectName(u"preferencesTheme"_s);
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItem(tr("As the system"), QVariant::fromValue(ThemeChoice::System));
    m_theme->addItem(tr("Light"), QVariant::fromValue(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), QVariant::fromValue(ThemeChoice::Dark));
    form->addRow(tr("T&heme"), m_theme);
    m_language = new QComboBox(this);
    m_language->setObjectName(u"preferencesLanguage"_s);
    m_language->setAccessibleName(tr("Language"));
    m_language->setToolTip(
        tr("Of the window, from the next start on. Files for programs and what "
           "comes from the networks stay English."));
    m_language->addItem(tr("As the system"), QString());
    for (const QString& language : languages())
        m_language->addItem(nameOfLanguage(language), language);
    form->addRow(tr("&Language"), m_language);
    return box;
}

QWidget* PreferencesDialog::buildFetching() {
    auto* box = new QGroupBox(tr("Trained weights"), this);
    auto* form = new QFormLayout(box);
    m_offline = new QCheckBox(tr("Fetch &nothing from the network"), this);
    m_offline->setObjectName(u"preferencesOffline"_s);
    form->addRow(m_offline);
    m_folder = new QLineEdit(this);
    m_folder->setObjectName(u"preferencesFolder"_s);
    m_folder->setAccessibleName(tr("Folder for fetched weights"));
    m_folder->setPlaceholderText(tr("The cache of torchvision"));
    m_folder->setClearButtonEnabled(true);
    auto* browse = new QToolButton(this);
    browse->setObjectName(u"preferencesBrowse"_s);
    browse->setText(tr("Choose..."));
    browse->setAccessibleName(tr("Choose the folder for fetched weights"));
    connect(browse, &QToolButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Folder for weights"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
            m_folder->setText(path);
            applyFetching();
        });
        dialog->open();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    auto* label = new QLabel(tr("Fetched &into"), this);
    label->setBuddy(m_folder);
    form->addRow(label, row);
    m_caches = new CacheList(this);
    form->addRow(m_caches);
    return box;
}

void PreferencesDialog::connectInputs() {
    for (QDoubleSpinBox* number : {m_gate, m_dormant, m_budget})
        connect(number, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::applyThresholds);
    connect(m_silu, &QComboBox::currentIndexChanged, this, &PreferencesDialog::applyThresholds);
    connect(m_threads, &QSpinBox::valueChanged, this, [this](int threads) {
        RunOptions options = m_study.settings().options();
        options.threads = threads;
        if (!m_showing)
            m_study.settings().setOptions(options);
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing)
            Q_EMIT themeChosen(m_theme->currentData().value<ThemeChoice>());
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing)
            m_settings.language = m_language->currentData().toString();
    });
    connect(m_offline, &QCheckBox::toggled, this, &PreferencesDialog::applyFetching);
    connect(m_folder, &QLineEdit::editingFinished, this, &PreferencesDialog::applyFetching);
    connect(m_folder, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())  // its clear button
            applyFetching();
    });
}

void PreferencesDialog::showEvent(QShowEvent* event) {
    showValues();
    listCaches();
    QDialog::showEvent(event);
}

void PreferencesDialog::showValues() {
    m_showing = true;
    const Thresholds& now = m_study.settings().thresholds();
    m_gate->setValue(now.gateEpsilon);
    m_silu->setCurrentIndex(m_silu->findData(now.siluEpsilon));
    m_dormant->setValue(now.dormantTau);
    m_budget->setValue(now.memoryBudgetShare);
    m_threads->setValue(m_study.settings().options().threads);
    m_theme->setCurrentIndex(static_cast<int>(m_settings.theme));
    m_language->setCurrentIndex(m_language->findData(m_settings.language));
    m_offline->setChecked(m_settings.offline);
    m_folder->setText(m_settings.fetchFolder);
    m_showing = false;
}

void PreferencesDialog::applyThresholds() {
    if (m_showing)
        return;
    Thresholds next = m_study.settings().thresholds();
    next.gateEpsilon = m_gate->value();
    next.siluEpsilon = m_silu->currentData().toDouble();
    next.dormantTau = m_dormant->value();
    next.memoryBudgetShare = m_budget->value();
    m_settings.thresholds = next;
    m_study.settings().setThresholds(next);
}

void PreferencesDialog::applyFetching() {
    if (m_showing)
        return;
    m_settings.offline = m_offline->isChecked();
    const QString folder = m_folder->text().trimmed();
    if (folder == m_settings.fetchFolder)
        return;
    m_settings.fetchFolder = folder;
    listCaches();
}

void PreferencesDialog::restoreDefaults() {
    const Settings defaults;
    m_settings.thresholds = defaults.thresholds;
    m_settings.language = defaults.language;
    m_settings.offline = defaults.offline;
    m_settings.fetchFolder = defaults.fetchFolder;
    RunOptions options = m_study.settings().options();
    options.threads = defaults.options.threads;
    m_study.settings().setThresholds(defaults.thresholds);
    m_study.settings().setOptions(options);
    Q_EMIT themeChosen(defaults.theme);
    showValues();
    listCaches();
}

void PreferencesDialog::listCaches() {
    std::vector<CacheList::Folder> folders{{tr("torchvision's"), qpath(torchCheckpoints())},
                                           {tr("Hugging Face's"), qpath(huggingFaceHub())},
                                           {tr("This program's"), qpath(applicationWeights())}};
    if (!m_settings.fetchFolder.isEmpty())
        folders.push_back({tr("Chosen above"), m_settings.fetchFolder});
    m_caches->setFolders(folders);
}

}  // namespace scalescope::ui
