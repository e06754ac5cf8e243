// SPDX-License-Identifier: Apache-2.0
// The index of a checkpoint in shards: no name in it leads out of its folder.
#include "core/weights/shards.h"
#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(shard_index, "mutant.index.json") {
    static_cast<void>(isRead(Subject::Weights, "", [&] {
        const auto set = shardsOf(path);
        if (set)
            for (const std::filesystem::path& file : set->files)
                require(file.parent_path() == path.parent_path(), "shards lie beside their index");
    }));
}
