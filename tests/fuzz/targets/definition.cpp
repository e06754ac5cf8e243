// SPDX-License-Identifier: Apache-2.0
// A network of one's own as JSON; what was read must be written and read alike.
#include "core/scaling/definition.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(definition) {
    static_cast<void>(isRead(Subject::Weights, "mutant: ", [&] {
        const NetworkDefinition read = parseDefinition(textOf(bytes), "mutant");
        const std::string text = definitionText(read);
        require(definitionText(parseDefinition(text, "mutant")) == text,
                "a definition is written as it was read");
    }));
}
