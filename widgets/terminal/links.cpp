// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/links.h"

#include <QRegularExpression>

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

std::optional<QUrl> webAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return {};
    return url;
}

// The end of a sentence or a bracket around it is not the link's.
qsizetype lengthWithoutEnd(QStringView text)
{
    qsizetype length = text.size();
    while (length > 0) {
        const QChar last = text[length - 1];
        const bool closes =
            last == u')' && text.first(length).count(u'(') >= text.first(length).count(u')');
        if (closes || !QStringView(u".,;:!?'\")]}>*").contains(last))
            break;
        --length;
    }
    return length;
}

std::optional<Link> writtenLink(const Screen &screen, qint64 firstRow, const TextPosition &cell)
{
    static const QRegularExpression expression(
        QStringLiteral("\\bhttps?://[^\\s<>\"`\\x{2500}-\\x{259f}]+"),
        QRegularExpression::CaseInsensitiveOption);
    const PlacedText text = wrappedLinesAround(screen, firstRow, cell.line);
    auto each = expression.globalMatch(text.text);
    while (each.hasNext()) {
        const QRegularExpressionMatch match = each.next();
        const qsizetype length = lengthWithoutEnd(match.capturedView());
        const TextRange range = text.range(match.capturedStart(), length);
        if (cell < range.from || cell >= range.to)
            continue;
        const auto url = webAddress(match.captured().first(length));
        return url ? std::optional<Link>({*url, range}) : std::nullopt;
    }
    return {};
}

std::optional<Link> namedLink(const Screen &screen, qint64 firstRow, const TextPosition &cell)
{
    const Line line = screen.line(static_cast<int>(cell.line - firstRow));
    const auto linkOf = [&](int column) -> std::string {
        return column < static_cast<int>(line.cells.size())
            ? screen.extra(line.cells[static_cast<size_t>(column)]).link
            : std::string();
    };
    const std::string link = linkOf(cell.column);
    if (link.empty())
        return {};
    const auto url = webAddress(QString::fromStdString(link));
    if (!url)
        return {};
    int from = cell.column;
    int to = cell.column + 1;
    while (from > 0 && linkOf(from - 1) == link)
        --from;
    while (linkOf(to) == link)
        ++to;
    return Link {*url, {{cell.line, from}, {cell.line, to}}};
}

} // namespace

std::optional<Link> linkAt(const Screen &screen, qint64 firstRow, const TextPosition &cell)
{
    const qint64 row = cell.line - firstRow;
    if (row < -screen.historySize() || row >= screen.rows())
        return {};
    const auto named = namedLink(screen, firstRow, cell);
    return named ? named : writtenLink(screen, firstRow, cell);
}

QString shownInFull(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded());
}

} // namespace Guestwire::Terminal
