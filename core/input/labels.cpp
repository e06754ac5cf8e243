// SPDX-License-Identifier: Apache-2.0
#include "core/input/labels.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

namespace scalescope {

namespace embedded {
extern const std::string_view labelsImagenet;
}  // namespace embedded

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxLabelFileBytes = std::uint64_t{16} << 20;
constexpr std::size_t kMaxClasses = 1'000'000;
constexpr std::string_view kFirstSynset = "n01440764", kLastSynset = "n15075141";
constexpr std::size_t kSynsetLength = 9;

[[noreturn]] void fail(ErrorCode code, const std::string& name, const std::string& what) {
    throw Error(code, name + ": " + what, Subject::Input);
}

std::vector<std::string> splitLines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

/// "n01440764", the name of a WordNet noun.
bool startsWithSynset(std::string_view line) {
    return line.size() >= kSynsetLength && line.front() == 'n' &&
           std::all_of(line.begin() + 1, line.begin() + kSynsetLength,
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// The ids of ImageNet-1k in class order: they ascend from the first to the last.
bool areImagenetSynsets(const std::vector<std::string>& lines) {
    return lines.size() == 1000 && lines.front() == kFirstSynset && lines.back() == kLastSynset &&
           std::is_sorted(lines.begin(), lines.end()) &&
           std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
               return line.size() == kSynsetLength && startsWithSynset(line);
           });
}

/// "n01440764 tench, Tinca tinca" or with a tab: the id is not part of the name.
void removeSynsets(std::vector<std::string>& lines) {
    const bool all = std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.size() > kSynsetLength + 1 && startsWithSynset(line) &&
               (line[kSynsetLength] == ' ' || line[kSynsetLength] == '\t');
    });
    if (!all)
        return;
    for (std::string& line : lines)
        line.erase(0, kSynsetLength + 1);
}

std::vector<std::string> namesOfText(std::string_view text, const std::string& file) {
    if (text.find('\0') != std::string_view::npos)
        fail(ErrorCode::FormatUnknown, file,
             "this is not a text file; labels are a .txt with one name per line, or a .json.");
    std::vector<std::string> lines = splitLines(text);
    if (areImagenetSynsets(lines))
        return imagenetLabels()->names;
    removeSynsets(lines);
    return lines;
}

/// "tench", or the last text of a list such as ["n01440764", "tench"].
std::optional<std::string> nameOf(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array() && !value.empty() && value.back().is_string())
        return value.back().get<std::string>();
    return std::nullopt;
}

std::optional<std::size_t> indexOf(const Json& value) {
    if (!value.is_number_unsigned())
        return std::nullopt;
    return value.get<std::size_t>();
}

std::optional<std::size_t> indexOf(const std::string& text) {
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return index;
}

/// Puts names at their indices, which must be 0..K-1, each once.
class IndexedNames {
public:
    IndexedNames(std::size_t count, const std::string& file)
        : m_names(count), m_seen(count), m_file(file) {}
    void put(std::size_t index, std::string name) {
        if (index >= m_names.size() || m_seen[index])
            fail(ErrorCode::ArgumentInvalid, m_file,
                 "index " + std::to_string(index) + " stands twice or is above " +
                     std::to_string(m_names.size() - 1) +
                     "; the indices must be 0 to K - 1, each once.");
        m_seen[index] = true;
        m_names[index] = std::move(name);
    }
    std::vector<std::string> take() { return std::move(m_names); }

private:
    std::vector<std::string> m_names;
    std::vector<bool> m_seen;
    const std::string& m_file;
};

[[noreturn]] void failEntry(const std::string& file, const std::string& key) {
    fail(ErrorCode::FormatUnknown, file,
         "the entry \"" + key.substr(0, 80) +
             "\" is neither index to name nor name to index; see the label files in the README.");
}

/// The names in a configuration, such as a model's config.json; null: it is none.
const Json* namesInConfiguration(const Json& object) {
    constexpr const char* keys[] = {"id2label",    "label2id",     "class_names",
                                    "label_names", "idx_to_class", "class_to_idx",
                                    "classes",     "labels",       "names"};
    for (const char* key : keys)
        if (const auto found = object.find(key);
            found != object.end() && (found->is_object() || found->is_array()) && !found->empty())
            return &*found;
    return nullptr;
}

/// {"0": "tench"}, {"0": ["n01440764", "tench"]} or {"tench": 0}.
std::vector<std::string> namesOfObject(const Json& object, const std::string& file) {
    IndexedNames names(object.size(), file);
    for (const auto& [key, value] : object.items()) {
        if (const auto index = indexOf(value)) {
            names.put(*index, key);
            continue;
        }
        const auto index = indexOf(key);
        auto name = nameOf(value);
        if (!index || !name)
            failEntry(file, key);
        names.put(*index, std::move(*name));
    }
    return names.take();
}

std::vector<std::string> namesOfList(const Json& list, const std::string& file) {
    std::vector<std::string> names;
    for (const Json& value : list) {
        auto name = nameOf(value);
        if (!name)
            failEntry(file, std::to_string(names.size()));
        names.push_back(std::move(*name));
    }
    return names;
}

/// A JSON library keeps one of two equal keys and hides the other: they are refused while reading.
Json parseJson(std::string_view text, const std::string& file) {
    std::set<std::string> keys;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::key && depth == 1 &&
            !keys.insert(value.get<std::string>()).second)
            fail(ErrorCode::ArgumentInvalid, file,
                 "the entry \"" + value.get<std::string>().substr(0, 80) +
                     "\" stands twice; remove one.");
        return true;
    };
    Json json = Json::parse(text, watch, false);
    if (json.is_discarded())
        fail(ErrorCode::FormatUnknown, file, "this is not valid JSON; check the file.");
    return json;
}

std::vector<std::string> namesOfJson(std::string_view text, const std::string& file) {
    const Json whole = parseJson(text, file);
    const Json* configured = whole.is_object() ? namesInConfiguration(whole) : nullptr;
    const Json& json = configured != nullptr ? *configured : whole;
    if (json.is_array())
        return namesOfList(json, file);
    if (json.is_object())
        return namesOfObject(json, file);
    fail(ErrorCode::FormatUnknown, file,
         "the JSON is neither a list of names nor a map of indices and names.");
}

}  // namespace

LabelsPtr imagenetLabels() {
    static const LabelsPtr labels = std::make_shared<const Labels>(
        Labels{splitLines(embedded::labelsImagenet), "ImageNet-1k (built in, assumed)"});
    return labels;
}

LabelsPtr numberedLabels(int classCount) {
    Labels labels;
    labels.source = "numbered";
    if (classCount == 1)
        return std::make_shared<const Labels>(Labels{{"score"}, "one output"});
    for (int i = 0; i < classCount; ++i)
        labels.names.push_back("class " + std::to_string(i));
    return std::make_shared<const Labels>(std::move(labels));
}

LabelsPtr readLabels(const std::filesystem::path& path) {
    const auto bytes = readFile(path, kMaxLabelFileBytes, Subject::Input);
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    const std::string file = path.string();
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        fail(ErrorCode::FormatUnknown, file, "this is UTF-16 text; save it as UTF-8.");
    Labels labels;
    labels.source = path.filename().string();
    labels.names = path.extension() == ".json" ? namesOfJson(text, file) : namesOfText(text, file);
    if (labels.names.empty())
        fail(ErrorCode::FormatUnknown, file, "the file holds no names; write one per line.");
    if (labels.names.size() > kMaxClasses)
        fail(ErrorCode::ArgumentInvalid, file,
             "the file holds " + std::to_string(labels.names.size()) + " names, the limit is " +
                 std::to_string(kMaxClasses) + ".");
    return std::make_shared<const Labels>(std::move(labels));
}

LabelsPtr labelsFor(int classCount, LabelsPtr names) {
    if (names && names->names.size() == static_cast<std::size_t>(std::max(classCount, 0)))
        return names;
    if (classCount == 1 && names && names->names.size() == 2)
        return std::make_shared<const Labels>(Labels{{names->names[1]}, names->source});
    auto numbered = std::make_shared<Labels>(*numberedLabels(classCount));
    if (names)
        numbered->source = "numbered: " + names->source + " has " +
                           std::to_string(names->names.size()) + " names, the network has " +
                           std::to_string(classCount) + " classes";
    return numbered;
}

}  // namespace scalescope
