// SPDX-License-Identifier: Apache-2.0
// A HEIF file in memory (HEIC of phones), opened by libheif once its sizes were checked.
#pragma once

#include "core/input/headers/image_header.h"

#include <memory>

struct heif_image_handle;

namespace scalescope::detail {

/// "ftyp" with a brand of HEIF that is no AVIF.
[[nodiscard]] bool looksLikeHeif(const ByteReader& file);

class HeifFile {
public:
    /// Throws: FormatUnknown for pictures that are no HEVC, or where libheif has no decoder for
    /// it; LimitExceeded, also for sizes that only the streams tell; FileUnreadable.
    explicit HeifFile(const ByteReader& file);
    ~HeifFile();
    HeifFile(const HeifFile&) = delete;
    HeifFile& operator=(const HeifFile&) = delete;

    /// Of the primary picture, as it stands after the turning that the file asks for.
    [[nodiscard]] ImageHeader header() const;
    [[nodiscard]] const heif_image_handle& picture() const;
    /// The file turns or mirrors its pictures; EXIF says the same once more and is not heeded.
    [[nodiscard]] bool isTurned() const { return m_turned; }

private:
    struct Opened;
    std::unique_ptr<Opened> m_opened;
    bool m_turned = false;
};

}  // namespace scalescope::detail
