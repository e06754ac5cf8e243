// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/device_profile.h"

#include "core/base/file_io.h"
#include "core/base/file_write.h"
#include "core/base/json_text.h"
#include "core/base/setting.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kProfileSchema = "scalescope/device-profile/1";
constexpr std::uint64_t kLargestProfile = std::uint64_t{1} << 20;
constexpr std::size_t kLargestPoints = 1000, kLongestName = 200;
constexpr double kLargestMacs = 1e15, kLargestMs = 1e9;
constexpr double kSmallest = 1e-9;  ///< of any of them: ratios of less have no end
constexpr std::int64_t kMacsOfAGmac = 1'000'000'000;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw settingError(ErrorCode::HeaderInvalid, path.string() + ": " + why, Subject::Input);
}

std::string textIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string()
               ? found->get<std::string>().substr(0, kLongestName)
               : std::string();
}

/// A number above 0 and not above largest, or a refusal that names the key.
double positiveIn(const Json& json, const char* key, double largest,
                  const std::filesystem::path& path) {
    const auto found = json.find(key);
    const double value =
        found != json.end() && found->is_number() ? found->get<double>() : std::nan("");
    if (!(value >= kSmallest && value <= largest))
        refuse(path, std::string("\"") + key +
                         "\" of a device profile must be a number above 0; measure the profile "
                         "anew or mend the file.");
    return value;
}

std::vector<ProfilePoint> pointsIn(const Json& json, const std::filesystem::path& path) {
    if (json.contains("msPerGmac"))
        return {{"", kMacsOfAGmac, positiveIn(json, "msPerGmac", kLargestMs, path)}};
    const auto list = json.find("measured");
    if (list == json.end() || !list->is_array() || list->empty())
        refuse(path,
               "a device profile needs a list \"measured\" of {\"macs\", \"latencyMs\"}, or "
               "\"msPerGmac\".");
    if (list->size() > kLargestPoints)
        throw Error(ErrorCode::LimitExceeded,
                    path.string() + ": it lists " + std::to_string(list->size()) +
                        " networks, a device profile may have " + std::to_string(kLargestPoints) +
                        ".",
                    Subject::Input);
    std::vector<ProfilePoint> points;
    for (const Json& entry : *list) {
        if (!entry.is_object())
            refuse(path, "\"measured\" of a device profile must list objects.");
        points.push_back({textIn(entry, "network"),
                          static_cast<std::int64_t>(positiveIn(entry, "macs", kLargestMacs, path)),
                          positiveIn(entry, "latencyMs", kLargestMs, path)});
        if (points.back().macs < 1)
            refuse(path,
                   "\"macs\" of a device profile must be a number above 0; measure the "
                   "profile anew or mend the file.");
    }
    return points;
}

/// A network that took longer is never quicker than a smaller one: a fit needs one answer.
std::vector<ProfilePoint> inOrder(std::vector<ProfilePoint> points) {
    std::ranges::stable_sort(points, {}, &ProfilePoint::macs);
    const auto sameMacs = [](const ProfilePoint& a, const ProfilePoint& b) {
        return a.macs == b.macs;
    };
    points.erase(std::unique(points.begin(), points.end(), sameMacs), points.end());
    for (std::size_t i = 1; i < points.size(); ++i)
        points[i].latencyMs = std::max(points[i].latencyMs, points[i - 1].latencyMs);
    return points;
}

}  // namespace

double DeviceProfile::latencyMs(double macs) const {
    if (measured.empty() || !(macs > 0.0))
        return 0.0;
    const auto at = [this](std::size_t i) { return static_cast<double>(measured[i].macs); };
    const std::size_t last = measured.size() - 1;
    if (macs <= at(0))
        return measured.front().latencyMs * macs / at(0);
    if (macs >= at(last))
        return measured.back().latencyMs * macs / at(last);
    std::size_t above = 1;
    while (at(above) < macs)
        ++above;
    const double share = std::log(macs / at(above - 1)) / std::log(at(above) / at(above - 1));
    return measured[above - 1].latencyMs *
           std::pow(measured[above].latencyMs / measured[above - 1].latencyMs, share);
}

DeviceProfile readDeviceProfile(const std::filesystem::path& path) {
    const auto bytes = readFile(path, kLargestProfile, Subject::Input);
    const auto read = parsedJson<Json>({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!read || !read->is_object() || textIn(*read, "schema") != kProfileSchema)
        refuse(path, std::string("it is no device profile (\"schema\" is not \"") + kProfileSchema +
                         "\"); make one with " + settingMark("save-profile") + ".");
    const Json& json = *read;
    DeviceProfile profile;
    profile.name = textIn(json, "name");
    if (profile.name.empty())
        profile.name = path.stem().string();
    profile.when = textIn(json, "when");
    if (json.contains("memoryBytes"))
        profile.memoryBytes =
            static_cast<std::int64_t>(positiveIn(json, "memoryBytes", 1e18, path));
    if (json.contains("threads"))
        profile.threads = static_cast<int>(positiveIn(json, "threads", 1e6, path));
    profile.measured = inOrder(pointsIn(json, path));
    return profile;
}

void writeDeviceProfile(const std::filesystem::path& path, const DeviceProfile& profile) {
    if (profile.measured.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "A device profile needs a measured network; measure some first.");
    Json json{{"schema", kProfileSchema}, {"name", profile.name}};
    if (profile.memoryBytes > 0)
        json["memoryBytes"] = profile.memoryBytes;
    if (profile.threads > 0)
        json["threads"] = profile.threads;
    if (!profile.when.empty())
        json["when"] = profile.when;
    json["measured"] = Json::array();
    for (const ProfilePoint& point : profile.measured)
        json["measured"].push_back(
            {{"network", point.network}, {"macs", point.macs}, {"latencyMs", point.latencyMs}});
    writeFileAtomically(path, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

DeviceProfile profileOf(const MeasuredNetworks& measured, const std::string& name,
                        std::int64_t memoryBytes) {
    DeviceProfile profile;
    profile.name = name;
    profile.memoryBytes = memoryBytes;
    profile.threads = measured.threads;
    profile.when = measured.when;
    for (const MeasuredNetwork& network : measured.networks)
        if (network.measured)
            profile.measured.push_back(
                {displayName(network.spec), network.figures.macs, network.measured->latencyMs});
    if (profile.measured.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "No network was measured, so there is no device profile to make.");
    profile.measured = inOrder(std::move(profile.measured));
    return profile;
}

}  // namespace scalescope
