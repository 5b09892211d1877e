// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"

#include <QHash>
#include <QMap>

#include <variant>

namespace Guestwire {

// Where values come from, weakest first; each overrules the ones before it.
struct ConfigSources
{
    QStringList files; // those that exist are read
    QString onlyFile; // instead of `files`, where it is not empty; must exist
    QMap<QString, QString> environment; // the whole of it; GUESTWIRE_TEST_… is left alone
    QStringList listen; // --listen
    QStringList libvirtUris; // --uri
};

// The files and the environment of this process.
ConfigSources processSources();

struct LoadedConfig
{
    Config config;
    QHash<QString, QString> origins; // "section.key" → "default", "file:line:column", a variable …
};

// The configuration, or every error there is, each as "file:line:column: message".
class [[nodiscard]] ConfigResult
{
public:
    ConfigResult(LoadedConfig loaded) : m_state(std::move(loaded)) { }

    ConfigResult(QStringList errors) : m_state(std::move(errors)) { }

    explicit operator bool() const { return std::holds_alternative<LoadedConfig>(m_state); }

    const Config &config() const { return std::get<LoadedConfig>(m_state).config; }
    const LoadedConfig &loaded() const { return std::get<LoadedConfig>(m_state); }
    const QStringList &errors() const { return std::get<QStringList>(m_state); }

private:
    std::variant<LoadedConfig, QStringList> m_state;
};

ConfigResult loadConfig(const ConfigSources &sources);

// YAML that can be read back, each value with its origin as a comment.
QString printedConfig(const LoadedConfig &loaded);

} // namespace Guestwire
