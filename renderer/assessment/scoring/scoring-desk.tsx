import { useQueryClient } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { calculate } from '#shared/assessment/calculate.ts';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useUnsavedWork } from '../../components/unsaved-work.ts';
import { useShortcut } from '../../components/use-shortcut.ts';
import { AdjustmentsPanel } from './adjustments-panel.tsx';
import { CalculationDrawer } from './calculation-drawer.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { DeskHeader } from './desk-header.tsx';
import type { EditorState } from './editor.ts';
import { EligibilityNotice } from './eligibility-notice.tsx';
import { EvidenceColumn } from './evidence-column.tsx';
import { itemsOf, partOf, scorePath } from './fields.ts';
import type { Folds } from './fold.tsx';
import { ItemSheet, scoreFieldId } from './item-sheet.tsx';
import { NarrativePanel } from './narrative-panel.tsx';
import { allScoresIn, talliesIn } from './part-inputs.ts';
import { isOpenForEntry } from './phase.ts';
import { ScorerBar, type SheetChoice } from './scorer-bar.tsx';
import { ScorerOverview } from './scorer-overview.tsx';
import styles from './scoring-page.module.css';
import { StateNotice, StrandedEdits } from './state-notice.tsx';
import { useEditor } from './use-editor.ts';
import { usePersonKeys } from './use-person-keys.ts';
import { useScorerKeys } from './use-scorer-keys.ts';
import { useStayed } from './use-stayed.ts';

interface ScoringDeskProps {
  readonly detail: AssessmentDetail;
  /** The people at the left. */
  readonly list: ReactNode;
  readonly neighbours: { readonly previous: string | undefined; readonly next: string | undefined };
  readonly addressOf: (id: string) => string;
  /** Whose sheet is open, from one person to the next. */
  readonly sheet: SheetChoice;
  readonly onSheet: (sheet: SheetChoice) => void;
  readonly folds: Folds;
}

/** Everything about one record. Mounted anew for each, so that nothing of one leaks into another. */
export function ScoringDesk(props: ScoringDeskProps) {
  const { detail: loaded, list, neighbours, addressOf, onSheet, folds } = props;
  const { editor, state } = useEditor(loaded);
  const { stored: detail, fields } = state;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const stayed = useStayed();
  const [tab, setTab] = useState('scores');
  const [explaining, setExplaining] = useState(false);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const open = isOpenForEntry(detail);
  const canScore = useAllowed('assessment.saveScores') && open;
  const canWrite = useAllowed('assessment.saveNarrative') && open;
  const mayTakeFigures = useAllowed('assessment.takeFiguresOf') && open && isPersonSubject(detail.subject);
  const several = detail.scorers.length > 1;
  const sheet = several && (props.sheet === 'all' || props.sheet <= detail.scorers.length) ? props.sheet : 1;
  const scorer = sheet === 'all' ? 1 : sheet;

  const calculation = useMemo(
    () =>
      calculate(
        detail.template,
        { ...detail, tallies: talliesIn(detail, fields), scores: allScoresIn(detail, fields) },
        detail.gradeWords,
        { ...detail, reasons: detail.standingReasons },
      ),
    [detail, fields],
  );

  const onFault = useCallback(
    (item: string, faulty: boolean) =>
      setFaults((current) => {
        if (current.has(item) === faulty) return current;
        const next = new Set(current);
        if (faulty) next.add(item);
        else next.delete(item);
        return next;
      }),
    [],
  );

  async function saveNow() {
    settleField();
    await editor.saveNow();
  }
  useShortcut('s', () => void saveNow());

  async function saveBeforeStep(): Promise<boolean> {
    await saveNow();
    return editor.get().unsaved.length === 0;
  }

  const focusFirstOpen = useCallback(() => {
    const items = itemsOf(editor.get().stored);
    const first =
      items.find(({ code }) => (editor.get().fields[scorePath(scorer, code)] ?? '') === '') ?? items[0];
    if (first) document.getElementById(scoreFieldId(first.code))?.focus();
  }, [editor, scorer]);

  const arrival = useFieldOnArrival();
  /** Opens another sheet, at the same item; what is no score yet is mended first, or it would be gone. */
  function openSheet(next: SheetChoice, item?: string) {
    const field = settleField();
    const faulty = [...faults][0];
    if (faulty !== undefined) {
      document.getElementById(scoreFieldId(faulty))?.focus();
      return;
    }
    setTab('scores');
    if (next === sheet) return;
    arrival.current = item === undefined ? field : scoreFieldId(item);
    onSheet(next);
  }
  useScorerKeys(detail.scorers.length, openSheet);
  usePersonKeys({
    go(direction, field) {
      const id = neighbours[direction];
      if (id !== undefined) void navigate(addressOf(id), { state: { field } });
    },
    onEnter: canScore && sheet !== 'all' ? focusFirstOpen : undefined,
  });

  function onDone(next: AssessmentDetail) {
    editor.receive(next);
    queryClient.setQueryData(orpc.assessment.get.queryKey({ input: { id: next.id } }), next);
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.listCycles.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.getCycle.key() });
  }

  const held = heldBack(state, faults);
  // The last words may still be on their way to being saved, which leaving by a link waits for.
  useUnsavedWork(state.unsaved.length > 0);
  const middle = (
    <div className={styles.sheet}>
      {several && <ScorerBar detail={detail} fields={fields} choice={sheet} onChoose={openSheet} />}
      {sheet === 'all' ? (
        <ScorerOverview detail={detail} fields={fields} onOpen={openSheet} />
      ) : (
        <ItemSheet
          detail={detail}
          scorer={sheet}
          fields={fields}
          calculation={calculation}
          problems={state.problems}
          readOnly={!canScore}
          onChange={editor.set}
          onFault={onFault}
        >
          <AdjustmentsPanel detail={detail} editor={editor} />
        </ItemSheet>
      )}
    </div>
  );
  return (
    <Page fill>
      <DeskHeader detail={detail} save={state.save} />
      <StateNotice detail={detail} />
      <EligibilityNotice detail={detail} enabled={stayed} />
      <StrandedEdits state={state} onDiscard={() => editor.discard()} />
      <ConflictNotice editor={editor} state={state} />
      <ErrorMessage
        title="没有保存成功，您填写的内容还在"
        error={state.error}
        onRetry={() => void saveNow()}
      />
      <div className={styles.desk}>
        {list}
        <div className={styles.columns}>
          <Tabs
            className={styles.tabs ?? ''}
            activeKey={tab}
            onChange={setTab}
            size="small"
            tabBarExtraContent={canScore && tab === 'scores' && <KeyHints several={several} />}
            items={[
              { key: 'scores', label: '评分', children: middle },
              {
                key: 'texts',
                label: '总结与意见',
                children: (
                  <NarrativePanel
                    detail={detail}
                    fields={fields}
                    problems={state.problems}
                    readOnly={!canWrite}
                    onChange={editor.set}
                  />
                ),
              },
            ]}
          />
          <EvidenceColumn
            detail={detail}
            calculation={calculation}
            editor={editor}
            state={state}
            canScore={canScore}
            canWrite={canWrite}
            mayTakeFigures={mayTakeFigures}
            folds={folds}
          />
        </div>
      </div>
      <DecisionBar
        detail={detail}
        calculation={calculation}
        hindrance={held === null ? null : `${held}，请先改正或保存。`}
        onOpenCalculation={() => setExplaining(true)}
        onBeforeStep={saveBeforeStep}
        onDone={onDone}
      />
      <CalculationDrawer
        detail={detail}
        calculation={calculation}
        open={explaining}
        onClose={() => setExplaining(false)}
      />
      <UnsavedGuard unsaved={held !== null} {...(held !== null && { what: held })} />
    </Page>
  );
}

/** Lets the field one is in pass on what was typed, as it does when it is left. Returns the field's id. */
function settleField(): string | undefined {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return undefined;
  field.blur();
  field.focus();
  return field.id || undefined;
}

/** What cannot be saved by itself when the page is left, in words; `null` when nothing is in the way. */
function heldBack(state: EditorState, faults: ReadonlySet<string>): string | null {
  if (faults.size > 0) return `${faults.size} 项得分填写有误，没有保存`;
  if (!isOpenForEntry(state.stored)) return state.unsaved.length > 0 ? '有填写的内容没有保存' : null;
  if (state.changes.some(({ mine }) => mine !== null)) return '有内容与别人保存的不同，还没有选定';
  if (state.unsaved.some((path) => path in state.problems)) return '有填写的内容不正确，没有保存';
  if (state.unsaved.some((path) => partOf(path).startsWith('tally/'))) return '有测评票数还没有保存';
  return state.save.kind === 'failed' ? '有内容没有保存成功' : null;
}

function KeyHints({ several }: { readonly several: boolean }) {
  return (
    <span className={styles.keys}>
      <kbd>Enter</kbd> 下一项 <kbd>→</kbd> 说明 <kbd>Alt</kbd>+<kbd>↓</kbd> 下一人
      {several && (
        <>
          {' '}
          <kbd>Alt</kbd>+<kbd>1</kbd> 换评分人
        </>
      )}
    </span>
  );
}

/** Puts the caret into the field in which one left the person or the sheet before. */
function useFieldOnArrival() {
  const { state } = useLocation();
  const field = useRef<unknown>(state?.field);
  useEffect(() => {
    if (typeof field.current === 'string') document.getElementById(field.current)?.focus();
    field.current = undefined;
  });
  return field;
}
