import { useQueryClient } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { calculate } from '#shared/assessment/calculate.ts';
import {
  type AssessmentDetail,
  type CalculationLine,
  isPersonSubject,
} from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import { assessedObjectLabels, assessmentStateLabels, identityLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useUnsavedWork } from '../../components/unsaved-work.ts';
import { useShortcut } from '../../components/use-shortcut.ts';
import { BallotPanel } from './ballot-panel.tsx';
import { CalculationDrawer } from './calculation-drawer.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { moveBetweenCounts } from './count-keys.ts';
import { DecisionBar } from './decision-bar.tsx';
import { ExampleMark } from './example-mark.tsx';
import { ballotSectionsOf, editedScorer, itemsOf, partOf, scorePath } from './fields.ts';
import { FiguresPanel } from './figures-panel.tsx';
import { ItemSheet, scoreFieldId } from './item-sheet.tsx';
import { NarrativePanel } from './narrative-panel.tsx';
import { scoresIn, talliesIn } from './part-inputs.ts';
import styles from './scoring-page.module.css';
import { StateNotice, StrandedEdits } from './state-notice.tsx';
import { useEditor } from './use-editor.ts';
import { usePersonKeys } from './use-person-keys.ts';

interface ScoringDeskProps {
  readonly detail: AssessmentDetail;
  /** The people at the left. */
  readonly list: ReactNode;
  readonly neighbours: { readonly previous: string | undefined; readonly next: string | undefined };
  readonly addressOf: (id: string) => string;
}

const stateTones = { scoring: 'grey', proposed: 'amber', locked: 'green' } as const;

/** Everything about one person. Mounted anew for each, so that nothing of one leaks into another. */
export function ScoringDesk({ detail: loaded, list, neighbours, addressOf }: ScoringDeskProps) {
  const { editor, state } = useEditor(loaded);
  const { stored: detail, fields } = state;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [tab, setTab] = useState('scores');
  const [explaining, setExplaining] = useState(false);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const scoring = detail.state === 'scoring';
  const canScore = useAllowed('assessment.saveScores') && scoring;
  const canWrite = useAllowed('assessment.saveNarrative') && scoring;

  const calculation = useMemo(
    () =>
      calculate(
        detail.template,
        {
          ...detail,
          tallies: talliesIn(detail, fields),
          scores: [
            ...detail.scores.filter(({ scorer }) => scorer !== editedScorer),
            ...scoresIn(detail, fields).scores.map((score) => ({ ...score, scorer: editedScorer })),
          ],
        },
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
    // A field passes on what was typed when it is left.
    const field = document.activeElement;
    if (field instanceof HTMLInputElement) {
      field.blur();
      field.focus();
    }
    await editor.saveNow();
  }
  useShortcut('s', () => void saveNow());

  async function saveBeforeStep(): Promise<boolean> {
    await saveNow();
    return editor.get().unsaved.length === 0;
  }

  const focusFirstOpen = useCallback(() => {
    const open = itemsOf(editor.get().stored).find(
      ({ code }) => (editor.get().fields[scorePath(code)] ?? '') === '',
    );
    const first = open ?? itemsOf(editor.get().stored)[0];
    if (first) document.getElementById(scoreFieldId(first.code))?.focus();
  }, [editor]);

  usePersonKeys({
    go(direction, field) {
      const id = neighbours[direction];
      if (id !== undefined) void navigate(addressOf(id), { state: { field } });
    },
    onEnter: canScore ? focusFirstOpen : undefined,
  });
  useFieldOnArrival();

  function onDone(next: AssessmentDetail) {
    editor.receive(next);
    queryClient.setQueryData(orpc.assessment.get.queryKey({ input: { id: next.id } }), next);
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.listCycles.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.assessment.getCycle.key() });
  }

  const lineOf = (code: string) => calculation.sections.find(({ key }) => key === code);
  const held = heldBack(state, faults);
  // The last words may still be on their way to being saved, which leaving by a link waits for.
  useUnsavedWork(state.unsaved.length > 0);
  const { subject } = detail;
  return (
    <Page fill>
      <PageHeader
        title={subject.name}
        crumbs={[
          { label: '年度考核', to: '/assessment' },
          { label: detail.cycleTitle, to: `/assessment/${detail.cycleId}` },
        ]}
        meta={
          <span className={styles.meta}>
            <span>
              {subject.villageName} {assessedObjectLabels[subject.object]}
            </span>
            <span>{subject.unitName}</span>
            {isPersonSubject(subject) && <span>{identityLabels[subject.identity]}</span>}
            <StatusChip tone={stateTones[detail.state]}>{assessmentStateLabels[detail.state]}</StatusChip>
          </span>
        }
        extra={
          <>
            <SaveIndicator state={state.save} />
            <HistoryButton entityId={detail.id} title={`${subject.name}的考核`} />
            <Link to={`${addressOf(detail.id)}/form`}>
              <Button tabIndex={-1}>登记表</Button>
            </Link>
          </>
        }
      />
      <StateNotice detail={detail} />
      <StrandedEdits state={state} onDiscard={() => editor.discard()} />
      <ConflictNotice editor={editor} state={state} />
      <ErrorMessage
        title="没有保存成功，您填写的内容还在"
        error={state.error}
        onRetry={() => void saveNow()}
      />
      <div className={styles.desk}>
        {list}
        <Tabs
          className={styles.tabs ?? ''}
          activeKey={tab}
          onChange={setTab}
          size="small"
          tabBarExtraContent={canScore && tab === 'scores' && <KeyHints />}
          items={[
            {
              key: 'scores',
              label: '评分与测评',
              children: (
                <div className={styles.columns}>
                  <ItemSheet
                    detail={detail}
                    fields={fields}
                    calculation={calculation}
                    problems={state.problems}
                    readOnly={!canScore}
                    onChange={editor.set}
                    onFault={onFault}
                  />
                  {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within are handled where they meet */}
                  <div className={styles.evidence} onKeyDown={moveBetweenCounts}>
                    {ballotSectionsOf(detail).map((section) => (
                      <section key={section.code} aria-label={section.title}>
                        <EvidenceHead section={section} line={lineOf(section.code)} />
                        <BallotPanel
                          detail={detail}
                          section={section}
                          line={lineOf(section.code)}
                          editor={editor}
                          state={state}
                          readOnly={!canScore}
                        />
                      </section>
                    ))}
                    <section className={styles.figures} aria-label="本年度驻村情况">
                      <h2>本年度驻村情况</h2>
                      <FiguresPanel
                        fields={fields}
                        problems={state.problems}
                        readOnly={!canWrite}
                        onChange={editor.set}
                      />
                    </section>
                  </div>
                </div>
              ),
            },
            {
              key: 'texts',
              label: '总结与意见',
              children: <NarrativePanel fields={fields} readOnly={!canWrite} onChange={editor.set} />,
            },
          ]}
        />
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

/** What cannot be saved by itself when the page is left, in words; `null` when nothing is in the way. */
function heldBack(state: ReturnType<typeof useEditor>['state'], faults: ReadonlySet<string>): string | null {
  if (faults.size > 0) return `${faults.size} 项得分填写有误，没有保存`;
  if (state.stored.state !== 'scoring') return state.unsaved.length > 0 ? '有填写的内容没有保存' : null;
  if (state.changes.some(({ mine }) => mine !== null)) return '有内容与别人保存的不同，还没有选定';
  if (state.unsaved.some((path) => path in state.problems)) return '有填写的内容不正确，没有保存';
  if (state.unsaved.some((path) => partOf(path).startsWith('tally/'))) return '有测评票数还没有保存';
  return state.save.kind === 'failed' ? '有内容没有保存成功' : null;
}

interface EvidenceHeadProps {
  readonly section: BallotSection;
  readonly line: CalculationLine | undefined;
}

/** What the ballots are for and what they come to. */
function EvidenceHead({ section, line }: EvidenceHeadProps) {
  const weights = section.groups[0]?.ground;
  return (
    <div className={styles.evidenceHead}>
      <h2>民主测评票数</h2>
      {weights && <ExampleMark ground={weights} what="示例权重和最低票数" word="示例权重" />}
      <ExampleMark ground={section.optionsGround} what="示例折算分" word="示例折算分" />
      <span className={styles.result}>
        {section.title}{' '}
        {line?.points == null ? '未完成' : `${formatPoints(line.points)} / ${formatPoints(line.maximum)}`}
      </span>
    </div>
  );
}

function KeyHints() {
  return (
    <span className={styles.keys}>
      <kbd>Enter</kbd> 下一项 <kbd>→</kbd> 写说明 <kbd>Alt</kbd>+<kbd>↓</kbd> 下一人 <kbd>Ctrl</kbd>+
      <kbd>S</kbd> 保存
    </span>
  );
}

/** Puts the caret into the field in which one left the person before. */
function useFieldOnArrival(): void {
  const { state } = useLocation();
  const field = useRef<unknown>(state?.field);
  useEffect(() => {
    if (typeof field.current === 'string') document.getElementById(field.current)?.focus();
    field.current = undefined;
  }, []);
}
