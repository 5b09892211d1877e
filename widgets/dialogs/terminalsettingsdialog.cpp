// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/terminalsettingsdialog.h"

#include "widgets/terminal/colourscheme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;
using Terminal::TerminalSettings;

namespace {

QString schemeTitle(const QString &name)
{
    if (name == u"guestwire")
        return TerminalSettingsDialog::tr("Guestwire");
    if (name == u"contrast")
        return TerminalSettingsDialog::tr("High contrast");
    if (name == u"solarized")
        return TerminalSettingsDialog::tr("Solarized");
    return name;
}

} // namespace

TerminalSettingsDialog::TerminalSettingsDialog(const TerminalSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_before(settings)
    , m_systemFont(new QCheckBox(tr("The system's"), this))
    , m_font(new QFontComboBox(this))
    , m_size(new QDoubleSpinBox(this))
    , m_ground(new QComboBox(this))
    , m_scheme(new QComboBox(this))
    , m_scrollback(new QSpinBox(this))
    , m_pasteSpeed(new QSpinBox(this))
    , m_flashes(new QCheckBox(tr("Flash at a bell"), this))
    , m_blinks(new QCheckBox(tr("Let the cursor blink where the guest wants it"), this))
{
    setWindowTitle(tr("Terminal settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout;
    addFont(*form);
    addColours(*form);
    addBehaviour(*form);
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { emit changed(m_before); });
    QPushButton *defaults = buttons->button(QDialogButtonBox::RestoreDefaults);
    defaults->setText(tr("Restore defaults"));
    connect(defaults, &QPushButton::clicked, this, [this] {
        fill({});
        tell();
    });
    fill(settings);
}

void TerminalSettingsDialog::addFont(QFormLayout &form)
{
    m_systemFont->setObjectName(u"systemFont"_s);
    m_font->setFontFilters(QFontComboBox::MonospacedFonts);
    m_font->setAccessibleName(tr("Font"));
    m_font->lineEdit()->setAccessibleName(m_font->accessibleName());
    m_size->setRange(TerminalSettings::smallestFont, TerminalSettings::largestFont);
    m_size->setDecimals(1);
    m_size->setSuffix(tr(" pt", "points"));
    m_size->setObjectName(u"fontSize"_s);
    form.addRow(tr("Font"), m_systemFont);
    form.addRow(QString(), m_font);
    form.addRow(tr("Size"), m_size);
    connect(m_systemFont, &QCheckBox::toggled, this, [this](bool systems) {
        m_font->setEnabled(!systems);
        m_size->setEnabled(!systems);
        tell();
    });
    connect(m_font, &QFontComboBox::currentFontChanged, this, &TerminalSettingsDialog::tell);
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &TerminalSettingsDialog::tell);
}

void TerminalSettingsDialog::addColours(QFormLayout &form)
{
    m_ground->addItems({tr("As the window"), tr("Light"), tr("Dark")});
    m_ground->setObjectName(u"ground"_s);
    m_scheme->setObjectName(u"scheme"_s);
    for (const QString &name : Terminal::ColourScheme::names())
        m_scheme->addItem(schemeTitle(name), name);
    form.addRow(tr("Ground"), m_ground);
    form.addRow(tr("Colours"), m_scheme);
    connect(m_ground, &QComboBox::currentIndexChanged, this, &TerminalSettingsDialog::tell);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &TerminalSettingsDialog::tell);
}

void TerminalSettingsDialog::addBehaviour(QFormLayout &form)
{
    constexpr int lines = 1000;
    m_scrollback->setRange(0, TerminalSettings::mostScrollback);
    m_scrollback->setSingleStep(lines);
    m_scrollback->setGroupSeparatorShown(true);
    m_scrollback->setSuffix(tr(" lines"));
    m_scrollback->setObjectName(u"scrollback"_s);
    m_pasteSpeed->setRange(TerminalSettings::leastPasteSpeed, TerminalSettings::mostPasteSpeed);
    m_pasteSpeed->setSingleStep(lines);
    m_pasteSpeed->setGroupSeparatorShown(true);
    m_pasteSpeed->setSuffix(tr(" bytes a second"));
    m_pasteSpeed->setToolTip(tr("Lower it where a guest loses some of a long paste."));
    form.addRow(tr("Scrollback"), m_scrollback);
    form.addRow(tr("Paste at most"), m_pasteSpeed);
    form.addRow(QString(), m_flashes);
    form.addRow(QString(), m_blinks);
    connect(m_scrollback, &QSpinBox::valueChanged, this, &TerminalSettingsDialog::tell);
    connect(m_pasteSpeed, &QSpinBox::valueChanged, this, &TerminalSettingsDialog::tell);
    connect(m_flashes, &QCheckBox::toggled, this, &TerminalSettingsDialog::tell);
    connect(m_blinks, &QCheckBox::toggled, this, &TerminalSettingsDialog::tell);
}

void TerminalSettingsDialog::fill(const TerminalSettings &settings)
{
    m_showing = true;
    const QFont systems = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const bool isSystems = settings.fontFamily.isEmpty() && settings.fontSize == 0;
    m_systemFont->setChecked(isSystems);
    m_font->setEnabled(!isSystems);
    m_size->setEnabled(!isSystems);
    m_font->setCurrentFont(settings.fontFamily.isEmpty() ? systems : QFont(settings.fontFamily));
    m_size->setValue(settings.fontSize > 0 ? settings.fontSize : systems.pointSizeF());
    m_ground->setCurrentIndex(static_cast<int>(settings.ground));
    m_scheme->setCurrentIndex(std::max(0, m_scheme->findData(settings.scheme)));
    m_scrollback->setValue(settings.scrollback);
    m_pasteSpeed->setValue(settings.pasteSpeed);
    m_flashes->setChecked(settings.flashes);
    m_blinks->setChecked(settings.blinks);
    m_showing = false;
}

TerminalSettings TerminalSettingsDialog::entered() const
{
    TerminalSettings settings;
    if (!m_systemFont->isChecked()) {
        settings.fontFamily = m_font->currentFont().family();
        settings.fontSize = m_size->value();
    }
    settings.ground = static_cast<TerminalSettings::Ground>(m_ground->currentIndex());
    settings.scheme =
        m_scheme->currentIndex() == 0 ? QString() : m_scheme->currentData().toString();
    settings.scrollback = m_scrollback->value();
    settings.pasteSpeed = m_pasteSpeed->value();
    settings.flashes = m_flashes->isChecked();
    settings.blinks = m_blinks->isChecked();
    return settings;
}

void TerminalSettingsDialog::tell()
{
    if (!m_showing)
        emit changed(entered());
}

} // namespace Guestwire
