import { createContext, useContext } from 'react';
import type { Reference } from '../labels.ts';
import type { Beginning } from '../new-values.ts';
import type { Path } from '../values.ts';

/** What the fields of the form do; the same object for as long as the draft is open. */
export interface FormActions {
  readonly set: (path: Path, value: unknown) => void;
  /** What a new rule starts with. */
  readonly beginning: () => Beginning;
  /** Says that something has been removed and how to get it back. */
  readonly tellRemoved: (what: string) => void;
}

export const FormActionsContext = createContext<FormActions | null>(null);

/** @throws Error outside of the form */
export function useFormActions(): FormActions {
  const actions = useContext(FormActionsContext);
  if (!actions) throw new Error('A field of a scheme outside of its form');
  return actions;
}

/** What is wrong with fields, by their ids. */
export const FaultsContext = createContext<ReadonlyMap<string, string>>(new Map());

export interface Named {
  readonly code: string;
  readonly title: string;
}

/** Rules of the scheme that fields may name. */
export const ReferencesContext = createContext<Readonly<Record<Reference, readonly Named[]>>>({
  presence_rules: [],
  workflow_states: [],
});

/** Place of a field to be shown, with the lists around it opened; a new object each time it is asked for. */
export const TargetContext = createContext<{ readonly path: Path } | null>(null);
