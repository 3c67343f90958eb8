export interface ActionOption {
  readonly value: string;
  readonly label: string;
}

export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: 'text' | 'lines' | 'date' | 'number' | 'choice';
  readonly value?: string;
  readonly optional?: boolean;
  readonly maxLength?: number;
  /** Of a choice. */
  readonly options?: readonly ActionOption[];
}

/** What was typed, by the name of the field, trimmed; empty where nothing was. */
export type ActionAnswers = Readonly<Record<string, string>>;

/** What is asked before a change is made. */
export interface ActionQuestion {
  /** What it is asked of, such as `user.7`: what was typed is kept under it. */
  readonly of?: string;
  readonly title: string;
  readonly text?: string;
  readonly fields: readonly ActionField[];
  /** A verb and what it does it to: "Suspend Ana Muñoz". */
  readonly action: string;
  /** To be typed first, where the step cannot be undone. */
  readonly typed?: string;
  readonly isDangerous?: boolean;
  readonly run: (answers: ActionAnswers) => Promise<unknown>;
  /** Reads anew what is changed, where somebody else has changed it meanwhile. */
  readonly reread?: () => Promise<unknown>;
}
