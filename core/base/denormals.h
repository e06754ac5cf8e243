// SPDX-License-Identifier: Apache-2.0
// Numbers below the smallest normal float cost a processor a hundred times the work of others, and
// deep layers make them by the thousand: SiLU of what lies below -87, filters that weight decay has
// shrunk. No result is told apart by them.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace scalescope {

/// While it lives, the calling thread takes denormal floats and doubles for zero, as operands and
/// as results. Elsewhere than on x86-64 nothing is changed.
class FlushDenormals {
public:
    FlushDenormals() noexcept {
#if defined(__x86_64__)
        m_before = _mm_getcsr();
        _mm_setcsr(m_before | _MM_FLUSH_ZERO_ON | kDenormalsAreZero);
#endif
    }
    ~FlushDenormals() {
#if defined(__x86_64__)
        _mm_setcsr(m_before);
#endif
    }
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    static constexpr unsigned kDenormalsAreZero = 0x40;  // _MM_DENORMALS_ZERO_ON asks for SSE3
    unsigned m_before = 0;
};

}  // namespace scalescope
