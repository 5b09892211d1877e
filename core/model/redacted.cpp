// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/redacted.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

// In this order: what a field's name gives away is hidden whatever its shape.
const auto &rules()
{
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const std::array<Rule, 7> table {{
        // Authorization: Basic dXNlcjpwYXNz
        {QRegularExpression(uR"((authorization\\*["']?\s*[:=]\s*\\*["']?\w+\s+)[^\s"'\\]+)"_s,
                            anyCase),
         u"\\1[hidden]"_s},
        {QRegularExpression(uR"(\b(bearer\s+)[^\s"'\\]+)"_s, anyCase), u"\\1[hidden]"_s},
        // https://user:password@host
        {QRegularExpression(uR"(([a-z][a-z0-9+.-]*://[^\s/?#@:"']*):[^\s/?#@"']*@)"_s, anyCase),
         u"\\1:[hidden]@"_s},
        // Of a web address and of a request's path: ?token=… What libvirt's URIs have is no secret.
        {QRegularExpression(
             uR"(((?:\b(?:https?|wss?|(?i:guestwire-pair))://|(?<![^\s"'\\])/)[^\s?#"'<>\\]*)\?[^\s"'<>\\]+)"_s),
         u"\\1?[hidden]"_s},
        // password=x, "refreshToken": "x", and both once more within a quoted text
        {QRegularExpression(
             uR"re(((?:password|passwd|passphrase|secret|token|ticket)\\*["']?\s*[:=]\s*))re"
             uR"re((?:\\+"(?:[^"\\]|\\+[^"\\])*\\+"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'}\])\\]+))re"_s,
             anyCase),
         u"\\1[hidden]"_s},
        // A JWT: its head is a JSON object in base64url, which begins so.
        {QRegularExpression(uR"((?<![\w-])eyJ[\w-]{5,}(?:\.[\w-]*){0,2})"_s), u"[token]"_s},
        // Refresh tokens and tickets: longer than a UUID, and in both cases. A certificate's pin
        // is no secret.
        {QRegularExpression(uR"(sha256/[A-Za-z0-9+/]{43}=(*SKIP)(*FAIL)|)"
                            uR"((?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[A-Za-z0-9_-]{40,})"_s),
         u"[token]"_s},
    }};
    return table;
}

bool isHarmless(QChar c)
{
    const bool isBidi = (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069')
        || c == u'\u200e' || c == u'\u200f' || c == u'\u061c';
    return !isBidi && c.category() != QChar::Other_Control && c != u'\u2028' && c != u'\u2029';
}

QString escaped(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (isHarmless(c))
            out += c;
        else
            out += "\\u"_L1 + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
    return out;
}

} // namespace

QString redacted(const QString &text)
{
    QString out = text;
    for (const Rule &rule : rules())
        out.replace(rule.pattern, rule.replacement);
    return escaped(out);
}

} // namespace Guestwire
