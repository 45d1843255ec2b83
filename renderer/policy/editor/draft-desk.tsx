import { Button } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import * as z from 'zod';
import type { SchemeDraft } from '#shared/contract/policy.ts';
import { type ChapterCode, chapterTitles } from '#shared/policy/describe/chapter.types.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { UndoIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import { differencesOf } from '../compare/differences.ts';
import { ChapterForm } from './chapter-form.tsx';
import { chapterCodes, chapterOfPath, problemsOf } from './chapters.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import styles from './draft.module.css';
import { type DraftDialog, DraftDialogs } from './draft-dialogs.tsx';
import type { Fault } from './faults.ts';
import { type Side, SidePanel } from './side-panel.tsx';
import { useDraftEditor } from './use-draft-editor.ts';
import { fieldId, type Path } from './values.ts';

const addressShape = { chapter: z.enum(chapterCodes).nullable().default(null) };

interface DraftDeskProps {
  readonly draft: SchemeDraft;
  /** Rules of the version that the draft started from. */
  readonly base: Scheme;
}

/** The editor of a draft: chapters, the form of one, and beside it how it reads, what is wrong, what has changed. */
export function DraftDesk({ draft, base }: DraftDeskProps) {
  const { editor, state } = useDraftEditor(draft, base);
  const mayPublish = useAllowed('policy.publishDraft');
  const [address, changeAddress] = useAddressFilter(addressShape);
  const chapter = address.chapter ?? 'source';
  const [side, setSide] = useState<Side>('reading');
  const [target, setTarget] = useState<{ readonly path: Path } | null>(null);
  const [dialog, setDialog] = useState<DraftDialog>('none');
  const [checking, setChecking] = useState(false);
  useShortcut('s', () => void editor.saveNow());
  useShortcut('z', editor.undo, state.canUndo);

  // Typing comes first; what is worked out from it follows.
  const scheme = useDeferredValue(state.scheme);
  const differences = useMemo(() => differencesOf(base, scheme, true), [base, scheme]);
  const problems = useMemo(() => problemsOf(scheme), [scheme]);
  const changes = differences.reduce((sum, { count }) => sum + count, 0);
  const { faults } = state;

  useEffect(() => {
    if (!target) return;
    // The lists around the field open first.
    const frame = requestAnimationFrame(() => {
      const field = document.getElementById(fieldId(target.path));
      field?.scrollIntoView({ block: 'center' });
      field?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);

  function goTo(next: ChapterCode) {
    changeAddress({ chapter: next });
    setTarget(null);
    requestAnimationFrame(() => document.getElementById('chapter-form')?.focus());
  }
  function goToFault({ path }: Fault) {
    changeAddress({ chapter: chapterOfPath(path) });
    setTarget({ path });
  }

  async function publish() {
    setChecking(true);
    await editor.saveNow();
    setChecking(false);
    const now = editor.get();
    if (now.faults.length > 0) setSide('problems');
    if (now.unsaved) return;
    setDialog(problemsOf(now.scheme).length > 0 ? 'refused' : 'publish');
  }

  return (
    <Page fill>
      <PageHeader
        title={state.scheme.title}
        crumbs={[{ label: '制度方案', to: '/policy' }]}
        meta={
          <>
            草稿，底稿为{' '}
            <Link to={`/policy/${draft.basedOn.id}`} title={draft.basedOn.title}>
              {base.shortTitle} 第 {draft.basedOn.version} 版
            </Link>
          </>
        }
        extra={
          <>
            {faults.length > 0 && (
              <Button type="link" size="small" onClick={() => faults[0] && goToFault(faults[0])}>
                有 {faults.length} 处没有填全，不能保存
              </Button>
            )}
            <SaveIndicator state={state.save} />
            <Button icon={<UndoIcon />} disabled={!state.canUndo} onClick={editor.undo}>
              撤销
            </Button>
            <HistoryButton entityId={draft.id} title={`草稿“${draft.title}”`} />
            <Button danger onClick={() => setDialog('discard')}>
              放弃草稿
            </Button>
          </>
        }
        action={
          mayPublish && (
            <Button type="primary" loading={checking} onClick={() => void publish()}>
              发布
            </Button>
          )
        }
      />
      <ErrorMessage
        error={state.error}
        title="没有保存成功，填写的内容还在这一页"
        onRetry={() => void editor.saveNow()}
      />
      <ConflictNotice editor={editor} state={state} />
      <div className={styles.desk}>
        <Chapters
          current={chapter}
          onChoose={goTo}
          problems={(code) => [
            problems.filter((problem) => problem.chapter === code).length +
              faults.filter(({ path }) => chapterOfPath(path) === code).length,
            differences.find((each) => each.chapter.code === code)?.count ?? 0,
          ]}
        />
        <div className={styles.formFrame}>
          <ChapterForm key={chapter} chapter={chapter} editor={editor} state={state} target={target} />
        </div>
        <SidePanel
          side={side}
          onSide={setSide}
          chapter={chapter}
          differences={differences}
          problems={problems}
          faults={faults}
          onChapter={goTo}
          onFault={goToFault}
        />
      </div>
      <DraftDialogs
        dialog={dialog}
        editor={editor}
        draft={state.stored}
        changes={changes}
        problems={problems}
        onClose={() => setDialog('none')}
        onProblems={() => {
          setDialog('none');
          setSide('problems');
        }}
      />
      <UnsavedGuard unsaved={state.unsaved} what="草稿中有改动还没有保存" />
    </Page>
  );
}

interface ChaptersProps {
  readonly current: ChapterCode;
  readonly onChoose: (chapter: ChapterCode) => void;
  /** Problems and changes of a chapter. */
  readonly problems: (chapter: ChapterCode) => readonly [number, number];
}

/** The chapters at the side, with what is wrong and what has changed in each; arrows move along them. */
function Chapters({ current, onChoose, problems }: ChaptersProps) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    buttons[buttons.findIndex((button) => button.matches(':focus')) + step]?.focus();
  }
  return (
    <nav className={styles.chapters} aria-label="方案章节" onKeyDown={onKeyDown}>
      <ul>
        {chapterCodes.map((code) => {
          const [wrong, changed] = problems(code);
          return (
            <li key={code}>
              <button
                type="button"
                aria-current={code === current ? 'page' : undefined}
                onClick={() => onChoose(code)}
              >
                <span>{chapterTitles[code]}</span>
                {wrong > 0 ? (
                  <span className={styles.wrong}>{wrong} 处问题</span>
                ) : (
                  changed > 0 && <span className={styles.changedCount}>改 {changed}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
