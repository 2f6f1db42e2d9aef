import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { sessionQuery } from '../shell/session.ts';
import { Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';

/** The door of an installation that has accounts. */
export function SignIn() {
  useTitle('Sign in');
  const { next } = useSearch({ from: '/sign-in' });
  const session = useQuery(sessionQuery);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ name: name.trim(), passphrase }),
    onSuccess: () => queries.resetQueries(),
  });
  if (session.data?.actor) return <Navigate to={next ?? '/'} replace />;

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate();
  }
  return (
    <main className="alone">
      <p className="brand">Candour</p>
      <h1>Sign in</h1>
      <p className="soft">What you read and do is written into the ledger under your name.</p>
      <form className="form" onSubmit={submit}>
        <TextInput
          label="Name"
          required
          autoComplete="username"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Passphrase"
          required
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
        {signIn.isError ? <Refusal error={signIn.error} /> : null}
        <div>
          <WorkButton type="submit" busy={signIn.isPending}>
            Sign in
          </WorkButton>
        </div>
      </form>
    </main>
  );
}
