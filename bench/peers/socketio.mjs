// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Open socket.io sockets that do nothing, and what they cost.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((request, response) => {
  global.gc?.();
  response.end(request.url === '/memory' ? JSON.stringify(process.memoryUsage()) : '');
});
const io = new Server(http, { transports: ['websocket'] });
io.on('connection', () => {});
http.listen({ host: '127.0.0.1', port: Number(process.env.PORT), backlog: 4096 }, () => console.log('ready'));
