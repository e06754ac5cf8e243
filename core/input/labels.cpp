// SPDX-License-Identifier: Apache-2.0
#include "core/input/labels.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"
#include "core/input/label_json.h"
#include "core/input/label_map.h"
#include "core/input/label_table.h"
#include "core/input/label_text.h"
#include "core/input/label_yaml.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string_view>
#include <utility>

namespace scalescope {

namespace embedded {
extern const std::string_view labelsImagenet;
}  // namespace embedded

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxLabelFileBytes = std::uint64_t{16} << 20;
constexpr std::string_view kFirstSynset = "n01440764", kLastSynset = "n15075141";
constexpr std::size_t kSynsetLength = 9;

[[noreturn]] void fail(ErrorCode code, const std::string& name, const std::string& what) {
    throw Error(code, name + ": " + what, Subject::Input);
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

std::vector<std::string> namesOfLines(std::vector<std::string> lines) {
    if (areImagenetSynsets(lines))
        return imagenetLabels()->names;
    removeSynsets(lines);
    dropLineNumbers(lines);
    if (lines.size() == 1 && lines[0].find(',') != std::string::npos)
        if (auto names = namesInLine(lines[0]))
            return std::move(*names);
    return lines;
}

/// A JSON library keeps one of two equal keys and hides the other: they are refused while reading.
Json parseJson(std::string_view text, const std::string& file) {
    std::set<std::string> keys;
    const auto onKey = [&](int depth, const std::string& key) {
        if (depth == 1 && !keys.insert(key).second)
            fail(ErrorCode::ArgumentInvalid, file,
                 "the entry \"" + key.substr(0, 80) + "\" stands twice; remove one.");
    };
    auto json = parsedJson<Json>(text, {}, onKey);
    if (!json)
        fail(ErrorCode::FormatUnknown, file, jsonFault<Json>(text) + "; check the file.");
    return std::move(*json);
}

std::vector<std::string> namesOfJson(std::string_view text, const std::string& file) {
    LabelNames found = labelNamesWithin(parseJson(text, file));
    if (!found.problem.empty())
        fail(found.code, file, found.problem);
    return std::move(found.names);
}

std::vector<std::string> namesOfTable(const std::vector<std::string>& lines, char separator,
                                      const std::string& file) {
    const auto has = [&](char c) {
        return std::any_of(lines.begin(), lines.end(), [c](const std::string& line) {
            return line.find(c) != std::string::npos;
        });
    };
    // Where the comma is the decimal point, semicolons separate.
    const bool semicolons = separator == ',' && has(';');
    auto names = namesInTable(lines, semicolons && !has(',') ? ';' : separator);
    if (!names && semicolons)
        names = namesInTable(lines, ';');
    if (!names)
        fail(ErrorCode::FormatUnknown, file,
             "which column of this table holds the names is not to be seen; give it a head line "
             "with \"name\" and \"index\", or write one name per line.");
    if (!names->problem.empty())
        fail(names->code, file, names->problem);
    return std::move(names->names);
}

bool isOneOf(const std::string& ending, std::initializer_list<std::string_view> endings) {
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// By the file's ending; what Python prints, and one line with commas, are known by themselves.
std::vector<std::string> namesIn(std::string_view text, const std::filesystem::path& path) {
    const std::string file = path.string(), ending = path.extension().string();
    if (ending == ".json")
        return namesOfJson(text, file);
    if (text.find('\0') != std::string_view::npos)
        fail(ErrorCode::FormatUnknown, file,
             "this is not a text file; labels are a .txt with one name per line, a .csv or a "
             ".json.");
    std::vector<std::string> lines = linesOf(text);
    if (isOneOf(ending, {".csv", ".tsv"}))
        return namesOfTable(lines, ending == ".tsv" ? '\t' : ',', file);
    if (isOneOf(ending, {".yaml", ".yml"}))
        if (auto names = namesInYaml(lines)) {
            if (!names->problem.empty())
                fail(names->code, file, names->problem);
            return std::move(names->names);
        }
    if (ending == ".pbtxt") {
        auto names = namesInLabelMap(lines);
        if (!names)
            fail(ErrorCode::FormatUnknown, file,
                 "this is no label map in which every item has an id, from 0 or 1 on, and a name; "
                 "write one name per line instead.");
        return std::move(*names);
    }
    if (text.starts_with("[") || text.starts_with("{")) {
        if (Json::accept(text))
            return namesOfJson(text, file);
        if (const auto json = jsonOfPython(text); json && Json::accept(*json))
            return namesOfJson(*json, file);
    }
    return namesOfLines(std::move(lines));
}

/// Of two bytes a letter each has one that is 0, and always the same one; most letters are so.
bool isUnmarkedUtf16(std::string_view text) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < text.size(); ++i)
        zeros[i % 2] += text[i] == '\0' ? 1 : 0;
    const auto [few, many] = std::minmax(zeros[0], zeros[1]);
    return text.size() % 2 == 0 && few == 0 && many > text.size() / 4;
}

/// Names in another encoding would lose letters.
void refuseOtherEncodings(std::string_view text, const std::string& file) {
    using namespace std::string_view_literals;
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv))
        fail(ErrorCode::FormatUnknown, file, "this is UTF-32 text; save it as UTF-8.");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        fail(ErrorCode::FormatUnknown, file, "this is UTF-16 text; save it as UTF-8.");
    if (isUnmarkedUtf16(text))
        fail(ErrorCode::FormatUnknown, file,
             "this is UTF-16 text (without a mark of its byte order); save it as UTF-8.");
    if (text.find('\0') != std::string_view::npos || utf8Text(text) == text)
        return;
    std::size_t line = 1;
    for (std::string_view rest = text; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (utf8Text(rest.substr(0, end)) != rest.substr(0, end))
            break;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    fail(ErrorCode::FormatUnknown, file,
         "its line " + std::to_string(line) +
             " is not UTF-8 text (Latin-1, perhaps); save the file as UTF-8.");
}

}  // namespace

std::string labelOf(const Labels& labels, int classIndex) {
    const auto index = static_cast<std::size_t>(classIndex);
    const bool named = index < labels.names.size() && !labels.names[index].empty();
    return named ? labels.names[index] : "class " + std::to_string(classIndex);
}

LabelsPtr imagenetLabels() {
    static const LabelsPtr labels = std::make_shared<const Labels>(
        Labels{linesOf(embedded::labelsImagenet), "ImageNet-1k (built in, assumed)"});
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
    refuseOtherEncodings(text, file);
    Labels labels;
    labels.source = path.filename().string();
    labels.names = namesIn(text, path);
    if (labels.names.empty())
        fail(ErrorCode::FormatUnknown, file, "the file holds no names; write one per line.");
    if (labels.names.size() > kMaxLabels)
        fail(ErrorCode::ArgumentInvalid, file,
             "the file holds more names than the limit, " + std::to_string(kMaxLabels) + ".");
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
