import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

/**
 * The layering rules live in `biome.layers.json`. Here snippets that break them are written into a folder with the
 * same configuration and have to be refused with a message that names the layers that are allowed.
 */
const root = resolve(import.meta.dirname, '../..');
const featureOrder = [
  'identity',
  'policy',
  'roster',
  'presence',
  'assessment',
  'recall',
  'archive',
  'overview',
];

const refused: ReadonlyArray<readonly [file: string, imported: string, message: RegExp]> = [
  ['shared/points.ts', 'node:fs', /`shared` may import only zod, @orpc\/contract and shared/],
  ['shared/points.ts', 'react', /`shared` may import only/],
  ['shared/points.ts', '../electron/errors.ts', /`shared` may import only/],
  ['shared/assessment/score.ts', '@orpc/server', /`shared` may import only/],
  ['renderer/app/client.ts', '../../electron/errors.ts', /`renderer` may import renderer, shared/],
  ['renderer/app/client.ts', 'electron', /`renderer` may import renderer, shared/],
  ['renderer/roster/list.tsx', 'node:fs', /`renderer` may import renderer, shared/],
  ['electron/http/page.ts', '../../renderer/app/client.ts', /`electron` may import electron, shared/],
  ['electron/http/page.ts', 'electron', /Only electron\/main\.ts/],
  ['electron/roster/roster.service.ts', 'electron', /Only electron\/main\.ts/],
  ['electron/shell/window.ts', '../../renderer/app/client.ts', /never renderer/],
  ...featureOrder.slice(0, -1).flatMap((feature, index) => {
    const next = featureOrder[index + 1] ?? '';
    const message = new RegExp(`\`${feature}\` may import only these features: .*${feature}\\.`);
    return [
      [`electron/${feature}/${feature}.service.ts`, `../${next}/${next}.service.ts`, message],
      [`electron/${feature}/${feature}.router.ts`, `#shared/contract/${next}.ts`, message],
      [`shared/${feature}/rules.ts`, `../${next}/rules.ts`, message],
      [`shared/contract/${feature}.ts`, `./${next}.ts`, message],
    ] as const;
  }),
];

const accepted: ReadonlyArray<readonly [file: string, imported: string]> = [
  ['shared/dates.ts', 'zod'],
  ['shared/contract/base.ts', '@orpc/contract'],
  ['shared/contract/archive.ts', '../assessment/score.ts'],
  ['shared/contract/index.ts', './archive.ts'],
  ['renderer/archive/page.tsx', '#shared/dates.ts'],
  ['electron/main.ts', 'electron'],
  ['electron/shell/scheme.ts', 'electron'],
  ['electron/features.ts', './archive/archive.service.ts'],
  ['electron/archive/archive.service.ts', '../assessment/assessment.service.ts'],
  ['electron/archive/archive.router.ts', '#shared/contract/archive.ts'],
];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

let folder = '';
let diagnostics: z.infer<typeof reportSchema>['diagnostics'] = [];
const importsByFile = new Map<string, string[]>();

/** All snippets in one run of biome: a file imports, line by line, everything the tables above list for it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layering-'));
  for (const name of ['biome.json', 'biome.layers.json', 'package.json', '.gitignore']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  for (const [file, imported] of [...refused, ...accepted]) {
    importsByFile.set(file, [...(importsByFile.get(file) ?? []), imported]);
  }
  for (const [file, imports] of importsByFile) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), imports.map((imported) => `import '${imported}';\n`).join(''));
  }
  const run = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none'],
    { cwd: folder, encoding: 'utf8' },
  );
  diagnostics = reportSchema.parse(JSON.parse(run.stdout)).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function complaintsAbout(file: string, imported: string): readonly string[] {
  const line = (importsByFile.get(file)?.indexOf(imported) ?? -1) + 1;
  return diagnostics
    .filter(({ location }) => location.path === file && location.start.line === line)
    .map(({ message }) => message);
}

test.each(refused)('%s may not import %s', (file, imported, message) => {
  expect(complaintsAbout(file, imported)).toContainEqual(expect.stringMatching(message));
});

test.each(accepted)('%s may import %s', (file, imported) => {
  expect(complaintsAbout(file, imported)).toEqual([]);
});
