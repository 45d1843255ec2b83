import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SchemeDraft } from '#shared/contract/policy.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { client, codeOf, orpc } from '../../app/client.ts';
import { createDraftEditor, type DraftEditor, type DraftState } from './draft-editor.ts';

/** The editor of one draft, for as long as its page is open. */
export function useDraftEditor(draft: SchemeDraft, base: Scheme): { editor: DraftEditor; state: DraftState } {
  const queryClient = useQueryClient();
  const [editor] = useState(() =>
    createDraftEditor(
      draft,
      base,
      {
        get: client.policy.getDraft,
        save: client.policy.saveDraft,
        isConflict: (error) => codeOf(error) === 'CONFLICT',
      },
      (saved) => {
        queryClient.setQueryData(orpc.policy.getDraft.queryKey({ input: { id: saved.id } }), saved);
        void queryClient.invalidateQueries({ queryKey: orpc.policy.listDrafts.key() });
        void queryClient.invalidateQueries({ queryKey: orpc.audit.history.key() });
      },
    ),
  );
  useEffect(() => void editor.receive(draft), [editor, draft]);
  useEffect(() => () => void editor.stop(), [editor]);
  return { editor, state: useSyncExternalStore(editor.subscribe, editor.get) };
}
