// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "core/client/pairingstring.h"
#include "core/config/configtable.h"
#include "core/config/quantity.h"
#include "core/config/suggestion.h"
#include "core/model/vm.h"
#include "core/service/accounts.h"
#include "core/service/hostpolicy.h"
#include "core/service/tokens.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace Guestwire {

namespace {

using S = QLatin1StringView;

enum class Takes { Nothing, User, MaybeFile };

// The words or the option that choose a mode.
struct ModeWords
{
    Mode mode;
    S words;
    Takes takes = Takes::Nothing; // one more word
};

constexpr std::array modeTable {
    ModeWords {Mode::Headless, S("--headless")},
    ModeWords {Mode::CheckConfig, S("--check-config")},
    ModeWords {Mode::PrintConfig, S("--print-config")},
    ModeWords {Mode::Help, S("--help")},
    ModeWords {Mode::Help, S("-h")},
    ModeWords {Mode::Version, S("--version")},
    ModeWords {Mode::UserAdd, S("user add"), Takes::User},
    ModeWords {Mode::UserList, S("user list")},
    ModeWords {Mode::UserRemove, S("user remove"), Takes::User},
    ModeWords {Mode::UserSet, S("user set"), Takes::User},
    ModeWords {Mode::UserSetPassword, S("user set-password"), Takes::User},
    ModeWords {Mode::TokenIssue, S("token issue"), Takes::User},
    ModeWords {Mode::TokenRotateKey, S("token rotate-key")},
    ModeWords {Mode::Pair, S("pair")},
    ModeWords {Mode::HistoryExport, S("history export")},
    ModeWords {Mode::Fingerprint, S("fingerprint")},
    ModeWords {Mode::AuditVerify, S("audit verify"), Takes::MaybeFile},
};

struct ValueOption
{
    S name;
    bool isRepeatable;
    QList<Mode> modes; // that it goes with; empty: all
};

const std::array<ValueOption, 17> &valueOptions()
{
    static const QList<Mode> local {Mode::Headless, Mode::CheckConfig, Mode::PrintConfig};
    static const QList<Mode> windows {Mode::Window, Mode::Viewer};
    static const QList<Mode> history {Mode::HistoryExport};
    static const std::array<ValueOption, 17> table {{
        {S("--config"), false, {}},
        {S("--connect"), true, {Mode::Viewer}},
        {S("--uri"), true, QList<Mode> {Mode::Window} + local},
        {S("--listen"), true, local},
        {S("--show-console"), false, windows},
        {S("--show-performance"), false, windows},
        {S("--role"), false, {Mode::UserAdd, Mode::UserSet}},
        {S("--vms"), true, {Mode::UserAdd, Mode::UserSet}},
        {S("--expires"), false, {Mode::TokenIssue}},
        {S("--user"), false, {Mode::Pair}},
        {S("--address"), false, {Mode::Pair}},
        {S("--vm"), false, history},
        {S("--from"), false, history},
        {S("--to"), false, history},
        {S("--format"), false, history},
        {S("--metrics"), false, history},
        {S("--points"), false, history},
    }};
    return table;
}

QStringList knownOptions()
{
    QStringList names;
    for (const ModeWords &mode : modeTable)
        if (mode.words.startsWith(S("--")))
            names.append(mode.words);
    for (const ValueOption &option : valueOptions())
        names.append(option.name);
    return names;
}

Error wrongUsage(const QString &message)
{
    return {ErrorCode::InvalidCommand, message};
}

// Plain ws:// carries passwords in the clear, so only within this machine.
bool isServerUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isLocal = url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
    const bool isBare = (url.path().isEmpty() || url.path() == u"/") && !url.hasQuery()
        && !url.hasFragment() && url.userInfo().isEmpty();
    return !url.host().isEmpty() && isBare
        && (url.scheme() == u"wss" || (url.scheme() == u"ws" && isLocal));
}

// Reads arguments once, from left to right, and judges them once all are known.
class OptionParser
{
    Q_DECLARE_TR_FUNCTIONS(OptionParser)

public:
    Result<Options> parse(const QStringList &arguments);

private:
    struct Given
    {
        const ValueOption *option;
        QString value;
    };

    Outcome split(QStringList arguments);
    Outcome takeOption(const QString &argument, QStringList &rest);
    Outcome chooseMode();
    Outcome chooseByWords();
    Outcome unknownWords() const;
    Outcome checkOptions() const;
    QString modeText() const;
    Outcome apply(S name, const QString &value);
    Outcome applySetting(S name, const QString &value, const QString &section, const QString &key,
                         QStringList &list);
    Outcome applyConnect(const QString &value);
    Outcome applyExpires(const QString &value);

    QStringList m_words;
    QList<ModeWords> m_flags;
    QList<Given> m_given;
    Options m_options;
};

Result<Options> OptionParser::parse(const QStringList &arguments)
{
    if (const Outcome good = split(arguments); !good)
        return good.error();
    for (const ModeWords &flag : std::as_const(m_flags)) {
        m_options.mode = flag.mode;
        if (flag.mode == Mode::Help || flag.mode == Mode::Version)
            return m_options;
    }
    if (const Outcome good = chooseMode(); !good)
        return good.error();
    if (const Outcome good = checkOptions(); !good)
        return good.error();
    for (const Given &given : std::as_const(m_given))
        if (const Outcome good = apply(given.option->name, given.value); !good)
            return good.error();
    if (m_options.mode == Mode::UserSet && !m_options.role && !m_options.vms)
        return wrongUsage(tr("user set needs --role or --vms."));
    // All of them is no limit, which is more than a pattern that every name fits.
    if (m_options.vms && m_options.vms->contains(QStringLiteral("*")))
        m_options.vms = QStringList();
    if (m_options.mode == Mode::HistoryExport)
        if (const Outcome good = check(m_options.history); !good)
            return good.error();
    return m_options;
}

Outcome OptionParser::split(QStringList arguments)
{
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        if (argument == u"--") {
            m_words += arguments;
            break;
        }
        if (!argument.startsWith(u'-') || argument.size() == 1)
            m_words.append(argument);
        else if (const Outcome good = takeOption(argument, arguments); !good)
            return good;
    }
    return done();
}

Outcome OptionParser::takeOption(const QString &argument, QStringList &rest)
{
    const QString name = argument.section(u'=', 0, 0);
    const bool hasValue = argument.contains(u'=');
    const auto flag = std::ranges::find_if(
        modeTable, [&name](const ModeWords &mode) { return mode.words == name; });
    if (flag != modeTable.end() && hasValue)
        return wrongUsage(tr("%1 takes no value.").arg(name));
    if (flag != modeTable.end()) {
        m_flags.append(*flag);
        return done();
    }
    const auto &known = valueOptions();
    const auto option = std::ranges::find_if(
        known, [&name](const ValueOption &candidate) { return candidate.name == name; });
    if (option == known.end())
        return wrongUsage(
            tr("Unknown option \"%1\"%2").arg(displayText(name), suggestion(name, knownOptions())));
    if (!hasValue && (rest.isEmpty() || rest.first().startsWith(u"--")))
        return wrongUsage(tr("%1 needs a value.").arg(name));
    m_given.append({&*option, hasValue ? argument.section(u'=', 1) : rest.takeFirst()});
    return done();
}

Outcome OptionParser::chooseMode()
{
    for (const ModeWords &flag : std::as_const(m_flags))
        if (flag.words != m_flags.first().words)
            return wrongUsage(tr("%1 does not go with %2.").arg(flag.words, m_flags.first().words));
    if (!m_flags.isEmpty() && !m_words.isEmpty())
        return wrongUsage(tr("\"%1\" does not go with %2.")
                              .arg(displayText(m_words.first()), m_flags.first().words));
    if (!m_words.isEmpty())
        return chooseByWords();
    const auto isConnect = [](const Given &given) { return given.option->name == S("--connect"); };
    if (m_flags.isEmpty() && std::ranges::any_of(m_given, isConnect))
        m_options.mode = Mode::Viewer;
    return done();
}

Outcome OptionParser::chooseByWords()
{
    for (const ModeWords &candidate : modeTable) {
        const QStringList words = QString(candidate.words).split(u' ');
        if (m_words.first(std::min(words.size(), m_words.size())) != words)
            continue;
        const QStringList rest = m_words.sliced(words.size());
        const qsizetype most = candidate.takes == Takes::Nothing ? 0 : 1;
        if (candidate.takes == Takes::User && rest.isEmpty())
            return wrongUsage(tr("%1 needs the name of a user.").arg(candidate.words));
        if (rest.size() > most)
            return wrongUsage(tr("\"%1\" is one word too many.").arg(displayText(rest[most])));
        m_options.mode = candidate.mode;
        if (candidate.takes == Takes::MaybeFile)
            m_options.auditFile = rest.value(0);
        if (candidate.takes != Takes::User)
            return done();
        m_options.userName = rest.first();
        return checkUserName(rest.first());
    }
    return unknownWords();
}

Outcome OptionParser::unknownWords() const
{
    QStringList commands;
    QStringList continuations;
    for (const ModeWords &mode : modeTable) {
        const QStringList words = QString(mode.words).split(u' ');
        if (words.first() == m_words.first())
            continuations.append(words.last());
        if (!mode.words.startsWith(u'-') && !commands.contains(words.first()))
            commands.append(words.first());
    }
    if (continuations.isEmpty())
        return wrongUsage(
            tr("Unknown command \"%1\"%2")
                .arg(displayText(m_words.first()), suggestion(m_words.first(), commands)));
    return wrongUsage(
        tr("After \"%1\" comes one of: %2%3")
            .arg(m_words.first(), continuations.join(u", "),
                 m_words.size() > 1 ? suggestion(m_words[1], continuations) : QString()));
}

Outcome OptionParser::checkOptions() const
{
    QStringList seen;
    for (const Given &given : m_given) {
        const ValueOption &option = *given.option;
        if (!option.modes.isEmpty() && !option.modes.contains(m_options.mode))
            return wrongUsage(tr("%1 does not go with %2.").arg(option.name, modeText()));
        if (!option.isRepeatable && seen.contains(option.name))
            return wrongUsage(tr("%1 can be given once only.").arg(option.name));
        seen.append(option.name);
    }
    return done();
}

QString OptionParser::modeText() const
{
    for (const ModeWords &mode : modeTable)
        if (mode.mode == m_options.mode)
            return mode.words;
    return m_options.mode == Mode::Viewer ? QStringLiteral("--connect") : tr("the window");
}

Outcome OptionParser::apply(S name, const QString &value)
{
    if (value.isEmpty())
        return wrongUsage(tr("%1 needs a value.").arg(name));
    if (name == S("--config")) {
        m_options.configFile = value;
    } else if (name == S("--connect")) {
        return applyConnect(value);
    } else if (name == S("--uri")) {
        return applySetting(name, value, QStringLiteral("libvirt"), QStringLiteral("uris"),
                            m_options.uris);
    } else if (name == S("--listen")) {
        return applySetting(name, value, {}, QStringLiteral("listen"), m_options.listen);
    } else if (name == S("--show-console")) {
        m_options.showConsole = value;
    } else if (name == S("--show-performance")) {
        m_options.showPerformance = value;
    } else if (name == S("--role")) {
        const auto role = roleFromName(value);
        if (!role)
            return wrongUsage(tr("--role: \"%1\" is no role; there are viewer, operator and admin.")
                                  .arg(displayText(value)));
        m_options.role = *role;
    } else if (name == S("--vms")) {
        m_options.vms = m_options.vms.value_or(QStringList()) << value;
        return checkVmPattern(value);
    } else if (name == S("--expires")) {
        return applyExpires(value);
    } else if (name == S("--user")) {
        m_options.userName = value;
        return checkUserName(value);
    } else if (name == S("--address")) {
        m_options.address = value;
        if (!parseHostAndPort(value.toUtf8()))
            return wrongUsage(tr("--address: \"%1\" is no host; write one as in hv1.example or "
                                 "192.0.2.7:8443.")
                                  .arg(displayText(value)));
    } else if (m_options.mode == Mode::HistoryExport) {
        return Guestwire::apply(name, value, m_options.history);
    }
    return done();
}

// What the configuration accepts in a file it accepts here, with the same words.
Outcome OptionParser::applySetting(S name, const QString &value, const QString &section,
                                   const QString &key, QStringList &list)
{
    Config scratch;
    list.append(value);
    return assign(*findSetting(section, key), {{value, false, name}}, scratch);
}

// What the arguments of a process are, every user of its machine may read.
Outcome OptionParser::applyConnect(const QString &value)
{
    if (value != u"-")
        if (const Outcome good = checkServer(value); !good)
            return wrongUsage(S("--connect: ") + good.error().message);
    if (const auto pairing = parsePairingString(value); pairing && !pairing.value().code.isEmpty())
        return wrongUsage(tr("--connect: a pairing string with a one-time code is a secret, and "
                             "arguments are not. Give it on the input: guestwire --connect -"));
    m_options.connect.append(value);
    return done();
}

Outcome OptionParser::applyExpires(const QString &value)
{
    const auto duration = parseDuration(value);
    if (!duration || *duration < std::chrono::seconds(1) || *duration > Tokens::maxLifetime)
        return wrongUsage(tr("--expires: \"%1\" is no time from 1s to 366d; write 15m, 24h or 30d.")
                              .arg(displayText(value)));
    m_options.expires = std::chrono::duration_cast<std::chrono::seconds>(*duration);
    return done();
}

} // namespace

Outcome checkServer(const QString &text)
{
    if (isPairingString(text)) {
        const auto pairing = parsePairingString(text);
        return pairing ? done() : Outcome(pairing.error());
    }
    if (isServerUrl(text))
        return done();
    return wrongUsage(QCoreApplication::translate(
                          "OptionParser", "\"%1\" is no server; write wss://host or wss://host:port "
                                          "(ws:// on this machine only), or a pairing string.")
                          .arg(displayText(text)));
}

Result<Options> parseOptions(const QStringList &arguments)
{
    return OptionParser().parse(arguments);
}

} // namespace Guestwire
