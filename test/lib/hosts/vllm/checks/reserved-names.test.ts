import { problemsAfter } from '../../../config/changed';

test('a deployment with GPU instances cannot be named as ECS names its own things', () => {
  expect(problemsAfter({ name: 'ecs-claims' })).toEqual([
    expect.objectContaining({
      path: 'name',
      got: 'ecs-claims',
      fix: expect.stringContaining('llm-ecs-claims'),
    }),
  ]);
});
