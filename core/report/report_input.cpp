// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_input.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace scalescope {

namespace {

using Native = std::filesystem::path::string_type;

/// Behind the last separator.
std::size_t folderEnd(const Native& path) {
    const std::size_t last = path.rfind(std::filesystem::path::preferred_separator);
    return last == Native::npos ? std::size_t{0} : last + 1;
}

const Diagnosis* withMostImages(const Report& report) {
    const Diagnosis* most = nullptr;
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis && (!most || variant.diagnosis->inputs.size() > most->inputs.size()))
            most = variant.diagnosis.get();
    return most;
}

std::size_t classFolders(const std::vector<InputInfo>& inputs) {
    std::set<std::string_view> labels;
    for (const InputInfo& input : inputs)
        if (!input.classLabel.empty())
            labels.insert(input.classLabel);
    return labels.size();
}

/// Folders as they were named, else the one that holds all files: "/data/a and /data/b".
std::string foldersOf(const Report& report, const Diagnosis* most) {
    if (!most || most->folders.empty())
        return report.folder;
    std::string text;
    for (const std::filesystem::path& folder : most->folders)
        text += (text.empty() ? "" : " and ") + folder.string();
    return text;
}

/// ": a.png, b.png and 12 more"
std::string namesOf(const std::vector<InputInfo>& inputs) {
    constexpr std::size_t kNamed = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(inputs.size(), kNamed); ++i)
        text += (i > 0 ? ", " : ": ") + inputs[i].name;
    if (inputs.size() > kNamed)
        text += " and " + std::to_string(inputs.size() - kNamed) + " more";
    return text;
}

}  // namespace

void CommonFolder::add(const std::filesystem::path& file) {
    const Native& text = file.native();
    if (!m_prefix) {
        m_prefix = text.substr(0, folderEnd(text));
        return;
    }
    if (text.starts_with(*m_prefix))
        return;
    const auto parted = std::ranges::mismatch(*m_prefix, text).in1;
    m_prefix->erase(parted, m_prefix->end());
    m_prefix->resize(folderEnd(*m_prefix));
}

std::string CommonFolder::name() const {
    if (!m_prefix || m_prefix->size() < 2)
        return {};
    return std::filesystem::path(m_prefix->substr(0, m_prefix->size() - 1)).string();
}

std::size_t imagesSeen(const Report& report) {
    const Diagnosis* most = withMostImages(report);
    return most ? most->inputs.size() : 0;
}

std::string inputWords(const Report& report) {
    const Diagnosis* most = withMostImages(report);
    const std::size_t seen = imagesSeen(report);
    const std::size_t left = most ? most->skipped.size() : 0;
    const std::size_t asked = std::max(report.imagesAsked, seen + left);
    if (asked <= 1) {
        if (!report.image)
            return most && !most->inputs.empty() ? most->inputs.front().name : "a given tensor";
        return report.image->name + ", " + std::to_string(report.image->image.width) + " × " +
               std::to_string(report.image->image.height) + " px";
    }
    std::string text = seen == asked ? std::to_string(seen)
                                     : std::to_string(seen) + " of " + std::to_string(asked);
    text += " images";
    const std::string from = foldersOf(report, most);
    if (!from.empty())
        text += " of " + from;
    if (const std::size_t folders = most ? classFolders(most->inputs) : 0; folders > 1)
        text += ", " + std::to_string(folders) + " class folders";
    if (left > 0)
        text += ", " + std::to_string(left) + " left out";
    return from.empty() && most ? text + namesOf(most->inputs) : text;
}

}  // namespace scalescope
