// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/rulesdialog.h"

#include "core/config/alertruletext.h"
#include "core/model/displaymessage.h"
#include "widgets/alerts/ruleeditor.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, What, Source };

} // namespace

RulesDialog::RulesDialog(Connections &connections, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_choice(new QComboBox(this))
    , m_list(new QTreeWidget(this))
    , m_message(plainLabel({}, this))
    , m_add(new QPushButton(Icons::named(u"add"_s), tr("Add…"), this))
    , m_edit(new QPushButton(tr("Change…"), this))
    , m_remove(new QPushButton(Icons::named(u"delete"_s), tr("Remove"), this))
{
    setObjectName(u"rulesDialog"_s);
    setWindowTitle(tr("Alert rules"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 360);
    makeList();
    m_choice->setAccessibleName(tr("Connection"));
    m_message->setObjectName(u"rulesMessage"_s);
    m_message->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_choice);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_message);
    layout->addWidget(makeButtons());
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, [this](ConnectionId id) {
        listen(id);
        fillConnections();
    });
    connect(&connections, &Connections::removed, this, &RulesDialog::fillConnections);
    connect(&connections, &Connections::renamed, this, &RulesDialog::fillConnections);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &RulesDialog::refresh);
    fillConnections();
}

void RulesDialog::makeList()
{
    m_list->setObjectName(u"rules"_s);
    m_list->setAccessibleName(tr("Alert rules"));
    m_list->setHeaderLabels({tr("Name"), tr("When"), tr("Stands in")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_list->header()->resizeSection(Name, fontMetrics().horizontalAdvance(u'0') * 22);
    m_list->header()->resizeSection(Source, fontMetrics().horizontalAdvance(u'0') * 16);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto rule = current();
        const bool isOurs = rule && rule->source == AlertRuleText::Source::Protocol;
        const QString why = !m_add->isEnabled() ? obstacle()
            : !rule                             ? tr("Choose a rule first.")
            : isOurs                            ? QString()
                     : tr("It stands in the server's configuration, and is changed there.");
        for (QPushButton *button : {m_edit, m_remove}) {
            button->setEnabled(why.isEmpty());
            button->setToolTip(plainToolTip(why));
        }
    });
    connect(m_list, &QTreeWidget::itemActivated, this, [this] {
        if (m_edit->isEnabled())
            edit(current());
    });
}

QWidget *RulesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_add->setObjectName(u"addRule"_s);
    m_edit->setObjectName(u"editRule"_s);
    m_remove->setObjectName(u"removeRule"_s);
    for (QPushButton *button : {m_add, m_edit, m_remove}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    connect(m_add, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(current()); });
    connect(m_remove, &QPushButton::clicked, this, &RulesDialog::remove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void RulesDialog::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(&client->alerts(), &AlertBook::reset, this, &RulesDialog::refresh);
    connect(client, &Client::stateChanged, this, &RulesDialog::refresh);
}

void RulesDialog::fillConnections()
{
    const QVariant before = m_choice->currentData();
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        for (const ConnectionEntry &entry : m_connections.all())
            m_choice->addItem(displayText(entry.title), entry.id);
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    }
    m_choice->setVisible(m_choice->count() > 1);
    refresh();
}

AlertBook *RulesDialog::book() const
{
    const ConnectionEntry *entry =
        m_connections.find(m_choice->currentData().value<ConnectionId>());
    return m_choice->count() > 0 && entry ? &entry->client->alerts() : nullptr;
}

QString RulesDialog::obstacle() const
{
    const ConnectionEntry *entry =
        m_connections.find(m_choice->currentData().value<ConnectionId>());
    if (m_choice->count() == 0 || !entry || entry->client->state() == Client::State::Offline)
        return tr("There is no connection.");
    if (!entry->client->alerts().isServed())
        return tr("This server knows no alerts.");
    if (!entry->client->server().permissions.testFlag(Permission::Admin))
        return tr("You lack the permission \"%1\", which rules ask for.")
            .arg(toName(Permission::Admin));
    return {};
}

void RulesDialog::refresh()
{
    const auto before = current();
    m_list->clear();
    const QList<AlertRuleText> rules = book() ? book()->rules() : QList<AlertRuleText>();
    for (const AlertRuleText &rule : rules) {
        const bool isOurs = rule.source == AlertRuleText::Source::Protocol;
        auto *item = new QTreeWidgetItem(m_list,
                                         {displayText(rule.text.section(u':', 0, 0).trimmed()),
                                          rule.text.section(u':', 1).trimmed(),
                                          isOurs ? tr("the server") : tr("config.yaml")});
        item->setToolTip(What, plainToolTip(rule.text));
        if (const auto parsed = parseAlertRule(rule.text))
            item->setIcon(Name, Icons::severity(parsed.value().severity));
        if (before && before->text == rule.text)
            m_list->setCurrentItem(item);
    }
    const QString why = obstacle();
    m_add->setEnabled(why.isEmpty());
    m_add->setToolTip(plainToolTip(why));
    m_edit->setEnabled(false);
    m_remove->setEnabled(false);
    m_message->setText(!why.isEmpty()        ? why
                           : rules.isEmpty() ? tr("There are no rules yet. “Add…” makes one.")
                                             : QString());
    emit m_list->itemSelectionChanged();
}

std::optional<AlertRuleText> RulesDialog::current() const
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty() || !book() || rows.first().row() >= book()->rules().size())
        return std::nullopt;
    return book()->rules()[rows.first().row()];
}

void RulesDialog::edit(const std::optional<AlertRuleText> &rule)
{
    std::optional<AlertRule> known;
    if (rule)
        if (const auto parsed = parseAlertRule(rule->text))
            known = parsed.value();
    auto *editor = new RuleEditor(known, this);
    connect(editor, &RuleEditor::entered, this,
            [this, replaced = known ? known->name : QString()](const QString &text) {
                save(text, replaced);
            });
    editor->open();
}

void RulesDialog::save(const QString &rule, const QString &replaced)
{
    if (!book())
        return;
    const QString name = rule.section(u':', 0, 0).trimmed();
    book()->setRule(rule).then(this, [this, name, replaced](const Outcome &outcome) {
        tell(outcome);
        if (outcome && !replaced.isEmpty() && replaced != name && book())
            book()->removeRule(replaced).then(this,
                                              [this](const Outcome &removed) { tell(removed); });
    });
}

void RulesDialog::remove()
{
    const auto rule = current();
    if (!rule || !book())
        return;
    book()
        ->removeRule(rule->text.section(u':', 0, 0).trimmed())
        .then(this, [this](const Outcome &outcome) { tell(outcome); });
}

void RulesDialog::tell(const Outcome &outcome)
{
    m_message->setText(outcome ? QString() : displayMessage(outcome.error().message));
}

} // namespace Guestwire
