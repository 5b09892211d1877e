// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// A client in the manner of LibGo's documentation, on Debian's node-ws.
//   client.js SERVER VM OPERATOR_TOKEN VIEWER_TOKEN
// drives the machine, which is off and will be off again.

const assert = require('node:assert');
const WebSocket = require('ws');

const PATIENCE = 120_000; // ms, for a guest that boots on a busy machine

// One socket: what came is kept until somebody waits for it.
class Route {
  constructor(url, token) {
    this.socket = new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } });
    this.received = [];
    this.text = '';
    this.waiting = () => {};
    this.socket.on('message', (bytes, isBinary) => {
      assert(!isBinary);
      this.take(JSON.parse(bytes.toString()));
    });
    this.socket.on('error', (error) => this.fail(error));
  }

  take(message) {
    assert.deepStrictEqual(Object.keys(message).sort(), ['data', 'timestamp', 'type']);
    assert(message.timestamp.endsWith('Z'));
    if (message.type === 'console') this.text += message.data.content;
    this.received.push(message);
    this.waiting();
  }

  fail(error) {
    console.error(error);
    process.exit(1);
  }

  until(what, find) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${what}`)), PATIENCE);
      this.waiting = () => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        this.waiting = () => {};
        resolve(found);
      };
      this.waiting();
    });
  }

  // Takes it, and nothing else: response and status may come in either order.
  wait(type, fits = () => true) {
    return this.until(type, () => {
      const index = this.received.findIndex((m) => m.type === type && fits(m.data));
      return index < 0 ? undefined : this.received.splice(index, 1)[0].data;
    });
  }

  shows(text) {
    return this.until(`"${text}" on the console`, () => this.text.includes(text));
  }

  send(type, data) {
    this.socket.send(JSON.stringify({ type, timestamp: new Date().toISOString(), data }));
  }

  async command(action, status) {
    console.log(`command ${action}`);
    const requestId = `node-${action}`;
    this.received = this.received.filter((m) => m.type !== 'status');
    this.send('command', { action, requestId });
    const response = await this.wait('response', (data) => data.requestId === requestId);
    assert.strictEqual(response.success, true, response.message);
    await this.wait('status', (data) => data.status === status);
  }
}

function refusal(url, token) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    socket.on('open', () => reject(new Error(`${url} let us in`)));
    socket.on('error', () => {});
  });
}

function checkMetrics({ cpu, memory, disk }) {
  assert(cpu.utilization >= 0 && cpu.utilization <= 100);
  assert(memory.used > 0 && memory.used <= memory.total);
  for (const key of ['readBytes', 'writeBytes', 'readOps', 'writeOps']) assert(disk[key] >= 0, key);
}

async function main(server, name, operator, viewer) {
  const base = `${server}/ws/vms/${name}`;
  assert.strictEqual(await refusal(base, 'nonsense'), 401);
  assert.strictEqual(await refusal(`${base}-not-there`, operator), 404);
  assert.strictEqual(await refusal(`${base}/console`, viewer), 403);

  const status = new Route(base, operator);
  const terminal = new Route(`${base}/console`, operator);
  for (const route of [status, terminal]) {
    const greeting = await route.wait('connection');
    assert.strictEqual(greeting.status, 'connected');
    assert.strictEqual(greeting.vmName, name);
  }
  await status.wait('status', (data) => data.status === 'stopped');
  await status.command('start', 'running');
  await terminal.shows('Linux version');
  await terminal.shows('GUEST-UP');
  await terminal.shows('# ');
  terminal.send('console_input', { content: "echo from-no''de\r" });
  await terminal.shows('from-node');
  console.log('console echoed');
  checkMetrics(await status.wait('metrics', (data) => 'utilization' in data.cpu && data.memory.used));
  await status.command('suspend', 'paused');
  await status.command('resume', 'running');
  status.send('heartbeat', {});
  await status.wait('heartbeat');
  status.socket.send('no JSON');
  assert.strictEqual((await status.wait('error')).code, 'INVALID_MESSAGE');
  await status.command('stop', 'stopped');
  await terminal.wait('console', (data) => data.eof);
  status.socket.close();
  terminal.socket.close();
  console.log('done');
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
