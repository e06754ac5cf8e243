// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/definition.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/file_write.h"
#include "core/base/format.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace scalescope {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMaxBytes = std::uint64_t{64} << 10;
constexpr int kMaxDepth = 2;  ///< the document and its coefficients
constexpr std::size_t kMaxName = 32;
constexpr std::int64_t kMaxClasses = 1'000'000;
constexpr const char* kFormat = "scalescope-network";
constexpr std::int64_t kVersion = 1;

const std::set<std::string, std::less<>> kKeys{"format", "version",       "name",        "width",
                                               "depth",  "resolution",    "classes",     "dropout",
                                               "resize", "interpolation", "coefficients"};
const std::set<std::string, std::less<>> kCoefficientKeys{"alpha", "beta", "gamma", "phi"};

/// Part of a message: hostile text is cut and kept to one line.
std::string shown(std::string text) {
    constexpr std::size_t kLongest = 40;
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c >= 0x7f; }, '?');
    return text.size() > kLongest ? text.substr(0, kLongest) + "..." : text;
}

/// Reads one document; every refusal begins with the file's name.
class Reader {
public:
    explicit Reader(const std::string& file) : m_file(file) {}

    NetworkDefinition read(std::string_view text) {
        const Json document = parsed(text);
        const auto format = document.is_object() ? document.find("format") : document.end();
        if (format == document.end() || *format != Json(kFormat))
            refuse(ErrorCode::FormatUnknown,
                   "it is not the definition of a network; it must be a JSON object with "
                   "\"format\": \"scalescope-network\".");
        checkKeys(document, kKeys);
        if (integer(document, "version", 1, 1'000'000) != kVersion)
            refuse(ErrorCode::FormatUnknown, "version is not 1; this program reads version 1.");
        NetworkDefinition definition;
        readSpec(document, definition.spec);
        readRecipe(document, definition.spec);
        if (const auto found = document.find("coefficients"); found != document.end())
            definition.coefficients = coefficients(*found);
        return definition;
    }

private:
    [[noreturn]] void refuse(ErrorCode code, const std::string& why) const {
        throw Error(code, m_file + ": " + why, Subject::Weights);
    }

    /// Nothing below is read twice or without end: no key comes again, nothing is deep.
    Json parsed(std::string_view text) const {
        std::vector<std::set<std::string>> seen;
        const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
            if (depth >= kMaxDepth && (event == Json::parse_event_t::object_start ||
                                       event == Json::parse_event_t::array_start))
                refuse(ErrorCode::HeaderInvalid, "its values are nested too deep.");
            if (event == Json::parse_event_t::object_start)
                seen.emplace_back();
            else if (event == Json::parse_event_t::object_end)
                seen.pop_back();
            else if (event == Json::parse_event_t::key &&
                     !seen.back().insert(value.get<std::string>()).second)
                refuse(ErrorCode::HeaderInvalid,
                       '"' + shown(value.get<std::string>()) + "\" is there twice; keep one.");
            return true;
        };
        try {
            return Json::parse(text.begin(), text.end(), watch);
        } catch (const Json::exception&) {
            refuse(ErrorCode::FormatUnknown, "it is not JSON; give the definition of a network.");
        }
    }

    void checkKeys(const Json& object, const std::set<std::string, std::less<>>& known) const {
        for (const auto& [key, value] : object.items())
            if (!known.contains(key))
                refuse(ErrorCode::HeaderInvalid,
                       '"' + shown(key) + "\" is not known here; remove it.");
    }

    const Json& member(const Json& object, const char* key) const {
        const auto found = object.find(key);
        if (found == object.end())
            refuse(ErrorCode::HeaderInvalid, std::string("it lacks \"").append(key).append("\"."));
        return *found;
    }

    std::int64_t integer(const Json& object, const char* key, std::int64_t low,
                         std::int64_t high) const {
        const Json& value = member(object, key);
        if (!value.is_number_integer())
            refuse(ErrorCode::HeaderInvalid,
                   std::string("\"").append(key).append("\" is not a whole number."));
        // Compared as real numbers: an unsigned one may be beyond int64.
        const auto wide = value.get<double>();
        if (!(wide >= static_cast<double>(low) && wide <= static_cast<double>(high)))
            refuse(ErrorCode::ArgumentInvalid, std::string(key).append(" is ") + formatReal(wide) +
                                                   "; use a number from " + std::to_string(low) +
                                                   " to " + std::to_string(high) + ".");
        return value.get<std::int64_t>();
    }

    double real(const Json& object, const char* key) const {
        const Json& value = member(object, key);
        if (!value.is_number())
            refuse(ErrorCode::HeaderInvalid,
                   std::string("\"").append(key).append("\" is not a number."));
        return value.get<double>();
    }

    std::string text(const Json& object, const char* key) const {
        const Json& value = member(object, key);
        if (!value.is_string())
            refuse(ErrorCode::HeaderInvalid,
                   std::string("\"").append(key).append("\" is not a text."));
        return value.get<std::string>();
    }

    void readSpec(const Json& document, NetworkSpec& spec) const {
        spec.variant.reset();
        spec.name = text(document, "name");
        try {
            checkNetworkName(spec.name);
        } catch (const Error& error) {
            refuse(error.code(), error.what());
        }
        spec.scale.width = real(document, "width");
        spec.scale.depth = real(document, "depth");
        spec.scale.resolution = static_cast<int>(
            integer(document, "resolution", kSmallestInputSide, kLargestInputSide));
        if (document.contains("classes"))
            spec.classCount = static_cast<int>(integer(document, "classes", 1, kMaxClasses));
        if (document.contains("dropout"))
            spec.dropout = real(document, "dropout");
        try {
            static_cast<void>(buildArchitecture(spec));
        } catch (const Error& error) {
            refuse(error.code(), error.what());
        }
    }

    void readRecipe(const Json& document, NetworkSpec& spec) const {
        if (!document.contains("resize") && !document.contains("interpolation"))
            return;
        Recipe recipe = recipeOf(spec);
        if (document.contains("resize"))
            recipe.resize = static_cast<int>(
                integer(document, "resize", spec.scale.resolution, kLargestInputSide * 2));
        if (document.contains("interpolation")) {
            const std::string name = text(document, "interpolation");
            const auto interpolation = interpolationNamed(name);
            if (!interpolation)
                refuse(ErrorCode::ArgumentInvalid, "interpolation is \"" + shown(name) +
                                                       "\"; use " + interpolationNames() + ".");
            recipe.interpolation = *interpolation;
        }
        spec.recipe = recipe;
    }

    Coefficients coefficients(const Json& object) const {
        if (!object.is_object())
            refuse(ErrorCode::HeaderInvalid, "\"coefficients\" is not an object.");
        checkKeys(object, kCoefficientKeys);
        const Coefficients read{.alpha = real(object, "alpha"),
                                .beta = real(object, "beta"),
                                .gamma = real(object, "gamma"),
                                .phi = real(object, "phi")};
        try {
            static_cast<void>(multipliersOf(read));
        } catch (const Error& error) {
            refuse(error.code(), error.what());
        }
        return read;
    }

    std::string m_file;
};

bool isNameCharacter(unsigned char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

bool isNetworkName(const std::string& name) {
    return !name.empty() && name.size() <= kMaxName &&
           std::all_of(name.begin(), name.end(), isNameCharacter) && name.front() > '9' &&
           name.front() != '_' && !variantIndex(name);
}

void checkNetworkName(const std::string& name) {
    if (!isNetworkName(name))
        throw Error(ErrorCode::ArgumentInvalid,
                    '"' + shown(name) +
                        "\" cannot be the name of a network; use at most 32 letters, digits and "
                        "-, _ or ., a letter first, and none of b0 to b7.",
                    Subject::Weights);
}

std::string nameFromFile(const std::filesystem::path& path) {
    const std::string stem = path.stem().string();
    return isNetworkName(stem) ? stem : "custom";
}

std::string definitionText(const NetworkDefinition& definition, bool indented) {
    const NetworkSpec& spec = definition.spec;
    Json document = {{"format", kFormat},          {"version", kVersion},
                     {"name", spec.name},          {"width", spec.scale.width},
                     {"depth", spec.scale.depth},  {"resolution", spec.scale.resolution},
                     {"classes", spec.classCount}, {"dropout", spec.dropout}};
    if (spec.recipe) {
        document["resize"] = spec.recipe->resize;
        document["interpolation"] = interpolationName(spec.recipe->interpolation);
    }
    if (const auto& c = definition.coefficients)
        document["coefficients"] = {
            {"alpha", c->alpha}, {"beta", c->beta}, {"gamma", c->gamma}, {"phi", c->phi}};
    return document.dump(indented ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

NetworkDefinition parseDefinition(std::string_view text, const std::string& file) {
    return Reader(file).read(text);
}

NetworkDefinition readDefinition(const std::filesystem::path& path) {
    const auto bytes = readFile(path, kMaxBytes, Subject::Weights);
    return parseDefinition({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                           path.string());
}

std::vector<NetworkDefinition> readDefinitions(const std::vector<std::string>& paths,
                                               std::int64_t limitBytes) {
    std::vector<NetworkDefinition> definitions;
    for (const std::string& path : paths) {
        NetworkDefinition definition = readDefinition(path);
        const auto refuse = [&](const std::string& why) {
            throw Error(ErrorCode::ArgumentInvalid, path + ": " + why, Subject::Weights);
        };
        if (definitions.size() == static_cast<std::size_t>(kOwnNetworkLimit))
            refuse("there is room for " + std::to_string(kOwnNetworkLimit) +
                   " networks of one's own; leave some out.");
        for (const NetworkDefinition& other : definitions)
            if (other.spec.name == definition.spec.name)
                refuse("another network is called " + definition.spec.name +
                       " too; give each a name of its own.");
        requireFits(figuresOf(definition.spec), limitBytes);
        definition.spec.ownIndex = static_cast<int>(definitions.size());
        definitions.push_back(std::move(definition));
    }
    return definitions;
}

void writeDefinition(const std::filesystem::path& path, const NetworkDefinition& definition) {
    const std::string text = definitionText(definition) + "\n";
    static_cast<void>(parseDefinition(text, path.string()));
    writeFileAtomically(path, text);
}

}  // namespace scalescope
