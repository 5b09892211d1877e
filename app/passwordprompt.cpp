// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/passwordprompt.h"

#include "core/service/secrets.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace Guestwire {

namespace {

constexpr qsizetype maxLine = 4096; // bytes; longer than any password may be
constexpr char interrupt = 3; // Ctrl+C

QString tr(const char *text)
{
    return QCoreApplication::translate("PasswordPrompt", text);
}

Error failed(const QString &message)
{
    return {ErrorCode::InvalidCommand, message};
}

// A terminal that shows nothing of what is typed, for the life of this object. Ctrl+C ends the line
// instead of the program, which would leave the terminal silent.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG);
        silent.c_cc[VEOL] = interrupt;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }

    ~SilentTerminal()
    {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }

    Q_DISABLE_COPY_MOVE(SilentTerminal)

private:
    termios m_before = {};
};

// Byte by byte, so that nothing beyond the line is taken and no buffer keeps it.
std::optional<QByteArray> readLine()
{
    QByteArray line;
    line.reserve(maxLine);
    char byte = 0;
    while (line.size() < maxLine) {
        const ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 && line.isEmpty())
            return std::nullopt;
        if (count <= 0 || byte == '\n')
            break;
        line.append(byte);
        if (byte == interrupt)
            break;
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

Result<QByteArray> askUnseen(const QString &prompt)
{
    std::fputs(prompt.toLocal8Bit().constData(), stderr);
    const SilentTerminal silent;
    auto line = readLine();
    if (!line || line->endsWith(interrupt))
        return failed(tr("Cancelled."));
    return *std::move(line);
}

} // namespace

Result<QString> askAddress()
{
    if (isatty(STDIN_FILENO) != 0) {
        const auto typed = askUnseen(tr("Pairing string, or address of the server: "));
        return typed ? Result<QString>(QString::fromUtf8(typed.value()).trimmed()) : typed.error();
    }
    const auto line = readLine();
    if (!line || line->trimmed().isEmpty())
        return failed(tr("There is no address and no pairing string on stdin."));
    return QString::fromUtf8(*line).trimmed();
}

Result<QByteArray> askNewPassword()
{
    if (isatty(STDIN_FILENO) == 0) {
        auto line = readLine();
        if (!line)
            return failed(tr("There is no password on stdin."));
        return *std::move(line);
    }
    auto password = askUnseen(tr("Password: "));
    if (!password)
        return password;
    auto again = askUnseen(tr("The same again: "));
    if (!again)
        return again;
    const bool isSame = isSameSecret(password.value(), again.value());
    wipe(again.value());
    if (isSame)
        return password;
    wipe(password.value());
    return failed(tr("The two passwords differ."));
}

} // namespace Guestwire
