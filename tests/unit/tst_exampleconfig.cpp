// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configloader.h"
#include "core/config/configtable.h"

#include <QTest>

using namespace Guestwire;

// The example that is installed.
class ExampleConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        ConfigSources sources;
        sources.onlyFile = QStringLiteral(GUESTWIRE_SOURCE_DIR "/installer/files/config.yaml");
        const ConfigResult result = loadConfig(sources);
        QVERIFY2(result, result ? "" : qPrintable(result.errors().join(u'\n')));
        m_example = result.loaded();
    }

    void namesEverySetting()
    {
        for (const Setting &setting : settings())
            QVERIFY2(m_example.origins.contains(setting.key), setting.key.data());
    }

    void givesEachItsDefault() { QCOMPARE(m_example.config, Config()); }

private:
    LoadedConfig m_example;
};

QTEST_APPLESS_MAIN(ExampleConfigTest)

#include "tst_exampleconfig.moc"
