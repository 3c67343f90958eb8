import { moveUserSchema } from '@seatledger/domain/user/move-user.ts';
import { renewUserSchema } from '@seatledger/domain/user/renew-user.ts';
import { suspendUserSchema } from '@seatledger/domain/user/suspend-user.ts';
import { noFields } from '../../api/fields.ts';
import { action } from '../../api/resource-routes.ts';
import { lockMovedUserVersion } from './user-lock-queries.ts';

const named = { kind: true, id: true } as const;

export const userActions = [
  {
    word: 'suspend',
    operationId: 'suspendUser',
    summary: 'Suspend a user; the seat is kept',
    body: suspendUserSchema.omit(named),
  },
  { word: 'reinstate', operationId: 'reinstateUser', summary: 'Reinstate a suspended user', body: noFields },
  { word: 'renew', operationId: 'renewUser', summary: 'Give a user an end of its own', body: renewUserSchema.omit(named) },
  action(
    { word: 'move', operationId: 'moveUser', summary: 'Give a user another address' },
    moveUserSchema.omit(named),
    (tx, scope, id, { email }) => lockMovedUserVersion(tx, scope, id, email),
  ),
];
