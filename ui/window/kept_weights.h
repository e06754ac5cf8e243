// SPDX-License-Identifier: Apache-2.0
// What the session keeps of weights: the file that each network runs on, and the columns that are
// networks once more.
#pragma once

#include "core/model/variant.h"
#include "core/scaling/definition.h"
#include "core/weights/request.h"

#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace scalescope::ui {

class Study;

/// A network once more, with its place.
struct KeptColumn {
    ColumnIndex column;
    NetworkSpec spec;
    WeightsRequest weights;
};

/// One JSON object for each.
[[nodiscard]] QStringList columnTexts(const Study& study);
/// Those whose network is there (B0 to B7, or one of own) and whose file still exists.
[[nodiscard]] std::vector<KeptColumn> keptColumns(
    const QStringList& texts, const std::map<ColumnIndex, NetworkDefinition>& own);

/// Stands for all networks where one is named: no network is called so.
inline constexpr const char* kAllNetworks = "*";

/// "b0=/runs/a.pth": files that networks were told to run on; "*=/runs": what all were.
[[nodiscard]] QStringList fileTexts(const Study& study);
/// By name of the network, kAllNetworks first; files that are gone are left out.
[[nodiscard]] std::map<std::string, WeightsRequest> keptFiles(const QStringList& texts);

/// A file or folder that is not there any more.
struct GoneWeights {
    QString name;  ///< of the network or column, as shown; empty: all networks
    QString path;
    bool column = false;  ///< a network once more, which has no other weights
};
[[nodiscard]] std::vector<GoneWeights> goneWeights(const QStringList& columnTexts,
                                                   const QStringList& fileTexts);

}  // namespace scalescope::ui
