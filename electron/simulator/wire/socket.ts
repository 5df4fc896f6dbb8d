import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { SimulatedCloud } from '../cloud';
import { isLoopbackHost } from '../loopback-host';
import { answerFrame } from '../notifications/answer-frame';
import type { Channel, ChannelSocket } from '../notifications/channel-store';
import { flatHeaders, splitUrl } from './request-parts';

const frameLimitBytes = 262_144;

/** The streaming side of the simulator: `/channels/{id}`. The id is the secret; nothing else is asked for. */
export function serveSockets(cloud: SimulatedCloud, server: Server): { dispose(): void } {
  // Pings of the protocol are answered by hand, so that a silenced socket really is silent.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameLimitBytes, autoPong: false });

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const { path, query } = splitUrl(request.url ?? '/');
    const logged = cloud.requests.add({
      at: cloud.time.iso(),
      kind: 'http',
      method: request.method ?? 'GET',
      path,
      query,
      headers: flatHeaders(request),
      body: '',
    });
    const refuse = (status: number): void => {
      logged.status = status;
      stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    const accept = (): void => {
      const channel = cloud.channels.find(/^\/channels\/([^/]+)$/.exec(path)?.[1] ?? '');
      if (channel === undefined) return refuse(404);
      logged.status = 101;
      logged.userId = channel.userId;
      logged.clientId = channel.clientId;
      sockets.handleUpgrade(request, stream, head, (socket) => serveSocket(cloud, channel, socket));
    };

    if (!isLoopbackHost(request.headers.host)) return refuse(421);
    const fault = cloud.faults.take('GET', path);
    if (fault?.action !== undefined) return void stream.destroy();
    const answer = fault?.status === undefined ? accept : (): void => refuse(fault.status ?? 503);
    if (fault?.latencyMs === undefined) answer();
    else cloud.time.schedule(fault.latencyMs, answer);
  });

  return {
    dispose: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function serveSocket(cloud: SimulatedCloud, channel: Channel, socket: WebSocket): void {
  const channelSocket: ChannelSocket = {
    send: (frame) => socket.send(frame),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
  socket.on('error', () => socket.terminate());
  socket.on('close', () => cloud.channels.detach(channel.id, channelSocket));
  socket.on('ping', (data) => {
    if (!cloud.channels.isSilent(channel.id)) socket.pong(data);
  });
  socket.on('message', (data, isBinary) => {
    const text = !isBinary && Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const logged = cloud.requests.add({
      at: cloud.time.iso(),
      kind: 'socket-frame',
      method: 'SEND',
      path: `/channels/${channel.id}`,
      query: '',
      headers: {},
      body: text,
    });
    logged.userId = channel.userId;
    logged.clientId = channel.clientId;
    cloud.channels.send(channel.id, answerFrame(cloud, channel, text));
  });
  if (!cloud.channels.attach(channel.id, channelSocket)) socket.close(1011, 'no such channel');
}
