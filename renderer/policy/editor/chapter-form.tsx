import { App } from 'antd';
import { useMemo } from 'react';
import { type ChapterCode, chapterTitles } from '#shared/policy/describe/chapter.types.ts';
import { chapterParts } from './chapters.ts';
import styles from './draft.module.css';
import type { DraftEditor, DraftState } from './draft-editor.ts';
import { nodeAt } from './faults.ts';
import formStyles from './form/form.module.css';
import {
  FaultsContext,
  type FormActions,
  FormActionsContext,
  type Named,
  ReferencesContext,
  TargetContext,
} from './form/form-context.ts';
import { SchemeField } from './form/scheme-field.tsx';
import { entriesIn, fieldId, fieldsIn, type Path, textIn, valueAt } from './values.ts';

interface ChapterFormProps {
  readonly chapter: ChapterCode;
  readonly editor: DraftEditor;
  readonly state: DraftState;
  readonly target: { readonly path: Path } | null;
}

/** The form of one chapter of the draft. */
export function ChapterForm({ chapter, editor, state, target }: ChapterFormProps) {
  const { message } = App.useApp();
  const { content, faults } = state;
  const actions = useMemo<FormActions>(
    () => ({
      set: editor.set,
      beginning: editor.beginning,
      tellRemoved: (what) => {
        message.info(`已删除${what === '' ? '' : `“${what}”`}，按 Ctrl+Z 或“撤销”可以恢复。`);
      },
    }),
    [editor, message],
  );
  const faultsById = useMemo(
    () => new Map(faults.map(({ path, message: text }) => [fieldId(path), text])),
    [faults],
  );
  const rules = valueAt(content, ['presence', 'rules']);
  const states = valueAt(content, ['recall', 'workflow', 'value', 'states']);
  const references = useMemo(
    () => ({ presence_rules: namedIn(rules), workflow_states: namedIn(states) }),
    [rules, states],
  );
  return (
    <FormActionsContext value={actions}>
      <FaultsContext value={faultsById}>
        <ReferencesContext value={references}>
          <TargetContext value={target}>
            <form
              className={styles.form}
              aria-label={`修改：${chapterTitles[chapter]}`}
              onSubmit={(event) => event.preventDefault()}
            >
              <h2 tabIndex={-1} id="chapter-form">
                {chapterTitles[chapter]}
              </h2>
              <div className={formStyles.parts}>
                {chapterParts[chapter].map((path) => (
                  <SchemeField
                    key={fieldId(path)}
                    node={nodeAt(path, content)}
                    path={path}
                    value={valueAt(content, path)}
                  />
                ))}
              </div>
            </form>
          </TargetContext>
        </ReferencesContext>
      </FaultsContext>
    </FormActionsContext>
  );
}

function namedIn(rules: unknown): Named[] {
  return entriesIn(rules).map((rule) => {
    const { code, title } = fieldsIn(rule);
    return { code: textIn(code), title: textIn(title) };
  });
}
