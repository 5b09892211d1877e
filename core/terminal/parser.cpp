// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/parser.h"

namespace Guestwire::Terminal {
namespace {

constexpr unsigned char bell = 0x07;
constexpr unsigned char cancel = 0x18;
constexpr unsigned char substitute = 0x1a;
constexpr unsigned char escapeByte = 0x1b;
constexpr unsigned char deleteByte = 0x7f;
constexpr int parameterLimit = 100000000; // enough for every use, far from overflow

bool isPlain(unsigned char byte)
{
    return byte >= 0x20 && byte < deleteByte;
}

} // namespace

Parser::Parser(ParserSink &sink) : m_sink(sink) { }

void Parser::feed(QByteArrayView bytes)
{
    const auto *byte = reinterpret_cast<const unsigned char *>(bytes.data());
    const unsigned char *end = byte + bytes.size();
    while (byte < end) {
        if (m_state == State::Parameters && isPlain(*byte))
            stepParameters(*byte++);
        else if (m_state != State::Ground)
            step(*byte++);
        else if (isPlain(*byte) && !m_decoder.isPending())
            byte = takeText(byte, end);
        else if (*byte >= 0x80 || m_decoder.isPending())
            takeCharacter(*byte++);
        else
            step(*byte++);
    }
    flush();
}

const unsigned char *Parser::takeText(const unsigned char *from, const unsigned char *end)
{
    const int room = textRoom - m_textLength;
    const unsigned char *limit = end - from > room ? from + room : end;
    auto *text = m_text.data() + m_textLength;
    const unsigned char *byte = from;
    while (byte < limit && isPlain(*byte))
        *text++ = *byte++;
    m_textLength += static_cast<int>(byte - from);
    if (m_textLength == textRoom)
        flush();
    return byte;
}

void Parser::takeCharacter(unsigned char byte)
{
    if (!m_utf8 && !m_decoder.isPending()) {
        put(byte);
        return;
    }
    Utf8Decoder::Step result = m_decoder.take(byte);
    if (result.hasCharacter)
        put(result.character);
    if (result.consumed)
        return;
    if (byte < 0x80)
        step(byte);
    else if (result = m_decoder.take(byte); result.hasCharacter)
        put(result.character);
}

void Parser::put(char32_t character)
{
    if (character >= 0x80 && character < 0xa0) {
        flush();
        c1(character);
        return;
    }
    m_text[static_cast<size_t>(m_textLength++)] = character;
    if (m_textLength == textRoom)
        flush();
}

void Parser::flush()
{
    if (m_textLength > 0)
        m_sink.print(m_text.data(), m_textLength);
    m_textLength = 0;
}

void Parser::step(unsigned char byte)
{
    if ((m_state == State::String || m_state == State::StringEscape) && stepString(byte))
        return;
    if (m_state == State::Ground && isPlain(byte)) {
        put(byte);
        return;
    }
    if (byte == escapeByte) {
        flush();
        beginEscape();
    } else if (byte == cancel || byte == substitute) {
        m_state = State::Ground;
    } else if (byte < 0x20) {
        flush();
        if (byte != 0)
            m_sink.control(byte);
    } else if (byte == deleteByte) {
        return;
    } else if (m_vt52 && (m_state == State::Escape || m_state == State::Address)) {
        stepVt52(byte);
    } else if (m_state == State::Escape || m_state == State::EscapeIntermediate) {
        stepEscape(byte);
    } else if (m_state == State::Parameters) {
        stepParameters(byte);
    } else if (m_state == State::Intermediates) {
        stepIntermediates(byte);
    } else if (m_state == State::Ignore && byte >= 0x40) {
        m_state = State::Ground;
    }
}

// False: the string was given up, and the byte belongs to the escape sequence after it.
bool Parser::stepString(unsigned char byte)
{
    if (m_state == State::StringEscape) {
        if (byte == '\\') {
            endString();
            return true;
        }
        beginEscape();
        return byte == escapeByte;
    }
    if (byte == escapeByte)
        m_state = State::StringEscape;
    else if (byte == cancel || byte == substitute)
        m_state = State::Ground;
    else if (byte == bell && m_stringKind == StringKind::SystemCommand)
        endString();
    else if (m_string.size() < maxString && byte > bell)
        m_string.push_back(static_cast<char>(byte));
    return true;
}

void Parser::stepEscape(unsigned char byte)
{
    if (byte < 0x30) {
        addIntermediate(byte);
        m_state = State::EscapeIntermediate;
        return;
    }
    if (m_state == State::Escape) {
        switch (byte) {
        case '[':
            beginSequence();
            return;
        case ']':
            beginString(StringKind::SystemCommand);
            return;
        case 'P':
            beginString(StringKind::DeviceControl);
            return;
        case 'X':
        case '^':
        case '_':
            beginString(StringKind::Other);
            return;
        default:
            break;
        }
    }
    m_state = State::Ground;
    m_sink.escape(m_sequence.intermediates.data(), static_cast<char>(byte));
}

void Parser::stepVt52(unsigned char byte)
{
    constexpr int origin = 0x20; // what stands for 0
    if (m_state == State::Escape && byte == 'Y') {
        m_state = State::Address;
        m_addressRow = -1;
    } else if (m_state == State::Escape) {
        m_state = State::Ground;
        m_sink.escape({}, static_cast<char>(byte));
    } else if (m_addressRow < 0) {
        m_addressRow = byte - origin;
    } else {
        m_state = State::Ground;
        m_sink.address(m_addressRow, byte - origin);
    }
}

void Parser::stepParameters(unsigned char byte)
{
    auto &current = m_sequence.parameters[static_cast<size_t>(m_sequence.count)];
    if (byte >= '0' && byte <= '9') {
        const int digits = current < 0 ? 0 : current;
        current = digits < parameterLimit ? digits * 10 + (byte - '0') : digits;
        m_hasParameter = true;
    } else if (byte == ';' || byte == ':') {
        if (m_sequence.count + 1 == ControlSequence::maxParameters) {
            m_state = State::Ignore;
            return;
        }
        ++m_sequence.count;
        m_sequence.parameters[static_cast<size_t>(m_sequence.count)] = -1;
        if (byte == ':')
            m_sequence.subparameters |= 1U << m_sequence.count;
        m_hasParameter = true;
    } else if (byte >= 0x3c && byte <= 0x3f) {
        if (m_hasParameter || m_sequence.lead != 0)
            m_state = State::Ignore;
        else
            m_sequence.lead = static_cast<char>(byte);
    } else {
        stepIntermediates(byte);
    }
}

void Parser::stepIntermediates(unsigned char byte)
{
    if (byte < 0x30) {
        addIntermediate(byte);
        m_state = State::Intermediates;
    } else if (byte < 0x40) {
        m_state = State::Ignore;
    } else {
        ++m_sequence.count;
        m_sequence.final = static_cast<char>(byte);
        m_state = State::Ground;
        m_sink.controlSequence(m_sequence);
    }
}

void Parser::c1(char32_t code)
{
    if (m_vt52) // it knows seven bits only
        return;
    switch (code) {
    case 0x84: // IND
    case 0x85: // NEL
    case 0x88: // HTS
    case 0x8d: // RI
    case 0x8e: // SS2
    case 0x8f: // SS3
    case 0x96: // SPA
    case 0x97: // EPA
        m_sink.escape({}, static_cast<char>(code - 0x40));
        break;
    case 0x9b:
        beginSequence();
        break;
    case 0x9d:
        beginString(StringKind::SystemCommand);
        break;
    case 0x90:
        beginString(StringKind::DeviceControl);
        break;
    case 0x98:
    case 0x9e:
    case 0x9f:
        beginString(StringKind::Other);
        break;
    default:
        break;
    }
}

void Parser::beginEscape()
{
    m_state = State::Escape;
    m_intermediateCount = 0;
    m_sequence.intermediates = {};
}

void Parser::beginSequence()
{
    m_sequence = {};
    m_sequence.parameters[0] = -1;
    m_hasParameter = false;
    m_intermediateCount = 0;
    m_state = State::Parameters;
}

void Parser::beginString(StringKind kind)
{
    m_string.clear();
    m_stringKind = kind;
    m_state = State::String;
}

void Parser::endString()
{
    m_state = State::Ground;
    if (m_stringKind == StringKind::SystemCommand)
        m_sink.systemCommand(m_string);
    else if (m_stringKind == StringKind::DeviceControl)
        m_sink.deviceControl(m_string);
    m_string.clear();
}

void Parser::addIntermediate(unsigned char byte)
{
    if (m_intermediateCount < ControlSequence::maxIntermediates)
        m_sequence.intermediates[static_cast<size_t>(m_intermediateCount++)] =
            static_cast<char>(byte);
}

QByteArray Parser::unfinished() const
{
    switch (m_state) {
    case State::Ground:
        return m_decoder.isPending() ? QByteArray(m_decoder.unfinished().text) : QByteArray();
    case State::Escape:
        return "\x1b";
    case State::EscapeIntermediate:
        return QByteArray("\x1b").append(m_sequence.intermediates.data());
    case State::Address:
        return m_addressRow < 0 ? QByteArray("\x1bY")
                                : QByteArray("\x1bY").append(static_cast<char>(m_addressRow + ' '));
    case State::Parameters:
    case State::Intermediates:
        return unfinishedSequence();
    case State::Ignore:
        return "\x1b[0<"; // a lead behind a parameter: ignored to its end
    case State::String:
    case State::StringEscape:
        break;
    }
    const bool isCommand = m_stringKind == StringKind::SystemCommand;
    const bool isDevice = m_stringKind == StringKind::DeviceControl;
    QByteArray bytes(isCommand ? "\x1b]" : isDevice ? "\x1bP" : "\x1b_");
    bytes.append(m_string.data(), static_cast<qsizetype>(m_string.size()));
    if (m_state == State::StringEscape)
        bytes.append('\x1b');
    return bytes;
}

QByteArray Parser::unfinishedSequence() const
{
    QByteArray bytes("\x1b[");
    if (m_sequence.lead != 0)
        bytes += m_sequence.lead;
    for (int i = 0; i <= m_sequence.count; ++i) {
        if (i > 0)
            bytes += (m_sequence.subparameters >> i & 1) != 0 ? ':' : ';';
        if (const int value = m_sequence.parameters[static_cast<size_t>(i)]; value >= 0)
            bytes += QByteArray::number(value);
    }
    return bytes.append(m_sequence.intermediates.data());
}

} // namespace Guestwire::Terminal
