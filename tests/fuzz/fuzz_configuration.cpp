// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// config.yaml.
#include "core/config/configloader.h"
#include "tests/fuzz/fuzztarget.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Guestwire;

namespace {

ConfigResult load(const QByteArray &text)
{
    static const QTemporaryDir directory;
    ConfigSources sources;
    sources.onlyFile = directory.filePath(QStringLiteral("config.yaml"));
    QFile file(sources.onlyFile);
    require(file.open(QFile::WriteOnly) && file.write(text) == text.size(),
            "the file can be written");
    file.close();
    return loadConfig(sources);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto loaded = load(text);
    if (!loaded) {
        require(!loaded.errors().isEmpty(), "a refusal says why");
        return 0;
    }
    const auto again = load(printedConfig(loaded.loaded()).toUtf8());
    require(again && again.config() == loaded.config(), "what is printed can be read back");
    return 0;
}
