import { expect, test } from 'vitest';
import {
  chooseEntry,
  chosenItems,
  currentContents,
  moveEntry,
  suggestedContents,
} from '../../../renderer/recall/documents/case-file-contents.ts';
import type { CaseFileChoice } from '../../../shared/contract/archive.ts';
import { documentIdSchema } from '../../../shared/ids.ts';

const paper = (index: number, suggested = true): CaseFileChoice => ({
  item: { kind: 'document', id: documentIdSchema.parse(`019c0000-0000-7000-8000-00000000000${index}`) },
  title: `文书${index}`,
  note: `2026-召-000${index}`,
  printed: true,
  suggested,
});
const evidence: CaseFileChoice = {
  item: { kind: 'evidence_list' },
  title: '证据清单',
  note: null,
  printed: true,
  suggested: true,
};
const titles = (entries: ReturnType<typeof suggestedContents>) => entries.map(({ choice }) => choice.title);

test('exactly the chosen parts are printed, in the order they were put in', () => {
  const entries = suggestedContents([paper(1), evidence, paper(2, false)]);
  expect(chosenItems(entries)).toEqual([paper(1).item, evidence.item]);
  const moved = moveEntry(entries, 'evidence_list', -1);
  expect(titles(moved)).toEqual(['证据清单', '文书1', '文书2']);
  const [, first] = entries;
  const without = chooseEntry(moved, moved[1]?.key ?? '', false);
  expect(chosenItems(without)).toEqual([first?.choice.item]);
});

test('at the edges nothing moves', () => {
  const entries = suggestedContents([paper(1), evidence]);
  expect(moveEntry(entries, entries[0]?.key ?? '', -1)).toEqual(entries);
  expect(moveEntry(entries, 'evidence_list', 1)).toEqual(entries);
});

test('a paper that came up meanwhile is offered but not chosen; one that is gone falls out', () => {
  const arranged = moveEntry(suggestedContents([paper(1), evidence]), 'evidence_list', -1);
  const now = currentContents(arranged, [evidence, paper(2)]);
  expect(titles(now)).toEqual(['证据清单', '文书2']);
  expect(chosenItems(now)).toEqual([evidence.item]);
});
