import { problemsAfter } from '../../../config/changed';

test('a deployment with GPU instances cannot have a name with a prefix that ECS reserves', () => {
  expect(problemsAfter({ name: 'ecs-claims' })).toEqual([
    expect.objectContaining({
      path: 'name',
      got: 'ecs-claims',
      fix: expect.stringContaining('llm-ecs-claims'),
    }),
  ]);
});
