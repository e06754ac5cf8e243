// SPDX-License-Identifier: Apache-2.0
#include "ui/window/kept_weights.h"

#include "core/weights/weights_path.h"
#include "ui/base/convert.h"
#include "ui/engine/study.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <system_error>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

using Source = WeightsRequest::Source;

/// A file; or a folder, in which every network finds its own.
bool givesPath(const WeightsRequest& weights) {
    return weights.source == Source::Path ||
           (weights.source == Source::Auto && !weights.path.empty());
}

bool isThere(const WeightsRequest& weights) {
    std::error_code ignored;
    return givesPath(weights) &&
           std::filesystem::exists(splitWeightsPath(weights.path).file, ignored);
}

/// "auto", "demo", "random:3", or a path, which is found from any folder.
QString textOf(const WeightsRequest& weights) {
    if (weights.source == Source::Random)
        return u"random:%1"_s.arg(weights.seed);
    if (weights.source == Source::Demo)
        return u"demo"_s;
    std::error_code ignored;
    return weights.path.empty() ? u"auto"_s
                                : qpath(std::filesystem::absolute(weights.path, ignored));
}

/// nullopt: it cannot be understood.
std::optional<WeightsRequest> askedBy(const QString& text) try {
    return parseWeightsOption(str(text)).request;
} catch (const Error&) {
    return std::nullopt;
}

/// nullopt: it cannot be used, or its file is gone.
std::optional<WeightsRequest> weightsFrom(const QString& text) {
    const std::optional<WeightsRequest> weights = askedBy(text);
    return weights && givesPath(*weights) && !isThere(*weights) ? std::nullopt : weights;
}

std::optional<NetworkSpec> networkNamed(const std::string& name,
                                        const std::map<ColumnIndex, NetworkDefinition>& own) {
    if (const auto variant = variantIndex(name))
        return family().at(static_cast<std::size_t>(*variant)).spec;
    for (const auto& [column, network] : own)
        if (network.spec.name == name)
            return network.spec;
    return std::nullopt;
}

/// Edited by hand, or of another version: nullopt.
std::optional<KeptColumn> columnFrom(const QString& text,
                                     const std::map<ColumnIndex, NetworkDefinition>& own) {
    constexpr qsizetype kLongestLabel = 64;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto network = networkNamed(str(object[u"of"_s].toString()), own);
    const auto weights = weightsFrom(object[u"weights"_s].toString());
    KeptColumn kept;
    kept.column = ColumnIndex(object[u"column"_s].toInt(-1));
    const QString label = object[u"label"_s].toString();
    const std::string name = str(object[u"name"_s].toString());
    const bool usable = network && weights && kept.column >= kFirstExtra &&
                        kept.column.value() < kFirstExtra.value() + kOwnNetworkLimit &&
                        !own.contains(kept.column) && !label.isEmpty() &&
                        label.size() <= kLongestLabel && isNetworkName(name) &&
                        !networkNamed(name, own);
    if (!usable)
        return std::nullopt;
    kept.spec = *network;
    kept.spec.ofNetwork = network->name;
    kept.spec.label = str(label);
    kept.spec.name = name;
    kept.weights = *weights;
    return kept;
}

}  // namespace

QStringList columnTexts(const Study& study) {
    QStringList texts;
    for (const auto& [column, network] : study.networks().byColumn()) {
        const NetworkSpec& spec = network.spec;
        if (spec.ofNetwork.empty())
            continue;
        const QJsonObject object{{u"column"_s, column.value()},
                                 {u"of"_s, qstr(spec.ofNetwork)},
                                 {u"name"_s, qstr(spec.name)},
                                 {u"label"_s, qstr(spec.label)},
                                 {u"weights"_s, textOf(study.settings().weightsOf(spec.name))}};
        texts << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    return texts;
}

std::vector<KeptColumn> keptColumns(const QStringList& texts,
                                    const std::map<ColumnIndex, NetworkDefinition>& own) {
    std::vector<KeptColumn> columns;
    for (const QString& text : texts.mid(0, kOwnNetworkLimit)) {
        std::optional<KeptColumn> kept = columnFrom(text, own);
        if (kept && std::ranges::none_of(columns, [&](const KeptColumn& other) {
                return other.column == kept->column || other.spec.name == kept->spec.name;
            }))
            columns.push_back(std::move(*kept));
    }
    return columns;
}

QStringList fileTexts(const Study& study) {
    QStringList texts;
    if (const WeightsRequest& all = study.settings().weightsOf(kAllNetworks); isThere(all))
        texts << qstr(kAllNetworks) + u'=' + textOf(all);
    for (const auto& [column, entry] : study.entries()) {
        const auto named = study.settings().namedWeights().find(entry.spec.name);
        if (entry.spec.ofNetwork.empty() && named != study.settings().namedWeights().end() &&
            isThere(named->second))
            texts << qstr(entry.spec.name) + u'=' + textOf(named->second);
    }
    return texts;
}

std::map<std::string, WeightsRequest> keptFiles(const QStringList& texts) {
    std::map<std::string, WeightsRequest> files;
    for (const QString& text : texts) {
        const auto weights = weightsFrom(text.section(u'=', 1));
        if (weights && givesPath(*weights))
            files[str(text.section(u'=', 0, 0))] = *weights;
    }
    return files;
}

std::vector<GoneWeights> goneWeights(const QStringList& columnTexts, const QStringList& fileTexts) {
    std::vector<GoneWeights> gone;
    const auto add = [&gone](const QString& name, const QString& weights, bool column) {
        const std::optional<WeightsRequest> asked = askedBy(weights);
        if (asked && givesPath(*asked) && !isThere(*asked))
            gone.push_back({name, qpath(asked->path), column});
    };
    for (const QString& text : columnTexts) {
        const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
        add(object[u"of"_s].toString().toUpper() + u' ' + object[u"label"_s].toString(),
            object[u"weights"_s].toString(), true);
    }
    for (const QString& text : fileTexts) {
        const std::string name = str(text.section(u'=', 0, 0));
        const auto variant = variantIndex(name);
        const std::string display =
            variant ? displayName(family().at(static_cast<std::size_t>(*variant)).spec) : name;
        add(name == kAllNetworks ? QString() : qstr(display), text.section(u'=', 1), false);
    }
    return gone;
}

}  // namespace scalescope::ui
