// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// The same job on Node: fastify for HTTP, ws for the sockets, one INSERT a message, the ack after it.
// plain: a pool, one statement at a time on each connection. pipelined: as many connections, each sent the next statements before the first is answered.
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const mode = process.argv[2];
const connectionString = process.env.DATABASE_URL;
const INSERT = {
  name: 'say',
  text: 'insert into message (session, cid, at, body) values ($1, $2, $3, $4) on conflict do nothing',
};

async function plain() {
  const pool = new pg.Pool({ connectionString, max: 32 });
  return (values) => pool.query({ ...INSERT, values });
}

async function pipelined() {
  const clients = Array.from({ length: 32 }, () => new pg.Client({ connectionString, pipeline: true }));
  await Promise.all(clients.map((client) => client.connect()));
  let turn = 0;
  return (values) => clients[turn++ % clients.length].query({ ...INSERT, values });
}

const insert = connectionString ? await (mode === 'pipelined' ? pipelined() : plain()) : async () => {};

const app = fastify();
app.get('/memory', () => {
  global.gc?.();
  return process.memoryUsage();
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT), backlog: 4096 });

const sockets = new WebSocketServer({ server: app.server, path: '/ws/chat', perMessageDeflate: false });
sockets.on('connection', (socket) => {
  let session;
  let seq = 0;
  const send = (frame) => socket.send(JSON.stringify(frame));
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString());
    if (frame.type === 'hello') {
      session = randomUUID();
      send({ type: 'welcome', session });
    } else if (frame.type === 'say') {
      const mine = ++seq;
      insert([session, frame.cid, new Date(), frame.text]).then(
        () => send({ type: 'ack', cid: frame.cid, seq: mine }),
        (error) => send({ type: 'nack', cid: frame.cid, code: 'internal', message: error.message, retryable: true }),
      );
    }
  });
});
console.log('ready');
