// SPDX-License-Identifier: Apache-2.0
// The images of a run as rows that are fetched on demand, with small pictures as they are seen.
#pragma once

#include "ui/pages/inspect/gallery_data.h"

#include <QAbstractListModel>

#include <memory>

namespace scalescope::ui {

class PictureLoader;

/// Rows come kChunk at a time, as the view asks for them: 100,000 images are no more work than a
/// screen of them. A picture that has been loaded is drawn when the view is: nothing is signalled.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kChunk = 500, kSidePx = 48;

    explicit GalleryModel(PictureLoader& pictures, QObject* parent = nullptr);

    void setImages(std::shared_ptr<const Diagnosis> diagnosis,
                   std::shared_ptr<const GalleryJudge> judge, std::vector<std::int32_t> images);
    /// All rows, also those that are not fetched yet.
    [[nodiscard]] int imageCount() const { return static_cast<int>(m_images.size()); }
    [[nodiscard]] std::int32_t imageAt(int row) const {
        return m_images.at(static_cast<std::size_t>(row));
    }
    /// -1: the filter leaves it out. Fetches up to there.
    int rowOf(std::int32_t image);
    void fetchTo(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    [[nodiscard]] QPixmap picture(std::size_t image) const;

    PictureLoader& m_pictures;
    std::shared_ptr<const Diagnosis> m_diagnosis;
    std::shared_ptr<const GalleryJudge> m_judge;
    std::vector<std::int32_t> m_images;
    int m_fetched = 0;
};

}  // namespace scalescope::ui
