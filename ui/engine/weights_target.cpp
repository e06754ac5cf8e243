// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/weights_target.h"

#include "core/session/questions/inspect_weights_job.h"
#include "ui/base/convert.h"

#include <QRegularExpression>

namespace scalescope::ui {

std::optional<ColumnIndex> columnFor(const std::filesystem::path& path, const WeightsFile& file) {
    static const QRegularExpression pattern(QStringLiteral("(?:^|[^a-z0-9])b([0-7])(?![a-z0-9])"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (file.variant)
        return ColumnIndex(*file.variant);
    const QRegularExpressionMatch match = pattern.match(qpath(path.filename()));
    return match.hasMatch() ? std::optional(ColumnIndex(match.captured(1).toInt())) : std::nullopt;
}

}  // namespace scalescope::ui
