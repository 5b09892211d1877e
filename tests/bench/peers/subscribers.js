// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Many clients that only listen.
//   subscribers.js URL COUNT [TOKEN]      says "ready" once all are in; each line of input is answered with how many
//                                         metrics messages all of them got so far
const readline = require('readline');
const WebSocket = require('ws');

const [url, count, token] = process.argv.slice(2);
const atOnce = 20;
const options = {perMessageDeflate: false, headers: token ? {Authorization: `Bearer ${token}`} : {}};
const subscribe = JSON.stringify({
    type: 'subscribe', timestamp: new Date().toISOString(),
    data: {requestId: 's', vms: ['*'], topics: ['metrics'], interval: 1},
});
let heard = 0;
let begun = 0;
let open = 0;

function fail(why) {
    console.error(`subscribers: ${why}`);
    process.exit(1);
}

function next() {
    if (begun >= Number(count))
        return;
    begun += 1;
    const socket = new WebSocket(url, token ? ['guestwire.v1'] : [], options);
    socket.on('open', () => {
        if (token)
            socket.send(subscribe);
        open += 1;
        if (open === Number(count))
            console.log('ready');
        next();
    });
    // Every message says first what it is: to parse all of them would be most of the work of this process.
    socket.on('message', (data) => {
        if (data.includes('"metrics"'))
            heard += 1;
    });
    socket.on('close', (code) => fail(`a connection was closed with ${code}`));
    socket.on('error', (error) => fail(error.message));
}

for (let i = 0; i < atOnce; ++i)
    next();
readline.createInterface({input: process.stdin})
    .on('line', () => console.log(heard))
    .on('close', () => process.exit(0));
