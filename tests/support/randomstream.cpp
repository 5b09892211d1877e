// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomstream.h"

#include <QString>

RandomStream::RandomStream(quint32 seed) : m_random(seed) { }

QByteArray RandomStream::next(int pieces)
{
    QByteArray stream;
    for (int i = 0; i < pieces; ++i)
        stream += piece();
    return stream;
}

QByteArray RandomStream::noise(int length)
{
    QByteArray stream;
    for (int i = 0; i < length; ++i) {
        // Escapes more often than chance would have them.
        const bool escape = m_random.bounded(20) == 0;
        stream += escape ? '\x1b' : static_cast<char>(m_random.bounded(256));
        if (escape && m_random.bounded(2) == 0)
            stream += '[';
    }
    return stream;
}

QByteArray RandomStream::piece()
{
    const int kind = m_random.bounded(100);
    if (kind < 45)
        return text();
    if (kind < 58)
        return control();
    if (kind < 80)
        return sequence();
    if (kind < 86)
        return mode();
    if (kind < 91)
        return rendition();
    return kind < 97 ? escape() : string();
}

QByteArray RandomStream::text()
{
    QByteArray text;
    for (int i = m_random.bounded(20); i >= 0; --i)
        text += pick({"a", "b", "c",       "x",       "q",      "j",        "0",      "#",
                      "_", "~", " ",       " ",       "é",      "中",       "文",     "ｗ",
                      "😀", "❤", "❤\ufe0f", "e\u0301", "\u0301", "👩\u200d💻", "\u200d", "─"});
    return text;
}

QByteArray RandomStream::control()
{
    return pick({"\r\n", "\r\n", "\n", "\r", "\b", "\t", "\v", "\x0e", "\x0f", "\a", "\x18"});
}

QByteArray RandomStream::sequence()
{
    if (m_random.bounded(3) == 0)
        return "\x1b[" + numbers(2, 24) + 'H';
    const QByteArray final =
        pick({"A",  "B", "C", "D", "E", "F", "G",  "I",  "Z",  "a",  "d",  "e", "`",   "j",
              "k",  "@", "P", "L", "M", "X", "S",  "T",  "^",  " @", " A", "J", "K",   "'}",
              "'~", "r", "s", "b", "b", "g", "$z", "$x", "$v", "${", "!p", "n", "\"q", "u"});
    const QByteArray lead = m_random.bounded(12) == 0 ? "?" : "";
    return "\x1b[" + lead + numbers(m_random.bounded(final.startsWith('$') ? 9 : 3), 12) + final;
}

QByteArray RandomStream::mode()
{
    const QByteArray number = pick(
        {"?1",    "?3",    "?5",    "?6",    "?7",    "?9",    "?12",   "?25",   "?40",   "?45",
         "?47",   "?66",   "?69",   "?1000", "?1002", "?1003", "?1004", "?1005", "?1006", "?1007",
         "?1015", "?1047", "?1048", "?1049", "?2004", "4",     "20",    "?6",    "?69",   "?7"});
    return "\x1b[" + number + pick({"h", "h", "l"});
}

QByteArray RandomStream::rendition()
{
    QByteArray codes =
        pick({"0", "1", "2", "3", "4", "5", "7", "8", "9", "53", "21", "4:3", "4:5"});
    for (int i = m_random.bounded(3); i > 0; --i)
        codes += ';'
            + pick({"31", "97", "42", "100", "38;5;100", "48;5;9", "38;2;1;2;3", "48:2::4:5:6",
                    "39", "49", "0", "22", "24", "58;5;3", "58:2::1:2:3", "59"});
    return "\x1b[" + codes + 'm';
}

QByteArray RandomStream::escape()
{
    return pick({"\x1b"
                 "7",
                 "\x1b"
                 "7",
                 "\x1b"
                 "8",
                 "\x1b"
                 "D",
                 "\x1b"
                 "E",
                 "\x1bM",
                 "\x1bH",
                 "\x1b"
                 "6",
                 "\x1b"
                 "9",
                 "\x1b=",
                 "\x1b>",
                 "\x1bN",
                 "\x1bO",
                 "\x1bn",
                 "\x1bo",
                 "\x1b(0",
                 "\x1b(B",
                 "\x1b)0",
                 "\x1b*A",
                 "\x1b#8",
                 "\x1bV",
                 "\x1bW",
                 "\x1b G",
                 "\x1b[5 q",
                 "\x1b[2 q",
                 "\x1b[1\"q"});
}

QByteArray RandomStream::string()
{
    if (m_random.bounded(30) == 0)
        return "\x1b"
               "c";
    return pick({"\x1b]0;title\a",
                 "\x1b]2;another one\x1b\\",
                 "\x1bPtext\x1b\\",
                 "\x1b_text\x1b\\",
                 "\x1b]52;c;aGVsbG8=\a",
                 "\x1b[1;2;3;4:5 ~",
                 "\x1b[1<x",
                 "\x1b[?1$p",
                 "\x9f",
                 "\xe4\xb8",
                 "\xc2\x85",
                 "\xc2\x9b"
                 "3C",
                 "\x1b[8;5;5t",
                 "\x1b[3J",
                 "\x1b]8;;http://a.example/\a",
                 "\x1b]8;;\a",
                 "\x1b[?2l",
                 "\x1b<",
                 "\x1b<",
                 "\x1b<",
                 "\x1bY!\"",
                 "\x1b"
                 "F",
                 "\x1b[>4;1m",
                 "\x1b%@\xe4",
                 "\x1b%G",
                 "\x1b%G",
                 "\x1b-A",
                 "\x1b~",
                 "\x1b.A"});
}

QByteArray RandomStream::numbers(int count, int most)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            bytes += ';';
        if (m_random.bounded(5) > 0)
            bytes += QByteArray::number(m_random.bounded(most));
    }
    return bytes;
}

QByteArray RandomStream::pick(std::initializer_list<const char *> choices)
{
    const int index = m_random.bounded(static_cast<int>(choices.size()));
    return *(choices.begin() + index);
}
