// SPDX-License-Identifier: Apache-2.0
// From where the weights that were asked for are taken: the same for who loads and who inspects.
#pragma once

#include "core/base/error.h"
#include "core/base/run_context.h"
#include "core/weights/cache_folders.h"
#include "core/weights/demo.h"
#include "core/weights/folder_weights.h"
#include "core/weights/locate.h"
#include "core/weights/request.h"
#include "core/weights/weights_path.h"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace scalescope {

/// What a Reader makes of each source; its results have a WeightsInfo `info`:
///   file(path)        of a file that was named
///   usableFile(path)  of one that was found; throws Error where it cannot be used
///   demo(), random()  of what comes with the program, and of what is generated
template <class Reader>
class ByRequest {
public:
    ByRequest(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context,
              const Reader& reader)
        : m_spec(spec), m_request(request), m_context(context), m_reader(reader) {}

    [[nodiscard]] auto answer() const {
        using Source = WeightsRequest::Source;
        if (m_request.source == Source::Random)
            return m_reader.random();
        if (m_request.source == Source::Demo)
            return demoOrTold();
        if (m_request.path.empty())
            return found();
        const std::filesystem::path named = expandedPath(m_request.path);
        const WeightsPath path = splitWeightsPath(named);
        std::error_code ignored;
        return std::filesystem::is_directory(path.file, ignored) ? ofFolder(path)
                                                                 : m_reader.file(named);
    }

private:
    [[nodiscard]] auto demoElseRandom() const {
        return demoInfo(m_spec.variant) ? m_reader.demo() : m_reader.random();
    }

    [[nodiscard]] auto demoOrTold() const {
        auto weights = demoElseRandom();
        if (weights.info.kind == WeightsKind::Random)
            weights.info.notes.push_back(noDemoNote(m_spec));
        return weights;
    }

    /// The first file on this machine that can be used; why others cannot becomes notes.
    [[nodiscard]] auto found() const {
        std::vector<std::string> notes;
        auto usable = firstUsable(notes);
        if (!usable && notes.empty())
            notes.push_back("No weights of " + networkTitle(m_spec) +
                            " were found on this machine.");
        auto weights = usable ? *std::move(usable) : demoElseRandom();
        weights.info.notes.insert(weights.info.notes.begin(), notes.begin(), notes.end());
        return weights;
    }

    [[nodiscard]] auto firstUsable(std::vector<std::string>& notes) const
        -> std::optional<decltype(std::declval<const Reader&>().random())> {
        if (!m_spec.variant)
            return std::nullopt;
        for (const auto& path : weightCandidates(*m_spec.variant, {})) {
            try {
                return m_reader.usableFile(path);
            } catch (const Error& error) {
                notes.push_back("Not used: " + std::string(error.what()));
            }
        }
        return std::nullopt;
    }

    /// A folder that was named is what is meant: nothing else answers in its place.
    [[nodiscard]] auto ofFolder(const WeightsPath& folder) const {
        FolderChoice choice = weightsInFolder(folder.file, folder.part, m_spec, m_context);
        if (!folder.part.empty())
            choice.path += '#' + folder.part;
        auto weights = m_reader.file(choice.path);
        weights.info.notes.insert(weights.info.notes.begin(), choice.notes.begin(),
                                  choice.notes.end());
        return weights;
    }

    const NetworkSpec& m_spec;
    const WeightsRequest& m_request;
    RunContext& m_context;
    const Reader& m_reader;
};

}  // namespace scalescope
