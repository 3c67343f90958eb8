import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const folder = 'docs/security';
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const page = read(`${folder}/asvs.md`);
const idsByLevel = JSON.parse(read('tests/documents/asvs-ids.json')) as Readonly<Record<string, readonly string[]>>;
const decisions = ['met', 'does not apply', 'open'];

interface Requirement {
  readonly id: string;
  readonly level: string;
  readonly asks: string;
  readonly decision: string;
  readonly why: string;
}

const requirements: readonly Requirement[] = page
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map((line) => {
    const [, id = '', level = '', asks = '', decision = '', why = '', ...rest] = line.split('|').map((cell) => cell.trim());
    assert.deepEqual(rest, [''], `${id} has another number of cells`);
    return { id, level, asks, decision, why };
  });

/** What stands between backticks and is a path of the repository, or would be one. */
function pathsIn(text: string): string[] {
  const quoted = Array.from(text.matchAll(/`([^`\n]+)`/g), ([, inside = '']) => inside);
  return quoted.filter((inside) =>
    /^(?:packages|services|apps|tests|docs|scripts|bench)\/[\w./-]+$|^[\w.-]+\.(?:json|md|ts)$/.test(inside),
  );
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

describe('the table of ASVS', () => {
  it('decides every requirement of levels 1 and 2 once, in one of three ways, and says why', () => {
    for (const [level, ids] of Object.entries(idsByLevel)) {
      const decided = requirements.filter((one) => one.level === level).map(({ id }) => id);
      assert.deepEqual(decided.toSorted(), ids.toSorted(), `level ${level}`);
    }
    assert.equal(requirements.length, Object.values(idsByLevel).flat().length);
    for (const { id, asks, decision, why } of requirements) {
      assert.ok(decisions.includes(decision), `${id} is "${decision}"`);
      assert.ok(asks !== '' && why !== '', id);
    }
  });

  it('shows what meets each that is met', () => {
    for (const { id, why } of requirements.filter(({ decision }) => decision === 'met')) {
      assert.ok(pathsIn(why).length > 0, `${id} names nothing that shows it`);
    }
  });

  it('counts right', () => {
    for (const [level, ids] of Object.entries(idsByLevel)) {
      const counts = decisions.map((decision) => requirements.filter((one) => one.level === level && one.decision === decision).length);
      assert.ok(page.includes(`| ${[level, ...counts, ids.length].join(' | ')} |`), `level ${level}: ${counts.join(', ')}`);
    }
    const open = requirements.filter(({ decision }) => decision === 'open').map(({ id }) => id);
    assert.ok(page.includes(`Open are ${open.join(', ')}.`));
  });
});

describe('the documents on security', () => {
  for (const path of ['SECURITY.md', ...readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)]) {
    it(`${path} names paths and headings that there are`, () => {
      const text = read(path);
      for (const named of pathsIn(text)) assert.ok(existsSync(join(root, named)), named);
      for (const [, file = '', anchor] of text.matchAll(/\]\((?!https:)([^)#\s]+)(?:#([\w-]+))?\)/g)) {
        const linked = read(join(dirname(path), file));
        const anchors = Array.from(linked.matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading));
        assert.ok(anchor === undefined || anchors.includes(anchor), `${file}#${anchor}`);
      }
    });
  }
});
