import { App } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import { client, codeOf, messageOf, orpc } from '../../app/client.ts';
import { queryClient } from '../../app/query-client.ts';
import { createEditor, type Editor, type EditorState } from './editor.ts';
import { rowOfMonth } from './month-record.ts';

const refusals = new Set(['INVALID_INPUT', 'RULE_VIOLATION', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT']);

/** The row as it is now; as it was when the posting no longer has a day in the month, which the save will say. */
async function reload(month: Month, row: AttendanceRow): Promise<AttendanceRow> {
  const answer = await client.presence.attendanceOf({ postingId: row.postingId });
  return rowOfMonth(answer, month) ?? { ...row, ...answer.posting };
}

/** Lists that show something of a month that was stored are asked for anew when they are next looked at. */
function onStored(month: Month, rows: readonly AttendanceRow[]): void {
  const newer = new Map(rows.map((row) => [row.postingId, row]));
  queryClient.setQueriesData<{ total: number; rows: readonly AttendanceRow[] }>(
    { queryKey: rowsKey(month) },
    (page) => page && { ...page, rows: page.rows.map((row) => newer.get(row.postingId) ?? row) },
  );
  void queryClient.invalidateQueries({ queryKey: orpc.presence.key(), refetchType: 'none' });
  void queryClient.invalidateQueries({ queryKey: orpc.recall.key(), refetchType: 'none' });
  void queryClient.invalidateQueries({ queryKey: headKey(month) });
  void queryClient.invalidateQueries({ queryKey: orpc.presence.attendanceOf.key() });
}

/** Key of all pages of rows of a month. */
export const rowsKey = (month: Month) => [...orpc.presence.listAttendance.key(), 'rows', month] as const;
/** Key of what is known of a month beside its rows. */
export const headKey = (month: Month) => [...orpc.presence.listAttendance.key(), 'head', month] as const;

/**
 * The editor of the page, for as long as it is open. Whoever leaves the page takes nothing away: what is still waiting
 * to be saved is saved then, and a failure is said wherever they are.
 */
export function useAttendanceEditor(): { editor: Editor; state: EditorState } {
  const { message } = App.useApp();
  const [editor] = useState(() =>
    createEditor({
      save: (input) => client.presence.saveAttendance(input),
      saveMany: (input) => client.presence.saveAttendanceMany(input),
      reload,
      isConflict: (error) => codeOf(error) === 'CONFLICT',
      refusalOf: (error) => (refusals.has(codeOf(error) ?? '') ? messageOf(error) : null),
      onStored,
      onMerged: ({ personName, recordedBy }) =>
        void message.info(`${recordedBy ?? '别人'}刚才也保存了${personName}的考勤，双方的改动已合并。`),
    }),
  );
  useEffect(
    () => () => {
      if (editor.get().unsaved.length === 0) return;
      void editor.saveNow().then(() => {
        const { unsaved, error } = editor.get();
        const [first] = unsaved;
        if (first) {
          const why = error === null ? (first.refused ?? '别人也改了同一天') : messageOf(error);
          void message.error(`${first.row.personName}的考勤没有保存成功：${why}`);
        }
      });
    },
    [editor, message],
  );
  return { editor, state: useSyncExternalStore(editor.subscribe, editor.get) };
}
