/** What is said of a row besides its verdict has no code: the English sentences, and what they are on the French pages. */
const sentences: readonly (readonly [english: RegExp, french: string])[] = [
  [/The same person as line (\d+); that line counts\./g, 'La même personne qu’à la ligne $1 ; c’est cette ligne-là qui compte.'],
  [/The file says inactive: the seat is made suspended\./g, 'D’après le fichier, la personne est inactive : sa place sera suspendue.'],
  [
    /The row has (\d+) cells where the header has (\d+): the missing ones are taken as blank\./g,
    'La ligne a $1 cellules et l’en-tête $2 : celles qui manquent sont lues comme vides.',
  ],
  [
    /The address is under the alias (\S+): the seat is the one under (\S+)\./g,
    'L’adresse est sous l’alias $1 : la place est celle qui est sous $2.',
  ],
];

/** Undefined where there is a sentence among them that has no French one. */
export function frenchNotices(detail: string): string | undefined {
  const french = sentences.reduce((told, [english, sentence]) => told.replaceAll(english, sentence), detail);
  const left = sentences.reduce((untold, [english]) => untold.replaceAll(english, ''), detail);
  return left.trim() === '' ? french : undefined;
}
