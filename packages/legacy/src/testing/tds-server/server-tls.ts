import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { ServerCertificate } from './certificate.ts';

const preloginType = 0x12;
const headerLength = 8;

/** TLS before anything else, as TDS 8.0 has it. */
export async function acceptTlsFirst(socket: Socket, certificate: ServerCertificate): Promise<TLSSocket> {
  return await secured(new TLSSocket(socket, serverOptions(certificate)));
}

/**
 * TLS as TDS 7.4 has it ([MS-TDS] 3.2.5.2): what both say until they are agreed goes in PRELOGIN messages, what comes after goes as it is.
 * `received`: what the socket has given already.
 */
export async function acceptTlsWithin(socket: Socket, received: Buffer, certificate: ServerCertificate): Promise<TLSSocket> {
  const unwrapped = new Handshake(socket, received);
  const secure = await secured(new TLSSocket(unwrapped, serverOptions(certificate)));
  unwrapped.isAgreed = true;
  return secure;
}

function serverOptions(certificate: ServerCertificate) {
  // Session tickets of TLS 1.3 would come after the handshake, where the client expects answers alone.
  return { isServer: true, secureContext: createSecureContext({ ...certificate, maxVersion: 'TLSv1.2' }) } as const;
}

async function secured(socket: TLSSocket): Promise<TLSSocket> {
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'secure'), once(socket, 'close')]);
  return socket;
}

/** The bytes of TLS in a socket, with the headers of packets around them taken off and put on until the handshake is over. */
class Handshake extends Duplex {
  isAgreed = false;
  readonly #socket: Socket;
  #buffer: Buffer;

  constructor(socket: Socket, received: Buffer) {
    super();
    this.#socket = socket;
    this.#buffer = received;
    socket.on('data', (chunk) => this.#take(chunk as Buffer));
    socket.on('close', () => this.push(null));
    this.#take(Buffer.alloc(0));
  }

  override _read(): void {
    // Given as it comes.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#socket.write(this.isAgreed ? chunk : Buffer.concat([headerOf(chunk.length), chunk]), () => callback());
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (!this.isAgreed && this.#buffer.length >= headerLength && this.#buffer.readUInt8(0) === preloginType) {
      const length = this.#buffer.readUInt16BE(2);
      if (this.#buffer.length < length) return;
      this.push(this.#buffer.subarray(headerLength, length));
      this.#buffer = this.#buffer.subarray(length);
    }
    if (this.#buffer.length === 0 || this.#buffer.readUInt8(0) === preloginType) return;
    this.push(this.#buffer);
    this.#buffer = Buffer.alloc(0);
  }
}

function headerOf(length: number): Buffer {
  const header = Buffer.from([preloginType, 1, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(length + headerLength, 2);
  return header;
}
