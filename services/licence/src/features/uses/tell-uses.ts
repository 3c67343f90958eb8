import type { GatheredUses } from './seat-use.ts';
import { UseGatherer } from './use-gatherer.ts';

const tellEveryMs = 5_000;

/** The uses of a thread that does not write them itself, told every few seconds. */
export class ToldUses {
  readonly gatherer = new UseGatherer();
  readonly #tell: (gathered: GatheredUses) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(tell: (gathered: GatheredUses) => void) {
    this.#tell = tell;
    this.#timer = setInterval(() => this.#tellAll(), tellEveryMs).unref();
  }

  /** Tells what there is, for the last time. */
  end(): void {
    clearInterval(this.#timer);
    this.#tellAll();
  }

  #tellAll(): void {
    const gathered = this.gatherer.drain();
    if (gathered.words.length + gathered.lost + gathered.skipped > 0) this.#tell(gathered);
  }
}
