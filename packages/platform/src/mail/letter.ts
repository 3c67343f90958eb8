/** What is written to somebody, in one language or in several. */
export interface Letter {
  readonly subject: string;
  readonly parts: readonly LetterPart[];
}

export interface LetterPart {
  /** BCP 47. */
  readonly language: string;
  readonly paragraphs: readonly (string | { readonly link: string })[];
}

const betweenParts = '\n\n* * *\n\n';

export function letterText({ parts }: Letter): string {
  const texts = parts.map(({ paragraphs }) => paragraphs.map((one) => (typeof one === 'string' ? one : one.link)).join('\n\n'));
  return `${texts.join(betweenParts)}\n`;
}

/** Paragraphs and links alone: nothing is loaded, so that reading a letter tells nobody. */
export function letterHtml({ subject, parts }: Letter): string {
  const bodies = parts.map(
    ({ language, paragraphs }) => `<div lang="${escaped(language)}">${paragraphs.map(paragraphHtml).join('')}</div>`,
  );
  const language = parts.length === 1 ? ` lang="${escaped(parts[0]?.language ?? '')}"` : '';
  const head = `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`;
  return `<!doctype html><html${language}>${head}<body>${bodies.join('<hr>')}</body></html>`;
}

function paragraphHtml(paragraph: LetterPart['paragraphs'][number]): string {
  if (typeof paragraph === 'string') return `<p>${escaped(paragraph)}</p>`;
  const link = escaped(paragraph.link);
  return `<p><a href="${link}">${link}</a></p>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
