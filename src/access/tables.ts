/** Rows of this room's tables (migrations.ts). The auth_ tables are better-auth's and are written by it alone. */

export type AccessTables = {
  account: {
    account_id: string;
    name: string;
    /** The name folded (name-key.ts), unique: two people cannot be told apart by a capital letter. */
    name_key: string;
    role: string;
    owner: 0 | 1;
    state: 'open' | 'closed';
    made_at: string;
    made_by: string;
  };
  access_grant: {
    /** 0 stands for all operations and the installation. */
    operation_id: number;
    account_id: string;
    act: string;
    granted_at: string;
    granted_by: string;
  };
  sign_in_ticket: { ticket_hash: string; account_id: string | null; expires_at: string };
  sign_in_failure: { subject: string; failures: number; last_at: string };
  auth_user: { id: string };
  auth_session: { id: string; userId: string; expiresAt: string };
  auth_credential: { id: string; userId: string; providerId: string; password: string | null };
};
