import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../people/queries.ts';

/** Names of the persons that reviews are about; none where the account may not see people. Asked only where one is needed. */
export function usePersonNames(
  operation: number,
  reviews: readonly { readonly person: number | null }[],
): (person: number) => string | undefined {
  const needed = reviews.some(({ person }) => person !== null);
  const people = useQuery({ ...peopleQuery(operation), enabled: needed }).data?.people;
  return (person) => people?.find(({ id }) => id === person)?.name;
}
