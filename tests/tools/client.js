// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node ws against the address of the first argument; the token comes on stdin. Prints a JSON list [what, bar, figure] for
// each thing that it tried.
const fs = require('fs');
const WebSocket = require('ws');

const url = process.argv[2];
const token = fs.readFileSync(0, 'utf8').trim();

const tell = (what, bar, figure) => console.log(JSON.stringify([what, bar, figure]));

const connect = (options = {}, path = '/ws', protocols = ['guestwire.v1']) =>
  new WebSocket(url + path, protocols, {headers: {Authorization: `Bearer ${token}`}, ...options});

const opened = (socket) => new Promise((resolve, reject) => {
  socket.on('open', resolve);
  socket.on('error', reject);
});

const closeCode = (socket) => new Promise((resolve) => {
  socket.on('error', () => {});
  socket.on('close', (code) => resolve(code));
});

const status = (options, path) => new Promise((resolve) => {
  const socket = connect(options, path);
  socket.on('open', () => resolve(101));
  socket.on('unexpected-response', (request, response) => resolve(response.statusCode));
  socket.on('error', () => {});
});

const spoilt = async (spoil) => {
  const socket = connect();
  await opened(socket);
  const code = closeCode(socket);
  spoil(socket);
  return code;
};

(async () => {
  const socket = connect();
  const types = [];
  socket.on('message', (data) => types.push(JSON.parse(data).type));
  await opened(socket);
  tell('permessage-deflate', '', socket.extensions);
  const pong = new Promise((resolve) => socket.on('pong', (data) => resolve(data.toString())));
  socket.ping('are you there');
  tell('ping', 'are you there', await pong);
  socket.send(JSON.stringify({type: 'heartbeat', data: {}}));
  while (!types.includes('heartbeat')) await new Promise((resolve) => setTimeout(resolve, 10));
  tell('the first message', 'connection', types[0]);
  socket.close(1000);
  tell('a goodbye', 1000, await closeCode(socket));

  tell('a message of 9000 bytes', 1009, await spoilt((s) => s.send('x'.repeat(9000))));
  tell('invalid UTF-8', 1007, await spoilt((s) => s.send(Buffer.from([0xc3, 0x28]), {binary: false})));
  tell('RSV bits', 1002, await spoilt((s) => s._socket.write(Buffer.from([0xf1, 0x80, 0, 0, 0, 0]))));
  tell('an unknown opcode', 1002, await spoilt((s) => s._socket.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0]))));
  tell('a long ping', 1002, await spoilt((s) => s._socket.write(
    Buffer.concat([Buffer.from([0x89, 0xfe, 0x00, 0xc8, 0, 0, 0, 0]), Buffer.alloc(200)]))));
  tell('a continuation of nothing', 1002, await spoilt((s) => s._socket.write(Buffer.from([0x80, 0x80, 0, 0, 0, 0]))));
  tell('no token', 401, await status({headers: {}}));
  tell('a foreign page', 403, await status({origin: 'https://evil.example'}));
  tell('an unknown VM', 404, await status({}, '/ws/vms/nobody'));
  process.exit(0);
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
