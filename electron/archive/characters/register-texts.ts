import type { ReadHandle } from '../../database/database.types.ts';
import { type PaperText, textsOf, textsWithin } from './paper-text.ts';

/** What is printed of the archive's own records: names of organs as the house wants them, hand-overs not cancelled. */
export async function* registerTexts(handle: ReadHandle): AsyncGenerator<PaperText> {
  const style = await handle
    .selectFrom('document_style')
    .select('content')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (style) yield* textsOf({ kind: 'style' }, '文书样式', [['机关名称', textsWithin(style.content)]]);
  const transfers = await handle
    .selectFrom('document_transfer')
    .select(['id', 'number', 'sender', 'recipient', 'note'])
    .where('state', '=', 'prepared')
    .orderBy('id')
    .execute();
  for (const { id, number, sender, recipient, note } of transfers) {
    const remarks = await handle
      .selectFrom('document_transfer_item')
      .select('remark')
      .where('transfer_id', '=', id)
      .orderBy('position')
      .execute();
    yield* textsOf({ kind: 'transfer', id }, number, [
      ['移交单位', sender],
      ['接收单位', recipient],
      ['移交说明', note],
      ['材料备注', remarks.map(({ remark }) => remark).join('\n')],
    ]);
  }
}
