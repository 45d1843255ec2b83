import type { FormInstance, FormRule } from 'antd';
import type * as z from 'zod';
import { fieldIssuesOf } from '../app/client.ts';

/** A rule of antd's forms that says what the contract would say. Nothing typed counts as `blank`. */
export function ruleOf(schema: z.ZodType, blank: '' | null = null): FormRule {
  return {
    async validator(_, value: unknown) {
      const parsed = schema.safeParse(value ?? blank);
      if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? '内容不符合要求');
    },
  };
}

/** Puts the server's refusals beside the fields they are about. Returns whether each one found its field. */
export function showFieldIssues(
  form: Pick<FormInstance, 'setFields'>,
  error: unknown,
  fields: readonly string[],
): boolean {
  const issues = Object.entries(fieldIssuesOf(error)).map(([path, message]) => ({
    name: path.split('.').at(-1) ?? path,
    message,
  }));
  const known = issues.filter(({ name }) => fields.includes(name));
  form.setFields(known.map(({ name, message }) => ({ name, errors: [message] })));
  return issues.length > 0 && known.length === issues.length;
}

/** A text that is no date stands in its field until it is mended; nothing is saved over it meanwhile. */
export function wrongDateIn(container: Element | null): HTMLElement | null {
  return container?.querySelector<HTMLElement>('input[inputmode="numeric"][aria-invalid="true"]') ?? null;
}
