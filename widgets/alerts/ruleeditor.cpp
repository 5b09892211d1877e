// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/ruleeditor.h"

#include "core/config/alertruletext.h"
#include "core/config/quantity.h"
#include "core/model/ruletext.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

using Condition = AlertRule::Condition;

// What may stand behind a number of this metric; empty for a mere number.
QString unitOf(Metric metric)
{
    switch (info(metric).unit) {
    case Unit::Percent:
        return u" (%)"_s;
    case Unit::Bytes:
        return u" (B, KiB, MiB, GiB)"_s;
    case Unit::BytesPerSecond:
        return u" (B/s, KiB/s, MiB/s)"_s;
    case Unit::CountPerSecond:
        return u" (/s)"_s;
    case Unit::Milliseconds:
        return u" (ms, s)"_s;
    case Unit::Seconds:
        return u" (s)"_s;
    case Unit::Count:
        return {};
    }
    return {};
}

QLineEdit *makeField(const QString &objectName, const QString &example, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setPlaceholderText(example);
    return field;
}

} // namespace

RuleEditor::RuleEditor(const std::optional<AlertRule> &rule, QWidget *parent)
    : QDialog(parent)
    , m_name(makeField(u"ruleName"_s, tr("busy"), this))
    , m_condition(new QComboBox(this))
    , m_metric(new QComboBox(this))
    , m_limit(makeField(u"ruleLimit"_s, u"90 %"_s, this))
    , m_duration(makeField(u"ruleDuration"_s, tr("at once, or a time such as 30s, 5m, 1h"), this))
    , m_clears(makeField(u"ruleClears"_s, tr("the same value"), this))
    , m_vms(makeField(u"ruleVms"_s, tr("all, or names and patterns such as web-*, db-1"), this))
    , m_severity(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_error(plainLabel({}, this))
{
    setWindowTitle(rule ? tr("Change an alert rule") : tr("Add an alert rule"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeFields();
    makeForm();
    if (rule)
        fill(*rule);
    refresh();
    m_name->setFocus();
}

void RuleEditor::makeFields()
{
    m_condition->setObjectName(u"ruleCondition"_s);
    m_condition->addItem(tr("A metric is above a value"), int(Condition::Above));
    m_condition->addItem(tr("A metric is below a value"), int(Condition::Below));
    m_condition->addItem(tr("The VM stopped, and nobody asked for it"), int(Condition::Stopped));
    m_condition->addItem(tr("The VM crashed"), int(Condition::Crashed));
    m_metric->setObjectName(u"ruleMetric"_s);
    for (const MetricInfo &row : allMetrics())
        m_metric->addItem(dottedName(row.metric) + unitOf(row.metric), int(row.metric));
    m_severity->setObjectName(u"ruleSeverity"_s);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical})
        m_severity->addItem(Icons::severity(severity), Words::severity(severity), int(severity));
    m_severity->setCurrentIndex(m_severity->findData(int(Severity::Warning)));
    m_text->setObjectName(u"ruleText"_s);
    m_text->setReadOnly(true);
    m_error->setObjectName(u"ruleError"_s);
    m_error->setWordWrap(true);
    m_error->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_error->setMinimumHeight(2 * fontMetrics().lineSpacing());
    for (QLineEdit *field : {m_name, m_limit, m_duration, m_clears, m_vms})
        connect(field, &QLineEdit::textChanged, this, &RuleEditor::refresh);
    for (QComboBox *choice : {m_condition, m_metric, m_severity})
        connect(choice, &QComboBox::currentIndexChanged, this, &RuleEditor::refresh);
}

void RuleEditor::makeForm()
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [this, form](const QString &title, QWidget *field) {
        QLabel *label = plainLabel(title, this);
        label->setBuddy(field);
        form->addRow(label, field);
        field->setAccessibleName(title);
    };
    add(tr("Name"), m_name);
    add(tr("When"), m_condition);
    add(tr("Metric"), m_metric);
    add(tr("Value"), m_limit);
    add(tr("For"), m_duration);
    add(tr("Clears at"), m_clears);
    add(tr("VMs"), m_vms);
    add(tr("Severity"), m_severity);
    add(tr("The rule"), m_text);
    form->addRow(m_error);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    form->addRow(buttons);
    setMinimumWidth(520);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit entered(composed());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RuleEditor::fill(const AlertRule &rule)
{
    m_name->setText(rule.name);
    m_condition->setCurrentIndex(m_condition->findData(int(rule.condition)));
    m_vms->setText(rule.vms.join(u", "_s));
    m_severity->setCurrentIndex(m_severity->findData(int(rule.severity)));
    if (!rule.isOnMetric())
        return;
    const Unit unit = info(rule.metric).unit;
    m_metric->setCurrentIndex(m_metric->findData(int(rule.metric)));
    m_limit->setText(valueText(rule.limit, unit));
    if (rule.duration.count() > 0)
        m_duration->setText(durationText(rule.duration));
    if (rule.clears)
        m_clears->setText(valueText(*rule.clears, unit));
}

bool RuleEditor::isOnMetric() const
{
    const auto condition = Condition(m_condition->currentData().toInt());
    return condition == Condition::Above || condition == Condition::Below;
}

QString RuleEditor::composed() const
{
    const auto condition = Condition(m_condition->currentData().toInt());
    QString text = m_name->text().trimmed() + u": "_s;
    if (condition == Condition::Stopped) {
        text += u"stopped unexpectedly"_s;
    } else if (condition == Condition::Crashed) {
        text += u"crashed"_s;
    } else {
        const bool above = condition == Condition::Above;
        text += dottedName(Metric(m_metric->currentData().toInt())) + (above ? u" > "_s : u" < "_s)
            + m_limit->text().trimmed();
        if (!m_duration->text().isEmpty())
            text += u" for "_s + m_duration->text().trimmed();
        if (!m_clears->text().isEmpty())
            text += (above ? u", clears < "_s : u", clears > "_s) + m_clears->text().trimmed();
    }
    if (!m_vms->text().trimmed().isEmpty())
        text += u", on "_s + m_vms->text().trimmed();
    return text + u", "_s + severityName(Severity(m_severity->currentData().toInt()));
}

void RuleEditor::refresh()
{
    for (QWidget *field :
         std::initializer_list<QWidget *> {m_metric, m_limit, m_duration, m_clears})
        field->setEnabled(isOnMetric());
    const QString text = composed();
    const auto rule = parseAlertRule(text);
    m_text->setText(rule ? text : QString()); // half a rule reads like nonsense
    m_text->setCursorPosition(0);
    // The reader's own words: the same that config.yaml and the server answer with.
    if (m_name->text().trimmed().isEmpty())
        m_error->setText(tr("Give the rule a name."));
    else
        m_error->setText(rule ? QString() : rule.error().message);
    m_save->setEnabled(bool(rule));
}

} // namespace Guestwire
