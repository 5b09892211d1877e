// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace Guestwire {

// Keeps a private JSON file up to what it stands for, without ever waiting for the disk: it is
// written in another thread, soon after a change and as it is by then.
class JsonSaver : public QObject
{
    Q_OBJECT

public:
    using Content = std::function<QJsonObject()>;

    // `content` is asked in this object's thread, also while this is destroyed.
    JsonSaver(const QString &path, Content content, QObject *parent = nullptr);
    ~JsonSaver() override; // writes what is not written yet

    const QString &path() const { return m_path; }
    void changed();

signals:
    void failed(const Guestwire::Error &error);

private:
    void write();
    void written(const Outcome &outcome);

    const QString m_path;
    const Content m_content;
    QTimer m_delay; // active: there is something to write
    QThreadPool m_writer;
    bool m_isWriting = false;
    bool m_hasFailed = false; // and it has been told
};

} // namespace Guestwire
