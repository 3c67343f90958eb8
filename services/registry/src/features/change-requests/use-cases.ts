import {
  applyRequestSchema,
  breakGlassSchema,
  decideApplyRequest,
  decideBreakGlass,
  decideFailRequest,
  decideReviewRequest,
  failRequestSchema,
  reviewRequestSchema,
} from '@seatledger/domain/change-request/apply-request.ts';
import { approveRequestSchema, decideApproveRequest } from '@seatledger/domain/change-request/approve-request.ts';
import type { ChangeRequest } from '@seatledger/domain/change-request/change-request.ts';
import {
  decideExpireRequest,
  decideRejectRequest,
  decideWithdrawRequest,
  expireRequestSchema,
  rejectRequestSchema,
  withdrawRequestSchema,
} from '@seatledger/domain/change-request/close-request.ts';
import {
  commentRequestSchema,
  decideCommentRequest,
  decideRemindRequest,
  remindRequestSchema,
} from '@seatledger/domain/change-request/comment-request.ts';
import { decideEditRequest, editRequestSchema } from '@seatledger/domain/change-request/edit-request.ts';
import { decideLapseRequest, lapseRequestSchema } from '@seatledger/domain/change-request/lapse-request.ts';
import { decideProposeRequest, proposeRequestSchema } from '@seatledger/domain/change-request/propose-request.ts';
import { decideVoidRequest, voidRequestSchema } from '@seatledger/domain/change-request/void-request.ts';
import { useCase, type Tx } from '../../registry-schema.ts';
import { readDelegatedPowers } from '../delegations/delegation-queries.ts';
import { readPersonIds, readPower } from '../operators/operator-queries.ts';
import { insertApproval, readApprovalsOf } from './approval-queries.ts';
import { countOpenRequests, insertRequest, lockRequest, markReminded, nextRequestId, updateRequest } from './request-queries.ts';

const gatherRequest = async (tx: Tx, id: number) => ({ request: await lockRequest(tx, id) });

async function write(tx: Tx, request: ChangeRequest) {
  await updateRequest(tx, request);
  return [];
}

/** Approvals are read after the request has been locked: of two that are given at once the second sees the first. */
async function gatherWithApprovals(tx: Tx, id: number) {
  const request = await lockRequest(tx, id);
  return { request, approvals: request === undefined ? [] : await readApprovalsOf(tx, id, request.digest) };
}

/** The commands on change requests. None of them needs approval itself. */
export const changeRequestUseCases = [
  useCase({
    schema: proposeRequestSchema,
    gather: async (tx, { proposer }) => ({ nextId: await nextRequestId(tx), openRequests: await countOpenRequests(tx, proposer) }),
    decide: decideProposeRequest,
    async write(tx, request) {
      await insertRequest(tx, request);
      return [];
    },
  }),
  useCase({
    schema: editRequestSchema,
    async gather(tx, { id, digest }) {
      const request = await lockRequest(tx, id);
      return { request, approvals: await readApprovalsOf(tx, id, digest) };
    },
    decide: decideEditRequest,
    write,
  }),
  useCase({
    schema: approveRequestSchema,
    async gather(tx, { id, approver, now }) {
      const facts = await gatherWithApprovals(tx, id);
      const nobody = { operatorId: 0, personId: 0, roles: [] };
      if (approver.kind !== 'operator' || approver.id === null) return { ...facts, approver: nobody, delegated: [] };
      const delegated = await readDelegatedPowers(tx, approver.id, Temporal.Instant.from(now));
      return { ...facts, approver: (await readPower(tx, approver.id)) ?? nobody, delegated };
    },
    decide: decideApproveRequest,
    async write(tx, { request, approval, command }) {
      await insertApproval(tx, request, approval, { operatorName: command.approver.name, comment: command.comment });
      await updateRequest(tx, request);
      return [];
    },
  }),
  useCase({ schema: rejectRequestSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideRejectRequest, write }),
  useCase({ schema: withdrawRequestSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideWithdrawRequest, write }),
  useCase({ schema: applyRequestSchema, gather: (tx, { id }) => gatherWithApprovals(tx, id), decide: decideApplyRequest, write }),
  useCase({ schema: failRequestSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideFailRequest, write }),
  useCase({ schema: lapseRequestSchema, gather: (tx, { id }) => gatherWithApprovals(tx, id), decide: decideLapseRequest, write }),
  useCase({ schema: expireRequestSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideExpireRequest, write }),
  useCase({ schema: voidRequestSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideVoidRequest, write }),
  useCase({ schema: breakGlassSchema, gather: (tx, { id }) => gatherRequest(tx, id), decide: decideBreakGlass, write }),
  useCase({
    schema: reviewRequestSchema,
    async gather(tx, { id }) {
      const request = await lockRequest(tx, id);
      const breaker = request?.glassBrokenBy ?? null;
      return { request, breakerPersonIds: breaker === null ? [] : await readPersonIds(tx, [breaker]) };
    },
    decide: decideReviewRequest,
    write,
  }),
  useCase({
    schema: commentRequestSchema,
    gather: (tx, { id }) => gatherRequest(tx, id),
    decide: decideCommentRequest,
    async write(tx, { id, by, text }) {
      await tx
        .insertInto('changeRequestComments')
        .values({ requestId: id, authorKind: by.kind, authorId: by.id, authorName: by.name, text })
        .execute();
      return [];
    },
  }),
  useCase({
    schema: remindRequestSchema,
    gather: (tx, { id }) => gatherRequest(tx, id),
    decide: decideRemindRequest,
    async write(tx, { id }) {
      await markReminded(tx, id);
      return [];
    },
  }),
];
