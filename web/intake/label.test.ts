import { describe, expect, it } from 'vitest';
import { emptyLabel, faultsOf, intakeOf } from './label.ts';

const label = { ...emptyLabel, ref: ' JM/1 ', custodian: 'J. Marsh' };

describe("the exhibit's label", () => {
  it('is not sent without a reference and a custodian', () => {
    expect(Object.keys(faultsOf(emptyLabel))).toEqual(['ref', 'custodian']);
    expect(faultsOf(label)).toEqual({});
  });

  it('takes privilege terms one a line, each once', () => {
    const sent = intakeOf({ ...label, privilegeTerms: 'Counsel Ltd\n\n Counsel Ltd \nFenn' });
    expect(sent.privilegeTerms).toEqual(['Counsel Ltd', 'Fenn']);
    expect(faultsOf({ ...label, privilegeTerms: 'e' }).privilegeTerms).toBeDefined();
  });

  it('takes the laboratory hash in either case and refuses half of one', () => {
    const hash = 'AB'.repeat(32);
    expect(intakeOf({ ...label, expectSha256: hash }).expectSha256).toBe('ab'.repeat(32));
    expect(faultsOf({ ...label, expectSha256: 'abcd' }).expectSha256).toBeDefined();
  });

  it('refuses a scope that ends before it begins', () => {
    expect(faultsOf({ ...label, scopeFrom: '2018-01-02', scopeTo: '2018-01-01' }).scopeTo).toBeDefined();
    expect(intakeOf(label)).toMatchObject({ ref: 'JM/1', zone: null, dateOrder: null, scopeFrom: null });
  });
});
