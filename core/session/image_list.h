// SPDX-License-Identifier: Apache-2.0
// Which images are asked about: a list that many questions share.
#pragma once

#include "core/input/image_file.h"

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

/// One image: a file, an embedded sample, or pixels that are already there.
struct ImageSource {
    std::filesystem::path path;
    std::string sample;  ///< name of an embedded photograph
    std::shared_ptr<const LoadedImage> loaded;
    std::string classLabel;
    bool mayBeSkipped = false;  ///< found in a folder: the run goes on without it
    std::shared_ptr<const std::filesystem::path> folder{};  ///< that it was found in; null: none
};

/// Copies share one list until one of them is changed: eight questions about 100,000 images are
/// asked at no cost.
class ImageList {
public:
    ImageList() = default;
    ImageList(std::vector<ImageSource> images)
        : m_images(std::make_shared<std::vector<ImageSource>>(std::move(images))) {}
    ImageList(std::initializer_list<ImageSource> images)
        : ImageList(std::vector<ImageSource>(images)) {}

    [[nodiscard]] const std::vector<ImageSource>& list() const {
        static const std::vector<ImageSource> none;
        return m_images ? *m_images : none;
    }
    /// Its own from here on.
    [[nodiscard]] std::vector<ImageSource>& edit() {
        if (!m_images || m_images.use_count() > 1)
            m_images = std::make_shared<std::vector<ImageSource>>(list());
        return *m_images;
    }
    [[nodiscard]] std::size_t size() const { return list().size(); }
    [[nodiscard]] bool empty() const { return list().empty(); }
    [[nodiscard]] auto begin() const { return list().begin(); }
    [[nodiscard]] auto end() const { return list().end(); }
    [[nodiscard]] const ImageSource& front() const { return list().front(); }
    [[nodiscard]] const ImageSource& at(std::size_t index) const { return list().at(index); }
    [[nodiscard]] const ImageSource& operator[](std::size_t index) const { return list()[index]; }
    void push_back(ImageSource image) { edit().push_back(std::move(image)); }

private:
    std::shared_ptr<std::vector<ImageSource>> m_images;
};

/// Files, and the images of folders; those may be skipped unless strict. Throws: as expandImages.
[[nodiscard]] ImageList sourcesIn(const std::vector<std::filesystem::path>& paths, bool strict);

}  // namespace scalescope
