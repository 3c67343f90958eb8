import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';

export function noCheckpoint(): HttpProblem {
  const detail = 'No checkpoint has been signed yet: ask again once the first events have their places in the log.';
  return new HttpProblem({ status: 404, code: 'checkpoint_not_found', title: 'Not found', detail });
}

export function noLogFile(path: string): HttpProblem {
  const detail = `The log has no ${path}; C2SP tlog-tiles says which files a log of its size has.`;
  return new HttpProblem({ status: 404, code: 'log_file_not_found', title: 'Not found', detail });
}

export function noEvent(eventId: number): HttpProblem {
  return new HttpProblem({ status: 404, code: 'event_not_found', title: 'Not found', detail: `There is no event ${eventId}.` });
}

export function notSequenced(eventId: number): HttpProblem {
  const detail = `Event ${eventId} has no place in the log yet: ask again in a second.`;
  return new HttpProblem({ status: 409, code: 'event_not_sequenced', title: 'Conflict', detail });
}

export function notCovered(leafIndex: number): HttpProblem {
  const detail = `No checkpoint covers leaf ${leafIndex} yet: ask again in a few seconds, or say the size that the proof is to be of.`;
  return new HttpProblem({ status: 409, code: 'event_not_in_checkpoint', title: 'Conflict', detail });
}

export function beyondLog(size: number, logSize: number): HttpProblem {
  const detail = `The log has ${logSize} events; ask for a size up to that, not ${size}.`;
  return new HttpProblem({ status: 422, code: 'size_beyond_log', title: 'Refused', detail });
}

export function beyondSize(leafIndex: number, size: number): HttpProblem {
  const detail = `A log of ${size} events has leaves from 0 to ${size - 1}; ${leafIndex} is none of them.`;
  return new HttpProblem({ status: 422, code: 'leaf_beyond_size', title: 'Refused', detail });
}

export function sizesReversed(from: number, to: number): HttpProblem {
  const detail = `Ask for a first size from 1 up to the second, which is ${to}; not ${from}.`;
  return new HttpProblem({ status: 422, code: 'size_beyond_size', title: 'Refused', detail });
}
