import { expect, test } from 'vitest';
import { findNames } from '../../../electron/roster/find-names.ts';
import { archivist, rosterDesk } from '../../support/roster-desk.ts';

test.each(['a区', 'A区', 'aqsc', '水厂'])(
  'the unit with a Latin letter in its name is found by “%s”',
  async (text) => {
    const desk = await rosterDesk();
    const unit = 'A区水厂';
    await desk.roster.postings.createPost(archivist, {
      township: '示河镇',
      village: '示坪村',
      unit,
      role: null,
    });
    expect((await findNames(desk.database.read, text, 10)).units.map(({ name }) => name)).toEqual([unit]);
  },
);
