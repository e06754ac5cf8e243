// SPDX-License-Identifier: Apache-2.0
// Lays headings, text, tables, pictures and plots onto the pages of a PDF from top to bottom.
#pragma once

#include "core/base/table.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace scalescope::ui {

class PlotWidget;

class PdfFlow {
public:
    explicit PdfFlow(const QString& title);
    ~PdfFlow();

    void heading(const QString& text);
    void html(const QString& html);  ///< one paragraph or small table
    void table(const Table& table);  ///< breaks between rows; the head is repeated
    void image(const QImage& image, double heightPt);
    /// Side by side with equal width; a new page when the row does not fit.
    void plots(const std::vector<const PlotWidget*>& plots, double heightPt);
    /// Ends the document.
    [[nodiscard]] QByteArray finish();

private:
    struct Impl;
    void reserve(double height);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope::ui
