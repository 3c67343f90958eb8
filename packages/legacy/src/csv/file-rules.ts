/** How exported files are written; scripts and servers need none of it. */
export interface FileRules {
  /** Texts that stand for NULL where they are the whole cell: `NULL` as Management Studio writes it. A cell without text does in any case. */
  readonly nulls: readonly string[];
  /** Between the cells, one or more characters. Null: as the file shows. */
  readonly separator: string | null;
  /** Whether cells may be in quotation marks; bcp has none, and a mark is a character like others. Null: as the file shows. */
  readonly quoted: boolean | null;
  /** Of files that are neither UTF-8 nor UTF-16. `bcp -c` writes the code page of the console, 850 in Western Europe. Null: as the file shows. */
  readonly encoding: 'windows-1252' | 'cp850' | null;
}

export const usualFileRules: FileRules = { nulls: ['NULL'], separator: null, quoted: null, encoding: null };

const separators: Readonly<Record<string, string | null>> = { auto: null, comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

/** As the mapping file says it. */
export function fileRulesOf(written: {
  readonly nulls?: readonly string[] | undefined;
  readonly separator?: string | undefined;
  readonly quoted?: boolean | 'auto' | undefined;
  readonly encoding?: 'auto' | 'windows-1252' | 'cp850' | undefined;
}): FileRules {
  const { nulls = usualFileRules.nulls, separator = 'auto', quoted = 'auto', encoding = 'auto' } = written;
  return {
    nulls,
    separator: Object.hasOwn(separators, separator) ? (separators[separator] ?? null) : separator,
    quoted: quoted === 'auto' ? null : quoted,
    encoding: encoding === 'auto' ? null : encoding,
  };
}
