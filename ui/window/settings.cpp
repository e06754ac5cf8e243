// SPDX-License-Identifier: Apache-2.0
#include "ui/window/settings.h"

#include "core/base/error.h"
#include "core/diagnostics/threshold_limits.h"
#include "ui/base/convert.h"
#include "ui/base/language.h"
#include "ui/base/store_value.h"
#include "ui/window/kept_weights.h"

#include <QFileInfo>

#include <cmath>
#include <set>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRecentCount = 10;
constexpr int kLast = kFirstExtra.value() + kOwnNetworkLimit - 1;

/// B0..B7, and columns beside them that are there.
std::vector<ColumnIndex> columnsFrom(const QString& text, const std::vector<ColumnIndex>& fallback,
                                     const std::set<ColumnIndex>& own) {
    std::vector<ColumnIndex> columns;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        bool ok = false;
        const ColumnIndex column(part.toInt(&ok));
        if (ok && column.value() >= 0 && (column < kFirstExtra || own.contains(column)))
            columns.push_back(column);
    }
    return columns.empty() ? fallback : columns;
}

QString textOf(const std::vector<ColumnIndex>& columns) {
    QStringList parts;
    for (const ColumnIndex column : columns)
        parts << QString::number(column.value());
    return parts.join(u',');
}

/// Networks of one's own, and networks once more.
std::set<ColumnIndex> columnsBeside(const Settings& settings) {
    const std::map<ColumnIndex, NetworkDefinition> own = keptNetworks(settings);
    std::set<ColumnIndex> columns;
    for (const auto& [column, network] : own)
        columns.insert(column);
    for (const KeptColumn& kept : keptColumns(settings.extraColumns, own))
        columns.insert(kept.column);
    return columns;
}

RunOptions optionsFrom(const QSettings& store) {
    RunOptions options;
    try {
        options.engine = parseEngine(str(store.value(u"run/engine"_s, u"auto"_s).toString()));
        options.dtype = parseRunDtype(str(store.value(u"run/dtype"_s, u"fp32"_s).toString()));
    } catch (const Error&) {
        options = {};
    }
    options.device = str(store.value(u"run/device"_s, u"cpu"_s).toString());
    constexpr int kMaxThreads = 1024;
    options.threads = std::clamp(store.value(u"run/threads"_s, 0).toInt(), 0, kMaxThreads);
    return options;
}

/// The value, if it is one that the command line would take as well.
double within(const QSettings& store, const QString& key, double low, double high,
              double fallback) {
    bool ok = false;
    const double value = store.value(key, fallback).toDouble(&ok);
    return ok && value >= low && value <= high ? value : fallback;
}

Thresholds thresholdsFrom(const QSettings& store) {
    Thresholds t;
    t.gateEpsilon = within(store, u"thresholds/gateEpsilon"_s, kSmallestGateEpsilon,
                           kLargestGateEpsilon, t.gateEpsilon);
    const double silu = store.value(u"thresholds/siluEpsilon"_s, t.siluEpsilon).toDouble();
    for (const double zoned : kSiluEpsilons)
        if (std::abs(silu - zoned) < 1e-9)
            t.siluEpsilon = zoned;
    t.dormantTau = within(store, u"thresholds/dormantTau"_s, kSmallestDormantTau,
                          kLargestDormantTau, t.dormantTau);
    t.memoryBudgetShare = within(store, u"thresholds/memoryBudgetShare"_s, kSmallestBudgetShare,
                                 kLargestBudgetShare, t.memoryBudgetShare);
    return t;
}

void storeThresholds(const Thresholds& t, QSettings& store) {
    storeValue(store, u"thresholds/gateEpsilon"_s, t.gateEpsilon);
    storeValue(store, u"thresholds/siluEpsilon"_s, t.siluEpsilon);
    storeValue(store, u"thresholds/dormantTau"_s, t.dormantTau);
    storeValue(store, u"thresholds/memoryBudgetShare"_s, t.memoryBudgetShare);
}

}  // namespace

Settings loadSettings(const QSettings& store) {
    Settings settings;
    settings.geometry = store.value(u"window/geometry"_s).toByteArray();
    settings.page = store.value(u"window/page"_s).toString();
    settings.theme =
        themeChoice(store.value(u"window/theme"_s).toString()).value_or(ThemeChoice::System);
    settings.networks = store.value(u"study/networks"_s).toStringList().mid(0, kOwnNetworkLimit);
    settings.extraColumns = store.value(u"study/columns"_s).toStringList();
    settings.language = store.value(u"window/language"_s).toString();
    if (!languages().contains(settings.language))
        settings.language.clear();
    settings.tourSeen = store.value(u"window/tourSeen"_s, false).toBool();
    settings.fetchBanner = store.value(u"window/fetchBanner"_s, true).toBool();
    settings.weightFiles = store.value(u"study/weights"_s).toStringList();
    settings.weightDigests = store.value(u"study/weightDigests"_s).toStringList();
    settings.columns = columnsFrom(store.value(u"study/variants"_s).toString(), settings.columns,
                                   columnsBeside(settings));
    settings.focus = ColumnIndex(std::clamp(store.value(u"study/focus"_s, 0).toInt(), 0, kLast));
    settings.imagePath = store.value(u"study/image"_s).toString();
    settings.sample = store.value(u"study/sample"_s, settings.sample).toString();
    settings.recentFiles = store.value(u"files/recent"_s).toStringList().mid(0, kRecentCount);
    settings.preprocess = store.value(u"run/preprocess"_s, settings.preprocess).toString();
    settings.options = optionsFrom(store);
    settings.thresholds = thresholdsFrom(store);
    settings.fetchFolder = store.value(u"fetch/folder"_s).toString();
    settings.offline = store.value(u"fetch/offline"_s, false).toBool();
    return settings;
}

void saveSettings(const Settings& settings, QSettings& store) {
    storeValue(store, u"window/geometry"_s, settings.geometry);
    storeValue(store, u"window/page"_s, settings.page);
    storeValue(store, u"window/theme"_s, themeName(settings.theme));
    storeValue(store, u"window/language"_s, settings.language);
    storeValue(store, u"study/networks"_s, settings.networks);
    storeValue(store, u"study/columns"_s, settings.extraColumns);
    storeValue(store, u"window/tourSeen"_s, settings.tourSeen);
    storeValue(store, u"window/fetchBanner"_s, settings.fetchBanner);
    storeValue(store, u"study/weights"_s, settings.weightFiles);
    storeValue(store, u"study/weightDigests"_s, settings.weightDigests);
    storeValue(store, u"study/variants"_s, textOf(settings.columns));
    storeValue(store, u"study/focus"_s, settings.focus.value());
    storeValue(store, u"study/image"_s, settings.imagePath);
    storeValue(store, u"study/sample"_s, settings.sample);
    storeValue(store, u"files/recent"_s, settings.recentFiles);
    storeValue(store, u"run/preprocess"_s, settings.preprocess);
    storeValue(store, u"run/engine"_s, qstr(engineName(settings.options.engine)));
    storeValue(store, u"run/dtype"_s, qstr(dtypeName(settings.options.dtype)));
    storeValue(store, u"run/device"_s, qstr(settings.options.device));
    storeValue(store, u"run/threads"_s, settings.options.threads);
    storeThresholds(settings.thresholds, store);
    storeValue(store, u"fetch/folder"_s, settings.fetchFolder);
    storeValue(store, u"fetch/offline"_s, settings.offline);
}

void keepNetworks(Settings& settings, const std::map<ColumnIndex, NetworkDefinition>& networks) {
    settings.networks.clear();
    for (const auto& [column, definition] : networks) {
        if (!definition.spec.ofNetwork.empty())
            continue;
        settings.networks.resize(column.value() - kFirstExtra.value() + 1);
        settings.networks.back() = qstr(definitionText(definition, false));
    }
}

std::map<ColumnIndex, NetworkDefinition> keptNetworks(const Settings& settings) {
    std::map<ColumnIndex, NetworkDefinition> networks;
    for (qsizetype i = 0; i < settings.networks.size(); ++i)
        try {
            if (!settings.networks[i].isEmpty())
                networks[ColumnIndex(kFirstExtra.value() + static_cast<int>(i))] =
                    parseDefinition(str(settings.networks[i]), "settings");
        } catch (const Error&) {  // edited by hand, or of another version
        }
    return networks;
}

void addRecentFile(Settings& settings, const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    settings.recentFiles.removeAll(absolute);
    settings.recentFiles.prepend(absolute);
    settings.recentFiles = settings.recentFiles.mid(0, kRecentCount);
}

}  // namespace scalescope::ui
