// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alertrule.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Guestwire {

// Makes the text of an alert rule, and says at every key what is wrong with it.
class RuleEditor : public QDialog
{
    Q_OBJECT

public:
    // With a rule: that one is changed.
    RuleEditor(const std::optional<AlertRule> &rule, QWidget *parent);

signals:
    void entered(const QString &rule);

private:
    void makeFields();
    void makeForm();
    void fill(const AlertRule &rule);
    QString composed() const;
    void refresh();
    bool isOnMetric() const;

    QLineEdit *m_name;
    QComboBox *m_condition;
    QComboBox *m_metric;
    QLineEdit *m_limit;
    QLineEdit *m_duration;
    QLineEdit *m_clears;
    QLineEdit *m_vms;
    QComboBox *m_severity;
    QLineEdit *m_text;
    QLabel *m_error;
    QPushButton *m_save = nullptr;
};

} // namespace Guestwire
