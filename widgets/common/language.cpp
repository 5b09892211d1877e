// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

static void initTranslations()
{
    Q_INIT_RESOURCE(translations); // must stand outside any namespace
}

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr auto key = "window/language"_L1;
constexpr auto folder = ":/translations"_L1;

// The system's own way of a language, such as that of Switzerland, goes before the usual one.
QLocale localeOf(const QString &code)
{
    const QLocale system = QLocale::system();
    const QLocale usual(code);
    return code.isEmpty() || usual.language() == system.language() ? system : usual;
}

QTranslator *add()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(u"language"_s);
    return translator;
}

void removeAll()
{
    for (QTranslator *translator :
         QCoreApplication::instance()->findChildren<QTranslator *>(u"language"_s)) {
        QCoreApplication::removeTranslator(translator);
        translator->deleteLater();
    }
}

} // namespace

QList<Language> Language::all()
{
    return {{{}, {}}, {u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"fr"_s, u"Français"_s}};
}

QString Language::chosen()
{
    return QSettings().value(key).toString();
}

void Language::choose(const QString &code)
{
    QSettings().setValue(key, code);
}

void Language::speak(const QString &code)
{
    initTranslations();
    removeAll();
    const QLocale locale = localeOf(code);
    QLocale::setDefault(locale);
    QTranslator *ours = add();
    const bool found = code.isEmpty() ? ours->load(locale, u"guestwire"_s, u"_"_s, folder)
                                      : ours->load("guestwire_"_L1 + code, folder);
    if (!found && !ours->load(u"guestwire_en"_s, folder))
        return;
    QTranslator *ofQt = add();
    if (ofQt->load("qtbase_"_L1 + ours->language(),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    QCoreApplication::installTranslator(ours);
}

} // namespace Guestwire
