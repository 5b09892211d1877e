// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// What a server made of node's ws does to tell everybody everything: once a second each message is made once and sent to
// each client.
//   broadcast.js MESSAGES      a JSON array; prints its port, and ends with its input
const fs = require('fs');
const {WebSocketServer} = require('ws');

const messages = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const server = new WebSocketServer({host: '127.0.0.1', port: 0, perMessageDeflate: false},
    () => console.log(server.address().port));

setInterval(() => {
    for (const message of messages) {
        const text = JSON.stringify(message);
        for (const client of server.clients)
            client.send(text);
    }
}, 1000);
process.stdin.on('end', () => process.exit(0)).resume();
