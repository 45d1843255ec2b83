import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { client, codeOf, messageOf, orpc } from '../../app/client.ts';
import { createEditor, type Editor, type EditorState } from './editor.ts';

/**
 * The editor of one person, for as long as its page is open. Whoever leaves the page takes nothing away: what is
 * still waiting to be saved is saved then, and a failure is said wherever they are.
 */
export function useEditor(detail: AssessmentDetail): { editor: Editor; state: EditorState } {
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [editor] = useState(() =>
    createEditor(
      detail,
      {
        get: client.assessment.get,
        saveScores: client.assessment.saveScores,
        saveTally: client.assessment.saveTally,
        saveNarrative: client.assessment.saveNarrative,
        isConflict: (error) => codeOf(error) === 'CONFLICT',
      },
      (stored) => {
        queryClient.setQueryData(orpc.assessment.get.queryKey({ input: { id: stored.id } }), stored);
        void queryClient.invalidateQueries({ queryKey: orpc.assessment.list.key() });
        void queryClient.invalidateQueries({ queryKey: orpc.audit.history.key() });
      },
    ),
  );
  useEffect(() => editor.receive(detail), [editor, detail]);
  useEffect(
    () => () => {
      if (editor.get().unsaved.length === 0) return;
      void editor.saveNow().then(() => {
        const { stored, error } = editor.get();
        if (error !== null) void message.error(`${stored.name}的评分没有保存成功：${messageOf(error)}`);
      });
    },
    [editor, message],
  );
  return { editor, state: useSyncExternalStore(editor.subscribe, editor.get) };
}
