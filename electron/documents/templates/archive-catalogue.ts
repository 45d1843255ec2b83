import type { ArchiveCatalogueSnapshot } from '#shared/archive/snapshots/personal-files.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { type FormRow, innerLine } from '../form/form-row.ts';
import { layOutList } from '../list/list-pages.ts';
import { type ListColumn, listRow, listRowHeight, rowOf } from '../list/list-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import { drawLine, type Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import type { LayoutContext } from './form-pages.ts';

/**
 * Lays out class three of 干部人事档案目录 with the columns of 组通字〔2012〕28号: the class in bold, what is in it by its
 * formation, and blank rows to the foot for what is added by hand.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutArchiveCatalogue(
  snapshot: ArchiveCatalogueSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  const { person, category, entries } = snapshot;
  return layOutList(
    {
      snapshot,
      subject: person,
      code: footerCode,
      sections(typesetter, width) {
        const columns = columnsIn(width);
        return [
          {
            title: { title: '干部人事档案目录', left: `姓名：${person}`, right: '' },
            groups: [
              {
                together: false,
                head: catalogueHead(typesetter, columns),
                rows: [
                  listRow(typesetter, columns, ['', category], { role: 'label' }),
                  ...entries.map(({ title, formedOn, pages, remark }, index) =>
                    listRow(
                      typesetter,
                      columns,
                      [String(index + 1), title, ...dateParts(formedOn), String(pages), remark ?? ''],
                      { which: `第 ${index + 1} 项` },
                    ),
                  ),
                ],
              },
            ],
            filler: listRow(typesetter, columns, []),
          },
        ];
      },
    },
    context,
  );
}

/** Where the columns of the day of formation begin, and how many there are. */
const dateColumns = { from: 2, count: 3 };

function columnsIn(width: number): ListColumn[] {
  const fixed = [10, 12, 9, 9, 12, 16].reduce((sum, each) => sum + mm(each), 0);
  return [
    { title: '序号', width: mm(10), alignment: 'centre' },
    { title: '材料名称', width: width - fixed },
    { title: '年', width: mm(12), alignment: 'centre' },
    { title: '月', width: mm(9), alignment: 'centre' },
    { title: '日', width: mm(9), alignment: 'centre' },
    { title: '页数', width: mm(12), alignment: 'centre' },
    { title: '备注', width: mm(16), alignment: 'centre' },
  ];
}

/** Year, month and day without leading zeros. */
const dateParts = (date: BusinessDate): string[] => date.split('-').map((part) => String(Number(part)));

/** Two rows of titles: 材料形成时间 stands above year, month and day, the others take both. */
function catalogueHead(typesetter: Typesetter, columns: readonly ListColumn[]): FormRow {
  const set = (text: string) => typesetter.line(text, { role: 'label', size: 10.5, field: text });
  const titles = columns.map(({ title }) => set(title));
  const formation = set('材料形成时间');
  const last = dateColumns.from + dateColumns.count - 1;
  return rowOf(2 * listRowHeight, (canvas, box) => {
    const lower = box.y + listRowHeight;
    let x = box.x;
    let formationWidth = 0;
    for (const [index, { width }] of columns.entries()) {
      const ofDate = index >= dateColumns.from && index <= last;
      const top = ofDate ? lower : box.y;
      const height = ofDate ? listRowHeight : box.height;
      // Between the parts of the date the line begins below what they have in common.
      if (index > 0) {
        const whole = !ofDate || index === dateColumns.from;
        canvas.vertical(x, whole ? box.y : lower, whole ? box.height : listRowHeight, innerLine);
      }
      const line = titles[index];
      if (line) drawLine(canvas, line, x + (width - line.width) / 2, top, height);
      if (ofDate) formationWidth += width;
      x += width;
      if (index === last) {
        const left = x - formationWidth;
        canvas.horizontal(left, lower, formationWidth, innerLine);
        drawLine(canvas, formation, left + (formationWidth - formation.width) / 2, box.y, listRowHeight);
      }
    }
  });
}
