// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small drawings in the colour of the text around them, on a grid of 16.

const shapes: Record<string, string> = {
    play: 'M4 2.5v11l9-5.5z',
    resume: 'M3 3h2.5v10H3zM7 3v10l7-5z',
    pause: 'M4 3h3v10H4zM9 3h3v10H9z',
    stop: 'M3.5 3.5h9v9h-9z',
    power: 'M7 1.5h2v6H7zM5 3.3v2.3a4 4 0 1 0 6 0V3.3a6 6 0 1 1-6 0z',
    restart: 'M8 2a6 6 0 0 1 4.2 1.7L14 2v5H9l1.8-1.9A4 4 0 1 0 12 8.8h2A6 6 0 1 1 8 2z',
    reset: 'M8 2a6 6 0 0 0-4.2 1.7L2 2v5h5L5.2 5.1A4 4 0 1 1 4 8.8H2A6 6 0 1 0 8 2zM7 6.5h2v3H7z',
    save: 'M7 1.5h2v4.8h2.7L8 10.3 4.3 6.3H7zM2 10h2v2.5h8V10h2v4.5H2z',
    restore: 'M7 10.3V5.5H4.3L8 1.5l3.7 4H9v4.8zM2 10h2v2.5h8V10h2v4.5H2z',
    snapshot: 'M5 4l1-2h4l1 2h3.5v9.5h-13V4zM8 5.6a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
    force: 'M9 1 3 9h4l-1 6 7-9H8.5z',
    cross: 'M4.2 2.8 8 6.6l3.8-3.8 1.4 1.4L9.4 8l3.8 3.8-1.4 1.4L8 9.4l-3.8 3.8-1.4-1.4L6.6 8 2.8 4.2z',
    moon: 'M10 2a6.2 6.2 0 1 0 4 9.6A6 6 0 0 1 10 2z',
    unknown: 'M5 5.5a3 3 0 1 1 4.5 2.6c-.4.3-.5.5-.5 1V10H7v-1c0-1.2.5-2 1.4-2.6A1 1 0 1 0 7 5.5zM7 11.5h2v2H7z',
    down: 'M7 2h2v7l2.5-2.5L13 8l-5 5-5-5 1.5-1.5L7 9z',
    back: 'M10.5 2.5 12 4 8 8l4 4-1.5 1.5L5 8z',
    link: 'M2 10h2v4H2zM6 7h2v7H6zM10 4h2v10h-2z',
    bell: 'M8 1 9.2 2.3A4.5 4.5 0 0 1 12.5 7v3l1.5 2v1H2v-1l1.5-2V7a4.5 4.5 0 0 1 3.3-4.7z'
        + 'M6.3 14h3.4a1.7 1.7 0 0 1-3.4 0z',
    record: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
    alert: 'M8 1.5 15 14H1zM7.2 6v4h1.6V6zM7.2 11v1.6h1.6V11z',
};

export function icon(name: string): SVGSVGElement {
    const space = 'http://www.w3.org/2000/svg';
    const drawing = document.createElementNS(space, 'svg');
    drawing.setAttribute('viewBox', '0 0 16 16');
    drawing.setAttribute('class', `icon icon-${name}`);
    drawing.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', shapes[name] ?? '');
    path.setAttribute('fill-rule', 'evenodd');
    drawing.append(path);
    return drawing;
}

const stateIcons: Record<string, string> = {
    'running': 'play',
    'blocked': 'play',
    'paused': 'pause',
    'shutting-down': 'down',
    'off': 'stop',
    'crashed': 'cross',
    'pm-suspended': 'moon',
    'unknown': 'unknown',
    'unanswering': 'alert',
};

export function stateIcon(state: string): SVGSVGElement {
    const drawing = icon(stateIcons[state] ?? 'unknown');
    drawing.classList.add('state-icon', `state-${state}`);
    return drawing;
}
