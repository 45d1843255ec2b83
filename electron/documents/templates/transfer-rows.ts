import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { FormRow } from '../form/form-row.ts';
import { type ListColumn, listRow } from '../list/list-row.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

/** A label and a text beside it. */
export function noteRow(
  typesetter: Typesetter,
  width: number,
  label: string,
  text: string,
  leastHeight = mm(8),
): FormRow {
  const columns: ListColumn[] = [
    { title: label, width: mm(22), alignment: 'centre', role: 'label' },
    { title: label, width: width - mm(22) },
  ];
  return listRow(typesetter, columns, [label, text], { leastHeight });
}

/** e.g. `2026.3.5`, as personal files write days. */
export const dotted = (date: BusinessDate): string => date.split('-').map(Number).join('.');

/** A day in a sentence, or room to write one. */
export const dayOr = (date: BusinessDate | null): string =>
  date === null ? '　　　年　　月　　日' : formatDateLong(date);
