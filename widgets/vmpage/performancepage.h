// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartpanel.h"
#include "widgets/charts/charttable.h"

#include <QSettings>

#include <functional>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QToolButton;

namespace Guestwire {

// The charts of a VM, what part of time they show, and ways to take that along.
class PerformancePage : public QWidget
{
    Q_OBJECT

public:
    PerformancePage(const SampleStore &samples, const Connections &connections, QWidget *parent);

    void setTarget(const VmKey &key);
    ChartPanel *charts() const { return m_charts; }

    // Into a file; false where it can not be written.
    bool savePicture(const QString &path);
    bool saveValues(const QString &path) const;
    void showTable();

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void tell(const QString &text); // beside the charts
    void makeRoom();
    void addRange(std::chrono::minutes range, const QString &text);
    void showLive(bool live);
    void makeExport();
    void orderTabs();
    void askPath(const QString &suffix, const QString &filter,
                 const std::function<bool(const QString &)> &save);
    ChartTable table() const;
    QString vmName() const;

    const Connections &m_connections;

    QButtonGroup *m_ranges;
    QAbstractButton *m_live;
    QToolButton *m_export;
    QLabel *m_state;
    ChartPanel *m_charts;
};

} // namespace Guestwire
