import { Link } from '@tanstack/react-router';
import { Refusal } from '../signs/states.tsx';
import './frame.css';

export function NotHere() {
  return (
    <main className="alone">
      <h1>There is no such page</h1>
      <p>
        The address may be from another installation. <Link to="/">All operations</Link>
      </p>
    </main>
  );
}

export function PageFailed({ error }: { error: unknown }) {
  return (
    <main className="alone">
      <Refusal level={1} error={error} retry={() => location.reload()} />
    </main>
  );
}
