// SPDX-License-Identifier: Apache-2.0
// Whole numbers that cannot be mistaken for each other where they travel together: a block is no
// class and no column, though all are counted from 0.
#pragma once

#ifndef Q_MOC_RUN  // moc of Qt 6.4 cannot parse concepts
#include <compare>
#include <functional>
#endif

#include <cstddef>

namespace scalescope {

/// Tag: a type that names the kind; none is ever made.
template <class Tag>
class StrongInt {
public:
    constexpr StrongInt() = default;
    constexpr explicit StrongInt(int value) : m_value(value) {}

    [[nodiscard]] constexpr int value() const { return m_value; }
    /// As an index into a container; for values from 0 on.
    [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(m_value); }

    friend constexpr auto operator<=>(const StrongInt&, const StrongInt&) = default;

private:
    int m_value = 0;
};

}  // namespace scalescope

template <class Tag>
struct std::hash<scalescope::StrongInt<Tag>> {
    std::size_t operator()(const scalescope::StrongInt<Tag>& number) const noexcept {
        return std::hash<int>()(number.value());
    }
};
