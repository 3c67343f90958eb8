import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { ServerCertificate } from './certificate.ts';
import { acceptTlsFirst, acceptTlsWithin } from './server-tls.ts';
import { typeInfo, u16, u32, wireValue, type WireColumn } from './tds-values.ts';

/** What a statement is answered with. */
export type Answer =
  | { readonly columns: readonly WireColumn[]; readonly rows: Iterable<readonly unknown[]> }
  | { readonly error: { readonly number: number; readonly message: string } }
  | { readonly transaction: 'begin' | 'end' }
  | 'done'
  | 'disconnect';

export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly readOnlyIntent: boolean;
  readonly isEncrypted: boolean;
}

export interface TdsServerOptions {
  readonly answer: (sql: string) => Answer;
  /** What a login is refused with. */
  readonly refuse?: (login: Login) => { readonly number: number; readonly message: string } | undefined;
  /** Bytes of a packet, its header included; the default of the protocol is 4096. */
  readonly packetLength?: number;
  /** Without it there is no encryption. `first`: as TDS 8.0 has it; `within`: as TDS 7.4. */
  readonly tls?: { readonly certificate: ServerCertificate; readonly begins: 'first' | 'within' };
}

export interface TdsServer extends AsyncDisposable {
  readonly port: number;
  readonly logins: readonly Login[];
  readonly statements: readonly string[];
}

const packetTypes = { batch: 0x01, response: 0x04, attention: 0x06, login: 0x10, prelogin: 0x12 } as const;
const endOfMessage = 0x01;
const usualPacketLength = 4_096;
const encryption = { on: 1, notSupported: 2 } as const;

/**
 * A server that speaks as much of TDS 7.4 and 8.0 as a client needs that logs in and runs batches: written from [MS-TDS], not from what
 * Microsoft's server does.
 */
export async function startTdsServer(options: TdsServerOptions): Promise<TdsServer> {
  const logins: Login[] = [];
  const statements: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void channelOf(socket, options).then((channel) => serve(channel, options, logins, statements));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    logins,
    statements,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What is spoken over: the socket, or TLS over it. */
async function channelOf(socket: Socket, { tls, packetLength = usualPacketLength }: TdsServerOptions): Promise<Socket> {
  if (tls === undefined) return socket;
  if (tls.begins === 'first') return await acceptTlsFirst(socket, tls.certificate);
  const [prelogin] = (await once(socket, 'data')) as [Buffer];
  await sendMessage(socket, [preloginAnswer(encryption.on)], packetLength, () => false);
  return await acceptTlsWithin(socket, prelogin.subarray(prelogin.readUInt16BE(2)), tls.certificate);
}

async function serve(socket: Socket, options: TdsServerOptions, logins: Login[], statements: string[]): Promise<void> {
  let isCancelled = false;
  const send = async (message: Iterable<Buffer>, mayStop = false): Promise<void> =>
    await sendMessage(socket, message, options.packetLength ?? usualPacketLength, () => mayStop && isCancelled);
  for await (const { type, data } of messagesOf(socket, () => (isCancelled = true))) {
    if (type === packetTypes.prelogin) {
      await send([preloginAnswer(encryption.notSupported)]);
    } else if (type === packetTypes.login) {
      const login = parseLogin(data, 'encrypted' in socket);
      logins.push(login);
      const refusal = options.refuse?.(login);
      await send(refusal === undefined ? [loginAck(), done(0)] : [error(refusal), done(0x02)]);
      if (refusal !== undefined) socket.end();
    } else if (type === packetTypes.batch) {
      const sql = data.subarray(data.readUInt32LE(0)).toString('utf16le');
      statements.push(sql);
      const answer = options.answer(sql);
      if (answer === 'disconnect') return void socket.destroy();
      await send(tokensOf(answer), true);
      if (isCancelled) await send([done(0x20)]);
      isCancelled = false;
    } else if (type === packetTypes.attention) {
      // One that comes when the answer is out already.
      if (isCancelled) await send([done(0x20)]);
      isCancelled = false;
    }
  }
}

interface Message {
  readonly type: number;
  readonly data: Buffer;
}

/** Packets put together again. An attention is told at once: it stops the answer that is being sent. */
async function* messagesOf(socket: Socket, onAttention: () => void): AsyncGenerator<Message, void, void> {
  const waiting: Message[] = [];
  let buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk as Buffer]);
    while (buffer.length >= 8 && buffer.length >= buffer.readUInt16BE(2)) {
      const packet = buffer.subarray(0, buffer.readUInt16BE(2));
      buffer = buffer.subarray(packet.length);
      parts.push(packet.subarray(8));
      if ((packet.readUInt8(1) & endOfMessage) === 0) continue;
      const type = packet.readUInt8(0);
      if (type === packetTypes.attention) onAttention();
      waiting.push({ type, data: Buffer.concat(parts) });
      parts = [];
    }
    wake?.();
  });
  socket.on('close', () => {
    isOver = true;
    wake?.();
  });
  for (;;) {
    const message = waiting.shift();
    if (message !== undefined) yield message;
    else if (isOver) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

async function sendMessage(socket: Socket, tokens: Iterable<Buffer>, packetLength: number, isStopped: () => boolean): Promise<void> {
  let rest = Buffer.alloc(0);
  let id = 1;
  const write = async (data: Buffer, status: number): Promise<void> => {
    const header = Buffer.alloc(8);
    header.writeUInt8(packetTypes.response, 0);
    header.writeUInt8(status, 1);
    header.writeUInt16BE(data.length + 8, 2);
    header.writeUInt8((id += 1) & 0xff, 6);
    if (!socket.destroyed && !socket.write(Buffer.concat([header, data])))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  for (const token of tokens) {
    rest = Buffer.concat([rest, token]);
    for (; rest.length >= packetLength - 8; rest = rest.subarray(packetLength - 8)) await write(rest.subarray(0, packetLength - 8), 0);
    if (isStopped() || socket.destroyed) break;
  }
  await write(rest, endOfMessage);
}

function* tokensOf(answer: Exclude<Answer, 'disconnect'>): Generator<Buffer> {
  if (answer === 'done') return yield done(0);
  if ('error' in answer) {
    yield error(answer.error);
    return yield done(0x02);
  }
  if ('transaction' in answer) {
    const descriptor = Buffer.from([8, 1, 2, 3, 4, 5, 6, 7, 8]);
    const change =
      answer.transaction === 'begin'
        ? Buffer.concat([Buffer.from([8]), descriptor, Buffer.from([0])])
        : Buffer.concat([Buffer.from([10, 0]), descriptor]);
    yield Buffer.concat([Buffer.from([0xe3]), u16(change.length), change]);
    return yield done(0);
  }
  yield columnMetadata(answer.columns);
  let count = 0;
  for (const row of answer.rows) {
    count += 1;
    // Servers pack rows with many NULLs; here every other row is.
    yield count % 2 === 0 ? packedRow(answer.columns, row) : plainRow(answer.columns, row);
  }
  yield done(0x10, count);
}

function columnMetadata(columns: readonly WireColumn[]): Buffer {
  const parts = columns.map(({ name, type }) =>
    Buffer.concat([u32(0), u16(0x0009), typeInfo(type), Buffer.from([name.length]), Buffer.from(name, 'utf16le')]),
  );
  return Buffer.concat([Buffer.from([0x81]), u16(columns.length), ...parts]);
}

function plainRow(columns: readonly WireColumn[], row: readonly unknown[]): Buffer {
  return Buffer.concat([Buffer.from([0xd1]), ...columns.map(({ type }, index) => wireValue(row[index] ?? null, type))]);
}

function packedRow(columns: readonly WireColumn[], row: readonly unknown[]): Buffer {
  const bitmap = Buffer.alloc(Math.ceil(columns.length / 8));
  const values = columns.map(({ type }, index) => {
    const value = row[index] ?? null;
    if (value !== null) return wireValue(value, type);
    bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
    return Buffer.alloc(0);
  });
  return Buffer.concat([Buffer.from([0xd2]), bitmap, ...values]);
}

function done(status: number, rows = 0): Buffer {
  const token = Buffer.alloc(13);
  token.writeUInt8(0xfd, 0);
  token.writeUInt16LE(status, 1);
  token.writeBigUInt64LE(BigInt(rows), 5);
  return token;
}

function error({ number, message }: { readonly number: number; readonly message: string }): Buffer {
  const text = Buffer.from(message, 'utf16le');
  const body = Buffer.concat([u32(number), Buffer.from([1, 14]), u16(message.length), text, Buffer.from([0, 0]), u32(1)]);
  return Buffer.concat([Buffer.from([0xaa]), u16(body.length), body]);
}

function loginAck(): Buffer {
  const name = 'Test';
  const body = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4, name.length]), Buffer.from(name, 'utf16le'), Buffer.from([16, 0, 0, 0])]);
  return Buffer.concat([Buffer.from([0xad]), u16(body.length), body]);
}

/** Version, and what becomes of encryption. */
function preloginAnswer(encrypted: number): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([options, Buffer.from([16, 0, 0, 0, 0, 0, encrypted])]);
}

function parseLogin(data: Buffer, isEncrypted: boolean): Login {
  const textAt = (place: number): Buffer =>
    data.subarray(data.readUInt16LE(place), data.readUInt16LE(place) + data.readUInt16LE(place + 2) * 2);
  const password = Buffer.from(textAt(44).map((byte) => ((byte ^ 0xa5) >> 4) | (((byte ^ 0xa5) & 0x0f) << 4)));
  return {
    user: textAt(40).toString('utf16le'),
    password: password.toString('utf16le'),
    database: textAt(68).toString('utf16le'),
    readOnlyIntent: (data.readUInt8(26) & 0x20) !== 0,
    isEncrypted,
  };
}
