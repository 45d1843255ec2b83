import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import type { SchemeDraft } from '#shared/contract/policy.ts';
import { chapterTitles } from '#shared/policy/describe/chapter.types.ts';
import { client, orpc } from '../../app/client.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { versionInWords } from '../words.ts';
import type { Problem } from './chapters.ts';
import styles from './draft.module.css';
import type { DraftEditor } from './draft-editor.ts';

export type DraftDialog = 'none' | 'publish' | 'refused' | 'discard';

interface DraftDialogsProps {
  readonly dialog: DraftDialog;
  readonly editor: DraftEditor;
  readonly draft: SchemeDraft;
  /** How many rules differ from what the draft started from. */
  readonly changes: number;
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
  readonly onProblems: () => void;
}

/** Publishing a draft, or why that cannot be yet, and giving it up. */
export function DraftDialogs({
  dialog,
  editor,
  draft,
  changes,
  problems,
  onClose,
  onProblems,
}: DraftDialogsProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { id, basedOn } = draft;
  const revises = draft.code === basedOn.code;

  /** The draft is gone: nothing may ask for it any more. */
  async function leave(address: string) {
    // Before the page is left, or it would ask about work that is not saved.
    flushSync(() => editor.close());
    await navigate(address);
    queryClient.removeQueries({ queryKey: orpc.policy.getDraft.key() });
    await queryClient.invalidateQueries({ queryKey: orpc.policy.key() });
  }

  return (
    <>
      <ReasonModal
        open={dialog === 'publish'}
        title="发布方案"
        confirm="发布"
        consequence={
          <>
            “{draft.title}”将作为{revises ? '新的版本' : '新的方案'}发布，与底稿{versionInWords(basedOn)}
            相比有 {changes}{' '}
            处不同。发布后不能再改动，草稿不再保留。发布不等于施行，需要由领导另行设为现行方案。
          </>
        }
        onClose={onClose}
        onConfirm={async (reason) => {
          const { revision } = editor.get().stored;
          const version = await client.policy.publishDraft({ id, revision, reason });
          message.success(`已发布${versionInWords(version)}`);
          await leave(`/policy/${version.id}`);
        }}
      />
      <Modal
        open={dialog === 'refused'}
        title="还不能发布"
        okText="逐条查看"
        cancelText="知道了"
        onOk={onProblems}
        onCancel={onClose}
      >
        <p>这份草稿有 {problems.length} 处问题，改正后才能发布：</p>
        <ul className={styles.refusals}>
          {problems.map(({ chapter, text }) => (
            <li key={text}>
              <span className={styles.where}>{chapterTitles[chapter]}</span>
              {text}
            </li>
          ))}
        </ul>
      </Modal>
      <ReasonModal
        open={dialog === 'discard'}
        title="放弃草稿"
        confirm="放弃草稿"
        grave
        consequence={`草稿“${draft.title}”中与底稿不同的 ${changes} 处改动会丢失，不能恢复。已发布的版本不受影响。`}
        onClose={onClose}
        onConfirm={async (reason) => {
          await editor.stop();
          const { revision } = editor.get().stored;
          await client.policy.discardDraft({ id, revision, reason });
          message.success('草稿已放弃');
          await leave('/policy');
        }}
      />
    </>
  );
}
