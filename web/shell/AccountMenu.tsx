import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from './session.ts';

/** Who is at the desk, and the way to all keys. */
export function AccountMenu({ showKeys }: { showKeys: () => void }) {
  const session = useQuery(sessionQuery);
  return (
    <div className="account-menu">
      <button type="button" className="plain-button keys-button" onClick={showKeys}>
        Keys
      </button>
      <Link to="/account">{session.data?.actor?.name ?? 'Account'}</Link>
    </div>
  );
}
