// SPDX-License-Identifier: Apache-2.0
// What a pass in fewer digits costs: its logits against those of float32 on the same input.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace scalescope {

/// Over one or more images. Source: own.
struct DtypeError {
    /// RMS of the differences over the RMS of the float32 logits, per image, then the mean;
    /// nullopt: no image has finite logits in both formats
    std::optional<double> relativeRms;
    std::optional<double> maxAbs;  ///< largest difference of a logit
    double sameTop1Share = 1.0;    ///< images whose first class is the same
    std::int64_t images = 1;       ///< that were compared
};

/// Gathers it, some images after the others. An image whose logits are not finite in float32 says
/// nothing of a format and is left out; one that is finite there and not in fewer digits has
/// another first class and no difference.
class DtypeErrorOver {
public:
    /// Shape: logits [N, classes] each. Throws: ArgumentInvalid when the sizes differ.
    void add(std::span<const float> logits, std::span<const float> inFloat32, int classCount);
    /// nullopt: no image was compared.
    [[nodiscard]] std::optional<DtypeError> result() const;

private:
    void addImage(std::span<const float> logits, std::span<const float> inFloat32);

    double m_relativeRms = 0.0;  // sum over the finite images
    double m_maxAbs = 0.0;
    std::int64_t m_images = 0, m_finite = 0, m_sameTop1 = 0;
};

/// Of all images at once. Throws as DtypeErrorOver::add.
[[nodiscard]] std::optional<DtypeError> dtypeErrorOf(std::span<const float> logits,
                                                     std::span<const float> inFloat32,
                                                     int classCount);

}  // namespace scalescope
