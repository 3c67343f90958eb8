import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { actorOf, originOf } from '@seatledger/platform/http/principal.ts';

/** Who makes a request, for the events of what it does. */
export function contextOf(request: Parameters<typeof principalOf>[0]): CommandContext {
  const principal = principalOf(request);
  return {
    actor: actorOf(principal),
    origin: originOf(principal.kind),
    address: clientAddress(request.ip),
    requestId: request.id,
    now: Temporal.Now.instant(),
  };
}
