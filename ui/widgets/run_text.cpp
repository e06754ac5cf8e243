// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/run_text.h"

#include "core/base/format.h"
#include "ui/base/convert.h"

#include <QCoreApplication>
#include <QStringList>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString throughputText(const Throughput& several) {
    QString text = Texts::tr("%1 images in %2 s, %3 per pass")
                       .arg(QString::number(several.images), qstr(formatReal(several.seconds, 3)),
                            QString::number(several.choice.batch));
    if (!several.choice.measured)
        return text;
    QStringList probes;
    for (const BatchProbe& probe : several.choice.probes)
        probes.append(Texts::tr("%1: %2").arg(QString::number(probe.batch),
                                              qstr(formatReal(probe.imagesPerSecond, 3))));
    return text + Texts::tr(" (measured, images/s: %1)").arg(probes.join(u", "_s));
}

}  // namespace

QString engineText(const Provenance& run) {
    QString text = Texts::tr("%1 engine on %2 in %3")
                       .arg(qstr(run.executor), qstr(run.device), qstr(run.dtype));
    if (run.autocast)
        text += Texts::tr(" by autocast");
    return run.executorReason.empty() ? text : text + u" ("_s + qstr(run.executorReason) + u")"_s;
}

QString runText(const Diagnosis& diagnosis) {
    const QString engine = engineText(diagnosis.provenance);
    return diagnosis.throughput ? throughputText(*diagnosis.throughput) + u"\n"_s + engine : engine;
}

}  // namespace scalescope::ui
