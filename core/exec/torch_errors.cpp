// SPDX-License-Identifier: Apache-2.0
#include "core/exec/torch_errors.h"

#include <c10/util/Exception.h>

#include <new>
#include <string_view>

namespace scalescope::detail {

namespace {

Failure outOfMemory(const std::string& what, const char* context) {
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
        return {
            ErrorCode::Internal, Subject::None,
            what + " failed inside LibTorch; this is a defect, please report it with the details.",
            error.what()};
    } catch (const std::bad_alloc& error) {
        return outOfMemory(what, error.what());
    } catch (const std::exception& error) {
        return {saysOutOfMemory(error.what()) ? ErrorCode::OutOfMemory : ErrorCode::Internal,
                Subject::None,
                what + " failed; this is a defect, please report it with the details.",
                error.what()};
    } catch (...) {
        return {ErrorCode::Internal,
                Subject::None,
                what + " failed in an unknown way; this is a defect, please report it.",
                {}};
    }
}

}  // namespace scalescope::detail
