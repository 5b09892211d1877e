// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace Guestwire {

// Says in the window itself what went wrong, until it is closed or tried again.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent);

    // `retry` may be empty: then nothing can be tried again.
    void showError(const QString &text, const QString &details, std::function<void()> retry = {});
    // What happened, with a button that leads to it.
    void showNotice(const QString &text, const QString &details, const QString &button,
                    std::function<void()> act);
    void dismiss();
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void drawIcon();
    void present(const QString &text, const QString &details, const QString &button,
                 std::function<void()> act);

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QToolButton *m_detailsButton;
    QToolButton *m_actButton;
    std::function<void()> m_act;
};

} // namespace Guestwire
