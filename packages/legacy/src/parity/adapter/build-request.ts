import type { Question } from '../service-answer.ts';
import { filled, headerText, mapTexts } from './placeholders.ts';
import type { OpenedAdapter } from './parse-adapter.ts';

/** The request that asks the old service, each value encoded for the place where it stands. */
export function buildRequest({ adapter, secrets }: OpenedAdapter, { email, product }: Question): Request {
  const { method, url, headers, json, form } = adapter.request;
  const value = (name: string): string => (name === 'email' ? email : (product ?? ''));
  const secret = (name: string): string => secrets.get(name) ?? '';
  const plain = (text: string): string => filled(text, value, secret);
  const body = bodyOf();
  return new Request(filled(url, value, secret, encodeURIComponent), {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': body.type }),
      ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, filled(text, value, secret, headerText)])),
    },
    ...(body !== undefined && { body: body.text }),
  });

  function bodyOf(): { readonly type: string; readonly text: string } | undefined {
    if (json !== undefined) return { type: 'application/json', text: JSON.stringify(mapTexts(json, plain)) };
    if (form === undefined) return undefined;
    const fields = new URLSearchParams(Object.entries(form).map(([name, text]): [string, string] => [name, plain(text)]));
    return { type: 'application/x-www-form-urlencoded', text: fields.toString() };
  }
}
