import { REFUSE_RESTRICTED, RESTRICTED_BY } from '../../policy/restricted-on-open-lane';

test.each(RESTRICTED_BY)(
  'restricted by %s: refused on the open lane where a deployment says nothing',
  (by) => {
    expect(REFUSE_RESTRICTED[by]).toBe('refuse');
  },
);
