import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { sessionQuery } from '../shell/session.ts';
import { Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Short of this a passphrase is guessed by a laptop; the server holds the same rule. */
const shortest = 12;

/** The first start asks who is at the desk and makes that person the owner of the installation. */
export function FirstStart() {
  useTitle('First start');
  const session = useQuery(sessionQuery);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const setUp = useMutation({
    mutationFn: () => api.setUp({ name: name.trim(), role: role.trim(), passphrase }),
    onSuccess: () => queries.resetQueries(),
  });
  if (session.data !== undefined && !session.data.setUpNeeded) return <Navigate to="/" replace />;

  const short = passphrase !== '' && passphrase.length < shortest;
  const differs = again !== '' && again !== passphrase;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (passphrase.length >= shortest && again === passphrase) setUp.mutate();
  }
  return (
    <main className="alone">
      <p className="brand">Candour</p>
      <h1>Who is at the desk?</h1>
      <p className="soft">
        The first account owns this installation. Every entry of the ledger names who acted, so give the name by which a
        hearing would know you. Nothing leaves this machine.
      </p>
      <form className="form" onSubmit={submit}>
        <TextInput
          label="Name"
          required
          maxLength={120}
          autoComplete="username"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Role"
          description="For example: investigating officer, reviewer, analyst."
          required
          maxLength={120}
          autoComplete="organization-title"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <PasswordInput
          label="Passphrase"
          description={`At least ${shortest} characters. Four unrelated words are good. It cannot be recovered.`}
          required
          autoComplete="new-password"
          value={passphrase}
          error={short ? `${shortest - passphrase.length} more characters are needed.` : null}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
        <PasswordInput
          label="Passphrase again"
          required
          autoComplete="new-password"
          value={again}
          error={differs ? 'The two are not the same.' : null}
          onChange={(event) => setAgain(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the second passphrase' }}
        />
        {setUp.isError ? <Refusal error={setUp.error} /> : null}
        <div>
          <WorkButton type="submit" busy={setUp.isPending}>
            Begin
          </WorkButton>
        </div>
      </form>
    </main>
  );
}
