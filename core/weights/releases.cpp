// SPDX-License-Identifier: Apache-2.0
#include "core/weights/releases.h"

#include "core/base/ascii.h"
#include "core/weights/catalog.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace scalescope {

namespace {

constexpr std::size_t kPromisedDigits = 8, kRevisionDigits = 40;

// clang-format off
constexpr Release kReleases[] = {
    {"efficientnet_b0_ra-3dd342df.pth", "timm efficientnet_b0.ra_in1k"},
    {"efficientnet_b1-533bc792.pth", "timm efficientnet_b1.ft_in1k"},
    {"efficientnet_b2_ra-bcdf34b7.pth", "timm efficientnet_b2.ra_in1k"},
    {"efficientnet_b3_ra2-cf984f9c.pth", "timm efficientnet_b3.ra2_in1k"},
    {"efficientnet_b4_ra2_320-7eb33cd5.pth", "timm efficientnet_b4.ra2_in1k"},
    {"tf_efficientnet_b0_ns-c0e6a31c.pth", "timm tf_efficientnet_b0.ns_jft_in1k"},
    {"tf_efficientnet_b0_ap-f262efe1.pth", "timm tf_efficientnet_b0.ap_in1k"},
    {"tf_efficientnet_b0_aa-827b6e33.pth", "timm tf_efficientnet_b0.aa_in1k"},
    {"tf_efficientnet_b0-0af12548.pth", "timm tf_efficientnet_b0.in1k"},
    {"tf_efficientnet_b1_ns-99dd0c41.pth", "timm tf_efficientnet_b1.ns_jft_in1k"},
    {"tf_efficientnet_b1_ap-44ef0a3d.pth", "timm tf_efficientnet_b1.ap_in1k"},
    {"tf_efficientnet_b1_aa-ea7a6ee0.pth", "timm tf_efficientnet_b1.aa_in1k"},
    {"tf_efficientnet_b1-5c1377c4.pth", "timm tf_efficientnet_b1.in1k"},
    {"tf_efficientnet_b2_ns-00306e48.pth", "timm tf_efficientnet_b2.ns_jft_in1k"},
    {"tf_efficientnet_b2_ap-2f8e7636.pth", "timm tf_efficientnet_b2.ap_in1k"},
    {"tf_efficientnet_b2_aa-60c94f97.pth", "timm tf_efficientnet_b2.aa_in1k"},
    {"tf_efficientnet_b2-e393ef04.pth", "timm tf_efficientnet_b2.in1k"},
    {"tf_efficientnet_b3_ns-9d44bf68.pth", "timm tf_efficientnet_b3.ns_jft_in1k"},
    {"tf_efficientnet_b3_ap-aad25bdd.pth", "timm tf_efficientnet_b3.ap_in1k"},
    {"tf_efficientnet_b3_aa-84b4657e.pth", "timm tf_efficientnet_b3.aa_in1k"},
    {"tf_efficientnet_b3-e3bd6955.pth", "timm tf_efficientnet_b3.in1k"},
    {"tf_efficientnet_b4_ns-d6313a46.pth", "timm tf_efficientnet_b4.ns_jft_in1k"},
    {"tf_efficientnet_b4_ap-dedb23e6.pth", "timm tf_efficientnet_b4.ap_in1k"},
    {"tf_efficientnet_b4_aa-818f208c.pth", "timm tf_efficientnet_b4.aa_in1k"},
    {"tf_efficientnet_b4-74ee3bed.pth", "timm tf_efficientnet_b4.in1k"},
    {"tf_efficientnet_b5_ns-6f26d0cf.pth", "timm tf_efficientnet_b5.ns_jft_in1k"},
    {"tf_efficientnet_b5_ap-9e82fae8.pth", "timm tf_efficientnet_b5.ap_in1k"},
    {"tf_efficientnet_b5_ra-9a3e5369.pth", "timm tf_efficientnet_b5.ra_in1k"},
    {"tf_efficientnet_b5_aa-99018a74.pth", "timm tf_efficientnet_b5.aa_in1k"},
    {"tf_efficientnet_b5-c6949ce9.pth", "timm tf_efficientnet_b5.in1k"},
    {"tf_efficientnet_b6_ns-51548356.pth", "timm tf_efficientnet_b6.ns_jft_in1k"},
    {"tf_efficientnet_b6_ap-4ffb161f.pth", "timm tf_efficientnet_b6.ap_in1k"},
    {"tf_efficientnet_b6_aa-80ba17e4.pth", "timm tf_efficientnet_b6.aa_in1k"},
    {"tf_efficientnet_b7_ns-1dbc32de.pth", "timm tf_efficientnet_b7.ns_jft_in1k"},
    {"tf_efficientnet_b7_ap-ddb28fec.pth", "timm tf_efficientnet_b7.ap_in1k"},
    {"tf_efficientnet_b7_ra-6c08e654.pth", "timm tf_efficientnet_b7.ra_in1k"},
    {"tf_efficientnet_b7_aa-076e3472.pth", "timm tf_efficientnet_b7.aa_in1k"},
    {"efficientnet-b0-355c32eb.pth", "EfficientNet-PyTorch efficientnet-b0"},
    {"efficientnet-b1-f1951068.pth", "EfficientNet-PyTorch efficientnet-b1"},
    {"efficientnet-b2-8bb594d6.pth", "EfficientNet-PyTorch efficientnet-b2"},
    {"efficientnet-b3-5fb5a3c3.pth", "EfficientNet-PyTorch efficientnet-b3"},
    {"efficientnet-b4-6ed6700e.pth", "EfficientNet-PyTorch efficientnet-b4"},
    {"efficientnet-b5-b6417697.pth", "EfficientNet-PyTorch efficientnet-b5"},
    {"efficientnet-b6-c76e70fd.pth", "EfficientNet-PyTorch efficientnet-b6"},
    {"efficientnet-b7-dcc49843.pth", "EfficientNet-PyTorch efficientnet-b7"},
    {"adv-efficientnet-b0-b64d5a18.pth", "EfficientNet-PyTorch efficientnet-b0, AdvProp"},
    {"adv-efficientnet-b1-0f3ce85a.pth", "EfficientNet-PyTorch efficientnet-b1, AdvProp"},
    {"adv-efficientnet-b2-6e9d97e5.pth", "EfficientNet-PyTorch efficientnet-b2, AdvProp"},
    {"adv-efficientnet-b3-cdd7c0f4.pth", "EfficientNet-PyTorch efficientnet-b3, AdvProp"},
    {"adv-efficientnet-b4-44fb3a87.pth", "EfficientNet-PyTorch efficientnet-b4, AdvProp"},
    {"adv-efficientnet-b5-86493f6b.pth", "EfficientNet-PyTorch efficientnet-b5, AdvProp"},
    {"adv-efficientnet-b6-ac80338e.pth", "EfficientNet-PyTorch efficientnet-b6, AdvProp"},
    {"adv-efficientnet-b7-4652b6dd.pth", "EfficientNet-PyTorch efficientnet-b7, AdvProp"},
};
// clang-format on

/// The one whose digits the SHA-256 begins with.
const Release* releaseByDigest(std::string_view sha256) {
    for (const Release& release : kReleases)
        if (!sha256.empty() && sha256.starts_with(promisedDigits(release.fileName)))
            return &release;
    return nullptr;
}

const Release* releaseByName(std::string_view fileName) {
    const auto found = std::ranges::find(kReleases, fileName, &Release::fileName);
    return found == std::end(kReleases) ? nullptr : &*found;
}

const PublishedWeights* publishedAs(const std::string& id) {
    for (const PublishedWeights& entry : weightsCatalog())
        if (entry.id == id)
            return &entry;
    return nullptr;
}

const PublishedWeights* publishedName(std::string_view fileName) {
    for (const PublishedWeights& entry : weightsCatalog())
        if (fileName == entry.fileName ||
            (!entry.oldFileName.empty() && fileName == entry.oldFileName))
            return &entry;
    return nullptr;
}

/// "torchvision EfficientNet_B1_Weights.IMAGENET1K_V2".
std::string torchvisionRelease(const PublishedWeights& entry) {
    const std::size_t dot = entry.id.find('.');
    return std::string("torchvision EfficientNet_B") + std::to_string(entry.variant) + "_Weights." +
           std::string(entry.id.substr(dot + 1));
}

/// What sets these apart from others of the same network.
std::string torchvisionDetail(const PublishedWeights& entry) {
    std::string detail = entry.fileName.find("_rwightman") != std::string_view::npos
                             ? ", ported from timm"
                         : entry.fileName.find("_lukemelas") != std::string_view::npos
                             ? ", ported from EfficientNet-PyTorch"
                             : ", trained by torchvision's newer recipe";
    for (const PublishedWeights& other : weightsCatalog())
        if (other.variant == entry.variant && other.id != entry.id)
            detail += std::string("; not ") + std::string(other.id.substr(other.id.find('.') + 1)) +
                      " of the same network";
    return detail;
}

/// A snapshot in the hub's cache: .../models--OWNER--NAME/snapshots/REVISION/FILE.
void readRepository(const std::filesystem::path& path, Origin& origin) {
    constexpr std::string_view kStart = "models--", kBetween = "--";
    bool isRevision = false;
    for (const auto& part : path) {
        const std::string text = part.string();
        if (text.starts_with(kStart)) {
            const std::string name = text.substr(kStart.size());
            const std::size_t at = name.find(kBetween);
            origin.repository =
                at == std::string::npos
                    ? name
                    : name.substr(0, at).append(1, '/').append(name.substr(at + kBetween.size()));
        }
        if (isRevision && text.size() == kRevisionDigits && isHex(text))
            origin.revision = text;
        isRevision = text == "snapshots";
    }
    if (origin.repository.empty())
        origin.revision.clear();
}

/// Of a published file whose content was compared with what was published.
bool isPublished(WeightsKind kind) {
    return kind == WeightsKind::Verified || kind == WeightsKind::PrefixVerified;
}

void sayPromise(const WeightsInfo& info, Origin& origin) {
    if (origin.promised.empty())
        return;
    if (!origin.promiseKept)
        origin.sentence += " Its name promises a SHA-256 that begins with " + origin.promised +
                           "; it was not hashed.";
    else if (!*origin.promiseKept)
        origin.sentence += " Its name promises a SHA-256 that begins with " + origin.promised +
                           ", but it begins with " + info.sha256.substr(0, kPromisedDigits) +
                           ": the content is another.";
    else if (!isPublished(info.kind))
        origin.sentence += " Its SHA-256 begins with the digits that its name promises.";
}

/// From the content where it was hashed, else from the name. names as for originOf.
void findRelease(const WeightsInfo& info, std::string_view names, Origin& origin) {
    const Release* byDigest = releaseByDigest(info.sha256);
    const PublishedWeights* published =
        isPublished(info.kind) ? publishedAs(info.catalogId) : nullptr;
    // timm's first files and torchvision's old names have the same digits.
    const bool isTimms = byDigest && names == "timm";
    if (published && !isTimms) {
        origin.release = torchvisionRelease(*published);
        origin.sentence = origin.release + torchvisionDetail(*published) + ", by its SHA-256.";
    } else if (byDigest) {
        origin.release = byDigest->id;
        origin.sentence = origin.release + ", by its SHA-256.";
    } else if (const PublishedWeights* named = publishedName(info.path.filename().string())) {
        origin.release = info.sha256.empty() ? torchvisionRelease(*named) : "";
        origin.sentence =
            std::string("Named as ") + torchvisionRelease(*named) + torchvisionDetail(*named) + ".";
    } else if (const Release* byName = releaseByName(info.path.filename().string())) {
        origin.release = info.sha256.empty() ? std::string(byName->id) : "";
        origin.sentence = std::string("Named as ").append(byName->id) + ".";
    } else if (!origin.repository.empty()) {
        origin.release = origin.repository;
        origin.sentence = "From the repository " + origin.repository + " of the Hugging Face hub" +
                          (origin.revision.empty()
                               ? std::string(".")
                               : ", revision " + origin.revision.substr(0, kPromisedDigits) + ".");
    } else {
        origin.sentence = "Neither its name nor its content is that of a published file.";
        if (info.sha256.empty())
            origin.sentence = "Its name is not that of a published file.";
    }
}

}  // namespace

std::span<const Release> releases() {
    return kReleases;
}

std::string promisedDigits(std::string_view fileName) {
    const std::size_t dot = fileName.rfind('.');
    const std::string_view stem = fileName.substr(0, dot);
    const std::size_t dash = stem.rfind('-');
    if (dot == std::string_view::npos || dash == std::string_view::npos)
        return {};
    const std::string_view digits = stem.substr(dash + 1);
    return digits.size() == kPromisedDigits && isHex(digits) ? std::string(digits) : std::string();
}

Origin originOf(const WeightsInfo& info, std::string_view names) {
    Origin origin;
    if (info.path.empty()) {
        origin.sentence = info.kind == WeightsKind::Demo
                              ? "Comes with this program; trained on generated pictures."
                              : "Drawn from the seed by this program; no file.";
        return origin;
    }
    readRepository(info.path, origin);
    origin.promised = promisedDigits(info.path.filename().string());
    if (!origin.promised.empty() && !info.sha256.empty())
        origin.promiseKept = info.sha256.starts_with(origin.promised);
    findRelease(info, names, origin);
    sayPromise(info, origin);
    return origin;
}

}  // namespace scalescope
