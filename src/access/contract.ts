/** What the access room says over HTTP, both ways. */

import { z } from 'zod';
import { actNames } from './acts.ts';

const name = z.string().min(1).max(120).describe('Name as it will stand in the ledger');
const role = z.string().min(1).max(120).describe('Role in which the person acts, for example "lead investigator"');

/** Length is what counts; nothing is asked about kinds of characters. */
export const Passphrase = z.string().min(12).max(256).describe('At least twelve characters; several words are best');

const AccountRef = z.string().uuid();

const ActName = z.enum(actNames);

export const SessionView = z.object({
  actor: z.object({ id: AccountRef, name: z.string(), role: z.string(), owner: z.boolean() }).nullable(),
  /** True before the owner's account is made. */
  setUpNeeded: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const SetUpRequest = z.object({ name, role, passphrase: Passphrase }).strict();
export type SetUpRequest = z.infer<typeof SetUpRequest>;

export const SignInRequest = z.object({ name, passphrase: z.string().min(1).max(256) }).strict();
export type SignInRequest = z.infer<typeof SignInRequest>;

export const StartQuery = z.object({ ticket: z.string().min(1).max(200) });

const GrantView = z.object({
  act: ActName,
  operation: z.union([z.number().int().positive(), z.literal('all')]),
});
export const GrantRequest = GrantView.strict();

const AccountView = z.object({
  id: AccountRef,
  name: z.string(),
  role: z.string(),
  owner: z.boolean(),
  state: z.enum(['open', 'closed']),
  madeAt: z.string(),
  grants: z.array(GrantView),
});

export const AccountList = z.object({ accounts: z.array(AccountView) });
export const AccountRequest = z.object({ name, role, passphrase: Passphrase.optional() }).strict();
export type AccountRequest = z.infer<typeof AccountRequest>;
export const AccountMade = z.object({ id: AccountRef });
export const PassphraseRequest = z.object({ passphrase: Passphrase }).strict();
export const AccountParams = z.object({ account: AccountRef });
export const GrantParams = z.object({
  account: AccountRef,
  operation: z.union([z.literal('all'), z.coerce.number().int().positive()]),
  act: ActName,
});
