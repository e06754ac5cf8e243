// SPDX-License-Identifier: Apache-2.0
// One loop, compiled once per instruction set, and the choice among the results at run time:
//
//     template <std::size_t kBytes>  // of a register
//     SCALESCOPE_INLINE void addOne(float* x, std::int64_t count) { ... Simd<kBytes> ... }
//     SCALESCOPE_EXPORT(addOneVariants, addOne);
//     ...
//     addOneVariants.best()(x, count);
//
// The instruction set is an attribute of a function, and what the function calls must be inlined
// into it (SCALESCOPE_INLINE). A compiler flag for the whole file would be shorter, and wrong: the
// inline functions of the standard library would come out with instructions that the machine lacks,
// and the linker may take those for the whole program.
#pragma once

#include "core/base/instruction_set.h"

#include <type_traits>

#if defined(__x86_64__)
#define SCALESCOPE_AVX2 [[gnu::target("avx2,fma")]]
#define SCALESCOPE_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl")]]
#define SCALESCOPE_AVX512_BF16 [[gnu::target("avx512f,avx512dq,avx512vl,avx512bf16")]]
#else
#define SCALESCOPE_AVX2
#define SCALESCOPE_AVX512
#define SCALESCOPE_AVX512_BF16
#endif

namespace scalescope {

/// The functions that a loop became, one per instruction set.
template <typename Signature>
class Variants {
public:
    constexpr Variants(Signature* portable, Signature* avx2, Signature* avx512) noexcept
        : m_functions{portable, avx2, avx512} {}

    /// The one of a set. A set that the machine lacks gives the highest one below it that the
    /// machine has: what is returned can always be called.
    [[nodiscard]] Signature* of(InstructionSet set) const noexcept {
        return m_functions[static_cast<int>(usable(set))];
    }
    /// The one of the highest set that the machine has.
    [[nodiscard]] Signature* best() const noexcept { return of(InstructionSet::Avx512); }

private:
    Signature* m_functions[3];
};

namespace detail {

template <typename Signature>
struct CompiledAs;

template <typename Result, typename... Args>
struct CompiledAs<Result(Args...)> {
    template <Result (*kLoop)(Args...)>
    [[gnu::noinline]] static Result portable(Args... args) {
        return kLoop(args...);
    }
    template <Result (*kLoop)(Args...)>
    SCALESCOPE_AVX2 [[gnu::noinline]] static Result avx2(Args... args) {
        return kLoop(args...);
    }
    template <Result (*kLoop)(Args...)>
    SCALESCOPE_AVX512 [[gnu::noinline]] static Result avx512(Args... args) {
        return kLoop(args...);
    }
    template <Result (*kLoop)(Args...)>
    SCALESCOPE_AVX512_BF16 [[gnu::noinline]] static Result avx512Bf16(Args... args) {
        return kLoop(args...);
    }
};

}  // namespace detail

/// A loop as a function of its own with registers of kBytes, for a loop that calls others which
/// must not be inlined: a tile that needs all registers for itself.
template <std::size_t kBytes, auto kLoop>
constexpr auto compiled() noexcept {
    using As = detail::CompiledAs<std::remove_pointer_t<decltype(kLoop)>>;
    if constexpr (kBytes == registerBytes(InstructionSet::Avx512))
        return &As::template avx512<kLoop>;
    else if constexpr (kBytes == registerBytes(InstructionSet::Avx2))
        return &As::template avx2<kLoop>;
    else
        return &As::template portable<kLoop>;
}

/// The same with the instructions of AVX512-BF16.
template <auto kLoop>
constexpr auto compiledBf16() noexcept {
    return &detail::CompiledAs<std::remove_pointer_t<decltype(kLoop)>>::template avx512Bf16<kLoop>;
}

}  // namespace scalescope

/// Defines `name`, the Variants of `loop`, a function template over the bytes of a register.
#define SCALESCOPE_EXPORT(name, loop)                                                   \
    constinit const ::scalescope::Variants<decltype(loop<16>)> name {                   \
        ::scalescope::compiled<16, loop<16>>(), ::scalescope::compiled<32, loop<32>>(), \
            ::scalescope::compiled<64, loop<64>>()                                      \
    }
