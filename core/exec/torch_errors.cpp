// SPDX-License-Identifier: Apache-2.0
#include "core/exec/torch_errors.h"

#include <c10/util/Exception.h>
#include <oneapi/dnnl/dnnl.hpp>

#include <new>
#include <string_view>

namespace scalescope::detail {

namespace {

Failure outOfMemory(const std::string& what, const std::string& context) {
    return {ErrorCode::OutOfMemory, Subject::None,
            what +
                " ran out of memory; choose a smaller variant, batch or image, or close other "
                "programs.",
            context};
}

bool saysOutOfMemory(std::string_view text) {
    // The CPU allocator has no exception type of its own.
    return text.find("can't allocate memory") != std::string_view::npos ||
           text.find("not enough memory") != std::string_view::npos ||
           text.find("out of memory") != std::string_view::npos;
}

Failure defect(const std::string& what, const char* place, const std::string& context) {
    return {ErrorCode::Internal, Subject::None,
            what + " failed" + place + "; this is a defect, please report it with the details.",
            context};
}

/// oneDNN's message names the call, its status the reason.
std::string describe(const dnnl::error& error) {
    return std::string(error.what()).append(" (oneDNN status ") +
           std::to_string(static_cast<int>(error.status)) + ')';
}

}  // namespace

Failure currentFailure(const std::string& what) noexcept {
    try {
        throw;
    } catch (const Error& error) {
        return error.failure();
    } catch (const c10::OutOfMemoryError& error) {
        return outOfMemory(what, error.what_without_backtrace());
    } catch (const c10::Error& error) {
        if (saysOutOfMemory(error.what_without_backtrace()))
            return outOfMemory(what, error.what_without_backtrace());
        return defect(what, " inside LibTorch", error.what());
    } catch (const dnnl::error& error) {
        return error.status == dnnl_out_of_memory ? outOfMemory(what, describe(error))
                                                  : defect(what, " inside oneDNN", describe(error));
    } catch (const std::bad_alloc& error) {
        return outOfMemory(what, error.what());
    } catch (const std::exception& error) {
        return saysOutOfMemory(error.what()) ? outOfMemory(what, error.what())
                                             : defect(what, "", error.what());
    } catch (...) {
        return {ErrorCode::Internal,
                Subject::None,
                what + " failed in an unknown way; this is a defect, please report it.",
                {}};
    }
}

}  // namespace scalescope::detail
