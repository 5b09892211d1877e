// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/parsersink.h"
#include "core/terminal/utf8decoder.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <string>

namespace Guestwire::Terminal {

// A VT500 parser with hard bounds: whatever a guest sends, it holds one control sequence of 32
// parameters or one string of 64 KiB. How the stream is cut makes no difference.
class Parser
{
public:
    static constexpr size_t maxString = 64 * 1024;

    explicit Parser(ParserSink &sink);

    void feed(QByteArrayView bytes);

    // ESC starts sequences of a VT52: one letter, or Y with row and column.
    void setVt52(bool on) { m_vt52 = on; }

    // Or else each byte above 0x9f is a character.
    void setUtf8(bool on) { m_utf8 = on; }

    // What has been read of a sequence or character that is not complete yet; fed to a new
    // parser, it puts it into this one's state.
    QByteArray unfinished() const;

private:
    enum class State {
        Ground,
        Escape,
        EscapeIntermediate,
        Address,
        Parameters,
        Intermediates,
        Ignore,
        String,
        StringEscape,
    };
    enum class StringKind { SystemCommand, DeviceControl, Other };

    const unsigned char *takeText(const unsigned char *from, const unsigned char *end);
    void takeCharacter(unsigned char byte);
    void put(char32_t character);
    void flush();
    void step(unsigned char byte);
    bool stepString(unsigned char byte);
    void stepEscape(unsigned char byte);
    void stepVt52(unsigned char byte);
    void stepParameters(unsigned char byte);
    void stepIntermediates(unsigned char byte);
    void c1(char32_t code);
    void beginEscape();
    void beginSequence();
    void beginString(StringKind kind);
    void endString();
    void addIntermediate(unsigned char byte);
    QByteArray unfinishedSequence() const;

    static constexpr int textRoom = 512;

    ParserSink &m_sink;
    State m_state = State::Ground;
    StringKind m_stringKind = StringKind::Other;
    Utf8Decoder m_decoder;
    std::array<char32_t, textRoom> m_text;
    int m_textLength = 0;
    ControlSequence m_sequence;
    bool m_hasParameter = false;
    bool m_vt52 = false;
    bool m_utf8 = true;
    int m_addressRow = -1; // once it was read
    int m_intermediateCount = 0;
    std::string m_string;
};

} // namespace Guestwire::Terminal
