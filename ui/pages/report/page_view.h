// SPDX-License-Identifier: Apache-2.0
// Sheets of paper under each other; only those in sight are there as pictures.
#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QStringList>

#include <vector>

namespace scalescope::ui {

class PageView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PageView(QWidget* parent = nullptr);

    /// What can be read on each; what was shown stays until the new pictures come.
    void setPages(const QStringList& texts);
    void setPage(int page, const QImage& image);
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_sheets.size()); }
    /// All that can be read, for assistive technology and tests.
    [[nodiscard]] QString text() const;
    /// Every page in sight is there.
    [[nodiscard]] bool isDrawn() const;

Q_SIGNALS:
    void pageWanted(int page, int widthPx);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Sheet {
        QString text;
        QImage image;
        int askedPx = 0;  ///< width that its picture was asked for in; 0: not at all
    };
    void layOut();
    void askForVisible();
    [[nodiscard]] QSize sheetSize() const;
    [[nodiscard]] QRect areaOf(int page) const;  ///< in the viewport
    [[nodiscard]] std::pair<int, int> visible() const;

    std::vector<Sheet> m_sheets;
};

}  // namespace scalescope::ui
