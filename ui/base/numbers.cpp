// SPDX-License-Identifier: Apache-2.0
#include "ui/base/numbers.h"

#include "core/base/format.h"
#include "ui/base/convert.h"

#include <cmath>

namespace scalescope::ui {

QLocale numberLocale() {
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

QString fixed(double value, int decimals) {
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : qstr(formatReal(value));
}

QString significant(double value, int digits) {
    return std::isfinite(value) ? QString::number(value, 'g', digits) : qstr(formatReal(value));
}

QString grouped(QString number) {
    qsizetype end = number.indexOf(u'.');
    if (end < 0)
        end = number.size();
    const qsizetype start = number.startsWith(u'-') ? 1 : 0;
    if (end - start > 4)
        for (qsizetype at = end - 3; at > start; at -= 3)
            number.insert(at, QChar(0x2009));
    return number;
}

QString countText(qulonglong count) {
    return grouped(QString::number(count));
}

}  // namespace scalescope::ui
