import { Injectable, signal } from '@angular/core';

/** What the server tells by itself while a page is open. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly waitingForMe = signal(0);
}
