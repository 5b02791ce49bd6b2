import type { Sabotage } from './sabotage';

export const ROUTERS: readonly Sabotage[] = [
  {
    name: 'the sealed router is configured with a Bedrock model',
    noticedBy: ['I4.router-configs'],
    break: (edit) => {
      const models = edit.routerConfig('open').models;
      edit.routerConfig('sealed').models.push(models[models.length - 1]);
    },
  },
  {
    name: 'a router is configured with a higher ceiling',
    noticedBy: ['I4.router-configs'],
    break: (edit) => {
      edit.routerConfig('open').ceilings.confidential = 'global';
    },
  },
  {
    name: 'a router is configured with another inference profile',
    noticedBy: ['I4.router-configs'],
    break: (edit) => {
      const model = edit
        .routerConfig('open')
        .models.find(({ name }: { name: string }) => name === 'claude-haiku');
      model.invokeId = 'global.anthropic.claude-haiku-4-5-20251001-v1:0';
    },
  },
  {
    name: 'a router is configured with a nearer boundary than the profile has',
    noticedBy: ['I4.router-configs'],
    break: (edit) => {
      const model = edit
        .routerConfig('open')
        .models.find(({ name }: { name: string }) => name === 'claude-haiku');
      model.boundary = 'region';
    },
  },
  {
    name: 'a router is configured with other regions than the profile’s destinations',
    noticedBy: ['I4.router-configs'],
    break: (edit) => {
      const model = edit
        .routerConfig('open')
        .models.find(({ name }: { name: string }) => name === 'claude-haiku');
      model.regions = ['us-east-1'];
    },
  },
  {
    name: 'the sealed router is bundled with the open lane’s configuration',
    noticedBy: ['I4.lanes'],
    break: (edit) => {
      Object.assign(edit.routerConfig('sealed'), edit.routerConfig('open'));
    },
  },
];
