import { inject, Injectable } from '@angular/core';
import { ApiProblem } from '@seatledger/api-client';
import { Api } from '../api/api.ts';

export interface Upload {
  readonly path: '/v1/imports' | '/v1/leaver-checks';
  readonly query: Readonly<Record<string, string>>;
  readonly file: File;
  /** Told how much of the file has been sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends files. `fetch` does not tell how far a file is, which takes long where the line is slow. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  readonly #api = inject(Api);

  /** The answer's body. @throws ApiProblem */
  send<Made>({ path, query, file, onProgress, signal }: Upload): Promise<Made> {
    const request = new XMLHttpRequest();
    request.open('POST', `${path}?${new URLSearchParams({ ...query, fileName: file.name }).toString()}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('x-csrf-token', this.#api.csrfToken());
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / Math.max(total, 1)));
    signal.addEventListener('abort', () => request.abort());
    return new Promise((resolve, reject) => {
      request.addEventListener('load', () => {
        if (request.status === 401) this.#api.signedOut.update((times) => times + 1);
        if (request.status === 201) resolve(JSON.parse(request.responseText) as Made);
        else reject(problemIn(request));
      });
      for (const lost of ['error', 'timeout']) {
        request.addEventListener(lost, () => reject(new ApiProblem(0, { code: 'unreachable', detail: '', requestId: '' })));
      }
      request.addEventListener('abort', () => reject(new DOMException('The upload was given up.', 'AbortError')));
      request.send(file);
    });
  }
}

function problemIn({ status, responseText }: XMLHttpRequest): ApiProblem {
  try {
    return new ApiProblem(status, JSON.parse(responseText) as ConstructorParameters<typeof ApiProblem>[1]);
  } catch {
    return new ApiProblem(status, {});
  }
}
