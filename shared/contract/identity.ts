import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { userIdSchema } from '../ids.ts';
import { line, tidyLine } from '../text.ts';
import { roleSchema } from '../vocabulary.ts';
import { procedure, revisionSchema } from './base.ts';

/** 8 characters at least: length protects more than composition rules do. */
export const passwordSchema = z.string().min(8, '密码至少 8 位').max(200, '密码不能超过 200 位');

export const usernameSchema = line('用户名', 40);

export const userSchema = z.object({
  id: userIdSchema,
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  createdAt: instantSchema,
  revision: revisionSchema,
});
export type User = z.infer<typeof userSchema>;

/** Who is signed in; `locked` after idling until the password is entered again. */
export const sessionSchema = z.object({
  user: userSchema,
  locked: z.boolean(),
  /** Minutes without activity after which the session locks. */
  idleMinutes: z.number().int(),
});
export type Session = z.infer<typeof sessionSchema>;

const signedIn = z.object({ token: z.string(), session: sessionSchema });

const credentialErrors = {
  /** Wrong user name or password; the next try is possible after `retryAfterSeconds` (0 at first). */
  INVALID_CREDENTIALS: { status: 401, data: z.object({ retryAfterSeconds: z.number().int().min(0) }) },
} as const;

export const identityContract = {
  /** What the page needs before anyone has signed in. */
  status: procedure.output(
    z.object({
      setupRequired: z.boolean(),
      organisation: z.string().nullable(),
      session: sessionSchema.nullable(),
    }),
  ),
  /** First run: makes the administrator and names the organisation. Refused once a user exists. */
  setUp: procedure
    .input(
      z.object({
        organisation: line('单位（县、市、区）名称', 40),
        username: usernameSchema,
        displayName: line('姓名', 40),
        password: passwordSchema,
      }),
    )
    .output(signedIn),
  signIn: procedure
    .errors(credentialErrors)
    // Tidied as when the account was made: full-width letters of an input method name the same account.
    .input(z.object({ username: z.string().max(200).transform(tidyLine), password: z.string().max(200) }))
    .output(signedIn),
  signOut: procedure.output(z.object({})),
  lock: procedure.output(z.object({})),
  unlock: procedure
    .errors(credentialErrors)
    .input(z.object({ password: z.string().max(200) }))
    .output(z.object({ session: sessionSchema })),
  /** Ends every other session of the user; the answer carries the token that goes on. */
  changePassword: procedure
    .errors(credentialErrors)
    .input(z.object({ currentPassword: z.string().max(200), newPassword: passwordSchema }))
    .output(signedIn),
  listUsers: procedure.output(z.object({ users: z.array(userSchema) })),
  createUser: procedure
    .input(
      z.object({
        username: usernameSchema,
        displayName: line('姓名', 40),
        role: roleSchema,
        password: passwordSchema,
      }),
    )
    .output(userSchema),
  /** The last enabled administrator can neither be disabled nor given another role. */
  updateUser: procedure
    .input(
      z.object({
        id: userIdSchema,
        revision: revisionSchema,
        displayName: line('姓名', 40),
        role: roleSchema,
        disabled: z.boolean(),
      }),
    )
    .output(userSchema),
  /** Sets a new password for somebody and ends their sessions. */
  resetPassword: procedure
    .input(z.object({ id: userIdSchema, newPassword: passwordSchema }))
    .output(userSchema),
};
