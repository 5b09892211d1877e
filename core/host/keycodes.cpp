// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/keycodes.h"

#include <algorithm>
#include <linux/input-event-codes.h>

namespace Guestwire {

namespace {

struct Key
{
    QStringView name;
    unsigned code;
};

#define GUESTWIRE_KEY(name)                                                                        \
    Key                                                                                            \
    {                                                                                              \
        u"" #name, KEY_##name                                                                      \
    }

constexpr Key keys[] = {
    GUESTWIRE_KEY(ESC),         GUESTWIRE_KEY(1),
    GUESTWIRE_KEY(2),           GUESTWIRE_KEY(3),
    GUESTWIRE_KEY(4),           GUESTWIRE_KEY(5),
    GUESTWIRE_KEY(6),           GUESTWIRE_KEY(7),
    GUESTWIRE_KEY(8),           GUESTWIRE_KEY(9),
    GUESTWIRE_KEY(0),           GUESTWIRE_KEY(MINUS),
    GUESTWIRE_KEY(EQUAL),       GUESTWIRE_KEY(BACKSPACE),
    GUESTWIRE_KEY(TAB),         GUESTWIRE_KEY(Q),
    GUESTWIRE_KEY(W),           GUESTWIRE_KEY(E),
    GUESTWIRE_KEY(R),           GUESTWIRE_KEY(T),
    GUESTWIRE_KEY(Y),           GUESTWIRE_KEY(U),
    GUESTWIRE_KEY(I),           GUESTWIRE_KEY(O),
    GUESTWIRE_KEY(P),           GUESTWIRE_KEY(LEFTBRACE),
    GUESTWIRE_KEY(RIGHTBRACE),  GUESTWIRE_KEY(ENTER),
    GUESTWIRE_KEY(LEFTCTRL),    GUESTWIRE_KEY(A),
    GUESTWIRE_KEY(S),           GUESTWIRE_KEY(D),
    GUESTWIRE_KEY(F),           GUESTWIRE_KEY(G),
    GUESTWIRE_KEY(H),           GUESTWIRE_KEY(J),
    GUESTWIRE_KEY(K),           GUESTWIRE_KEY(L),
    GUESTWIRE_KEY(SEMICOLON),   GUESTWIRE_KEY(APOSTROPHE),
    GUESTWIRE_KEY(GRAVE),       GUESTWIRE_KEY(LEFTSHIFT),
    GUESTWIRE_KEY(BACKSLASH),   GUESTWIRE_KEY(Z),
    GUESTWIRE_KEY(X),           GUESTWIRE_KEY(C),
    GUESTWIRE_KEY(V),           GUESTWIRE_KEY(B),
    GUESTWIRE_KEY(N),           GUESTWIRE_KEY(M),
    GUESTWIRE_KEY(COMMA),       GUESTWIRE_KEY(DOT),
    GUESTWIRE_KEY(SLASH),       GUESTWIRE_KEY(RIGHTSHIFT),
    GUESTWIRE_KEY(KPASTERISK),  GUESTWIRE_KEY(LEFTALT),
    GUESTWIRE_KEY(SPACE),       GUESTWIRE_KEY(CAPSLOCK),
    GUESTWIRE_KEY(F1),          GUESTWIRE_KEY(F2),
    GUESTWIRE_KEY(F3),          GUESTWIRE_KEY(F4),
    GUESTWIRE_KEY(F5),          GUESTWIRE_KEY(F6),
    GUESTWIRE_KEY(F7),          GUESTWIRE_KEY(F8),
    GUESTWIRE_KEY(F9),          GUESTWIRE_KEY(F10),
    GUESTWIRE_KEY(NUMLOCK),     GUESTWIRE_KEY(SCROLLLOCK),
    GUESTWIRE_KEY(KP7),         GUESTWIRE_KEY(KP8),
    GUESTWIRE_KEY(KP9),         GUESTWIRE_KEY(KPMINUS),
    GUESTWIRE_KEY(KP4),         GUESTWIRE_KEY(KP5),
    GUESTWIRE_KEY(KP6),         GUESTWIRE_KEY(KPPLUS),
    GUESTWIRE_KEY(KP1),         GUESTWIRE_KEY(KP2),
    GUESTWIRE_KEY(KP3),         GUESTWIRE_KEY(KP0),
    GUESTWIRE_KEY(KPDOT),       GUESTWIRE_KEY(ZENKAKUHANKAKU),
    GUESTWIRE_KEY(102ND),       GUESTWIRE_KEY(F11),
    GUESTWIRE_KEY(F12),         GUESTWIRE_KEY(RO),
    GUESTWIRE_KEY(KATAKANA),    GUESTWIRE_KEY(HIRAGANA),
    GUESTWIRE_KEY(HENKAN),      GUESTWIRE_KEY(KATAKANAHIRAGANA),
    GUESTWIRE_KEY(MUHENKAN),    GUESTWIRE_KEY(KPJPCOMMA),
    GUESTWIRE_KEY(KPENTER),     GUESTWIRE_KEY(RIGHTCTRL),
    GUESTWIRE_KEY(KPSLASH),     GUESTWIRE_KEY(SYSRQ),
    GUESTWIRE_KEY(RIGHTALT),    GUESTWIRE_KEY(LINEFEED),
    GUESTWIRE_KEY(HOME),        GUESTWIRE_KEY(UP),
    GUESTWIRE_KEY(PAGEUP),      GUESTWIRE_KEY(LEFT),
    GUESTWIRE_KEY(RIGHT),       GUESTWIRE_KEY(END),
    GUESTWIRE_KEY(DOWN),        GUESTWIRE_KEY(PAGEDOWN),
    GUESTWIRE_KEY(INSERT),      GUESTWIRE_KEY(DELETE),
    GUESTWIRE_KEY(MACRO),       GUESTWIRE_KEY(MUTE),
    GUESTWIRE_KEY(VOLUMEDOWN),  GUESTWIRE_KEY(VOLUMEUP),
    GUESTWIRE_KEY(POWER),       GUESTWIRE_KEY(KPEQUAL),
    GUESTWIRE_KEY(KPPLUSMINUS), GUESTWIRE_KEY(PAUSE),
    GUESTWIRE_KEY(SCALE),       GUESTWIRE_KEY(KPCOMMA),
    GUESTWIRE_KEY(HANGEUL),     GUESTWIRE_KEY(HANJA),
    GUESTWIRE_KEY(YEN),         GUESTWIRE_KEY(LEFTMETA),
    GUESTWIRE_KEY(RIGHTMETA),   GUESTWIRE_KEY(COMPOSE),
    GUESTWIRE_KEY(F13),         GUESTWIRE_KEY(F14),
    GUESTWIRE_KEY(F15),         GUESTWIRE_KEY(F16),
    GUESTWIRE_KEY(F17),         GUESTWIRE_KEY(F18),
    GUESTWIRE_KEY(F19),         GUESTWIRE_KEY(F20),
    GUESTWIRE_KEY(F21),         GUESTWIRE_KEY(F22),
    GUESTWIRE_KEY(F23),         GUESTWIRE_KEY(F24),
};

#undef GUESTWIRE_KEY

} // namespace

std::optional<unsigned> keyCode(QStringView name)
{
    const auto found = std::ranges::find(keys, name, &Key::name);
    return found == std::end(keys) ? std::nullopt : std::optional(found->code);
}

} // namespace Guestwire
