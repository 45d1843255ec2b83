import {
  type AllowanceChoices,
  type PartialMonth,
  partialMonthSchema,
} from '#shared/contract/presence-money.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';

/** Choices for months only partly on post as one word for the address: `transport.by_day,hardship.full`. */
export function partialMonthText(chosen: AllowanceChoices['partialMonth']): string | null {
  const parts = Object.entries(chosen)
    .map(([code, way]) => `${code}.${way}`)
    .sort();
  return parts.length === 0 ? null : parts.join(',');
}

/** The choices of an address; what was tampered with or has grown old counts as not chosen. */
export function readPartialMonth(text: string | null): Record<string, PartialMonth> {
  const pairs = (text ?? '').split(',').flatMap((part): [string, PartialMonth][] => {
    const [code = '', way] = part.split('.');
    const parsed = partialMonthSchema.safeParse(way);
    return ruleCodeSchema.safeParse(code).success && parsed.success ? [[code, parsed.data]] : [];
  });
  return Object.fromEntries(pairs);
}
