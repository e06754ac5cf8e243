// SPDX-License-Identifier: Apache-2.0
// Bombs for the readers of JSON, labels and arrays.
#include "core/input/labels.h"
#include "core/input/npz.h"
#include "core/scaling/device_profile.h"
#include "core/scaling/search_state.h"
#include "core/weights/shards.h"
#include "core/weights/side_config.h"
#include "tests/fuzz/bombs.h"

#include <array>
#include <vector>

namespace scalescope::fuzz {

namespace {

constexpr std::size_t kMega = std::size_t{1} << 20;

using Path = std::filesystem::path;

void readLabelFile(const Path& path) {
    static_cast<void>(
        isRead(Subject::Input, path.string(), [&] { static_cast<void>(readLabels(path)); }));
}

void readIndex(const Path& path) {
    static_cast<void>(isRead(Subject::Weights, "", [&] { static_cast<void>(shardsOf(path)); }));
}

void readConfig(const Path& path) {
    static_cast<void>(readSideConfig(path.parent_path() / "model.safetensors"));
}

void readState(const Path& path) {
    std::vector<SearchCandidate> candidates;
    static_cast<void>(
        isRead(Subject::Input, path.string(), [&] { readSearchState(path, {}, candidates); }));
}

void readProfile(const Path& path) {
    static_cast<void>(
        isRead(Subject::Input, path.string(), [&] { static_cast<void>(readDeviceProfile(path)); }));
}

void readArray(Bytes bytes) {
    static_cast<void>(
        isRead(Subject::Input, "mutant", [&] { static_cast<void>(readNpz(bytes, "mutant", "")); }));
}

std::string deep(std::size_t bytes) {
    return repeated("[", bytes / 2) + repeated("]", bytes / 2);
}

std::string wide(std::string_view item, std::size_t bytes) {
    std::string text("[");
    text += repeated(std::string(item) + ",", bytes / (item.size() + 1));
    return text + std::string(item) + "]";
}

std::string deepLabels() {
    return deep(15 * kMega);
}

std::string wideLabels() {
    return wide("{}", 15 * kMega);
}

std::string emptyLines() {
    return repeated("\n", 15 * kMega) + "x";
}

std::string manyCells() {
    return repeated(",", 15 * kMega) + "x";
}

/// A mapping within a mapping, as Python prints it.
std::string deepPython() {
    return repeated("{'a':", 3 * kMega);
}

/// Each line within the one before it.
std::string deepYaml() {
    std::string text;
    for (std::size_t indent = 0; text.size() < 15 * kMega; ++indent)
        text += std::string(indent, ' ') + "names:\n";
    return text;
}

/// The first key for labels holds nothing, and so on.
std::string wideYaml() {
    return repeated("names:\n", 7 * kMega);
}

std::string bracketOfYaml() {
    return "names: [" + repeated(",\n", 14 * kMega);
}

std::string deepIndex() {
    return "{\"weight_map\":" + deep(60 * kMega) + "}";
}

std::string wideIndex() {
    return "{\"weight_map\":" + wide("{}", 60 * kMega) + "}";
}

/// Deep where it is copied: a copy of such a document calls itself.
std::string deepConfig() {
    return "{\"pretrained_cfg\":" + deep(kMega - 100) + "}";
}

std::string deepState() {
    return "{\"schema\":\"scalescope/scale-search-state/"
           "1\",\"options\":{},\"candidates\":[{\"alpha\":" +
           deep(15 * kMega) + "}]}";
}

std::string deepProfile() {
    return "{\"schema\":\"scalescope/device-profile/1\",\"measured\":" + deep(kMega - 100) + "}";
}

/// One member that says it unpacks to nearly 4 GiB.
std::string claimedArray() {
    const std::string packed(5 * kMega, '\x5a'), name = "a.npy";
    const std::string common = std::string("\0\0\x08\0\0\0\0\0\0\0\0\0", 12) +
                               littleEndian(static_cast<std::uint32_t>(packed.size())) +
                               littleEndian(std::uint32_t{0xFFFFFF00}) +
                               littleEndian(static_cast<std::uint16_t>(name.size())) +
                               std::string(2, '\0');
    const std::string member = std::string("PK\x03\x04\x14\0", 6) + common + name + packed;
    const std::string entry =
        std::string("PK\x01\x02\x14\0\x14\0", 8) + common + std::string(14, '\0') + name;
    return member + entry + std::string("PK\x05\x06\0\0\0\0\x01\0\x01\0", 12) +
           littleEndian(static_cast<std::uint32_t>(entry.size())) +
           littleEndian(static_cast<std::uint32_t>(member.size())) + std::string(2, '\0');
}

constexpr Bomb ofFile(std::string_view name, std::string (*make)(), void (*read)(const Path&),
                      std::string_view file) {
    return {name, make, nullptr, kStatedMargin, read, file};
}

constexpr std::array kBombs{
    Bomb{"array that claims 4 GiB", claimedArray, readArray},
    ofFile("deep labels", deepLabels, readLabelFile, "labels.json"),
    ofFile("labels of many objects", wideLabels, readLabelFile, "labels.json"),
    ofFile("labels of empty lines", emptyLines, readLabelFile, "labels.txt"),
    ofFile("labels of many cells", manyCells, readLabelFile, "labels.csv"),
    ofFile("labels of one line of cells", manyCells, readLabelFile, "labels.txt"),
    ofFile("deep labels of Python", deepPython, readLabelFile, "labels.txt"),
    ofFile("deep labels of YAML", deepYaml, readLabelFile, "data.yaml"),
    ofFile("labels of many keys in YAML", wideYaml, readLabelFile, "data.yaml"),
    ofFile("labels of an open bracket in YAML", bracketOfYaml, readLabelFile, "data.yaml"),
    ofFile("deep index of shards", deepIndex, readIndex, "model.index.json"),
    ofFile("index of many objects", wideIndex, readIndex, "model.index.json"),
    ofFile("deep config", deepConfig, readConfig, "config.json"),
    ofFile("deep state of a search", deepState, readState, "state.json"),
    ofFile("deep device profile", deepProfile, readProfile, "profile.json"),
};

}  // namespace

std::span<const Bomb> textBombs() {
    return kBombs;
}

}  // namespace scalescope::fuzz
