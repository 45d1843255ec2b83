import * as z from 'zod';
import { auditActionLabel, auditActions } from '#shared/audit/actions.ts';
import {
  caseEntityTypes,
  conductEntityTypes,
  houseEntityTypes,
  objectionEntityTypes,
  signalEntityTypes,
} from '#shared/audit/entities.ts';
import type { AuditEvent, ChainVerification } from '#shared/contract/audit.ts';
import { type BusinessDate, type Instant, instantSchema } from '#shared/dates.ts';
import { isAllowed } from '#shared/permissions.ts';
import { tidyLine } from '#shared/text.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import { collectAnchors } from '../database/chain/anchors.ts';
import type { AuditRow } from '../database/chain/event-hash.ts';
import { verifyChain } from '../database/chain/verify-chain.ts';
import { dataFiles } from '../database/data-directory.ts';
import type { Database } from '../database/database.types.ts';
import { type AuditFilter, countEvents, eventsOf, listEvents } from './audit.repository.ts';

export interface AuditQuery {
  readonly offset: number;
  readonly limit: number;
  /** Looked for in the actor's name, the words of the action and the record's id. */
  readonly text: string;
  readonly actorId: string | null;
  readonly actionPrefix: string | null;
  readonly entityId: string | null;
  /** First and last day, both included. */
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
}

export interface AuditService {
  /**
   * The trail, newest first. A reader who may not see signals learns that one was dismissed, by whom and when, but not
   * which, about whom or why; and of objections, conduct and recall cases likewise, that one was recorded,
   * answered, voided or taken a step further.
   */
  list(query: AuditQuery, reader: Role): Promise<{ total: number; events: AuditEvent[] }>;
  /**
   * The last 500 events of one record, newest first. Every role may ask, so accounts, backups and the database itself
   * have no history here: they are in `list`. Signals, objections, conduct and cases have one only for those who may see them.
   */
  history(entityId: string, reader: Role): Promise<{ events: AuditEvent[] }>;
  /** Reads the whole chain again and holds it against every head known from elsewhere. */
  verify(): Promise<ChainVerification>;
}

const longestHistory = 500;
const dayMs = 86_400_000;

/** The audit trail: reading it, and proving that it is whole. */
export function createAuditService(deps: {
  database: Database;
  dataDirectory: string;
  clock: Clock;
}): AuditService {
  const { database, clock } = deps;
  const files = dataFiles(deps.dataDirectory);
  return {
    async list(query, reader) {
      const filter = filterOf(query);
      const total = await countEvents(database.read, filter);
      const rows = await listEvents(database.read, filter, query);
      return { total, events: rows.map((row) => shownEvent(row, reader)) };
    },

    async history(entityId, reader) {
      const leftOut = [...houseEntityTypes, ...withheldFrom(reader)];
      const rows = await eventsOf(database.read, entityId, leftOut, longestHistory);
      return { events: rows.map((row) => shownEvent(row, reader)) };
    },

    async verify() {
      const anchors = await collectAnchors(files, database.read);
      return await verifyChain(database.read, anchors, clock.now());
    },
  };
}

/** Kinds of records of which a reader may not know what they say. */
const withheldFrom = (reader: Role) => [
  ...(isAllowed(reader, 'recall.listSignals') ? [] : signalEntityTypes),
  ...(isAllowed(reader, 'assessment.listObjections') ? [] : objectionEntityTypes),
  ...(isAllowed(reader, 'presence.listConduct') ? [] : conductEntityTypes),
  ...(isAllowed(reader, 'recall.openCase') ? [] : caseEntityTypes),
];

/** An event as far as a reader may know what it says. What was found about somebody's eligibility may be conduct. */
function shownEvent(row: AuditRow, reader: Role): AuditEvent {
  const event = toEvent(row);
  const { action, entityType } = event;
  const findings = action === 'assessment.eligibilityDetermined' && entityType === 'assessment';
  const withheld =
    withheldFrom(reader).some((type) => type === entityType) ||
    (findings && !isAllowed(reader, 'assessment.getEligibility'));
  return withheld ? { ...event, before: null, after: null, reason: null } : event;
}

function filterOf({ text, actorId, actionPrefix, entityId, from, to }: AuditQuery): AuditFilter {
  const sought = tidyLine(text);
  return {
    actorId,
    actionPrefix,
    entityId,
    from: from && startOf(from, 0),
    before: to && startOf(to, 1),
    search:
      sought === ''
        ? null
        : {
            text: sought,
            actions: Object.keys(auditActions).filter((action) => auditActionLabel(action).includes(sought)),
          },
  };
}

/** Midnight in China Standard Time (UTC+8) of a day, or of one some days later. */
function startOf(day: BusinessDate, daysLater: number): Instant {
  return instantSchema.parse(
    new Date(Date.parse(`${day}T00:00:00.000+08:00`) + daysLater * dayMs).toISOString(),
  );
}

function toEvent(row: AuditRow): AuditEvent {
  return {
    sequence: row.sequence,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    actionLabel: auditActionLabel(row.action),
    entityType: row.entity_type,
    entityId: row.entity_id,
    before: parsed(row.before),
    after: parsed(row.after),
    reason: row.reason,
    hash: row.hash,
  };
}

/** Text that somebody has made unreadable is shown as it stands: the list must not fail over the row it should show. */
function parsed(text: string | null): AuditEvent['before'] {
  if (text === null) return null;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}
