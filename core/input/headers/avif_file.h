// SPDX-License-Identifier: Apache-2.0
// An AVIF in memory, opened by libavif within this program's limits.
#pragma once

#include "core/input/headers/image_header.h"

#include <memory>

struct avifImage;

namespace scalescope::detail {

/// A brand of AVIF, for pictures or sequences.
[[nodiscard]] bool looksLikeAvif(const ByteReader& file);

class AvifFile {
public:
    /// Throws: LimitExceeded; FileUnreadable.
    explicit AvifFile(const ByteReader& file);
    ~AvifFile();
    AvifFile(const AvifFile&) = delete;
    AvifFile& operator=(const AvifFile&) = delete;

    /// As the file stores it: turning and mirroring are in the orientation. EXIF is not heeded.
    [[nodiscard]] ImageHeader header() const;
    /// The primary picture, or the first one of a sequence. Throws: FileUnreadable.
    [[nodiscard]] const avifImage& decode();

private:
    struct Opened;
    const ByteReader& m_file;
    std::unique_ptr<Opened> m_opened;
};

}  // namespace scalescope::detail
