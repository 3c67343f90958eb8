import { answerPreflight } from '@seatledger/platform/http/cors.ts';
import type { CheckHandler, CheckHandlerOptions } from './check-options.ts';
import { otherMethods } from './problems.ts';
import { createRefusing } from './refusing.ts';

type Method = 'GET' | 'HEAD' | 'POST';

const shortBodyBytes = 16 * 1024;

/** A path that pages of any origin may ask, where they bring an identity token: what answers each of its methods, and the browser that asks first. */
export function forPages(handlers: Readonly<Partial<Record<Method, CheckHandler>>>, options: CheckHandlerOptions): CheckHandler {
  const methods = Object.keys(handlers);
  const { decline } = createRefusing(options, { maxBodyBytes: shortBodyBytes, takesPersons: true });
  const refused = otherMethods(methods);
  return (request, response) => {
    const { method = '' } = request;
    const handle = method === 'POST' || method === 'GET' || method === 'HEAD' ? handlers[method] : undefined;
    if (handle !== undefined) handle(request, response);
    else if (method === 'OPTIONS') answerPreflight(response, methods);
    else decline(request, response, refused);
  };
}
