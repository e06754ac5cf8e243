// SPDX-License-Identifier: Apache-2.0
#include "core/weights/nearest_keys.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace scalescope {

namespace {

using Parts = std::vector<int>;

constexpr std::size_t kMostParts = 24;  ///< of a name; the first ones are left out
constexpr double kShapeWorth = 0.5, kNearFrom = 0.5;

/// Names as numbers of their parts, so that comparing them is cheap.
class PartNumbers {
public:
    Parts of(std::string_view name) {
        Parts parts;
        std::size_t from = 0;
        while (from <= name.size()) {
            const std::size_t to = std::min(name.find_first_of("._/", from), name.size());
            if (to > from)
                parts.push_back(numberOf(name.substr(from, to - from)));
            from = to + 1;
        }
        if (parts.size() > kMostParts)
            parts.erase(parts.begin(), parts.end() - static_cast<std::ptrdiff_t>(kMostParts));
        return parts;
    }

private:
    int numberOf(std::string_view part) {
        const auto next = static_cast<int>(m_numbers.size());
        return m_numbers.emplace(std::string(part), next).first->second;
    }
    std::map<std::string, int, std::less<>> m_numbers;
};

/// Longest common subsequence, as a share of both.
double alike(const Parts& a, const Parts& b) {
    if (a.empty() || b.empty())
        return 0.0;
    std::vector<int> row(b.size() + 1, 0);
    for (const int part : a) {
        int diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = part == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return 2.0 * row.back() / static_cast<double>(a.size() + b.size());
}

struct Entry {
    Parts parts;
    const std::vector<std::int64_t>* shape = nullptr;
    double place = 0.0;  ///< in its list, 0 to 1
};

std::vector<Entry> entriesOf(const std::vector<NamedShape>& list, PartNumbers& numbers) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < list.size(); ++i)
        entries.push_back({numbers.of(list[i].name), &list[i].shape,
                           static_cast<double>(i) / static_cast<double>(list.size())});
    return entries;
}

struct Rated {
    KeyCandidate candidate;
    double score = 0.0, off = 0.0;
};

std::vector<KeyCandidate> nearestTo(const Entry& wanted, const std::vector<Entry>& offered) {
    std::vector<Rated> rated;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const bool sameShape = *offered[i].shape == *wanted.shape;
        const double name = alike(wanted.parts, offered[i].parts);
        if (sameShape || name >= kNearFrom)
            rated.push_back({{i, sameShape},
                             name + (sameShape ? kShapeWorth : 0.0),
                             std::abs(offered[i].place - wanted.place)});
    }
    const std::size_t kept = std::min(rated.size(), kMostCandidates);
    std::ranges::partial_sort(rated, rated.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const Rated& a, const Rated& b) {
                                  if (a.score != b.score)
                                      return a.score > b.score;
                                  return a.off != b.off ? a.off < b.off
                                                        : a.candidate.index < b.candidate.index;
                              });
    std::vector<KeyCandidate> nearest;
    for (std::size_t i = 0; i < kept; ++i)
        nearest.push_back(rated[i].candidate);
    return nearest;
}

}  // namespace

std::vector<std::vector<KeyCandidate>> nearestKeys(const std::vector<NamedShape>& wanted,
                                                   const std::vector<NamedShape>& offered) {
    std::vector<std::vector<KeyCandidate>> all(wanted.size());
    if (offered.empty())
        return all;
    PartNumbers numbers;
    const std::vector<Entry> from = entriesOf(wanted, numbers), to = entriesOf(offered, numbers);
    const std::size_t compared = std::min(wanted.size(), kMostPairs / offered.size());
    for (std::size_t i = 0; i < compared; ++i)
        all[i] = nearestTo(from[i], to);
    return all;
}

}  // namespace scalescope
