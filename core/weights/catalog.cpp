// SPDX-License-Identifier: Apache-2.0
#include "core/weights/catalog.h"

#include "core/base/digest.h"

namespace scalescope {

namespace {

constexpr std::string_view kUrl = "https://download.pytorch.org/models/";
constexpr std::size_t kPrefixDigits = 8, kFullDigits = 64;
constexpr auto kCubic = Interpolation::Bicubic;
constexpr auto kLinear = Interpolation::Bilinear;

// Source: torchvision's pull request 4293 and references/classification; the projects' LICENSE
// files.
constexpr WeightsOrigin kTimm{"timm (Ross Wightman)",
                              "https://github.com/huggingface/pytorch-image-models", "Apache-2.0"};
constexpr WeightsOrigin kLukemelas{"EfficientNet-PyTorch (Luke Melas-Kyriazi)",
                                   "https://github.com/lukemelas/EfficientNet-PyTorch",
                                   "Apache-2.0"};
constexpr WeightsOrigin kTorchvision{"torchvision", "https://github.com/pytorch/vision",
                                     "BSD-3-Clause"};

// clang-format off
constexpr std::array<PublishedWeights, 9> kCatalog{{
    {"b0.IMAGENET1K_V1", 0, true, "efficientnet_b0_rwightman-7f5810bc.pth",
     "7f5810bc96def8f7552d5b7e68d53c4786f81167d28291b21c0d90e1fca14934",
     "efficientnet_b0_rwightman-3dd342df.pth", "3dd342df", {256, 224, kCubic}, 20.451, &kTimm},
    {"b1.IMAGENET1K_V2", 1, true, "efficientnet_b1-c27df63c.pth", "c27df63c", "", "", {255, 240, kLinear}, 30.136, &kTorchvision},
    {"b1.IMAGENET1K_V1", 1, false, "efficientnet_b1_rwightman-bac287d4.pth", "bac287d4",
     "efficientnet_b1_rwightman-533bc792.pth", "533bc792", {256, 240, kCubic}, 30.134, &kTimm},
    {"b2.IMAGENET1K_V1", 2, true, "efficientnet_b2_rwightman-c35c1473.pth",
     "c35c147384e385a5bab5a8eabdabbe5a3df0487ee4a554108626ae474a5bf755",
     "efficientnet_b2_rwightman-bcdf34b7.pth", "bcdf34b7", {288, 288, kCubic}, 35.174, &kTimm},
    {"b3.IMAGENET1K_V1", 3, true, "efficientnet_b3_rwightman-b3899882.pth",
     "b3899882250c22946d0229d266049fcd133c169233530b36b9ffa7983988362f",
     "efficientnet_b3_rwightman-cf984f9c.pth", "cf984f9c", {320, 300, kCubic}, 47.184, &kTimm},
    {"b4.IMAGENET1K_V1", 4, true, "efficientnet_b4_rwightman-23ab8bcd.pth",
     "23ab8bcd5bdbef61a7a43b91adcad81f622fd7f36fb4935a569828d77888c44e",
     "efficientnet_b4_rwightman-7eb33cd5.pth", "7eb33cd5", {384, 380, kCubic}, 74.489, &kTimm},
    {"b5.IMAGENET1K_V1", 5, true, "efficientnet_b5_lukemelas-1a07897c.pth",
     "1a07897c0d357db7981640f6be44a63420f11deb932344a69768b62ebe272946",
     "efficientnet_b5_lukemelas-b6417697.pth", "b6417697", {456, 456, kCubic}, 116.864, &kLukemelas},
    {"b6.IMAGENET1K_V1", 6, true, "efficientnet_b6_lukemelas-24a108a5.pth",
     "24a108a596a00ad522bdfb9a2d98a9bd31819dfd7e37dd96bad6bb5bc00d6015",
     "efficientnet_b6_lukemelas-c76e70fd.pth", "c76e70fd", {528, 528, kCubic}, 165.362, &kLukemelas},
    {"b7.IMAGENET1K_V1", 7, true, "efficientnet_b7_lukemelas-c5b4e57e.pth",
     "c5b4e57e0da1a10bb4f8a5b410dd3b7b6e7461f9b757209be29409707c3d87dd",
     "efficientnet_b7_lukemelas-dcc49843.pth", "dcc49843", {600, 600, kCubic}, 254.675, &kLukemelas},
}};
// clang-format on

bool equalsDigest(std::string_view published, std::string_view sha256) {
    return !published.empty() && sha256.substr(0, published.size()) == published;
}

Judgement verified(const PublishedWeights& entry, const std::string& fileName) {
    std::string verdict =
        "Verified: the SHA-256 is that of the published " + std::string(entry.fileName);
    if (fileName != entry.fileName)
        verdict += ", which lies here as " + fileName;
    return {WeightsKind::Verified, &entry, verdict + "."};
}

Judgement prefixVerified(const PublishedWeights& entry, std::string_view published) {
    return {WeightsKind::PrefixVerified, &entry,
            "The SHA-256 begins with the 8 published digits of " + std::string(published) +
                "; a full digest was never published."};
}

}  // namespace

std::string PublishedWeights::url() const {
    return std::string(kUrl).append(fileName);
}

std::string_view PublishedWeights::release() const {
    return id.substr(id.find('.') + 1);
}

std::string_view trainingTerms() noexcept {
    return "Trained on ImageNet, whose pictures are for research that is not commercial; their "
           "publishers leave it to you whether your use of the weights is permitted.";
}

const std::array<PublishedWeights, 9>& weightsCatalog() {
    return kCatalog;
}

Judgement judge(const std::string& fileName, const std::string& sha256) {
    for (const PublishedWeights& entry : kCatalog) {
        if (entry.sha256.size() == kFullDigits && sha256 == entry.sha256)
            return verified(entry, fileName);
        if (entry.sha256.size() == kPrefixDigits && equalsDigest(entry.sha256, sha256))
            return prefixVerified(entry, entry.fileName);
        if (equalsDigest(entry.oldSha256, sha256))
            return prefixVerified(entry, entry.oldFileName);
    }
    for (const PublishedWeights& entry : kCatalog) {
        if (fileName != entry.fileName &&
            (entry.oldFileName.empty() || fileName != entry.oldFileName))
            continue;
        std::string known = std::string(entry.sha256.substr(0, kPrefixDigits));
        if (!entry.oldSha256.empty())
            known += " or " + std::string(entry.oldSha256);
        return {WeightsKind::Differs, &entry,
                "The content differs from the published file of this name: its SHA-256 is " +
                    shownDigest(sha256) + ", the published one with " + known + "."};
    }
    return {WeightsKind::Own, nullptr,
            "Your own weights; their SHA-256 begins with " + shownDigest(sha256) + "."};
}

}  // namespace scalescope
