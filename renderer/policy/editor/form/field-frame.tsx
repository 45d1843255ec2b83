import { type ReactNode, useContext, useId } from 'react';
import type { FieldWords } from '../labels.ts';
import { fieldId, type Path } from '../values.ts';
import styles from './form.module.css';
import { FaultsContext } from './form-context.ts';

/** What ties a control to its label, its help and what is wrong with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldFrameProps {
  readonly path: Path;
  readonly words: FieldWords;
  /** Takes a line for itself. */
  readonly wide?: boolean;
  /** Help is left out: within a row of a list, where it would stand again and again. */
  readonly bare?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label above, help and fault below one control. */
export function FieldFrame({ path, words, wide = false, bare = false, children }: FieldFrameProps) {
  const id = fieldId(path);
  const noteId = useId();
  const fault = useContext(FaultsContext).get(id);
  const note = fault ?? (bare ? undefined : words.help);
  return (
    <div className={wide ? styles.wide : styles.field}>
      <label htmlFor={id}>{words.label}</label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': fault !== undefined,
      })}
      <Note id={noteId} fault={fault} help={bare ? undefined : words.help} />
    </div>
  );
}

interface GroupFrameProps extends Omit<FieldFrameProps, 'children'> {
  readonly children: ReactNode;
}

/** As {@link FieldFrame} around several controls that make up one value. */
export function GroupFrame({ path, words, wide = true, bare = false, children }: GroupFrameProps) {
  const id = fieldId(path);
  const noteId = useId();
  const fault = useContext(FaultsContext).get(id);
  const help = bare ? undefined : words.help;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={wide ? styles.wide : styles.field}
      aria-describedby={fault === undefined && help === undefined ? undefined : noteId}
    >
      <legend>{words.label}</legend>
      <Note id={noteId} fault={fault} help={help} />
      {children}
    </fieldset>
  );
}

interface NoteProps {
  readonly id: string;
  readonly fault: string | undefined;
  readonly help: string | undefined;
}

function Note({ id, fault, help }: NoteProps) {
  if (fault !== undefined) {
    return (
      <p id={id} className={styles.fault} role="alert">
        {fault}。
      </p>
    );
  }
  return help === undefined ? null : (
    <p id={id} className={styles.help}>
      {help}
    </p>
  );
}
