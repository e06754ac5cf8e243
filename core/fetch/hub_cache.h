// SPDX-License-Identifier: Apache-2.0
// The cache of huggingface_hub: content by its digest, commits as folders of links, names of
// revisions. Source: huggingface_hub, "Understand caching".
#pragma once

#include "core/fetch/hub_listing.h"

#include <filesystem>
#include <string>

namespace scalescope {

class HubCache {
public:
    /// cache: the folder of all repositories.
    HubCache(const std::filesystem::path& cache, const HubName& name, std::string commit);

    [[nodiscard]] std::filesystem::path blob(const HubFile& file) const;
    [[nodiscard]] const std::filesystem::path& snapshot() const { return m_snapshot; }
    /// The file of the commit leads to its blob, which must be there. Throws: FileUnwritable.
    void link(const HubFile& file) const;
    /// The revision is this commit from now on. Call when all of it is there.
    /// Throws: FileUnwritable.
    void nameRevision() const;

private:
    HubName m_name;
    std::string m_commit;
    std::filesystem::path m_folder, m_snapshot;
};

}  // namespace scalescope
