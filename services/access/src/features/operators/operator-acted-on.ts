import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';
import type { SignInDependencies } from '../sign-in/dependencies.ts';
import { refuseBeyondOwn } from './operator-principal.ts';
import { findOperator, permissionsOfRoles } from './operator-queries.ts';

type Needs = Pick<SignInDependencies, 'kysely'>;

export async function existingOperator({ kysely }: Needs, id: number): Promise<Operator> {
  const operator = await findOperator(kysely, id);
  if (operator !== undefined) return operator;
  throw new HttpProblem({ status: 404, code: 'operator_not_found', title: 'Not found', detail: `There is no operator ${id}.` });
}

/** The operator, who has no more than whoever asks: else it is none to act on. */
export async function operatorActedOn(dependencies: Needs, request: FastifyRequest, id: number): Promise<Operator> {
  const operator = await existingOperator(dependencies, id);
  await refuseBeyondRoles(dependencies, request, operator.roleKeys);
  return operator;
}

export async function refuseBeyondRoles({ kysely }: Needs, request: FastifyRequest, roleKeys: readonly string[]): Promise<void> {
  refuseBeyondOwn(principalOf(request), await permissionsOfRoles(kysely, roleKeys));
}
