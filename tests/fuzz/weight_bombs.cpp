// SPDX-License-Identifier: Apache-2.0
// Bombs for the readers of weights.
#include "core/weights/inspect_file.h"
#include "tests/fuzz/bombs.h"
#include "tests/fuzz/weights_target.h"

#include <array>
#include <utility>
#include <vector>

namespace scalescope::fuzz {

namespace {

constexpr std::size_t kMega = 1'000'000;

void readWeights(Bytes bytes) {
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        OpenedFile file(bytes, noOwner(), kMutant);
        static_cast<void>(inspectFile(file, context));
    }));
}

void readHeader(Bytes bytes) {
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        OpenedFile file(bytes, noOwner(), kMutant);
        static_cast<void>(readArchive(file, context));
    }));
}

// --- pickles

std::string text(std::string_view value) {
    return "X" + littleEndian(static_cast<std::uint32_t>(value.size())) + std::string(value);
}

std::string memoized(std::string_view value, char index) {
    return std::string(value) + 'q' + index;
}

std::string recalled(char index) {
    return {'h', index};
}

/// A tensor of one element; all of them are the same one.
std::string tensor() {
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" +
           text("0") + text("cpu") + "K\x01tQK" + std::string(1, '\0') + "))\x89}tR";
}

// --- containers

struct Part {
    std::string name, data;
};

/// A stored zip without checksums.
std::string zipped(const std::vector<Part>& parts) {
    std::string file, directory;
    for (const Part& part : parts) {
        const auto size = littleEndian(static_cast<std::uint32_t>(part.data.size()));
        const std::string common = std::string(12, '\0') + size + size +
                                   littleEndian(static_cast<std::uint16_t>(part.name.size())) +
                                   std::string(2, '\0');
        const auto at = littleEndian(static_cast<std::uint32_t>(file.size()));
        file += std::string("PK\x03\x04\x14\0", 6) + common + part.name + part.data;
        directory += std::string("PK\x01\x02\x14\0\x14\0", 8) + common + std::string(10, '\0') +
                     at + part.name;
    }
    const auto count = static_cast<std::uint64_t>(parts.size());
    // The records of 64 bits: there are more members than 16 bits can count.
    const std::string end64 = "PK\x06\x06" + littleEndian(std::uint64_t{44}) +
                              std::string(12, '\0') + littleEndian(count) + littleEndian(count) +
                              littleEndian(static_cast<std::uint64_t>(directory.size())) +
                              littleEndian(static_cast<std::uint64_t>(file.size()));
    const std::string locator =
        std::string("PK\x06\x07\0\0\0\0", 8) +
        littleEndian(static_cast<std::uint64_t>(file.size() + directory.size())) +
        littleEndian(std::uint32_t{1});
    return file + directory + end64 + locator + "PK\x05\x06" + std::string(4, '\0') +
           std::string(12, '\xff') + std::string(2, '\0');
}

std::string container(const std::string& body, const std::vector<Part>& more = {}) {
    std::vector<Part> parts{{"a/data.pkl", "\x80\x02" + body + "."},
                            {"a/data/0", std::string(4, '\0')},
                            {"a/version", "3\n"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zipped(parts);
}

// --- bombs

std::string manyValues() {
    return container("](" + repeated("N", 20 * kMega) + "e");
}

std::string manyCopies() {
    return container("](" + repeated("N2", 20 * kMega) + "e");
}

std::string largestMemo() {
    return container("]r" + littleEndian(std::uint32_t{9'999'999}));
}

std::string longNames() {
    const std::string name = memoized(text(std::string(kMega, 'x')), 1);
    return container("}" + name + "0" + text("a") + tensor() + "s" + text("class_names") + "](" +
                     repeated(recalled(1), kMega) + "es");
}

std::string longNamesByNumber() {
    std::string items;
    for (std::uint32_t i = 0; i < 200'000; ++i)
        items += 'J' + littleEndian(i) + recalled(1);
    return container(memoized(text(std::string(kMega, 'x')), 1) + "0}" + text("a") + tensor() +
                     "s" + text("idx_to_class") + "}(" + items + "us");
}

/// Lists of the same list of the same list: ten to the twelfth names.
std::string laughingNames() {
    std::string body = "](" + text("ha") + "eq" + std::string(1, '\1') + "0";
    for (char level = 1; level < 5; ++level)
        body += "](" + repeated(recalled(level), 1000) + "eq" +
                std::string(1, static_cast<char>(level + 1)) + "0";
    return container(body + "}" + text("a") + tensor() + "s" + text("class_names") + recalled(5) +
                     "s");
}

/// One object with many states, under many keys.
std::string manyStates() {
    const std::string object = "cx\nEncoder\n)\x81" + repeated("}b", 100'000);
    return container(memoized(object, 1) + "0}(" + text("a") + tensor() +
                     repeated(text("k") + recalled(1), 100'000) + "u");
}

/// One long list of names under many keys that may be those of labels.
std::string manyLists() {
    const std::string list = memoized("](" + repeated(text("n"), 100'000) + "e", 1);
    return container(list + "0}(" + text("a") + tensor() +
                     repeated(text("classes") + recalled(1), 10'000) + "u");
}

std::string longKeys() {
    const std::string begin =
        memoized(text(std::string(kMega, 'x')), 1) + "0" + memoized(tensor(), 2) + "0](";
    return container(begin + repeated("}" + recalled(1) + recalled(2) + "s", 200'000) + "e");
}

std::string longKeysOfOpaque() {
    const std::string begin =
        memoized(text(std::string(kMega, 'x')), 1) + "0" + memoized("cx\nMyTensor\n)\x81", 2) + "0";
    return container(begin + "}(" + text("a") + tensor() +
                     repeated(recalled(1) + recalled(2), 300'000) + "u");
}

/// Many lists, each with the path of a long key.
std::string longPaths() {
    const std::string lists = "](" + repeated("](Ne", 200'000) + "e";
    return container("}" + text(std::string(kMega, 'x')) + lists + "s");
}

std::string longScriptNames() {
    const std::string type = "c__torch__.M\nM\n)\x81";
    std::string body = memoized(text(std::string(kMega, 'x')), 1) + "0" + memoized(tensor(), 2) +
                       "0" +
                       memoized(type + "}(" + repeated(recalled(1) + recalled(2), 1000) + "ub", 3);
    return container(body + "0" + type + "}(" + repeated(recalled(1) + recalled(3), 1000) + "ub",
                     {{"a/constants.pkl", "\x80\x02)."}});
}

std::string manyTensors() {
    std::string items;
    const std::string same = memoized(tensor(), 2);
    for (std::uint32_t i = 0; i < 400'000; ++i)
        items += text("layer." + std::to_string(i)) + recalled(2);
    return container(same + "0}(" + items + "u");
}

/// Half a million prefixes that a numbered network could stand behind.
std::string manyPrefixes() {
    const std::string stem = "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
                             "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\x01tQK" +
                             std::string(1, '\0') + "(K\x01K\x01K\x03K\x03t(K" +
                             std::string(1, '\0') + "K" + std::string(1, '\0') + "K" +
                             std::string(1, '\0') + "K" + std::string(1, '\0') + "t\x89}tR";
    std::string items;
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        const std::string prefix = std::string("p") + std::to_string(i) + ".";
        items += text(prefix + "0.0.weight") + recalled(2) + text(prefix + "1.0.block.0.0.weight") +
                 recalled(2);
    }
    return container(memoized(stem, 2) + "0}(" + items + "u");
}

std::string repeatedElements() {
    const std::string wide = "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
                             "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\x01tQK" +
                             std::string(1, '\0') + "(J" + littleEndian(std::int32_t{16'000'000}) +
                             "t(K" + std::string(1, '\0') + "t\x89}tR";
    std::string items;
    for (int i = 0; i < 100; ++i)
        items += text(std::string("t") + std::to_string(i)) + wide;
    return container("}(" + items + "u");
}

std::string manyMembers() {
    std::vector<Part> more;
    for (int i = 0; i < 199'000; ++i)
        more.push_back({"a/data/x" + std::to_string(i), ""});
    return container("}", more);
}

std::string header(const std::string& json) {
    return littleEndian(static_cast<std::uint64_t>(json.size())) + json;
}

std::string manyEntries() {
    std::string json = "{";
    for (int i = 0; i < 4'000'000; ++i)
        json += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":{}";
    return header(json + "}");
}

std::string deepEntry() {
    constexpr std::size_t kDepth = 40 * kMega;
    return header("{\"a\":" + repeated("[", kDepth) + repeated("]", kDepth) + "}");
}

std::string deepMetadata() {
    const std::string deep = repeated("[", 2 * kMega) + repeated("]", 2 * kMega);
    return header("{\"__metadata__\":{\"id2label\":\"" + deep + "\"}}");
}

constexpr std::array kBombs{
    Bomb{"pickle of many values", manyValues, readWeights},
    Bomb{"pickle of many copies", manyCopies, readWeights},
    Bomb{"pickle with the largest memo", largestMemo, readWeights},
    Bomb{"long class names, one text", longNames, readWeights},
    Bomb{"long class names by number, one text", longNamesByNumber, readWeights},
    Bomb{"class names within each other", laughingNames, readWeights},
    Bomb{"one list under many keys", manyLists, readWeights},
    Bomb{"one object with many states", manyStates, readWeights},
    Bomb{"long keys of tensors, one text", longKeys, readWeights},
    Bomb{"long keys of what is no tensor", longKeysOfOpaque, readWeights},
    Bomb{"long paths to many lists", longPaths, readWeights},
    Bomb{"long names in TorchScript", longScriptNames, readWeights},
    Bomb{"many tensors, one storage", manyTensors, readWeights},
    Bomb{"many prefixes of networks", manyPrefixes, readWeights},
    Bomb{"elements repeated by stride 0", repeatedElements, readWeights},
    Bomb{"zip of many members", manyMembers, readWeights},
    Bomb{"safetensors of many entries", manyEntries, readHeader},
    Bomb{"safetensors with a deep entry", deepEntry, readHeader},
    Bomb{"safetensors with deep metadata", deepMetadata, readWeights},
};

}  // namespace

std::span<const Bomb> weightBombs() {
    return kBombs;
}

}  // namespace scalescope::fuzz
