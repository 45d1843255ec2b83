import type { KeyboardEvent } from 'react';

const fieldSelector = '[data-count-field]';

/**
 * Moves between the counts of the element it is attached to as in a spreadsheet: Enter to the next one, also over
 * the end of a row; arrows up and down within the column, left and right only at the ends of a number. Enter in the
 * last one leaves it, which settles it.
 */
export function moveBetweenCounts(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLInputElement) || !target.matches(fieldSelector)) return;
  if (event.nativeEvent.isComposing || event.altKey) return;
  const fields = [...currentTarget.querySelectorAll<HTMLInputElement>(fieldSelector)];
  const across = target.closest('[data-count-row]')?.querySelectorAll(fieldSelector).length ?? 1;
  const whole = target.selectionStart === 0 && target.selectionEnd === target.value.length;
  const steps: Record<string, number | undefined> = {
    Enter: 1,
    ArrowDown: across,
    ArrowUp: -across,
    ArrowRight: whole || target.selectionStart === target.value.length ? 1 : undefined,
    ArrowLeft: whole || target.selectionEnd === 0 ? -1 : undefined,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = fields[fields.indexOf(target) + step];
  if (next) next.focus();
  else if (event.key === 'Enter') target.blur();
}

/** Goes to the first count on the page that is not filled in, or to the very first. */
export function focusFirstCount(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>(fieldSelector)];
  (fields.find(({ value }) => value === '') ?? fields[0])?.focus();
}
