// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/console/wallmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;

namespace Guestwire {

class ConsoleTools;

// Many consoles at once, small and live. Only those in sight are open, and none while the wall is
// not seen.
class ConsoleWall : public QWidget
{
    Q_OBJECT

public:
    ConsoleWall(const Connections &connections, QWidget *parent);
    ~ConsoleWall() override;

    void refresh();
    int watched() const { return m_model.watched(); }

signals:
    void chosen(const Guestwire::VmKey &key);
    void overviewWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHead();
    void makeView();
    void applyLook();
    void watchWhatIsSeen();

    WallModel m_model;
    std::shared_ptr<ConsoleTools> m_tools; // for what a person chose about terminals
    QLabel *m_title;
    QLabel *m_nothing;
    QListView *m_view;
    QTimer m_watch; // once for all that moved
};

} // namespace Guestwire
