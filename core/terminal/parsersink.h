// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace Guestwire::Terminal {

// A control sequence: CSI lead parameters intermediates final.
struct ControlSequence
{
    static constexpr int maxParameters = 32;
    static constexpr int maxIntermediates = 2;

    char lead = 0; // one of < = > ? or 0
    std::array<char, maxIntermediates + 1> intermediates {}; // ends in 0
    std::array<int, maxParameters> parameters {}; // -1: left out
    uint32_t subparameters = 0; // bit i: parameter i follows a colon
    int count = 0;
    char final = 0;

    // A parameter where 0 means the same as none, as for counts and positions.
    int positive(int index, int fallback) const
    {
        return index < count && at(index) > 0 ? at(index) : fallback;
    }
    int value(int index, int fallback) const
    {
        return index < count && at(index) >= 0 ? at(index) : fallback;
    }
    bool isSubparameter(int index) const
    {
        return index < count && (subparameters >> index & 1) != 0;
    }

private:
    int at(int index) const { return parameters[static_cast<size_t>(index)]; }
};

// What a parser finds in a stream.
class ParserSink
{
public:
    virtual void print(const char32_t *characters, int count) = 0;
    virtual void control(unsigned char code) = 0;
    virtual void escape(std::string_view intermediates, char final) = 0;
    virtual void address(int row, int column) = 0; // ESC Y of a VT52, from 0
    virtual void controlSequence(const ControlSequence &sequence) = 0;
    virtual void systemCommand(std::string_view text) = 0; // OSC
    virtual void deviceControl(std::string_view text) = 0; // DCS

protected:
    ~ParserSink() = default;
};

} // namespace Guestwire::Terminal
