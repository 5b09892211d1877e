// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

// A stream of text and control functions as no program would send it, the same for the same seed.
class RandomStream
{
public:
    explicit RandomStream(quint32 seed);

    QByteArray next(int pieces);
    QByteArray noise(int length); // bytes of any kind

private:
    QByteArray piece();
    QByteArray text();
    QByteArray control();
    QByteArray sequence();
    QByteArray mode();
    QByteArray rendition();
    QByteArray escape();
    QByteArray string();
    QByteArray numbers(int count, int most);
    QByteArray pick(std::initializer_list<const char *> choices);

    QRandomGenerator m_random;
};
