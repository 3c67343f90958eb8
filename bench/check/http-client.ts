import { connect, type Socket } from 'node:net';

/** Called with every whole answer, as a run of bytes in `chunk`. */
export type AnswerListener = (status: number, chunk: Buffer, bodyStart: number, bodyEnd: number) => void;

/**
 * One connection that is kept and has at most one request under way. Reads no more of HTTP than servers of benchmarks speak:
 * `Content-Length` is there, and one answer comes for one request.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #onAnswer: AnswerListener;
  #unread: Buffer | undefined;

  private constructor(socket: Socket, onAnswer: AnswerListener, onFailure: (error: Error) => void) {
    this.#socket = socket;
    this.#onAnswer = onAnswer;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', onFailure);
    socket.on('end', () => onFailure(new Error('the server has closed a connection')));
  }

  static open(port: number, onAnswer: AnswerListener, onFailure: (error: Error) => void): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new HttpConnection(socket, onAnswer, onFailure));
      });
    });
  }

  send(request: Buffer): void {
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners('end').destroy();
  }

  #read(chunk: Buffer): void {
    const bytes = this.#unread === undefined ? chunk : Buffer.concat([this.#unread, chunk]);
    const headEnd = bytes.indexOf('\r\n\r\n');
    const bodyStart = headEnd + 4;
    const bodyEnd = headEnd === -1 ? Infinity : bodyStart + bodyLength(bytes, headEnd);
    if (bodyEnd > bytes.length) {
      this.#unread = bytes;
      return;
    }
    this.#unread = undefined;
    this.#onAnswer(statusOf(bytes), bytes, bodyStart, bodyEnd);
  }
}

const digitZero = 0x30;
const statusStart = 'HTTP/1.1 '.length;

function statusOf(bytes: Buffer): number {
  return digit(bytes, statusStart) * 100 + digit(bytes, statusStart + 1) * 10 + digit(bytes, statusStart + 2);
}

function digit(bytes: Buffer, at: number): number {
  return (bytes[at] ?? digitZero) - digitZero;
}

function bodyLength(bytes: Buffer, headEnd: number): number {
  const length = /\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  if (length === undefined) throw new Error('an answer without a Content-Length');
  return Number(length);
}
